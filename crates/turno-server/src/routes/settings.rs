//! The settings of an office on pages: forms, what a change would do, putting it in force, the versions of before.

mod blame;
mod judge;
mod order;
mod times;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Extension, Form,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use turno_domain::{HallId, Settings, settings::Service};
use turno_store::Deed;

use super::{
    answer::Failure,
    input::{Path, hall_id},
    pages::{PageQuery, error, page_for_people, words},
};
use crate::{
    engine::{Change, ChangeError},
    office::{Answers, Gap, OfficeText, Part, differences, in_english},
    pages::{
        Effects, ErrorKind, SettingsFormPage, SettingsFrame, SettingsHistoryPage, SettingsPage, SettingsPreviewPage,
        VersionLine,
    },
    sign_in::SignedIn,
    state::AppState,
    translate,
};

use blame::wrong_answer;
use judge::{judge, left_behind, today};
pub(super) use order::{order, put_in_order};

/// The largest body of a form in bytes: a whole office file, escaped.
pub(super) const OFFICE_BYTES_MAX: usize = 256 * 1024;

/// The fields of a form that was sent, in their order.
type Fields = Form<Vec<(String, String)>>;

/// Who asks, for which hall, in which language.
pub(super) struct Desk {
    app: AppState,
    who: SignedIn,
    hall: HallId,
    settings: Arc<Settings>,
    /// The office file in force.
    text: String,
    query: PageQuery,
    headers: HeaderMap,
}

impl axum::extract::FromRequestParts<AppState> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, app: &AppState) -> Result<Self, Response> {
        let Ok(query) = PageQuery::from_request_parts(parts, app).await;
        let Extension(who) =
            Extension::<SignedIn>::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let path = Path::<BTreeMap<String, String>>::from_request_parts(parts, app).await;
        let hall = path.and_then(|Path(path)| hall_id(path.get("hall").map_or("", String::as_str)));
        let found = hall.and_then(|hall| Ok((app.settings(&hall)?, hall)));
        let (settings, hall) = found.map_err(|_| error(app, &query, &parts.headers, ErrorKind::NotFound))?;
        let text = text_of(app, &hall, settings.version).await.map_err(IntoResponse::into_response)?;
        let text = text.ok_or_else(|| error(app, &query, &parts.headers, ErrorKind::Internal))?;
        Ok(Self { app: app.clone(), who, hall, settings, text, query, headers: parts.headers.clone() })
    }
}

impl Desk {
    /// `more` is what else stands in the address.
    fn frame(&self, more: &str) -> SettingsFrame {
        let office: Vec<_> = self.settings.languages.first().map(turno_domain::Language::as_str).into_iter().collect();
        let words = words(&self.app, &self.query, &office, &self.headers);
        SettingsFrame::new(words, self.who.clone().into(), translate::hall_info(&self.settings), more)
    }

    fn office(&self) -> Option<OfficeText> {
        self.office_of(&self.text)
    }

    fn office_of(&self, text: &str) -> Option<OfficeText> {
        let languages = self.settings.languages.iter().map(ToString::to_string).collect();
        OfficeText::new(text, languages).ok()
    }

    /// The office file of a version; the one in force where there is no such version.
    async fn text_at(&self, version: u64) -> Result<String, Response> {
        if version == self.settings.version {
            return Ok(self.text.clone());
        }
        let found = text_of(&self.app, &self.hall, version).await.map_err(IntoResponse::into_response)?;
        Ok(found.unwrap_or_else(|| self.text.clone()))
    }

    fn lost(&self) -> Response {
        error(&self.app, &self.query, &self.headers, ErrorKind::NotFound)
    }

    fn waiting(&self, service: &Service) -> u32 {
        let view = self.app.view(&self.hall).ok();
        let lines = view.as_ref().and_then(|view| Some(&view.board(None)?.state().lines));
        let line = lines.and_then(|lines| lines.iter().find(|line| line.service == service.id.as_str()));
        line.map_or(0, |line| line.waiting)
    }

    /// What `text`, made from version `version`, would do.
    async fn preview(&self, version: u64, text: String, mut problem: Option<&'static str>) -> Response {
        if version != self.settings.version {
            problem = Some("settings-stale");
        }
        let new = match judge(&self.settings, &text, self.app.data()) {
            Ok(new) => new,
            Err(error) => {
                return page_for_people(&SettingsFormPage::of_file(self.frame(""), version, text, Some(&error)));
            }
        };
        let effects = match self.effects(&new).await {
            Ok(effects) => effects,
            Err(failure) => return failure.into_response(),
        };
        // What somebody else has changed meanwhile is not this person's change.
        let base = match self.text_at(version).await {
            Ok(base) => base,
            Err(failure) => return failure,
        };
        let changes = differences(&base, &text);
        let mut frame = self.frame("");
        [&text, &base].into_iter().for_each(|text| frame.learn(text));
        let clock = (self.app.now(), &new.zone);
        page_for_people(&SettingsPreviewPage::new(frame, (version, text), &changes, effects, clock, problem))
    }

