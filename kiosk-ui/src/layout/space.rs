//! What the parts of a screen take of its height, and how much of the rest there is for services and for the fields of the glass.

use super::{
    Load,
    running::{Either, Ems, Running, cut},
};

/// Below this width, in pixels at scale 1, names and notes of services take two lines each.
const NARROW_BELOW_PX: f32 = 900.0;
/// The size of small letters, of services' names and of titles, in pixels at scale 1.
const SMALL_PX: f32 = 41.0;
const SERVICE_PX: f32 = 48.0;
const TITLE_PX: f32 = 58.0;
/// What of the width the office's name does not have, in pixels at scale 1: the clock stands there.
const BESIDE_OFFICE_PX: f32 = 280.0;
/// On so many lines at most the office's name stands in letters of a title.
const OFFICE_LARGE_LINES_MAX: usize = 2;
/// The share of the screen that the band with the office's name takes at most, unless nobody reaches so high anyway.
const BAND_SHARE_MAX: f32 = 0.25;
/// What the band has around its lines, in pixels at scale 1, and how high it is at least.
const AROUND_BAND_PX: f32 = 26.0;
const BAND_TALL_PX: f32 = 170.0;
const BAND_LOW_PX: f32 = 120.0;
/// What of the width the desk's name does not have, and how wide plain letters are beside bold ones.
const BESIDE_DESK_PX: f32 = 80.0;
const PLAIN: f32 = 0.92;
/// The bars with a row of controls, and with words below them, in pixels at scale 1.
const BAR_PX: f32 = 151.0;
const BAR_WITH_WORDS_PX: f32 = 170.0;
/// The same where the names of two languages stand on one button.
const BAR_OF_PAIR_PX: f32 = 160.0;
/// The space around a screen and between its parts, on a tall one and on a low one, in pixels at scale 1.
const AROUND_TALL_PX: f32 = 80.0;
const AROUND_LOW_PX: f32 = 48.0;
const GAP_PX: f32 = 24.0;
const SMALL_GAP_PX: f32 = 16.0;
/// A main control, one that is lower than that, one with two lines, and the smallest that a finger hits.
const TARGET_PX: f32 = 119.0;
const BAR_LOW_PX: f32 = 100.0;
const BAR_BUTTON_PX: f32 = 138.0;
/// What of the width of the way to a check-in its words do not have.
const BESIDE_CHECK_IN_PX: f32 = 100.0;
const TARGET_MIN_PX: f32 = 80.0;
/// What of a service's width its name does not have, and what of the height no line has, in pixels at scale 1.
const BESIDE_SERVICE_PX: f32 = 252.0;
const AROUND_SERVICE_PX: f32 = 16.0;
/// What of it the wait does not have: two signs, what is between them, and the number of people comes to this.
const BESIDE_WAIT_PX: f32 = 150.0;
/// Where two languages explain each service, so many stand on a page at least, or none is explained.
const EXPLAINED_ROWS_MIN: usize = 2;
/// Fields of the glass beside and above each other, on an upright screen and on a lying one.
const FIELDS_UPRIGHT: (usize, usize) = (4, 4);
const FIELDS_LYING: (usize, usize) = (8, 2);

/// How the office's name stands on top: as large as a title where that takes two lines at most, else in small letters; and on so many
/// lines that enough of the screen is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Office {
    size_px: f32,
    lines: usize,
    lines_max: usize,
}

impl Office {
    /// For a screen of this width and height, in pixels at scale 1.
    #[must_use]
    pub(super) fn of(width: f32, height: f32, tall: bool, load: &Load) -> Self {
        let room = width - BESIDE_OFFICE_PX;
        let most = |size_px: f32| {
            let high =
                (height * BAND_SHARE_MAX - AROUND_BAND_PX - desk_px(width, tall, load)) / load.leading.px(1, size_px);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
            let lines = high.floor().max(1.0) as usize;
            lines
        };
        let large = load.office.lines(TITLE_PX, room);
        let (size_px, lines_max) = match OFFICE_LARGE_LINES_MAX.min(most(TITLE_PX)) {
            lines_max if large <= lines_max => (TITLE_PX, lines_max),
            _ => (SMALL_PX, most(SMALL_PX)),
        };
        Self { size_px, lines: load.office.lines(size_px, room).clamp(1, lines_max), lines_max }
    }

