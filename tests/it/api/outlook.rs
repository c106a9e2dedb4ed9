//! What managers are told: the next hour with one counter more or less, and how well forecasts came true.

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Server};

#[tokio::test]
async fn one_counter_more_shortens_the_next_hour() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    for _ in 0..8 {
        server.number("capannori", "anagrafe").await;
    }
    server.act("capannori", "sportello-1", json!({"kind": "open"})).await.unwrap();
    let (status, body) = server.get("/api/v1/halls/capannori/outlook").await.unwrap();
    assert_eq!(status, 200);
    let outlook = &body["outlook"];
    let (change, then) = (&outlook["changes"][1]["change"], &outlook["changes"][1]["then"]);
    assert_eq!((&outlook["changes"][1]["counter"], change), (&json!("sportello-2"), &json!("open")));
    let secs = |prospect: &serde_json::Value| prospect["mean_wait_secs"].as_u64().unwrap();
    assert!(secs(then) * 10 < secs(&outlook["as_is"]) * 8, "{body}");
    assert_eq!(outlook["changes"][0]["change"], "close");
    assert!(secs(&outlook["changes"][0]["then"]) > secs(&outlook["as_is"]), "{body}");
}

#[tokio::test]
async fn the_error_of_forecasts_is_known_for_each_day() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let question = "/api/v1/halls/capannori/forecast-errors";
    assert_eq!(server.get(question).await.unwrap().1, json!({"forecast_errors": []}));
    server.number("capannori", "anagrafe").await;
    server.act("capannori", "sportello-2", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-2", json!({"kind": "call_next"})).await.unwrap();
    let (_, body) = server.get(question).await.unwrap();
    let errors = &body["forecast_errors"][0];
    assert_eq!((&errors["day"], &errors["people"]), (&json!("2026-11-23"), &json!(1)));
    assert_eq!((&errors["within"], &errors["longer"]), (&json!(1), &json!(0)));
    assert!(errors["bias_secs"].as_f64().unwrap() < -100.0, "told 0 to 5 minutes, called at once: {body}");
    assert_eq!(server.get(&format!("{question}?from=2026-11-24&to=2026-11-23")).await.unwrap().0, 422);
    assert_eq!(server.get(&format!("{question}?from=2020-01-01")).await.unwrap().0, 422);
}

#[tokio::test]
async fn the_rule_hangs_on_the_wall_in_every_language_of_the_pages() {
    let one_in = CAPANNORI
        .replace("order = \"head_start\"", "order = \"one_in\"\nothers = 3")
        .replace("priority_minutes = 20", "")
        .replace("booking_minutes = 10 ", "");
    for (office, promises) in [
        (
            CAPANNORI.to_owned(),
            [
                ("it", "più di 20 minuti dopo"),
                ("en", "more than 20 minutes later"),
                ("de", "mehr als 20 Minuten später"),
                ("fr", "plus de 20 minutes après"),
            ],
        ),
        (
            one_in,
            [("it", "ogni 3 altre"), ("en", "for every 3 others"), ("de", "auf je 3 andere"), ("fr", "pour 3 autres")],
        ),
    ] {
        let data = Data::with(&[&office]);
        let server = Server::start(&data);
        for (language, promise) in promises {
            let url = format!("{}/halls/capannori/rule?lang={language}", server.url());
            let page = reqwest::get(url).await.unwrap().text().await.unwrap();
            assert!(page.contains(promise), "{language}: {page}");
        }
    }
}
