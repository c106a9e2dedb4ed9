//! The real server on a port of its own choice.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use reqwest::header::{COOKIE, HeaderMap, HeaderValue};
use serde_json::{Value, json};
use tempfile::TempDir;
use turno_protocol::{Board, BoardEnvelope, Floor, FloorEnvelope};
use uuid::Uuid;

use crate::{
    OFFICE_HOURS,
    process::{Program, binary},
};

/// The person that a test's server knows, an administrator.
pub const PERSON: &str = "prova";

/// The password of everybody in tests.
pub const PASSWORD: &str = "quattro mele rosse";

/// A data folder with imported offices; it lives as long as the test.
#[derive(Debug)]
pub struct Data(TempDir);

impl Data {
    /// A new folder with these offices taken in by the real command.
    ///
    /// # Panics
    ///
    /// When an office is refused.
    #[must_use]
    pub fn with(offices: &[&str]) -> Self {
        let data = Self(tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}")));
        for office in offices {
            data.import(office).unwrap_or_else(|error| panic!("{error}"));
        }
        data
    }

    /// Takes an office in.
    ///
    /// # Errors
    ///
    /// What the command said.
    pub fn import(&self, office: &str) -> Result<String> {
        let file = self.0.path().join("office.toml");
        fs::write(&file, office)?;
        let output = Command::new(binary("turno-server"))
            .args(["hall", "import"])
            .arg(&file)
            .arg("--data")
            .arg(self.path())
            .output()?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Adds a person with [`PASSWORD`]; somebody who is there already stays as is.
    ///
    /// # Panics
    ///
    /// When the command refuses.
    pub fn add_person(&self, name: &str, role: &str) {
        let mut command = Command::new(binary("turno-server"));
        command.args(["user", "add", name, "--role", role, "--data"]).arg(self.path());
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot add a person: {error}"));
        if let Some(mut stdin) = child.stdin.take() {
            // A command that refuses at once no longer listens.
            let _ = writeln!(stdin, "{PASSWORD}");
        }
        let output = child.wait_with_output().unwrap_or_else(|error| panic!("cannot add a person: {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() || said.contains("already"), "{said}");
    }

    /// Where the server's data lie.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// The folder around it, for other files of the test.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.0.path()
    }
}

/// How to start a server.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The moment its clock starts from.
    pub clock_from: String,
    /// The address it listens on; port 0 lets the system choose.
    pub listen: String,
    /// How many counters a service needs for reports to tell its figures. Sample offices are small: 1 tells all.
    pub smallest_pool: u32,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self { clock_from: OFFICE_HOURS.to_owned(), listen: "127.0.0.1:0".to_owned(), smallest_pool: 1 }
    }
}

/// A running server and a client for it.
#[derive(Debug)]
pub struct Server {
    program: Program,
    url: String,
    session: String,
    client: reqwest::Client,
}