    /// The height of the band on top, in pixels at scale 1.
    #[must_use]
    pub(super) fn band(self, width: f32, tall: bool, load: &Load) -> f32 {
        let lines = load.leading.px(self.lines, self.size_px) + desk_px(width, tall, load);
        (lines + AROUND_BAND_PX).max(if tall { BAND_TALL_PX } else { BAND_LOW_PX })
    }

    /// The name, cut where it is longer than the band can hold.
    #[must_use]
    pub(super) fn cut(self, width: f32, name: &str) -> String {
        cut(name, self.size_px, width - BESIDE_OFFICE_PX, self.lines_max)
    }

    /// Whether it stands there in small letters.
    #[must_use]
    pub(super) fn is_small(self) -> bool {
        self.size_px < TITLE_PX
    }
}

/// The lines that the desk's name takes under the office's.
#[must_use]
pub(super) fn desk_lines(width: f32, desk: &Running) -> usize {
    desk.lines(SMALL_PX * PLAIN, width - BESIDE_DESK_PX).max(1)
}

/// Whether a text stands on one line there.
#[must_use]
pub(super) fn is_beside_desk(width: f32, text: Ems) -> bool {
    text.px(SMALL_PX) * PLAIN <= width - BESIDE_DESK_PX
}

/// The height of the desk's name in the band on top, in pixels at scale 1.
fn desk_px(width: f32, tall: bool, load: &Load) -> f32 {
    if tall { load.leading.px(desk_lines(width, &load.desk), SMALL_PX) } else { 0.0 }
}

/// What stands in a service.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: Either,
    /// What it is for.
    pub(crate) about: Running,
    /// Why it gives no number.
    pub(crate) note: Either,
    /// How many people wait.
    pub(crate) people: Ems,
    /// How long it takes.
    pub(crate) wait: Either,
}

impl Entry {
    /// The height of all but what it is for, beside its letter, in pixels at scale 1.
    fn bare_px(&self, width: f32, load: &Load) -> f32 {
        let facts = self.note.lines(SMALL_PX, width) + self.wait.lines(SMALL_PX, beside_people(width, self.people));
        load.leading.px(self.name.lines(SERVICE_PX, width), SERVICE_PX) + load.leading.px(facts.max(1), SMALL_PX)
    }
}

fn beside_people(width: f32, people: Ems) -> f32 {
    width - BESIDE_WAIT_PX - people.px(SMALL_PX)
}

/// A service's name as it stands beside its letter, where that leaves this width.
#[must_use]
pub(super) fn service_name(width: f32, name: &str) -> String {
    Either::laid(name, SERVICE_PX, width)
}

/// Why it gives no number, there.
#[must_use]
pub(super) fn service_note(width: f32, note: &str) -> String {
    Either::laid(note, SMALL_PX, width)
}

/// How long it takes, there.
#[must_use]
pub(super) fn service_wait(width: f32, people: Ems, wait: &str) -> String {
    Either::laid(wait, SMALL_PX, beside_people(width, people))
}

/// The width of the words on a button that is as wide as the screen.
fn across_px(width: f32, tall: bool) -> f32 {
    width - if tall { AROUND_TALL_PX } else { AROUND_LOW_PX } - BESIDE_CHECK_IN_PX
}

/// What stands on a button that is as wide as the screen.
#[must_use]
pub(super) fn across(width: f32, tall: bool, text: &str) -> String {
    Either::laid(text, SMALL_PX, across_px(width, tall))
}

/// Services above each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rows {
    /// How many, at most; at least one.
    pub(super) max: usize,
    /// Whether there is room for that one.
    pub(super) hold: bool,
    /// Whether they are explained.
    pub(super) explained: bool,
    /// The height that each needs, in pixels at scale 1.
    pub(super) service_px: f32,
    /// The width beside a service's letter.
    pub(super) beside_letter_px: f32,
}

/// Where the way to a check-in stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct CheckIn {
    /// Below the services, else beside the title.
    pub(crate) is_below: bool,
    /// Whether its languages stand below each other.
    pub(crate) is_high: bool,
    /// Its width, in pixels at scale 1; nothing where it is as wide as the screen.
    pub(super) width_px: f32,
}

