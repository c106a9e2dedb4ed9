//! Names of things: identifiers, letters, ticket numbers, call numbers.

use std::{fmt, str::FromStr, sync::Arc};

/// The longest identifier, in characters.
pub const ID_LENGTH_MAX: usize = 32;

/// The highest number a series may reach. Four digits still fit the widest slip at full size.
pub const LAST_NUMBER_MAX: u16 = 9_999;

/// Why a text is not a valid name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// An identifier has other characters than lower-case letters, digits and hyphens, or a bad length.
    #[error(
        "'{0}' is not an identifier: use 1 to 32 lower-case letters, digits and hyphens, for example 'sportello-1'"
    )]
    Identifier(String),
    /// A series letter is not one capital letter from A to Z.
    #[error("'{0}' is not a series letter: use one capital letter from A to Z")]
    Letter(String),
    /// A ticket number is not a letter and a number.
    #[error("'{0}' is not a ticket number: it looks like A042")]
    TicketNumber(String),
    /// A language tag has a bad form.
    #[error("'{0}' is not a language tag: it looks like 'it' or 'pt-BR'")]
    Language(String),
}

fn is_identifier(text: &str) -> bool {
    (1..=ID_LENGTH_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                if is_identifier(text) { Ok(Self(text.into())) } else { Err(IdError::Identifier(text.to_owned())) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(
    /// A hall, for example `capannori`.
    HallId
);
identifier!(
    /// A service, for example `anagrafe`.
    ServiceId
);
identifier!(
    /// A counter, for example `sportello-1`.
    CounterId
);
identifier!(
    /// A zone, for example `atrio`.
    ZoneId
);
identifier!(
    /// A totem, for example `ingresso`.
    KioskId
);
identifier!(
    /// A bulletin, for example `vaccini`.
    BulletinId
);

/// A language by its BCP 47 tag, in the plain form language or language-REGION.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Language {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (language, region) =
            text.split_once('-').map_or((text, None), |(language, region)| (language, Some(region)));
        let well_formed = matches!(language.len(), 2 | 3)
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && region.is_none_or(|region| region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase()));
        if well_formed { Ok(Self(text.into())) } else { Err(IdError::Language(text.to_owned())) }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The idempotency key of a command, made by whoever presses (a UUID's 128 bits).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u128);

/// The letter a series of numbers begins with, A to Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

impl Letter {
    /// The letter as a character.
    #[must_use]
    pub fn as_char(self) -> char {
        char::from(self.0)
    }
}

impl FromStr for Letter {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text.as_bytes() {
            [letter] if letter.is_ascii_uppercase() => Ok(Self(*letter)),
            _ => Err(IdError::Letter(text.to_owned())),
        }
    }
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_char())
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_char())
    }
}

/// A number on paper: a letter and 1 to [`LAST_NUMBER_MAX`], written with at least three digits (`A042`). It names a ticket
/// for one day in one hall, and nothing else does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketNumber {
    /// The series.
    pub letter: Letter,
    /// The number in the series, from 1.
    pub value: u16,
}

impl FromStr for TicketNumber {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let bad = || IdError::TicketNumber(text.to_owned());
        let (letter, digits) = text.split_at_checked(1).ok_or_else(bad)?;
        let letter = letter.parse().map_err(|_| bad())?;
        let value: u16 = digits.parse().map_err(|_| bad())?;
        let number = Self { letter, value };
        // One way to write a number, so that "A42" and "A042" are never two names of one ticket.
        if (1..=LAST_NUMBER_MAX).contains(&value) && number.to_string() == text { Ok(number) } else { Err(bad()) }
    }
}

impl fmt::Display for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:03}", self.letter, self.value)
    }
}

impl fmt::Debug for TicketNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The number of one call. It only grows within a hall, over days too; 0 stands before the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallNumber(pub u32);

impl CallNumber {
    /// The call after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for CallNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_exactly_one_way() {
        let number: TicketNumber = "A042".parse().unwrap();
        assert_eq!(number.to_string(), "A042");
        assert_eq!("K1000".parse::<TicketNumber>().unwrap().to_string(), "K1000");
        for bad in ["", "A", "A42", "A000", "a042", "A0042", "042", "A+42", "AA42", "A99999", "é042"] {
            assert!(bad.parse::<TicketNumber>().is_err(), "{bad}");
        }
    }

    #[test]
    fn identifiers_are_plain() {
        assert!("sportello-1".parse::<CounterId>().is_ok());
        for bad in ["", "Sportello", "sportello 1", "../etc", &"a".repeat(33)] {
            assert!(bad.parse::<CounterId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn languages_are_tags() {
        for good in ["it", "sq", "pt-BR"] {
            assert!(good.parse::<Language>().is_ok(), "{good}");
        }
        for bad in ["", "i", "IT", "it-it", "italiano", "it-ITA"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }
}
