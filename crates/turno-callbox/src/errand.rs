//! Carries presses out at the server, each once.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context, bail};
use rustix::fs::{Mode, stat};
use tokio::time::sleep;
use turno_client::{ClientError, Http, Retry};
use turno_protocol::{ApiError, CounterAction, CounterRequest, ErrorCode, FloorCounter};
use uuid::Uuid;

use crate::{button::Button, settings::Settings, step::steps};

/// The wait between two attempts while the server is away.
const AGAIN: Duration = Duration::from_millis(500);

/// For how many attempts one press is tried: about half a minute, then whoever pressed has gone on by hand.
const ATTEMPTS_MAX: u32 = 60;

/// The counter at which the box stands.
pub(crate) struct Desk {
    settings: Settings,
    password: String,
    http: Http,
}

impl Desk {
    /// Prepares the work. Asks the server nothing yet: it may come later than the counter's computer.
    pub(crate) fn new(settings: Settings) -> anyhow::Result<Self> {
        let password = read_password(&settings.password_file)?;
        let http = Http::new(&settings.server)?;
        Ok(Self { settings, password, http })
    }

    /// Carries a press out, or says why not. Returns when it is decided.
    pub(crate) async fn press(&mut self, button: Button) {
        match self.carry_out(button).await {
            Ok(counter) => {
                let ticket = counter.ticket.as_ref().map(|held| held.number.as_str()).unwrap_or_default();
                tracing::info!(?button, state = ?counter.state, ticket, "done");
            }
            Err(why) => tracing::warn!(?button, "not done: {why:#}"),
        }
    }

    async fn carry_out(&mut self, button: Button) -> anyhow::Result<FloorCounter> {
        let mut counter = self.counter().await?;
        for action in steps(button, &counter).map_err(anyhow::Error::msg)? {
            counter = self.act(action).await?;
        }
        Ok(counter)
    }

    /// The counter as it stands now.
    async fn counter(&mut self) -> anyhow::Result<FloorCounter> {
        let hall = self.settings.hall.clone();
        let mut floor = self.insist(async |http: &Http| http.floor(&hall).await).await?;
        let known = floor.counters.iter().position(|counter| counter.id == self.settings.counter);
        let Some(index) = known else {
            bail!("hall '{hall}' has no counter '{}'", self.settings.counter);
        };
        Ok(floor.counters.swap_remove(index))
    }

    /// One step, with one identifier however often it is sent.
    async fn act(&mut self, action: CounterAction) -> anyhow::Result<FloorCounter> {
        let request = CounterRequest { request_id: Uuid::now_v7(), action };
        let (hall, counter) = (self.settings.hall.clone(), self.settings.counter.clone());
        self.insist(async |http: &Http| http.counter_action(&hall, &counter, &request).await).await
    }

    /// Asks until there is an answer; signs in where that is what it lacks.
    async fn insist<T>(&mut self, ask: impl AsyncFn(&Http) -> Result<T, ClientError>) -> anyhow::Result<T> {
        let (mut attempt, mut may_sign_in) = (0, true);
        loop {
            attempt += 1;
            let error = match ask(&self.http).await {
                Ok(answer) => return Ok(answer),
                Err(ClientError::Refused(ApiError { code: ErrorCode::NotSignedIn, .. })) if may_sign_in => {
                    may_sign_in = false;
                    match Http::new(&self.settings.server)?.signed_in(&self.settings.name, &self.password).await {
                        Ok(http) => {
                            self.http = http;
                            continue;
                        }
                        Err(error) => error,
                    }
                }
                Err(error) => error,
            };
            match error.retry() {
                Retry::SameRequest { after } if attempt < ATTEMPTS_MAX => {
                    if attempt == 1 {
                        tracing::warn!("{error}; trying again");
                    }
                    may_sign_in = true;
                    sleep(after.unwrap_or(AGAIN)).await;
                }
                Retry::SameRequest { .. } | Retry::Pointless => return Err(error.into()),
            }
        }
    }
}

/// The password in a file that only its owner reads.
fn read_password(file: &Path) -> anyhow::Result<String> {
    let named = || format!("the password file {} cannot be used", file.display());
    let text = fs::read_to_string(file).with_context(named)?;
    let mode = Mode::from_raw_mode(stat(file).with_context(named)?.st_mode);
    if mode.intersects(Mode::RGRP | Mode::ROTH) {
        bail!("others may read the password file {}: chmod 600 it", file.display());
    }
    match text.trim_end_matches(['\r', '\n']) {
        "" => bail!("the password file {} is empty", file.display()),
        password => Ok(password.to_owned()),
    }
}
