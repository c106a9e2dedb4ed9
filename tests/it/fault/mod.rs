//! What breaks: the process, the disk, the clock, the log.

mod clock;
mod connections;
mod kill;
mod log;