    /// What new settings would do to the hall as it is now.
    async fn effects(&self, new: &Arc<Settings>) -> Result<Effects, Failure> {
        let (to_move, in_hand) = left_behind(&self.app, &self.hall, &self.settings, new).await?;
        let (mut open, used_up) = today(&self.app, &self.hall, new).await?;
        open.retain(|counter| !in_hand.iter().any(|(_, busy)| busy == counter));
        let promise = |settings: &Settings| translate::rule_terms(&settings.policy).promise;
        let waiting = |service: &Service| self.waiting(service);
        Ok(Effects {
            to_move,
            in_hand,
            open,
            used_up,
            promise: Some(promise(new)).filter(|new| *new != promise(&self.settings)),
            times: times::times(&self.settings, new, self.app.now(), waiting),
        })
    }
}

async fn text_of(app: &AppState, hall: &HallId, version: u64) -> Result<Option<String>, Failure> {
    let asked = hall.clone();
    let versions = app.history(move |history| history.settings_versions(&asked)).await?;
    Ok(versions.into_iter().find(|record| record.version == version).map(|record| record.office_toml))
}

/// What there is to change.
pub(super) async fn list(desk: Result<Desk, Response>) -> Result<Response, Response> {
    let desk = desk?;
    Ok(page_for_people(&SettingsPage::new(desk.frame(""), desk.query.done.clone())))
}

/// The form of a part.
pub(super) async fn form(
    Path((_, part)): Path<(String, String)>,
    desk: Result<Desk, Response>,
) -> Result<Response, Response> {
    let desk = desk?;
    let part = Part::of_word(&part).ok_or_else(|| desk.lost())?;
    let (office, item) = (desk.office().ok_or_else(|| desk.lost())?, desk.query.item.as_deref());
    if item.is_some_and(|item| part.is_listed() && !office.ids(part.word()).iter().any(|id| id == item)) {
        return Err(desk.lost());
    }
    let answers = office.answers(part, item);
    let frame = desk.frame(&more(item));
    Ok(page_for_people(&SettingsFormPage::new(frame, desk.settings.version, (part, item), &answers, None, &[])))
}

/// The answers of a form: shown again with what is wrong, or what they would do.
pub(super) async fn answer(
    Path((_, part)): Path<(String, String)>,
    desk: Result<Desk, Response>,
    Form(fields): Fields,
) -> Result<Response, Response> {
    let desk = desk?;
    let part = Part::of_word(&part).ok_or_else(|| desk.lost())?;
    let item = desk.query.item.as_deref();
    let answers = sent(fields);
    let version = version_in(&answers);
    // A form holds every value of its part: in a text that is newer than the form it would undo what others have changed.
    let base = desk.text_at(version).await?;
    let mut office = desk.office_of(&base).ok_or_else(|| desk.lost())?;
    let put = match item.filter(|_| !answers.one("remove").is_empty()) {
        Some(item) => {
            office.remove(part, item);
            Ok(String::new())
        }
        None => office.put(part, item, &in_english(&answers, desk.frame("").page_language())),
    };
    let gaps = office.gaps();
    office.fill(&gaps, &answers);
    let asked = |gap: &Gap| answers.0.iter().any(|(name, _)| *name == gap.name);
    let wrong = match put {
        Err(wrong) => Some(wrong),
        // A new language is not tried before its texts are asked for.
        Ok(_) if !gaps.iter().all(asked) => None,
        Ok(place) => {
            let text = office.text();
            match judge(&desk.settings, &text, desk.app.data()) {
                Ok(_) => return Ok(desk.preview(version, text, None).await),
                Err(error) => {
                    let id = item.unwrap_or_else(|| answers.one("id"));
                    Some(Box::new(wrong_answer(error, (part, id), &office, &place, &gaps)))
                }
            }
        }
    };
    let mut frame = desk.frame(&more(item));
    frame.learn(&office.text());
    Ok(page_for_people(&SettingsFormPage::new(frame, version, (part, item), &answers, wrong.as_deref(), &gaps)))
}

/// The whole office file in a field.
pub(super) async fn file(desk: Result<Desk, Response>) -> Result<Response, Response> {
    let desk = desk?;
    let (frame, version) = (desk.frame(""), desk.settings.version);
    Ok(page_for_people(&SettingsFormPage::of_file(frame, version, desk.text, None)))
}

/// The whole office file, changed by hand.
pub(super) async fn answer_file(desk: Result<Desk, Response>, Form(fields): Fields) -> Result<Response, Response> {
    let answers = sent(fields);
    Ok(desk?.preview(version_in(&answers), office_in(&answers), None).await)
}

