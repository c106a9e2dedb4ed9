//! The real server as a process, in its release form, with an office made for measuring.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write as _},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tempfile::TempDir;

use crate::wire::{Wire, get, get_as, post};

/// The hall that everything is measured in.
pub(crate) const HALL: &str = "folla";

/// The lines of the hall.
pub(crate) const SERVICES: usize = 8;

/// The counters of the hall.
pub(crate) const COUNTERS: usize = 20;

/// The totems of the hall: two machines under one name are refused, so each has a name and a letter of its own.
pub(crate) const KIOSKS: usize = 5;

/// How many of the services one counter serves; counters differ in which.
const SKILLS: usize = 4;

/// Numbers of one line on one day: the most that an office may set.
const LAST_NUMBER: usize = 9999;

/// The server's clock starts on a Monday morning, so that no run crosses midnight.
const CLOCK_FROM: &str = "2026-11-23T09:00[Europe/Rome]";

/// From where the clock of a server goes on that is started again: later than any day was lived through, however slow the machine.
const LATER: &str = "2026-11-23T15:00[Europe/Rome]";

/// Who works at every counter.
const OPERATOR: &str = "banco";

/// The operator's password.
const PASSWORD: &str = "quattro mele rosse";

/// How long a server may take to start before the run is given up.
const START_SECS_MAX: u64 = 30;

/// Which services a counter serves: a window of the list that moves on with each counter, so skills are mixed.
pub(crate) fn skills(counter: usize) -> impl Iterator<Item = usize> {
    (0..SKILLS).map(move |step| (counter + step) % SERVICES)
}

/// The office: always open, [`SERVICES`] lines, [`COUNTERS`] counters with mixed skills.
pub(crate) fn office() -> String {
    let mut text = format!(
        "hall = \"{HALL}\"\ntime_zone = \"Europe/Rome\"\nlanguages = [\"it\", \"en\"]\nhours = \"24/7; PH open\"\n\
         office = {{ it = \"Folla\", en = \"Crowd\" }}\n\
         [[zone]]\nid = \"sala\"\nname = {{ it = \"Sala\", en = \"Hall\" }}\n"
    );
    for (index, letter) in ('A'..='Z').rev().take(KIOSKS).enumerate() {
        let _ = write!(text, "[[kiosk]]\nid = \"{}\"\nletter = \"{letter}\"\n", kiosk(index));
    }
    for counter in 0..COUNTERS {
        let served = skills(counter).map(|index| format!("\"servizio-{index}\"")).collect::<Vec<_>>().join(", ");
        let _ = write!(
            text,
            "[[counter]]\nid = \"sportello-{counter}\"\nzone = \"sala\"\n\
             name = {{ it = \"Sportello {counter}\", en = \"Counter {counter}\" }}\nservices = [{served}]\n"
        );
    }
    for (index, letter) in ('A'..='Z').take(SERVICES).enumerate() {
        let _ = write!(
            text,
            "[[service]]\nid = \"servizio-{index}\"\nletter = \"{letter}\"\nminutes = 5\nlast_number = {LAST_NUMBER}\n\
             name = {{ it = \"Servizio {index}\", en = \"Service {index}\" }}\n"
        );
    }
    text
}

/// The name of a totem.
pub(crate) fn kiosk(index: usize) -> String {
    format!("totem-{index}")
}

/// The path of the server's program, built beside this one.
pub(crate) fn program() -> Result<PathBuf> {
    let path = std::env::current_exe()?.with_file_name("turno-server");
    ensure!(path.is_file(), "turno-server is not built beside this program: run 'make bench'");
    Ok(path)
}

/// A data folder with the office in it. It is removed with everything in it when dropped.
#[derive(Debug)]
pub(crate) struct Data(TempDir);

impl Data {
    /// Makes the folder inside `around`, which must lie on a real disk: in memory a commit costs nothing.
    pub(crate) fn new(around: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("data-").tempdir_in(around)?;
        let file = folder.path().join("office.toml");
        fs::write(&file, office())?;
        let data = Self(folder);
        let output =
            Command::new(program()?).args(["hall", "import"]).arg(&file).arg("--data").arg(data.path()).output()?;
        ensure!(output.status.success(), "the office was refused: {}", String::from_utf8_lossy(&output.stderr));
        let mut adding = Command::new(program()?)
            .args(["user", "add", OPERATOR, "--role", "operator", "--data"])
            .arg(data.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        adding.stdin.take().context("the command reads nothing")?.write_all(PASSWORD.as_bytes())?;
        ensure!(adding.wait()?.success(), "the operator was refused");
        Ok(data)
    }

    /// The same data in a folder of their own, as the latest server left them. No server may run on them meanwhile.
    pub(crate) fn copy(&self, around: &Path) -> Result<Self> {
        let copy = Self(tempfile::Builder::new().prefix("data-").tempdir_in(around)?);
        fs::create_dir(copy.path())?;
        for entry in fs::read_dir(self.path())? {
            let entry = entry?;
            fs::copy(entry.path(), copy.path().join(entry.file_name()))?;
        }
        Ok(copy)
    }

    /// The server's data folder.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// The bytes of every file of the server's data, read once from beginning to end.
    pub(crate) fn read_through(&self) -> Result<u64> {
        let mut total = 0;
        let mut buffer = vec![0; 128 * 1024];
        for entry in fs::read_dir(self.path())? {
            let mut file = File::open(entry?.path())?;
            loop {
                match file.read(&mut buffer)? {
                    0 => break,
                    length => total += length as u64,
                }
            }
        }
        Ok(total)
    }
}

/// A running server. It is killed when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    start_ms: f64,
    session: String,
}

