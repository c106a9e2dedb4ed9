//! The wall with the real server: what it shows when the wire is cut, and what it says.

mod machine;
mod sound;
mod truth;
