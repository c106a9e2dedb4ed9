//! The typed "no": every way in which a wish can be refused.

use jiff::{Timestamp, civil::Date};

use crate::{CounterId, KioskId, Letter, ServiceId, TicketNumber};

/// Why a command was not carried out. Nothing happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The hall has no such service.
    #[error("there is no service '{0}' in this hall")]
    UnknownService(ServiceId),
    /// The hall has no such counter.
    #[error("there is no counter '{0}' in this hall")]
    UnknownCounter(CounterId),
    /// The hall has no such totem.
    #[error("there is no totem '{0}' in this hall")]
    UnknownKiosk(KioskId),
    /// No such number was given today.
    #[error("no ticket {0} was given today")]
    UnknownTicket(TicketNumber),
    /// The service gives no numbers now.
    #[error("service '{service}' is closed now")]
    ServiceClosed {
        /// The service.
        service: ServiceId,
        /// When it opens again, if that is in sight.
        opens_at: Option<Timestamp>,
    },
    /// The service gives no numbers for a while, for a reason that is told beside it.
    #[error("service '{service}' is suspended")]
    ServiceSuspended {
        /// The service.
        service: ServiceId,
        /// When it gives numbers again by itself.
        opens_at: Option<Timestamp>,
    },
    /// A suspension cannot end before it begins.
    #[error("a suspension cannot end at {0}, which is past")]
    UntilIsPast(Timestamp),
    /// A text that is too long for a screen, or holds what no screen shows.
    #[error("the text has more than {most} characters, or one that is not shown", most = crate::SUSPENSION_TEXT_CHARS_MAX)]
    TextNotShown,
    /// By the forecast, nobody who comes now is called before closing.
    #[error("whoever takes a number for service '{service}' now is not called before it closes at {closes_at}")]
    NoTimeLeft {
        /// The service.
        service: ServiceId,
        /// When it closes.
        closes_at: Timestamp,
    },
    /// The service is by appointment only.
    #[error("service '{0}' is by appointment only")]
    AppointmentOnly(ServiceId),
    /// Somebody with a booking comes before the window for it opens.
    #[error("a booking for {slot} counts from {from} on")]
    TooEarly {
        /// The booked time.
        slot: Timestamp,
        /// When the window opens.
        from: Timestamp,
    },
    /// One visit cannot go to so many services.
    #[error("one visit goes to at most {most} services after the first, not {0}", most = crate::VISIT_SERVICES_MAX)]
    TooManyServices(usize),
    /// A ticket cannot be set aside for so long.
    #[error("a ticket is set aside for 1 to {most} minutes, not {0}", most = crate::POLICY_MINUTES_MAX)]
    PauseOutOfRange(u32),
    /// The last number of the day was given.
    #[error("the numbers of service '{0}' are used up for today")]
    NumbersExhausted(ServiceId),
    /// Nobody waits for what this counter serves.
    #[error("nobody is waiting for counter '{0}'")]
    NobodyWaiting(CounterId),
    /// The counter has a ticket in hand already.
    #[error("counter '{counter}' still has ticket {number} in hand")]
    TicketInHand {
        /// The counter.
        counter: CounterId,
        /// The ticket in hand.
        number: TicketNumber,
    },
    /// The counter does not have that ticket in hand.
    #[error("counter '{counter}' does not have ticket {number} in hand")]
    NotInHand {
        /// The counter.
        counter: CounterId,
        /// The ticket named in the command.
        number: TicketNumber,
    },
    /// The ticket's state does not allow the step.
    #[error("ticket {number} is {state}, so this cannot be done")]
    WrongState {
        /// The ticket.
        number: TicketNumber,
        /// Its state in one word.
        state: &'static str,
    },
    /// Nobody works at the counter.
    #[error("counter '{0}' is closed")]
    CounterClosed(CounterId),
    /// The counter's last step was another one, or something else was built on it since.
    #[error("counter '{counter}' has no such step with ticket {number} to take back")]
    NothingToUndo {
        /// The counter.
        counter: CounterId,
        /// The ticket named in the command.
        number: TicketNumber,
    },
    /// The step is too old to be taken back.
    #[error("the step with ticket {number} is older than {secs} seconds and stays")]
    TooLateToUndo {
        /// The ticket.
        number: TicketNumber,
        /// For how many seconds a step may be taken back.
        secs: u32,
    },
    /// The counter does not serve that service.
    #[error("counter '{counter}' does not serve '{service}'")]
    NotServedHere {
        /// The counter.
        counter: CounterId,
        /// The service.
        service: ServiceId,
    },
    /// The number is known already.
    #[error("number {0} was given before")]
    NumberTaken(TicketNumber),
    /// The number does not begin with the totem's own letter.
    #[error("number {number} is not one that totem '{kiosk}' may give")]
    ForeignNumber {
        /// The totem.
        kiosk: KioskId,
        /// The number.
        number: TicketNumber,
    },
    /// The time of an adopted number lies outside the business day.
    #[error("the number was given at {0}, which is not within today's business day")]
    OutsideDay(Timestamp),
    /// The wish was for another business day.
    #[error("this was meant for {0}, and that is not the business day")]
    AnotherDay(Date),
    /// A roll is out for that line already.
    #[error("a roll is out for service '{0}' already")]
    RollIsOut(ServiceId),
    /// No roll is out for that line.
    #[error("no roll is out for service '{0}'")]
    NoRoll(ServiceId),
    /// A service, a totem or another roll has that letter.
    #[error("the letter {0} is taken: a roll needs one that nothing else has")]
    LetterTaken(Letter),
    /// The number is not among the next ones of the roll.
    #[error("number {number} is not among the next {most} of the roll, which begin with {next}", most = crate::ROLL_COUNT_MAX)]
    NotOnRoll {
        /// The number.
        number: TicketNumber,
        /// The next one on the roll.
        next: TicketNumber,
    },
}
