//! What a profile may say, beyond what its types can hold.

use super::{Profile, ProfileError, ProofKind, StatusFamily};

/// Most bytes of [`super::JobRules::setup`], so that they never crowd out the slip.
const SETUP_BYTES_MAX: usize = 32;
/// Most bytes of [`super::JobRules::cut`].
const CUT_BYTES_MAX: usize = 16;
/// Most character tables of one printer.
const CODE_PAGES_MAX: usize = 4;

/// Refuses what makes no sense; `text` is where the profile was read from.
pub(super) fn check(profile: &Profile, text: &str) -> Result<(), ProfileError> {
    let must = |key: &'static str, expected: &'static str, found: String, ok: bool| {
        if ok { Ok(()) } else { Err(ProfileError::Value { line: line_of(text, key), key, expected, found }) }
    };
    let range = |key, expected, found: u16, ok: std::ops::RangeInclusive<u16>| {
        must(key, expected, found.to_string(), ok.contains(&found))
    };
    range("paper.width_dots", "between 192 and 1280", profile.paper.width_dots, 192..=1280)?;
    range("paper.dots_per_mm", "between 5 and 24", profile.paper.dots_per_mm, 5..=24)?;
    range("qr.module_dots", "between 2 and 16", profile.qr.module_dots.into(), 2..=16)?;
    range("timing.print_mm_per_s", "between 20 and 500", profile.timing.print_mm_per_s, 20..=500)?;
    range("timing.cut_ms", "at most 10000", profile.timing.cut_ms, 0..=10_000)?;
    let count = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
    let pages = &profile.text.code_pages;
    range("text.code_pages", "1 to 4 tables", count(pages.len()), 1..=count(CODE_PAGES_MAX))?;
    let twice = pages.iter().enumerate().find(|(at, page)| pages[..*at].iter().any(|other| other.page == page.page));
    must(
        "text.code_pages",
        "different tables",
        format!("{:?} twice", twice.map(|(_, page)| page.page)),
        twice.is_none(),
    )?;
    range("job.setup", "at most 32 bytes", count(profile.job.setup.len()), 0..=count(SETUP_BYTES_MAX))?;
    range("job.cut", "1 to 16 bytes", count(profile.job.cut.len()), 1..=count(CUT_BYTES_MAX))?;
    if let Some(presenter) = profile.presenter {
        range("presenter.take_s", "between 1 and 120", presenter.take_s.into(), 1..=120)?;
    }
    proofs(profile, &must)
}

fn proofs(
    profile: &Profile,
    must: &impl Fn(&'static str, &'static str, String, bool) -> Result<(), ProfileError>,
) -> Result<(), ProfileError> {
    let proof = &profile.job.proof;
    must("job.proof", "at least one kind of proof", "none".to_owned(), !proof.is_empty())?;
    for kind in proof {
        let custom = profile.status == StatusFamily::Custom;
        let found = format!("{kind:?} with the status family {:?}", profile.status);
        let ok = match kind {
            // Custom's counters and sensor come in forms that the Epson families do not have, and the other way round.
            ProofKind::ProcessId | ProofKind::Fence => !custom,
            ProofKind::CutCounter => custom,
            ProofKind::PresenterSensor => custom && profile.presenter.is_some(),
        };
        must("job.proof", "a proof this status family has (`presenter-sensor` needs a [presenter])", found, ok)?;
    }
    Ok(())
}

/// The line of a dotted key, counted from 1; that of its table when the key is left to its default.
fn line_of(text: &str, key: &str) -> usize {
    let (table, name) = key.split_once('.').unwrap_or(("", key));
    let (mut here, mut found) = (String::new(), 1);
    for (line, content) in (1..).zip(text.lines().map(str::trim)) {
        if let Some(header) = content.strip_prefix('[') {
            here = header.trim_end_matches(|c| c != ']').trim_end_matches(']').to_owned();
            if here == table {
                found = line;
            }
        } else if here == table && content.split('=').next().is_some_and(|left| left.trim() == name) {
            return line;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{BUILT_IN, SHIPPED};
    use super::*;

    const EPSON_TM: &str = BUILT_IN[0].1;

    fn refusal(text: &str) -> String {
        Profile::from_toml(text).unwrap_err().to_string()
    }

    #[test]
    fn every_profile_in_the_folder_is_built_in_and_loads_under_its_own_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../firmware-config/printers");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .map(|path| {
                let profile = Profile::named(path.to_str().unwrap()).unwrap();
                assert_eq!(path.file_stem().unwrap().to_str().unwrap(), profile.name);
                assert_eq!(Profile::shipped(&profile.name).unwrap(), profile);
                profile.name
            })
            .collect();
        names.sort();
        let mut shipped = SHIPPED.to_vec();
        shipped.sort_unstable();
        assert_eq!(names, shipped);
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_known_ones() {
        let message = Profile::shipped("star").unwrap_err().to_string();
        assert!(message.contains("`star`") && message.contains("custom-vkp80, custom-kpm"), "{message}");
    }

    #[test]
    fn a_mistake_is_named_by_its_key_and_line() {
        let misspelt = refusal(&EPSON_TM.replace("width_dots", "width_dotz"));
        assert!(misspelt.contains("width_dotz") && misspelt.contains("line"), "{misspelt}");
        assert!(refusal(&EPSON_TM.replace("smoothing = true", "")).contains("smoothing"));

        let absurd = EPSON_TM.replace("module_dots = 6", "module_dots = 90");
        let line = absurd.lines().position(|line| line.contains("= 90")).unwrap() + 1;
        let wanted = format!("printer profile, line {line}: `qr.module_dots` must be between 2 and 16, found 90");
        assert_eq!(refusal(&absurd), wanted);
    }

    #[test]
    fn a_proof_that_the_status_family_does_not_have_is_refused() {
        let wrong = refusal(&EPSON_TM.replace("[\"process-id\"]", "[\"cut-counter\"]"));
        assert!(wrong.contains("`job.proof`") && wrong.contains("CutCounter with the status family Epson"), "{wrong}");
        let none = refusal(&EPSON_TM.replace("[\"process-id\"]", "[]"));
        assert!(none.ends_with("`job.proof` must be at least one kind of proof, found none"), "{none}");
        let custom = BUILT_IN[3].1.replace("[presenter]\ntake_s = 15", "");
        assert!(refusal(&custom).contains("presenter"), "{custom}");
    }

    #[test]
    fn a_table_named_twice_is_refused() {
        let twice = refusal(&EPSON_TM.replace("page = \"cp852\"", "page = \"cp858\""));
        assert!(twice.contains("`text.code_pages` must be different tables"), "{twice}");
    }
}
