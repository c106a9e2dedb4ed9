//! The slip: what a person takes home, already in the person's language.

use std::fmt;

use thiserror::Error;

/// Printable characters a process ID may be made of, from `!` to `~`; the space is left out because logs trim it.
const ID_BASE: u32 = 94;

/// Number of different [`JobId`]s (94 to the fourth).
pub const JOB_IDS: u32 = ID_BASE.pow(4);

/// Everything printed on one slip. An empty string leaves its line out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// The ticket number, such as `A042`.
    pub number: String,
    /// Date and time of issue.
    pub date_time: String,
    /// What is said in the person's language.
    pub words: Words,
    /// The same in a second language, where the office shows two side by side.
    pub second: Option<Words>,
    /// Address drawn as a QR code.
    pub link: Option<String>,
}

/// What a slip says in one language. An empty string leaves its line out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The language's tag, such as `ar`: it chooses the form of letters that are drawn.
    pub language: String,
    /// Name of the office.
    pub office: String,
    /// Name of the service.
    pub service: String,
    /// How many people are ahead.
    pub ahead: String,
    /// The range of the wait.
    pub forecast: String,
    /// Where to wait and what to look at.
    pub where_to_wait: String,
    /// Heading of the documents; printed only when there are documents.
    pub documents_title: String,
    /// Documents to bring, one for each line.
    pub documents: Vec<String>,
    /// The word that marks a second copy of the same number, such as `RISTAMPA`.
    pub reprint: Option<String>,
}

/// Four characters the printer repeats as proof. Consecutive jobs of one printer carry different ones.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(u32);

impl JobId {
    /// The job with this sequence number; numbers repeat after [`JOB_IDS`] jobs.
    ///
    /// Start from a number that differs between runs of the program, so that a reply to an earlier run is not taken
    /// for a reply to this one.
    pub const fn new(sequence: u32) -> Self {
        Self(sequence % JOB_IDS)
    }

    /// The job after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::new(self.0 + 1)
    }

    /// Its place in the series.
    pub(crate) const fn sequence(self) -> usize {
        self.0 as usize
    }

    /// The four characters on the wire, each between 21h and 7Eh.
    pub fn wire(self) -> [u8; 4] {
        let mut rest = self.0;
        let mut characters = [b'!'; 4];
        for character in characters.iter_mut().rev() {
            // The remainder is below 94, so the sum stays at or below 7Eh.
            *character = b'!' + u8::try_from(rest % ID_BASE).unwrap_or(0);
            rest /= ID_BASE;
        }
        characters
    }
}

impl fmt::Debug for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JobId({self})")
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wire().iter().try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

/// Why a slip cannot be printed: it has no number that could stand on it. Whatever else is too much is left out, see
/// [`crate::fit`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SlipError {
    /// A slip without a number is no ticket.
    #[error("the slip has no number")]
    NoNumber,
    /// The number does not fit on one line even at the smallest size.
    #[error("the number `{number}` is wider than the paper: {columns} characters fit on a line")]
    NumberTooWide {
        /// The number.
        number: String,
        /// Characters of the smallest size on one line.
        columns: usize,
    },
    /// The profile leaves no room for a slip, or has values the printer knows no command for; a profile that was read
    /// from a file has neither.
    #[error("the slip could not be built: {0}")]
    Builder(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn job_ids_are_printable_and_differ() {
        assert_eq!(JobId::new(0).wire(), *b"!!!!");
        assert_eq!(JobId::new(1).wire(), *b"!!!\"");
        assert_eq!(JobId::new(JOB_IDS - 1).wire(), *b"~~~~");
        assert_eq!(JobId::new(JOB_IDS - 1).next(), JobId::new(0));
        for sequence in (0..JOB_IDS).step_by(9973) {
            assert!(JobId::new(sequence).wire().iter().all(|byte| (0x21..=0x7e).contains(byte)));
        }
    }
}
