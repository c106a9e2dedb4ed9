//! The command lines: help, version, and one plain sentence with a remedy for every mistake.

use std::{net::TcpListener, process::Command};

use turno_tests::{CAPANNORI, Data, Emulator, binary};

fn run(program: &str, args: &[&str]) -> (bool, String) {
    let output = Command::new(binary(program)).args(args).output().unwrap();
    (
        output.status.success(),
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
    )
}

#[test]
fn every_program_has_help_and_version() {
    for program in ["turno-server", "turno-kiosk", "turno-display", "turno-emulator"] {
        let (good, help) = run(program, &["--help"]);
        assert!(good && help.contains("Usage"), "{program}: {help}");
        let (good, version) = run(program, &["--version"]);
        assert!(good && version.contains(env!("CARGO_PKG_VERSION")), "{program}: {version}");
    }
}

#[test]
fn a_bad_office_file_is_named_with_line_and_key() {
    let data = Data::with(&[]);
    let error = data.import(&CAPANNORI.replacen("letter = \"S\"", "letter = \"A\"", 1)).unwrap_err().to_string();
    assert!(error.contains("line ") && error.contains("service[1].letter"), "{error}");
    let (good, said) = run("turno-server", &["hall", "import", "/nowhere/office.toml", "--data", "/tmp"]);
    assert!(!good && said.contains("/nowhere/office.toml"), "{said}");
}

#[test]
fn a_server_without_a_hall_says_how_to_get_one() {
    let data = Data::with(&[]);
    let (good, said) =
        run("turno-server", &["serve", "--data", &data.path().to_string_lossy(), "--listen", "127.0.0.1:0"]);
    assert!(!good && said.contains("turno-server hall import"), "{said}");
}

#[test]
fn a_port_in_use_is_named_with_the_remedy() {
    let data = Data::with(&[CAPANNORI]);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (good, said) = run("turno-server", &["serve", "--data", &data.path().to_string_lossy(), "--listen", &address]);
    assert!(!good && said.contains(&address) && said.contains("--listen"), "{said}");
}

#[test]
fn a_wrong_moment_is_named() {
    let data = Data::with(&[CAPANNORI]);
    let (good, said) =
        run("turno-server", &["serve", "--data", &data.path().to_string_lossy(), "--clock-from", "nine o'clock"]);
    assert!(!good && said.contains("nine o'clock") && said.contains("2026-11-23T09:00[Europe/Rome]"), "{said}");
}

#[test]
fn a_public_address_that_no_slip_can_carry_is_refused() {
    let data = Data::with(&[CAPANNORI]);
    let path = data.path();
    let path = path.to_string_lossy();
    for bad in [
        "ftp://turno.example.it",
        "https://x.example/\u{e0}",
        "https://x.example/?q=1",
        &format!("https://{}", "x".repeat(80)),
    ] {
        let (good, said) = run("turno-server", &["serve", "--data", &path, "--public-url", bad]);
        assert!(!good && said.contains("public_url"), "{bad}: {said}");
    }
}

#[test]
fn a_mistyped_data_folder_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let typo = folder.path().join("typo");
    for args in [["serve"].as_slice(), ["hall", "list"].as_slice()] {
        let (good, said) = run("turno-server", &[args, &["--data", &typo.to_string_lossy()]].concat());
        assert!(!good && said.contains("turno-server hall import"), "{said}");
        assert!(!typo.exists());
    }
}

#[test]
fn the_settings_file_names_the_data_folder_to_every_command() {
    let data = Data::with(&[CAPANNORI]);
    let file = data.folder().join("turno-server.toml");
    std::fs::write(&file, format!("data = {:?}\n", data.path())).unwrap();
    let settings = file.to_string_lossy();
    let (good, said) = run("turno-server", &["hall", "list", "--settings", &settings]);
    assert!(good && said.contains("capannori"), "{said}");
    let (good, said) = run("turno-server", &["user", "list", "--settings", &settings]);
    assert!(good, "{said}");
    let (good, said) = run("turno-server", &["hall", "list"]);
    assert!(!good && said.contains("--data DIR") && said.contains("--settings FILE"), "{said}");
    let (good, said) = run("turno-server", &["hall", "list", "--settings", "/nowhere/turno.toml"]);
    assert!(!good && said.contains("/nowhere/turno.toml"), "{said}");
}

#[test]
fn an_office_file_in_another_encoding_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.toml");
    std::fs::write(&file, b"hall = \"x\"\naddress = \"Citt\xe0\"\n").unwrap();
    let (good, said) = run("turno-server", &["hall", "check", &file.to_string_lossy()]);
    assert!(!good && said.contains("line 2") && said.contains("UTF-8"), "{said}");
}

#[test]
fn the_offices_picture_goes_into_the_printers_memory_once() {
    let data = Data::with(&[]);
    let emulator = Emulator::start(data.folder());
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/pictures/slip.png");
    let device = emulator.device().to_string_lossy().into_owned();
    let upload = |file: &str, printer: &str| {
        run("turno-kiosk", &["logo", "upload", file, "--printer", printer, "--baud", "19200"])
    };
    let (good, said) = upload(picture, &device);
    assert!(good && said.contains("stands on every slip from now on"), "{said}");
    let (good, said) = upload(picture, &device);
    assert!(good && said.contains("has this picture already"), "{said}");
    let (good, said) = upload("/nowhere/logo.png", &device);
    assert!(!good && said.contains("/nowhere/logo.png"), "{said}");
}
