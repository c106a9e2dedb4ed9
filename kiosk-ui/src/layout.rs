//! How the screens fit a panel: the scale of all sizes, what is out of reach, and how much stands on a page.
//!
//! Sizes are made for people, not for pixels: a control is so many millimetres and a letter so many degrees, so the scale
//! follows from the panel's size. What then does not fit goes to another page; nothing shrinks below its limit.

use crate::{flow::Manner, settings::PanelSize};

/// The resolution for which the sizes in the token file are made: 22 inches with 1080 pixels across.
pub(crate) const DESIGN_PX_PER_MM: f32 = 1080.0 / 274.0;
/// The shorter side of a panel whose size is not set, in millimetres: 22 inches.
const SHORTER_MM: f32 = 274.0;
/// The lower edge of a panel above the floor where it is not set, in millimetres.
const BOTTOM_MM: f32 = 800.0;
/// From which distance the sizes in the token file are read, in millimetres.
pub(crate) const DESIGN_DISTANCE_MM: f32 = 600.0;
/// Above the floor, nothing lower is reached from a wheelchair, in millimetres (EN 301 549).
pub(crate) const REACH_FROM_MM: f32 = 380.0;
/// Above the floor, nothing higher is reached from a wheelchair, in millimetres (EN 301 549).
pub(crate) const REACH_TO_MM: f32 = 1220.0;
/// How much of the window is used at most with controls low down, so that a touch of the switch is seen to do something.
const LOW_SHARE_MAX: f32 = 0.75;
/// How much larger everything is in the mode of large type.
const LARGE: f32 = 1.25;
/// The shorter side in pixels that the screens need at scale 1.
const DESIGN_SHORTER_PX: f32 = 1080.0;
/// No window of a totem has a shorter side than this, in pixels: one that has is not laid out by its system yet.
const SIDE_MIN_PX: f32 = 240.0;
/// The smallest width and height that any screen can be laid out in, in pixels at scale 1.
const SMALLEST_PX: (f32, f32) = (760.0, 560.0);
/// From this height on, in pixels at scale 1, an upright screen has the languages in a bar of their own.
const TALL_FROM_PX: f32 = 1650.0;
/// From this width on, in pixels at scale 1, a lying screen has two columns of services.
const TWO_COLUMNS_FROM_PX: f32 = 1600.0;
/// Below this width, in pixels at scale 1, names and notes of services take two lines each.
const NARROW_BELOW_PX: f32 = 900.0;
/// The size of a language's name on its button, in pixels at scale 1, and what the button has around it.
const NAME_PX: f32 = 41.0;
const AROUND_NAME_PX: f32 = 40.0;
/// The size of the office's name, in pixels at scale 1, the height of its lines, and what of the width it does not have.
const OFFICE_PX: f32 = 58.0;
const OFFICE_LINE_PX: f32 = 79.0;
const BESIDE_OFFICE_PX: f32 = 280.0;
/// What of the width the desk's name does not have, and how wide plain letters are beside bold ones.
const BESIDE_DESK_PX: f32 = 80.0;
const PLAIN: f32 = 0.92;

/// The panel, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Panel {
    /// From left to right.
    pub(crate) width_mm: f32,
    /// From top to bottom.
    pub(crate) height_mm: f32,
    /// Its lower edge above the floor.
    pub(crate) bottom_mm: f32,
    /// From where it is read.
    pub(crate) distance_mm: f32,
}

impl Panel {
    /// The panel behind a window where nothing is set.
    #[must_use]
    pub(crate) fn usual(width_px: f32, height_px: f32) -> Self {
        let (width_px, height_px) = settled(width_px, height_px);
        let mm_per_px = SHORTER_MM / width_px.min(height_px);
        Self {
            width_mm: width_px * mm_per_px,
            height_mm: height_px * mm_per_px,
            bottom_mm: BOTTOM_MM,
            distance_mm: DESIGN_DISTANCE_MM,
        }
    }

