//! Which question of a form a mistake belongs to.

use turno_domain::settings::{self, LetterOwner};

use crate::office::{Gap, OfficeError, OfficeText, Part, Problem, SERVED_BY, Subject, WrongAnswer};

/// A mistake in `office`, as the form of a part has changed it; `id` is whose form it is. `place` is where that stands, `gaps` the texts
/// that were asked for besides.
pub(super) fn wrong_answer(
    error: OfficeError,
    (part, id): (Part, &str),
    office: &OfficeText,
    place: &str,
    gaps: &[Gap],
) -> WrongAnswer {
    let about = office.subject(&error.place);
    if let Some(problem) = own_letter(part, id, &about, &error.problem) {
        return WrongAnswer { name: "letter".to_owned(), about: Some(about), problem };
    }
    let gap = gaps.iter().find(|gap| gap.place == error.place).map(|gap| gap.name.clone());
    let name = gap.or_else(|| of_counters(part, &about, &error.problem));
    let name = name.unwrap_or_else(|| name_of(&error.place, place));
    WrongAnswer { name, about: Some(about), problem: error.problem }
}

/// Of two with one letter the checks name the second as wrong. Where a form has made its own the first, it is the form's letter that
/// is taken, and the other one has it.
fn own_letter(part: Part, id: &str, about: &Subject, problem: &Problem) -> Option<Problem> {
    let Problem::Settings(settings::Problem::LetterTaken { letter, owner }) = problem else { return None };
    let is_own = match owner {
        LetterOwner::Service(service) => part == Part::Service && service.as_str() == id,
        LetterOwner::Kiosk(kiosk) => part == Part::Kiosk && kiosk.as_str() == id,
    };
    let owner = match about.part.and_then(Part::of_word).filter(|_| is_own)? {
        Part::Service => LetterOwner::Service(about.item.parse().ok()?),
        _ => LetterOwner::Kiosk(about.item.parse().ok()?),
    };
    Some(Problem::Settings(settings::Problem::LetterTaken { letter: *letter, owner }))
}

/// What a service asks of its counters is found wrong at its identifier or at a counter.
fn of_counters(part: Part, about: &Subject, problem: &Problem) -> Option<String> {
    if part != Part::Service {
        return None;
    }
    match problem {
        Problem::Settings(settings::Problem::Unserved(_) | settings::Problem::OnlyHelped(_)) => {
            Some(SERVED_BY.to_owned())
        }
        _ if about.part == Some(Part::Counter.word()) => Some(format!("{SERVED_BY}.{}", about.item)),
        _ => None,
    }
}

/// The question that a place of the settings belongs to: `service[2].documents[1].it` in the form of that service is
/// `documents.it`. A place of another part stays what it is.
fn name_of(place: &str, part: &str) -> String {
    let Some(rest) = place.strip_prefix(part) else { return place.to_owned() };
    let mut name = String::new();
    let mut inside = false;
    for letter in rest.chars() {
        match letter {
            '[' => inside = true,
            ']' => inside = false,
            other if !inside => name.push(other),
            _ => {}
        }
    }
    if name == "helps" { "services".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_the_settings_leads_to_its_question() {
        assert_eq!(name_of("service[2].documents[1].it", "service[2]."), "documents.it");
        assert_eq!(name_of("counter[0].helps[1]", "counter[0]."), "services");
        assert_eq!(name_of("closures[0]", ""), "closures");
        assert_eq!(name_of("service[0].id", "counter[1]."), "service[0].id");
    }
}
