//! The office's own sign-in provider, as the settings name it.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use anyhow::{Context, Result, bail};
use turno_server::{
    settings::ServeSettings,
    sign_in::{Sso, SsoSettings},
};

/// The bits of a file's mode by which the group or others read it.
const READ_BY_OTHERS: u32 = 0o044;

/// The provider with this issuer.
///
/// # Errors
///
/// Which setting is missing or wrong.
pub(crate) fn find(issuer: &str, settings: &ServeSettings, public_url: Option<&str>) -> Result<Sso> {
    let Some(secret_file) = &settings.sso_secret_file else {
        bail!("sso_issuer is set: name the file with the provider's secret, too, with sso_secret_file");
    };
    let own_url = settings.sso_own_url.as_deref().or(public_url);
    let Some(own_url) = own_url else {
        bail!("sso_issuer is set: say under which address people at work open this server, with sso_own_url");
    };
    Ok(Sso::new(SsoSettings {
        issuer: issuer.to_owned(),
        client: settings.sso_client.clone(),
        secret: read_secret(secret_file)?,
        own_url: own_url.trim_end_matches('/').to_owned(),
    })?)
}

fn read_secret(file: &Path) -> Result<String> {
    let named = || format!("the secret in {} cannot be used", file.display());
    let secret = fs::read_to_string(file).with_context(named)?;
    if fs::metadata(file).with_context(named)?.permissions().mode() & READ_BY_OTHERS != 0 {
        bail!("others may read the secret in {}: chmod 600 it", file.display());
    }
    match secret.trim() {
        "" => bail!("there is no secret in {}", file.display()),
        secret => Ok(secret.to_owned()),
    }
}
