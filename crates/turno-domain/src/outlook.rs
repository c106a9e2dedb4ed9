//! The rule run forward: who would be called when, as far as is known now who is there and who is to come.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use crate::{
    Ahead, Counter, CounterId, FORECAST_PEOPLE_MAX, Hall, Line, Order, ServiceId, Settings, TicketState,
    course::{Course, Step},
    foresight::{Coming, place_in_week},
    next::{Group, Place},
    settings::{CounterSettings, SERVICES_MAX},
    visits::{Left, Usual},
};

/// Whoever is at a counter longer than usual is taken to need one part in so many of the usual time more, where nothing was
/// learned of how long visits last.
const OVERTIME_DIVISOR: i32 = 4;

/// A set of services, by their positions in the settings: bit `n` is service `n`.
pub(crate) type Skills = u32;

const _: () = assert!(SERVICES_MAX <= Skills::BITS as usize, "every service needs a bit");

/// What a counter serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Skillset {
    /// In the first place or to help out.
    pub(crate) serves: Skills,
    /// To help out only.
    pub(crate) helps: Skills,
}

/// A hall at one moment, from which the rule can be run forward any number of times.
pub(crate) struct Outlook<'a> {
    pub(crate) order: Order,
    pub(crate) now: Timestamp,
    /// The lines in the order of the services.
    pub(crate) lines: Vec<Waiting<'a>>,
    /// The desks in the order of the counters.
    pub(crate) desks: Vec<Desk<'a>>,
    /// Who is expected, in the order in which they come.
    pub(crate) coming: Vec<Coming>,
}

pub(crate) struct Waiting<'a> {
    pub(crate) line: Option<&'a Line>,
    pub(crate) usual: Usual<'a>,
}

pub(crate) struct Desk<'a> {
    pub(crate) id: &'a CounterId,
    pub(crate) skills: Skillset,
    pub(crate) helper_after: Option<SignedDuration>,
    pub(crate) others: u32,
    pub(crate) open: bool,
    pub(crate) free_in: SignedDuration,
}

/// Whose turn is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) place: Place,
    pub(crate) group: Group,
    /// The one counter that may call.
    pub(crate) named: Option<&'a CounterId>,
}

/// What a run found: how many are called before, and when it is the turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Turn {
    pub(crate) people: usize,
    pub(crate) wait: SignedDuration,
}

/// What each counter serves, in the order of the counters.
pub(crate) fn skills(settings: &Settings) -> Vec<Skillset> {
    let positions: BTreeMap<_, _> =
        settings.services.iter().zip(0_u32..).map(|(service, n)| (&service.id, n)).collect();
    let bits = |services: &BTreeSet<ServiceId>| {
        let bit = |n: &u32| 1_u32.checked_shl(*n).unwrap_or_default();
        services.iter().filter_map(|service| positions.get(service)).map(bit).fold(0, |all, one| all | one)
    };
    let of = |counter: &CounterSettings| Skillset { serves: bits(&counter.services), helps: bits(&counter.helper) };
    settings.counters.iter().map(of).collect()
}

pub(crate) fn positions(skills: Skills) -> impl Iterator<Item = usize> {
    let mut left = skills;
    std::iter::from_fn(move || {
        let lowest = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (lowest < Skills::BITS).then_some(lowest as usize)
    })
}

pub(crate) fn only(service: usize) -> Skills {
    u32::try_from(service).ok().and_then(|n| 1_u32.checked_shl(n)).unwrap_or_default()
}

impl<'a> Outlook<'a> {
    pub(crate) fn new(hall: &'a Hall, now: Timestamp) -> Self {
        let settings = hall.settings();
        let foresight = hall.foresight();
        let at = place_in_week(settings, now);
        let usual: Vec<_> = settings.services.iter().map(|service| foresight.usual(service, at, now)).collect();
        let desks = settings.counters.iter().zip(hall.skills.iter());
        let desk = |(counter, skills): (&'a CounterSettings, &Skillset)| {
            let asking = hall.asking(counter, now);
            let state = hall.counter(&counter.id);
            Desk {
                id: &counter.id,
                skills: *skills,
                helper_after: asking.helper_after,
                others: asking.others,
                open: state != Counter::Closed,
                free_in: SignedDuration::ZERO,
            }
        };
        let mut desks: Vec<_> = desks.map(desk).collect();
        keep_busy(&mut desks, hall, &usual, now);
        Self {
            order: settings.policy.order,
            now,
            desks,
            coming: hall.coming(now),
            lines: settings
                .services
                .iter()
                .zip(usual)
                .map(|(service, usual)| Waiting { line: hall.line(&service.id), usual })
                .collect(),
        }
    }

