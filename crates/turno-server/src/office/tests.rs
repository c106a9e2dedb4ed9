//! What an office file may say, and what is said of one that is wrong.

use super::*;

const CAPANNORI: &str = include_str!("../../../../assets/offices/capannori.toml");

fn problem(text: &str) -> String {
    read(text, 1).unwrap_err().to_string()
}

#[test]
fn every_sample_office_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/offices");
    let mut halls = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let settings = read(&std::fs::read_to_string(&path).unwrap(), 3)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(
            Some(settings.hall.as_str()),
            path.file_stem().and_then(|stem| stem.to_str()),
            "a sample is named after its hall"
        );
        halls.push((settings.hall.to_string(), settings.services.len(), settings.counters.len()));
    }
    halls.sort();
    let expected = [("bressanone", 5, 2), ("capannori", 5, 2), ("cuneo", 8, 3)];
    assert_eq!(halls, expected.map(|(hall, services, counters)| (hall.to_owned(), services, counters)));
}

#[test]
fn an_appointment_service_keeps_its_telephone() {
    let capannori = read(CAPANNORI, 1).unwrap();
    let by_appointment = capannori.services.iter().find(|service| service.id.as_str() == "prossimita").unwrap();
    assert_eq!(by_appointment.access, Access::AppointmentOnly { phone: "0583 428588".into() });
}

#[test]
fn a_wrong_value_is_named_with_its_line_and_key() {
    let twice = CAPANNORI.replacen("letter = \"S\"", "letter = \"A\"", 1);
    let line = twice.lines().position(|line| line == "id = \"spid\"").unwrap() + 2;
    assert_eq!(
        problem(&twice),
        format!(
            "line {line}, key 'service[1].letter': letter A is used by service 'comune-amico' too: every series needs its own"
        )
    );
    let nowhere = CAPANNORI.replacen("zone = \"atrio\"", "zone = \"cortile\"", 1);
    let line = nowhere.lines().position(|line| line == "zone = \"cortile\"").unwrap() + 1;
    assert_eq!(problem(&nowhere), format!("line {line}, key 'counter[0].zone': there is no zone 'cortile'"));
}

#[test]
fn a_text_longer_than_a_slip_is_named() {
    let long = CAPANNORI.replacen("Sala d'attesa, piano terra", &"sala ".repeat(60), 1);
    assert!(problem(&long).contains("where_to_wait.it': is too long"), "{}", problem(&long));
}

#[test]
fn a_missing_text_is_named_at_the_table_that_lacks_it() {
    let text = CAPANNORI.replacen("fr = \"Commune de Capannori\"\n", "", 1);
    let line = text.lines().position(|line| line == "[office]").unwrap() + 1;
    assert_eq!(problem(&text), format!("line {line}, key 'office.fr': is missing"));
}

#[test]
fn bad_hours_and_bad_zones_are_named() {
    assert!(problem(&CAPANNORI.replace("Sa 08:45-12:00", "Sabato mattina")).contains("key 'hours'"));
    assert!(
        problem(&CAPANNORI.replace("Europe/Rome", "Europa/Roma"))
            .contains("key 'time_zone': there is no time zone 'Europa/Roma'")
    );
}

#[test]
fn a_key_that_does_not_exist_is_an_error_with_its_line() {
    let text = CAPANNORI.replacen("country", "contry", 1);
    let line = text.lines().position(|line| line.starts_with("contry")).unwrap() + 1;
    let message = problem(&text);
    assert!(message.contains(&format!("line {line}")) && message.contains("contry"), "{message}");
}

#[test]
fn two_languages_side_by_side_are_two_of_the_halls() {
    let with = |pair: &str| CAPANNORI.replacen("country =", &format!("side_by_side = {pair}\ncountry ="), 1);
    assert_eq!(read(&with("[\"it\", \"de\"]"), 1).unwrap().side_by_side.len(), 2);
    for pair in ["[\"it\"]", "[\"it\", \"it\"]", "[\"it\", \"de\", \"en\"]"] {
        assert!(problem(&with(pair)).contains("key 'side_by_side': name two different languages"), "{pair}");
    }
    assert!(problem(&with("[\"it\", \"lld\"]")).contains("side_by_side[1]': 'lld' is not one of the hall’s languages"));
}

#[test]
fn an_address_on_the_internet_is_a_whole_one() {
    let with = |url: &str| CAPANNORI.replacen("letter = \"A\"", &format!("letter = \"A\"\nonline = \"{url}\""), 1);
    let url = "https://www.example.it/spid";
    assert_eq!(read(&with(url), 1).unwrap().services[0].online.as_deref(), Some(url));
    for wrong in ["www.example.it", "https://example.it/a b", "javascript:alert(1)", "https://localhost"] {
        assert!(problem(&with(wrong)).contains("key 'service[0].online': write the whole address"), "{wrong}");
    }
    assert!(problem(&with(&format!("{url}{}", "x".repeat(200)))).contains("service[0].online"));
}

#[test]
fn a_telephone_belongs_to_appointments_and_appointments_need_one() {
    assert!(problem(&CAPANNORI.replace("phone = \"0583 428588\"\n", "")).contains("service[4].phone': is needed"));
    assert!(
        problem(&CAPANNORI.replace("access = \"appointment_only\"\n", "")).contains("service[4].phone': is only for")
    );
}

