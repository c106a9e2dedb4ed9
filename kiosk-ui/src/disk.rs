//! What survives a power cut: the journal of presses, and what the totem knows of its hall.
//!
//! The journal is a file of lines, each a checksum and a fact. Facts are appended, and are on the disk before anything follows
//! from them. A last line without its end was being written when the power failed: nothing has followed from it, so it is left
//! out. Any other line that does not match its checksum is damage: the file is put aside whole, and somebody is told.

use std::{
    cell::Cell,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use crc32fast::hash;
use serde::{Serialize, de::DeserializeOwned};

use crate::flow::{Kept, Memory, Record};

/// The length of a checksum in the journal, in hexadecimal digits.
const CHECKSUM_DIGITS: usize = 8;
/// The shortest line that can have held a number of the totem's own, in bytes: from damage it follows at most how many are lost.
const GIVEN_BYTES_MIN: usize = 160;
/// The longest line, in bytes: a longer rest without an end is no line that was cut off.
const LINE_BYTES_MAX: usize = 2_048;
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

    /// What an earlier run left open, and at most how many numbers of the totem's own lie in damaged lines: more than there are,
    /// where nothing tells how far they had come.
    #[must_use]
    pub(crate) fn read(&self) -> (Vec<Record>, u16) {
        let bytes = match fs::read(&self.journal) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (Vec::new(), 0),
            Err(error) => {
                tracing::error!("the journal {} cannot be read: {error}", self.journal.display());
                self.put_aside();
                return (Vec::new(), u16::MAX);
            }
        };
        let read = read_lines(&bytes);
        if read.damaged_bytes > 0 {
            let lost = read.lost();
            tracing::error!(
                lost,
                "the journal {} is damaged in {} bytes: whoever holds a number from there must be called by hand, and the \
                 totem's own numbers go on after as many as may have been there",
                self.journal.display(),
                read.damaged_bytes,
            );
            self.put_aside();
        } else if read.torn {
            tracing::warn!("the last line of {} was cut off in mid-writing", self.journal.display());
        }
        let lost = read.lost();
        (read.records, lost)
    }

    /// Keeps a damaged journal for somebody to look at, under a name that none has yet.
    fn put_aside(&self) {
        let names = (1..=ASIDE_MAX).map(|number| self.journal.with_extension(format!("damaged-{number}")));
        let free = names.clone().find(|path| !path.exists()).or_else(|| names.last());
        if let Some(aside) = free {
            // If this fails, the next writing fails too, or replaces the file; both say so.
            match fs::rename(&self.journal, &aside) {
                Ok(()) => tracing::error!("it was put aside as {}", aside.display()),
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
    /// The last line has no end.
    torn: bool,
    damaged_lines: usize,
    damaged_bytes: usize,
}

impl Read {
    /// At most how many numbers of the totem's own the damage can have held. The line that says how far they had come stands for
    /// any number of them.
    fn lost(&self) -> u16 {
        let known = self.records.iter().any(|record| matches!(record, Record::Series(_)));
        if self.damaged_lines > 0 && !known {
            return u16::MAX;
        }
        let most = self.damaged_bytes.div_ceil(GIVEN_BYTES_MIN).max(self.damaged_lines);
        u16::try_from(most).unwrap_or(u16::MAX)
    }
}

fn read_lines(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match (line.strip_suffix(b"\n"), line.strip_suffix(b"\n").and_then(fact)) {
            (None, _) if line.len() <= LINE_BYTES_MAX => read.torn = true,
            (Some(_), Some(record)) => read.records.push(record),
            _ => {
                read.damaged_lines += 1;
                read.damaged_bytes += line.len();
            }
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

#[cfg(test)]
mod tests;