/// The office file, to be kept or changed elsewhere.
pub(super) async fn download(desk: Result<Desk, Response>) -> Result<Response, Response> {
    let desk = desk?;
    let name = format!("attachment; filename=\"{}.toml\"", desk.hall);
    let headers =
        [(header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, desk.text).into_response())
}

/// Puts a change in force that was looked at.
pub(super) async fn apply(desk: Result<Desk, Response>, Form(fields): Fields) -> Result<Response, Response> {
    let desk = desk?;
    let answers = sent(fields);
    let (version, text) = (version_in(&answers), office_in(&answers));
    let Ok(settings) = judge(&desk.settings, &text, desk.app.data()) else {
        return Ok(desk.preview(version, text, None).await);
    };
    let moves =
        answers.0.iter().filter_map(|(name, to)| Some((name.strip_prefix("move.")?.parse().ok()?, to.parse().ok()?)));
    let change = Change { base: version, office_toml: text.clone(), settings, moves: moves.collect() };
    match desk.app.engine().change_settings(&desk.hall, change).await {
        Ok(()) => {
            let now_in_force = version + 1;
            let about = format!("{} version {now_in_force}", desk.hall);
            desk.app.sign_in().note(desk.app.now(), &desk.who, Deed::SettingsChanged, &about);
            let language = desk.query.lang.as_deref().unwrap_or_default();
            let hall = &desk.hall;
            Ok(Redirect::to(&format!("/halls/{hall}/settings?lang={language}&done={now_in_force}")).into_response())
        }
        Err(ChangeError::Stale(_)) => Ok(desk.preview(version, text, Some("settings-stale")).await),
        Err(ChangeError::Stranded(_)) => Ok(desk.preview(version, text, None).await),
        Err(ChangeError::Unfit(error)) => {
            tracing::warn!(error = &*error as &dyn std::error::Error, hall = %desk.hall, "settings do not fit today's events");
            Ok(desk.preview(version, text, Some("settings-unfit")).await)
        }
        Err(ChangeError::Submit(error)) => Err(Failure::from(error).into_response()),
    }
}

/// The changes that were made to an earlier version, taken over to the one in force and looked at again.
pub(super) async fn take_over(desk: Result<Desk, Response>, Form(fields): Fields) -> Result<Response, Response> {
    let desk = desk?;
    let answers = sent(fields);
    let (mine, base) = (office_in(&answers), desk.text_at(version_in(&answers)).await?);
    let mut taken = desk.office().ok_or_else(|| desk.lost())?;
    // What is no TOML cannot be taken over value by value: it is shown with its mistake.
    if let (Some(base), Some(mine)) = (desk.office_of(&base), desk.office_of(&mine)) {
        taken.take_over(&base, &mine);
        return Ok(desk.preview(desk.settings.version, taken.text(), None).await);
    }
    Ok(desk.preview(desk.settings.version, mine, None).await)
}

/// The versions of before.
pub(super) async fn history(desk: Result<Desk, Response>) -> Result<Response, Response> {
    let desk = desk?;
    let asked = desk.hall.clone();
    let versions = desk.app.history(move |history| history.settings_versions(&asked)).await;
    let versions = versions.map_err(IntoResponse::into_response)?;
    let changers = desk.app.sign_in().settings_changers(&desk.hall);
    let changers = changers.map_err(|error| Failure::of_people(&error).into_response())?;
    let mut frame = desk.frame("");
    versions.iter().for_each(|record| frame.learn(&record.office_toml));
    let line = |(index, record): (usize, &turno_store::HallRecord)| {
        let before = versions.get(index + 1);
        let at = record.imported_at.to_zoned(desk.settings.zone.clone());
        VersionLine {
            version: record.version,
            at: frame.moment(&at),
            by: changers.get(&record.version).cloned(),
            differences: before.map_or_else(Vec::new, |before| differences(&before.office_toml, &record.office_toml)),
        }
    };
    let lines = versions.iter().enumerate().map(line).collect();
    Ok(page_for_people(&SettingsHistoryPage::new(frame, lines)))
}

/// An old version, to be put back.
pub(super) async fn put_back(desk: Result<Desk, Response>, Form(fields): Fields) -> Result<Response, Response> {
    let desk = desk?;
    let old = text_of(&desk.app, &desk.hall, version_in(&sent(fields))).await.map_err(IntoResponse::into_response)?;
    let Some(old) = old else { return Err(desk.lost()) };
    Ok(desk.preview(desk.settings.version, old, None).await)
}

fn more(item: Option<&str>) -> String {
    item.map_or_else(String::new, |item| format!("&item={}", crate::pages::escaped(item)))
}

/// Browsers end lines in a form by two characters.
fn sent(fields: Vec<(String, String)>) -> Answers {
    Answers(fields.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect())
}

fn version_in(answers: &Answers) -> u64 {
    answers.one("version").parse().unwrap_or_default()
}

fn office_in(answers: &Answers) -> String {
    format!("{}\n", answers.one("office"))
}
