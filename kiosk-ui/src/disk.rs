//! What survives a power cut: the journal of presses, and what the totem knows of its hall.
//!
//! The journal is a file of lines, each a checksum and a fact. Facts are appended, and are on the disk before anything follows
//! from them. The beginning of a line at the end of the file was being written when the power failed. Whatever else is no fact is
//! damage: a copy of the file is put aside, and somebody is told. Of both it is counted how many numbers may have stood there.

use std::{
    cell::Cell,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use crc32fast::hash;
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::flow::{Kept, Memory, Record};

/// The length of a checksum in the journal, in hexadecimal digits.
const CHECKSUM_DIGITS: usize = 8;
/// The shortest line that can have held a number of the totem's own, in bytes: from damage it follows at most how many are lost.
const GIVEN_BYTES_MIN: usize = 160;
/// Damaged journals that are put aside under names of their own; the next one replaces the last.
const ASIDE_MAX: u32 = 99;

/// The files of one totem.
#[derive(Debug)]
pub(crate) struct Disk {
    journal: PathBuf,
    memory: PathBuf,
    /// How the last writing ended, so that the log tells a change and not every attempt.
    last: Cell<Kept>,
}

impl Disk {
    /// The files in `folder` for the totem of a hall. Neither the server's address nor the totem's own name is in their names:
    /// a totem that is told either in another way is the same totem, and gives none of its own numbers a second time.
    #[must_use]
    pub(crate) fn new(folder: &Path, hall: &str) -> Self {
        let safe = |c: char| if c.is_ascii_alphanumeric() || "-.".contains(c) { c } else { '_' };
        let name: String = hall.chars().map(safe).collect();
        let file = |kind: &str| folder.join(format!("{name}.{kind}"));
        Self { journal: file("journal"), memory: file("hall.json"), last: Cell::new(Kept::Safe) }
    }

    /// Keeps every other totem away from these files while the returned file is open. Where nothing can be written there is
    /// nothing to keep either, and the totem starts without it.
    ///
    /// # Errors
    ///
    /// Another totem holds them.
    pub(crate) fn claim(&self) -> anyhow::Result<Option<File>> {
        let path = self.journal.with_extension("lock");
        let open = || {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            OpenOptions::new().create(true).truncate(false).write(true).open(&path)
        };
        let file = match open() {
            Ok(file) => file,
            Err(error) => {
                tracing::warn!("{} cannot be written: {error}", path.display());
                return Ok(None);
            }
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => anyhow::bail!(
                "another totem keeps its presses in {}; give each totem a folder of its own with --data",
                path.with_file_name("").display()
            ),
            Err(TryLockError::Error(error)) => {
                tracing::warn!("{} cannot be locked: {error}", path.display());
                Ok(None)
            }
        }
    }

    /// What an earlier run left open, and at most how many numbers of the totem's own are known to nobody any more: more than
    /// there are, where nothing tells how far they had come.
    #[must_use]
    pub(crate) fn read(&self) -> (Vec<Record>, u16) {
        let bytes = match fs::read(&self.journal) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.is_new() => return (Vec::new(), 0),
            Err(error) => {
                tracing::error!(
                    "the journal {} is damaged, for it cannot be read: {error}; whoever holds one of the totem's own numbers \
                     must be called by hand, and it gives no more of them today",
                    self.journal.display()
                );
                if error.kind() != io::ErrorKind::NotFound {
                    self.put_aside(None);
                }
                return (Vec::new(), u16::MAX);
            }
        };
        let read = read_lines(&bytes);
        let lost = read.lost();
        if read.is_damaged() {
            tracing::error!(
                lost,
                "the journal {} is damaged: {} of its {} bytes are no facts; whoever holds a number from there must be called \
                 by hand, and the totem's own numbers go on after as many as may have been there",
                self.journal.display(),
                read.missing_bytes,
                bytes.len(),
            );
            self.put_aside(Some(&bytes));
        } else if lost > 0 {
            tracing::warn!("the last line of {} was cut off in mid-writing", self.journal.display());
        }
        (read.records, lost)
    }

    /// Whether no totem has kept anything here: the journal is written at each start, before anything else.
    fn is_new(&self) -> bool {
        !self.memory.exists() && !self.asides().any(|path| path.exists())
    }

    /// The names under which damaged journals are kept.
    fn asides(&self) -> impl Iterator<Item = PathBuf> {
        (1..=ASIDE_MAX).map(|number| self.journal.with_extension(format!("damaged-{number}")))
    }

    /// Keeps a damaged journal for somebody to look at, under a name that none has yet. The journal itself stays as well until
    /// it is replaced: whoever starts before that finds the same damage again, and not a totem that is new.
    fn put_aside(&self, bytes: Option<&[u8]>) {
        if bytes.is_some_and(|bytes| self.asides().filter_map(|path| fs::read(path).ok()).any(|kept| kept == bytes)) {
            return;
        }
        let free = self.asides().find(|path| !path.exists()).or_else(|| self.asides().last());
        if let Some(aside) = free {
            let copy = || fs::copy(&self.journal, &aside).and_then(|_| File::open(&aside)?.sync_all());
            // What can be neither linked nor copied stands in the way of the next journal.
            let kept = fs::hard_link(&self.journal, &aside).or_else(|_| copy());
            match kept.or_else(|_| fs::rename(&self.journal, &aside)) {
                Ok(()) => tracing::error!("it was put aside as {}", aside.display()),
                // The next writing fails too, or replaces the file; both say so.
                Err(error) => tracing::error!("it could not be put aside: {error}"),
            }
        }
    }

    /// Adds facts. When it returns [`Kept::Safe`], the disk has them.
    #[must_use]
    pub(crate) fn append(&self, records: &[Record]) -> Kept {
        self.kept(lines(records).and_then(|lines| self.add(&lines)))
    }

    /// Puts facts in place of all that stand there. When it returns [`Kept::Safe`], the disk has them.
    #[must_use]
    pub(crate) fn rewrite(&self, records: &[Record]) -> Kept {
        self.kept(lines(records).and_then(|lines| replace(&self.journal, &lines)))
    }

    /// How long the journal is, and how much room this user has beside it, in bytes.
    #[must_use]
    pub(crate) fn room(&self) -> (u64, Option<u64>) {
        let journal = fs::metadata(&self.journal).map_or(0, |data| data.len());
        let folder = self.journal.parent().and_then(|folder| rustix::fs::statvfs(folder).ok());
        (journal, folder.map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize)))
    }

    /// What an earlier run knew of the hall.
    #[must_use]
    pub(crate) fn recall(&self) -> Option<Memory> {
        let bytes = match fs::read(&self.memory) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                tracing::error!("{} cannot be read: {error}", self.memory.display());
                return None;
            }
        };
        // Earlier versions wrote no checksum.
        let memory = if bytes.starts_with(b"{") { serde_json::from_slice(&bytes).ok() } else { fact(&bytes) };
        if memory.is_none() {
            // Nothing is lost with it: the server tells it again.
            tracing::error!("{} is damaged", self.memory.display());
        }
        memory
    }

    /// Keeps what a start without the server needs.
    pub(crate) fn memorise(&self, memory: &Memory) {
        if let Err(error) = line(memory).and_then(|line| replace(&self.memory, &line)) {
            tracing::error!("cannot write {}: {error}; a start without the server may fail", self.memory.display());
        }
    }

    fn kept(&self, result: io::Result<()>) -> Kept {
        let kept = if result.is_ok() { Kept::Safe } else { Kept::Failed };
        let before = self.last.replace(kept);
        match result {
            Err(error) if before == Kept::Safe => {
                let path = self.journal.display();
                tracing::error!("cannot write {path}: {error}; no numbers are given until it can be; check --data");
            }
            Ok(()) if before == Kept::Failed => tracing::info!("{} can be written again", self.journal.display()),
            _ => {}
        }
        kept
    }

    fn add(&self, lines: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).open(&self.journal)?;
        let end = file.seek(SeekFrom::End(0))?;
        let written = file.write_all(lines).and_then(|()| file.sync_data());
        if written.is_err() {
            // What was written of it must not stand in the middle of what comes after. If this fails too, the file is written
            // anew before anything else.
            let _ = file.set_len(end).and_then(|()| file.sync_data());
        }
        written
    }
}

