//! One finger at a time: which of many touches on the glass counts. Pure.
//!
//! The toolkit takes a second finger for a gesture: it lets go of what the first one presses, and presses again when one of
//! them is lifted. So a resting palm could double a press, or make the screen deaf. Here one contact leads, and becomes a
//! press, moves and a release; all others are as if they were not there. A leader that lies longer than any tap gives way
//! to the next contact, and what it pressed is let go without effect. Nothing is remembered of the others, so a contact
//! whose end is never reported (a worn frame, a drop of water) makes nothing deaf either.

use std::time::Duration;

/// A contact that has lain this long is no tap: the next one takes its place.
pub const TAP_MAX: Duration = Duration::from_secs(1);

/// For this long after any touch the mouse counts for nothing: some systems let it follow the first finger.
pub const MOUSE_AFTER: Duration = Duration::from_millis(500);

/// What a contact does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It touches the glass.
    Down,
    /// It moves.
    Move,
    /// It leaves the glass.
    Up,
    /// The system takes it away: it was no touch.
    Lost,
}

/// What a touch panel says of one contact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contact {
    /// Which one: the same from its first touch to its last.
    pub id: u64,
    /// What it does.
    pub phase: Phase,
    /// Where, in pixels from the left. Of a contact that ends it counts for nothing: not every system says it then.
    pub x: f64,
    /// Where, in pixels from the top; likewise.
    pub y: f64,
}

/// What the screen is told instead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pointer {
    /// Pressed at this place.
    Press(f64, f64),
    /// Moved to this place.
    Move(f64, f64),
    /// Released at this place.
    Release(f64, f64),
    /// Gone, and nothing was pressed.
    Leave,
}

/// The contact that counts.
#[derive(Debug, Clone, Copy)]
struct Leader {
    id: u64,
    since: Duration,
    /// Where it was last.
    place: (f64, f64),
}

/// Lets one finger through.
#[derive(Debug, Default)]
pub struct OneFinger {
    leader: Option<Leader>,
    touched_at: Option<Duration>,
}

impl OneFinger {
    /// What the screen is told of this. `now` is any time that never goes back.
    pub fn on(&mut self, contact: Contact, now: Duration) -> Vec<Pointer> {
        self.touched_at = Some(now);
        let Contact { id, phase, x, y } = contact;
        let leads = self.leader.filter(|leader| leader.id == id);
        match (phase, leads) {
            (Phase::Down, _) => {
                let yields = |leader: Leader| leader.id == id || now.saturating_sub(leader.since) >= TAP_MAX;
                let before = match self.leader {
                    Some(leader) if !yields(leader) => return Vec::new(),
                    Some(_) => Some(Pointer::Leave),
                    None => None,
                };
                self.leader = Some(Leader { id, since: now, place: (x, y) });
                before.into_iter().chain([Pointer::Press(x, y)]).collect()
            }
            (Phase::Move, Some(leader)) => {
                self.leader = Some(Leader { place: (x, y), ..leader });
                vec![Pointer::Move(x, y)]
            }
            (Phase::Up, Some(Leader { place: (x, y), .. })) => {
                self.leader = None;
                vec![Pointer::Release(x, y), Pointer::Leave]
            }
            (Phase::Lost, Some(_)) => {
                self.leader = None;
                vec![Pointer::Leave]
            }
            (Phase::Move | Phase::Up | Phase::Lost, None) => Vec::new(),
        }
    }

