//! Scanners: garbage of any length, lines in any pieces, and a device that comes and goes.

use std::io::Write as _;
use std::sync::mpsc;
use std::time::Duration;

use proptest::prelude::*;
use serialport::{SerialPort as _, TTYPort};
use turno_printer::scanner::{Lines, SCAN_BYTES_MAX, Scanner};

/// Far above what is needed; only a defect reaches it.
const DEADLINE: Duration = Duration::from_secs(20);

fn in_pieces(bytes: &[u8], size: usize) -> Vec<String> {
    let mut lines = Lines::default();
    bytes.chunks(size).flat_map(|piece| lines.feed(piece, Duration::ZERO)).collect()
}

proptest! {
    #[test]
    fn garbage_of_any_length_is_bounded_and_the_next_code_is_read(
        garbage in proptest::collection::vec(any::<u8>(), 0..4_000),
        size in 1_usize..64,
    ) {
        let mut bytes = garbage;
        bytes.extend_from_slice(b"\r\n4711\r\n");
        let lines = in_pieces(&bytes, size);
        prop_assert_eq!(lines.last().map(String::as_str), Some("4711"));
        for line in &lines {
            prop_assert!(line.len() <= SCAN_BYTES_MAX && line.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        }
        prop_assert_eq!(lines, in_pieces(&bytes, 1), "the pieces make no difference");
    }
}

#[test]
fn a_line_that_is_too_long_is_thrown_away_whole() {
    let long = "9".repeat(SCAN_BYTES_MAX + 1);
    assert_eq!(in_pieces(format!("{long}\n{}\n12\r34\n", &long[1..]).as_bytes(), 7), [&long[1..], "12", "34"]);
}

#[test]
fn half_a_line_of_noise_spoils_no_code_that_comes_later() {
    let mut lines = Lines::default();
    let ms = Duration::from_millis;
    assert!(lines.feed(b"\x07Z", ms(0)).is_empty());
    assert_eq!(lines.feed(b"4711\r\n", ms(1_100)), ["4711"]);
    assert!(lines.feed(b"47", ms(5_000)).is_empty());
    assert_eq!(lines.feed(b"12\r\n", ms(5_900)), ["4712"], "a slow line is a line");
    assert!(lines.feed("9".repeat(SCAN_BYTES_MAX + 1).as_bytes(), ms(9_000)).is_empty());
    assert_eq!(lines.feed(b"4713\n", ms(11_000)), ["4713"], "nor does noise that was too long");
}

#[test]
fn a_scanner_that_was_unplugged_is_heard_again() {
    let folder = tempfile::tempdir().unwrap();
    let device = folder.path().join("scanner");
    let (sender, codes) = mpsc::channel();
    let plug = |code: &str| {
        let (mut master, slave) = TTYPort::pair().unwrap();
        std::os::unix::fs::symlink(slave.name().unwrap(), &device).unwrap();
        // Its own end stays open, or the line would hang up before anybody has opened it.
        (writeln!(master, "{code}"), master, slave)
    };
    let _scanner = Scanner::start("scanner", device.clone(), 9_600, move |code| drop(sender.send(code))).unwrap();
    for code in ["4711", "4712"] {
        let (written, master, slave) = plug(code);
        written.unwrap();
        assert_eq!(codes.recv_timeout(DEADLINE).as_deref(), Ok(code));
        std::fs::remove_file(&device).unwrap();
        drop((master, slave));
    }
}
