//! Reports, held against a computation of their own from the event log.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Weekday, tz::TimeZone};
use serde_json::json;
use turno_domain::Fact;
use turno_protocol::{Figures, Group, Report, ReportEnvelope};
use turno_store::Store;
use turno_tests::{CAPANNORI, Data, Server, ServerOptions};

/// What the events say about one person.
#[derive(Debug, Default, Clone)]
struct Visit {
    service: String,
    arrived: Timestamp,
    channel: &'static str,
    first_called: Option<Timestamp>,
    is_at_counter: bool,
    was_sent_on: bool,
    end: &'static str,
}

/// The visits of the latest day, from the events alone.
fn visits(data: &Data) -> Vec<Visit> {
    let store = Store::open(&data.path()).unwrap();
    let mut visits: BTreeMap<String, Visit> = BTreeMap::new();
    let mut before_steps: BTreeMap<String, Visit> = BTreeMap::new();
    for recorded in store.today(&"capannori".parse().unwrap()).unwrap() {
        let (fact, at) = (recorded.event.fact, recorded.event.at);
        let Some(number) = fact.number() else { continue };
        let visit = visits.entry(number.to_string()).or_default();
        if fact.step().is_some() {
            before_steps.insert(number.to_string(), visit.clone());
        }
        match fact {
            Fact::TicketIssued { service, channel, .. } => {
                (visit.service, visit.arrived) = (service.to_string(), at);
                visit.channel = if matches!(channel, turno_domain::Channel::Reception) { "reception" } else { "kiosk" };
            }
            Fact::TicketCalled { .. } => visit.first_called = visit.first_called.or(Some(at)),
            Fact::ServiceStarted { .. } => visit.is_at_counter = true,
            Fact::TicketTransferred { .. } => (visit.is_at_counter, visit.was_sent_on) = (false, true),
            Fact::TicketParked { .. } => visit.is_at_counter = false,
            Fact::ServiceFinished { .. } => visit.end = "served",
            Fact::TicketNotShown { .. } => visit.end = "no_show",
            Fact::TicketWithdrawn { .. } => visit.end = "left",
            Fact::TicketBroughtBack { .. } => visit.end = "",
            Fact::StepUndone { .. } => *visit = before_steps[&number.to_string()].clone(),
            _ => {}
        }
    }
    visits.into_values().collect()
}

/// The figures of some visits, computed in another way than the server does: by counting, not by sorting.
fn assert_figures(figures: &Figures, visits: &[&Visit], target_min: i64, what: &str) {
    let ended = |end: &str| u32::try_from(visits.iter().filter(|visit| visit.end == end).count()).unwrap();
    assert_eq!(figures.taken as usize, visits.len(), "{what}");
    assert_eq!(
        [figures.served, figures.no_shows, figures.left, figures.under_way],
        [ended("served"), ended("no_show"), ended("left"), ended("")],
        "{what}"
    );
    let waited =
        |visit: &&Visit| Some((visit.first_called?.as_microsecond() - visit.arrived.as_microsecond()) / 1_000_000);
    let waits: Vec<i64> = visits.iter().filter_map(waited).collect();
    let Some(wait) = &figures.wait else { return assert!(waits.is_empty(), "{what}") };
    let below = |limit: i64| waits.iter().filter(|wait| **wait <= limit).count();
    let quantile = |percent: usize| (0..).find(|limit| below(*limit) * 100 >= waits.len() * percent).unwrap();
    assert_eq!(wait.called as usize, waits.len(), "{what}");
    assert_eq!([wait.median_secs, wait.p90_secs, wait.max_secs], [quantile(50), quantile(90), quantile(100)], "{what}");
    let close = |one: f64, other: f64| (one - other).abs() < 1e-6;
    let count = f64::from(u32::try_from(waits.len()).unwrap());
    let sum: f64 = waits.iter().map(|wait| f64::from(i32::try_from(*wait).unwrap())).sum();
    assert!(close(wait.mean_secs, sum / count), "{what}");
    assert!(close(wait.within_target, f64::from(u32::try_from(below(target_min * 60)).unwrap()) / count), "{what}");
}

fn assert_groups(groups: &[Group], visits: &[Visit], key: impl Fn(&Visit) -> String, what: &str) {
    let mut parts: BTreeMap<String, Vec<&Visit>> = BTreeMap::new();
    for visit in visits {
        parts.entry(key(visit)).or_default().push(visit);
    }
    assert_eq!(groups.len(), parts.len(), "{what}");
    for group in groups {
        assert_figures(&group.figures, &parts[&group.key], 1, &format!("{what} {}", group.key));
    }
}

