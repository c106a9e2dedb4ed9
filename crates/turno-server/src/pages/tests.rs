//! The pages as text: every sentence there, nothing that does not belong there.

use std::{collections::BTreeMap, fs, path::Path};

use askama::Template;
use jiff::Timestamp;
use turno_protocol::{
    CounterInfo, ErrorCode, Forecast, HallInfo, HallSummary, Paper, ServiceInfo, Texts, TicketState, TicketStatus,
};
use turno_text::Catalogue;

use super::*;

const LANGUAGES: [&str; 4] = ["it", "en", "de", "fr"];

fn words(language: &str) -> Words {
    Words::new(&Catalogue::embedded(), [language])
}

fn visitors_words(language: &str) -> Words {
    Words::for_visitors(&Catalogue::embedded(), [language])
}

fn texts(italian: &str) -> Texts {
    Texts(BTreeMap::from([("it".to_owned(), italian.to_owned())]))
}

pub(super) fn hall() -> HallInfo {
    HallInfo {
        id: "capannori".into(),
        settings_version: 3,
        office: texts("Comune di Capannori"),
        desk: texts("Comune Amico"),
        address: "Piazza Aldo Moro 1".into(),
        time_zone: "Europe/Rome".into(),
        languages: vec!["it".into()],
        side_by_side: Vec::new(),
        services: vec![ServiceInfo {
            id: "tributi".into(),
            letter: "T".into(),
            name: texts("Tributi </script><b>"),
            about: Texts::default(),
            documents: Vec::new(),
            where_to_wait: texts("Sala d'attesa"),
            delicate: false,
            online: None,
            access: turno_protocol::Access::WalkIn,
            hours: String::new(),
        }],
        counters: vec![CounterInfo {
            id: "sportello-1".into(),
            name: texts("Sportello 1"),
            place: texts("piano terra"),
            zone: "atrio".into(),
            services: vec!["tributi".into()],
        }],
        zones: Vec::new(),
        kiosks: Vec::new(),
        bulletins: Vec::new(),
    }
}

fn who() -> Who {
    Who { name: "anna".into(), role: turno_store::Role::Operator }
}

fn ticket(state: TicketState) -> TicketStatus {
    TicketStatus {
        number: "T007".into(),
        service: "tributi".into(),
        state,
        arrived_at: Timestamp::UNIX_EPOCH,
        counter: Some("sportello-1".into()),
        people_ahead: Some(2),
        forecast: Some(Forecast { from_min: 5, to_min: 15 }),
        paper: Paper::Printed,
    }
}

fn ticket_page(language: &str, ticket: TicketStatus, updates: Updates) -> String {
    let now = "2026-11-23T08:30:00Z".parse().unwrap();
    TicketPage::new(
        visitors_words(language),
        hall(),
        ticket,
        now,
        updates,
        "http://turno.example.it/t/SECRETCODE".into(),
    )
    .render()
    .unwrap()
}

