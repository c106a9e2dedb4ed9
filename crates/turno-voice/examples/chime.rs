//! Writes the chime as a WAV file to the standard output: `cargo run -p turno-voice --example chime > chime.wav`.

use std::io::{Write, stdout};

fn main() -> std::io::Result<()> {
    stdout().write_all(&turno_voice::chime_wav())
}
