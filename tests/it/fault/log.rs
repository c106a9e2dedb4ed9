//! A damaged log and a second server: both get a plain sentence and nothing is served wrongly.

use std::{fs, process::Command};

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Server, ServerOptions, binary, crowd};

fn serve_fails(data: &Data) -> String {
    let output = Command::new(binary("turno-server"))
        .arg("serve")
        .arg("--data")
        .arg(data.path())
        .args(["--listen", "127.0.0.1:0"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn a_second_server_on_the_same_data_is_told_so() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let said = serve_fails(&data);
    assert!(said.contains("another"), "{said}");
    let import = data.import(CAPANNORI).unwrap_err().to_string();
    assert!(import.contains("another"), "{import}");
    assert_eq!(server.number("capannori", "anagrafe").await, "G001", "the first goes on");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let data = Data::with(&[CAPANNORI]);
    let database = fs::read_dir(data.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "db" || extension == "sqlite" || extension == "sqlite3")
        })
        .expect("the database file");
    fs::write(&database, "these are my holiday pictures").unwrap();
    let said = serve_fails(&data);
    assert!(said.contains(&*database.file_name().unwrap().to_string_lossy()) || said.contains("database"), "{said}");
    assert_eq!(fs::read_to_string(&database).unwrap(), "these are my holiday pictures");
}

#[tokio::test]
async fn new_settings_that_would_leave_a_called_person_behind_are_refused_by_name() {
    let office = crowd(1, 2);
    let data = Data::with(&[&office]);
    // The import asks the computer's own clock whether the day is over, so this day is today.
    let today = ServerOptions { clock_from: jiff::Zoned::now().to_string(), ..ServerOptions::default() };
    let mut server = Server::start_with(&data, &today);
    let number = server.number("crowd", "servizio-0").await;
    server.act("crowd", "sportello-1", json!({"kind": "open"})).await.unwrap();
    server.act("crowd", "sportello-1", json!({"kind": "call_next"})).await.unwrap();
    server.program().end("TERM");
    let refused = data.import(&office.replace("\"sportello-1\"", "\"sportello-9\"")).unwrap_err().to_string();
    assert!(refused.contains(&number) && refused.contains("sportello-1"), "{refused}");
    data.import(&office.replace("Folla", "Gente")).expect("a new name leaves nobody behind");
}
