//! A browser driven through its own development protocol: what a page does is measured inside the page, by the browser's clock.
//!
//! The protocol is JSON over one WebSocket (<https://chromedevtools.github.io/devtools-protocol/>); each command has a number and
//! is answered under it, with events of the browser in between.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use crate::process::Program;

/// Debian's browser, without the parts that make a window: they would measure themselves.
const PROGRAM: &str = "chromium-headless-shell";

/// How long the browser may be silent while it is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running browser without a window.
pub(crate) struct Browser {
    _program: Program,
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    sent: u64,
}

/// One tab, which shares nothing with others: neither cookies nor what was loaded before.
pub(crate) struct Tab(String);

impl Browser {
    /// Starts it with a profile of its own in `folder`.
    pub(crate) async fn start(folder: &Path) -> Result<Self> {
        let mut command = Command::new(PROGRAM);
        command.args(["--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
        command.arg(format!("--user-data-dir={}", folder.join("profile").display())).arg("about:blank");
        let program = Program::start(command)?;
        let (_, address) = program.wait_for("where it listens", |line| {
            Some(line.strip_prefix("DevTools listening on ")?.trim().to_owned())
        })?;
        let (socket, _) = connect_async(address).await.context("the browser cannot be driven")?;
        Ok(Self { _program: program, socket, sent: 0 })
    }

    /// An empty tab with a cookie for `url`.
    pub(crate) async fn tab(&mut self, url: &str, cookie: &str) -> Result<Tab> {
        let context = self.ask(None, "Target.createBrowserContext", json!({})).await?;
        let target = json!({ "url": "about:blank", "browserContextId": context["browserContextId"] });
        let target = self.ask(None, "Target.createTarget", target).await?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = self.ask(None, "Target.attachToTarget", attach).await?;
        let tab = Tab(attached["sessionId"].as_str().context("a tab without a session")?.to_owned());
        self.ask(Some(&tab), "Page.enable", json!({})).await?;
        let (name, value) = cookie.split_once('=').context("a cookie without a value")?;
        self.ask(Some(&tab), "Network.setCookie", json!({ "name": name, "value": value, "url": url })).await?;
        Ok(tab)
    }

    /// Leads the tab to `url`, and waits until the page is loaded.
    pub(crate) async fn go(&mut self, tab: &Tab, url: &str) -> Result<()> {
        self.ask(Some(tab), "Page.navigate", json!({ "url": url })).await?;
        loop {
            let event = self.hear().await?;
            if event["method"] == "Page.loadEventFired" && event["sessionId"] == tab.0.as_str() {
                return Ok(());
            }
        }
    }

    /// The number that a script promises.
    pub(crate) async fn number(&mut self, tab: &Tab, script: &str) -> Result<f64> {
        let wish = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let told = self.ask(Some(tab), "Runtime.evaluate", wish).await?;
        told["result"]["value"].as_f64().with_context(|| format!("the page says no number: {told}"))
    }

    async fn ask(&mut self, tab: Option<&Tab>, method: &str, params: Value) -> Result<Value> {
        self.sent += 1;
        let mut wish = json!({ "id": self.sent, "method": method, "params": params });
        if let Some(Tab(session)) = tab {
            wish["sessionId"] = session.as_str().into();
        }
        self.socket.send(Message::text(wish.to_string())).await?;
        loop {
            let mut said = self.hear().await?;
            if said["id"] == self.sent {
                if let Some(error) = said.get("error") {
                    bail!("the browser refuses {method}: {error}");
                }
                return Ok(said["result"].take());
            }
        }
    }

    async fn hear(&mut self) -> Result<Value> {
        loop {
            let heard = timeout(PATIENCE, self.socket.next()).await.context("the browser says nothing any more")?;
            let message = heard.context("the browser has gone")??;
            if let Message::Text(text) = message {
                return Ok(serde_json::from_str(&text)?);
            }
        }
    }
}
