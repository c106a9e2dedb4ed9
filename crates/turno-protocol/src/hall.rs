//! What a hall is, as far as a totem, a wall or a console must know it: names, services, counters, zones.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One text in several languages, keyed by BCP 47 tag (`it`, `en`, `de`, ...).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// The text in `language`; where it is missing in Italian, then in any language; empty only if there is none at all.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        self.0.get(language).or_else(|| self.0.get("it")).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }
}

/// `GET /api/v1/halls`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HallsEnvelope {
    /// Every hall of this server.
    pub halls: Vec<HallSummary>,
}

/// A hall in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HallSummary {
    /// The hall's identifier, as it stands in paths.
    pub id: String,
    /// The office's name.
    pub office: Texts,
}

/// `GET /api/v1/halls/{hall}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HallEnvelope {
    /// The hall.
    pub hall: HallInfo,
}

/// The settings of a hall that its machines need. They change rarely; `settings_version` tells when to ask again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HallInfo {
    /// The hall's identifier.
    pub id: String,
    /// Grows by one with each change of the settings; the same number stands on every [`crate::Board`].
    pub settings_version: u64,
    /// The office's name, for example "Comune di Capannori".
    pub office: Texts,
    /// The desk's own name under the office's, for example "Comune Amico"; may be empty.
    pub desk: Texts,
    /// The street address.
    pub address: String,
    /// IANA time zone of the hall, for example `Europe/Rome`.
    pub time_zone: String,
    /// The languages offered to visitors, the main one first.
    pub languages: Vec<String>,
    /// The two languages that stand beside each other all the time; empty where the visitor chooses one.
    #[serde(default)]
    pub side_by_side: Vec<String>,
    /// The services in the order in which the totem shows them.
    pub services: Vec<ServiceInfo>,
    /// The counters in their order.
    pub counters: Vec<CounterInfo>,
    /// The zones with displays of their own.
    pub zones: Vec<ZoneInfo>,
    /// The totems.
    pub kiosks: Vec<KioskInfo>,
    /// What walls show beside the calls; a [`crate::Board`] says which of them now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bulletins: Vec<BulletinInfo>,
}

/// A service as a visitor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceInfo {
    /// The service's identifier.
    pub id: String,
    /// The letter its numbers begin with.
    pub letter: String,
    /// Its name.
    pub name: Texts,
    /// One line that says what it is for; may be empty.
    pub about: Texts,
    /// The documents to bring, one text each.
    pub documents: Vec<Texts>,
    /// Where to wait, for example "waiting room, ground floor".
    pub where_to_wait: Texts,
    /// How one gets in.
    pub access: Access,
    /// Whether walls name it by its letter alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub delicate: bool,
    /// Where it can be done on the internet instead; told before a number is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<String>,
    /// The opening hours in words of the OpenStreetMap `opening_hours` form.
    pub hours: String,
}

/// How one gets to a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Access {
    /// A number from the totem is enough.
    WalkIn,
    /// Only with an appointment, which is made by telephone.
    AppointmentOnly {
        /// The telephone number to call, written for people.
        phone: String,
    },
}

/// A counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CounterInfo {
    /// The counter's identifier.
    pub id: String,
    /// What the wall and the voice call it, for example "Sportello 1".
    pub name: Texts,
    /// Where it stands, for example "ground floor, on the left"; may be empty.
    pub place: Texts,
    /// The zone whose displays announce its calls.
    pub zone: String,
    /// The services it serves.
    pub services: Vec<String>,
}

/// A part of the hall with its own displays and sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ZoneInfo {
    /// The zone's identifier.
    pub id: String,
    /// Its name.
    pub name: Texts,
    /// Which way to go from its displays, by counter.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arrows: BTreeMap<String, Arrow>,
}

impl HallInfo {
    /// Which way to go to a counter from the displays of `zone`. Displays of the whole hall hang nowhere in particular,
    /// unless the hall has one zone only.
    #[must_use]
    pub fn way_to(&self, counter: &str, zone: Option<&str>) -> Option<Arrow> {
        let zone = match (zone, &self.zones[..]) {
            (Some(id), zones) => zones.iter().find(|zone| zone.id == id)?,
            (None, [only]) => only,
            (None, _) => return None,
        };
        zone.arrows.get(counter).copied()
    }
}

/// Which way to go, as seen by somebody who looks at a display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Arrow {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Straight on, past the display.
    Ahead,
    /// Back, behind the person.
    Behind,
    /// Up the stairs.
    Up,
    /// Down the stairs.
    Down,
}

/// A short text, with a picture or without, that walls show beside the calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BulletinInfo {
    /// The bulletin's identifier.
    pub id: String,
    /// What it says.
    pub text: Texts,
    /// The name of its picture, served at `/api/v1/halls/{hall}/pictures/{name}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// A totem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskInfo {
    /// The totem's identifier.
    pub id: String,
    /// The letter of the numbers it gives by itself when the server cannot be reached.
    pub letter: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> Texts {
        Texts(pairs.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn a_missing_language_falls_back_to_italian_then_to_any() {
        let both = texts(&[("de", "Steuern"), ("it", "Tributi")]);
        assert_eq!(both.in_language("de"), "Steuern");
        assert_eq!(both.in_language("fr"), "Tributi");
        assert_eq!(texts(&[("de", "Steuern")]).in_language("fr"), "Steuern");
        assert_eq!(Texts::default().in_language("fr"), "");
    }

    #[test]
    fn access_says_its_kind_and_the_telephone() {
        let json = serde_json::to_value(Access::AppointmentOnly { phone: "0583 428588".into() }).unwrap();
        assert_eq!(json, serde_json::json!({"kind": "appointment_only", "phone": "0583 428588"}));
    }
}
