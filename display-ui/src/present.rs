//! From what the announcer knows to what stands on the wall, in words of the wall's languages. Pure.

mod lines;
mod rest;
mod side;

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, Zoned, tz::TimeZone};
use turno_protocol::{Board, BoardCall, BoardCounter, CounterState, HallInfo, Opening};
use turno_text::{Catalogue, Direction, MAIN_LANGUAGE};

use crate::{
    announcer::{Freshness, Pulse, Screen},
    sight::Layout,
    view::{
        BoardView, BodyView, CounterLook, CounterName, CounterRow, HeaderView, Heading, LargeView, Names, NoticeView,
        Picture, RecentRow, SentenceView, ShownCall, WallView,
    },
};

/// How many counters stand in the table at once; more take turns.
pub(crate) const COUNTER_ROWS_MAX: usize = 5;

/// How many rows the calls and the counters have together.
const ROWS_MAX: usize = 6;

/// How many rows the latest calls have in the layout that shows nothing else beside the large one.
const CALLS_ROWS_MAX: usize = 4;

/// How many counters stand above a bulletin, which is higher than the latest calls that it stands for.
const COUNTER_ROWS_BESIDE_BULLETIN: usize = 3;

/// The longest name of a counter on one row, in characters.
const ROW_NAME_CHARS: usize = 16;

/// How many characters of a service's name stand on one line in half of a standing screen.
const HALF_LINE_CHARS: usize = 20;

/// How long a page of counters or lines stands, in seconds: long enough to find one's own.
pub(crate) const PAGE_SECS: i64 = 10;

/// The wall's words: the hall, the languages, the catalogue.
#[derive(Debug, Clone)]
pub(crate) struct Presenter {
    catalogue: Catalogue,
    hall: Option<HallInfo>,
    time_zone: TimeZone,
    chosen: Vec<String>,
    layout: Layout,
    pictures: BTreeMap<String, Arc<Picture>>,
}

impl Presenter {
    /// `chosen` overrules the hall's languages; the first two are shown.
    pub(crate) fn new(catalogue: Catalogue, chosen: Vec<String>) -> Self {
        Self {
            catalogue,
            hall: None,
            time_zone: TimeZone::UTC,
            chosen,
            layout: Layout::Full,
            pictures: BTreeMap::new(),
        }
    }

