//! The order of the services, the counters and the like: moved on a page, then looked at and put in force as any change.

use axum::{Form, response::Response};

use super::{Desk, Fields, Path, page_for_people, sent, version_in};
use crate::{
    office::{OfficeText, Part},
    pages::{Move, SettingsOrderPage},
};

/// The order as it stands.
pub(in crate::routes) async fn order(
    Path((_, part)): Path<(String, String)>,
    desk: Result<Desk, Response>,
) -> Result<Response, Response> {
    let desk = desk?;
    let (part, office) = ordered(&desk, &part).ok_or_else(|| desk.lost())?;
    let page = SettingsOrderPage::new(desk.frame(""), desk.settings.version, part, office.ids(part.word()), None);
    Ok(page_for_people(&page))
}

/// One of them moved by a place, or what the order would change.
pub(in crate::routes) async fn put_in_order(
    Path((_, part)): Path<(String, String)>,
    desk: Result<Desk, Response>,
    Form(fields): Fields,
) -> Result<Response, Response> {
    let desk = desk?;
    let (part, _) = ordered(&desk, &part).ok_or_else(|| desk.lost())?;
    let answers = sent(fields);
    let mut ids: Vec<_> = answers.all("order").map(str::to_owned).collect();
    if let Some(pressed) = Move::of(answers.one("step")) {
        pressed.carry_out(&mut ids);
        let page = SettingsOrderPage::new(desk.frame(""), version_in(&answers), part, ids, Some(&pressed));
        return Ok(page_for_people(&page));
    }
    let version = version_in(&answers);
    let base = desk.text_at(version).await?;
    let mut office = desk.office_of(&base).ok_or_else(|| desk.lost())?;
    office.reorder(part, &ids);
    Ok(desk.preview(version, office.text(), None).await)
}

fn ordered(desk: &Desk, part: &str) -> Option<(Part, OfficeText)> {
    Some((Part::of_word(part).filter(|part| part.is_listed())?, desk.office()?))
}
