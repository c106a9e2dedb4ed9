//! What the totem must not forget: facts about presses, written one after the other, and the state that follows from them.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use turno_protocol::{AdoptTicketRequest, ErrorCode, IssueTicketRequest, Paper};
use uuid::Uuid;

use super::Trust;

/// A fact in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub(crate) enum Record {
    /// Somebody pressed; the server is asked for a number.
    Pressed {
        /// The whole wish, so that it can be repeated to the letter.
        request: IssueTicketRequest,
    },
    /// The server gave a number, and the visitor has been shown it: its slip goes to the printer.
    Shown {
        /// The press.
        request_id: Uuid,
        /// The number.
        number: String,
        /// The business day on which it counts.
        day: Date,
    },
    /// The reception has ordered the slip of this number here: it goes to the printer.
    Ordered {
        /// The order.
        request_id: Uuid,
        /// The number.
        number: String,
        /// The business day on which it counts.
        day: Date,
    },
    /// The totem gave a number by itself; its slip goes to the printer.
    Given {
        /// The press, as the server would have been asked.
        request: IssueTicketRequest,
        /// The number.
        number: String,
        /// Its place in the totem's own series.
        value: u16,
        /// The business day on which it counts.
        day: Date,
        /// When it was given.
        issued_at: Timestamp,
        /// What that time is worth.
        clock: Trust,
    },
    /// The totem's clock was wrong when it gave this number.
    Retimed {
        /// The press.
        request_id: Uuid,
        /// The business day on which it counts.
        day: Date,
        /// When it was given by the server's clock.
        issued_at: Timestamp,
    },
    /// A print attempt ended.
    Paper {
        /// The press.
        request_id: Uuid,
        /// How.
        paper: Paper,
    },
    /// The server has taken the totem's own number in.
    Taken {
        /// The press.
        request_id: Uuid,
    },
    /// Nothing is left to do.
    Settled {
        /// The press.
        request_id: Uuid,
    },
    /// The server did not take the totem's own number in, and never will.
    Refused(Refused),
    /// Which machine this is, among those that say the same name.
    Instance {
        /// Made once.
        id: Uuid,
    },
    /// Another machine is in service under this name: no numbers of its letter are given here.
    NameTaken {
        /// The name.
        kiosk: String,
    },
    /// The name is this machine's.
    NameHeld {},
    /// How far the totem's own series has come.
    Series(Series),
}

/// How far the totem's own series has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Series {
    /// The business day of the last number by the server's clock; absent if only the totem's own clock or damaged facts tell of
    /// it: then it may be any day up to the one that the server names next.
    pub(crate) day: Option<Date>,
    /// The last number, 0 before the first.
    pub(crate) last: u16,
    /// Of them, at most how many only damaged facts tell of.
    #[serde(default)]
    pub(crate) lost: u16,
}

impl Series {
    /// The same once it is known that this number was given, on this day if the server's clock says so. A day that the server
    /// has not named before begins a new series; nothing else ever leads back.
    pub(crate) fn reached(self, day: Option<Date>, last: u16) -> Self {
        match self.day.zip(day) {
            Some((known, day)) if day > known => Self { day: Some(day), last, lost: 0 },
            Some(_) => Self { last: self.last.max(last), ..self },
            None => Self { day, last: self.last.max(last), ..self },
        }
    }
}

/// A number that the server did not take in: whoever holds it must be called by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refused {
    /// The press.
    pub(crate) request_id: Uuid,
    /// The number.
    pub(crate) number: String,
    /// Why.
    pub(crate) code: ErrorCode,
    /// The business day on which the server said so.
    pub(crate) on: Date,
}

/// A press, or an order of the reception, that is not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Which.
    pub(crate) id: Uuid,
    /// The whole wish; none for an order.
    pub(crate) request: Option<IssueTicketRequest>,
    /// The number and its business day, once the visitor has been shown it.
    pub(crate) number: Option<(String, Date)>,
    /// How the totem gave it by itself, if it did.
    pub(crate) own: Option<Own>,
    /// What became of the slip, once known.
    pub(crate) paper: Option<Paper>,
}

/// A number that the totem gave by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Own {
    /// Its place in the series.
    pub(crate) value: u16,
    /// When.
    pub(crate) issued_at: Timestamp,
    /// What that time is worth.
    pub(crate) clock: Trust,
    /// Whether the server has it.
    pub(crate) taken: bool,
}

impl Entry {
    /// Whether the server must still be given this number.
    pub(crate) fn to_hand_in(&self) -> Option<AdoptTicketRequest> {
        let own = self.own.filter(|own| !own.taken)?;
        let request = self.request.as_ref()?;
        Some(AdoptTicketRequest {
            request_id: self.id,
            kiosk: request.kiosk.clone().unwrap_or_default(),
            number: self.number.as_ref()?.0.clone(),
            service: request.service.clone(),
            issued_at: own.issued_at,
            language: request.language.clone(),
            paper: self.paper,
        })
    }
}

/// The state that follows from the facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Book {
    entries: Vec<Entry>,
    series: Series,
    instance: Option<Uuid>,
    taken_name: Option<String>,
    refused: Vec<Refused>,
}

impl Book {
    /// The presses and orders that are not settled, one after the other.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How far the totem's own series has come.
    pub(crate) fn series(&self) -> Series {
        self.series
    }

    /// Which machine this is, once that is known.
    pub(crate) fn instance(&self) -> Option<Uuid> {
        self.instance
    }

