//! The forms of an office file: which questions each part has.

/// A part of an office file that has a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The office itself: names, address, hours, closures.
    Office,
    /// The languages of the hall.
    Languages,
    /// Who goes before whom.
    Policy,
    /// One service.
    Service,
    /// One counter.
    Counter,
    /// One zone, with what its walls show.
    Zone,
    /// One totem.
    Kiosk,
    /// One bulletin.
    Bulletin,
}

/// One question of a form. Its name is the key in the office file, unless its kind says that the answer stands elsewhere.
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
    /// Which counters serve a service: the same answers from the other side, written at the counters.
    ServedBy,
    /// One of the hall's zones.
    Zone,
    /// Some of the hall's zones.
    Zones,
    /// Some of the hall's zones beside this one.
    OtherZones,
    /// For each counter, which way to go.
    Arrows,
    /// Some languages, one of them the first.
    Languages,
    /// Two of the hall's languages, or none.
    Pair,
}

/// Which way to go, as an office file says it; nothing where no arrow helps.
pub const ARROWS: &[&str] = &["", "left", "right", "ahead", "behind", "up", "down"];

/// The question of a service for its counters.
pub const SERVED_BY: &str = "served_by";

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
    field("country", Kind::Text),
];

const LANGUAGES: &[Field] = &[field("languages", Kind::Languages), field("side_by_side", Kind::Pair)];

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
    field(SERVED_BY, Kind::ServedBy),
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

const ZONE: &[Field] = &[
    field("id", Kind::Id),
    field("name", Kind::Texts),
    field("shows", Kind::OtherZones),
    field("arrows", Kind::Arrows),
];

const KIOSK: &[Field] = &[field("id", Kind::Id), field("letter", Kind::Text)];

const BULLETIN: &[Field] = &[
    field("id", Kind::Id),
    field("text", Kind::Texts),
    field("picture", Kind::Text),
    field("hours", Kind::Text),
    field("zones", Kind::Zones),
];

impl Part {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Office,
        Self::Languages,
        Self::Policy,
        Self::Service,
        Self::Counter,
        Self::Zone,
        Self::Kiosk,
        Self::Bulletin,
    ];

    /// The word for it in addresses and, where there may be several of it, in the office file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Languages => "languages",
            Self::Policy => "policy",
            Self::Service => "service",
            Self::Counter => "counter",
            Self::Zone => "zone",
            Self::Kiosk => "kiosk",
            Self::Bulletin => "bulletin",
        }
    }

    /// The part behind a word of an address.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// Its questions.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Office => OFFICE,
            Self::Languages => LANGUAGES,
            Self::Policy => POLICY,
            Self::Service => SERVICE,
            Self::Counter => COUNTER,
            Self::Zone => ZONE,
            Self::Kiosk => KIOSK,
            Self::Bulletin => BULLETIN,
        }
    }

    /// Whether there may be several of it, each with an identifier.
    #[must_use]
    pub fn is_listed(self) -> bool {
        match self {
            Self::Office | Self::Languages | Self::Policy => false,
            Self::Service | Self::Counter | Self::Zone | Self::Kiosk | Self::Bulletin => true,
        }
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

    /// All values of one answer, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// The lines of an answer that are not empty.
    pub fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.one(name).lines().map(str::trim).filter(|line| !line.is_empty())
    }
}
