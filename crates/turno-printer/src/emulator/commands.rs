//! ESC/POS commands, read one at a time from the receive buffer, and the real-time ones picked out on arrival.

/// A queued command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    Character(u8),
    LineFeed,
    Initialise,
    CodePage(u8),
    Bold(bool),
    /// `GS ! n`
    Size(u8),
    /// `ESC ! n`
    PrintMode(u8),
    Justify(u8),
    /// Dots from line to line; `None` is the default.
    Spacing(Option<u8>),
    FeedDots(u8),
    FeedLines(u8),
    /// `GS V`, or `ESC i` and `ESC m`.
    Cut(Knife),
    /// `FS P`: cut and present.
    Present,
    /// Custom's counters, by the second byte of the request.
    Count(u8),
    /// The start of a picture for the paper: bytes in a row, rows.
    Picture(usize, usize),
    /// The start of a picture for the memory.
    NvDefine([u8; 2], usize, usize),
    NvList,
    NvDelete([u8; 2]),
    NvPrint([u8; 2]),
    AutoStatus(u8),
    TransmitStatus,
    TransmitId(u8),
    ProcessId([u8; 4]),
    QrModule(u8),
    QrLevel(u8),
    /// The start of a QR code's text: its length.
    QrStore(usize),
    QrPrint,
    /// Understood and without visible effect here.
    Nothing,
}

/// Which command asks for the cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knife {
    GsV,
    Escape,
}

/// Reads the first command of `bytes` and its length; `None` when its end has not come yet.
pub(super) fn first(bytes: &[u8]) -> Option<(Command, usize)> {
    match *bytes.first()? {
        0x0A => Some((Command::LineFeed, 1)),
        0x1B => escape(bytes),
        0x1D => group(bytes),
        0x1C => match *bytes.get(1)? {
            b'P' => bytes.get(5).map(|_| (Command::Present, 6)),
            _ => skip(bytes, 3),
        },
        byte @ 0x20.. => Some((Command::Character(byte), 1)),
        _ => Some((Command::Nothing, 1)),
    }
}

fn escape(bytes: &[u8]) -> Option<(Command, usize)> {
    let one = |make: fn(u8) -> Command| bytes.get(2).map(|n| (make(*n), 3));
    match *bytes.get(1)? {
        b'@' => Some((Command::Initialise, 2)),
        b'2' => Some((Command::Spacing(None), 2)),
        b'3' => one(|n| Command::Spacing(Some(n))),
        b'!' => one(Command::PrintMode),
        b'E' | b'G' => one(|n| Command::Bold(n & 1 != 0)),
        b'a' => one(Command::Justify),
        b't' => one(Command::CodePage),
        b'J' => one(Command::FeedDots),
        b'd' => one(Command::FeedLines),
        b'i' | b'm' => Some((Command::Cut(Knife::Escape), 2)),
        b'c' | b'$' | b'\\' => skip(bytes, 4),
        b'p' => skip(bytes, 5),
        _ => skip(bytes, 3),
    }
}

fn group(bytes: &[u8]) -> Option<(Command, usize)> {
    let one = |make: fn(u8) -> Command| bytes.get(2).map(|n| (make(*n), 3));
    match *bytes.get(1)? {
        b'!' => one(Command::Size),
        b'a' => one(Command::AutoStatus),
        b'r' => one(|_| Command::TransmitStatus),
        b'I' => one(Command::TransmitId),
        b'V' => match *bytes.get(2)? {
            0 | 1 | b'0' | b'1' => Some((Command::Cut(Knife::GsV), 3)),
            _ => bytes.get(3).map(|_| (Command::Cut(Knife::GsV), 4)),
        },
        b'R' => match *bytes.get(2)? {
            b'1' => skip(bytes, 4),
            _ => skip(bytes, 3),
        },
        counter @ (0xE1..=0xE5) => Some((Command::Count(counter), 2)),
        b'(' if bytes.get(2) == Some(&b'L') => graphics(bytes),
        b'(' => block(bytes),
        b'L' | b'W' => skip(bytes, 4),
        b'v' => raster(bytes),
        _ => skip(bytes, 3),
    }
}

