//! An office file that forms change.

use super::*;

const CAPANNORI: &str = include_str!("../../../../../assets/offices/capannori.toml");

fn office() -> OfficeText {
    OfficeText::new(CAPANNORI, ["it", "en", "de", "fr"].map(str::to_owned).into()).unwrap()
}

/// The lines that differ.
fn changed(office: &OfficeText) -> Vec<String> {
    let text = office.text();
    text.lines().filter(|line| !CAPANNORI.lines().any(|known| known == *line)).map(str::to_owned).collect()
}

fn with(answers: &Answers, name: &str, value: &str) -> Answers {
    let mut answers = answers.clone();
    answers.0.retain(|(known, _)| known != name);
    answers.0.push((name.to_owned(), value.to_owned()));
    answers
}

#[test]
fn a_form_sent_back_as_it_was_changes_no_byte() {
    let mut office = office();
    for (part, item) in [
        (Part::Office, None),
        (Part::Policy, None),
        (Part::Service, Some("spid")),
        (Part::Service, Some("prossimita")),
        (Part::Languages, None),
        (Part::Counter, Some("sportello-2")),
        (Part::Zone, Some("atrio")),
        (Part::Kiosk, Some("ingresso")),
        (Part::Bulletin, Some("documenti")),
    ] {
        let answers = office.answers(part, item);
        assert!(!answers.0.is_empty(), "{part:?}");
        office.put(part, item, &answers).unwrap();
        assert_eq!(office.text(), CAPANNORI, "{part:?} {item:?}");
    }
}

#[test]
fn one_answer_changes_one_line_and_keeps_its_comment() {
    let mut office = office();
    let answers = with(&office.answers(Part::Policy, None), "priority_minutes", "30");
    assert_eq!(office.put(Part::Policy, None, &answers).unwrap(), "policy.");
    assert_eq!(changed(&office), ["priority_minutes = 30        # a priority need counts as so much waiting"]);
    let answers = with(&office.answers(Part::Counter, Some("sportello-2")), "serves.spid", "helps");
    assert_eq!(office.put(Part::Counter, Some("sportello-2"), &answers).unwrap(), "counter[1].");
    assert!(changed(&office).contains(&"helps = [\"spid\"]".to_owned()), "{:?}", changed(&office));
    crate::office::read(&office.text(), 2).unwrap();
}

#[test]
fn something_new_is_added_and_something_old_taken_out() {
    let mut office = office();
    let answers = [
        ("id", "cimitero"),
        ("letter", "C"),
        ("minutes", "15"),
        ("name.it", "Cimitero"),
        ("name.en", "Cemetery"),
        ("name.de", "Friedhof"),
        ("name.fr", "Cimetière"),
        ("documents.it", "Uno\nDue"),
        ("documents.en", "One\nTwo"),
        ("served_by.sportello-1", "first"),
        ("served_by.sportello-2", "helps"),
    ];
    let answers = Answers(answers.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    assert_eq!(office.put(Part::Service, None, &answers).unwrap(), "service[5].");
    office.remove(Part::Bulletin, "documenti");
    let read = crate::office::read(&office.text(), 2).unwrap();
    assert_eq!(read.services[5].documents.len(), 2);
    assert!(read.bulletins.is_empty() && read.counters[0].services.len() == 5);
    assert!(office.text().contains("helps = [\"cimitero\"]"), "{}", office.text());
    assert_eq!(office.ids("service").len(), 6);
}

#[test]
fn a_service_says_which_counters_serve_it_and_the_counters_keep_it() {
    let mut office = office();
    let spid = |office: &OfficeText| office.answers(Part::Service, Some("spid"));
    assert_eq!(spid(&office).one("served_by.sportello-1"), "first");
    let answers = with(&spid(&office), "served_by.sportello-2", "helps");
    office.put(Part::Service, Some("spid"), &answers).unwrap();
    assert_eq!(changed(&office), ["helps = [\"spid\"]"]);
    let after = with(&office.answers(Part::Counter, Some("sportello-2")), "helps_after_minutes", "10");
    office.put(Part::Counter, Some("sportello-2"), &after).unwrap();
    office.put(Part::Service, Some("spid"), &with(&spid(&office), "served_by.sportello-2", "")).unwrap();
    assert_eq!(office.text(), CAPANNORI);
}

#[test]
fn another_order_leaves_the_numbers_of_the_one_before_behind() {
    for (order, others) in [("one_in", "3"), ("strict", "")] {
        let mut office = office();
        let answers = with(&office.answers(Part::Policy, None), "order", order);
        office.put(Part::Policy, None, &with(&answers, "others", others)).unwrap();
        crate::office::read(&office.text(), 2).unwrap();
        assert!(!office.text().contains("priority_minutes = 20"), "{order}");
        assert_eq!(office.text().contains("others = 3"), order == "one_in");
    }
}

#[test]
fn what_is_no_number_is_named() {
    let mut office = office();
    let answers = with(&office.answers(Part::Policy, None), "others", "due");
    assert_eq!(office.put(Part::Policy, None, &answers).unwrap_err().name, "others");
}

#[test]
fn arrows_other_zones_and_languages_are_answers_too() {
    let mut office = office();
    let answers = with(&office.answers(Part::Zone, Some("atrio")), "arrows.sportello-1", "up");
    office.put(Part::Zone, Some("atrio"), &with(&answers, "arrows.sportello-2", "")).unwrap();
    assert_eq!(changed(&office), ["arrows = { sportello-1 = \"up\" }"]);
    let upstairs = [("id", "sopra"), ("name.it", "Sopra"), ("shows", "atrio")];
    let upstairs = Answers(upstairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    office.put(Part::Zone, None, &upstairs).unwrap();
    assert!(office.text().contains("shows = [\"atrio\"]"), "{}", office.text());
    let answers = with(&office.answers(Part::Languages, None), "languages.first", "de");
    office.put(Part::Languages, None, &with(&answers, "side_by_side.0", "de")).unwrap();
    assert!(office.text().contains("languages = [\"de\", \"it\", \"en\", \"fr\"]"), "{}", office.text());
    assert!(office.text().contains("side_by_side = [\"de\"]"), "{}", office.text());
}

#[test]
fn what_is_taken_out_is_taken_out_of_what_names_it() {
    let mut office = office();
    office.remove(Part::Service, "anagrafe");
    office.remove(Part::Counter, "sportello-2");
    let read = crate::office::read(&office.text(), 2).unwrap();
    assert_eq!((read.services.len(), read.counters.len(), read.zones[0].arrows.len()), (4, 1, 1));
    assert!(office.text().contains("services = [\"comune-amico\", \"spid\", \"tributi\"]"), "{}", office.text());
}

#[test]
fn a_place_says_what_it_is_about() {
    let office = office();
    let subject = |part, item: &str, key: &str, language: Option<&str>| Subject {
        part,
        item: item.to_owned(),
        key: key.to_owned(),
        language: language.map(str::to_owned),
    };
    let document = subject(Some("service"), "spid", "documents", Some("it"));
    assert_eq!(office.subject("service[1].documents[1].it"), document);
    assert_eq!(office.subject("counter[1].helps[0]"), subject(Some("counter"), "sportello-2", "helps", None));
    assert_eq!(office.subject("zone"), subject(Some("zone"), "", "", None));
    assert_eq!(office.subject("policy.others"), subject(None, "", "others", None));
    assert_eq!(office.subject("office.fr"), subject(None, "", "office", Some("fr")));
    assert_eq!(office.subject("side_by_side[1]"), subject(None, "", "side_by_side", None));
}
