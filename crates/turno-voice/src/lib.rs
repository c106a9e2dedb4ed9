//! From a call to the loudspeaker: what is said, the clips it is said with, and the player that never cuts one off.
//!
//! - [`Announcement`] is the plan: a chime or none, and the pieces of speech in order; [`reading()`] says a number as people
//!   of each language do. Pure.
//! - [`Clips`] turns a piece into a sound: a recorded file where the office has one, else one made by a [`SpeechProgram`]
//!   and kept on disk, so each sentence is made once.
//! - [`Reader`] reads a screen aloud to one person, who can interrupt it.
//! - [`Voice`] owns the two threads: one plays announcements one after the other, one makes clips ahead of time.
//!
//! A machine without a sound card announces in silence, at the same pace, and keeps looking for one.

mod announcement;
mod chime;
mod clips;
mod device;
mod program;
mod reader;
mod reading;
mod sound;
mod voice;

pub use announcement::{Announcement, CallVoice, Chime, CounterVoice, NO_CALL, Part, Pause, Piece, Volume, Wording};
pub use chime::{chime, chime_wav};
pub use clips::{CLIP_BYTES_MAX, ClipError, ClipState, Clips};
pub use device::Outcome;
pub use program::{ProgramError, SPEECH_SECS_MAX, SpeechProgram};
pub use reader::{Reader, Sentence};
pub use reading::{COUNT_MAX, Spoken, reading};
pub use sound::{Sound, SoundError};
pub use voice::{ANNOUNCEMENTS_QUEUED_MAX, NotTaken, PREPARED_PARTS_MAX, Report, Voice};
