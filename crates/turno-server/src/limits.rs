//! How often one address may ask the open routes: enough for every site that shows the waits, too little to wear the server down.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The questions of one address within [`WINDOW_SECS`]. Answers may be kept for ten seconds, so an honest site needs far fewer.
const QUESTIONS_MAX: u32 = 120;

/// How long questions are counted before the count begins anew, in seconds.
pub(crate) const WINDOW_SECS: u32 = 20;

/// How many addresses are counted in one window. Beyond it strangers are refused until the next: memory has an end.
const ADDRESSES_MAX: usize = 10_000;

/// Who asked how often.
#[derive(Debug, Default)]
pub(crate) struct OpenLimit(Mutex<Window>);

#[derive(Debug, Default)]
struct Window {
    begun: Option<Instant>,
    counts: BTreeMap<IpAddr, u32>,
}

impl OpenLimit {
    /// Whether this question of the address is one of those it may ask.
    pub(crate) fn admits(&self, address: IpAddr, now: Instant) -> bool {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if window
            .begun
            .is_none_or(|begun| now.saturating_duration_since(begun) >= Duration::from_secs(WINDOW_SECS.into()))
        {
            *window = Window { begun: Some(now), counts: BTreeMap::new() };
        }
        if window.counts.len() >= ADDRESSES_MAX && !window.counts.contains_key(&address) {
            return false;
        }
        let count = window.counts.entry(address).or_default();
        *count = count.saturating_add(1);
        *count <= QUESTIONS_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_too_much_waits_and_the_others_do_not() {
        let (limit, now) = (OpenLimit::default(), Instant::now());
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        assert_eq!((0..1_000).filter(|_| limit.admits(one, now)).count(), QUESTIONS_MAX as usize);
        assert!(limit.admits(other, now));
        assert!(!limit.admits(one, now + Duration::from_secs(u64::from(WINDOW_SECS) - 1)));
        assert!(limit.admits(one, now + Duration::from_secs(WINDOW_SECS.into())));
    }

    #[test]
    fn a_crowd_of_addresses_does_not_fill_the_memory() {
        let (limit, now) = (OpenLimit::default(), Instant::now());
        let address = |number: u32| IpAddr::from(number.to_be_bytes());
        assert!((0..ADDRESSES_MAX as u32).all(|number| limit.admits(address(number), now)));
        assert!(!limit.admits(address(4_000_000_000), now) && limit.admits(address(0), now));
    }
}
