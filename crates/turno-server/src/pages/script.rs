//! What the scripts of the live pages need: their sentences, and the names of the hall.

use std::collections::BTreeMap;

use serde::Serialize;
use turno_protocol::{Access, HallInfo};
use turno_text::Arg;

use super::Words;

/// The sentences that the script needs, each with the names that it fills in itself. `error-...` ones are named by the
/// code on the wire.
const SCRIPT_TEXTS: &[(&str, &[&str])] = &[
    ("console-link-live", &[]),
    ("console-link-stale", &["time"]),
    ("console-office-open", &[]),
    ("console-office-open-until", &["time"]),
    ("console-office-closed", &[]),
    ("console-office-closed-until", &["time"]),
    ("console-state-closed", &[]),
    ("console-state-free", &[]),
    ("console-state-calling", &[]),
    ("console-state-serving", &[]),
    ("console-next-is", &[]),
    ("console-next-why", &[]),
    ("console-nobody", &[]),
    ("console-nobody-more", &[]),
    ("console-closed-more", &[]),
    ("console-called-for", &[]),
    ("console-serving-for", &[]),
    ("console-reason-oldest", &["minutes"]),
    ("console-reason-chosen", &["minutes"]),
    ("console-reason-booked", &["time"]),
    ("console-reason-priority", &["minutes"]),
    ("console-reason-one-in", &["others"]),
    ("console-reason-helper-primary-empty", &["minutes"]),
    ("console-reason-helper-beyond-threshold", &["minutes"]),
    ("console-reason-back-to-you", &["minutes"]),
    ("console-reason-sent-to-you", &["minutes"]),
    ("console-reason-sent-ahead", &["minutes"]),
    ("console-reason-from-roll", &[]),
    ("console-recalls", &["n"]),
    ("console-speaks", &["language"]),
    ("console-language-it", &[]),
    ("console-language-en", &[]),
    ("console-language-de", &[]),
    ("console-language-fr", &[]),
    ("console-language-es", &[]),
    ("console-language-ro", &[]),
    ("console-language-sq", &[]),
    ("console-language-sl", &[]),
    ("console-language-ar", &[]),
    ("console-language-zh", &[]),
    ("console-language-uk", &[]),
    ("console-do-open", &[]),
    ("console-do-close", &[]),
    ("console-do-next", &[]),
    ("console-do-start", &[]),
    ("console-do-recall", &[]),
    ("console-do-no-show", &[]),
    ("console-do-not-torn", &[]),
    ("console-do-finish", &[]),
    ("console-do-finish-next", &[]),
    ("console-do-park", &[]),
    ("console-do-transfer", &[]),
    ("console-do-note", &[]),
    ("console-do-call", &[]),
    ("console-do-call-one", &["ticket"]),
    ("console-do-withdraw-one", &["ticket"]),
    ("console-do-bring-back", &[]),
    ("console-do-bring-back-one", &["ticket"]),
    ("console-do-walk-in", &[]),
    ("console-walk-in-title", &[]),
    ("console-walk-in-lead", &[]),
    ("console-transfer-title", &["ticket"]),
    ("console-transfer-lead", &[]),
    ("console-route-any-counter", &[]),
    ("console-note-title", &["ticket"]),
    ("console-note-is", &["note"]),
    ("console-done-note", &["ticket"]),
    ("console-done-no-note", &["ticket"]),
    ("console-keys-set", &[]),
    ("console-keys-press", &[]),
    ("console-keys-clear", &[]),
    ("console-keys-cleared", &["action"]),
    ("console-keys-done", &["action", "key"]),
    ("console-keys-keypad", &["key"]),
    ("console-keys-space", &[]),
    ("console-keys-main", &[]),
    ("console-keys-undo", &[]),
    ("console-withdraw-title", &["ticket"]),
    ("console-waiting-more", &["n"]),
    ("console-waiting-since", &["time"]),
    ("console-waiting-for", &["minutes"]),
    ("console-line-closed", &[]),
    ("console-line-closed-until", &["time"]),
    ("console-line-no-time", &[]),
    ("console-line-appointment", &[]),
    ("console-line-elsewhere", &[]),
    ("console-tag-next", &[]),
    ("console-tag-priority", &[]),
    ("console-tag-booked", &["time"]),
    ("console-tag-counter", &["counter"]),
    ("console-paper-on-screen", &[]),
    ("console-paper-unknown", &[]),
    ("console-paper-not-taken", &[]),
    ("console-aside-no-show", &["time"]),
    ("console-aside-parked", &["time"]),
    ("console-aside-back-at", &["time"]),
    ("console-retrying", &[]),
    ("console-choose-taken", &[]),
    ("console-taken-title", &["counter"]),
    ("console-leave-title", &["ticket"]),
    ("console-shared", &[]),
    ("console-shared-pressed", &["ticket"]),
    ("console-shared-first", &[]),
    ("console-done-open", &[]),
    ("console-done-close", &[]),
    ("console-done-call-next", &["ticket"]),
    ("console-done-call", &["ticket"]),
    ("console-done-recall", &["ticket"]),
    ("console-done-start", &["ticket"]),
    ("console-done-finish", &["ticket"]),
    ("console-done-no-show", &["ticket"]),
    ("console-done-park", &["ticket"]),
    ("console-done-park-for", &["ticket", "n"]),
    ("console-done-here", &["ticket", "next"]),
    ("console-do-park-for", &["n"]),
    ("console-park-minutes", &["n"]),
    ("console-then", &["services"]),
    ("console-then-back", &["counter"]),
    ("console-done-undo", &["ticket"]),
    ("console-do-undo", &["ticket", "secs"]),
    ("console-done-transfer", &["ticket", "service"]),
    ("console-done-bring-back", &["ticket"]),
    ("console-done-withdraw", &["ticket"]),
    ("console-totem", &["totem"]),
    ("console-totem-since", &["time"]),
    ("console-totem-own", &["n"]),
    ("console-totem-refused", &["n", "numbers"]),
    ("console-totem-rival", &[]),
    ("console-totem-unsaved", &[]),
    ("console-totem-never-heard", &[]),
    ("console-totem-gone", &[]),
    ("console-totem-ready", &[]),
    ("console-totem-paper-low", &[]),
    ("console-totem-busy", &[]),
    ("console-totem-starting", &[]),
    ("console-totem-unplugged", &[]),
    ("console-totem-silent", &[]),
    ("console-totem-paper-end", &[]),
    ("console-totem-cover-open", &[]),
    ("console-totem-cutter", &[]),
    ("console-totem-jam", &[]),
    ("console-totem-hot", &[]),
    ("console-totem-voltage", &[]),
    ("console-totem-not-taken", &[]),
    ("console-totem-leftover", &[]),
    ("console-totem-fault", &[]),
    ("reception-waiting", &["n"]),
    ("reception-given", &["ticket"]),
    ("reception-given-at", &["time"]),
    ("reception-not-ahead", &["ticket"]),
    ("reception-ahead", &["n"]),
    ("reception-wait", &["from", "to"]),
    ("console-do-send", &[]),
    ("console-do-send-one", &["ticket"]),
    ("reception-print-failed", &[]),
    ("reception-slip-at", &["totem"]),
    ("reception-slip-waiting", &["ticket", "totem"]),
    ("reception-slip-printed", &["ticket", "totem"]),
    ("reception-slip-not-printed", &["ticket", "totem"]),
    ("reception-slip-unknown", &["ticket", "totem"]),
    ("reception-counter-serves-not", &["counter", "service"]),
    ("reception-send-title", &["ticket"]),
    ("reception-moved-in-order", &["ticket", "service"]),
    ("reception-moved-ahead", &["ticket", "service"]),
    ("reception-moved-behind", &["ticket", "service"]),
    ("reception-booked-done", &["ticket"]),
    ("reception-booked-early", &["time"]),
    ("reception-answered-given", &["service"]),
    ("reception-answered-sent", &["service"]),
    ("reception-book-phone", &["phone"]),
    ("reception-book-online", &["address"]),
    ("reception-need-give", &[]),
    ("reception-need-take", &[]),
    ("reception-need-given", &["ticket"]),
    ("reception-need-taken", &["ticket"]),
    ("reception-roll-next", &["service", "ticket"]),
    ("reception-roll-last", &[]),
    ("reception-roll-count", &[]),
    ("reception-roll-counted", &["ticket"]),
    ("reception-roll-away", &[]),
    ("reception-roll-is-out", &["service", "ticket"]),
    ("reception-roll-is-away", &["service"]),
    ("manager-line-open", &[]),
    ("manager-outlook-people", &["people"]),
    ("manager-outlook-as-is", &[]),
    ("manager-outlook-open", &["counter"]),
    ("manager-outlook-close", &["counter"]),
    ("manager-error", &["day", "people", "error", "within", "longer"]),
    ("manager-error-none", &[]),
    ("manager-suspended", &["reason"]),
    ("manager-suspended-until", &["reason", "time"]),
    ("manager-resume-one", &["service"]),
    ("manager-is-suspended", &["service"]),
    ("manager-is-resumed", &["service"]),
    ("suspended-technical", &[]),
    ("suspended-staff", &[]),
    ("suspended-full", &[]),
    ("suspended-other", &[]),
    ("error-unknown-hall", &[]),
    ("error-unknown-service", &[]),
    ("error-unknown-counter", &[]),
    ("error-unknown-ticket", &[]),
    ("error-unknown-kiosk", &[]),
    ("error-unknown-zone", &[]),
    ("error-unknown-appointment", &[]),
    ("error-appointment-used", &[]),
    ("error-unknown-route", &[]),
    ("error-method-not-allowed", &[]),
    ("error-not-signed-in", &[]),
    ("error-not-allowed", &[]),
    ("error-too-many-tries", &[]),
    ("error-service-closed", &[]),
    ("error-service-suspended", &[]),
    ("error-service-unserved", &[]),
    ("error-appointment-only", &[]),
    ("error-no-time-left", &[]),
    ("error-too-early", &[]),
    ("error-numbers-exhausted", &[]),
    ("error-nobody-waiting", &[]),
    ("error-ticket-in-hand", &[]),
    ("error-not-in-hand", &[]),
    ("error-wrong-state", &[]),
    ("error-counter-closed", &[]),
    ("error-not-served-here", &[]),
    ("error-nothing-to-undo", &[]),
    ("error-too-late-to-undo", &[]),
    ("error-number-taken", &[]),
    ("error-kiosk-taken", &[]),
    ("error-printer-not-ready", &[]),
    ("error-request-id-reused", &[]),
    ("error-roll-is-out", &[]),
    ("error-no-roll", &[]),
    ("error-letter-taken", &[]),
    ("error-no-ticket-number", &[]),
    ("error-not-on-roll", &[]),
    ("error-foreign-number", &[]),
    ("error-outside-day", &[]),
    ("error-malformed", &[]),
    ("error-too-large", &[]),
    ("error-not-json", &[]),
    ("error-overloaded", &[]),
    ("error-storage-failed", &[]),
    ("error-stopping", &[]),
    ("error-internal", &[]),
    ("error-other", &[]),
];

