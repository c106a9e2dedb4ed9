//! A ticket: one person's place, from the slip to the end of the visit.

use jiff::Timestamp;

use crate::{Booking, CallNumber, CallReason, CounterId, Forecast, KioskId, Language, Need, ServiceId, TicketNumber};

/// A person's place. Its number and its arrival never change; the service does when it is transferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// What stands on the slip.
    pub number: TicketNumber,
    /// The service whose line it belongs to now.
    pub service: ServiceId,
    /// When the person arrived; it decides the order and a transfer keeps it.
    pub arrived_at: Timestamp,
    /// Where the number was given.
    pub channel: Channel,
    /// The language the person chose.
    pub language: Language,
    /// How many people were ahead, as the person was told.
    pub people_ahead_told: u32,
    /// The wait the person was told; the reports measure it against the real one.
    pub forecast_told: Forecast,
    /// What became of the slip.
    pub paper: Paper,
    /// Whether the person goes first for what they are.
    pub need: Need,
    /// The booked time, for whoever has one.
    pub booking: Option<Booking>,
    /// The services still to visit after this one, with the same number.
    pub then: Vec<ServiceId>,
    /// The one counter it waits for.
    pub named: Option<Named>,
    /// Where it goes back to once it is done here, the nearest last.
    pub back_to: Vec<WayBack>,
    /// What a hand has changed of its place.
    pub footing: Footing,
    /// How many times it was called in vain.
    pub no_shows: u32,
    /// Where it stands in its life.
    pub state: TicketState,
}

/// The one counter that may call a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The counter.
    pub counter: CounterId,
    /// Why it is for this one.
    pub because: NamedBecause,
}

/// Why a ticket is for one counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBecause {
    /// Somebody sent it there.
    Sent,
    /// It comes back to where it was sent from.
    Back,
}

/// The counter, and the service it was there for, to which a ticket goes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// The service.
    pub service: ServiceId,
    /// The counter.
    pub counter: CounterId,
}

/// What a hand has changed of a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Footing {
    /// Nothing.
    #[default]
    Kept,
    /// It was sent to the front.
    Ahead,
    /// It was sent to the end, as if it had come then.
    Behind {
        /// When.
        since: Timestamp,
    },
}

/// Where a number was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Channel {
    /// At a totem, by the server.
    Kiosk(KioskId),
    /// At a totem by itself, while the server was out of reach.
    KioskOffline(KioskId),
    /// By a person at the reception.
    Reception,
    /// Torn from a roll of numbered paper; known since it was counted or called.
    Roll,
}

/// What became of the slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Nothing is known yet.
    Pending,
    /// The printer has proven that it came out.
    Printed,
    /// None came out; the number was shown on the screen.
    OnScreen,
    /// The printer took it and gave no proof.
    Unknown,
    /// It came out, and the printer drew it back because nobody took it.
    NotTaken,
}

impl Paper {
    /// Whether a report says something new once this is known. Proof is never taken back: of a slip that has come out, the only news
    /// is that it was drawn back, and after that only another slip.
    pub(crate) fn is_followed_by(self, report: Self) -> bool {
        match self {
            Self::Pending | Self::OnScreen | Self::Unknown => {
                report != self && !matches!(report, Self::Pending | Self::NotTaken)
            }
            Self::Printed => report == Self::NotTaken,
            Self::NotTaken => report == Self::Printed,
        }
    }
}

/// The life of a ticket. `Waiting -> Called -> Serving -> Served`, the others aside; the four at the end are final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TicketState {
    /// In its line.
    Waiting,
    /// Summoned to a counter, not yet there.
    Called {
        /// The counter.
        counter: CounterId,
        /// The latest call; a recall is a new call.
        call: CallNumber,
        /// When it was called last.
        at: Timestamp,
        /// How many times it was called again.
        recalls: u32,
        /// Why it was this ticket's turn.
        reason: CallReason,
    },
    /// At a counter.
    Serving {
        /// The counter.
        counter: CounterId,
        /// When it was called last.
        called_at: Timestamp,
        /// When the person came.
        at: Timestamp,
        /// How many times it was called again.
        recalls: u32,
        /// Why it was this ticket's turn.
        reason: CallReason,
    },
    /// Called and did not come; it can be brought back.
    NoShow {
        /// Since when.
        at: Timestamp,
        /// When it is back in its line by itself, if the policy says so.
        back_at: Option<Timestamp>,
    },
    /// Set aside by an operator; it can be brought back.
    Parked {
        /// Since when.
        at: Timestamp,
        /// When it is back in its line by itself, if the operator said so.
        back_at: Option<Timestamp>,
    },
    /// Done.
    Served {
        /// When.
        at: Timestamp,
    },
    /// Given up.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// Left over when the day ended.
    Expired {
        /// When.
        at: Timestamp,
    },
}

impl TicketState {
    /// One word for messages and tables.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called { .. } => "called",
            Self::Serving { .. } => "serving",
            Self::NoShow { .. } => "no_show",
            Self::Parked { .. } => "parked",
            Self::Served { .. } => "served",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Expired { .. } => "expired",
        }
    }

    /// The counter that has the ticket in hand.
    #[must_use]
    pub fn counter(&self) -> Option<&CounterId> {
        match self {
            Self::Called { counter, .. } | Self::Serving { counter, .. } => Some(counter),
            _ => None,
        }
    }

    /// Whether the ticket is set aside: it was called in vain, or parked. It can be brought back.
    #[must_use]
    pub fn is_aside(&self) -> bool {
        matches!(self, Self::NoShow { .. } | Self::Parked { .. })
    }

    /// When the ticket is back in its line by itself.
    pub(crate) fn back_at(&self) -> Option<Timestamp> {
        match self {
            Self::NoShow { back_at, .. } | Self::Parked { back_at, .. } => *back_at,
            _ => None,
        }
    }

    /// Whether the ticket can be called: it waits or is set aside.
    #[must_use]
    pub fn is_callable(&self) -> bool {
        *self == Self::Waiting || self.is_aside()
    }

    /// Whether the day's end ends the ticket. A no-show stays one: it was called, and the reports count it so.
    pub(crate) fn is_left_over(&self) -> bool {
        !self.is_final() && !matches!(self, Self::NoShow { .. })
    }

    /// What becomes of a ticket that is left over: whoever is at a counter was served, though nobody said so any more.
    pub(crate) fn when_the_day_ends(&self, at: Timestamp) -> Self {
        if matches!(self, Self::Serving { .. }) { Self::Served { at } } else { Self::Expired { at } }
    }

    /// Whether nothing can happen to the ticket any more.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Served { .. } | Self::Withdrawn { .. } | Self::Expired { .. })
    }
}
