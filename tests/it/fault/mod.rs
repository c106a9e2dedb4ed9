//! What breaks: the process, the disk, the clock, the log.

mod clock;
mod connections;
mod consoles;
mod kill;
mod log;