/// What the script must know of the hall, in the page's language.
#[derive(Debug, Serialize)]
struct ScriptHall<'a> {
    id: &'a str,
    settings_version: u64,
    language: &'a str,
    time_zone: &'a str,
    services: Vec<ScriptService<'a>>,
    counters: Vec<ScriptCounter<'a>>,
}

#[derive(Debug, Serialize)]
struct ScriptService<'a> {
    id: &'a str,
    letter: &'a str,
    name: &'a str,
    walk_in: bool,
    /// Where an appointment is made by telephone, for services that need one.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    /// Where it can be done on the internet.
    #[serde(skip_serializing_if = "Option::is_none")]
    online: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ScriptCounter<'a> {
    id: &'a str,
    name: &'a str,
    place: &'a str,
    services: &'a [String],
}

/// The sentences, as JSON for the page.
///
/// # Errors
///
/// When they cannot be written, which plain text always can.
pub(super) fn texts_json(words: &Words) -> Result<String, askama::Error> {
    let texts: BTreeMap<&str, String> =
        SCRIPT_TEXTS.iter().map(|(key, names)| (*key, template_of(words, key, names))).collect();
    json_in_html(&texts)
}

/// The sentence with `{name}` in the place of each argument.
fn template_of(words: &Words, key: &str, names: &[&str]) -> String {
    let args: Vec<(&str, Arg)> = names.iter().map(|name| (*name, format!("{{{name}}}").into())).collect();
    words.say_with(key, &args)
}