    /// The panel as it is set.
    #[must_use]
    pub(crate) fn set(size: PanelSize, bottom_mm: Option<u16>, distance_mm: Option<u16>) -> Self {
        Self {
            width_mm: f32::from(size.width_mm),
            height_mm: f32::from(size.height_mm),
            bottom_mm: bottom_mm.map_or(BOTTOM_MM, f32::from),
            distance_mm: distance_mm.map_or(DESIGN_DISTANCE_MM, f32::from),
        }
    }

    /// Pixels to the millimetre, in the direction that has more of them.
    #[must_use]
    pub(crate) fn px_per_mm(&self, width_px: f32, height_px: f32) -> f32 {
        (width_px / self.width_mm).max(height_px / self.height_mm)
    }

    /// What is out of reach at the top and at the bottom, in pixels of a window of this height.
    fn out_of_reach(&self, height_px: f32) -> (f32, f32) {
        let px = |mm: f32| (mm.max(0.0) * height_px / self.height_mm).ceil();
        let below = px(REACH_FROM_MM - self.bottom_mm);
        let above = px(self.bottom_mm + self.height_mm - REACH_TO_MM);
        (above.max((height_px * (1.0 - LOW_SHARE_MAX)).ceil()), below)
    }
}

/// What a screen has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Load {
    /// The modes that are on.
    pub(crate) manner: Manner,
    /// Whether two languages stand side by side.
    pub(crate) pair: bool,
    /// Whether there is a way in for whoever has an appointment.
    pub(crate) checks_in: bool,
    /// The services.
    pub(crate) services: usize,
    /// The languages on buttons.
    pub(crate) languages: usize,
    /// The widest word among the languages' names, as a part of the size of its letters.
    pub(crate) widest_name: Ems,
    /// The office's name, likewise.
    pub(crate) office: Ems,
}

/// How wide a text is at most in bold letters, in hundredths of their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Ems(u32);

impl Ems {
    /// The width of a text.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        Self(text.chars().map(letter).sum())
    }

    /// The width of both texts, with a gap between them.
    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 + other.0 + 100)
    }

    fn px(self, size: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a name has few letters")]
        let hundredths = self.0 as f32;
        hundredths * size / 100.0
    }
}

/// A letter of Noto Sans in bold, in hundredths of its size: a little more than it takes.
fn letter(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | 'і' | 'ї' | '.' | ',' | '’' | ' ' | '·' => 34,
        'f' | 'r' | 't' | 's' | 'z' | '-' => 48,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | 'м' => 98,
        letter if letter.is_lowercase() => 66,
        // Signs of Chinese are as wide as they are high.
        '\u{2E80}'..='\u{FFEF}' => 100,
        _ => 76,
    }
}

/// How the screens fit a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Layout {
    /// What all sizes are multiplied with.
    pub(crate) scale: f32,
    /// Whether what is used of the window is higher than wide.
    pub(crate) upright: bool,
    /// Whether there is height for a bar of languages and for explanations.
    pub(crate) tall: bool,
    /// What is out of reach at the top, in pixels.
    pub(crate) above_px: f32,
    /// What is out of reach at the bottom, in pixels.
    pub(crate) below_px: f32,
    /// The width of the window, in pixels at scale 1.
    width_px: f32,
    /// Services beside each other.
    pub(crate) columns: usize,
    /// Services above each other, at most.
    pub(crate) rows_max: usize,
    /// Buttons for languages, at most; the last leads to the others if there are more.
    pub(crate) language_slots: usize,
    /// Languages beside each other in the list of them.
    pub(crate) language_columns: usize,
}

