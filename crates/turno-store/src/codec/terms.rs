//! The stored form of a visit's terms, of where a ticket is sent and of a step that was taken back. What is plain is left out, as in the facts of the first days.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use turno_domain::{
    Afterwards, Answer, Booking, CounterId, Need, NextPart, Position, Punctuality, Route, ServiceId, Step, Terms,
};

use super::text::{self, listed, optional};

#[derive(Serialize, Deserialize)]
#[serde(remote = "Terms", deny_unknown_fields)]
pub(super) struct StoredTerms {
    #[serde(with = "StoredNeed", default, skip_serializing_if = "no_need")]
    need: Need,
    #[serde(with = "StoredBooking", default, skip_serializing_if = "Option::is_none")]
    booking: Option<Booking>,
    #[serde(with = "listed", default, skip_serializing_if = "Vec::is_empty")]
    then: Vec<ServiceId>,
    #[serde(with = "optional", default, skip_serializing_if = "Option::is_none")]
    counter: Option<CounterId>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Need", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredNeed {
    None,
    Priority,
}

/// A booked time with how the person came; its absence is the absence of a booking.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredBooking {
    #[serde(with = "text")]
    slot: Timestamp,
    #[serde(with = "StoredPunctuality")]
    came: Punctuality,
}

impl StoredBooking {
    pub(super) fn serialize<S: Serializer>(booking: &Option<Booking>, serializer: S) -> Result<S::Ok, S::Error> {
        let stored = booking.map(|booking| Self { slot: booking.slot, came: booking.punctuality });
        Serialize::serialize(&stored, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Booking>, D::Error> {
        let stored: Option<Self> = Deserialize::deserialize(deserializer)?;
        Ok(stored.map(|stored| Booking { slot: stored.slot, punctuality: stored.came }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Punctuality", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredPunctuality {
    OnTime,
    Late,
}

/// Where a ticket is sent: the service alone, as it was first stored, or with what sets the route apart.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum StoredRoute {
    Plain(#[serde(with = "text")] ServiceId),
    Set(SetRoute),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetRoute {
    #[serde(with = "text")]
    service: ServiceId,
    #[serde(with = "StoredPosition")]
    position: Position,
    #[serde(with = "optional", default, skip_serializing_if = "Option::is_none")]
    counter: Option<CounterId>,
}

impl StoredRoute {
    pub(super) fn serialize<S: Serializer>(route: &Route, serializer: S) -> Result<S::Ok, S::Error> {
        let Route { to: service, position, counter } = route.clone();
        let plain = position == Position::InOrder && counter.is_none();
        let stored = if plain { Self::Plain(service) } else { Self::Set(SetRoute { service, position, counter }) };
        Serialize::serialize(&stored, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Route, D::Error> {
        let stored: Self = Deserialize::deserialize(deserializer)?;
        Ok(match stored {
            Self::Plain(service) => Route::to(service),
            Self::Set(SetRoute { service, position, counter }) => Route { to: service, position, counter },
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Position", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredPosition {
    Ahead,
    InOrder,
    Behind,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Afterwards", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredAfterwards {
    GoesOn,
    ComesBack,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "NextPart", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredNextPart {
    AsPlanned,
    Back {
        #[serde(with = "optional", default, skip_serializing_if = "Option::is_none")]
        counter: Option<CounterId>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Answer", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredAnswer {
    Given,
    SentToBook,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StoredStep {
    Call,
    Start,
    Finish,
    NoShow,
    Park,
    Transfer,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn no_need(need: &Need) -> bool {
    *need == Need::None
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
pub(super) fn goes_on(afterwards: &Afterwards) -> bool {
    *afterwards == Afterwards::GoesOn
}
