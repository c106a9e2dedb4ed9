//! `turno-counts`: how many instructions the core paths take, compared with the record kept beside this program.
//!
//! Valgrind counts every instruction, so the counts do not depend on how busy or how fast the machine is. A path runs a few times
//! and then more times in a second process; the difference, divided by the additional runs, is what one run takes, without the
//! start and the preparation. What still differs between machines (another compiler, another C library) touches a fixed piece
//! of work of the standard library as well, so every count is scaled by that yardstick before it is compared.

mod office;
mod paths;

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail, ensure};

use paths::CorePath;

/// The runs of the first and of the second process.
const RUNS: (usize, usize) = (2, 6);

/// How much a count may grow, in percent of the record.
const GROWTH_PERCENT_MAX: u64 = 10;

/// How far a count may fall below the record, in percent of it: as much growth could hide there afterwards.
const FALL_PERCENT_MAX: u64 = 20;

/// What the counter says before its sum.
const COLLECTED: &str = "Collected :";

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["run", name, times] => run(name, times),
        ["check"] => check(&record_file()),
        ["record"] => record(&record_file()),
        _ => Err(anyhow::anyhow!("turno-counts check | record")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("turno-counts: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn record_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("record.txt")
}

/// Runs a path so many times: what the counter looks at.
fn run(name: &str, times: &str) -> Result<()> {
    let path = CorePath::ALL.into_iter().find(|path| path.name() == name).context("no such path")?;
    path.run(times.parse()?)
}

/// Compares with the record; an error names every path that is too far from it.
fn check(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("no record at {}", file.display()))?;
    let record = read(&text)?;
    let counts = count_all()?;
    let mut off = String::new();
    for (path, count) in scaled(&counts, &record)? {
        let known = record.iter().find(|(name, _)| name == path).map(|(_, known)| *known);
        let known = known.with_context(|| format!("{path} is not on record: run scripts/counts.sh record"))?;
        println!("{path:<14} {count:>12} instructions, on record {known}");
        if is_off(known, count) {
            let _ = write!(off, " {path} from {known} to {count};");
        }
    }
    ensure!(
        off.is_empty(),
        "more than {GROWTH_PERCENT_MAX} % more instructions, or {FALL_PERCENT_MAX} % fewer:{off} mend what has grown, or run \
         scripts/counts.sh record and say in the same commit what it buys"
    );
    Ok(())
}

fn is_off(known: u64, count: u64) -> bool {
    count * 100 > known * (100 + GROWTH_PERCENT_MAX) || count * 100 < known * (100 - FALL_PERCENT_MAX)
}

/// Writes the record anew.
fn record(file: &Path) -> Result<()> {
    let counts = count_all()?;
    let mut text = String::from(
        "# Instructions for one run of each core path; written by scripts/counts.sh record, compared by make check.\n",
    );
    for (name, count) in &counts {
        let _ = writeln!(text, "{name} {count}");
    }
    fs::write(file, &text).with_context(|| format!("cannot write {}", file.display()))?;
    print!("{text}");
    Ok(())
}

type Counts = Vec<(String, u64)>;

fn read(text: &str) -> Result<Counts> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (name, count) = line.split_once(' ').with_context(|| format!("'{line}' is no line of a record"))?;
            Ok((name.to_owned(), count.trim().parse()?))
        })
        .collect()
}

/// The counts as they would be on the machine of the record: scaled by the yardstick, which is left out.
fn scaled<'a>(counts: &'a Counts, record: &Counts) -> Result<Vec<(&'a str, u64)>> {
    let yardstick = |counts: &Counts| {
        let found = counts.iter().find(|(name, _)| name == CorePath::Yardstick.name()).map(|(_, count)| *count);
        found.filter(|count| *count > 0).context("no yardstick")
    };
    let (here, there) = (yardstick(counts)?, yardstick(record)?);
    let others = counts.iter().filter(|(name, _)| name != CorePath::Yardstick.name());
    others
        .map(|(name, count)| {
            let scaled = u128::from(*count) * u128::from(there) / u128::from(here);
            Ok((name.as_str(), u64::try_from(scaled)?))
        })
        .collect()
}

fn count_all() -> Result<Counts> {
    CorePath::ALL.into_iter().map(|path| Ok((path.name().to_owned(), count(path)?))).collect()
}

fn count(path: CorePath) -> Result<u64> {
    let (few, many) = (counted(path, RUNS.0)?, counted(path, RUNS.1)?);
    ensure!(many > few, "{}: {many} instructions for more runs than {few}", path.name());
    Ok((many - few) / (RUNS.1 - RUNS.0) as u64)
}

fn counted(path: CorePath, times: usize) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["run", path.name(), &times.to_string()])
        .output()
        .context("valgrind is not installed: run scripts/install.sh check")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{} failed under valgrind:\n{said}", path.name());
    match collected(&said) {
        Some(count) => Ok(count),
        None => bail!("valgrind told no count:\n{said}"),
    }
}

fn collected(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.split_once(COLLECTED)?.1.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(pairs: &[(&str, u64)]) -> Counts {
        pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn a_tenth_more_is_allowed_and_a_fifth_less() {
        assert!(!is_off(1_000, 1_100) && is_off(1_000, 1_101));
        assert!(!is_off(1_000, 800) && is_off(1_000, 799));
    }

    #[test]
    fn another_machine_is_scaled_by_the_yardstick() {
        let record = counts(&[("yardstick", 100), ("decide", 1_000)]);
        // Everything takes a fifth more here, the yardstick too: nothing has grown.
        let here = counts(&[("yardstick", 120), ("decide", 1_200)]);
        assert_eq!(scaled(&here, &record).unwrap(), [("decide", 1_000)]);
        assert!(scaled(&counts(&[("decide", 1)]), &record).is_err());
    }

    #[test]
    fn the_record_and_the_counters_words_are_read() {
        assert_eq!(read("# words\ndecide 12\napply 3\n").unwrap(), counts(&[("decide", 12), ("apply", 3)]));
        assert!(read("decide").is_err());
        assert_eq!(collected("==1== Events    : Ir\n==1== Collected : 4711\n"), Some(4711));
    }

    #[test]
    fn every_path_is_on_record_and_runs() {
        let record = read(&fs::read_to_string(record_file()).unwrap()).unwrap();
        for path in CorePath::ALL {
            assert!(record.iter().any(|(name, _)| name == path.name()), "{} is not on record", path.name());
            path.run(1).unwrap();
        }
    }
}
