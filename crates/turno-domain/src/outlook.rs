//! The rule run forward: who would be called when, if nobody else came and everybody took the usual time.

use std::collections::{BTreeMap, BTreeSet, btree_set};

use jiff::{SignedDuration, Timestamp};

use crate::{
    Ahead, Counter, FORECAST_PEOPLE_MAX, Hall, Line, TicketState,
    next::{Place, first_of},
    settings::{CounterSettings, SERVICES_MAX},
};

/// Whoever is at a counter longer than usual is taken to need one part in so many of the usual time more.
const OVERTIME_DIVISOR: i32 = 4;

/// A set of services, by their positions in the settings: bit `n` is service `n`.
pub(crate) type Skills = u32;

const _: () = assert!(SERVICES_MAX <= Skills::BITS as usize, "every service needs a bit");

/// A hall at one moment, from which the rule can be run forward any number of times.
pub(crate) struct Outlook<'a> {
    /// The lines in the order of the services.
    lines: Vec<Waiting<'a>>,
    /// The desks in the order of the counters.
    desks: Vec<Desk>,
}

struct Waiting<'a> {
    line: Option<&'a Line>,
    usual: SignedDuration,
}

struct Desk {
    skills: Skills,
    open: bool,
    free_in: SignedDuration,
}

/// A line while the rule is run.
struct LineAhead<'a> {
    /// Who would be called next from this line, while that is somebody ahead.
    head: Option<Place>,
    behind_head: Option<btree_set::Iter<'a, Place>>,
}

impl LineAhead<'_> {
    fn advance(&mut self, target: Place) {
        let next = self.behind_head.as_mut().and_then(Iterator::next);
        self.head = next.copied().filter(|place| *place < target);
    }
}

/// What each counter serves, in the order of the counters.
pub(crate) fn skills(settings: &crate::Settings) -> Vec<Skills> {
    let positions: BTreeMap<_, _> =
        settings.services.iter().zip(0_u32..).map(|(service, n)| (&service.id, n)).collect();
    let bit = |n: &u32| 1_u32.checked_shl(*n).unwrap_or_default();
    let of = |counter: &CounterSettings| {
        counter.services.iter().filter_map(|service| positions.get(service)).map(bit).fold(0, |all, one| all | one)
    };
    settings.counters.iter().map(of).collect()
}

fn positions(skills: Skills) -> impl Iterator<Item = usize> {
    let mut left = skills;
    std::iter::from_fn(move || {
        let lowest = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (lowest < Skills::BITS).then_some(lowest as usize)
    })
}

fn only(service: usize) -> Skills {
    u32::try_from(service).ok().and_then(|n| 1_u32.checked_shl(n)).unwrap_or_default()
}

impl<'a> Outlook<'a> {
    pub(crate) fn new(hall: &'a Hall, now: Timestamp) -> Self {
        let settings = hall.settings();
        let minutes = |minutes| SignedDuration::from_mins(i64::from(minutes));
        let lines = settings.services.iter();
        let desks = settings.counters.iter().zip(hall.skills.iter());
        Self {
            lines: lines
                .map(|service| Waiting { line: hall.line(&service.id), usual: minutes(service.minutes) })
                .collect(),
            desks: desks
                .map(|(counter, skills)| {
                    let state = hall.counter(&counter.id);
                    Desk { skills: *skills, open: state != Counter::Closed, free_in: still_busy(hall, state, now) }
                })
                .collect(),
        }
    }

    /// What lies ahead of `target`, which stands in the line of `service` or is about to.
    pub(crate) fn ahead(&self, service: usize, target: Place) -> Ahead {
        let told = self.run(&self.crew(service), target, only(service));
        told.get(&service).copied().unwrap_or_else(|| self.out_of_reach(service, target))
    }

    /// What lies ahead of one target in each line, in the order of the services.
    ///
    /// Targets that wait for the same counters behind the same people share one run. Of two targets the later has everybody ahead
    /// that the earlier has, so where they have equally many ahead, these are the same.
    pub(crate) fn ahead_of_each(&self, targets: impl Iterator<Item = Place>) -> Vec<Ahead> {
        let mut runs: BTreeMap<(Vec<usize>, usize), BTreeMap<usize, Ahead>> = BTreeMap::new();
        let tell = |(service, target): (usize, Place)| {
            let crew = self.crew(service);
            let skills = self.skills_of(&crew);
            let crowd = self.crowd(skills, target);
            let told = runs.entry((crew, crowd)).or_insert_with_key(|(crew, _)| self.run(crew, target, skills));
            told.get(&service).copied().unwrap_or_else(|| self.out_of_reach(service, target))
        };
        targets.enumerate().map(tell).collect()
    }