#[test]
fn a_policy_is_read_and_what_its_order_does_not_know_is_refused() {
    use turno_domain::{Order, Policy};
    assert_eq!(read(CAPANNORI, 1).unwrap().policy, Policy::default());
    let one_in = CAPANNORI
        .replace("order = \"head_start\"", "order = \"one_in\"\nothers = 3")
        .replace("priority_minutes = 20", "")
        .replace("booking_minutes = 10 ", "");
    assert_eq!(read(&one_in, 1).unwrap().policy.order, Order::OneIn { others: 3 });
    let mixed = CAPANNORI.replace("order = \"head_start\"", "order = \"strict\"");
    assert!(problem(&mixed).contains("key 'policy.priority_minutes': is only for the rule of the head start"));
    let long = CAPANNORI.replace("booking_late_minutes = 10", "booking_late_minutes = 999");
    assert!(problem(&long).contains("key 'policy.booking_late_minutes': use 0 to 240"), "{}", problem(&long));
    let slow = CAPANNORI.replace("undo_seconds = 10", "undo_seconds = 61");
    assert!(problem(&slow).contains("key 'policy.undo_seconds': use 0 to 60"), "{}", problem(&slow));
    assert!(problem(&CAPANNORI.replace("no_show_returns = 0", "no_show_return = 0")).contains("no_show_return"));
}

#[test]
fn a_counter_helps_out_beside_what_it_serves() {
    let services = "services = [\"anagrafe\", \"tributi\"]\n";
    let with = |more: &str| CAPANNORI.replacen(services, &format!("{services}{more}\n"), 1);
    let office = read(&with("helps = [\"spid\"]\nhelps_after_minutes = 20"), 1).unwrap();
    let counter = &office.counters[1];
    assert!(counter.services.len() == 3 && counter.helper.len() == 1 && counter.helper_after_mins == Some(20));
    assert!(problem(&with("helps = [\"tributi\"]")).contains("counter[1].helps[0]': stands under the services"));
    assert!(problem(&with("helps_after_minutes = 20")).contains("counter[1].helps_after_minutes"));
    let starves = CAPANNORI.replacen("\"comune-amico\", \"spid\", ", "\"comune-amico\", ", 1).replacen(
        services,
        &format!("{services}helps = [\"spid\"]\n"),
        1,
    );
    assert!(problem(&starves).contains("could wait for ever"), "{}", problem(&starves));
}

#[test]
fn every_problem_has_a_sentence_in_every_language_of_the_staff() {
    use turno_domain::settings::{LetterOwner, Problem as P};
    let text = || "x".to_owned();
    let settings = [
        P::Missing,
        P::NoLanguage,
        P::LanguageTwice("it".parse().unwrap()),
        P::NoPair,
        P::NotOffered("it".parse().unwrap()),
        P::NoneOfThem,
        P::TooMany { most: 24 },
        P::IdTwice(text()),
        P::Range { least: 1, most: 9_999 },
        P::Unserved("x".parse().unwrap()),
        P::OnlyHelped("x".parse().unwrap()),
        P::NoPhone,
        P::NoAddress,
        P::UnknownZone("x".parse().unwrap()),
        P::UnknownOtherZone("x".parse().unwrap()),
        P::UnknownService("x".parse().unwrap()),
        P::UnknownCounter("x".parse().unwrap()),
        P::ServesNothingFirst,
        P::LetterTaken { letter: "A".parse().unwrap(), owner: LetterOwner::Service("x".parse().unwrap()) },
        P::LetterTaken { letter: "A".parse().unwrap(), owner: LetterOwner::Kiosk("x".parse().unwrap()) },
        P::NoPicture,
    ];
    let own = [
        Problem::Form(text()),
        Problem::Name(IdError::Identifier(text())),
        Problem::Name(IdError::Letter(text())),
        Problem::Name(IdError::Language(text())),
        Problem::Hours(HoursError::Country(text())),
        Problem::Hours(HoursError::Form { text: text(), problem: text() }),
        Problem::TimeZone(text()),
        Problem::PhoneUnasked,
        Problem::PhoneWanted,
        Problem::HelpsTwice,
        Problem::HelpsNobody,
        Problem::Control,
        Problem::TooLong { most: TEXT_CHARS_MAX },
        Problem::OnlyFor(PolicyOrder::HeadStart),
        Problem::OnlyFor(PolicyOrder::OneIn),
        Problem::WholeNumber,
        Problem::Unformed,
        Problem::HallStays("x".parse().unwrap()),
        Problem::TimeZoneStays,
        Problem::PictureAbsent(text()),
    ];
    let catalogue = turno_text::Catalogue::embedded();
    let all: Vec<_> = settings.into_iter().map(Problem::Settings).chain(own).collect();
    let italian: Vec<_> = all.iter().map(|problem| problem.say(&catalogue, "it")).collect();
    for language in ["it", "en", "de", "fr"] {
        for (problem, italian) in all.iter().zip(&italian) {
            let said = problem.say(&catalogue, language);
            assert!(!said.contains(['[', '{', '$']), "{language}: {said}");
            assert!(language == "it" || said != *italian, "{language} says it in Italian: {said}");
        }
    }
    assert_eq!(all[8].say(&catalogue, "it"), "usa un numero da 1 a 9999");
}

#[test]
fn what_must_be_there_is_missed_in_words() {
    for (line, place) in [
        ("letter = \"S\"\n", "service[1].letter"),
        ("minutes = 20\n", "service[1].minutes"),
        ("time_zone = \"Europe/Rome\"\n", "time_zone"),
        ("hall = \"capannori\"\n", "hall"),
        ("letter = \"K\"\n", "kiosk[0].letter"),
    ] {
        let without = CAPANNORI.replacen(line, "", 1);
        assert!(without != CAPANNORI && problem(&without).ends_with(&format!("key '{place}': is missing")), "{place}");
    }
}
