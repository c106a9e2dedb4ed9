//! The catalogue: which sentence stands behind a key in a language.

use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use thiserror::Error;
use unic_langid::LanguageIdentifier;

/// The language whose sentences stand in for missing ones.
pub const MAIN_LANGUAGE: &str = "it";

/// The largest catalogue file read from a folder, in bytes. The largest shipped one is far below a tenth of it.
const FILE_BYTES_MAX: u64 = 256 * 1024;

/// `(language, file, content)` of every file under `assets/locales`.
const SHIPPED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

type Bundle = FluentBundle<Arc<FluentResource>>;

/// All sentences in all languages. Cloning shares them.
#[derive(Clone)]
pub struct Catalogue {
    languages: Arc<BTreeMap<String, Sentences>>,
}

/// The sentences of one language. They are taken apart when the first of them is asked for: an office speaks few of the languages
/// that a program has, and each costs some 400 kB of memory.
struct Sentences {
    language: LanguageIdentifier,
    shipped: Vec<&'static str>,
    /// Those of a folder, which override the shipped ones.
    own: Vec<Arc<FluentResource>>,
    bundle: OnceLock<Bundle>,
}

impl Sentences {
    fn none(language: LanguageIdentifier) -> Self {
        Self { language, shipped: Vec::new(), own: Vec::new(), bundle: OnceLock::new() }
    }

    fn bundle(&self) -> &Bundle {
        self.bundle.get_or_init(|| {
            let mut bundle = Bundle::new_concurrent(vec![self.language.clone()]);
            // The invisible marks around arguments would reach printers and speech programs, which take them for characters.
            bundle.set_use_isolating(false);
            // A shipped file with a fault is found by this crate's tests; at run time its sound messages still count.
            let read = |content: &&str| {
                Arc::new(FluentResource::try_new((*content).to_owned()).unwrap_or_else(|(sound, _)| sound))
            };
            for resource in self.shipped.iter().map(read).chain(self.own.iter().map(Arc::clone)) {
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Catalogue").field("languages", &self.languages.keys()).finish()
    }
}

/// What is put into a sentence. Numbers choose the plural form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text, shown as it is.
    Text(String),
    /// A number.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Text(text) => text.as_str().into(),
            Arg::Number(number) => (*number).into(),
        }
    }
}

/// Why a folder of catalogue files could not be used.
#[derive(Debug, Error)]
pub enum TextError {
    /// The folder or a file in it cannot be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file is larger than a catalogue file can be.
    #[error("{path} is larger than {FILE_BYTES_MAX} bytes, so it is no catalogue file", path = path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A folder is not named like a language.
    #[error("the folder {path} is not named like a language, for example `it` or `de-AT`", path = path.display())]
    NoLanguage {
        /// The folder.
        path: PathBuf,
    },
    /// A file is not written in Fluent.
    #[error("{path}, line {line}: this is not a Fluent message ({reason})", path = path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
}

impl Catalogue {
    /// The languages that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self { languages: Arc::new(shipped()) }
    }

    /// The languages that come with the program, overridden and extended by `folder/<language>/*.ftl`.
    ///
    /// # Errors
    ///
    /// Says which file or folder cannot be used and why.
    pub fn with_folder(folder: &Path) -> Result<Self, TextError> {
        let mut languages = shipped();
        for entry in sorted(folder)?.into_iter().filter(|path| path.is_dir()) {
            let (tag, identifier) = language_of(&entry)?;
            for path in sorted(&entry)?.into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "ftl")) {
                let resource = read(&path)?;
                languages
                    .entry(tag.clone())
                    .or_insert_with(|| Sentences::none(identifier.clone()))
                    .own
                    .push(Arc::new(resource));
            }
        }
        Ok(Self { languages: Arc::new(languages) })
    }

    /// The languages' tags in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// Whether there is a sentence for `key` in `language` itself, without falling back.
    #[must_use]
    pub fn has(&self, language: &str, key: &str) -> bool {
        self.languages.get(language).is_some_and(|sentences| sentences.bundle().has_message(key))
    }

    /// The sentence for `key` in `language`, else in Italian, else the key in brackets.
    #[must_use]
    pub fn text(&self, language: &str, key: &str, args: &[(&str, Arg)]) -> String {
        [language, MAIN_LANGUAGE]
            .into_iter()
            .filter_map(|tag| self.languages.get(tag))
            .find_map(|sentences| format(sentences.bundle(), key, args))
            .unwrap_or_else(|| format!("[{key}]"))
    }
}

fn format(bundle: &Bundle, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, FluentValue::from(arg))).collect();
    // A missing argument shows as `{$name}` in the sentence, which is the most useful answer there is; the list of
    // complaints would say the same.
    let mut complaints = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&args), &mut complaints).into_owned())
}

fn shipped() -> BTreeMap<String, Sentences> {
    let mut languages: BTreeMap<String, Sentences> = BTreeMap::new();
    for (language, _, content) in SHIPPED {
        languages
            .entry((*language).to_owned())
            .or_insert_with(|| Sentences::none(language.parse().unwrap_or_default()))
            .shipped
            .push(content);
    }
    languages
}

fn language_of(folder: &Path) -> Result<(String, LanguageIdentifier), TextError> {
    folder
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| Some((name.to_owned(), name.parse().ok()?)))
        .ok_or_else(|| TextError::NoLanguage { path: folder.to_owned() })
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, TextError> {
    let unreadable = |source| TextError::Unreadable { path: folder.to_owned(), source };
    let mut paths = fs::read_dir(folder)
        .map_err(unreadable)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()
        .map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<FluentResource, TextError> {
    let unreadable = |source| TextError::Unreadable { path: path.to_owned(), source };
    if fs::metadata(path).map_err(unreadable)?.len() > FILE_BYTES_MAX {
        return Err(TextError::TooLarge { path: path.to_owned() });
    }
    let content = fs::read_to_string(path).map_err(unreadable)?;
    FluentResource::try_new(content).map_err(|(resource, errors)| {
        let source = resource.source();
        let (at, reason) =
            errors.first().map_or((0, "unknown".to_owned()), |error| (error.pos.start, error.kind.to_string()));
        let line = source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        TextError::Malformed { path: path.to_owned(), line, reason }
    })
}

#[cfg(test)]
mod tests;