    /// What lies ahead of `target`, which stands in the line of `service` or is about to.
    pub(crate) fn turn(&self, service: usize, target: &Target<'_>) -> Option<Turn> {
        let crew = self.crew(service, target.named);
        self.run(&crew, target, only(service)).get(&service).copied()
    }

    /// What lies ahead of one target in each line, in the order of the services.
    ///
    /// Targets that wait for the same counters behind the same people share one run. Of two targets the later has everybody ahead
    /// that the earlier has, so where they have equally many ahead, these are the same.
    pub(crate) fn ahead_of_each(&self, targets: impl Iterator<Item = Place>) -> Vec<Ahead> {
        let mut runs: BTreeMap<(Vec<usize>, usize), BTreeMap<usize, Turn>> = BTreeMap::new();
        let tell = |(service, place): (usize, Place)| {
            let target = Target { place, group: Group::Ordinary, named: None };
            let crew = self.crew(service, None);
            let skills = self.skills_of(&crew);
            let crowd = self.crowd(skills, &target);
            let told = runs.entry((crew, crowd)).or_insert_with_key(|(crew, _)| self.run(crew, &target, skills));
            told.get(&service).map_or_else(|| self.out_of_reach(service, &target), |turn| Ahead::from(*turn))
        };
        targets.enumerate().map(tell).collect()
    }

    /// The counters whose calls decide the wait for a service: those at work that are connected to it through shared lines.
    ///
    /// If none at work serves it, the closed ones that could are counted as if all of them opened now. Nobody knows how many will,
    /// and before the doors open that is the best guess; so when the first of several does open, the forecast grows.
    fn crew(&self, service: usize, named: Option<&CounterId>) -> Vec<usize> {
        let wanted = only(service);
        let serves = |desk: &Desk| desk.skills.serves & wanted != 0 && named.is_none_or(|named| desk.id == named);
        let served = self.desks.iter().any(|desk| desk.open && serves(desk));
        let works = |desk: &Desk| desk.open || (!served && serves(desk));
        let mut connected = wanted;
        loop {
            let before = connected;
            let grow = |all, desk: &Desk| if desk.skills.serves & all == 0 { all } else { all | desk.skills.serves };
            connected = self.desks.iter().filter(|desk| works(desk)).fold(connected, grow);
            if connected == before {
                break;
            }
        }
        let desks = self.desks.iter().enumerate();
        desks.filter(|(_, desk)| works(desk) && desk.skills.serves & connected != 0).map(|(index, _)| index).collect()
    }

    fn skills_of(&self, crew: &[usize]) -> Skills {
        crew.iter().fold(0, |all, &desk| all | self.desks[desk].skills.serves)
    }

    /// How many people stand before `target` in some lines.
    fn crowd(&self, lines: Skills, target: &Target<'_>) -> usize {
        let goes_by_place = matches!(self.order, Order::HeadStart { .. });
        let before = |line: &Line, group: Group| match (goes_by_place || group == target.group, group) {
            (true, _) => line.before(target.place, group),
            (false, Group::Privileged) => line.people(group),
            (false, Group::Ordinary) => 0,
        };
        let lines = positions(lines).filter_map(|index| self.lines[index].line);
        lines.map(|line| Group::BOTH.into_iter().map(|group| before(line, group)).sum::<usize>()).sum()
    }

    fn out_of_reach(&self, service: usize, target: &Target<'_>) -> Ahead {
        Ahead::out_of_reach(self.crowd(only(service), target))
    }

