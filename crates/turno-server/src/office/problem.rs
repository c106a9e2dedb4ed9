//! What can be wrong with an office file or an answer, as values, and the sentence for each in a language.

use std::fmt;

use turno_domain::{
    HallId, HoursError, IdError,
    settings::{self, LetterOwner, SettingsError},
};
use turno_text::{Arg, Catalogue};

use super::{Part, locate};

/// The language of a terminal.
const TERMINAL_LANGUAGE: &str = "en";

/// What is wrong with an office file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeError {
    /// The line, from 1.
    pub line: usize,
    /// The key in dotted form; empty where the text is not even a form.
    pub place: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text is not TOML, or has a key that is unknown or of the wrong kind: what its reader says.
    Form(String),
    /// What every hall is held to.
    Settings(settings::Problem),
    /// It is no name of its kind.
    Name(IdError),
    /// They are no hours.
    Hours(HoursError),
    /// There is no such time zone.
    TimeZone(String),
    /// A service without appointments has a telephone for them.
    PhoneUnasked,
    /// A service with appointments has no telephone for them.
    PhoneWanted,
    /// A counter helps with what it serves in the first place.
    HelpsTwice,
    /// A counter that helps with nothing says after how long.
    HelpsNobody,
    /// A text has a character that cannot be shown.
    Control,
    /// A text is too long for a slip.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// A number of the policy belongs to another order.
    OnlyFor(PolicyOrder),
    /// It is no whole number.
    WholeNumber,
    /// A part is written in a way that no form can change.
    Unformed,
    /// The hall keeps its name.
    HallStays(HallId),
    /// The time zone changes with the server stopped.
    TimeZoneStays,
    /// The server has no such picture.
    PictureAbsent(String),
    /// No calendar has such a date.
    NoSuchDate(String),
    /// Another one has that name.
    NameTaken {
        /// The name.
        name: String,
        /// Whose it is.
        owner: NameOwner,
    },
}

/// What has a name of its own, with its identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameOwner {
    /// A service.
    Service(String),
    /// A counter.
    Counter(String),
}

/// The orders of a policy that have numbers of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyOrder {
    /// Precedence counts as minutes.
    HeadStart,
    /// One with precedence after some others.
    OneIn,
}

impl Problem {
    /// The sentence in a language, with identifiers as they stand in the file.
    #[must_use]
    pub fn say(&self, catalogue: &Catalogue, language: &str) -> String {
        self.say_by_name(catalogue, language, &|_, id| id.to_owned())
    }

    /// The sentence in a language; `name` is what a person calls something with an identifier.
    #[must_use]
    pub fn say_by_name(&self, catalogue: &Catalogue, language: &str, name: Namer) -> String {
        let (key, args) = self.sentence(name);
        catalogue.text(language, &format!("settings-problem-{key}"), &args)
    }

    /// What a reader of some form said, in its own English; more than a sentence.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Form(detail) | Self::Hours(HoursError::Form { problem: detail, .. }) => Some(detail.trim_end()),
            _ => None,
        }
    }

    fn sentence(&self, name: Namer) -> Sentence {
        match self {
            Self::Settings(problem) => of_settings(problem, name),
            Self::Form(_) => ("form", vec![]),
            Self::Name(IdError::Letter(text)) => ("letter", text_arg(text)),
            Self::Name(IdError::Language(text)) => ("language", text_arg(text)),
            Self::Name(IdError::Identifier(text) | IdError::TicketNumber(text)) => ("identifier", text_arg(text)),
            Self::Hours(HoursError::Form { text, .. }) => ("hours", text_arg(text)),
            Self::Hours(HoursError::Country(text)) => ("country", text_arg(text)),
            Self::TimeZone(text) => ("time-zone", text_arg(text)),
            Self::PhoneUnasked => ("phone-unasked", vec![]),
            Self::PhoneWanted => ("phone-wanted", vec![]),
            Self::HelpsTwice => ("helps-twice", vec![]),
            Self::HelpsNobody => ("helps-nobody", vec![]),
            Self::Control => ("control", vec![]),
            Self::TooLong { most } => ("too-long", vec![("most", count(*most))]),
            Self::OnlyFor(PolicyOrder::HeadStart) => ("only-head-start", vec![]),
            Self::OnlyFor(PolicyOrder::OneIn) => ("only-one-in", vec![]),
            Self::WholeNumber => ("whole-number", vec![]),
            Self::Unformed => ("unformed", vec![]),
            Self::HallStays(hall) => ("hall-stays", text_arg(hall)),
            Self::TimeZoneStays => ("time-zone-stays", vec![]),
            Self::PictureAbsent(name) => ("picture-absent", text_arg(name)),
            Self::NoSuchDate(date) => ("no-such-date", text_arg(date)),
            Self::NameTaken { name, owner } => {
                let (key, owner) = match owner {
                    NameOwner::Service(id) => ("name-of-service", id),
                    NameOwner::Counter(id) => ("name-of-counter", id),
                };
                (key, vec![("name", name.as_str().into()), ("text", owner.as_str().into())])
            }
        }
    }
}

