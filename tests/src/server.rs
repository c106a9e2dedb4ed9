//! The real server on a port of its own choice.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use turno_protocol::{Board, BoardEnvelope, Floor, FloorEnvelope};
use uuid::Uuid;

use crate::{
    OFFICE_HOURS,
    process::{Program, binary},
};

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
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self { clock_from: OFFICE_HOURS.to_owned(), listen: "127.0.0.1:0".to_owned() }
    }
}

/// A running server and a client for it.
#[derive(Debug)]
pub struct Server {
    program: Program,
    url: String,
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

    /// Starts the server with options.
    ///
    /// # Panics
    ///
    /// When it does not come up.
    #[must_use]
    pub fn start_with(data: &Data, options: &ServerOptions) -> Self {
        let mut command = Command::new(binary("turno-server"));
        command.arg("serve").arg("--data").arg(data.path());
        command.args(["--listen", &options.listen, "--clock-from", &options.clock_from]);
        let mut program = Program::start(command);
        let url = program.wait_for("its address", |line| line.strip_prefix("listening on ").map(str::to_owned));
        Self { program, url, client: reqwest::Client::new() }
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
