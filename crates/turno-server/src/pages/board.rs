//! `/board/{hall}`: the wall for a browser, on smart televisions and old screens. What moves on it is done by
//! `web/board/board.js`.

use std::collections::BTreeMap;

use askama::Template;
use serde::Serialize;
use turno_protocol::{Access, Arrow, BulletinInfo, HallInfo, Texts};
use turno_text::{Arg, Catalogue, MAIN_LANGUAGE};

use super::script::json_in_html;

/// How many languages stand side by side.
const LANGUAGES_MAX: usize = 2;

/// The shell of the board. It is filled by the script as soon as the first board is there.
#[derive(Debug, Template)]
#[template(path = "board.html")]
pub struct BoardPage {
    catalogue: Catalogue,
    hall: HallInfo,
    zone: Option<String>,
    languages: Vec<String>,
}

/// What the script knows: the hall in the board's languages, and every sentence with holes for what changes.
#[derive(Serialize)]
struct ScriptHall<'a> {
    id: &'a str,
    zone: Option<&'a str>,
    settings_version: u64,
    languages: &'a [String],
    /// The languages in which a ticket's holder may be called, with the words for it.
    voices: BTreeMap<&'a str, Voice<'a>>,
    time_zone: &'a str,
    counters: BTreeMap<&'a str, ScriptCounter<'a>>,
    services: BTreeMap<&'a str, ScriptService<'a>>,
    bulletins: BTreeMap<&'a str, ScriptBulletin<'a>>,
    words: Vec<BTreeMap<&'static str, String>>,
}

#[derive(Serialize)]
struct Voice<'a> {
    number: String,
    counters: BTreeMap<&'a str, String>,
}

#[derive(Serialize)]
struct ScriptCounter<'a> {
    name: Vec<&'a str>,
    place: Vec<&'a str>,
    /// Which way to go from this board, if the office has said so.
    arrow: Option<Arrow>,
}

#[derive(Serialize)]
struct ScriptBulletin<'a> {
    text: Vec<&'a str>,
    picture: Option<String>,
}

#[derive(Serialize)]
struct ScriptService<'a> {
    letter: &'a str,
    name: Vec<&'a str>,
    walk_in: bool,
}

/// The sentences without holes, by the name under which the script knows them.
const PLAIN: [(&str, &str); 19] = [
    ("called", "wall-called"),
    ("recent", "wall-recent"),
    ("counters", "wall-counters"),
    ("lines", "wall-lines"),
    ("noCall", "wall-no-call"),
    ("noRecent", "wall-no-recent"),
    ("counterClosed", "wall-counter-closed"),
    ("counterFree", "wall-counter-free"),
    ("lineClosed", "wall-line-closed"),
    ("lineNoTime", "wall-line-no-time"),
    ("suspended_technical", "suspended-technical"),
    ("suspended_staff", "suspended-staff"),
    ("suspended_full", "suspended-full"),
    ("suspended_other", "suspended-other"),
    ("staleAdvice", "wall-stale-advice"),
    ("connecting", "wall-connecting"),
    ("connectingAdvice", "wall-connecting-advice"),
    ("closed", "wall-closed"),
    ("noOpening", "wall-no-opening"),
];

/// What the script puts into a hole: it looks for exactly this text.
fn hole(name: &str) -> Arg {
    Arg::from(format!("{{{name}}}"))
}

impl BoardPage {
    /// The page for `hall` or one of its zones, in at most two languages: those `wanted` of which there are words, else
    /// the hall's own.
    #[must_use]
    pub fn new(catalogue: &Catalogue, hall: HallInfo, zone: Option<String>, wanted: &[&str]) -> Self {
        let known = |tag: &&str| catalogue.has(tag, "wall-called");
        let mut languages: Vec<String> = Vec::new();
        let of_hall: Vec<&str> = hall.languages.iter().map(String::as_str).collect();
        let wanted = if wanted.iter().any(&known) { wanted } else { of_hall.as_slice() };
        for tag in wanted.iter().copied().filter(known) {
            if languages.len() < LANGUAGES_MAX && !languages.iter().any(|language| language == tag) {
                languages.push(tag.to_owned());
            }
        }
        if languages.is_empty() {
            languages.push(MAIN_LANGUAGE.to_owned());
        }
        Self { catalogue: catalogue.clone(), hall, zone, languages }
    }

    fn language(&self) -> &str {
        self.languages.first().map_or(MAIN_LANGUAGE, String::as_str)
    }

