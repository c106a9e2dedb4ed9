//! The main job: a tap, a slip, a call, a person served; and one that never came.

use serde_json::json;
use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Server, Sheet, TILE, Wall, eventually, eventually_async};

/// What a log line says of the ticket: the text after `key=` up to the next space, without quotes.
pub(super) fn field(line: &str, key: &str) -> Option<String> {
    let (_, after) = line.split_once(&format!("{key}="))?;
    Some(after.split_whitespace().next()?.trim_matches('"').to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_number_goes_from_the_finger_to_the_paper_to_the_wall_and_is_served() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let (mut emulator, profile) = Emulator::with_presenter(data.folder());
    let mut wall = Wall::start(server.url(), "capannori", &data.folder().join("clips"));
    let profile = ["--profile", &profile];
    let mut kiosk = Kiosk::start_with(server.url(), "capannori", emulator.device(), &profile, &[]);
    wall.wait_until_it_shows();
    emulator.fault("leave");
    let ordered = print_for_the_reception(&server, &mut kiosk).await;
    emulator.fault("take");

    kiosk.tap_until_taken(TILE, |_| ());
    let number =
        kiosk.program.wait_for("a number", |line| if line.contains(" issued ") { field(line, "number") } else { None });
    kiosk.program.wait_for("the proof of print", |line| {
        (line.contains(" printed ") && field(line, "number").as_ref() == Some(&number)).then_some(())
    });
    let slips = eventually("the slips", || Some(emulator.sheets()).filter(|sheets| sheets.len() == 2));
    let numbers: Vec<_> = slips.iter().filter_map(Sheet::number).collect();
    assert_eq!(numbers, [ordered, number.clone()], "{slips:?}");

    let act = async |action| server.act("capannori", "sportello-1", action).await.unwrap();
    act(json!({"kind": "open"})).await;
    let (_, called) = act(json!({"kind": "call_next"})).await;
    assert_eq!(called["counter"]["ticket"]["number"], json!(number));
    let shown = wall
        .program
        .wait_for("the call", |line| if line.contains("call shown") { field(line, "ticket") } else { None });
    assert_eq!(shown, number);
    act(json!({"kind": "start", "ticket": number})).await;
    act(json!({"kind": "finish", "ticket": number})).await;
    let (_, ticket) = server.get(&format!("/api/v1/halls/capannori/tickets/{number}")).await.unwrap();
    assert_eq!((&ticket["ticket"]["state"], &ticket["ticket"]["paper"]), (&json!("served"), &json!("printed")));
    assert_eq!(emulator.sheets().len(), 2, "one order, one sheet; one tap, one sheet");
}

/// A number that is given at the reception has its slip printed at the totem, where nobody stands and nobody takes it: the person has
/// left.
async fn print_for_the_reception(server: &Server, kiosk: &mut Kiosk) -> String {
    let number = server.number("capannori", "spid").await;
    let ticket = format!("/api/v1/halls/capannori/tickets/{number}");
    let order = json!({"request_id": uuid::Uuid::now_v7(), "kiosk": "ingresso"});
    eventually_async("a totem that is ready", async || {
        let (status, _) = server.post(&format!("{ticket}/slip"), &order).await.ok()?;
        (status == 202).then_some(())
    })
    .await;
    kiosk.program.wait_for("the order", |line| line.contains("ordered by the reception").then_some(()));
    kiosk.program.wait_for("the proof of print", |line| line.contains(" printed ").then_some(()));
    eventually_async("the reception to be told", async || {
        let (_, body) = server.post(&format!("{ticket}/slip"), &order).await.ok()?;
        (body["slip"]["state"] == json!("printed")).then_some(())
    })
    .await;
    eventually_async("the office to hear that nobody took it", async || {
        let (_, body) = server.get(&ticket).await.ok()?;
        (body["ticket"]["paper"] == json!("not_taken")).then_some(())
    })
    .await;
    let withdraw = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "withdraw"}});
    assert_eq!(server.post(&format!("{ticket}/actions"), &withdraw).await.unwrap().0, 200);
    number
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_who_never_comes_is_called_twice_and_set_aside() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let mut wall = Wall::start(server.url(), "capannori", &data.folder().join("clips"));
    wall.wait_until_it_shows();
    let number = server.number("capannori", "anagrafe").await;
    let act = async |action| server.act("capannori", "sportello-2", action).await.unwrap();
    act(json!({"kind": "open"})).await;
    act(json!({"kind": "call_next"})).await;
    act(json!({"kind": "recall", "ticket": number})).await;
    wall.program
        .wait_for("the second call", |line| (line.contains("call shown") && line.contains("call=2")).then_some(()));
    act(json!({"kind": "no_show", "ticket": number})).await;
    let (_, ticket) = server.get(&format!("/api/v1/halls/capannori/tickets/{number}")).await.unwrap();
    assert_eq!(ticket["ticket"]["state"], json!("no_show"));
}