impl Server {
    /// Starts the server on a free port, in office hours.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start(data: &Data) -> Self {
        Self::start_with(data, &ServerOptions::default())
    }

    /// Starts the server with options, and signs [`PERSON`] in: the client may do everything.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start_with(data: &Data, options: &ServerOptions) -> Self {
        data.add_person(PERSON, "administrator");
        let mut command = Command::new(binary("turno-server"));
        command.arg("serve").arg("--data").arg(data.path());
        command.args(["--listen", &options.listen, "--clock-from", &options.clock_from]);
        command.env("TURNO_SERVER_SMALLEST_POOL", options.smallest_pool.to_string());
        let mut program = Program::start(command);
        let url = program.wait_for("its address", |line| line.strip_prefix("listening on ").map(str::to_owned));
        let session = sign_in(&url, PERSON).unwrap_or_else(|error| panic!("nobody can sign in: {error:#}"));
        let client = client_with(&session);
        Self { program, url, session, client }
    }

    /// The cookie of the session that [`Server::client`] uses, as `name=value`.
    #[must_use]
    pub fn session(&self) -> &str {
        &self.session
    }

    /// A client of another person, whom [`Data::add_person`] has added.
    ///
    /// # Panics
    ///
    /// When the person cannot sign in.
    #[must_use]
    pub fn client_of(&self, name: &str) -> reqwest::Client {
        client_with(&sign_in(&self.url, name).unwrap_or_else(|error| panic!("{name} cannot sign in: {error:#}")))
    }

    /// Its address, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The process.
    pub fn program(&mut self) -> &mut Program {
        &mut self.program
    }

    /// The process's identifier.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.program.pid()
    }

    /// The client.
    #[must_use]
    pub fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// `GET`: status and JSON.
    ///
    /// # Errors
    ///
    /// When there is no answer or it is not JSON.
    pub async fn get(&self, path: &str) -> Result<(u16, Value)> {
        let response = self.client.get(format!("{}{path}", self.url)).send().await?;
        Ok((response.status().as_u16(), response.json().await?))
    }

    /// `POST` of JSON: status and JSON.
    ///
    /// # Errors
    ///
    /// When there is no answer or it is not JSON.
    pub async fn post(&self, path: &str, body: &Value) -> Result<(u16, Value)> {
        let response = self.client.post(format!("{}{path}", self.url)).json(body).send().await?;
        Ok((response.status().as_u16(), response.json().await?))
    }

    /// Asks for a ticket with a new request identifier.
    ///
    /// # Errors
    ///
    /// When there is no answer.
    pub async fn issue(&self, hall: &str, service: &str) -> Result<(u16, Value)> {
        let body = json!({"request_id": Uuid::now_v7(), "service": service, "language": "it"});
        self.post(&format!("/api/v1/halls/{hall}/tickets"), &body).await
    }

    /// The number of a ticket that must be given.
    ///
    /// # Panics
    ///
    /// When it is not.
    pub async fn number(&self, hall: &str, service: &str) -> String {
        match self.issue(hall, service).await {
            Ok((201, body)) => body["ticket"]["number"].as_str().unwrap_or_default().to_owned(),
            other => panic!("no ticket: {other:?}"),
        }
    }

    /// Does a step at a counter with a new request identifier; `action` is the JSON of the action.
    ///
    /// # Errors
    ///
    /// When there is no answer.
    pub async fn act(&self, hall: &str, counter: &str, action: Value) -> Result<(u16, Value)> {
        let body = json!({"request_id": Uuid::now_v7(), "action": action});
        self.post(&format!("/api/v1/halls/{hall}/counters/{counter}/actions"), &body).await
    }

    /// The floor.
    ///
    /// # Errors
    ///
    /// When there is no answer.
    pub async fn floor(&self, hall: &str) -> Result<Floor> {
        let (_, body) = self.get(&format!("/api/v1/halls/{hall}/floor")).await?;
        Ok(serde_json::from_value::<FloorEnvelope>(body)?.floor)
    }

    /// The board of the whole hall.
    ///
    /// # Errors
    ///
    /// When there is no answer.
    pub async fn board(&self, hall: &str) -> Result<Board> {
        let (_, body) = self.get(&format!("/api/v1/halls/{hall}/board")).await?;
        Ok(serde_json::from_value::<BoardEnvelope>(body)?.board)
    }
}

fn client_with(session: &str) -> reqwest::Client {
    let cookie = HeaderValue::from_str(session).unwrap_or_else(|error| panic!("a strange cookie: {error}"));
    let headers = HeaderMap::from_iter([(COOKIE, cookie)]);
    reqwest::Client::builder().default_headers(headers).build().unwrap_or_else(|error| panic!("no client: {error}"))
}

/// Signs in and returns the session's cookie. By hand, since a server is also started where nothing may be awaited.
fn sign_in(url: &str, name: &str) -> Result<String> {
    let host = url.trim_start_matches("http://");
    let body = json!({"name": name, "password": PASSWORD}).to_string();
    let mut stream = TcpStream::connect(host)?;
    write!(
        stream,
        "POST /api/v1/session HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    let cookie = cookie.and_then(|cookie| cookie.split(';').next()).with_context(|| answer.clone())?;
    Ok(cookie.to_owned())
}
