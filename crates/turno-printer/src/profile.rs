//! What differs from one printer model to the next, read from TOML.

use serde::Deserialize;
use thiserror::Error;

const EPSON_TM: &str = include_str!("../../../firmware-config/printers/epson-tm.toml");
const GENERIC: &str = include_str!("../../../firmware-config/printers/generic.toml");

/// Names of the profiles built into the program.
pub const SHIPPED: [&str; 2] = ["epson-tm", "generic"];

/// Most bytes of [`JobRules::setup`], so that they never crowd out the slip.
const SETUP_BYTES_MAX: usize = 32;

/// Why a profile was refused. The message names the key.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ProfileError {
    /// The file is not TOML, or a key is missing, unknown or of the wrong kind.
    #[error("printer profile: {0}")]
    Toml(String),
    /// A value is outside the range that makes sense.
    #[error("printer profile: `{key}` must be {expected}, found {found}")]
    Range {
        /// Dotted path of the key.
        key: &'static str,
        /// What would have been accepted.
        expected: &'static str,
        /// What stands in the file.
        found: u64,
    },
    /// The file cannot be read.
    #[error("cannot read the printer profile {path}: {cause}")]
    File {
        /// The file.
        path: String,
        /// The system's words.
        cause: String,
    },
    /// No profile of that name is built in.
    #[error("no printer profile is called `{0}`; the built-in ones are epson-tm and generic")]
    Unknown(String),
}

/// One printer model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name used on command lines and in reports.
    pub name: String,
    /// The serial line.
    pub serial: Serial,
    /// The roll.
    pub paper: Paper,
    /// How text is written.
    pub text: Text,
    /// How QR codes are drawn.
    pub qr: Qr,
    /// Start and end of a job.
    pub job: JobRules,
    /// How fast the mechanism is.
    pub timing: Timing,
}

/// The serial line; always 8 data bits, no parity, 1 stop bit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serial {
    /// Who holds the line when a buffer is full.
    pub flow_control: FlowControl,
}

/// Flow control of the serial line. XON/XOFF is deliberately absent: status replies contain its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlowControl {
    /// Three-wire cable.
    None,
    /// RTS/CTS on our side.
    Hardware,
}

/// The roll and the head.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Printable width, in dots.
    pub width_dots: u16,
    /// Resolution of the head, in dots per millimetre.
    pub dots_per_mm: u16,
}

/// How text is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Table the text is encoded with.
    pub code_page: CodePage,
    /// The printer's number for that table (`ESC t n`).
    pub code_page_number: u8,
    /// Whether the printer rounds large characters (`GS b`).
    pub smoothing: bool,
}

/// Character tables this program can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodePage {
    /// IBM 858: Western Europe with the euro sign.
    Cp858,
    /// Windows 1252.
    Wpc1252,
}

/// How QR codes are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qr {
    /// Side of one module, in dots.
    pub module_dots: u8,
}

/// Start and end of a job.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobRules {
    /// Bytes sent after `ESC @`, besides those every job has; at most 32.
    pub setup: Vec<u8>,
    /// The bytes that cut, or cut and present, the slip.
    pub cut: Vec<u8>,
    /// What the printer is asked for after the cut.
    pub proof: Vec<ProofKind>,
    /// How buffered data is thrown away.
    pub clear: ClearKind,
}

/// A reply that proves the job was worked off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProofKind {
    /// `GS ( H` function 48: the printer repeats four characters when the data before it has been printed.
    ProcessId,
    /// `GS r 1`: a status answered only when the queue reaches it.
    Fence,
}

/// How buffered data is thrown away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ClearKind {
    /// `DLE DC4 8`, answered by `37 25 00`.
    #[serde(rename = "dle-dc4-8")]
    DleDc4,
    /// The printer cannot do it.
    #[serde(rename = "none")]
    None,
}

