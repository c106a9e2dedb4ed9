//! The forms of an office file: which questions each part has.

/// A part of an office file that has a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The office itself: names, address, hours, closures.
    Office,
    /// Who goes before whom.
    Policy,
    /// One service.
    Service,
    /// One counter.
    Counter,
    /// One bulletin.
    Bulletin,
}

/// One question of a form. Its name is the key in the office file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What is asked.
    pub kind: Kind,
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The identifier; asked once, for something new.
    Id,
    /// One line.
    Text,
    /// A whole number.
    Number,
    /// One of some words, the first of which is meant where nothing stands.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// Several lines.
    Lines,
    /// One line in each language of the hall.
    Texts,
    /// Several lines in each language of the hall.
    TextLines,
    /// What a counter serves: for each service, whether in the first place, helping out, or not.
    Serves,
    /// One of the hall's zones.
    Zone,
    /// Some of the hall's zones.
    Zones,
}

const fn field(key: &'static str, kind: Kind) -> Field {
    Field { key, kind }
}

const OFFICE: &[Field] = &[
    field("office", Kind::Texts),
    field("desk", Kind::Texts),
    field("address", Kind::Text),
    field("hours", Kind::Text),
    field("closures", Kind::Lines),
    field("where_to_wait", Kind::Texts),
];

const POLICY: &[Field] = &[
    field("order", Kind::Choice(&["head_start", "one_in", "strict"])),
    field("priority_minutes", Kind::Number),
    field("booking_minutes", Kind::Number),
    field("others", Kind::Number),
    field("booking_early_minutes", Kind::Number),
    field("booking_late_minutes", Kind::Number),
    field("no_show_pause_minutes", Kind::Number),
    field("no_show_returns", Kind::Number),
    field("undo_seconds", Kind::Number),
];

const SERVICE: &[Field] = &[
    field("id", Kind::Id),
    field("letter", Kind::Text),
    field("name", Kind::Texts),
    field("about", Kind::Texts),
    field("documents", Kind::TextLines),
    field("minutes", Kind::Number),
    field("access", Kind::Choice(&["walk_in", "appointment_only"])),
    field("phone", Kind::Text),
    field("online", Kind::Text),
    field("hours", Kind::Text),
    field("where_to_wait", Kind::Texts),
    field("delicate", Kind::Flag),
    field("last_number", Kind::Number),
    field("last_ticket_margin_minutes", Kind::Number),
];

const COUNTER: &[Field] = &[
    field("id", Kind::Id),
    field("name", Kind::Texts),
    field("place", Kind::Texts),
    field("zone", Kind::Zone),
    field("services", Kind::Serves),
    field("helps_after_minutes", Kind::Number),
];

const BULLETIN: &[Field] =
    &[field("id", Kind::Id), field("text", Kind::Texts), field("hours", Kind::Text), field("zones", Kind::Zones)];

impl Part {
    /// The word for it in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Policy => "policy",
            Self::Service => "service",
            Self::Counter => "counter",
            Self::Bulletin => "bulletin",
        }
    }

    /// The part behind a word of an address.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let all = [Self::Office, Self::Policy, Self::Service, Self::Counter, Self::Bulletin];
        all.into_iter().find(|part| part.word() == word)
    }

    /// Its questions.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Office => OFFICE,
            Self::Policy => POLICY,
            Self::Service => SERVICE,
            Self::Counter => COUNTER,
            Self::Bulletin => BULLETIN,
        }
    }

    /// Whether there may be several of it, each with an identifier.
    #[must_use]
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Service | Self::Counter | Self::Bulletin)
    }
}

/// What somebody answered in a form, or what the office file answers now: values by the names of the questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(pub Vec<(String, String)>);

impl Answers {
    /// The answer to one question, empty if there is none.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether the answer has this among its values.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(known, given)| known == name && given == value)
    }

    /// The lines of an answer that are not empty.
    pub fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.one(name).lines().map(str::trim).filter(|line| !line.is_empty())
    }
}
