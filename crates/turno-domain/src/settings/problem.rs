//! What can be wrong with settings, as values. Whoever tells people makes the sentences, in the language of the page.

use crate::{CounterId, KioskId, Language, Letter, ServiceId, ZoneId};

/// What is wrong with settings, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem:?}")]
pub struct SettingsError {
    /// The place in dotted form, for example `counter[2].services`.
    pub place: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is none, and one is needed.
    Missing,
    /// The hall has no language.
    NoLanguage,
    /// A language is named twice.
    LanguageTwice(Language),
    /// Those side by side are not two different ones.
    NoPair,
    /// A language that stands beside another is not the hall's.
    NotOffered(Language),
    /// The hall needs at least one of these.
    NoneOfThem,
    /// There are more of these than a hall may have.
    TooMany {
        /// The most there may be.
        most: usize,
    },
    /// Another one of these has the same identifier.
    IdTwice(String),
    /// The number is outside of what is allowed.
    Range {
        /// The least number.
        least: u32,
        /// The greatest number.
        most: u32,
    },
    /// No counter serves the service, so its people would wait for ever.
    Unserved(ServiceId),
    /// Counters only help out with the service, and never must: its people could wait for ever.
    OnlyHelped(ServiceId),
    /// There is no telephone for the appointments.
    NoPhone,
    /// It is no whole address on the internet.
    NoAddress,
    /// The hall has no such zone.
    UnknownZone(ZoneId),
    /// The hall has no such zone beside this one.
    UnknownOtherZone(ZoneId),
    /// The hall has no such service.
    UnknownService(ServiceId),
    /// The hall has no such counter.
    UnknownCounter(CounterId),
    /// The counter serves nothing in the first place.
    ServesNothingFirst,
    /// Another series has the same letter.
    LetterTaken {
        /// The letter.
        letter: Letter,
        /// Whose it is.
        owner: LetterOwner,
    },
    /// It is no plain name of a PNG file.
    NoPicture,
}

/// What has a series of numbers of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterOwner {
    /// A service.
    Service(ServiceId),
    /// A totem, for the numbers that it gives by itself.
    Kiosk(KioskId),
}
