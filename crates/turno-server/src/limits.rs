//! How often one address may ask the open routes: enough for every site that shows the waits, too little to wear the server down.

use std::{
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    num::NonZeroU32,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, MonotonicClock},
    middleware::NoOpMiddleware,
    state::keyed::HashMapStateStore,
};

/// The questions an address may ask at once. Answers may be kept for ten seconds, so an honest site needs far fewer.
const QUESTIONS_AT_ONCE: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// The questions that come back to it each second.
const QUESTIONS_A_SECOND: NonZeroU32 = NonZeroU32::new(6).unwrap();

/// Addresses are counted in so many shares, chosen by a secret hash: memory has an end, however many strangers ask, and who
/// falls into one share with another address cannot be chosen from outside.
const SHARES: u64 = 1 << 14;

/// Who asked how often.
#[derive(Debug)]
pub(crate) struct OpenLimit<C: Clock = MonotonicClock> {
    limiter: RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<C::Instant>>,
    hasher: RandomState,
    clock: C,
}

impl Default for OpenLimit {
    fn default() -> Self {
        Self::new(MonotonicClock)
    }
}

impl<C: Clock + Clone> OpenLimit<C> {
    fn new(clock: C) -> Self {
        let quota = Quota::per_second(QUESTIONS_A_SECOND).allow_burst(QUESTIONS_AT_ONCE);
        let limiter = RateLimiter::hashmap_with_clock(quota, clock.clone());
        Self { limiter, hasher: RandomState::new(), clock }
    }

    /// Admits a question of the address.
    ///
    /// # Errors
    ///
    /// The seconds after which the next one is admitted, at least 1.
    pub(crate) fn admit(&self, address: IpAddr) -> Result<(), u32> {
        let share = self.hasher.hash_one(network_of(address)) % SHARES;
        self.limiter.check_key(&share).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now()).as_secs_f64().ceil();
            (wait as u32).max(1)
        })
    }
}

/// An IPv6 host may take any address of its /64, so the network is what is counted.
fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) >> 64 << 64).into()),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;

    use super::*;

    fn limit() -> (OpenLimit<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (OpenLimit::new(clock.clone()), clock)
    }

    #[test]
    fn an_address_that_asks_too_much_waits_as_told_and_the_others_do_not() {
        let (limit, clock) = limit();
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let admitted = (0..1_000).filter(|_| limit.admit(one).is_ok()).count();
        assert_eq!(admitted, QUESTIONS_AT_ONCE.get() as usize);
        assert_eq!(limit.admit(other), Ok(()));
        let Err(secs) = limit.admit(one) else { panic!("the address has asked too much") };
        clock.advance(Duration::from_secs(secs.into()));
        assert_eq!(limit.admit(one), Ok(()));
    }

    #[test]
    fn a_crowd_of_addresses_does_not_fill_the_memory() {
        let (limit, _) = limit();
        for number in 0..100_000_u32 {
            let _ = limit.admit(IpAddr::from(number.to_be_bytes()));
        }
        assert!(limit.limiter.len() as u64 <= SHARES);
    }

    #[test]
    fn a_host_cannot_ask_more_by_changing_its_address_within_its_network() {
        let (limit, _) = limit();
        let address = |host: u16| IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, host]);
        assert_eq!(
            (0..1_000).filter(|host| limit.admit(address(*host)).is_ok()).count(),
            QUESTIONS_AT_ONCE.get() as usize
        );
    }
}
