//! `turno-display clips`: the clips that the announcements of a hall are made of, listed for recording or made ahead.

use std::io::Write;

use anyhow::Context;
use turno_client::Http;
use turno_protocol::HallInfo;
use turno_text::Catalogue;
use turno_voice::{ClipState, Clips, Part};

use crate::{
    present::shown_languages,
    settings::{ClipTask, Settings},
    speech::Speaker,
};

/// Does the task and prints what came of it.
///
/// # Errors
///
/// If the hall's settings cannot be had, or a clip cannot be made.
pub(crate) fn run(task: ClipTask, settings: &Settings) -> anyhow::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("the system gives no threads")?;
    let hall = runtime
        .block_on(async { Http::new(&settings.server)?.hall(&settings.hall).await })
        .with_context(|| format!("the settings of hall '{}' cannot be had from {}", settings.hall, settings.server))?;
    let (parts, clips) = (parts(settings, &hall)?, settings.clips()?);
    let mut out = std::io::stdout().lock();
    match task {
        ClipTask::List => {
            for part in &parts {
                writeln!(out, "{}", line(part, clips.state(part)))?;
            }
        }
        ClipTask::Make => {
            let count = make(&parts, &clips)?;
            writeln!(out, "{count} clips made, {} there already", parts.len() - count)?;
        }
    }
    Ok(())
}

fn parts(settings: &Settings, hall: &HallInfo) -> anyhow::Result<Vec<Part>> {
    let (catalogue, chosen, tongues) = (Catalogue::embedded(), settings.chosen_languages(), settings.tongues());
    let shown = shown_languages(Some(hall), &chosen);
    let speaker = Speaker { catalogue: &catalogue, hall, shown: &shown, tongues: &tongues, mode: settings.sound };
    Ok(speaker.parts(&settings.habits()?.closing_minutes))
}

/// The file to record, what to say, and whether that is done: one line of a table.
fn line(part: &Part, state: ClipState) -> String {
    let state = match state {
        ClipState::Recorded => "recorded",
        ClipState::Made => "made",
        ClipState::Missing => "missing",
    };
    format!("{}/{}.wav\t{}\t{state}", part.language, part.slug, part.text)
}

/// Makes what is missing; says how many.
fn make(parts: &[Part], clips: &Clips) -> anyhow::Result<usize> {
    let mut count = 0;
    for part in parts.iter().filter(|part| clips.state(part) == ClipState::Missing) {
        clips.sound(part).with_context(|| format!("'{}' in language '{}' cannot be made", part.text, part.language))?;
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use turno_voice::{SpeechProgram, chime_wav};

    use super::*;
    use crate::{samples, settings::CommandLine};

    #[test]
    fn an_offices_clips_are_listed_and_made_once_and_recordings_are_left_alone() {
        let settings = CommandLine::try_parse_from(["turno-display", "--hall", "capannori", "--languages", "it"]);
        let parts = parts(&settings.unwrap().settings().unwrap(), &samples::capannori()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (ready, recorded) = (folder.path().join("ready.wav"), folder.path().join("recorded"));
        std::fs::create_dir_all(recorded.join("it")).unwrap();
        for file in [&ready, &recorded.join("it/count-42.wav")] {
            std::fs::write(file, chime_wav()).unwrap();
        }
        let program = SpeechProgram::parse(&format!("cp {} {{file}} --suffix={{text}}", ready.display())).unwrap();
        let clips = Clips::new(Some(recorded), Some(program), folder.path().join("cache"));
        let few: Vec<Part> = parts.iter().filter(|part| part.slug.starts_with("count-4")).cloned().collect();
        assert_eq!(few.len(), 4 * 11, "four languages, 4 and 40 to 49");
        let says = |slug: &str| {
            let part = few.iter().find(|part| part.language == "it" && part.slug == slug).unwrap();
            line(part, clips.state(part))
        };
        assert_eq!(says("count-42"), "it/count-42.wav\tquarantadue\trecorded");
        assert_eq!(says("count-43"), "it/count-43.wav\tquarantatré\tmissing");
        assert_eq!(make(&few, &clips).unwrap(), few.len() - 1);
        assert_eq!(says("count-43"), "it/count-43.wav\tquarantatré\tmade");
        assert_eq!(make(&few, &clips).unwrap(), 0);
    }
}
