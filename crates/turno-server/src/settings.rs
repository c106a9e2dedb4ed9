//! The server's own settings. A file, the environment and flags say the same things; flags win, then the environment.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use confique::Config;

fn address(text: &str) -> Result<SocketAddr, String> {
    let wanted = "write an IP address and a port, for example 127.0.0.1:8080, 0.0.0.0:8080 or [::]:8080";
    text.parse().map_err(|_| wanted.to_owned())
}

/// The settings of `turno-server serve`.
#[derive(Debug, Clone, Config)]
#[config(layer_attr(derive(clap::Args, Debug)))]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct ServeSettings {
    /// The folder that holds the server's data. It is made if it does not exist.
    #[config(env = "TURNO_SERVER_DATA", layer_attr(arg(long, value_name = "DIR")))]
    pub data: PathBuf,

    /// The address to listen on. Only this computer can reach the default; use 0.0.0.0:8080 for the whole network.
    #[config(env = "TURNO_SERVER_LISTEN", default = "127.0.0.1:8080", layer_attr(arg(long, value_name = "ADDR", value_parser = address)))]
    pub listen: SocketAddr,

    /// What the links on the slips begin with, for example `https://turno.example.it`. Default: the address it listens on.
    #[config(env = "TURNO_SERVER_PUBLIC_URL", layer_attr(arg(long, value_name = "URL")))]
    pub public_url: Option<String>,

    /// The issuer of the OpenID Connect provider that may sign people in, for example `https://id.example.it/realms/comune`.
    #[config(env = "TURNO_SERVER_SSO_ISSUER", layer_attr(arg(long, value_name = "URL")))]
    pub sso_issuer: Option<String>,

    /// The name under which that provider knows this server (its client_id) [default: turno].
    #[config(env = "TURNO_SERVER_SSO_CLIENT", default = "turno", layer_attr(arg(long, value_name = "ID")))]
    pub sso_client: String,

    /// The file that holds the secret for that provider, and that nobody else may read.
    #[config(env = "TURNO_SERVER_SSO_SECRET_FILE", layer_attr(arg(long, value_name = "FILE")))]
    pub sso_secret_file: Option<PathBuf>,

    /// Under which address people at work open this server; the provider leads them back there [default: public_url].
    #[config(env = "TURNO_SERVER_SSO_OWN_URL", layer_attr(arg(long, value_name = "URL")))]
    pub sso_own_url: Option<String>,

    /// A folder with more languages or other words, laid out like assets/locales.
    #[config(env = "TURNO_SERVER_LOCALES", layer_attr(arg(long, value_name = "DIR")))]
    pub locales: Option<PathBuf>,

    /// Reports withhold the figures of a service that fewer counters serve than this, and of times at which one counter alone called, since
    /// they would be about persons. 1 tells all.
    #[config(env = "TURNO_SERVER_SMALLEST_POOL", default = 3, layer_attr(arg(long, value_name = "COUNTERS")))]
    pub smallest_pool: u32,

    /// For demonstrations and tests: pretend that it is this moment now, for example 2026-11-23T09:00[Europe/Rome].
    #[config(env = "TURNO_SERVER_CLOCK_FROM", layer_attr(arg(long, value_name = "TIME")))]
    pub clock_from: Option<String>,
}

/// The settings from all their sources.
///
/// # Errors
///
/// Names the setting that is missing or wrong.
pub fn load(flags: <ServeSettings as Config>::Layer, file: Option<&Path>) -> Result<ServeSettings, confique::Error> {
    let mut sources = ServeSettings::builder().preloaded(flags).env();
    if let Some(file) = file {
        sources = sources.file(file);
    }
    sources.load()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_settings_file_is_read() {
        let sample = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../firmware-config/turno-server.toml");
        let settings = load(confique::Layer::empty(), Some(sample.as_path())).unwrap();
        assert_eq!(settings.listen.port(), 8080);
        assert!(settings.clock_from.is_none());
    }

    #[test]
    fn flags_win_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("turno.toml");
        std::fs::write(&file, "data = \"from-file\"\nlisten = \"127.0.0.1:1\"\n").unwrap();
        let mut flags: <ServeSettings as Config>::Layer = confique::Layer::empty();
        flags.data = Some("from-flag".into());
        let settings = load(flags, Some(file.as_path())).unwrap();
        assert_eq!((settings.data, settings.listen.port()), (PathBuf::from("from-flag"), 1));
    }

    #[test]
    fn a_setting_that_does_not_exist_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("turno.toml");
        std::fs::write(&file, "data = \"x\"\nlissten = \"127.0.0.1:1\"\n").unwrap();
        let error = load(confique::Layer::empty(), Some(file.as_path())).unwrap_err();
        assert!(format!("{error:#}{error:?}").contains("lissten"), "{error}");
    }
}
