//! The journal and its enemies.

use std::{os::unix::fs::PermissionsExt as _, sync::Arc};

use turno_protocol::IssueTicketRequest;
use uuid::Uuid;

use super::*;
use crate::{
    flow::{Series, Trust},
    sample,
};

fn given(value: u16) -> Record {
    let (service, language) = ("anagrafe".to_owned(), "de".to_owned());
    let request_id = Uuid::from_u128(value.into());
    Record::Given {
        request: IssueTicketRequest {
            request_id,
            service,
            kiosk: Some("ingresso".into()),
            language,
            appointment: None,
        },
        number: format!("K{value:03}"),
        value,
        day: "2026-11-23".parse().unwrap(),
        issued_at: sample::now(),
        clock: Trust::Server,
    }
}

fn settled(value: u16) -> Record {
    Record::Settled { request_id: Uuid::from_u128(value.into()) }
}

/// A disk with a journal of these facts.
fn disk(folder: &Path, records: &[Record]) -> Disk {
    let disk = Disk::new(folder, "capannori");
    assert_eq!(disk.rewrite(records), Kept::Safe);
    disk
}

fn damaged(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().contains("damaged-")).collect()
}

#[test]
fn what_was_written_is_there_for_the_next_run_and_for_no_other_totem() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("not/there/yet");
    let disk = |hall: &str| Disk::new(&data, hall);
    assert_eq!(disk("capannori").read(), (vec![], 0));
    assert_eq!(disk("capannori").rewrite(&[given(1)]), Kept::Safe);
    assert_eq!(disk("capannori").append(&[given(2), settled(1)]), Kept::Safe);
    assert_eq!(disk("capannori").append(&[given(3)]), Kept::Safe);
    assert_eq!(disk("capannori").read(), (vec![given(1), given(2), settled(1), given(3)], 0));
    assert_eq!(disk("cuneo").read(), (vec![], 0));
    assert_eq!(disk("capannori").rewrite(&[given(3)]), Kept::Safe);
    assert_eq!(disk("capannori").read(), (vec![given(3)], 0));
}

#[test]
fn names_cannot_lead_out_of_the_folder() {
    let path = Disk::new(Path::new("/data"), "../../etc").journal;
    assert_eq!(path, Path::new("/data/.._.._etc.journal"));
}

#[test]
fn two_totems_never_share_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("totem");
    let claim = |hall| Disk::new(&data, hall).claim();
    let first = claim("capannori").unwrap();
    let refusal = claim("capannori").unwrap_err().to_string();
    assert!(refusal.contains("--data") && refusal.contains(&*data.to_string_lossy()), "{refusal}");
    assert!(claim("cuneo").unwrap().is_some(), "another hall has files of its own");
    drop(first);
    assert!(claim("capannori").unwrap().is_some(), "it is free after a restart");
}

#[test]
fn a_journal_cut_off_at_any_byte_loses_its_last_fact_at_most() {
    let folder = tempfile::tempdir().unwrap();
    let all = [given(1), given(2), given(3)];
    let disk = disk(folder.path(), &all);
    let whole = fs::read(&disk.journal).unwrap();
    for length in 0..whole.len() {
        fs::write(&disk.journal, &whole[..length]).unwrap();
        let complete = whole[..length].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(disk.read(), (all[..complete].to_vec(), 0), "{length} bytes");
    }
    assert_eq!(damaged(folder.path()), [] as [PathBuf; 0], "a cut is no damage");
}

#[test]
fn a_bit_that_flips_anywhere_is_damage_that_is_kept_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let series = Record::Series(Series { day: "2026-11-23".parse().ok(), last: 3, lost: 0 });
    let all = [series.clone(), given(1), given(2), given(3), series];
    let disk = disk(folder.path(), &all);
    let whole = fs::read(&disk.journal).unwrap();
    let ends: Vec<_> = (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
    for position in 0..=ends[1] {
        let mut flipped = whole.clone();
        flipped[position] ^= 0x04;
        fs::write(&disk.journal, &flipped).unwrap();
        let (records, lost) = disk.read();
        // Without the end of a line, it and the next are one.
        let first = ends.iter().position(|end| position <= *end).unwrap();
        let gone = first..=first + usize::from(ends.contains(&position));
        let left: Vec<_> =
            all.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, one)| one.clone()).collect();
        assert_eq!(records, left, "byte {position}");
        assert!((1..=4).contains(&lost), "byte {position}: {lost}");
        let aside = damaged(folder.path());
        assert_eq!(aside.len(), 1, "byte {position}");
        assert_eq!(fs::read(&aside[0]).unwrap(), flipped);
        fs::remove_file(&aside[0]).unwrap();
    }
}