/// How fast the mechanism is, used for deadlines.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Paper speed while printing, in millimetres per second.
    pub print_mm_per_s: u16,
    /// Time to cut and present, in milliseconds.
    pub cut_ms: u16,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// [`ProfileError`] names the key that is missing, unknown, of the wrong kind or out of range.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        let profile: Self =
            toml::from_str(text).map_err(|error| ProfileError::Toml(error.to_string().trim_end().to_owned()))?;
        profile.check()?;
        Ok(profile)
    }

    /// One of the profiles built into the program.
    ///
    /// # Errors
    /// [`ProfileError::Unknown`] for a name that is not in [`SHIPPED`].
    pub fn shipped(name: &str) -> Result<Self, ProfileError> {
        match name {
            "epson-tm" => Self::from_toml(EPSON_TM),
            "generic" => Self::from_toml(GENERIC),
            other => Err(ProfileError::Unknown(other.to_owned())),
        }
    }

    /// A built-in profile by its name, or the profile in the file at that path.
    ///
    /// # Errors
    /// As [`Self::from_toml`] and [`Self::shipped`]; [`ProfileError::File`] when a path cannot be read.
    pub fn named(name_or_path: &str) -> Result<Self, ProfileError> {
        if SHIPPED.contains(&name_or_path) || !name_or_path.contains(['/', '.']) {
            return Self::shipped(name_or_path);
        }
        let text = std::fs::read_to_string(name_or_path)
            .map_err(|error| ProfileError::File { path: name_or_path.to_owned(), cause: error.to_string() })?;
        Self::from_toml(&text)
    }

    fn check(&self) -> Result<(), ProfileError> {
        let range = |key, expected, found: u64, ok: bool| {
            if ok { Ok(()) } else { Err(ProfileError::Range { key, expected, found }) }
        };
        let (width, density) = (self.paper.width_dots, self.paper.dots_per_mm);
        range("paper.width_dots", "between 192 and 1280", width.into(), (192..=1280).contains(&width))?;
        range("paper.dots_per_mm", "between 5 and 24", density.into(), (5..=24).contains(&density))?;
        let module = self.qr.module_dots;
        range("qr.module_dots", "between 2 and 16", module.into(), (2..=16).contains(&module))?;
        let speed = self.timing.print_mm_per_s;
        range("timing.print_mm_per_s", "between 20 and 500", speed.into(), (20..=500).contains(&speed))?;
        let cut_ms = self.timing.cut_ms;
        range("timing.cut_ms", "at most 10000", cut_ms.into(), cut_ms <= 10_000)?;
        let bytes = self.job.setup.len();
        range("job.setup", "at most 32 bytes", bytes as u64, bytes <= SETUP_BYTES_MAX)?;
        let bytes = self.job.cut.len();
        range("job.cut", "1 to 16 bytes", bytes as u64, (1..=16).contains(&bytes))?;
        let proofs = self.job.proof.len();
        range("job.proof", "1 or 2 kinds of proof", proofs as u64, (1..=2).contains(&proofs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_profiles_load_under_their_own_names() {
        for name in SHIPPED {
            assert_eq!(Profile::shipped(name).unwrap().name, name);
        }
        assert_eq!(Profile::shipped("star"), Err(ProfileError::Unknown("star".into())));
    }

    #[test]
    fn a_mistake_is_named_by_its_key() {
        let misspelt = EPSON_TM.replace("width_dots", "width_dotz");
        let message = Profile::from_toml(&misspelt).unwrap_err().to_string();
        assert!(message.contains("width_dotz") && message.contains("line"), "{message}");

        let missing = EPSON_TM.replace("smoothing = true", "");
        assert!(Profile::from_toml(&missing).unwrap_err().to_string().contains("smoothing"));

        let absurd = EPSON_TM.replace("module_dots = 6", "module_dots = 90");
        assert_eq!(
            Profile::from_toml(&absurd).unwrap_err().to_string(),
            "printer profile: `qr.module_dots` must be between 2 and 16, found 90"
        );
    }
}
