//! Offices for tests: the two samples, and one made for crowds.

use std::fmt::Write;

/// The sample office of Capannori.
pub const CAPANNORI: &str = include_str!("../../assets/offices/capannori.toml");

/// The sample office of Cuneo.
pub const CUNEO: &str = include_str!("../../assets/offices/cuneo.toml");

/// A Monday morning at nine, when both samples are open.
pub const OFFICE_HOURS: &str = "2026-11-23T09:00[Europe/Rome]";

/// An office called `crowd` that is always open, with so many services of 9,999 numbers a day and so many counters, each of
/// which serves everything.
///
/// # Panics
///
/// With more than 20 services: the letters would run out.
#[must_use]
pub fn crowd(services: usize, counters: usize) -> String {
    assert!(services <= 20, "one letter each");
    let mut text = String::from(
        "hall = \"crowd\"\ntime_zone = \"Europe/Rome\"\nlanguages = [\"it\"]\nhours = \"24/7; PH open\"\noffice = { it = \"Folla\" }\n\
         [[zone]]\nid = \"sala\"\nname = { it = \"Sala\" }\n[[kiosk]]\nid = \"totem\"\nletter = \"Z\"\n",
    );
    let all = (0..services).map(|index| format!("\"servizio-{index}\"")).collect::<Vec<_>>().join(", ");
    for index in 0..counters {
        let _ = write!(
            text,
            "[[counter]]\nid = \"sportello-{index}\"\nzone = \"sala\"\nname = {{ it = \"Sportello {index}\" }}\nservices = [{all}]\n"
        );
    }
    for (index, letter) in ('A'..='T').take(services).enumerate() {
        let _ = write!(
            text,
            "[[service]]\nid = \"servizio-{index}\"\nletter = \"{letter}\"\nminutes = 5\nlast_number = 9999\nname = {{ it = \"Servizio {index}\" }}\n"
        );
    }
    text
}
