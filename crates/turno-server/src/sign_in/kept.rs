//! Who was found behind a token a moment ago, so that the requests of one second ask the people's database once.
//!
//! This program forgets all of it at each of its own writes to that database. The command line writes from another program, so
//! nothing is kept for longer than [`KEPT_FOR`]. Strangers' tokens are not kept: there is no more of it than sessions.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use turno_store::TokenHash;

use super::SignedIn;

/// How long an answer of the people's database is good for: as long may a session outlive its end on the command line.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(1);

/// The most sessions kept; the others are looked up at each request, as if there were no memory.
const KEPT_MAX: usize = 512;

/// The sessions that were looked up a moment ago.
#[derive(Debug, Default)]
pub(super) struct Kept {
    sessions: BTreeMap<TokenHash, Found>,
    /// How often all was forgotten.
    forgotten: u64,
}

#[derive(Debug)]
struct Found {
    who: SignedIn,
    /// When the session ends by itself.
    until: Timestamp,
    at: Timestamp,
}

impl Found {
    /// A clock that was set back makes it old too.
    fn is_good(&self, now: Timestamp) -> bool {
        let age = now.duration_since(self.at);
        (SignedDuration::ZERO..KEPT_FOR).contains(&age) && now < self.until
    }
}

/// Which memory an answer is for: one that was asked for before a write tells of the time before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked(u64);

impl Kept {
    /// Who holds the token; without an answer, the database is to be asked.
    pub(super) fn who(&self, token: &TokenHash, now: Timestamp) -> Result<SignedIn, Asked> {
        let found = self.sessions.get(token).filter(|found| found.is_good(now));
        found.map(|found| found.who.clone()).ok_or(Asked(self.forgotten))
    }

    /// Keeps what the database answered at `now`, unless something was written since it was asked.
    pub(super) fn keep(&mut self, asked: Asked, token: TokenHash, (who, until): (SignedIn, Timestamp), now: Timestamp) {
        if asked != Asked(self.forgotten) {
            return;
        }
        if self.sessions.len() >= KEPT_MAX {
            self.sessions.retain(|_, found| found.is_good(now));
        }
        if self.sessions.len() < KEPT_MAX {
            self.sessions.insert(token, Found { who, until, at: now });
        }
    }

    /// Something was written: nothing of what was known before counts.
    pub(super) fn forget(&mut self) {
        self.forgotten += 1;
        self.sessions.clear();
    }
}

#[cfg(test)]
mod tests {
    use turno_store::Role;

    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millisecond(millis).unwrap()
    }

    fn anna() -> SignedIn {
        SignedIn { name: "anna".parse().unwrap(), role: Role::Operator }
    }

    fn token(nth: usize) -> TokenHash {
        let mut token = [0; 32];
        token[..8].copy_from_slice(&nth.to_be_bytes());
        token
    }

    /// Asks for a token that is not known and keeps that it is Anna's.
    fn look_up(kept: &mut Kept, nth: usize, until: i64, now: i64) {
        let asked = kept.who(&token(nth), at(now)).unwrap_err();
        kept.keep(asked, token(nth), (anna(), at(until)), at(now));
    }

    #[test]
    fn an_answer_is_good_for_a_second_and_for_its_own_token_alone() {
        let mut kept = Kept::default();
        look_up(&mut kept, 1, 60_000, 5_000);
        assert_eq!(kept.who(&token(1), at(5_999)), Ok(anna()));
        assert!(kept.who(&token(1), at(6_000)).is_err());
        assert!(kept.who(&token(1), at(4_999)).is_err(), "the clock was set back");
        assert!(kept.who(&token(2), at(5_000)).is_err());
    }

    #[test]
    fn a_session_ends_at_its_own_end() {
        let mut kept = Kept::default();
        look_up(&mut kept, 1, 5_300, 5_000);
        assert!(kept.who(&token(1), at(5_299)).is_ok());
        assert!(kept.who(&token(1), at(5_300)).is_err());
    }

    #[test]
    fn what_was_asked_before_a_write_is_not_kept_after_it() {
        let mut kept = Kept::default();
        look_up(&mut kept, 1, 60_000, 0);
        let asked = kept.who(&token(2), at(0)).unwrap_err();
        kept.forget();
        assert!(kept.who(&token(1), at(0)).is_err());
        kept.keep(asked, token(2), (anna(), at(60_000)), at(0));
        assert!(kept.who(&token(2), at(0)).is_err());
        look_up(&mut kept, 2, 60_000, 0);
        assert!(kept.who(&token(2), at(0)).is_ok());
    }

    #[test]
    fn there_is_an_end_of_memory_and_old_answers_make_room() {
        let mut kept = Kept::default();
        (0..KEPT_MAX + 3).for_each(|nth| look_up(&mut kept, nth, 60_000, 0));
        assert_eq!(kept.sessions.len(), KEPT_MAX);
        assert!(kept.who(&token(KEPT_MAX), at(0)).is_err());
        look_up(&mut kept, KEPT_MAX, 60_000, 1_000);
        assert_eq!(kept.sessions.len(), 1);
        assert!(kept.who(&token(KEPT_MAX), at(1_000)).is_ok());
    }
}
