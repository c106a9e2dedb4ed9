//! The one file in which open presses survive a power cut.

use std::{
    cell::Cell,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::flow::{Kept, OpenPress};

/// The open presses of one totem on disk.
#[derive(Debug)]
pub(crate) struct Disk {
    path: PathBuf,
    /// How the last writing ended, so that the log tells a change and not every attempt.
    last: Cell<Kept>,
}

impl Disk {
    /// The file in `folder` for a totem of a hall of a server: two totems never share one, and a press goes back to no other
    /// server than the one that may know it.
    #[must_use]
    pub(crate) fn new(folder: &Path, server: &str, hall: &str, kiosk: Option<&str>) -> Self {
        let server = server.split_once("://").map_or(server, |(_, rest)| rest).trim_end_matches('/');
        let name = format!("{server} {hall} {}", kiosk.unwrap_or_default());
        let safe = |c: char| if c.is_ascii_alphanumeric() || "-.".contains(c) { c } else { '_' };
        let name: String = name.trim_end().chars().map(safe).collect();
        Self { path: folder.join(format!("{name}.json")), last: Cell::new(Kept::Safe) }
    }

    /// What an earlier run left open. A file that makes no sense is put aside, for somebody to look at.
    #[must_use]
    pub(crate) fn read(&self) -> Vec<OpenPress> {
        let error = match fs::read(&self.path) {
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(presses) => return presses,
                Err(error) => error.to_string(),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => error.to_string(),
        };
        tracing::error!("the open presses in {} cannot be read: {error}", self.path.display());
        // If this fails too, the next writing fails or replaces the file, and says so.
        let _ = fs::rename(&self.path, self.path.with_extension("unreadable"));
        Vec::new()
    }

    /// Replaces what stood there. When it returns [`Kept::Safe`], the disk has it.
    #[must_use]
    pub(crate) fn write(&self, presses: &[OpenPress]) -> Kept {
        let result = self.replace(presses);
        let kept = if result.is_ok() { Kept::Safe } else { Kept::Failed };
        let before = self.last.replace(kept);
        match result {
            Err(error) if before == Kept::Safe => {
                let path = self.path.display();
                tracing::error!("cannot write {path}: {error}; no numbers are given until it can be; check --data");
            }
            Ok(()) if before == Kept::Failed => tracing::info!("{} can be written again", self.path.display()),
            _ => {}
        }
        kept
    }

    fn replace(&self, presses: &[OpenPress]) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let fresh = self.path.with_extension("new");
        let mut file = File::create(&fresh)?;
        file.write_all(&serde_json::to_vec(presses)?)?;
        file.sync_all()?;
        fs::rename(&fresh, &self.path)?;
        File::open(folder)?.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use turno_protocol::IssueTicketRequest;
    use uuid::Uuid;

    use super::*;

    fn press(id: u128) -> OpenPress {
        let (service, language) = ("anagrafe".to_owned(), "de".to_owned());
        let request =
            IssueTicketRequest { request_id: Uuid::from_u128(id), service, kiosk: Some("ingresso".into()), language };
        OpenPress { request, shown: (id == 2).then(|| "A042".to_owned()) }
    }

    #[test]
    fn what_was_written_is_there_for_the_next_run_and_for_no_other_totem() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("not/there/yet");
        let disk = |hall: &str| Disk::new(&data, "http://127.0.0.1:8080/", hall, Some("ingresso"));
        assert_eq!(disk("capannori").read(), []);
        assert_eq!(disk("capannori").write(&[press(1), press(2)]), Kept::Safe);
        assert_eq!(disk("capannori").read(), [press(1), press(2)]);
        assert_eq!(disk("cuneo").read(), []);
        assert_eq!(disk("capannori").write(&[]), Kept::Safe);
        assert_eq!(disk("capannori").read(), []);
    }

    #[test]
    fn names_cannot_lead_out_of_the_folder() {
        let path = Disk::new(Path::new("/data"), "http://office:80", "../../etc", Some("a/b")).path;
        assert_eq!(path, Path::new("/data/office_80_.._.._etc_a_b.json"));
    }

    #[test]
    fn a_folder_that_cannot_be_one_keeps_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::write(&data, "a file stands in the way").unwrap();
        let disk = Disk::new(&data, "http://x", "capannori", None);
        assert_eq!(disk.write(&[press(1)]), Kept::Failed);
        fs::remove_file(&data).unwrap();
        assert_eq!(disk.write(&[press(1)]), Kept::Safe);
    }

    #[test]
    fn a_file_that_makes_no_sense_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::new(folder.path(), "http://x", "capannori", None);
        fs::write(&disk.path, "[{\"request\":").unwrap();
        assert_eq!(disk.read(), []);
        assert!(disk.path.with_extension("unreadable").is_file());
    }
}