fn skip(bytes: &[u8], length: usize) -> Option<(Command, usize)> {
    (bytes.len() >= length).then_some((Command::Nothing, length))
}

/// `GS v 0 m xL xH yL yH`; the dots that follow are taken row by row, since they may be more than the buffer holds.
fn raster(bytes: &[u8]) -> Option<(Command, usize)> {
    let header = bytes.get(..8)?;
    let row_bytes = usize::from(u16::from_le_bytes([header[4], header[5]]));
    let rows = usize::from(u16::from_le_bytes([header[6], header[7]]));
    Some((Command::Picture(row_bytes, rows), 8))
}

/// `GS ( L pL pH 30h fn`: graphics in the printer's memory.
fn graphics(bytes: &[u8]) -> Option<(Command, usize)> {
    let header = bytes.get(..7)?;
    if header[6] != 0x43 {
        return block(bytes);
    }
    let definition = bytes.get(7..15)?;
    let width = usize::from(u16::from_le_bytes([definition[3], definition[4]]));
    let rows = usize::from(u16::from_le_bytes([definition[5], definition[6]]));
    Some((Command::NvDefine([definition[0], definition[1]], width.div_ceil(8), rows), 15))
}

/// `GS ( x pL pH` and its parameters.
fn block(bytes: &[u8]) -> Option<(Command, usize)> {
    let header = bytes.get(..5)?;
    let length = usize::from(u16::from_le_bytes([header[3], header[4]]));
    if header[2] == b'k' && bytes.get(5..8)? == [0x31, 0x50, 0x30] && length >= 3 {
        // The text goes to a store of its own, so it may be longer than the buffer.
        return Some((Command::QrStore(length - 3), 8));
    }
    let end = 5 + length;
    let parameters = bytes.get(5..end)?;
    let command = match (header[2], parameters) {
        (b'H', [0x30, 0x30, a, b, c, d]) => Command::ProcessId([*a, *b, *c, *d]),
        (b'L', [0x30, 0x40, b'K', b'C']) => Command::NvList,
        (b'L', [0x30, 0x42, a, b]) => Command::NvDelete([*a, *b]),
        (b'L', [0x30, 0x45, a, b, ..]) => Command::NvPrint([*a, *b]),
        (b'k', [0x31, 0x45, level]) => Command::QrLevel(*level),
        (b'k', [0x31, 0x43, size]) => Command::QrModule(*size),
        (b'k', [0x31, 0x51, 0x30]) => Command::QrPrint,
        _ => Command::Nothing,
    };
    Some((command, end))
}

/// A command carried out the moment it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RealTime {
    /// `DLE EOT n`
    Status(u8),
    /// `DLE EOT 20`
    FullStatus,
    /// `DLE ENQ n`
    Recover(u8),
    /// `DLE DC4 8`
    ClearBuffers,
}

/// What the bytes held back so far are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan {
    /// A whole real-time command.
    Whole(RealTime),
    /// Perhaps the start of one.
    Partial,
    /// Not one.
    Plain,
}

const CLEAR_BUFFERS: [u8; 10] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

/// Looks for a real-time command in `held`.
pub(super) fn scan(held: &[u8]) -> Scan {
    match held {
        [0x10, 0x04, 20] => Scan::Whole(RealTime::FullStatus),
        [0x10, 0x04, n @ 1..=4] => Scan::Whole(RealTime::Status(*n)),
        [0x10, 0x05, n @ 1..=2] => Scan::Whole(RealTime::Recover(*n)),
        [0x10] | [0x10, 0x04 | 0x05] => Scan::Partial,
        _ if held == CLEAR_BUFFERS => Scan::Whole(RealTime::ClearBuffers),
        _ if CLEAR_BUFFERS.starts_with(held) => Scan::Partial,
        _ => Scan::Plain,
    }
}