impl CheckIn {
    fn height(self) -> f32 {
        match (self.is_high, self.is_below) {
            (true, _) => BAR_BUTTON_PX,
            (false, true) => BAR_LOW_PX,
            (false, false) => TARGET_PX,
        }
    }
}

/// The height of a title on lines of this width.
fn title_px(width: f32, load: &Load) -> f32 {
    load.leading.px(load.title.lines(TITLE_PX, width).max(1), TITLE_PX)
}

/// What is under the band on top, in pixels at scale 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) tall: bool,
    pub(super) upright: bool,
    pub(super) columns: usize,
}

impl Space {
    /// What the bars take.
    fn bars(self, load: &Load) -> f32 {
        let languages = if load.pair { BAR_OF_PAIR_PX } else { BAR_PX };
        match (self.tall, load.pair) {
            (true, _) if load.languages < 2 => BAR_WITH_WORDS_PX,
            (true, true) => languages + BAR_PX,
            (true, false) => languages + BAR_WITH_WORDS_PX,
            (false, true) => BAR_OF_PAIR_PX,
            (false, false) => BAR_PX,
        }
    }

    /// Rows of services. What two languages say of each is the first to give way.
    #[must_use]
    pub(super) fn rows(self, load: &Load) -> Rows {
        let explained = self.rows_of(self.tall, load);
        let gives_way = load.pair && explained.explained && explained.max < EXPLAINED_ROWS_MIN;
        if gives_way { self.rows_of(false, load) } else { explained }
    }