    /// Whether what the mouse does now is the mouse's own.
    #[must_use]
    pub fn lets_mouse(&self, now: Duration) -> bool {
        self.leader.is_none() && self.touched_at.is_none_or(|at| now.saturating_sub(at) >= MOUSE_AFTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays lines such as `120 down 1`, and tells what the screen hears, each contact standing at its own number.
    fn play(story: &[(u64, Phase, u64)]) -> Vec<String> {
        let mut filter = OneFinger::default();
        let mut heard = Vec::new();
        for (at_ms, phase, id) in story {
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let contact = Contact { id: *id, phase: *phase, x: *id as f64, y: 0.0 };
            let told = filter.on(contact, Duration::from_millis(*at_ms));
            heard.extend(told.into_iter().map(|pointer| match pointer {
                Pointer::Press(x, _) => format!("press {x}"),
                Pointer::Move(x, _) => format!("move {x}"),
                Pointer::Release(x, _) => format!("release {x}"),
                Pointer::Leave => "leave".to_owned(),
            }));
        }
        heard
    }

    use Phase::{Down, Lost, Move, Up};

    #[test]
    fn a_tap_is_a_press_and_a_release() {
        let heard = play(&[(0, Down, 1), (50, Move, 1), (90, Up, 1)]);
        assert_eq!(heard, ["press 1", "move 1", "release 1", "leave"]);
    }

    #[test]
    fn a_second_finger_neither_doubles_the_press_nor_moves_it() {
        let story = [(0, Down, 1), (40, Down, 2), (50, Move, 2), (80, Up, 2), (90, Up, 1)];
        assert_eq!(play(&story), ["press 1", "release 1", "leave"]);
        let story = [(0, Down, 1), (40, Down, 2), (80, Up, 1), (90, Move, 2), (120, Up, 2)];
        assert_eq!(play(&story), ["press 1", "release 1", "leave"], "the second finger's end is no press of its own");
    }

    #[test]
    fn a_resting_palm_presses_nothing_and_makes_nothing_deaf() {
        let story = [(0, Down, 1), (1_500, Down, 2), (1_600, Up, 2), (2_500, Down, 3), (2_600, Up, 3), (9_000, Up, 1)];
        assert_eq!(
            play(&story),
            ["press 1", "leave", "press 2", "release 2", "leave", "press 3", "release 3", "leave"]
        );
    }

    #[test]
    fn a_palm_and_ten_fingers_at_once_are_one_press() {
        let mut story: Vec<_> = (1..=11).map(|id| (id, Down, id)).collect();
        story.extend((1..=11).map(|id| (100 + id, Up, id)));
        assert_eq!(play(&story), ["press 1", "release 1", "leave"]);
    }

    #[test]
    fn an_end_that_was_never_reported_costs_nobody_a_press() {
        let story =
            [(0, Down, 1), (5_000, Down, 2), (5_100, Up, 2), (6_000, Down, 7), (6_050, Down, 7), (6_100, Up, 7)];
        let heard = play(&story);
        assert_eq!(heard.iter().filter(|told| told.starts_with("release")).count(), 2, "{heard:?}");
        assert_eq!(play(&[(0, Up, 4), (1, Move, 4), (2, Lost, 4)]), Vec::<String>::new());
    }

    #[test]
    fn a_finger_is_lifted_where_it_was_last_whatever_its_end_says() {
        let mut filter = OneFinger::default();
        let mut tell = |phase, x| filter.on(Contact { id: 1, phase, x, y: 0.0 }, Duration::ZERO);
        tell(Down, 3.0);
        tell(Move, 5.0);
        assert_eq!(tell(Up, 0.0), [Pointer::Release(5.0, 0.0), Pointer::Leave]);
    }

    #[test]
    fn what_the_system_takes_away_was_no_press() {
        assert_eq!(play(&[(0, Down, 1), (40, Lost, 1), (60, Up, 1)]), ["press 1", "leave"]);
    }

    #[test]
    fn the_mouse_is_silent_while_a_finger_is_there_and_a_little_longer() {
        let mut filter = OneFinger::default();
        let at = Duration::from_millis;
        assert!(filter.lets_mouse(at(0)));
        filter.on(Contact { id: 1, phase: Down, x: 0.0, y: 0.0 }, at(100));
        assert!(!filter.lets_mouse(at(5_000)));
        filter.on(Contact { id: 1, phase: Up, x: 0.0, y: 0.0 }, at(5_000));
        assert!(!filter.lets_mouse(at(5_100)));
        assert!(filter.lets_mouse(at(5_500)));
    }
}