/// A morning of an office in a few starts of the server, each some minutes later, so that people wait.
async fn morning(data: &Data) -> Report {
    let mut report = None;
    for (step, at) in ["09:00", "09:03", "09:21", "10:02", "10:40"].into_iter().enumerate() {
        let clock = ServerOptions { clock_from: format!("2026-11-23T{at}[Europe/Rome]"), ..ServerOptions::default() };
        let mut server = Server::start_with(data, &clock);
        if step == 0 {
            for counter in ["sportello-1", "sportello-2"] {
                server.act("capannori", counter, json!({"kind": "open"})).await.unwrap();
            }
        }
        for service in ["anagrafe", "tributi", "comune-amico", "anagrafe"] {
            server.number("capannori", service).await;
        }
        let url = format!("{}/api/v1/halls/capannori/tickets", server.url());
        let wish =
            json!({"request_id": uuid::Uuid::now_v7(), "service": "anagrafe", "kiosk": "ingresso", "language": "it"});
        assert_eq!(server.client().post(url).json(&wish).send().await.unwrap().status(), 201);
        for turn in 0..3 {
            let counter = ["sportello-1", "sportello-2"][turn % 2];
            let (status, body) = server.act("capannori", counter, json!({"kind": "call_next"})).await.unwrap();
            if status != 200 {
                continue;
            }
            let number = body["counter"]["ticket"]["number"].clone();
            // A call that was taken back is no wait: the next one counts.
            if (step, turn) == (2, 0) {
                let undo = json!({"kind": "undo", "ticket": number, "step": "call"});
                assert_eq!(server.act("capannori", counter, undo).await.unwrap().0, 200);
                continue;
            }
            let end = match (step + turn) % 5 {
                0 => json!({"kind": "no_show", "ticket": number}),
                1 => json!({"kind": "transfer", "ticket": number, "service": "tributi"}),
                2 => json!({"kind": "park", "ticket": number}),
                _ => {
                    server.act("capannori", counter, json!({"kind": "start", "ticket": number})).await.unwrap();
                    json!({"kind": "finish", "ticket": number})
                }
            };
            assert_eq!(server.act("capannori", counter, end).await.unwrap().0, 200);
            if (step + turn) % 5 == 0 && step > 2 {
                let back = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "bring_back"}});
                let path = format!("/api/v1/halls/capannori/tickets/{}/actions", number.as_str().unwrap());
                assert_eq!(server.post(&path, &back).await.unwrap().0, 200);
            }
        }
        if at == "10:40" {
            // Whom midnight finds at a counter.
            let (_, body) = server.act("capannori", "sportello-2", json!({"kind": "call_next"})).await.unwrap();
            let start = json!({"kind": "start", "ticket": body["counter"]["ticket"]["number"]});
            assert_eq!(server.act("capannori", "sportello-2", start).await.unwrap().0, 200);
        }
        let withdrawn = server.number("capannori", "spid").await;
        let wish = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "withdraw"}});
        server.post(&format!("/api/v1/halls/capannori/tickets/{withdrawn}/actions"), &wish).await.unwrap();
        report = Some(week(&server).await);
        server.program().end("TERM");
    }
    report.unwrap()
}

/// The report of the week that holds the morning.
async fn week(server: &Server) -> Report {
    let path = "/api/v1/halls/capannori/report?period=week&date=2026-11-23&within=1";
    let (status, body) = server.get(path).await.unwrap();
    assert_eq!(status, 200, "{body}");
    serde_json::from_value::<ReportEnvelope>(body).unwrap().report
}

fn assert_report(report: &Report, visits: &[Visit]) {
    let rome = TimeZone::get("Europe/Rome").unwrap();
    assert_figures(&report.total, &visits.iter().collect::<Vec<_>>(), 1, "all");
    assert_groups(&report.by_service, visits, |visit| visit.service.clone(), "service");
    assert_groups(&report.by_channel, visits, |visit| visit.channel.to_owned(), "channel");
    let hour = |visit: &Visit| format!("{:02}", visit.arrived.to_zoned(rome.clone()).hour());
    assert_groups(&report.by_hour, visits, hour, "hour");
    assert_groups(&report.by_weekday, visits, |_| Weekday::Monday.to_monday_one_offset().to_string(), "weekday");
    assert_groups(&report.by_day, visits, |_| "2026-11-23".to_owned(), "day");
}

