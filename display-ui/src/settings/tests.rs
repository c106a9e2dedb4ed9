//! The settings from their three places, and what is said about wrong ones.

use clap::CommandFactory;

use super::*;

fn parsed(words: &[&str]) -> anyhow::Result<Settings> {
    let words = ["turno-display"].iter().chain(words);
    CommandLine::try_parse_from(words)?.settings()
}

#[test]
fn the_command_line_is_sound() {
    CommandLine::command().debug_assert();
}

#[test]
fn a_hall_is_enough() {
    let settings = parsed(&["--hall", "capannori"]).unwrap();
    assert_eq!((settings.server.as_str(), settings.sound), ("http://127.0.0.1:8080", SoundMode::Voice));
    assert_eq!(settings.window_size().unwrap(), WindowSize { width_px: 1920, height_px: 1080 });
    assert!(settings.chosen_languages().is_empty());
    assert!(!settings.fullscreen);
}

#[test]
fn flags_win_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wall.toml");
    std::fs::write(&file, "hall = \"cuneo\"\nserver = \"http://10.0.0.1\"\nsound = \"off\"\n").unwrap();
    let settings =
        parsed(&["--settings", file.to_str().unwrap(), "--hall", "capannori", "--languages", "de, it", "--fullscreen"])
            .unwrap();
    assert_eq!((settings.hall.as_str(), settings.server.as_str()), ("capannori", "http://10.0.0.1"));
    assert_eq!((settings.sound, settings.fullscreen), (SoundMode::Off, true));
    assert_eq!(settings.chosen_languages(), ["de", "it"]);
}

#[test]
fn a_setting_that_does_not_exist_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wall.toml");
    std::fs::write(&file, "hall = \"capannori\"\nlangauges = \"de\"\n").unwrap();
    let error = parsed(&["--settings", file.to_str().unwrap()]).unwrap_err();
    // As the program says it.
    let said = format!("{error:#}");
    assert!(said.contains("langauges"), "{said}");
}

#[test]
fn what_is_wrong_is_said_in_one_sentence() {
    let hall = ["--hall", "capannori"];
    for (words, says) in [
        (vec![], "say which hall"),
        (vec!["--hall", ""], "say which hall"),
        ([&hall[..], &["--server", "office"]].concat(), "is not the address of a server"),
        ([&hall[..], &["--window", "big"]].concat(), "write the window's size like"),
        ([&hall[..], &["--window", "10x10"]].concat(), "320 to 8192"),
        ([&hall[..], &["--voice-program", "say"]].concat(), "{file}"),
        ([&hall[..], &["--clips", "/no/such/folder"]].concat(), "no folder of clips"),
        ([&hall[..], &["--screen", "50in"]].concat(), "say farthest_seat too"),
        ([&hall[..], &["--screen", "big", "--farthest-seat", "9"]].concat(), "is not a screen"),
        (
            [&hall[..], &["--screen", "50in", "--farthest-seat", "10", "--layout", "full"]].concat(),
            "choose layout calls",
        ),
        ([&hall[..], &["--closing", "15,soon"]].concat(), "1 to 120 minutes, not 'soon'"),
        ([&hall[..], &["--volume", "120"]].concat(), "0 to 100 percent, not 120"),
        ([&hall[..], &["--volume-hours", "noon"]].concat(), "not a piece of volume_hours"),
        ([&hall[..], &["--settings", "/no/such/file"]].concat(), "no settings file"),
    ] {
        let error = parsed(&words).unwrap_err().to_string();
        assert!(error.contains(says), "{words:?}: {error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn the_sample_settings_file_is_read() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../firmware-config/turno-display.toml");
    let settings = parsed(&["--settings", sample]).unwrap();
    assert_eq!((settings.hall.as_str(), settings.volume, settings.repeat), ("capannori", 80, true));
    assert_eq!(settings.closing_minutes().unwrap(), [15, 5]);
}