/// The hall's names in the page's language, as JSON for the page.
///
/// # Errors
///
/// When they cannot be written, which plain text always can.
pub(super) fn hall_json(words: &Words, hall: &HallInfo) -> Result<String, askama::Error> {
    let language = words.language();
    json_in_html(&ScriptHall {
        id: &hall.id,
        settings_version: hall.settings_version,
        language,
        time_zone: &hall.time_zone,
        services: hall
            .services
            .iter()
            .map(|service| ScriptService {
                id: &service.id,
                letter: &service.letter,
                name: service.name.in_language(language),
                walk_in: service.access == Access::WalkIn,
                phone: match &service.access {
                    Access::WalkIn => None,
                    Access::AppointmentOnly { phone } => Some(phone),
                },
                online: service.online.as_deref(),
            })
            .collect(),
        counters: hall
            .counters
            .iter()
            .map(|counter| ScriptCounter {
                id: &counter.id,
                name: counter.name.in_language(language),
                place: counter.place.in_language(language),
                services: &counter.services,
            })
            .collect(),
    })
}

/// JSON that may stand inside a `<script>` element: no text in it can close the element or open a comment.
pub(super) fn json_in_html(value: &impl Serialize) -> Result<String, askama::Error> {
    let json = serde_json::to_string(value).map_err(askama::Error::custom)?;
    Ok(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}
