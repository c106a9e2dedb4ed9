//! The walls: what they report, who may be listed, and what is refused.

use serde_json::{Value, json};
use turno_tests::{CAPANNORI, Data, Server};

fn report() -> Value {
    json!({"report": {
        "version": "0.1.0", "state": "fresh", "board_version": 3, "last_call": 7, "showing": ["A042", "C017"],
        "sound": "working", "width_px": 1920, "height_px": 1080, "languages": ["it", "en"],
    }})
}

async fn put(server: &Server, path: &str, body: &Value) -> u16 {
    let url = format!("{}/api/v1/halls/{path}", server.url());
    server.client().put(url).json(body).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn a_display_is_known_by_its_last_report() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    assert_eq!(put(&server, "capannori/displays/atrio-1", &report()).await, 204);
    let mut second = report();
    second["report"]["state"] = json!("stale");
    assert_eq!(put(&server, "capannori/displays/atrio-1", &second).await, 204);
    let (status, body) = server.get("/api/v1/halls/capannori/displays").await.unwrap();
    assert_eq!(status, 200);
    let displays = body["displays"].as_array().unwrap();
    assert_eq!(displays.len(), 1);
    assert_eq!((&displays[0]["name"], &displays[0]["connected"]), (&json!("atrio-1"), &json!(true)));
    assert_eq!(displays[0]["report"], second["report"]);
    assert!(displays[0]["seen_at"].as_str().unwrap().starts_with("2026-11-23T08:00"));
}

#[tokio::test]
async fn what_is_no_report_is_refused() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    assert_eq!(put(&server, "lucca/displays/atrio-1", &report()).await, 404);
    assert_eq!(put(&server, "capannori/displays/a%20b", &report()).await, 422);
    assert_eq!(put(&server, &format!("capannori/displays/{}", "x".repeat(41)), &report()).await, 422);
    let mut many = report();
    many["report"]["showing"] = json!(vec!["A001"; 33]);
    assert_eq!(put(&server, "capannori/displays/atrio-1", &many).await, 422);
    let mut strange = report();
    strange["report"]["visitor"] = json!("Rossi");
    assert_eq!(put(&server, "capannori/displays/atrio-1", &strange).await, 422);
    let (_, body) = server.get("/api/v1/halls/capannori/displays").await.unwrap();
    assert_eq!(body, json!({"displays": []}));
}

#[tokio::test]
async fn a_picture_is_kept_of_a_known_display_only_and_never_a_large_one() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let url = |name: &str| format!("{}/api/v1/halls/capannori/displays/{name}/picture", server.url());
    let send = async |name: &str, bytes: Vec<u8>| {
        server.client().put(url(name)).body(bytes).send().await.unwrap().status().as_u16()
    };
    let png = |size: usize| [b"\x89PNG\r\n\x1a\n".to_vec(), vec![7; size]].concat();
    assert_eq!(send("atrio-1", png(100)).await, 404);
    put(&server, "capannori/displays/atrio-1", &report()).await;
    assert_eq!(server.client().get(url("atrio-1")).send().await.unwrap().status(), 404);
    assert_eq!(send("atrio-1", png(60_000)).await, 204);
    assert_eq!(send("atrio-1", b"GIF89a".to_vec()).await, 422);
    assert_eq!(send("atrio-1", png(200_000)).await, 413);
    let answer = server.client().get(url("atrio-1")).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "image/png");
    assert_eq!(answer.bytes().await.unwrap(), png(60_000));
}

#[tokio::test]
async fn a_bulletin_is_on_the_board_and_its_picture_lies_beside_the_office_file() {
    let picture = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10".to_vec(), vec![0; 40]].concat();
    let office = format!(
        "{CAPANNORI}\n[[bulletin]]\nid = \"vaccini\"\npicture = \"vaccini.png\"\nhours = \"Mo 09:00-10:00\"\n\
         text = {{ it = \"Vaccini\", en = \"Vaccines\", de = \"Impfung\", fr = \"Vaccins\" }}\n"
    );
    let data = Data::with(&[]);
    let missing = data.import(&office).unwrap_err().to_string();
    assert!(missing.contains("vaccini.png cannot be read; it must lie beside the office file"), "{missing}");
    std::fs::write(data.folder().join("vaccini.png"), b"GIF89a").unwrap();
    assert!(data.import(&office).unwrap_err().to_string().contains("it is not a PNG file"));
    std::fs::write(data.folder().join("vaccini.png"), &picture).unwrap();
    data.import(&office).unwrap();

    let server = Server::start(&data);
    assert_eq!(server.board("capannori").await.unwrap().bulletins, ["documenti", "vaccini"]);
    let (_, body) = server.get("/api/v1/halls/capannori").await.unwrap();
    assert_eq!(body["hall"]["bulletins"][1]["picture"], "vaccini.png");
    assert_eq!(body["hall"]["zones"][0]["arrows"], json!({"sportello-1": "right", "sportello-2": "left"}));
    let url = |name: &str| format!("{}/api/v1/halls/capannori/pictures/{name}", server.url());
    let answer = reqwest::get(url("vaccini.png")).await.unwrap();
    assert_eq!((answer.status().as_u16(), &answer.headers()["content-type"]), (200, &"image/png".parse().unwrap()));
    assert_eq!(answer.bytes().await.unwrap(), picture);
    for name in ["other.png", "..%2Foffice.toml"] {
        assert_eq!(reqwest::get(url(name)).await.unwrap().status(), 404, "{name}");
    }
}