impl Layout {
    /// For a window of this size, in pixels, on this panel.
    #[must_use]
    pub(crate) fn of(width_px: f32, height_px: f32, panel: &Panel, load: Load) -> Self {
        let (width_px, height_px) = settled(width_px, height_px);
        let (above_px, below_px) = if load.manner.low { panel.out_of_reach(height_px) } else { (0.0, 0.0) };
        let used_px = height_px - above_px - below_px;
        let needed = panel.px_per_mm(width_px, height_px) / DESIGN_PX_PER_MM;
        let needed = needed * (panel.distance_mm / DESIGN_DISTANCE_MM).max(1.0);
        let filling = width_px.min(height_px) / DESIGN_SHORTER_PX;
        let scale = needed.max(filling) * if load.manner.large { LARGE } else { 1.0 };
        let scale = scale.min(width_px / SMALLEST_PX.0).min(used_px / SMALLEST_PX.1);
        let (width, height) = (width_px / scale, used_px / scale);
        let upright = height >= width;
        let tall = upright && height >= TALL_FROM_PX;
        let columns = if !upright && width >= TWO_COLUMNS_FROM_PX { 2 } else { 1 };
        Self {
            scale,
            upright,
            tall,
            above_px,
            below_px,
            width_px: width,
            columns,
            rows_max: rows((width, height - head(width, tall, above_px / scale, load)), tall, upright, columns, load),
            language_slots: language_slots(width, tall, load),
            language_columns: if width < 1000.0 { 2 } else { 3 + usize::from(!upright) },
        }
    }

    /// The lines that the desk's name takes under the office's.
    #[must_use]
    pub(crate) fn desk_lines(self, desk: Ems) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let lines = (desk.px(NAME_PX) * PLAIN / (self.width_px - BESIDE_DESK_PX)).ceil() as usize;
        lines.max(1)
    }

    /// Services on one page, at most.
    #[must_use]
    pub(crate) fn page_size(self) -> usize {
        self.columns * self.rows_max
    }
}

/// The sides of a window as a screen can be laid out in: while a window is being opened, its system may say zero.
fn settled(width_px: f32, height_px: f32) -> (f32, f32) {
    (width_px.max(SIDE_MIN_PX), height_px.max(SIDE_MIN_PX))
}

/// The height of the band on top beyond what is out of reach, in pixels at scale 1.
fn head(width: f32, tall: bool, above: f32, load: Load) -> f32 {
    let lines = (load.office.px(OFFICE_PX) / (width - BESIDE_OFFICE_PX)).ceil().max(1.0);
    let least = if tall { 200.0 + (lines - 1.0) * OFFICE_LINE_PX } else { (lines * OFFICE_LINE_PX + 30.0).max(120.0) };
    (least - above).max(0.0)
}

/// Rows of services under the band on top.
fn rows((width, height): (f32, f32), tall: bool, upright: bool, columns: usize, load: Load) -> usize {
    let bars = if tall { 160.0 + 178.0 } else { 160.0 };
    let title = match (tall, load.pair) {
        (true, false) => 230.0,
        (true, true) => 380.0,
        (false, false) => 170.0,
        (false, true) => 230.0,
    };
    let tile = match (tall, load.pair) {
        (true, false) => 200.0,
        (false, _) if width < NARROW_BELOW_PX => 260.0,
        (_, true) => 240.0,
        (false, false) => 190.0,
    };
    let gap = 24.0;
    // On a lying screen it stands beside the title.
    let check_in = if upright && load.checks_in { 100.0 + gap } else { 0.0 };
    let room = height - bars - title - check_in;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows, and below zero is none")]
    let rows_in = |room: f32| (((room + gap) / (tile + gap)).floor() as usize).clamp(1, 6);
    // Where the way in stands and all services fit, it stands in place of the line that says what to do.
    let hint = if tall && load.checks_in { 80.0 } else { 0.0 };
    let whole = rows_in(room + hint);
    let pager = if upright || columns == 1 { 119.0 + gap } else { 60.0 };
    if whole * columns >= load.services { whole } else { rows_in(room - pager) }
}

