//! Slows down who guesses passwords, and locks nobody out: every address, and every name from one address, has a bucket of
//! tries that fills up again by itself. Whoever is told to wait waits seconds, and another address is not held up at all.

use std::{collections::BTreeMap, net::IpAddr};

use jiff::Timestamp;

/// Tries for one name from one address, before one must wait.
const NAME_TRIES: u32 = 5;

/// The seconds after which such a try comes back.
const NAME_SECS: u32 = 10;

/// Tries from one address for any names: a whole office may sit behind one address.
const ADDRESS_TRIES: u32 = 40;

/// The seconds after which such a try comes back.
const ADDRESS_SECS: u32 = 2;

/// The most buckets kept; when there are more, the full ones are forgotten, and then those unused for longest.
const BUCKETS_MAX: usize = 4_096;

/// The tries of late.
#[derive(Debug, Default)]
pub struct Throttle {
    names: BTreeMap<(IpAddr, String), Bucket>,
    addresses: BTreeMap<IpAddr, Bucket>,
}

/// Tries taken and not yet come back, in seconds of waiting for them.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    empty_at: Timestamp,
}

impl Bucket {
    /// Takes a try, or says after how many seconds there is one.
    fn take(known: Option<Self>, tries: u32, secs: u32, now: Timestamp) -> Result<Self, u32> {
        let second = |count: u32| jiff::SignedDuration::from_secs(count.into());
        let begin = known.map_or(now, |bucket| bucket.empty_at.max(now));
        let after = begin + second(secs);
        let latest = now + second(tries * secs);
        if after <= latest {
            return Ok(Self { empty_at: after });
        }
        let missing = after.duration_since(latest).as_secs();
        Err(u32::try_from(missing).unwrap_or(secs).clamp(1, secs))
    }
}

impl Throttle {
    /// Takes a try for `name` from `address`.
    ///
    /// # Errors
    ///
    /// The seconds after which there is one again; never more than a few.
    pub fn take(&mut self, address: IpAddr, name: &str, now: Timestamp) -> Result<(), u32> {
        let key = (address, name.to_owned());
        let of_address = Bucket::take(self.addresses.get(&address).copied(), ADDRESS_TRIES, ADDRESS_SECS, now)?;
        let of_name = Bucket::take(self.names.get(&key).copied(), NAME_TRIES, NAME_SECS, now)?;
        self.addresses.insert(address, of_address);
        self.names.insert(key, of_name);
        forget(&mut self.addresses, now);
        forget(&mut self.names, now);
        Ok(())
    }

    /// A try for `name` from `address` was right: it begins anew for that name.
    pub fn succeeded(&mut self, address: IpAddr, name: &str) {
        self.names.remove(&(address, name.to_owned()));
    }
}

fn forget<K: Ord + Clone>(buckets: &mut BTreeMap<K, Bucket>, now: Timestamp) {
    if buckets.len() <= BUCKETS_MAX {
        return;
    }
    buckets.retain(|_, bucket| bucket.empty_at > now);
    while buckets.len() > BUCKETS_MAX {
        let Some(oldest) = buckets.iter().min_by_key(|(_, bucket)| bucket.empty_at).map(|(key, _)| key.clone()) else {
            return;
        };
        buckets.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    fn after(secs: u32) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(secs.into())
    }

    #[test]
    fn guessing_a_name_is_slowed_to_one_try_in_some_seconds_for_ever() {
        let mut throttle = Throttle::default();
        let tries = (0..3_600).filter(|secs| throttle.take(HERE, "sportello", after(*secs)).is_ok()).count();
        let steady = usize::try_from(3_600 / NAME_SECS + NAME_TRIES).unwrap();
        assert!((steady - 2..=steady).contains(&tries), "{tries} tries in an hour");
    }

    #[test]
    fn nobody_is_locked_out() {
        let mut throttle = Throttle::default();
        (0..10_000).for_each(|_| {
            let _ = throttle.take(HERE, "sportello", after(0));
        });
        let wait = throttle.take(HERE, "sportello", after(0)).unwrap_err();
        assert!(wait <= NAME_SECS, "{wait} s");
        assert_eq!(throttle.take(HERE, "sportello", after(wait)), Ok(()), "whoever waits as told is heard");
        assert_eq!(throttle.take(THERE, "sportello", after(0)), Ok(()), "who sits elsewhere does not wait at all");
        assert_eq!(throttle.take(HERE, "bruno", after(0)), Ok(()), "nor does another name");
    }

    #[test]
    fn a_whole_office_behind_one_address_begins_its_day() {
        let mut throttle = Throttle::default();
        for person in 0..ADDRESS_TRIES {
            assert_eq!(throttle.take(HERE, &format!("p{person}"), after(0)), Ok(()));
        }
        assert_eq!(throttle.take(HERE, "late", after(0)), Err(ADDRESS_SECS));
    }

    #[test]
    fn a_right_password_begins_anew() {
        let mut throttle = Throttle::default();
        for _ in 0..NAME_TRIES {
            assert_eq!(throttle.take(HERE, "sportello", after(0)), Ok(()));
            throttle.succeeded(HERE, "sportello");
        }
        assert_eq!(throttle.take(HERE, "sportello", after(0)), Ok(()));
    }

    #[test]
    fn what_is_remembered_has_a_limit() {
        let mut throttle = Throttle::default();
        for number in 0..u32::try_from(BUCKETS_MAX).unwrap() + 50 {
            let address = IpAddr::V4(std::net::Ipv4Addr::from(number));
            assert_eq!(throttle.take(address, "sportello", after(0)), Ok(()));
        }
        assert!(throttle.names.len() <= BUCKETS_MAX && throttle.addresses.len() <= BUCKETS_MAX);
    }
}
