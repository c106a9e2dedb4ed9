//! The journal and its enemies.

use std::{os::unix::fs::PermissionsExt as _, sync::Arc};

use turno_protocol::IssueTicketRequest;
use uuid::Uuid;

use super::*;
use crate::{
    flow::{Book, Series, Trust},
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

fn series(last: u16) -> Record {
    Record::Series(Series { day: "2026-11-23".parse().ok(), last, lost: 0 })
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
    assert_eq!(disk("capannori").read(), (vec![], 0), "nothing was written, so it is as new as before");
    assert_eq!(disk("capannori").rewrite(&[series(0), given(1)]), Kept::Safe);
    assert_eq!(disk("capannori").append(&[given(2), settled(1)]), Kept::Safe);
    assert_eq!(disk("capannori").append(&[given(3)]), Kept::Safe);
    assert_eq!(disk("capannori").read(), (vec![series(0), given(1), given(2), settled(1), given(3)], 0));
    assert_eq!(disk("cuneo").read(), (vec![], 0));
    assert_eq!(disk("capannori").rewrite(&[series(3), given(3)]), Kept::Safe);
    assert_eq!(disk("capannori").read(), (vec![series(3), given(3)], 0));
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

/// The facts of a journal that was written anew after two numbers, and to which three more were added: the last is `LAST`.
fn day() -> Vec<Record> {
    vec![series(2), given(1), given(2), series(2), given(3), given(4), settled(4), given(LAST)]
}

const LAST: u16 = 5;

/// Behind which number the totem goes on, of whatever day.
fn goes_on_behind(records: &[Record], lost: u16) -> u16 {
    let mut book = Book::default();
    records.iter().for_each(|record| book.apply(record));
    book.skip(lost);
    book.series().last
}

/// No number that the disk has acknowledged is given again, and nothing that is missing is left unsaid.
fn check(damaged: &[u8], what: &str) {
    let read = read_lines(damaged);
    let behind = goes_on_behind(&read.records, read.lost());
    assert!(behind >= LAST, "{what}: {behind}");
    assert!(read.is_damaged() || read.records == day(), "{what}");
}

#[test]
fn a_bit_that_flips_anywhere_gives_no_number_twice() {
    let whole = lines(&day()).unwrap();
    for position in 0..whole.len() {
        for bit in 0..8 {
            let mut flipped = whole.clone();
            flipped[position] ^= 1 << bit;
            check(&flipped, &format!("bit {bit} of byte {position}"));
            let read = read_lines(&flipped);
            // Without the end of a line, it and the next are one.
            assert!(goes_on_behind(&read.records, read.lost()) <= LAST + 4, "bit {bit} of byte {position}");
        }
    }
}

#[test]
fn zeroes_at_the_end_give_no_number_twice() {
    let whole = lines(&day()).unwrap();
    for tail in 1..=whole.len() {
        let mut zeroed = whole.clone();
        zeroed[whole.len() - tail..].fill(0);
        check(&zeroed, &format!("{tail} bytes are zero"));
        check(&[&whole[..], &vec![0; tail]].concat(), &format!("{tail} bytes that were never written"));
    }
}

#[test]
fn a_journal_cut_off_in_mid_writing_is_no_damage_and_a_number_may_have_stood_there() {
    let folder = tempfile::tempdir().unwrap();
    let all = day();
    let disk = disk(folder.path(), &all);
    let whole = fs::read(&disk.journal).unwrap();
    let ends: Vec<_> = (0..whole.len()).filter(|at| whole[*at] == b'\n').collect();
    for length in ends[0]..=whole.len() {
        fs::write(&disk.journal, &whole[..length]).unwrap();
        let complete = ends.iter().filter(|end| **end <= length).count();
        let cut = length > ends[complete - 1] + 1;
        assert_eq!(disk.read(), (all[..complete].to_vec(), u16::from(cut)), "{length} bytes");
    }
    assert_eq!(damaged(folder.path()), [] as [PathBuf; 0]);
    // The first line is there before anything else, and never alone in being written.
    for length in [0, 1, ends[0] - 1] {
        fs::write(&disk.journal, &whole[..length]).unwrap();
        assert_eq!(disk.read(), (vec![], u16::MAX), "{length} bytes");
    }
}

#[test]
fn damage_is_kept_aside_and_found_again_until_the_journal_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path(), &day());
    let whole = fs::read(&disk.journal).unwrap();
    for position in (0..whole.len()).step_by(97) {
        let mut flipped = whole.clone();
        flipped[position] ^= 0x04;
        fs::write(&disk.journal, &flipped).unwrap();
        let first = disk.read();
        assert!(first.1 > 0, "byte {position}");
        // A full disk, or power that fails once more: nothing is written between two starts.
        assert_eq!(disk.read(), first, "byte {position}");
        assert_eq!(disk.rewrite(&day()), Kept::Safe);
        assert_eq!(disk.append(&[given(6)]), Kept::Safe);
        let aside = damaged(folder.path());
        assert_eq!(aside.len(), 1, "byte {position}");
        assert_eq!(fs::read(&aside[0]).unwrap(), flipped, "what is written later does not reach it");
        fs::remove_file(&aside[0]).unwrap();
    }
}