impl Server {
    /// Starts the server and waits until it is ready to give a ticket.
    pub(crate) async fn start(data: &Data) -> Result<Self> {
        Self::start_at(data, CLOCK_FROM).await
    }

    /// The same, in the afternoon of a day that is on the disk.
    pub(crate) async fn start_again(data: &Data) -> Result<Self> {
        Self::start_at(data, LATER).await
    }

    async fn start_at(data: &Data, clock: &str) -> Result<Self> {
        let log = data.0.path().join("server.log");
        let begun = Instant::now();
        let mut command = Command::new(program()?);
        command.arg("serve").arg("--data").arg(data.path());
        command.args(["--listen", "127.0.0.1:0", "--clock-from", clock]);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&log)?)
            .spawn()
            .context("the server cannot be started")?;
        let address = listening(&mut child).with_context(|| fs::read_to_string(&log).unwrap_or_default());
        let mut server = match address {
            Ok(address) => Self { child, address, start_ms: 0.0, session: String::new() },
            Err(error) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(error);
            }
        };
        let status = server.wire().await?.send(&get("/health/ready")).await?;
        ensure!(status == 200, "the server is not ready after its start: {status}");
        server.start_ms = begun.elapsed().as_secs_f64() * 1e3;
        let json = serde_json::json!({"name": OPERATOR, "password": PASSWORD}).to_string();
        let mut wire = server.wire().await?;
        let status = wire.send(&post("/api/v1/session", &json)).await?;
        ensure!(status == 201, "the operator cannot sign in: {status}");
        let cookie = wire.header("set-cookie").context("a session without a cookie")?;
        server.session = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(server)
    }

    /// The cookie of the operator's session.
    pub(crate) fn session(&self) -> &str {
        &self.session
    }

    /// Milliseconds from the start of the process to its first answer that it is ready.
    pub(crate) fn start_ms(&self) -> f64 {
        self.start_ms
    }

    /// The process's identifier.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// A new connection.
    pub(crate) async fn wire(&self) -> Result<Wire> {
        Wire::open(self.address).await
    }

    /// So many new connections.
    pub(crate) async fn wires(&self, count: usize) -> Result<Vec<Wire>> {
        let mut wires = Vec::with_capacity(count);
        for _ in 0..count {
            wires.push(self.wire().await?);
        }
        Ok(wires)
    }

    /// How many people have been served and how many wait, as the operators' floor says.
    pub(crate) async fn served_and_waiting(&self) -> Result<(u64, u64)> {
        let mut wire = self.wire().await?;
        let status = wire.send(&get_as(&self.session, &format!("/api/v1/halls/{HALL}/floor"))).await?;
        ensure!(status == 200, "no floor: {status}");
        let floor: Value = serde_json::from_slice(wire.body())?;
        let number = |value: &Value| value.as_u64().context("the floor has another form");
        let mut waiting = 0;
        for line in floor["floor"]["lines"].as_array().context("the floor has no lines")? {
            waiting += number(&line["waiting_total"])?;
        }
        Ok((number(&floor["floor"]["served"])?, waiting))
    }

    /// Kills it as a cut of the power would, without a last word.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed already; both calls then only say so.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for the line in which the server says where it listens.
fn listening(child: &mut Child) -> Result<SocketAddr> {
    let out = child.stdout.take().context("the server has no output")?;
    let (say, said) = mpsc::channel();
    // Reads on after the address has come, so that the server never writes into a closed pipe.
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(address) = line.strip_prefix("listening on http://") {
                let _ = say.send(address.parse());
            }
        }
    });
    match said.recv_timeout(Duration::from_secs(START_SECS_MAX)) {
        Ok(address) => Ok(address?),
        Err(_) => bail!("the server did not say where it listens"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sixteen_counters_serve_every_line() {
        let mut served: Vec<_> = (0..16).flat_map(skills).collect();
        served.sort_unstable();
        served.dedup();
        assert_eq!(served.len(), SERVICES);
        assert_ne!(skills(0).collect::<Vec<_>>(), skills(1).collect::<Vec<_>>());
    }

    #[test]
    fn the_office_is_one_that_the_server_takes() {
        let settings = turno_server::office::read(&office(), 1).unwrap();
        let (services, counters, kiosks) = (settings.services.len(), settings.counters.len(), settings.kiosks.len());
        assert_eq!((services, counters, kiosks), (SERVICES, COUNTERS, KIOSKS));
    }
}