    /// Runs the rule forward until it is the turn of `target` in each of the `wanted` lines.
    ///
    /// A counter that would call the target does so in every line that it serves and in which the turn has not come yet, and then
    /// it is of no use to the target any more and drops out.
    fn run(&self, crew: &[usize], target: &Target<'_>, mut wanted: Skills) -> BTreeMap<usize, Turn> {
        let mut told = BTreeMap::new();
        let (mut people, mut calls) = (0, 0);
        let everybody = wanted;
        let mut course = Course::new(self, crew, self.end_of_interest(crew, target));
        // Nobody is told to be called before the time from which the place counts, though it may happen in an empty hall.
        let not_before = target.place.effective_arrival.duration_since(self.now);
        while wanted != 0
            && let Some(step) = course.step(Some((target, wanted)))
        {
            let at = step.at();
            if calls == FORECAST_PEOPLE_MAX {
                let turn = self.at_the_same_pace(self.skills_of(crew), target, people, at);
                told.extend(positions(wanted).map(|service| (service, turn)));
                break;
            }
            match step {
                Step::Called { desk, place, known, .. } => {
                    calls += 1;
                    let shares = self.desks[desk].skills.serves & everybody != 0;
                    let stands_ahead = match self.order {
                        Order::HeadStart { .. } => *place < target.place,
                        Order::OneIn { .. } | Order::Strict => *place < target.place || shares,
                    };
                    people += usize::from(known && stands_ahead);
                }
                Step::Target { desk, .. } => {
                    let skills = self.desks[desk].skills.serves;
                    let turn = Turn { people, wait: at.max(not_before) };
                    told.extend(positions(skills & wanted).map(|service| (service, turn)));
                    wanted &= !skills;
                }
            }
        }
        told
    }

    /// Where everybody goes by the place alone, whoever stands behind the target is left out: a counter takes such a person only
    /// when nobody ahead of the target is left for it. A counter that helps out does otherwise.
    fn end_of_interest(&self, crew: &[usize], target: &Target<'_>) -> Option<Place> {
        let helped = crew.iter().any(|&desk| self.desks[desk].skills.helps != 0);
        let by_place = matches!(self.order, Order::HeadStart { .. }) && target.named.is_none() && !helped;
        by_place.then_some(target.place)
    }

    /// Beyond the people looked at one by one: everybody ahead, at the pace of those.
    fn at_the_same_pace(&self, lines: Skills, target: &Target<'_>, people: usize, took: SignedDuration) -> Turn {
        let ahead = self.crowd(lines, target).max(people);
        #[allow(clippy::cast_precision_loss)]
        let stretch = if people == 0 { 1.0 } else { ahead as f64 / people as f64 };
        Turn { people: ahead, wait: took.mul_f64(stretch) }
    }
}

/// Says of each desk with somebody in hand for how long it is still busy.
fn keep_busy(desks: &mut [Desk<'_>], hall: &Hall, usual: &[Usual<'_>], now: Timestamp) {
    let since = |then: Timestamp| now.max(then).duration_since(then);
    let mut learned = Vec::new();
    for (index, desk) in desks.iter_mut().enumerate() {
        let Some(ticket) = hall.counter(desk.id).hand().and_then(|number| hall.ticket(number)) else { continue };
        let service = hall.settings().services.iter().position(|service| service.id == ticket.service);
        let Some(usual) = service.map(|index| &usual[index]) else { continue };
        let (called_at, started_at) = match ticket.state {
            TicketState::Serving { called_at, at, .. } => (called_at, Some(at)),
            TicketState::Called { at, .. } => (at, None),
            _ => continue,
        };
        if let Some(left) = usual.left_after(since(called_at)) {
            learned.push((index, left));
        } else {
            let spent = started_at.map_or(SignedDuration::ZERO, since);
            desk.free_in = (usual.now() - spent).max(usual.now() / OVERTIME_DIVISOR);
        }
    }
    let left: Vec<_> = learned.iter().map(|(_, left)| *left).collect();
    for ((index, _), free_in) in learned.iter().zip(Left::spread(&left)) {
        desks[*index].free_in = free_in;
    }
}

impl Hall {
    /// Who is expected after `now`, in the order in which they come: the booked who have not come yet, and those with a priority
    /// need as often as they usually come.
    fn coming(&self, now: Timestamp) -> Vec<Coming> {
        let settings = self.settings();
        let mut coming = self.foresight().booked_to_come(settings, &self.checked_in, now);
        coming.extend(self.foresight().privileged_to_come(settings, now));
        coming.sort_by_key(|person| (person.comes_in, person.place));
        coming
    }
}
