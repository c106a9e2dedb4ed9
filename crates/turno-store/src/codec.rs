//! The stored form of a fact: one JSON object, told apart by its `kind`.
//!
//! The form is written out here, apart from the domain, so that a rename there never changes what is on disk. An unknown kind
//! or field is an error: a log that cannot be understood wholly must not be folded.

mod terms;
mod text;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use turno_domain::{
    Afterwards, Answer, CallNumber, CallReason, Channel, CounterId, Fact, Forecast, HelperBecause, KioskId, Language,
    Need, NextPart, Paper, Route, ServiceId, Step, Suspension, SuspensionReason, Terms, TicketNumber,
};

use terms::{
    StoredAfterwards, StoredAnswer, StoredNeed, StoredNextPart, StoredRoute, StoredStep, StoredTerms, goes_on,
};
use text::optional;

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
        #[serde(with = "StoredTerms", default, skip_serializing_if = "Terms::are_plain")]
        terms: Terms,
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
        #[serde(with = "optional", default, skip_serializing_if = "Option::is_none")]
        back_at: Option<Timestamp>,
    },
    TicketTransferred {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
        #[serde(with = "StoredRoute", rename = "to")]
        route: Route,
        #[serde(with = "StoredAfterwards", default, skip_serializing_if = "goes_on")]
        afterwards: Afterwards,
    },
    TicketMovedOn {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
        #[serde(with = "text")]
        to: ServiceId,
        #[serde(with = "StoredNextPart")]
        next: NextPart,
    },
    TicketSent {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "StoredRoute", rename = "to")]
        route: Route,
    },
    NeedSet {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "StoredNeed")]
        need: Need,
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
    StepUndone {
        #[serde(with = "text")]
        number: TicketNumber,
        #[serde(with = "text")]
        counter: CounterId,
        #[serde(with = "StoredStep")]
        step: Step,
    },
    AnsweredWithoutTicket {
        #[serde(with = "text")]
        service: ServiceId,
        #[serde(with = "StoredAnswer")]
        answer: Answer,
    },
    RollPutOut {
        #[serde(with = "text")]
        service: ServiceId,
        #[serde(with = "text")]
        first: TicketNumber,
    },
    RollTakenAway {
        #[serde(with = "text")]
        service: ServiceId,
    },
    ServiceSuspended {
        #[serde(with = "text")]
        service: ServiceId,
        #[serde(with = "StoredSuspension")]
        suspension: Suspension,
    },
    ServiceResumed {
        #[serde(with = "text")]
        service: ServiceId,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Suspension", deny_unknown_fields)]
struct StoredSuspension {
    #[serde(with = "StoredSuspensionReason")]
    reason: SuspensionReason,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(with = "optional", default, skip_serializing_if = "Option::is_none")]
    until: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SuspensionReason", rename_all = "snake_case", deny_unknown_fields)]
enum StoredSuspensionReason {
    Technical,
    Staff,
    Full,
    Other,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Channel", rename_all = "snake_case", deny_unknown_fields)]
enum StoredChannel {
    Kiosk(#[serde(with = "text")] KioskId),
    KioskOffline(#[serde(with = "text")] KioskId),
    Reception,
    Roll,
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
    NotTaken,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CallReason", rename_all = "snake_case", deny_unknown_fields)]
enum StoredReason {
    OldestWaiting {
        waited_secs: u64,
    },
    Chosen {
        waited_secs: u64,
    },
    Booked {
        #[serde(with = "text")]
        slot: Timestamp,
        waited_secs: u64,
    },
    Priority {
        waited_secs: u64,
    },
    OneIn {
        others: u32,
        waited_secs: u64,
    },
    Helper {
        #[serde(with = "StoredHelperBecause")]
        because: HelperBecause,
        waited_secs: u64,
    },
    BackToYou {
        waited_secs: u64,
    },
    SentToYou {
        waited_secs: u64,
    },
    SentAhead {
        waited_secs: u64,
    },
    FromRoll,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "HelperBecause", rename_all = "snake_case", deny_unknown_fields)]
enum StoredHelperBecause {
    PrimaryEmpty,
    BeyondThreshold,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CallNumber", transparent)]
struct StoredCall(u32);

#[cfg(test)]
#[path = "codec_tests.rs"]
mod tests;