#[tokio::test]
async fn a_report_says_what_the_event_log_says() {
    let data = Data::with(&[CAPANNORI]);
    let report = morning(&data).await;
    let visits = visits(&data);
    assert!(visits.len() > 25 && report.total.wait.as_ref().is_some_and(|wait| wait.max_secs > 120), "{report:?}");
    for end in ["served", "no_show", "left", ""] {
        assert!(visits.iter().any(|visit| visit.end == end), "the morning must hold somebody who is '{end}'");
    }
    assert!(visits.iter().any(|visit| visit.was_sent_on), "somebody must be sent on");
    assert_report(&report, &visits);
    assert_eq!((report.from.to_string(), report.to.to_string()), ("2026-11-23".into(), "2026-11-29".into()));

    let midnight = ServerOptions { clock_from: "2026-11-24T00:01[Europe/Rome]".into(), ..ServerOptions::default() };
    let server = Server::start_with(&data, &midnight);
    let when_over = |visit: &Visit| match (visit.end, visit.is_at_counter) {
        ("", true) => Visit { end: "served", ..visit.clone() },
        ("", false) => Visit { end: "left", ..visit.clone() },
        _ => visit.clone(),
    };
    assert!(visits.iter().any(|visit| visit.end.is_empty() && visit.is_at_counter), "{visits:?}");
    assert_report(&week(&server).await, &visits.iter().map(when_over).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_report_comes_as_page_sheet_and_files_and_names_no_counter() {
    let data = Data::with(&[CAPANNORI]);
    let mut server = Server::start(&data);
    let number = server.number("capannori", "anagrafe").await;
    server.act("capannori", "sportello-2", json!({"kind": "open"})).await.unwrap();
    server.act("capannori", "sportello-2", json!({"kind": "call_next"})).await.unwrap();
    server.act("capannori", "sportello-2", json!({"kind": "no_show", "ticket": number})).await.unwrap();
    for (path, kind) in [
        ("/halls/capannori/reports?period=month&date=2026-11-23&within=15&lang=de", "text/html"),
        ("/halls/capannori/reports?period=year&date=tomorrow&within=-3", "text/html"),
        ("/halls/capannori/reports/month?date=2026-11-23", "text/html"),
        ("/halls/capannori/reports.csv?period=week&lang=it", "text/csv"),
        ("/halls/capannori/reports/data.csv", "text/csv"),
        ("/halls/capannori/reports.xlsx", "application/vnd.openxmlformats"),
        ("/api/v1/halls/capannori/report", "application/json"),
    ] {
        let response = server.client().get(format!("{}{path}", server.url())).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        assert!(response.headers()["content-type"].to_str().unwrap().starts_with(kind), "{path}");
        let body = String::from_utf8_lossy(&response.bytes().await.unwrap()).to_lowercase();
        // The bar names whoever reads the page, to themselves.
        let body = body.replace("data-name=\"prova\"", "");
        for counter in ["sportello-1", "sportello-2", "sportello 1", "sportello 2", "schalter 2", "prova\""] {
            assert!(!body.contains(counter), "{path} names {counter}");
        }
    }
    let text = |path: &'static str| {
        let request = server.client().get(format!("{}{path}", server.url()));
        async { request.send().await.unwrap().text().await.unwrap() }
    };
    let italian = text("/halls/capannori/reports.csv?lang=it").await;
    assert!(italian.starts_with("\u{feff}Dal;Al;Per;Voce;Numeri dati;"), "{italian}");
    assert!(italian.contains(";Servizio;Anagrafe;1;0;1;0;0;0;"), "{italian}");
    let plain = text("/halls/capannori/reports/data.csv").await;
    assert!(
        plain.starts_with("from,to,part,key,taken,") && plain.contains(",service,anagrafe,1,0,1,0,0,0,"),
        "{plain}"
    );
    let not_understood = text("/halls/capannori/reports?within=0&lang=en").await;
    assert!(not_understood.contains("the minutes be from 1 to 480"), "{not_understood}");
    for wrong in ["period=year", "date=2026-13-01", "within=0", "within=481", "counter=sportello-1"] {
        let (status, body) = server.get(&format!("/api/v1/halls/capannori/report?{wrong}")).await.unwrap();
        assert_eq!((status, body["error"]["code"].as_str()), (422, Some("malformed")), "{wrong}");
    }
    server.program().end("TERM");

    // One counter alone has called: everything would be about whoever sits there.
    let server = Server::start_with(&data, &ServerOptions { smallest_pool: 3, ..ServerOptions::default() });
    let (_, body) = server.get("/api/v1/halls/capannori/report").await.unwrap();
    let report = serde_json::from_value::<ReportEnvelope>(body).unwrap().report;
    let only_taken = Figures { taken: 1, ..Figures::default() };
    let groups = [&report.by_service, &report.by_hour, &report.by_weekday, &report.by_channel, &report.by_day];
    assert!(report.total_withheld && report.total == only_taken, "{report:?}");
    assert!(groups.into_iter().flatten().all(|group| group.withheld && group.figures == only_taken), "{report:?}");
    let plain = server.client().get(format!("{}/halls/capannori/reports/data.csv", server.url())).send().await.unwrap();
    assert!(plain.text().await.unwrap().contains(",total,,1,,,,,,,,,,0,0"));
}