fn language_slots(width: f32, tall: bool, load: Load) -> usize {
    let switches = if tall { 0.0 } else { 4.0 * (119.0 + 16.0) + 24.0 };
    let room = width - 2.0 * if tall { 40.0 } else { 24.0 } - switches;
    let button = (load.widest_name.px(NAME_PX) + AROUND_NAME_PX).max(160.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few buttons")]
    let slots = ((room + 16.0) / (button + 16.0)).floor().max(1.0) as usize;
    slots.min(load.languages.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: f32, height: f32, manner: Manner) -> Layout {
        let widest_name = Ems::of("Italiano");
        let load = Load { manner, services: 5, languages: 4, widest_name, ..Load::default() };
        Layout::of(width, height, &Panel::usual(width, height), load)
    }

    #[test]
    fn a_scale_for_every_screen() {
        for (width, height, scale) in [
            (1080.0, 1920.0, 1.0),
            (1920.0, 1080.0, 1.0),
            (1024.0, 768.0, 0.711),
            (800.0, 480.0, 0.444),
            (2160.0, 3840.0, 2.0),
        ] {
            let layout = of(width, height, Manner::default());
            assert!((layout.scale - scale).abs() < 0.001, "{width}x{height}: {layout:?}");
            let large = of(width, height, Manner { large: true, ..Manner::default() });
            assert!((large.scale - 1.25 * scale).abs() < 0.001, "{width}x{height}: {large:?}");
        }
    }

    #[test]
    fn a_window_that_is_not_there_yet_has_a_finite_scale() {
        for (width, height) in [(0.0, 0.0), (1.0, 1.0), (0.0, 1920.0), (1080.0, 0.0)] {
            for manner in [Manner::default(), Manner { large: true, contrast: true, low: true, speech: true }] {
                let layout = of(width, height, manner);
                assert!(layout.scale.is_finite() && layout.scale > 0.1, "{width}x{height}: {layout:?}");
                assert!(layout.above_px.is_finite() && layout.below_px.is_finite(), "{width}x{height}: {layout:?}");
            }
        }
    }

    #[test]
    fn a_dense_panel_and_a_far_reader_get_larger_sizes() {
        let load = Load::default();
        let usual = Panel::usual(1080.0, 1920.0);
        let dense = Panel { width_mm: 200.0, height_mm: 356.0, ..usual };
        assert!((Layout::of(1080.0, 1920.0, &dense, load).scale - 1.37).abs() < 0.01);
        let far = Panel { distance_mm: 750.0, ..usual };
        assert!((Layout::of(1080.0, 1920.0, &far, load).scale - 1.25).abs() < 0.01);
        let big = Panel { width_mm: 400.0, height_mm: 711.0, ..usual };
        assert!((Layout::of(1080.0, 1920.0, &big, load).scale - 1.0).abs() < 0.01, "a large panel is filled");
    }

    #[test]
    fn low_means_between_the_two_heights_above_the_floor() {
        let manner = Manner { low: true, ..Manner::default() };
        let load = Load { manner, ..Load::default() };
        let tower = Panel { width_mm: 400.0, height_mm: 710.0, bottom_mm: 800.0, distance_mm: 600.0 };
        let layout = Layout::of(1080.0, 1920.0, &tower, load);
        let top_mm = tower.bottom_mm + tower.height_mm - layout.above_px * tower.height_mm / 1920.0;
        assert!((REACH_TO_MM - 1.0..=REACH_TO_MM).contains(&top_mm), "{top_mm}");
        let deep = Panel { bottom_mm: 200.0, ..tower };
        let layout = Layout::of(1080.0, 1920.0, &deep, load);
        let low_mm = deep.bottom_mm + layout.below_px * deep.height_mm / 1920.0;
        assert!((REACH_FROM_MM..=REACH_FROM_MM + 1.0).contains(&low_mm), "{low_mm}");
    }

    #[test]
    fn what_does_not_fit_goes_to_another_page() {
        let page = |manner| of(1080.0, 1920.0, manner).page_size();
        assert_eq!(page(Manner::default()), 5);
        assert!(page(Manner { large: true, low: true, ..Manner::default() }) < 5);
        let load = Load { checks_in: true, services: 5, ..Load::default() };
        let panel = Panel::usual(1080.0, 1920.0);
        assert_eq!(Layout::of(1080.0, 1920.0, &panel, load).page_size(), 5, "who has an appointment costs no page");
        let long =
            Load { office: Ems::of("Unione dei Comuni della Garfagnana e della Media Valle"), services: 5, ..load };
        assert!(Layout::of(1080.0, 1920.0, &panel, long).page_size() < 5, "a name of two lines does");
    }
}