#[test]
fn where_nothing_tells_how_far_the_numbers_had_come_they_may_have_come_to_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path(), &[given(1)]);
    let unknown = (vec![], u16::MAX);
    assert_eq!(disk.read(), (vec![given(1)], u16::MAX), "no journal is without its first line");
    fs::remove_file(&disk.journal).unwrap();
    assert_eq!(disk.read(), unknown, "there was one: its damaged copy lies here");

    fs::create_dir(&disk.journal).unwrap();
    assert_eq!(disk.read(), unknown, "it cannot be read at all");
    assert_eq!(disk.read(), unknown);
    assert_eq!(disk.rewrite(&day()), Kept::Safe, "and does not stand in the way");
    assert_eq!(disk.read(), (day(), 0));

    let other = Disk::new(folder.path(), "cuneo");
    other.memorise(&memory());
    assert_eq!(other.read(), unknown, "what is known of the hall is written after the journal");
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
fn no_line_with_a_number_is_shorter_than_the_shortest() {
    let Record::Given { mut request, number, value, day, issued_at, .. } = given(1) else { panic!() };
    (request.service, request.kiosk) = ("a".into(), None);
    let shortest = Record::Given { request, number, value, day, issued_at, clock: Trust::Own };
    assert!(line(&shortest).unwrap().len() >= GIVEN_BYTES_MIN);
}

#[test]
fn garbage_is_put_aside_each_time_under_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk(folder.path(), &[]);
    for times in 1..=3 {
        assert_eq!(disk.rewrite(&[]), Kept::Safe);
        let garbage: Vec<u8> = (times..3_200_u32).map(|index| (index.wrapping_mul(7_919) >> 3) as u8 | 1).collect();
        fs::write(&disk.journal, [&garbage[..], b"\n"].concat()).unwrap();
        assert_eq!(disk.read(), (vec![], u16::MAX));
        assert_eq!(damaged(folder.path()).len(), times as usize);
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
    let disk = disk(folder.path(), &[series(1), given(1)]);
    // `/dev/full` takes no byte, as a full disk does.
    let journal = fs::read(&disk.journal).unwrap();
    let full = Disk { journal: PathBuf::from("/dev/full"), memory: disk.memory.clone(), last: Cell::new(Kept::Safe) };
    assert_eq!(full.append(&[given(2)]), Kept::Failed);
    assert_eq!(fs::read(&disk.journal).unwrap(), journal);
    assert_eq!(disk.append(&[given(2)]), Kept::Safe);
    assert_eq!(disk.read(), (vec![series(1), given(1), given(2)], 0));
}

/// Set for a run of this test without the right to write everywhere.
const ORDINARY: &str = "TURNO_TEST_ORDINARY_RIGHTS";

#[test]
fn a_folder_that_is_read_only_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let disk = disk(&data, &[series(1), given(1)]);
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
        assert_eq!(disk.read(), (vec![series(1), given(1)], 0), "what stood there still does");
        fs::set_permissions(&disk.journal, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(disk.append(&[given(2)]), Kept::Failed);
        set_mode(0o755);
        fs::set_permissions(&disk.journal, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(disk.append(&[given(2)]), Kept::Safe, "and goes on once the disk takes it again");
        assert_eq!(disk.read(), (vec![series(1), given(1), given(2)], 0));
    }
    set_mode(0o755);
}
