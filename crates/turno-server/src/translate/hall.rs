//! A hall's settings as its machines need them.

use jiff::Timestamp;
use turno_domain::{
    Bound, Opening, Order, Policy, Timetable,
    settings::{self, Access, Arrow, CounterSettings, Service, Settings, Zone},
};
use turno_protocol::{self as wire, BulletinInfo, CounterInfo, HallInfo, KioskInfo, ServiceInfo, Texts, ZoneInfo};

use super::opening;
use crate::pages::{RuleOrder, RulePromise, RuleTerms};

/// The settings on the wire.
#[must_use]
pub(crate) fn hall_info(settings: &Settings) -> HallInfo {
    HallInfo {
        id: settings.hall.to_string(),
        settings_version: settings.version,
        office: texts(&settings.office),
        desk: texts(&settings.desk),
        address: settings.address.clone(),
        time_zone: settings.zone.iana_name().unwrap_or("UTC").to_owned(),
        languages: settings.languages.iter().map(ToString::to_string).collect(),
        side_by_side: settings.side_by_side.iter().map(ToString::to_string).collect(),
        services: settings.services.iter().map(|service| service_info(settings, service)).collect(),
        counters: settings.counters.iter().map(counter_info).collect(),
        zones: settings.zones.iter().map(zone_info).collect(),
        bulletins: settings
            .bulletins
            .iter()
            .map(|bulletin| BulletinInfo {
                id: bulletin.id.to_string(),
                text: texts(&bulletin.text),
                picture: bulletin.picture.clone(),
            })
            .collect(),
        kiosks: settings
            .kiosks
            .iter()
            .map(|kiosk| KioskInfo { id: kiosk.id.to_string(), letter: kiosk.letter.to_string() })
            .collect(),
    }
}

/// The openings of the days to come, on the wire.
#[must_use]
pub(crate) fn timetable(settings: &Settings, timetable: &Timetable) -> wire::Timetable {
    let course = |openings: &[(Timestamp, Opening)]| {
        openings
            .iter()
            .map(|(from, answer)| wire::OpeningFrom { from: *from, opening: opening(*answer) })
            .collect::<Vec<_>>()
    };
    wire::Timetable {
        settings_version: settings.version,
        first_day: timetable.first_day,
        until: timetable.until,
        hall: course(&timetable.hall),
        services: timetable.services.iter().map(|(service, own)| (service.to_string(), course(own))).collect(),
    }
}

/// A policy as the poster says it.
#[must_use]
pub(crate) fn rule_terms(policy: &Policy) -> RuleTerms {
    RuleTerms {
        order: match policy.order {
            Order::HeadStart { priority_mins, booking_mins } => RuleOrder::HeadStart { priority_mins, booking_mins },
            Order::OneIn { others } => RuleOrder::OneIn { others },
            Order::Strict => RuleOrder::Strict,
        },
        promise: match policy.bound() {
            Bound::Minutes(mins) => RulePromise::Minutes(mins),
            Bound::OneIn(others) => RulePromise::OneIn(others),
            Bound::None => RulePromise::None,
        },
        early_mins: policy.booking.early_mins,
        late_mins: policy.booking.late_mins,
        pause_mins: policy.no_show.pause_mins,
        returns: policy.no_show.returns,
    }
}

/// A text in its languages, on the wire.
#[must_use]
pub(crate) fn texts(texts: &settings::Texts) -> Texts {
    Texts(texts.iter().map(|(language, text)| (language.to_string(), text.clone())).collect())
}

fn service_info(settings: &Settings, service: &Service) -> ServiceInfo {
    ServiceInfo {
        id: service.id.to_string(),
        letter: service.letter.to_string(),
        name: texts(&service.name),
        about: texts(&service.about),
        documents: service.documents.iter().map(texts).collect(),
        where_to_wait: texts(&service.where_to_wait),
        access: match &service.access {
            Access::WalkIn => wire::Access::WalkIn,
            Access::AppointmentOnly { phone } => wire::Access::AppointmentOnly { phone: phone.clone() },
        },
        delicate: service.delicate,
        online: service.online.clone(),
        hours: service.hours.as_ref().unwrap_or(&settings.hours).as_text().to_owned(),
    }
}

fn counter_info(counter: &CounterSettings) -> CounterInfo {
    CounterInfo {
        id: counter.id.to_string(),
        name: texts(&counter.name),
        place: texts(&counter.place),
        zone: counter.zone.to_string(),
        services: counter.services.iter().map(ToString::to_string).collect(),
    }
}

fn zone_info(zone: &Zone) -> ZoneInfo {
    let arrow = |arrow: Arrow| match arrow {
        Arrow::Left => wire::Arrow::Left,
        Arrow::Right => wire::Arrow::Right,
        Arrow::Ahead => wire::Arrow::Ahead,
        Arrow::Behind => wire::Arrow::Behind,
        Arrow::Up => wire::Arrow::Up,
        Arrow::Down => wire::Arrow::Down,
    };
    ZoneInfo {
        id: zone.id.to_string(),
        name: texts(&zone.name),
        arrows: zone.arrows.iter().map(|(counter, way)| (counter.to_string(), arrow(*way))).collect(),
    }
}
