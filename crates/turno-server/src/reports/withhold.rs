//! Which figures are not told, because they would be about too few people at work. How many people came is told always.

use std::{collections::BTreeSet, ops::Range};

use jiff::civil::Date;
use turno_domain::{CounterId, Settings, settings::CounterSettings};
use turno_protocol::{Figures, Group, Report};
use turno_store::TicketRow;

/// A pool of which everything is told.
const EVERYTHING_TOLD: u32 = 1;

/// At how many counters the people of some time or channel must have been called, or its figures are those of one person.
const CALLERS_MIN: usize = 2;

/// Withholds what would be figures about too few people: of each service that a small pool serves. What is withheld together can be
/// reckoned from the total, so it must itself be the work of a pool and of two services: else the smallest of the others is withheld too.
pub(super) fn services(settings: &Settings, smallest_pool: u32, groups: &mut [Group]) {
    let serves =
        |counter: &CounterSettings, group: &Group| counter.services.iter().any(|service| service.as_str() == group.key);
    let smallest = usize::try_from(smallest_pool).unwrap_or(usize::MAX);
    small(groups, 0..smallest, &|groups: &[&Group]| {
        let of_them = |counter: &&CounterSettings| groups.iter().any(|group| serves(counter, group));
        settings.counters.iter().filter(of_them).map(|counter| counter.id.clone()).collect()
    });
}

/// Withholds the groups of which `key` makes keys where one counter alone called the people. A row says at which counter its ticket was
/// last; it is read here to count counters, and by nothing else.
pub(super) fn times(
    smallest_pool: u32,
    rows: &[(Date, TicketRow)],
    groups: &mut [Group],
    key: &mut dyn FnMut(&(Date, TicketRow)) -> String,
) {
    if smallest_pool <= EVERYTHING_TOLD {
        return;
    }
    let called: Vec<_> = rows.iter().filter_map(|row| Some((key(row), row.1.counter.clone()?))).collect();
    // Where nobody was called nobody worked, and nothing is said of anybody.
    small(groups, 1..CALLERS_MIN, &|groups: &[&Group]| {
        let of_them = called.iter().filter(|(key, _)| groups.iter().any(|group| group.key == *key));
        of_them.map(|(_, counter)| counter.clone()).collect()
    });
}

/// Withholds everything where one counter alone called people on all these days: the whole report would be about one person.
pub(super) fn everything(smallest_pool: u32, rows: &[(Date, TicketRow)], report: &mut Report) {
    let callers: BTreeSet<_> = rows.iter().filter_map(|(_, row)| row.counter.as_ref()).collect();
    if smallest_pool <= EVERYTHING_TOLD || callers.len() != 1 {
        return;
    }
    report.total_withheld = true;
    report.total = Figures { taken: report.total.taken, ..Figures::default() };
    let Report { by_service, by_hour, by_weekday, by_channel, by_day, .. } = report;
    [by_service, by_hour, by_weekday, by_channel, by_day].into_iter().flatten().for_each(keep_taken);
}

/// `too_few`: how many counters are too few for figures.
fn small(groups: &mut [Group], too_few: Range<usize>, counters: &dyn Fn(&[&Group]) -> BTreeSet<CounterId>) {
    groups.iter_mut().filter(|group| too_few.contains(&counters(&[group]).len())).for_each(keep_taken);
    loop {
        let withheld: Vec<_> = groups.iter().filter(|group| group.withheld).collect();
        if withheld.is_empty() || (withheld.len() > 1 && !too_few.contains(&counters(&withheld).len())) {
            break;
        }
        let others = groups.iter_mut().filter(|group| !group.withheld);
        let Some(smallest) = others.min_by_key(|group| group.figures.taken) else { break };
        keep_taken(smallest);
    }
}

fn keep_taken(group: &mut Group) {
    group.withheld = true;
    group.figures = Figures { taken: group.figures.taken, ..Figures::default() };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(key: &str, taken: u32) -> Group {
        Group { key: key.into(), figures: Figures { taken, served: taken, ..Figures::default() }, withheld: false }
    }

    fn told(groups: &[Group]) -> Vec<(u32, u32)> {
        groups.iter().map(|group| (group.figures.taken, group.figures.served)).collect()
    }

    #[test]
    fn a_service_of_few_counters_tells_only_how_many_came_and_cannot_be_reckoned() {
        let settings = crate::office::read(include_str!("../../../../assets/offices/capannori.toml"), 1).unwrap();
        let told = |smallest_pool, keys: &[(&str, u32)]| {
            let mut groups: Vec<_> = keys.iter().map(|(key, taken)| group(key, *taken)).collect();
            services(&settings, smallest_pool, &mut groups);
            told(&groups)
        };
        // Of these, one counter has SPID and Comune Amico, two have the registry office and taxes.
        let all = [("spid", 5), ("anagrafe", 9), ("tributi", 7)];
        assert_eq!(told(1, &all), [(5, 5), (9, 9), (7, 7)]);
        assert_eq!(told(2, &all), [(5, 0), (9, 9), (7, 0)]);
        assert_eq!(told(3, &all), [(5, 0), (9, 0), (7, 0)]);
        // Two services of one counter are together the work of that counter.
        let of_one = [("spid", 5), ("comune-amico", 4), ("anagrafe", 9), ("tributi", 7)];
        assert_eq!(told(2, &of_one), [(5, 0), (4, 0), (9, 9), (7, 0)]);
    }
}