    /// The counters whose calls decide the wait for a service: those at work that are connected to it through shared lines.
    ///
    /// If none at work serves it, the closed ones that could are counted as if all of them opened now. Nobody knows how many will,
    /// and before the doors open that is the best guess; so when the first of several does open, the forecast grows.
    fn crew(&self, service: usize) -> Vec<usize> {
        let wanted = only(service);
        let served = self.desks.iter().any(|desk| desk.open && desk.skills & wanted != 0);
        let works = |desk: &Desk| desk.open || (!served && desk.skills & wanted != 0);
        let mut connected = wanted;
        loop {
            let before = connected;
            let grow = |all, desk: &Desk| if desk.skills & all == 0 { all } else { all | desk.skills };
            connected = self.desks.iter().filter(|desk| works(desk)).fold(connected, grow);
            if connected == before {
                break;
            }
        }
        let desks = self.desks.iter().enumerate();
        desks.filter(|(_, desk)| works(desk) && desk.skills & connected != 0).map(|(index, _)| index).collect()
    }

    fn skills_of(&self, crew: &[usize]) -> Skills {
        crew.iter().fold(0, |all, &desk| all | self.desks[desk].skills)
    }

    /// How many people stand before `target` in some lines.
    fn crowd(&self, lines: Skills, target: Place) -> usize {
        positions(lines).filter_map(|index| self.lines[index].line).map(|line| line.before(target)).sum()
    }

    fn out_of_reach(&self, service: usize, target: Place) -> Ahead {
        Ahead::out_of_reach(self.crowd(only(service), target))
    }

    /// Runs the rule forward until it is the turn of `target` in each of the `wanted` lines.
    ///
    /// Whoever stands behind the target is left out: a counter takes such a person only when nobody ahead of the target is left
    /// for it, and then it is of no use to the target any more. So a counter with nobody ahead to call is where the target's turn
    /// comes, in every line that the counter serves and whose turn has not come yet, and then it drops out.
    fn run(&self, crew: &[usize], target: Place, mut wanted: Skills) -> BTreeMap<usize, Ahead> {
        let mut told = BTreeMap::new();
        let mut people = 0;
        let mut lines: Vec<_> = self.lines.iter().map(|waiting| waiting.ahead(target)).collect();
        // Counters that become free together call in their own order.
        let mut desks: BTreeSet<_> = crew.iter().map(|&desk| (self.desks[desk].free_in, desk)).collect();
        while wanted != 0
            && let Some((free_in, desk)) = desks.pop_first()
        {
            let skills = self.desks[desk].skills;
            let heads = positions(skills).filter_map(|index| Some((lines[index].head?, index)));
            let Some((_, index)) = first_of(heads) else {
                let ahead = Ahead::new(people, free_in.as_secs_f64());
                told.extend(positions(skills & wanted).map(|service| (service, ahead)));
                wanted &= !skills;
                continue;
            };
            if people == FORECAST_PEOPLE_MAX {
                let ahead = self.at_the_same_pace(self.skills_of(crew), target, free_in);
                told.extend(positions(wanted).map(|service| (service, ahead)));
                break;
            }
            people += 1;
            desks.insert((free_in + self.lines[index].usual, desk));
            lines[index].advance(target);
        }
        told
    }

    /// Beyond the people looked at one by one: everybody ahead, at the pace of those.
    fn at_the_same_pace(&self, lines: Skills, target: Place, took: SignedDuration) -> Ahead {
        let ahead = self.crowd(lines, target);
        #[allow(clippy::cast_precision_loss)]
        let stretch = ahead as f64 / FORECAST_PEOPLE_MAX as f64;
        Ahead::new(ahead, took.as_secs_f64() * stretch)
    }
}

impl<'a> Waiting<'a> {
    fn ahead(&self, target: Place) -> LineAhead<'a> {
        let mut ahead = LineAhead { head: None, behind_head: self.line.map(Line::places) };
        ahead.advance(target);
        ahead
    }
}

fn still_busy(hall: &Hall, counter: Counter, now: Timestamp) -> SignedDuration {
    let Some(ticket) = counter.hand().and_then(|number| hall.ticket(number)) else { return SignedDuration::ZERO };
    let service = hall.settings().service(&ticket.service);
    let usual = service.map_or(SignedDuration::ZERO, |service| SignedDuration::from_mins(i64::from(service.minutes)));
    let spent = match ticket.state {
        TicketState::Serving { at, .. } => now.max(at).duration_since(at),
        _ => SignedDuration::ZERO,
    };
    (usual - spent).max(usual / OVERTIME_DIVISOR)
}
