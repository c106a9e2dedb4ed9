//! Events made durable: the log that is the truth, and what is kept beside it in the same transaction.
//!
//! One data folder holds one SQLite database and has one owner at a time. The engine thread owns the [`Store`], opens a
//! [`Batch`] for the commands at hand, appends the events it decided and commits once; a batch that is dropped leaves no
//! trace. After a restart [`Store::today`] gives each hall's current day to fold, and reads no older one.
//!
//! Only this crate says SQL. Where things lie: `migrations/` the tables, `codec` the stored form of a fact, `batch` the
//! writing, `projection` the one row per ticket that reports read, `foresight` what later
//! days learn from, `check` what a start compares, `schema` the opening and the forms of
//! the databases, `history` questions about past days, `people` the people at work, in a database of their own.

mod batch;
mod check;
mod codec;
mod error;
#[cfg(any(test, debug_assertions))]
mod failpoint;
mod folder;
mod foresight;
mod history;
mod office;
mod people;
mod projection;
mod schema;
mod store;

pub use batch::{Append, Batch, Known, REQUEST_DAYS_KEPT, REQUESTS_FORGOTTEN_MAX};
pub use error::StoreError;
#[cfg(any(test, debug_assertions))]
pub use failpoint::{Damage, Failpoint, damage};
pub use folder::{DATABASE_FILE, LOCK_FILE};
pub use foresight::DAYS_LEARNED;
pub use history::{Answered, ForecastErrors, HISTORY_DAYS_MAX, History};
pub use office::VERSIONS_LISTED_MAX;
pub use people::{
    AUDIT_DAYS_KEPT, AUDIT_PAGE_MAX, Appointment, AppointmentCode, AppointmentCodeError, AuditLine, AuditQuestion,
    CODE_CHARS_MAX, CODE_CHARS_MIN, Deed, GivenFor, PEOPLE_FILE, People, Person, PersonName, PersonNameError, Role,
    SESSION_HOURS_MAX, TOKEN_HASH_BYTES, TokenHash,
};
pub use projection::{TicketRow, TicketStage};
pub use store::{HallRecord, LINK_KEY_BYTES, Recorded, Store, stored_precision};

#[cfg(test)]
mod tests;