/// The text of a page without its tags.
/// A page without the texts and settings that its script reads.
fn without_data(html: &str) -> String {
    let mut parts = html.split(r#"<script type="application/json""#);
    let head = parts.next().unwrap_or_default().to_owned();
    parts.fold(head, |page, part| page + part.split_once("</script>").map_or("", |(_, after)| after))
}

fn text_of(html: &str) -> String {
    let mut inside = false;
    html.chars()
        .filter(|character| {
            let shown = !inside && *character != '<';
            inside = (inside || *character == '<') && *character != '>';
            shown
        })
        .collect()
}

#[test]
fn every_state_of_a_ticket_has_its_page() {
    use TicketState::{Called, Expired, NoShow, Parked, Served, Serving, Waiting, Withdrawn};
    for (state, says) in [
        (Waiting, "Sei in attesa"),
        (Called, "Tocca a te"),
        (Serving, "Sei allo sportello"),
        (Served, "Servito"),
        (NoShow, "Ti abbiamo chiamato"),
        (Parked, "Il tuo numero è da parte"),
        (Withdrawn, "Numero annullato"),
        (Expired, "Numero scaduto"),
    ] {
        let html = ticket_page("it", ticket(state), Updates::On);
        assert!(html.contains(says), "{state:?}: {html}");
        assert!(html.contains("T007"), "{state:?} shows the number");
        let tells_where = html.contains("Sportello 1");
        assert_eq!(tells_where, matches!(state, Called | Serving), "{state:?}: the counter");
        let tells_wait = html.contains("Ci sono 2 persone prima di te") && html.contains("da 5 a 15 minuti");
        assert_eq!(tells_wait, state == Waiting, "{state:?}: the wait");
        let is_over = matches!(state, Served | Withdrawn | Expired);
        assert_eq!(html.contains(r#"http-equiv="refresh""#), !is_over, "{state:?}: updates");
        assert!(html.contains("Aggiornato alle 09:30."), "{state:?}: the hall's own time");
    }
}

#[test]
fn a_wait_is_told_as_people_say_it() {
    let page = |people: u32, from_min, to_min| {
        let forecast = Some(Forecast { from_min, to_min });
        let status = TicketStatus { people_ahead: Some(people), forecast, ..ticket(TicketState::Waiting) };
        ticket_page("it", status, Updates::On)
    };
    assert!(page(0, 0, 0).contains("Sei il prossimo"));
    assert!(page(0, 0, 0).contains("meno di un minuto"));
    assert!(page(1, 1, 1).contains("1 persona prima"));
    assert!(page(1, 1, 1).contains("circa 1 minuto"));
    assert!(page(9, 20, 20).contains("circa 20 minuti"));
}

#[test]
fn updating_can_be_stopped_and_the_language_stays() {
    let html = ticket_page("de", ticket(TicketState::Waiting), Updates::Off);
    assert!(!html.contains("http-equiv"));
    assert!(html.contains(r#"href="?lang=fr&#38;updates=off""#), "{html}");
    assert!(html.contains(r#"href="?lang=de""#), "the way back to updating");
}

#[test]
fn no_page_leaves_a_key_or_an_argument_unfilled() {
    for language in LANGUAGES {
        let mut pages = vec![
            HallsPage::new(words(language), who(), Vec::new(), Arrival::Refused).render().unwrap(),
            HallsPage::new(
                words(language),
                who(),
                vec![HallSummary { id: "a/b".into(), office: texts("Uno") }],
                Arrival::Freely,
            )
            .render()
            .unwrap(),
            ReceptionPage::new(words(language), who(), hall()).render().unwrap(),
            ManagerPage::new(words(language), who(), hall()).render().unwrap(),
            ConsolePage::new(words(language), who(), hall()).render().unwrap(),
        ];
        pages.extend(
            [ErrorKind::NotFound, ErrorKind::TicketNotFound, ErrorKind::Internal]
                .map(|kind| ErrorPage::new(words(language), kind).render().unwrap()),
        );
        pages.extend(
            [TicketState::Waiting, TicketState::Called, TicketState::NoShow, TicketState::Expired]
                .map(|state| ticket_page(language, ticket(state), Updates::On)),
        );
        for html in pages {
            assert!(html.contains(&format!(r#"<html lang="{language}" dir="ltr">"#)));
            let text = text_of(&without_data(&html));
            assert!(!text.contains(['[', '{', '}']), "{language}: {text}");
        }
    }
}

#[test]
fn the_poster_counts_one_as_one() {
    let terms = RuleTerms {
        order: RuleOrder::OneIn { others: 1 },
        promise: RulePromise::OneIn(1),
        early_mins: 10,
        late_mins: 5,
        pause_mins: 1,
        returns: 1,
    };
    let poster = |language: &str| text_of(&RulePage::new(visitors_words(language), hall(), terms).render().unwrap());
    let italian = poster("it");
    for told in
        ["dopo una persona senza", "una persona con la precedenza dopo ogni altra.", "dopo un minuto, una volta al"]
    {
        assert!(italian.contains(told), "{told}: {italian}");
    }
    for (language, _) in VISITOR_LANGUAGES {
        let text = poster(language);
        assert!(!text.contains(['[', '{', '}']), "{language}: {text}");
    }
}

#[test]
fn the_log_is_told_in_words() {
    let told = |deed, about: &str| about_in_words(&words("it"), &[hall()], deed, about);
    assert_eq!(told(turno_store::Deed::SettingsChanged, "capannori version 3"), "Versione 3");
    assert_eq!(told(turno_store::Deed::CounterTaken, "capannori sportello-1"), "Sportello 1");
    assert_eq!(told(turno_store::Deed::PersonAdded, "anna administrator"), "anna · amministratore");
    assert_eq!(told(turno_store::Deed::CounterTaken, "capannori gone"), "capannori gone", "what is not known any more");
}

#[test]
fn every_error_code_has_its_words_in_the_console() {
    let html = ConsolePage::new(words("it"), who(), hall()).render().unwrap();
    let texts = script_texts(&html);
    for name in names_of("error.rs", "ErrorCode") {
        let code: ErrorCode = serde_json::from_value(name.clone().into()).unwrap();
        assert_eq!(
            error_key(code),
            format!("error-{}", name.replace('_', "-")),
            "the script derives the key from the code"
        );
        assert!(texts.contains_key(error_key(code)), "{name} has no words");
    }
}

#[test]
fn every_word_of_a_printer_has_its_words_on_the_pages_of_the_people_at_work() {
    for language in LANGUAGES {
        let texts = script_texts(&ConsolePage::new(words(language), who(), hall()).render().unwrap());
        let printer = names_of("kiosk.rs", "PrinterWord");
        let kinds = ["never_heard", "gone"].map(str::to_owned);
        for name in printer.iter().chain(&kinds) {
            let key = format!("console-totem-{}", name.replace('_', "-"));
            assert!(texts.contains_key(&key), "{language}: {key}");
        }
    }
}

/// The names of an enum's values, as they stand in the protocol's source: an enum cannot list itself.
fn names_of(file: &str, name: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../turno-protocol/src");
    let source = fs::read_to_string(folder.join(file)).unwrap();
    let body = source.split(&format!("pub enum {name} {{")).nth(1).unwrap().split("\n}").next().unwrap();
    let variants = body.lines().filter_map(|line| line.trim().strip_suffix(',')).filter(|line| !line.contains(' '));
    let names: Vec<String> = variants.map(snake_case).collect();
    assert!(names.len() > 10, "{names:?}");
    names
}

fn snake_case(variant: &str) -> String {
    let mut name = String::new();
    for character in variant.chars() {
        if character.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(character.to_lowercase());
    }
    name
}

fn script_texts(html: &str) -> BTreeMap<String, String> {
    let json = html.split(r#"id="texts">"#).nth(1).unwrap().split("</script>").next().unwrap();
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_script_finds_every_sentence_it_asks_for_and_gets_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/src");
    let pages = ["console.js", "reception.js", "manager.js"];
    let mut source: String = pages.iter().map(|page| fs::read_to_string(folder.join(page)).unwrap()).collect();
    for entry in fs::read_dir(folder.join("console")).unwrap() {
        source += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    for language in LANGUAGES {
        let texts = script_texts(&ConsolePage::new(words(language), who(), hall()).render().unwrap());
        for (key, sentence) in &texts {
            assert!(!sentence.contains('['), "{language}: {key} is missing");
            assert!(!sentence.contains("{$"), "{language}: {key} asks for what its script does not give: {sentence}");
            // Keys that the script puts together from a state, a language, an action or a code.
            let composed = [
                "console-state-",
                "console-reason-",
                "console-language-",
                "console-done-",
                "console-office-",
                "console-totem-",
                "error-",
                "suspended-",
            ];
            let is_used = source.contains(&format!("'{key}'")) || composed.iter().any(|prefix| key.starts_with(prefix));
            assert!(is_used, "no script asks for {key}");
        }
        for quoted in source.split('\'').skip(1) {
            let is_key = ["console-", "reception-", "manager-"].iter().any(|prefix| quoted.starts_with(prefix))
                && !quoted.contains(|c: char| !(c == '-' || c.is_ascii_lowercase()));
            assert!(!is_key || texts.contains_key(quoted), "{language}: the script asks for {quoted}");
        }
    }
}

#[test]
fn no_text_can_break_out_of_the_data_of_the_console() {
    let html = ConsolePage::new(words("it"), who(), hall()).render().unwrap();
    let data = html.split(r#"id="hall">"#).nth(1).unwrap();
    assert!(data.contains(r"Tributi \u003c/script\u003e"), "{data}");
    assert_eq!(html.matches("</script>").count(), 3, "the script itself and two blocks of data");
}

#[test]
fn a_tickets_page_is_whole_in_every_language_of_the_visitors() {
    for (language, _) in VISITOR_LANGUAGES {
        for state in [TicketState::Waiting, TicketState::Called, TicketState::NoShow, TicketState::Expired] {
            let html = ticket_page(language, ticket(state), Updates::On);
            let direction = if language == "ar" { "rtl" } else { "ltr" };
            assert!(html.contains(&format!(r#"<html lang="{language}" dir="{direction}">"#)), "{language}");
            assert!(!text_of(&html).contains(['[', '{', '}']), "{language}: {html}");
        }
    }
}

#[test]
fn a_hall_is_linked_by_its_identifier() {
    let html = HallsPage::new(
        words("en"),
        who(),
        vec![HallSummary { id: "capannori".into(), office: texts("Comune di Capannori") }],
        Arrival::Freely,
    )
    .render()
    .unwrap();
    assert!(html.contains(r#"href="/halls/capannori/console"#), "{html}");
    assert!(html.contains("Comune di Capannori"));
}
