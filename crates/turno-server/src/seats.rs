//! Which counters are open on how many screens, so that two people at one counter know of each other. Only screens are counted, never
//! who sits there; kept in memory only, and known by the live sockets that are there.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use turno_domain::{CounterId, HallId};
use turno_protocol::Seats;
use uuid::Uuid;

/// The screens at the counters of all halls, each with the number of its sockets.
#[derive(Debug, Clone, Default)]
pub(crate) struct Screens(Arc<Mutex<BTreeMap<Seat, usize>>>);

/// A screen at a counter. After a broken link its new socket may be there before the old one is known to be dead, so sockets are not
/// screens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seat {
    pub(crate) hall: HallId,
    pub(crate) counter: CounterId,
    pub(crate) screen: Uuid,
}

/// A socket of a screen at a counter; dropping it is getting up.
#[derive(Debug)]
pub(crate) struct Seated {
    screens: Screens,
    seat: Seat,
}

impl Screens {
    /// One more socket sits there from now on.
    pub(crate) fn sit(&self, seat: Seat) -> Seated {
        *self.lock().entry(seat.clone()).or_default() += 1;
        Seated { screens: self.clone(), seat }
    }

    /// How many screens beside `asking` each counter of a hall is open on; counters that are open on none are left out.
    pub(crate) fn at_counters(&self, hall: &HallId, asking: Option<Uuid>) -> Vec<Seats> {
        let mut screens = BTreeMap::<String, u32>::new();
        for seat in self.lock().keys().filter(|seat| seat.hall == *hall && Some(seat.screen) != asking) {
            *screens.entry(seat.counter.to_string()).or_default() += 1;
        }
        screens.into_iter().map(|(counter, screens)| Seats { counter, screens }).collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Seat, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seated {
    fn drop(&mut self) {
        let mut screens = self.screens.lock();
        if let Some(sockets) = screens.get_mut(&self.seat) {
            *sockets -= 1;
            if *sockets == 0 {
                screens.remove(&self.seat);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_counts_once_however_many_sockets_it_has_and_until_the_last_is_gone() {
        let screens = Screens::default();
        let hall: HallId = "capannori".parse().unwrap();
        let seat = |counter: &str, screen| Seat {
            hall: hall.clone(),
            counter: counter.parse().unwrap(),
            screen: Uuid::from_u128(screen),
        };
        let told = |asking| {
            let seats = screens.at_counters(&hall, asking).into_iter();
            seats.map(|seats| (seats.counter, seats.screens)).collect::<Vec<_>>()
        };
        let at = |counter: &str, screens| (counter.to_owned(), screens);
        let first = screens.sit(seat("sportello-1", 1));
        let _again = screens.sit(seat("sportello-1", 1));
        let other = screens.sit(seat("sportello-1", 2));
        let _elsewhere = screens.sit(seat("sportello-2", 3));
        assert_eq!(told(None), [at("sportello-1", 2), at("sportello-2", 1)]);
        assert_eq!(told(Some(Uuid::from_u128(1))), [at("sportello-1", 1), at("sportello-2", 1)], "the others");
        drop(first);
        assert_eq!(told(None)[0], at("sportello-1", 2));
        drop(other);
        assert_eq!(told(None)[0], at("sportello-1", 1));
        assert_eq!(screens.at_counters(&"cuneo".parse().unwrap(), None), []);
    }
}
