//! The stored form of a fact: one JSON object, told apart by its `kind`.
//!
//! The form is written out here, apart from the domain, so that a rename there never changes what is on disk. An unknown kind
//! or field is an error: a log that cannot be understood wholly must not be folded.

use std::{fmt::Display, str::FromStr};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use turno_domain::{
    CallNumber, CallReason, Channel, CounterId, Fact, Forecast, KioskId, Language, Paper, ServiceId, TicketNumber,
};

pub(crate) fn encode(fact: &Fact) -> Result<String, serde_json::Error> {
    let mut json = Vec::with_capacity(160);
    StoredFact::serialize(fact, &mut serde_json::Serializer::new(&mut json))?;
    String::from_utf8(json).map_err(serde::ser::Error::custom)
}

pub(crate) fn decode(json: &str) -> Result<Fact, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let fact = StoredFact::deserialize(&mut reader)?;
    reader.end()?;
    Ok(fact)
}

/// A value that has a text form of its own: names, numbers, dates, instants.
mod text {
    use super::*;

    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Fact", tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum StoredFact {
    DayOpened {
        #[serde(with = "text")]
        day: Date,
        #[serde(with = "StoredCall")]
        last_call: CallNumber,
    },
    TicketIssued {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        service: ServiceId,
        #[serde(with = "StoredChannel")]
        channel: Channel,
        #[serde(with = "text")]
        language: Language,
        people_ahead: u32,
        #[serde(with = "StoredForecast")]
        forecast: Forecast,
    },
    TicketAdopted {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        service: ServiceId,
        #[serde(with = "text")]
        kiosk: KioskId,
        #[serde(with = "text")]
        language: Language,
        #[serde(with = "text")]
        issued_at: Timestamp,
        people_ahead: u32,
        #[serde(with = "StoredForecast")]
        forecast: Forecast,
    },
    PaperReported {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "StoredPaper")]
        paper: Paper,
    },
    CounterOpened {
        #[serde(with = "text")]
        counter: CounterId,
    },
    CounterClosed {
        #[serde(with = "text")]
        counter: CounterId,
    },
    TicketCalled {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
        #[serde(with = "StoredCall")]
        call: CallNumber,
        #[serde(with = "StoredReason")]
        reason: CallReason,
    },
    TicketRecalled {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
        #[serde(with = "StoredCall")]
        call: CallNumber,
    },
    ServiceStarted {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
    },
    ServiceFinished {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
    },
    TicketNotShown {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
    },
    TicketParked {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
    },
    TicketTransferred {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
        #[serde(with = "text")]
        to: ServiceId,
    },
    TicketBroughtBack {
        #[serde(with = "text")]
        number: TicketNumber,
    },
    TicketWithdrawn {
        #[serde(with = "text")]
        number: TicketNumber,
    },
    TicketExpired {
        #[serde(with = "text")]
        number: TicketNumber,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Channel", rename_all = "snake_case", deny_unknown_fields)]
enum StoredChannel {
    Kiosk(#[serde(with = "text")] KioskId),
    KioskOffline(#[serde(with = "text")] KioskId),
    Reception,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Forecast", deny_unknown_fields)]
struct StoredForecast {
    from_min: u32,
    to_min: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Paper", rename_all = "snake_case", deny_unknown_fields)]
enum StoredPaper {
    Pending,
    Printed,
    OnScreen,
    Unknown,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CallReason", rename_all = "snake_case", deny_unknown_fields)]
enum StoredReason {
    OldestWaiting { waited_secs: u64 },
    Chosen { waited_secs: u64 },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CallNumber", transparent)]
struct StoredCall(u32);

#[cfg(test)]
#[path = "codec_tests.rs"]
mod tests;
