//! What breaks: the process, the disk, the clock, the log.

mod clock;
mod kill;
mod log;
