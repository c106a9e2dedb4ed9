//! The openings of one business day, worked out once: evaluating hours costs too much to do it for every ticket and board.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use crate::{
    BulletinId, Hall, Hours, Opening, ServiceId, Settings,
    settings::{Bulletin, Service},
};

/// What the hours of a hall and of its services say during one day. It is a table of what [`Hours::opening`] would answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Openings {
    hall: Course,
    /// The services with hours of their own.
    services: BTreeMap<ServiceId, Course>,
    /// The bulletins that are not always shown.
    bulletins: BTreeMap<BulletinId, Course>,
}

/// The answers of one day, each from its instant on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Course {
    openings: Vec<(Timestamp, Opening)>,
    end: Option<Timestamp>,
}

impl Openings {
    pub(crate) fn of_day(settings: &Settings, day: Date) -> Self {
        let own = settings.services.iter().filter_map(|service| Some((service, service.hours.as_ref()?)));
        let timed = settings.bulletins.iter().filter_map(|bulletin| Some((bulletin, bulletin.hours.as_ref()?)));
        Self {
            bulletins: timed
                .map(|(bulletin, hours)| (bulletin.id.clone(), Course::of_day(hours, settings, day)))
                .collect(),
            hall: Course::of_day(&settings.hours, settings, day),
            services: own.map(|(service, hours)| (service.id.clone(), Course::of_day(hours, settings, day))).collect(),
        }
    }
}

impl Course {
    fn of_day(hours: &Hours, settings: &Settings, day: Date) -> Self {
        let midnight = |day: Date| settings.zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).ok();
        let Some((start, end)) = midnight(day).zip(day.tomorrow().ok().and_then(midnight)) else {
            return Self::default();
        };
        Self { openings: hours.openings(start, end, &settings.zone), end: Some(end) }
    }

    /// The answer for `now`; `None` outside the day.
    fn at(&self, now: Timestamp) -> Option<Opening> {
        let known = self.end.is_some_and(|end| now < end);
        let next = self.openings.partition_point(|(from, _)| *from <= now);
        self.openings.get(next.checked_sub(1)?).filter(|_| known).map(|(_, opening)| *opening)
    }
}

/// What the hours of a hall and of its services say during some days, for a machine that must know it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    /// The first day.
    pub first_day: Date,
    /// The end of the last day.
    pub until: Timestamp,
    /// The hall's answers, each from its instant on.
    pub hall: Vec<(Timestamp, Opening)>,
    /// Those of the services with hours of their own.
    pub services: Vec<(ServiceId, Vec<(Timestamp, Opening)>)>,
}

impl Settings {
    /// The openings of so many days from `day` on; `None` at the end of time.
    #[must_use]
    pub fn timetable(&self, day: Date, days: u8) -> Option<Timetable> {
        let midnight = |day: Date| self.zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).ok();
        let start = midnight(day)?;
        let until = midnight(day.checked_add(jiff::Span::new().days(days)).ok()?)?;
        let own = self.services.iter().filter_map(|service| Some((service, service.hours.as_ref()?)));
        Some(Timetable {
            first_day: day,
            until,
            hall: self.hours.openings(start, until, &self.zone),
            services: own
                .map(|(service, hours)| (service.id.clone(), hours.openings(start, until, &self.zone)))
                .collect(),
        })
    }
}

impl Hall {
    /// Whether the hall is open.
    #[must_use]
    pub fn opening(&self, now: Timestamp) -> Opening {
        self.openings.hall.at(now).unwrap_or_else(|| self.settings().opening(now))
    }

    /// Whether a service gives numbers at `now`.
    #[must_use]
    pub fn service_opening(&self, service: &Service, now: Timestamp) -> Opening {
        let known = self.openings.services.get(&service.id).and_then(|course| course.at(now));
        let hours = match &service.hours {
            None => self.opening(now),
            Some(_) => known.unwrap_or_else(|| self.settings().service_opening(service, now)),
        };
        self.opening_unless_suspended(&service.id, hours, now)
    }

    /// Whether a bulletin is shown at `now`.
    pub(crate) fn bulletin_stands(&self, bulletin: &Bulletin, now: Timestamp) -> bool {
        let Some(hours) = &bulletin.hours else { return true };
        let known = self.openings.bulletins.get(&bulletin.id).and_then(|course| course.at(now));
        known.unwrap_or_else(|| hours.opening(now, &self.settings().zone)).is_open()
    }
}
