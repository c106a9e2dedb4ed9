//! What the walls show beyond calls, out of an office file.

use turno_domain::{
    Hours,
    settings::{Arrow, Bulletin, Zone},
};

use super::{
    file::{ArrowKind, BulletinFile, ZoneFile},
    name, numbered,
    problem::Wrong,
    texts,
};

pub(super) fn read_zone(zone: &ZoneFile, at: &dyn Fn(&str) -> String) -> Result<Zone, Wrong> {
    let arrows = zone.arrows.iter().map(|(counter, kind)| {
        let arrow = match kind {
            ArrowKind::Left => Arrow::Left,
            ArrowKind::Right => Arrow::Right,
            ArrowKind::Ahead => Arrow::Ahead,
            ArrowKind::Behind => Arrow::Behind,
            ArrowKind::Up => Arrow::Up,
            ArrowKind::Down => Arrow::Down,
        };
        Ok((name(counter, &at("arrows"))?, arrow))
    });
    Ok(Zone {
        id: name(&zone.id, &at("id"))?,
        name: texts(&zone.name, &at("name"))?,
        shows: numbered(&zone.shows, |zone, index| name(zone, &at(&format!("shows[{index}]"))))?.into_iter().collect(),
        arrows: arrows.collect::<Result<_, Wrong>>()?,
    })
}

pub(super) fn read_bulletin(
    bulletin: &BulletinFile,
    hours: Option<Hours>,
    at: &dyn Fn(&str) -> String,
) -> Result<Bulletin, Wrong> {
    let zones = numbered(&bulletin.zones, |zone, index| name(zone, &at(&format!("zones[{index}]"))))?;
    Ok(Bulletin {
        id: name(&bulletin.id, &at("id"))?,
        text: texts(&bulletin.text, &at("text"))?,
        picture: bulletin.picture.clone(),
        hours,
        zones: zones.into_iter().collect(),
    })
}
