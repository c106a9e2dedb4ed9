//! What differs from one printer model to the next, read from TOML.

mod check;

use serde::Deserialize;
use thiserror::Error;

/// The profiles built into the program, by name.
const BUILT_IN: [(&str, &str); 6] = [
    ("epson-tm", include_str!("../../../firmware-config/printers/epson-tm.toml")),
    ("epson-tm-legacy", include_str!("../../../firmware-config/printers/epson-tm-legacy.toml")),
    ("generic", include_str!("../../../firmware-config/printers/generic.toml")),
    ("custom-vkp80", include_str!("../../../firmware-config/printers/custom-vkp80.toml")),
    ("custom-kpm", include_str!("../../../firmware-config/printers/custom-kpm.toml")),
    ("citizen-pmu", include_str!("../../../firmware-config/printers/citizen-pmu.toml")),
];

/// Names of the profiles built into the program.
pub const SHIPPED: [&str; 6] = {
    let mut names = [""; BUILT_IN.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = BUILT_IN[at].0;
        at += 1;
    }
    names
};

/// Why a profile was refused. The message names the key and its line.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ProfileError {
    /// The file is not TOML, or a key is missing, unknown or of the wrong kind.
    #[error("printer profile: {0}")]
    Toml(String),
    /// A value makes no sense, alone or beside another.
    #[error("printer profile, line {line}: `{key}` must be {expected}, found {found}")]
    Value {
        /// Where it stands.
        line: usize,
        /// Dotted path of the key.
        key: &'static str,
        /// What would have been accepted.
        expected: &'static str,
        /// What stands in the file.
        found: String,
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
    #[error("no printer profile is called `{0}`; the built-in ones are {names}", names = SHIPPED.join(", "))]
    Unknown(String),
}

/// One printer model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name used on command lines and in reports.
    pub name: String,
    /// How the printer tells its state.
    pub status: StatusFamily,
    /// Where it keeps the office's picture.
    pub logo: LogoStore,
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
    /// The mouth that hands slips out, where there is one.
    pub presenter: Option<Presenter>,
    /// How fast the mechanism is.
    pub timing: Timing,
}

/// How a printer tells its state: what it is asked, and which bit means what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatusFamily {
    /// `DLE EOT 1` to `4` and automatic status, as Epson documents them.
    Epson,
    /// As Epson, with the presenter's bits of the Citizen PMU in the automatic status.
    CitizenPmu,
    /// Custom's full status, `DLE EOT 20`.
    Custom,
}

/// Where a printer keeps a picture through power cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum LogoStore {
    /// NV graphics, `GS ( L` functions 64 to 69.
    #[serde(rename = "gs-l")]
    GsL,
    /// Nowhere that this program knows: slips begin with the office's name.
    #[serde(rename = "none")]
    None,
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
    /// Tables the printer has, the one of most texts first; a character is taken from the first that has it.
    pub code_pages: Vec<PageNumber>,
    /// Whether the printer rounds large characters (`GS b`).
    pub smoothing: bool,
}

/// A character table and what the printer calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// The table.
    pub page: CodePage,
    /// The printer's number for it (`ESC t n`).
    pub number: u8,
}

/// Character tables this program can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodePage {
    /// IBM 858: Western Europe with the euro sign.
    Cp858,
    /// IBM 852: Central Europe, among them Slovene and Romanian.
    Cp852,
    /// Windows 1252.
    Wpc1252,
}

/// How QR codes are drawn.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qr {
    /// Side of one module, in dots.
    pub module_dots: u8,
    /// What the printer calls the four levels of error correction, L, M, Q and H (`GS ( k` function 69).
    pub levels: [u8; 4],
}

/// Start and end of a job.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobRules {
    /// Bytes sent after `ESC @`, besides those every job has; at most 32.
    pub setup: Vec<u8>,
    /// The bytes that cut, or cut and present, the slip.
    pub cut: Vec<u8>,
    /// What proves that a slip was printed; each kind is enough.
    pub proof: Vec<ProofKind>,
    /// The `n` of `GS I n` whose answer tells this model, or nearly any other, from line noise; used by
    /// [`ProofKind::Fence`].
    #[serde(default = "model_id")]
    pub fence_mark: u8,
    /// How buffered data is thrown away.
    pub clear: ClearKind,
}

const fn model_id() -> u8 {
    1
}

/// A reply that proves the job was worked off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProofKind {
    /// `GS ( H` function 48: the printer repeats four characters when the data before it has been printed.
    ProcessId,
    /// `GS r 1` and `GS I n` in an order of the job's own, each answered only when the queue reaches it.
    Fence,
    /// The counter of cuts (`GS E2h`) is one higher behind the cut.
    CutCounter,
    /// The slip stands in the presenter, nothing moves and nothing waits (status family `custom`).
    PresenterSensor,
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

/// The mouth that holds a slip until it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presenter {
    /// After how many seconds the printer itself draws back, or drops, a slip that nobody took; the same as in
    /// [`JobRules::cut`] or [`JobRules::setup`], where the printer is told.
    pub take_s: u8,
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
    /// [`ProfileError`] names the key that is missing, unknown, of the wrong kind or out of range, and its line.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        let profile: Self =
            toml::from_str(text).map_err(|error| ProfileError::Toml(error.to_string().trim_end().to_owned()))?;
        check::check(&profile, text)?;
        Ok(profile)
    }

    /// One of the profiles built into the program.
    ///
    /// # Errors
    /// [`ProfileError::Unknown`] for a name that is not in [`SHIPPED`].
    pub fn shipped(name: &str) -> Result<Self, ProfileError> {
        let found = BUILT_IN.iter().find(|(known, _)| *known == name);
        found.map_or_else(|| Err(ProfileError::Unknown(name.to_owned())), |(_, text)| Self::from_toml(text))
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

    /// Whether `kind` proves a print on this model.
    pub fn proves_by(&self, kind: ProofKind) -> bool {
        self.job.proof.contains(&kind)
    }
}
