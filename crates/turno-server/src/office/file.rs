//! The form of an office file. Keys that are not named here are refused, so a slip of the pen is found at once. Those that must be there
//! are missed by the checks, not by this form: a person is told so in words.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One text by language tag.
pub(super) type TextsFile = BTreeMap<String, String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeFile {
    #[serde(default)]
    pub(super) hall: String,
    #[serde(default)]
    pub(super) address: String,
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) time_zone: String,
    #[serde(default)]
    pub(super) languages: Vec<String>,
    #[serde(default)]
    pub(super) side_by_side: Vec<String>,
    pub(super) hours: Option<String>,
    #[serde(default)]
    pub(super) closures: Vec<String>,
    #[serde(default)]
    pub(super) office: TextsFile,
    #[serde(default)]
    pub(super) desk: TextsFile,
    #[serde(default)]
    pub(super) where_to_wait: TextsFile,
    #[serde(default)]
    pub(super) policy: PolicyFile,
    #[serde(default)]
    pub(super) zone: Vec<ZoneFile>,
    #[serde(default)]
    pub(super) kiosk: Vec<KioskFile>,
    #[serde(default)]
    pub(super) counter: Vec<CounterFile>,
    #[serde(default)]
    pub(super) service: Vec<ServiceFile>,
    #[serde(default)]
    pub(super) bulletin: Vec<BulletinFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZoneFile {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) name: TextsFile,
    #[serde(default)]
    pub(super) shows: Vec<String>,
    #[serde(default)]
    pub(super) arrows: BTreeMap<String, ArrowKind>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ArrowKind {
    Left,
    Right,
    Ahead,
    Behind,
    Up,
    Down,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BulletinFile {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) text: TextsFile,
    pub(super) picture: Option<String>,
    pub(super) hours: Option<String>,
    #[serde(default)]
    pub(super) zones: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KioskFile {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) letter: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CounterFile {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) zone: String,
    #[serde(default)]
    pub(super) name: TextsFile,
    #[serde(default)]
    pub(super) place: TextsFile,
    #[serde(default)]
    pub(super) services: Vec<String>,
    #[serde(default)]
    pub(super) helps: Vec<String>,
    pub(super) helps_after_minutes: Option<u32>,
}

/// Who goes before whom. Whatever is not named is as usual.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyFile {
    #[serde(default)]
    pub(super) order: OrderKind,
    pub(super) priority_minutes: Option<u32>,
    pub(super) booking_minutes: Option<u32>,
    pub(super) others: Option<u32>,
    pub(super) booking_early_minutes: Option<u32>,
    pub(super) booking_late_minutes: Option<u32>,
    pub(super) no_show_pause_minutes: Option<u32>,
    pub(super) no_show_returns: Option<u32>,
    pub(super) undo_seconds: Option<u32>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OrderKind {
    #[default]
    HeadStart,
    OneIn,
    Strict,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServiceFile {
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) letter: String,
    pub(super) minutes: Option<u32>,
    pub(super) last_number: Option<u32>,
    pub(super) last_ticket_margin_minutes: Option<u32>,
    #[serde(default)]
    pub(super) access: AccessKind,
    pub(super) phone: Option<String>,
    #[serde(default)]
    pub(super) delicate: bool,
    pub(super) online: Option<String>,
    pub(super) hours: Option<String>,
    #[serde(default)]
    pub(super) name: TextsFile,
    #[serde(default)]
    pub(super) about: TextsFile,
    #[serde(default)]
    pub(super) documents: Vec<TextsFile>,
    pub(super) where_to_wait: Option<TextsFile>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AccessKind {
    #[default]
    WalkIn,
    AppointmentOnly,
}
