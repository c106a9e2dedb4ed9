//! The settings of a hall as they change: a new version in the same transaction as what it brings about, and the versions of before.

use jiff::Timestamp;
use rusqlite::named_params;
use turno_domain::HallId;

use crate::{Batch, HallRecord, History, StoreError, store::hall_record};

/// The most versions of one answer: an office that changes something every working day has them for nearly a year.
pub const VERSIONS_LISTED_MAX: u32 = 200;

impl Batch<'_> {
    /// Keeps new settings of a hall as `version`.
    ///
    /// # Errors
    ///
    /// When they cannot be written, or there is such a version already; the batch must be dropped then.
    pub fn keep_settings(
        &mut self,
        hall: &HallId,
        version: u64,
        office_toml: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "INSERT INTO hall (hall, version, office_toml, imported_at_us) VALUES (:hall, :version, :toml, :at_us)",
            )
            .and_then(|mut statement| {
                statement.execute(named_params! {
                    ":hall": hall.as_str(),
                    ":version": version.cast_signed(),
                    ":toml": office_toml,
                    ":at_us": at.as_microsecond(),
                })
            })
            .map(|_| ())
            .map_err(StoreError::writing("the settings of the hall"))
    }
}

impl History {
    /// The versions of a hall's settings, the newest first, at most [`VERSIONS_LISTED_MAX`].
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn settings_versions(&self, hall: &HallId) -> Result<Vec<HallRecord>, StoreError> {
        let reading = || StoreError::reading("the settings of the hall");
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT hall, version, office_toml, imported_at_us FROM hall
                 WHERE hall = ?1 ORDER BY version DESC LIMIT ?2",
            )
            .map_err(reading())?;
        let mut rows = statement.query((hall.as_str(), VERSIONS_LISTED_MAX)).map_err(reading())?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next().map_err(reading())? {
            versions.push(hall_record(row)?);
        }
        Ok(versions)
    }
}