/// What a person calls something of a part by its identifier.
type Namer<'a> = &'a dyn Fn(Part, &str) -> String;

/// The key of a sentence without what all of them begin with, and its arguments.
type Sentence = (&'static str, Vec<(&'static str, Arg)>);

fn of_settings(problem: &settings::Problem, name: Namer) -> Sentence {
    use settings::Problem as P;
    match problem {
        P::Missing => ("missing", vec![]),
        P::NoLanguage => ("no-language", vec![]),
        P::LanguageTwice(language) => ("language-twice", text_arg(language)),
        P::NoPair => ("no-pair", vec![]),
        P::NotOffered(language) => ("not-offered", text_arg(language)),
        P::NoneOfThem => ("none-of-them", vec![]),
        P::TooMany { most } => ("too-many", vec![("most", count(*most))]),
        P::IdTwice(id) => ("id-twice", text_arg(id)),
        P::Range { least, most } => ("range", vec![("least", (*least).into()), ("most", (*most).into())]),
        P::Unserved(service) => ("unserved", text_arg(name(Part::Service, service.as_str()))),
        P::OnlyHelped(service) => ("only-helped", text_arg(name(Part::Service, service.as_str()))),
        P::NoPhone => ("no-phone", vec![]),
        P::NoAddress => ("no-address", vec![]),
        P::UnknownZone(zone) => ("unknown-zone", text_arg(zone)),
        P::UnknownOtherZone(zone) => ("unknown-other-zone", text_arg(zone)),
        P::UnknownService(service) => ("unknown-service", text_arg(service)),
        P::UnknownCounter(counter) => ("unknown-counter", text_arg(counter)),
        P::ServesNothingFirst => ("serves-nothing-first", vec![]),
        P::LetterTaken { letter, owner } => {
            let (key, owner) = match owner {
                LetterOwner::Service(service) => ("letter-of-service", name(Part::Service, service.as_str())),
                LetterOwner::Kiosk(kiosk) => ("letter-of-kiosk", name(Part::Kiosk, kiosk.as_str())),
            };
            (key, vec![("letter", letter.to_string().into()), ("text", owner.into())])
        }
        P::NoPicture => ("no-picture", vec![]),
    }
}

fn text_arg(text: impl fmt::Display) -> Vec<(&'static str, Arg)> {
    vec![("text", text.to_string().into())]
}

fn count(number: usize) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

impl OfficeError {
    /// What is wrong with the value at `place` of `text`.
    #[must_use]
    pub fn at(text: &str, place: &str, problem: Problem) -> Self {
        Self { line: locate::line_of(text, place), place: place.to_owned(), problem }
    }

    pub(super) fn of_form(text: &str, error: &toml::de::Error) -> Self {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            place: String::new(),
            problem: Problem::Form(error.to_string().trim_end().to_owned()),
        }
    }

    /// The sentence in a language, with line and key.
    #[must_use]
    pub fn say(&self, catalogue: &Catalogue, language: &str) -> String {
        let problem = self.problem.say(catalogue, language);
        let mut args = vec![("line", count(self.line)), ("problem", problem.into())];
        if self.place.is_empty() {
            return catalogue.text(language, "settings-problem-in-line", &args);
        }
        args.push(("place", self.place.as_str().into()));
        catalogue.text(language, "settings-problem-at", &args)
    }
}

impl fmt::Display for OfficeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(&Catalogue::embedded(), TERMINAL_LANGUAGE))?;
        self.problem.detail().map_or(Ok(()), |detail| write!(f, "\n{detail}"))
    }
}

impl std::error::Error for OfficeError {}

/// What is wrong and where, before its line is known.
#[derive(Debug)]
pub(super) struct Wrong {
    place: String,
    problem: Problem,
}

impl Wrong {
    pub(super) fn in_text(self, text: &str) -> OfficeError {
        OfficeError::at(text, &self.place, self.problem)
    }
}

impl From<SettingsError> for Wrong {
    fn from(SettingsError { place, problem }: SettingsError) -> Self {
        Self { place, problem: Problem::Settings(problem) }
    }
}

pub(super) fn wrong(place: &str, problem: Problem) -> Wrong {
    Wrong { place: place.to_owned(), problem }
}

pub(super) fn missing(place: &str) -> Wrong {
    wrong(place, Problem::Settings(settings::Problem::Missing))
}
