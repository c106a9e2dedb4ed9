//! Mosquitto, Debian's message broker, over WebSockets: what people take to tell many screens the same thing.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use rustix::process::geteuid;

use crate::{
    process::Program,
    sockets::{MQTT_TOPIC, mqtt_connect_as},
};

/// Where Debian puts it; it need not be on an ordinary user's path.
pub(crate) const PROGRAM: &str = "/usr/sbin/mosquitto";

/// How long it may take to listen.
const START_SECS_MAX: u64 = 10;

/// A running broker and the connection that publishes.
#[derive(Debug)]
pub(crate) struct Mosquitto {
    program: Program,
    /// Where it speaks MQTT over WebSockets.
    pub(crate) address: SocketAddr,
    publisher: TcpStream,
}

impl Mosquitto {
    /// Starts it on two free ports.
    pub(crate) fn start(folder: &Path) -> Result<Self> {
        let (sockets, plain) = (free_address()?, free_address()?);
        let file = folder.join("mosquitto.conf");
        // As root it would become a user that may not read this folder.
        let user = if geteuid().is_root() { "user root\n" } else { "" };
        let text = format!(
            "{user}persistence false\nallow_anonymous true\nset_tcp_nodelay true\nlog_type error\n\
             listener {} 127.0.0.1\nprotocol websockets\nlistener {} 127.0.0.1\n",
            sockets.port(),
            plain.port()
        );
        fs::write(&file, text)?;
        let mut command = Command::new(PROGRAM);
        command.arg("-c").arg(&file);
        let program = Program::start(command).context("Mosquitto is not installed: run scripts/install.sh bench")?;
        let begun = Instant::now();
        let mut publisher = loop {
            match TcpStream::connect(plain) {
                Ok(stream) => break stream,
                Err(error) if begun.elapsed() > Duration::from_secs(START_SECS_MAX) => {
                    return Err(error).context("Mosquitto does not listen");
                }
                Err(_) => std::thread::sleep(Duration::from_millis(10)),
            }
        };
        publisher.set_nodelay(true)?;
        publisher.write_all(&mqtt_connect_as("publisher"))?;
        let mut welcome = [0; 4];
        publisher.read_exact(&mut welcome)?;
        ensure!(welcome == [0x20, 2, 0, 0], "Mosquitto does not take the publisher: {welcome:?}");
        Ok(Self { program, address: sockets, publisher })
    }

    /// The process.
    pub(crate) fn pid(&self) -> u32 {
        self.program.pid()
    }

    /// Publishes a text to everybody, at most once each.
    pub(crate) fn publish(&mut self, text: &str) -> Result<()> {
        Ok(self.publisher.write_all(&publication(text))?)
    }
}

fn publication(text: &str) -> Vec<u8> {
    let topic = MQTT_TOPIC.as_bytes();
    let mut packet = vec![0x30];
    let mut left = 2 + topic.len() + text.len();
    loop {
        let digit = u8::try_from(left % 128).unwrap_or_default();
        left /= 128;
        packet.push(if left > 0 { digit | 0x80 } else { digit });
        if left == 0 {
            break;
        }
    }
    packet.extend([0, u8::try_from(topic.len()).unwrap_or_default()]);
    packet.extend_from_slice(topic);
    packet.extend_from_slice(text.as_bytes());
    packet
}

/// A port that was free a moment ago; Mosquitto cannot choose one by itself.
fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publication_tells_its_length_in_digits_of_128() {
        assert_eq!(publication("hi"), [&[0x30, 5, 0, 1][..], MQTT_TOPIC.as_bytes(), b"hi"].concat());
        let long = publication(&"x".repeat(300));
        // 303 = 2 * 128 + 47
        assert_eq!(long[1..3], [47 | 0x80, 2]);
        assert_eq!(long.len(), 3 + 303);
    }
}
