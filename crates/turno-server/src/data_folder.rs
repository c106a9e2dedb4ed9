//! Where the data lie, for the commands that look after them: said by a flag, the environment or the server's settings file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use confique::Config;
use turno_server::settings::{self, ServeSettings};

/// Where the data lie.
#[derive(Debug, Args)]
pub(crate) struct DataFolder {
    /// The folder that holds the server's data.
    #[arg(long, value_name = "DIR", env = "TURNO_SERVER_DATA")]
    data: Option<PathBuf>,
    /// The server's settings file; it too names that folder.
    #[arg(long, value_name = "FILE", env = "TURNO_SERVER_SETTINGS")]
    settings: Option<PathBuf>,
}

impl DataFolder {
    /// The folder. Whether there is anything in it is not asked.
    ///
    /// # Errors
    ///
    /// When nothing names it, or the settings file cannot be read.
    pub(crate) fn find(self) -> Result<PathBuf> {
        if self.data.is_none() && self.settings.is_none() {
            bail!(
                "where are the data? Name their folder with --data DIR, or the server's settings with --settings FILE"
            );
        }
        let mut flags: <ServeSettings as Config>::Layer = confique::Layer::empty();
        flags.data = self.data;
        Ok(load(flags, self.settings.as_deref())?.data)
    }
}

/// The server's settings; a file that is named must be there.
///
/// # Errors
///
/// What is missing or wrong.
pub(crate) fn load(flags: <ServeSettings as Config>::Layer, file: Option<&Path>) -> Result<ServeSettings> {
    if let Some(file) = file.filter(|file| !file.is_file()) {
        bail!("there is no settings file at {}", file.display());
    }
    settings::load(flags, file).context("the settings are not complete: see turno-server serve --help")
}
