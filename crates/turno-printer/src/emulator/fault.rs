//! What can be done to the emulated printer, in plain words.

use std::str::FromStr;

use thiserror::Error;

/// Something a person, or a breakdown, does to the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The roll ends now.
    PaperEnd,
    /// The roll is nearly used up.
    PaperNearEnd,
    /// The roll ends after so many more millimetres.
    PaperLeft(u32),
    /// A new roll; a half-printed slip is torn off.
    PaperOk,
    /// The cover is opened.
    CoverOpen,
    /// The cover is closed.
    CoverClose,
    /// Offline for no reason the printer tells.
    Offline,
    /// Online again.
    Online,
    /// The cutter gets stuck.
    CutterError,
    /// Paper is jammed.
    Jam,
    /// The supply voltage is wrong.
    Voltage,
    /// The print head is lifted.
    HeadUp,
    /// The print head is lowered.
    HeadDown,
    /// The head is too hot.
    Hot,
    /// The head has cooled down.
    Cool,
    /// Everything in order again.
    Clear,
    /// Works, but its replies are lost.
    Mute,
    /// Its replies arrive again.
    Unmute,
    /// Switched off: everything in its memory is gone.
    PowerOff,
    /// Switched on.
    PowerOn,
    /// A model without process IDs.
    NoProcessId,
    /// A model that does not say which it is.
    NoModel,
    /// Visitors take their slips out of the presenter.
    Take,
    /// Visitors leave their slips in the presenter.
    Leave,
    /// The cable is pulled out.
    Unplug,
    /// The cable is put back.
    Plug,
}

/// The words, in the order of `help`, and what they do.
const WORDS: [(&str, Fault, &str); 25] = [
    ("paper-end", Fault::PaperEnd, "the roll ends now"),
    ("paper-near-end", Fault::PaperNearEnd, "the roll is nearly used up"),
    ("paper-ok", Fault::PaperOk, "a new roll; what was held back is printed"),
    ("cover-open", Fault::CoverOpen, "the cover is opened"),
    ("cover-close", Fault::CoverClose, "the cover is closed"),
    ("offline", Fault::Offline, "offline without a reason"),
    ("online", Fault::Online, "online again"),
    ("cutter-error", Fault::CutterError, "the cutter is stuck"),
    ("jam", Fault::Jam, "paper is jammed"),
    ("voltage", Fault::Voltage, "the supply voltage is wrong"),
    ("head-up", Fault::HeadUp, "the print head is lifted"),
    ("head-down", Fault::HeadDown, "the print head is lowered"),
    ("hot", Fault::Hot, "the head is too hot"),
    ("cool", Fault::Cool, "the head has cooled down"),
    ("clear", Fault::Clear, "everything in order again"),
    ("mute", Fault::Mute, "replies are lost"),
    ("unmute", Fault::Unmute, "replies arrive again"),
    ("power-off", Fault::PowerOff, "switched off, memory lost"),
    ("power-on", Fault::PowerOn, "switched on"),
    ("no-process-id", Fault::NoProcessId, "a model without process IDs"),
    ("no-model", Fault::NoModel, "a model that does not say which it is"),
    ("take", Fault::Take, "visitors take their slips"),
    ("leave", Fault::Leave, "visitors leave their slips in the presenter"),
    ("unplug", Fault::Unplug, "the cable is pulled out"),
    ("plug", Fault::Plug, "the cable is put back"),
];

/// A word that means nothing here.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a word of this printer; type help")]
pub struct UnknownWord(String);

impl FromStr for Fault {
    type Err = UnknownWord;

    fn from_str(line: &str) -> Result<Self, UnknownWord> {
        let unknown = || UnknownWord(line.to_owned());
        if let Some(millimetres) = line.strip_prefix("paper-left ") {
            return millimetres.trim().parse().map(Self::PaperLeft).map_err(|_| unknown());
        }
        WORDS.iter().find(|(word, ..)| *word == line).map(|(_, fault, _)| *fault).ok_or_else(unknown)
    }
}

impl Fault {
    /// What was done, as one line.
    pub fn answer(self) -> String {
        match self {
            Self::PaperLeft(millimetres) => format!("ok: the roll ends after {millimetres} mm"),
            _ => {
                let said = WORDS.iter().find(|(_, fault, _)| *fault == self).map_or("", |(.., said)| said);
                format!("ok: {said}")
            }
        }
    }
}

/// One line for each word.
pub fn help() -> String {
    let words = WORDS.iter().map(|(word, _, said)| format!("  {word:16} {said}\n"));
    words.chain(["  paper-left MM    the roll ends after so many millimetres\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_help_is_understood_and_answered() {
        for line in help().lines() {
            let word = line.split_whitespace().next().unwrap().to_owned();
            let spoken = if word == "paper-left" { "paper-left 40".to_owned() } else { word };
            let fault: Fault = spoken.parse().unwrap();
            assert!(fault.answer().len() > "ok: ".len(), "{spoken}");
        }
        assert_eq!(
            "paper".parse::<Fault>().unwrap_err().to_string(),
            "`paper` is not a word of this printer; type help"
        );
        assert!("paper-left much".parse::<Fault>().is_err());
    }
}