    /// The name under which another machine is in service.
    pub(crate) fn taken_name(&self) -> Option<&str> {
        self.taken_name.as_deref()
    }

    /// The numbers that the server did not take in on this business day.
    pub(crate) fn refused_on(&self, day: Date) -> impl Iterator<Item = &Refused> {
        self.refused.iter().filter(move |refused| refused.on == day)
    }

    pub(crate) fn entry(&self, request_id: Uuid) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == request_id)
    }

    fn entry_mut(&mut self, request_id: Uuid) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == request_id)
    }

    /// Takes a fact in. One about a press that is not known says nothing: it is settled, or its beginning was damaged.
    pub(crate) fn apply(&mut self, record: &Record) {
        match record {
            Record::Pressed { request } => self.add(request.request_id, Some(request), None, None),
            Record::Ordered { request_id, number, day } => {
                self.add(*request_id, None, Some((number.clone(), *day)), None);
            }
            Record::Given { request, number, value, day, issued_at, clock } => {
                let own = Own { value: *value, issued_at: *issued_at, clock: *clock, taken: false };
                self.add(request.request_id, Some(request), Some((number.clone(), *day)), Some(own));
                self.series = self.series.reached((*clock == Trust::Server).then_some(*day), *value);
            }
            Record::Shown { request_id, number, day } => {
                if let Some(entry) = self.entry_mut(*request_id) {
                    entry.number = Some((number.clone(), *day));
                }
            }
            Record::Retimed { request_id, day, issued_at } => {
                if let Some(Entry { number: Some((_, known_day)), own: Some(own), .. }) = self.entry_mut(*request_id) {
                    *known_day = *day;
                    (own.issued_at, own.clock) = (*issued_at, Trust::Server);
                }
            }
            Record::Paper { request_id, paper } => {
                if let Some(entry) = self.entry_mut(*request_id) {
                    entry.paper = Some(*paper);
                }
            }
            Record::Taken { request_id } => {
                if let Some(Entry { own: Some(own), .. }) = self.entry_mut(*request_id) {
                    own.taken = true;
                }
            }
            Record::Settled { request_id } => self.settle(*request_id),
            Record::Refused(refused) => {
                self.settle(refused.request_id);
                // Only the newest day is of use to anybody.
                self.refused.retain(|known| known.on >= refused.on && known.request_id != refused.request_id);
                self.refused.push(refused.clone());
            }
            Record::Instance { id } => self.instance = Some(*id),
            Record::NameTaken { kiosk } => self.taken_name = Some(kiosk.clone()),
            Record::NameHeld {} => self.taken_name = None,
            Record::Series(series) => self.series = *series,
        }
    }

    fn settle(&mut self, request_id: Uuid) {
        self.entries.retain(|entry| entry.id != request_id);
    }

    fn add(
        &mut self,
        id: Uuid,
        request: Option<&IssueTicketRequest>,
        number: Option<(String, Date)>,
        own: Option<Own>,
    ) {
        if self.entry(id).is_none() {
            self.entries.push(Entry { id, request: request.cloned(), number, own, paper: None });
        }
    }

    /// Forgets a press that was never safe on disk, and its place in the series.
    pub(crate) fn forget(&mut self, request_id: Uuid) {
        if let Some(own) = self.entry(request_id).and_then(|entry| entry.own)
            && own.value == self.series.last
        {
            self.series.last -= 1;
        }
        self.settle(request_id);
    }

    /// The number of a press, which was never safe on disk, is one that nobody was shown.
    pub(crate) fn hide(&mut self, request_id: Uuid) {
        if let Some(entry) = self.entry_mut(request_id) {
            entry.number = None;
        }
    }

    /// Goes on behind numbers that may have been given, on whatever day, but of which only damage is left.
    pub(crate) fn skip(&mut self, lost: u16) {
        if lost > 0 {
            let Series { last, lost: before, .. } = self.series;
            self.series = Series { day: None, last: last.saturating_add(lost), lost: before.saturating_add(lost) };
        }
    }

    /// The facts from which the same state follows.
    pub(crate) fn records(&self) -> Vec<Record> {
        // What keeps a number from being given twice is written twice: damage to one line does not hide how many there were, or
        // that another machine gives them.
        let taken_name = self.taken_name.clone().map(|kiosk| Record::NameTaken { kiosk });
        let mut records = vec![Record::Series(self.series)];
        records.extend(taken_name.clone());
        records.extend(self.instance.map(|id| Record::Instance { id }));
        for entry in &self.entries {
            let (request_id, number) = (entry.id, entry.number.clone());
            match (entry.request.clone(), number, entry.own) {
                (Some(request), Some((number, day)), Some(Own { value, issued_at, clock, taken })) => {
                    records.push(Record::Given { request, number, value, day, issued_at, clock });
                    records.extend(taken.then_some(Record::Taken { request_id }));
                }
                (Some(request), number, _) => {
                    records.push(Record::Pressed { request });
                    records.extend(number.map(|(number, day)| Record::Shown { request_id, number, day }));
                }
                (None, number, _) => {
                    records.extend(number.map(|(number, day)| Record::Ordered { request_id, number, day }));
                }
            }
            records.extend(entry.paper.map(|paper| Record::Paper { request_id, paper }));
        }
        records.extend(self.refused.iter().cloned().map(Record::Refused));
        records.extend(taken_name);
        records.push(Record::Series(self.series));
        records
    }
}

#[cfg(test)]
mod tests;
