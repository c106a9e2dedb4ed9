//! Who gets to the maintenance screen: a gesture that no visitor makes by chance, then a PIN, and a wait that grows with each
//! wrong one.

use std::{fmt, str::FromStr, time::Duration};

use super::Room;

/// The digits of a PIN: fewer are guessed, more are written beside the totem.
const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=12;
/// The corners in the order in which they open the gate.
const KNOCK: [Corner; 4] = [Corner::Left, Corner::Right, Corner::Left, Corner::Right];
/// From the first corner to the last at most.
const KNOCK_MAX: Duration = Duration::from_secs(5);
/// Wrong PINs that cost no wait.
const FREE_TRIES: u32 = 3;
/// The wait after the first wrong PIN that costs one; it doubles with each further one.
const SHUT_FIRST: Duration = Duration::from_secs(60);
/// The longest wait.
const SHUT_MAX: Duration = Duration::from_secs(3_600);

/// An upper corner of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Corner {
    /// On the left, whichever way the language runs.
    Left,
    /// On the right.
    Right,
}

/// What is worth a line in the log about whoever looks after the totem, or would like to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    /// The gesture was made, and the PIN is asked for.
    Knocked,
    /// A PIN was wrong; for how long none is taken.
    WrongPin(Duration),
    /// A PIN came while none was taken; for how long none is yet.
    Shut(Duration),
    /// A page was opened.
    Opened(Room),
}

/// What somebody must know to get in. It is never written to a log.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Pin(String);

impl FromStr for Pin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits = text.chars().all(|sign| sign.is_ascii_digit());
        if !digits || !PIN_DIGITS.contains(&text.len()) {
            return Err(format!("a PIN has {} to {} digits and nothing else", PIN_DIGITS.start(), PIN_DIGITS.end()));
        }
        if is_guessed_first(text.as_bytes()) {
            return Err(
                "a PIN of one digit over and over, or of digits in their order, is what everybody tries".to_owned()
            );
        }
        Ok(Self(text.to_owned()))
    }
}

/// Whether each digit is the one before, or is one more than it, or one less: 000000, 123456, 987654.
fn is_guessed_first(digits: &[u8]) -> bool {
    let steps = |step: i16| digits.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step);
    [-1, 0, 1].into_iter().any(steps)
}

impl fmt::Debug for Pin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Pin(..)")
    }
}

/// What came of a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    /// It is the one.
    Right,
    /// It is not.
    Wrong,
    /// None is taken yet, for so long: nobody looked which it is.
    Shut(Duration),
}

/// The gate.
#[derive(Debug, Default)]
pub(super) struct Gate {
    /// How many corners were touched in the right order, and when the first was.
    knocked: usize,
    knocking_since: Duration,
    wrong: u32,
    shut_until: Duration,
}

impl Gate {
    /// A corner was touched and let go; whether that ends the gesture.
    pub(super) fn knock(&mut self, corner: Corner, now: Duration) -> bool {
        let late = now.saturating_sub(self.knocking_since) > KNOCK_MAX;
        if late || KNOCK[self.knocked] != corner {
            self.knocked = 0;
        }
        if KNOCK[self.knocked] != corner {
            return false;
        }
        if self.knocked == 0 {
            self.knocking_since = now;
        }
        self.knocked += 1;
        if self.knocked < KNOCK.len() {
            return false;
        }
        self.knocked = 0;
        true
    }

    /// Something else was pressed: whoever does that is not knocking.
    pub(super) fn disturb(&mut self) {
        self.knocked = 0;
    }

    /// For how long no PIN is taken.
    pub(super) fn shut_for(&self, now: Duration) -> Option<Duration> {
        Some(self.shut_until.saturating_sub(now)).filter(|left| !left.is_zero())
    }

    /// Somebody tries a PIN.
    pub(super) fn attempt(&mut self, typed: &str, pin: &Pin, now: Duration) -> Tried {
        if let Some(left) = self.shut_for(now) {
            return Tried::Shut(left);
        }
        if typed == pin.0 {
            (self.wrong, self.shut_until) = (0, Duration::ZERO);
            return Tried::Right;
        }
        self.wrong = self.wrong.saturating_add(1);
        if let Some(doublings) = self.wrong.checked_sub(FREE_TRIES) {
            let wait = SHUT_FIRST.saturating_mul(2_u32.saturating_pow(doublings)).min(SHUT_MAX);
            self.shut_until = now + wait;
        }
        Tried::Wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    /// Whether corners, each touched at a second, open the gate.
    fn opens(knocks: &[(u64, Corner)]) -> bool {
        let mut gate = Gate::default();
        knocks.iter().fold(false, |_, (at, corner)| gate.knock(*corner, secs(*at)))
    }

    #[test]
    fn four_corners_in_order_and_in_time_open_it() {
        use Corner::{Left, Right};
        assert!(opens(&[(10, Left), (11, Right), (12, Left), (13, Right)]));
        assert!(
            opens(&[(1, Left), (1, Left), (2, Right), (2, Left), (3, Right)]),
            "a corner touched twice is the first"
        );
        assert!(!opens(&[(10, Left), (11, Right), (12, Right), (13, Left), (14, Right)]));
        assert!(!opens(&[(10, Left), (11, Right), (12, Left), (16, Right)]), "too slow");
        assert!(!opens(&[(10, Right), (11, Left), (12, Right), (13, Left)]));
        assert!(!opens(&[(10, Left), (11, Right), (12, Left)]));
    }

    #[test]
    fn a_press_elsewhere_ends_the_gesture() {
        let mut gate = Gate::default();
        for corner in &KNOCK[..3] {
            assert!(!gate.knock(*corner, secs(1)));
        }
        gate.disturb();
        assert!(!gate.knock(KNOCK[3], secs(1)));
    }

    #[test]
    fn each_wrong_pin_beyond_the_third_doubles_the_wait_up_to_an_hour() {
        let pin: Pin = "271828".parse().unwrap();
        let (mut gate, mut now) = (Gate::default(), secs(0));
        let mut waits = Vec::new();
        for _ in 0..11 {
            assert_eq!(gate.attempt("000000", &pin, now), Tried::Wrong);
            let wait = gate.shut_for(now).unwrap_or_default();
            assert!(
                wait.is_zero() || gate.attempt("271828", &pin, now) == Tried::Shut(wait),
                "shut is shut, even for the right one"
            );
            waits.push(wait.as_secs() / 60);
            now += wait;
        }
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(gate.attempt("271828", &pin, now), Tried::Right);
        assert_eq!(gate.attempt("000000", &pin, now), Tried::Wrong);
        assert_eq!(gate.shut_for(now), None, "whoever knew it begins anew");
    }

    #[test]
    fn a_pin_is_digits_and_is_not_written_down() {
        for text in ["", "27182", "2718281828459", "27182a", "١٢٣٤٥٦", "271 828"] {
            assert!(text.parse::<Pin>().unwrap_err().contains("6 to 12 digits"), "{text}");
        }
        for text in ["000000", "7777777", "123456", "012345", "987654321"] {
            assert!(text.parse::<Pin>().unwrap_err().contains("everybody tries"), "{text}");
        }
        assert_eq!(format!("{:?}", "271828".parse::<Pin>().unwrap()), "Pin(..)");
    }
}