    fn rows_of(self, explained: bool, load: &Load) -> Rows {
        let beside_letter_px = self.beside_letter();
        let (service_px, usual_px) = self.service(explained, beside_letter_px, load);
        let rows = |paged| {
            let room = self.height - self.around_services(paged, load);
            let rows = (room + GAP_PX) / (service_px.max(usual_px) + GAP_PX);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few rows, and below zero is none"
            )]
            let whole = rows.floor() as usize;
            Rows { max: whole.clamp(1, 6), hold: room >= service_px, explained, service_px, beside_letter_px }
        };
        let whole = rows(false);
        if whole.max * self.columns >= load.services.len() { whole } else { rows(true) }
    }

    /// What stands above and below the services, where all of them fit and where there are pages of them.
    fn around_services(self, paged: bool, load: &Load) -> f32 {
        let check_in = match self.check_in(paged, load) {
            way if load.checks_in && way.is_below => way.height() + GAP_PX,
            _ => 0.0,
        };
        let turn = if load.pair { BAR_BUTTON_PX } else { TARGET_PX };
        if !self.tall {
            let pager = if paged && self.upright { turn + SMALL_GAP_PX } else { 0.0 };
            return self.bars(load) + self.low_title(paged, load) + check_in + pager;
        }
        let title = load.leading.px(load.title.lines(TITLE_PX, self.width - AROUND_TALL_PX).max(1), TITLE_PX) + GAP_PX;
        let beside_hint = AROUND_TALL_PX + if paged { GAP_PX + load.page.px(SMALL_PX) } else { 0.0 };
        let hint = load.hint.lines(SMALL_PX * PLAIN, self.width - beside_hint).max(1);
        // What two languages say beside the number of the page would take half a page.
        let hint = if paged && load.pair { 1 } else { hint };
        // Where the way in stands and all services fit, it stands in place of the line that says what to do.
        let hint = if paged || !load.checks_in { load.leading.px(hint, SMALL_PX) + GAP_PX } else { 0.0 };
        let pager = if paged { turn + GAP_PX } else { 0.0 };
        self.bars(load) + AROUND_TALL_PX + title + hint + check_in + pager
    }

    /// The title of a low screen and what is around it.
    fn low_title(self, paged: bool, load: &Load) -> f32 {
        let way = self.check_in(paged, load);
        let beside = if load.checks_in && !way.is_below { way.height() } else { 0.0 };
        let turns = if paged && !self.upright { TARGET_PX } else { 0.0 };
        let room = self.beside_turns(paged, load) - if beside > 0.0 { way.width_px + GAP_PX } else { 0.0 };
        AROUND_LOW_PX + SMALL_GAP_PX + title_px(room, load).max(beside).max(turns)
    }

    /// The width of a title on a low screen: on a lying one the ways to other pages stand beside it, and which page it is where one
    /// language says so.
    fn beside_turns(self, paged: bool, load: &Load) -> f32 {
        let page = if load.pair { 0.0 } else { load.page.px(SMALL_PX) + GAP_PX };
        let turns = if paged && !self.upright { 2.0 * (TARGET_PX + GAP_PX) + page } else { 0.0 };
        self.width - AROUND_LOW_PX - turns
    }

    /// Where the way to a check-in stands: beside the title of a lying screen, unless the title would take more height in what that
    /// leaves it than both do below each other.
    #[must_use]
    pub(super) fn check_in(self, paged: bool, load: &Load) -> CheckIn {
        let wide = across_px(self.width, self.tall);
        let below = CheckIn { is_below: true, is_high: load.check_in.lines(SMALL_PX, wide) > 1, width_px: 0.0 };
        if self.upright {
            return below;
        }
        let words = load.check_in.below();
        let width_px = words.widest_line().px(SMALL_PX) + BESIDE_CHECK_IN_PX;
        let beside = CheckIn { is_below: false, is_high: words.lines(SMALL_PX, f32::MAX) > 1, width_px };
        let room = self.beside_turns(paged, load);
        let left = room - width_px - GAP_PX;
        let low = left > load.title.widest_word().px(TITLE_PX)
            && title_px(left, load).max(beside.height()) <= title_px(room, load) + below.height() + SMALL_GAP_PX;
        if low { beside } else { below }
    }

    /// The width of a service beside its letter.
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    fn beside_letter(self) -> f32 {
        let around = if self.tall { AROUND_TALL_PX } else { AROUND_LOW_PX };
        let columns = self.columns as f32;
        (self.width - around - (columns - 1.0) * GAP_PX) / columns - BESIDE_SERVICE_PX
    }

    /// The height of a service: of its name, of what it is for where there is room for explanations, and of the people who wait, or of
    /// why nobody does; at least, and as it usually is.
    fn service(self, explained: bool, width: f32, load: &Load) -> (f32, f32) {
        let explains = explained && load.services.iter().any(|service| service.about != Running::default());
        // One language is cut to the line that there is room for; of two, none would be.
        let about = |service: &Entry| if load.pair { service.about.lines(SMALL_PX * PLAIN, width) } else { 1 };
        let about = |service: &Entry| if explains { load.leading.px(about(service), SMALL_PX) } else { 0.0 };
        let high = |service: &Entry| service.bare_px(width, load) + about(service);
        let least = AROUND_SERVICE_PX + load.services.iter().map(high).fold(0.0, f32::max);
        let usual = match (load.pair, self.tall) {
            (true, _) => 0.0,
            (false, true) if explains => 200.0,
            (false, false) if self.width < NARROW_BELOW_PX => 260.0,
            (false, _) => 190.0,
        };
        (least.max(TARGET_PX), usual)
    }

    /// Fields of the glass beside and above each other: fewer where there is no room for a finger on each.
    #[must_use]
    pub(super) fn fields(self, load: &Load) -> (usize, usize) {
        let beside = if self.tall { AROUND_TALL_PX } else { AROUND_LOW_PX };
        let above = if self.tall {
            let lines = load.leading.px(1, TITLE_PX) + load.leading.px(2, SMALL_PX);
            AROUND_TALL_PX + lines + 3.0 * GAP_PX + BAR_BUTTON_PX
        } else {
            // What to do and the way back share a line.
            AROUND_LOW_PX + TARGET_PX + SMALL_GAP_PX
        };
        let (columns_max, rows_max) = if self.upright { FIELDS_UPRIGHT } else { FIELDS_LYING };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few fields, and below zero is none"
        )]
        let fields_in = |room: f32| ((room + SMALL_GAP_PX) / (TARGET_MIN_PX + SMALL_GAP_PX)).floor() as usize;
        let rows = fields_in(self.height - self.bars(load) - above);
        (fields_in(self.width - beside).clamp(1, columns_max), rows.clamp(1, rows_max))
    }
}