    /// The same for another layout.
    pub(crate) fn with_layout(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// The hall's settings are here.
    pub(crate) fn set_hall(&mut self, hall: HallInfo) {
        self.time_zone = TimeZone::get(&hall.time_zone).unwrap_or_else(|error| {
            tracing::warn!(time_zone = hall.time_zone, %error, "unknown time zone; times are shown in UTC");
            TimeZone::UTC
        });
        self.hall = Some(hall);
    }

    /// A picture of a bulletin is here.
    pub(crate) fn set_picture(&mut self, picture: Picture) {
        self.pictures.insert(picture.identity.0.clone(), Arc::new(picture));
    }

    pub(crate) fn hall(&self) -> Option<&HallInfo> {
        self.hall.as_ref()
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The languages shown, the main one first.
    pub(crate) fn shown(&self) -> Vec<&str> {
        shown_languages(self.hall.as_ref(), &self.chosen)
    }

    fn language(&self) -> &str {
        self.shown()[0]
    }

    fn second_language(&self) -> Option<&str> {
        self.shown().get(1).copied()
    }

    /// A moment in the hall's own time.
    pub(crate) fn local(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.time_zone.clone())
    }

    /// What stands on the wall.
    pub(crate) fn wall(&self, screen: &Screen) -> WallView {
        let body = match (&screen.board, &self.hall, screen.freshness) {
            (Some(board), Some(hall), Freshness::Fresh | Freshness::Stale { .. }) => self.body(screen, board, hall),
            _ => BodyView::Connecting(self.connecting()),
        };
        let shown = match &body {
            BodyView::Board(view) => shown_calls(screen, view),
            BodyView::Closed(_) | BodyView::Connecting(_) => Vec::new(),
        };
        let rest = self.rest(screen, &body);
        WallView {
            layout: self.layout,
            direction: Direction::of(self.language()),
            rest,
            header: self.header(screen.now),
            body,
            notice: self.notice(screen),
            shown,
        }
    }

    fn header(&self, now: Option<Timestamp>) -> HeaderView {
        let language = self.language();
        let name = |texts: &turno_protocol::Texts| texts.in_language(language).to_owned();
        let (clock, date) = now.map(|now| self.local(now)).map_or_else(Default::default, |local| {
            (self.catalogue.clock(language, local.time()), self.catalogue.date(language, local.date()))
        });
        let office = self.hall.as_ref().map(|hall| name(&hall.office)).unwrap_or_default();
        let desk = self.hall.as_ref().map(|hall| name(&hall.desk)).unwrap_or_default();
        HeaderView { office, desk, clock, date }
    }

    fn notice(&self, screen: &Screen) -> Option<NoticeView> {
        let Freshness::Stale { since } = screen.freshness else { return None };
        let text = |language: &str| {
            let time = self.catalogue.clock(language, self.local(since).time());
            self.catalogue.text(language, "wall-stale", &[("time", time.into())])
        };
        let second = self.second_language().map(text).unwrap_or_default();
        let both = Heading { text: text(self.language()), second };
        let Heading { text, second } = self.in_turns(both, page(screen));
        Some(NoticeView { text, second, advice: self.heading("wall-stale-advice") })
    }

    fn body(&self, screen: &Screen, board: &Board, hall: &HallInfo) -> BodyView {
        match board.opening {
            Opening::Closed { opens_at } if is_over(board) => BodyView::Closed(self.closed(board, opens_at)),
            Opening::Closed { .. } | Opening::Open { .. } => BodyView::Board(Box::new(self.board(screen, board, hall))),
        }
    }

    fn connecting(&self) -> SentenceView {
        let (title, detail) = (self.heading("wall-connecting"), self.heading("wall-connecting-advice"));
        SentenceView {
            title: title.text,
            second_title: title.second,
            detail: detail.text,
            second_detail: detail.second,
        }
    }

    fn closed(&self, board: &Board, opens_at: Option<Timestamp>) -> SentenceView {
        let today = self.local(board.now).date();
        let detail = |language: &str| match opens_at {
            Some(at) => {
                let moment = self.catalogue.moment(language, today, self.local(at).datetime());
                self.catalogue.text(language, "wall-opens", &[("moment", moment.into())])
            }
            None => self.catalogue.text(language, "wall-no-opening", &[]),
        };
        let title = self.heading("wall-closed");
        SentenceView {
            title: title.text,
            second_title: title.second,
            detail: detail(self.language()),
            second_detail: self.second_language().map(detail).unwrap_or_default(),
        }
    }

    fn board(&self, screen: &Screen, board: &Board, hall: &HallInfo) -> BoardView {
        let page = page(screen);
        let message = self.message(board, page);
        let urgent = message != Heading::default() || screen.freshness != Freshness::Fresh;
        let bulletin = if urgent { None } else { self.bulletin(board, hall, page) };
        let rows = if bulletin.is_some() { COUNTER_ROWS_BESIDE_BULLETIN } else { COUNTER_ROWS_MAX };
        let counters = self.counters(board, hall, rows, page);
        let rows_max = if message == Heading::default() { ROWS_MAX } else { ROWS_MAX - 1 };
        let used: usize = counters.iter().map(|row| rows_of(&row.name)).sum();
        let recent_max = match self.layout {
            Layout::Full if bulletin.is_some() => 0,
            Layout::Full => rows_max.saturating_sub(used.clamp(2, COUNTER_ROWS_MAX)),
            Layout::Calls if message == Heading::default() && screen.freshness == Freshness::Fresh => CALLS_ROWS_MAX,
            Layout::Calls => CALLS_ROWS_MAX / 2,
            Layout::Single => 0,
        };
        let large = screen.large.as_ref();
        let lines = self.lines(board, hall, page);
        let recent = self.recent(board, hall, large, recent_max);
        let names =
            || counters.iter().map(|row| row.name.as_str()).chain(recent.iter().map(|row| row.counter.as_str()));
        let length = if names().any(|name| rows_of(name) > 1) { Names::Long } else { Names::Short };
        BoardView {
            called: self.heading("wall-called"),
            large: large.map(|call| self.large(call, board, hall)),
            no_call: self.heading("wall-no-call"),
            raised: screen.pulse == Pulse::Raised,
            recent_title: self.heading("wall-recent"),
            no_recent: self.word("wall-no-recent"),
            recent,
            counters_title: self.heading("wall-counters"),
            counters,
            message,
            bulletin,
            names: length,
            name_lines: lines
                .iter()
                .map(|line| line.service.chars().count().div_ceil(HALF_LINE_CHARS))
                .max()
                .unwrap_or(1),
            lines_title: self.heading("wall-lines"),
            lines,
        }
    }

    fn large(&self, call: &BoardCall, board: &Board, hall: &HallInfo) -> LargeView {
        let name = self.counter_name(hall, &call.counter);
        let place = hall.counters.iter().find(|counter| counter.id == call.counter);
        let place = place.map(|counter| counter.place.in_language(self.language()).to_owned()).unwrap_or_default();
        LargeView {
            number: call.ticket.clone(),
            label: format!("{} {}, {name}", self.word("wall-called"), call.ticket),
            counter: CounterName::split(&name),
            place,
            arrow: hall.way_to(&call.counter, board.zone.as_deref()),
        }
    }

    fn recent(&self, board: &Board, hall: &HallInfo, large: Option<&BoardCall>, rows: usize) -> Vec<RecentRow> {
        let mut calls: Vec<&BoardCall> =
            board.calls.iter().filter(|call| large.is_none_or(|large| large.ticket != call.ticket)).collect();
        calls.sort_by_key(|call| std::cmp::Reverse(call.call));
        let row = |call: &&BoardCall| RecentRow {
            number: call.ticket.clone(),
            counter: self.counter_name(hall, &call.counter),
        };
        let mut used = 0;
        let fits = |row: &RecentRow| {
            used += rows_of(&row.counter);
            used <= rows
        };
        calls.iter().map(row).take_while(fits).collect()
    }

    fn counters(&self, board: &Board, hall: &HallInfo, rows: usize, page: i64) -> Vec<CounterRow> {
        // Only if there are more counters than rows do closed ones give way.
        let open: Vec<&BoardCounter> =
            board.counters.iter().filter(|counter| counter.state != CounterState::Closed).collect();
        let all: Vec<&BoardCounter> = board.counters.iter().collect();
        let listed = if all.len() <= rows || open.is_empty() { all } else { open };
        let longest = listed.iter().map(|counter| rows_of(&self.counter_name(hall, &counter.id))).max().unwrap_or(1);
        page_of(&listed, (rows / longest).max(1), page)
            .iter()
            .map(|counter| {
                let (state, key) = match counter.state {
                    CounterState::Closed => (CounterLook::Closed, "wall-counter-closed"),
                    CounterState::Free => (CounterLook::Free, "wall-counter-free"),
                    CounterState::Calling => (CounterLook::Calling, "wall-counter-calling"),
                    CounterState::Serving => (CounterLook::Serving, "wall-counter-serving"),
                };
                CounterRow {
                    name: self.counter_name(hall, &counter.id),
                    number: counter.ticket.clone().unwrap_or_default(),
                    state,
                    state_word: self.word(key),
                }
            })
            .collect()
    }

    /// What the counter is called; its identifier if the hall's settings do not know it yet.
    fn counter_name(&self, hall: &HallInfo, id: &str) -> String {
        let known = hall.counters.iter().find(|counter| counter.id == id);
        known.map_or_else(|| id.to_owned(), |counter| counter.name.in_language(self.language()).to_owned())
    }

    fn heading(&self, key: &str) -> Heading {
        let second = self.second_language().map(|language| self.catalogue.text(language, key, &[]));
        Heading { text: self.word(key), second: second.unwrap_or_default() }
    }

    fn word(&self, key: &str) -> String {
        self.catalogue.text(self.language(), key, &[])
    }
}

/// At most two languages, never none: those chosen for this wall, else the hall's.
pub(crate) fn shown_languages<'a>(hall: Option<&'a HallInfo>, chosen: &'a [String]) -> Vec<&'a str> {
    let languages = match hall {
        Some(hall) if chosen.is_empty() && !hall.side_by_side.is_empty() => &hall.side_by_side,
        Some(hall) if chosen.is_empty() => &hall.languages,
        _ => chosen,
    };
    let mut shown: Vec<&str> = languages.iter().take(2).map(String::as_str).collect();
    if shown.is_empty() {
        shown.push(MAIN_LANGUAGE);
    }
    shown
}

/// Which page of what takes turns is shown now.
fn page(screen: &Screen) -> i64 {
    screen.now.map_or(0, |now| now.as_second() / PAGE_SECS)
}

/// How many rows of a list a name needs.
fn rows_of(name: &str) -> usize {
    if name.chars().count() > ROW_NAME_CHARS { 2 } else { 1 }
}

/// Whether a closed office is really at rest: whoever was in the hall at closing time is still called and served.
fn is_over(board: &Board) -> bool {
    let busy = |counter: &BoardCounter| matches!(counter.state, CounterState::Calling | CounterState::Serving);
    let staffed = board.counters.iter().any(|counter| counter.state != CounterState::Closed);
    let waiting = board.lines.iter().any(|line| line.waiting > 0);
    let at_work = board.counters.iter().any(busy) || (staffed && waiting);
    !at_work
}

/// The calls that can be read: the large one and the recent ones.
fn shown_calls(screen: &Screen, view: &BoardView) -> Vec<ShownCall> {
    let readable = |call: &&BoardCall| view.recent.iter().any(|row| row.number == call.ticket);
    let recent = screen.board.iter().flat_map(|board| &board.calls).filter(readable);
    let shown =
        |call: &BoardCall| ShownCall { call: call.call, ticket: call.ticket.clone(), counter: call.counter.clone() };
    screen.large.iter().chain(recent).map(shown).collect()
}

/// The items of one page, pages taking turns.
fn page_of<T>(items: &[T], per_page: usize, page: i64) -> &[T] {
    let pages = items.len().div_ceil(per_page).max(1);
    let index = usize::try_from(page.rem_euclid(pages as i64)).unwrap_or(0);
    items.chunks(per_page).nth(index).unwrap_or_default()
}

#[cfg(test)]
mod tests;