#[test]
fn a_journal_that_does_not_tell_how_far_the_numbers_had_come_may_have_held_them_all() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path(), &[given(1)]);
    let mut bytes = fs::read(&disk.journal).unwrap();
    bytes[20] ^= 0x04;
    fs::write(&disk.journal, &bytes).unwrap();
    assert_eq!(disk.read(), (vec![], u16::MAX));
    fs::create_dir(&disk.journal).unwrap();
    assert_eq!(disk.read(), (vec![], u16::MAX), "it cannot be read at all");
}

fn memory() -> Memory {
    let known = Arc::new(sample::known(sample::capannori()));
    Memory { known, anchor: None, instance: Some(sample::INSTANCE) }
}

#[test]
fn what_is_known_of_the_hall_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::new(folder.path(), "capannori");
    assert_eq!(disk.recall(), None);
    disk.memorise(&memory());
    assert_eq!(disk.recall(), Some(memory()));
    let whole = fs::read(&disk.memory).unwrap();
    let letter = whole.windows(3).position(|bytes| bytes == b"\"K\"").unwrap() + 1;
    for position in [letter, 0, CHECKSUM_DIGITS, whole.len() / 2] {
        let mut flipped = whole.clone();
        flipped[position] ^= 0x01;
        fs::write(&disk.memory, flipped).unwrap();
        assert_eq!(disk.recall(), None, "byte {position}");
    }
    let mut earlier = serde_json::to_value(memory()).unwrap();
    earlier.as_object_mut().unwrap().remove("instance").unwrap();
    fs::write(&disk.memory, earlier.to_string()).unwrap();
    assert_eq!(disk.recall(), Some(Memory { instance: None, ..memory() }), "an earlier version wrote it");
}

#[test]
fn garbage_is_put_aside_each_time_under_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path(), &[]);
    for times in 1..=3 {
        let garbage: Vec<u8> = (0..3_200_u32).map(|index| (index.wrapping_mul(7_919) >> 3) as u8 | 1).collect();
        fs::write(&disk.journal, [&garbage[..], b"\n"].concat()).unwrap();
        let (records, lost) = disk.read();
        assert_eq!((records.len(), damaged(folder.path()).len()), (0, times));
        assert!(lost >= 20, "as many numbers may have stood there: {lost}");
        assert!(!disk.journal.exists());
    }
}

#[test]
fn a_disk_that_takes_nothing_says_so_and_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::write(&data, "a file stands in the way").unwrap();
    let disk = Disk::new(&data, "capannori");
    assert_eq!(disk.rewrite(&[given(1)]), Kept::Failed);
    assert_eq!(disk.append(&[given(1)]), Kept::Failed);
    fs::remove_file(&data).unwrap();
    assert_eq!(disk.rewrite(&[given(1)]), Kept::Safe);
}

#[test]
fn a_full_disk_leaves_no_half_line_in_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path(), &[given(1)]);
    // `/dev/full` takes no byte, as a full disk does.
    let journal = fs::read(&disk.journal).unwrap();
    let full = Disk { journal: PathBuf::from("/dev/full"), memory: disk.memory.clone(), last: Cell::new(Kept::Safe) };
    assert_eq!(full.append(&[given(2)]), Kept::Failed);
    assert_eq!(fs::read(&disk.journal).unwrap(), journal);
    assert_eq!(disk.append(&[given(2)]), Kept::Safe);
    assert_eq!(disk.read(), (vec![given(1), given(2)], 0));
}

/// Set for a run of this test without the right to write everywhere.
const ORDINARY: &str = "TURNO_TEST_ORDINARY_RIGHTS";

#[test]
fn a_folder_that_is_read_only_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let disk = disk(&data, &[given(1)]);
    let set_mode = |mode| fs::set_permissions(&data, fs::Permissions::from_mode(mode)).unwrap();
    set_mode(0o555);
    let may_write_everywhere = File::create(data.join("probe")).is_ok();
    if may_write_everywhere {
        // A superuser is refused nothing here, so the test runs once more in a process that has only the rights of the mode.
        assert!(std::env::var_os(ORDINARY).is_none(), "setpriv took no rights away");
        let program = std::env::current_exe().unwrap();
        let name = "disk::tests::a_folder_that_is_read_only_keeps_nothing";
        let again = std::process::Command::new("setpriv")
            .args(["--bounding-set=-dac_override,-dac_read_search", "--"])
            .arg(program)
            .args(["--exact", name])
            .env(ORDINARY, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&again.stdout);
        assert!(again.status.success() && said.contains("1 passed"), "{said}");
    } else {
        assert_eq!(disk.rewrite(&[given(2)]), Kept::Failed);
        assert_eq!(disk.read(), (vec![given(1)], 0), "what stood there still does");
        fs::set_permissions(&disk.journal, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(disk.append(&[given(2)]), Kept::Failed);
        set_mode(0o755);
        fs::set_permissions(&disk.journal, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(disk.append(&[given(2)]), Kept::Safe, "and goes on once the disk takes it again");
        assert_eq!(disk.read(), (vec![given(1), given(2)], 0));
    }
    set_mode(0o755);
}