/// Writes a file whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let fresh = path.with_extension("new");
    let mut file = File::create(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&fresh, path)?;
    File::open(folder)?.sync_all()
}

fn lines(records: &[Record]) -> io::Result<Vec<u8>> {
    records.iter().map(line).collect::<io::Result<Vec<_>>>().map(|lines| lines.concat())
}

fn line(fact: &impl Serialize) -> io::Result<Vec<u8>> {
    let fact = serde_json::to_vec(fact)?;
    let mut line = Vec::new();
    write!(line, "{:0digits$x} ", hash(&fact), digits = CHECKSUM_DIGITS)?;
    line.extend(fact);
    line.push(b'\n');
    Ok(line)
}

/// What could be read of a journal.
#[derive(Debug, Default)]
struct Read {
    records: Vec<Record>,
    /// In lines that are no facts.
    missing_bytes: usize,
    /// One of those lines is not the beginning of the last line either.
    spoilt: bool,
}

impl Read {
    /// Every journal begins with how far the numbers have come, and is never there without it.
    fn knows_series(&self) -> bool {
        self.records.iter().any(|record| matches!(record, Record::Series(_)))
    }

    fn is_damaged(&self) -> bool {
        self.spoilt || !self.knows_series()
    }

    /// At most how many numbers of the totem's own can have stood in what is missing. The end of the file counts too: that it was
    /// cut off before the disk said that it has it, nobody knows.
    fn lost(&self) -> u16 {
        if !self.knows_series() {
            return u16::MAX;
        }
        u16::try_from(self.missing_bytes.div_ceil(GIVEN_BYTES_MIN)).unwrap_or(u16::MAX)
    }
}

fn read_lines(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(record) = fact(line) {
            read.records.push(record);
        } else {
            let is_cut = !line.ends_with(b"\n") && is_beginning(line);
            read.spoilt |= !is_cut;
            // What was cut off was one number at most, however much of it is there.
            read.missing_bytes += if is_cut { line.len().min(GIVEN_BYTES_MIN) } else { line.len() };
        }
    }
    read
}

/// The fact of a line, if it is the one that was written.
fn fact<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let (checksum, rest) = line.strip_suffix(b"\n").unwrap_or(line).split_at_checked(CHECKSUM_DIGITS)?;
    let checksum = u32::from_str_radix(str::from_utf8(checksum).ok()?, 16).ok()?;
    let fact = rest.strip_prefix(b" ").filter(|fact| hash(fact) == checksum)?;
    serde_json::from_slice(fact).ok()
}

/// Whether this can be what a power cut leaves of a line: its beginning and nothing else.
fn is_beginning(line: &[u8]) -> bool {
    let (checksum, rest) = line.split_at(line.len().min(CHECKSUM_DIGITS));
    let is_cut = |fact| serde_json::from_slice::<IgnoredAny>(fact).is_err_and(|error| error.is_eof());
    checksum.iter().all(u8::is_ascii_hexdigit) && (rest.is_empty() || rest.strip_prefix(b" ").is_some_and(is_cut))
}

#[cfg(test)]
mod tests;