    fn direction(&self) -> &'static str {
        if self.language() == "ar" { "rtl" } else { "ltr" }
    }

    fn say(&self, key: &str) -> String {
        self.catalogue.text(self.language(), key, &[])
    }

    fn title(&self) -> String {
        format!("{} · {}", self.say("wall-called"), self.hall.office.in_language(self.language()))
    }

    fn hall_json(&self) -> Result<String, askama::Error> {
        json_in_html(&ScriptHall {
            id: &self.hall.id,
            zone: self.zone.as_deref(),
            settings_version: self.hall.settings_version,
            languages: &self.languages,
            voices: self.voices(),
            time_zone: &self.hall.time_zone,
            counters: self
                .hall
                .counters
                .iter()
                .map(|counter| {
                    let (name, place) = (self.both(&counter.name), self.both(&counter.place));
                    (
                        counter.id.as_str(),
                        ScriptCounter { name, place, arrow: self.hall.way_to(&counter.id, self.zone.as_deref()) },
                    )
                })
                .collect(),
            services: self
                .hall
                .services
                .iter()
                .map(|service| {
                    let walk_in = matches!(service.access, Access::WalkIn);
                    // A delicate service is told by its letter alone.
                    let name = if service.delicate { vec![""; self.languages.len()] } else { self.both(&service.name) };
                    let shown = ScriptService { letter: &service.letter, name, walk_in };
                    (service.id.as_str(), shown)
                })
                .collect(),
            bulletins: self
                .hall
                .bulletins
                .iter()
                .map(|bulletin| (bulletin.id.as_str(), self.bulletin(bulletin)))
                .collect(),
            words: self.languages.iter().map(|language| self.words(language)).collect(),
        })
    }

    fn bulletin<'a>(&self, bulletin: &'a BulletinInfo) -> ScriptBulletin<'a> {
        let address = |name: &String| format!("/api/v1/halls/{}/pictures/{name}", self.hall.id);
        ScriptBulletin { text: self.both(&bulletin.text), picture: bulletin.picture.as_ref().map(address) }
    }

    fn both<'a>(&self, texts: &'a Texts) -> Vec<&'a str> {
        self.languages.iter().map(|language| texts.in_language(language)).collect()
    }

    fn voices(&self) -> BTreeMap<&str, Voice<'_>> {
        let spoken = self.languages.iter().chain(&self.hall.languages).map(String::as_str);
        let voice = |language: &str| Voice {
            number: self.catalogue.text(language, "announcement-number", &[]),
            counters: self
                .hall
                .counters
                .iter()
                .map(|counter| {
                    let name = [("counter", Arg::from(counter.name.in_language(language)))];
                    (counter.id.as_str(), self.catalogue.text(language, "announcement-counter", &name))
                })
                .collect(),
        };
        let known = spoken.filter(|language| self.catalogue.has(language, "announcement-number"));
        known.map(|language| (language, voice(language))).collect()
    }

    fn words(&self, language: &str) -> BTreeMap<&'static str, String> {
        let say = |key: &str, args: &[(&str, Arg)]| self.catalogue.text(language, key, args);
        let none = Arg::from(0_u32);
        let mut words: BTreeMap<_, _> = PLAIN.iter().map(|(name, key)| (*name, say(key, &[]))).collect();
        words.insert("stale", say("wall-stale", &[("time", hole("time"))]));
        words.insert("opens", say("wall-opens", &[("moment", hole("moment"))]));
        words.insert("waitExact", say("wall-wait-exact", &[("minutes", hole("minutes"))]));
        words.insert("waitNone", say("wall-wait", &[("from", none.clone()), ("to", none.clone())]));
        words.insert("waitUpTo", say("wall-wait", &[("from", none), ("to", hole("to"))]));
        words.insert("wait", say("wall-wait", &[("from", hole("from")), ("to", hole("to"))]));
        words.insert("soundOn", say("board-sound-on", &[]));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::hall;
    use super::*;

    fn page(wanted: &[&str]) -> String {
        BoardPage::new(&Catalogue::embedded(), hall(), None, wanted).render().unwrap()
    }

    #[test]
    fn every_sentence_is_there_in_both_languages_with_its_holes() {
        let html = page(&["it", "en"]);
        for text in [
            "Non aggiornato dalle {time}",
            "Not updated since {time}",
            "fino a {to} min",
            "{from}–{to} min",
            "nessuna attesa",
            "circa {minutes} min",
            "Apre {moment}",
            "Latest calls",
        ] {
            assert!(html.contains(text), "{text} is missing in {html}");
        }
        assert!(!html.contains("[wall-") && !html.contains("[board-"), "a sentence is missing");
        assert!(!html.contains("</script><b>"), "a name can close the script");
    }

    #[test]
    fn unknown_languages_are_left_to_the_halls_own() {
        assert!(page(&["xx"]).contains(r#"<html lang="it""#));
        assert!(page(&[]).contains(r#"<html lang="it""#));
        assert!(page(&["de", "it", "fr"]).contains(r#""languages":["de","it"]"#));
    }
}
