//! How the screens fit a panel: the scale of all sizes, what is out of reach, and how much stands on a page.
//!
//! Sizes are made for people, not for pixels: a control is so many millimetres and a letter so many degrees, so the scale
//! follows from the panel's size. What then does not fit goes to another page; nothing shrinks below its limit.

mod running;
mod space;

use crate::{
    flow::{Fits, Manner},
    settings::PanelPlace,
};

pub(crate) use running::{Either, Ems, Running};
pub(crate) use space::Entry;
use space::{CheckIn, Office, Rows, Space};

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
/// So much of the panel has to be within these, or nobody who sits can use it, in millimetres.
pub(crate) const REACH_LEAST_MM: f32 = 200.0;
/// How much of the window is used at most with controls low down, so that a touch of the switch is seen to do something.
const LOW_SHARE_MAX: f32 = 0.75;
/// How much larger everything is in the mode of large type: less where there would be no room for a single service.
const LARGE: [f32; 3] = [1.25, 1.15, 1.05];
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
/// The size of a language's name on its button, in pixels at scale 1, and what the button has around it.
const NAME_PX: f32 = 41.0;
const AROUND_NAME_PX: f32 = 40.0;
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

    /// The panel behind a window of this size, in pixels, where some of it is set.
    #[must_use]
    pub(crate) fn behind(width_px: f32, height_px: f32, set: PanelPlace) -> Self {
        let usual = Self::usual(width_px, height_px);
        Self {
            width_mm: set.size.map_or(usual.width_mm, |size| f32::from(size.width_mm)),
            height_mm: set.size.map_or(usual.height_mm, |size| f32::from(size.height_mm)),
            bottom_mm: set.bottom_mm.map_or(usual.bottom_mm, f32::from),
            distance_mm: set.distance_mm.map_or(usual.distance_mm, f32::from),
        }
    }

    /// Pixels to the millimetre, in the direction that has more of them.
    #[must_use]
    pub(crate) fn px_per_mm(&self, width_px: f32, height_px: f32) -> f32 {
        (width_px / self.width_mm).max(height_px / self.height_mm)
    }

    /// What is out of reach at the top and at the bottom, in pixels of a window of this height. What a screen needs is left of it,
    /// wherever the panel hangs.
    fn out_of_reach(&self, height_px: f32) -> (f32, f32) {
        let px = |mm: f32| (mm.max(0.0) * height_px / self.height_mm).ceil();
        let most = height_px - px(REACH_LEAST_MM).min((height_px * LOW_SHARE_MAX).floor());
        let below = px(REACH_FROM_MM - self.bottom_mm).min(most);
        let above = px(self.bottom_mm + self.height_mm - REACH_TO_MM);
        (above.max((height_px * (1.0 - LOW_SHARE_MAX)).ceil()).min(most - below), below)
    }
}

/// How high a line is, as a part of the size of its letters: a property of the family.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Leading(pub(crate) f32);

impl Default for Leading {
    /// That of Noto Sans.
    fn default() -> Self {
        Self(1.362)
    }
}

impl Leading {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    fn px(self, lines: usize, size: f32) -> f32 {
        lines as f32 * size * self.0
    }
}

/// What a screen has to hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Load {
    /// The modes that are on.
    pub(crate) manner: Manner,
    /// How often what stands on the screen had no room and was shown again in less of it.
    pub(crate) retreats: usize,
    /// Whether two languages stand side by side.
    pub(crate) pair: bool,
    /// Whether there is a way in for whoever has an appointment.
    pub(crate) checks_in: bool,
    /// The words on it.
    pub(crate) check_in: Either,
    /// The services.
    pub(crate) services: Vec<Entry>,
    /// The languages on buttons.
    pub(crate) languages: usize,
    /// The widest word among the languages' names, as a part of the size of its letters.
    pub(crate) widest_name: Ems,
    /// The office's name.
    pub(crate) office: Running,
    /// The desk's.
    pub(crate) desk: Running,
    /// What is asked above the services.
    pub(crate) title: Running,
    /// What is said of them.
    pub(crate) hint: Running,
    /// Which page of them it is, which stands beside that.
    pub(crate) page: Ems,
    /// The height of its lines.
    pub(crate) leading: Leading,
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
    /// Whether the most needed alone is said.
    pub(crate) brief: bool,
    /// What is out of reach at the top, in pixels.
    pub(crate) above_px: f32,
    /// What is out of reach at the bottom, in pixels.
    pub(crate) below_px: f32,
    /// The width of the window, in pixels at scale 1.
    width_px: f32,
    /// How the office's name stands on top.
    office: Office,
    /// Services beside each other.
    pub(crate) columns: usize,
    /// Services above each other.
    rows: Rows,
    /// Where the way to a check-in stands.
    check_in: CheckIn,
    /// Buttons for languages, at most; the last leads to the others if there are more.
    pub(crate) language_slots: usize,
    /// Languages beside each other in the list of them.
    pub(crate) language_columns: usize,
    /// Fields of the glass beside and above each other.
    fields: (usize, usize),
}

impl Layout {
    /// For a window of this size, in pixels, on this panel.
    #[must_use]
    pub(crate) fn of(width_px: f32, height_px: f32, panel: &Panel, load: &Load) -> Self {
        let (width_px, height_px) = settled(width_px, height_px);
        let (above_px, below_px) = if load.manner.low { panel.out_of_reach(height_px) } else { (0.0, 0.0) };
        let used_px = height_px - above_px - below_px;
        let needed = panel.px_per_mm(width_px, height_px) / DESIGN_PX_PER_MM;
        let needed = needed * (panel.distance_mm / DESIGN_DISTANCE_MM).max(1.0);
        let filling = width_px.min(height_px) / DESIGN_SHORTER_PX;
        let largest = (width_px / SMALLEST_PX.0).min(used_px / SMALLEST_PX.1);
        let at = |larger: f32| {
            let scale = (needed.max(filling) * larger).min(largest);
            Self::at_scale(scale, (width_px, used_px), (above_px, below_px), load)
        };
        // Large letters give way before words do.
        let (least, larger) = if load.manner.large { (LARGE[2], &LARGE[..2]) } else { (1.0, &[][..]) };
        let mut layouts = larger.iter().skip(load.retreats).map(|larger| at(*larger));
        layouts.find(|layout| layout.rows.hold).unwrap_or_else(|| at(least))
    }

    fn at_scale(scale: f32, (width_px, used_px): (f32, f32), (above_px, below_px): (f32, f32), load: &Load) -> Self {
        let (width, height) = (width_px / scale, used_px / scale);
        let upright = height >= width;
        let tall = upright && height >= TALL_FROM_PX;
        let columns = if !upright && width >= TWO_COLUMNS_FROM_PX { 2 } else { 1 };
        let office = Office::of(width, (used_px + above_px) / scale, tall, load);
        // What is out of reach holds the band, or a part of it.
        let band = (office.band(width, tall, load) - above_px / scale).max(0.0);
        let space = Space { width, height: height - band, tall, upright, columns };
        let rows = space.rows(load);
        let paged = rows.max * columns < load.services.len();
        let larger = if load.manner.large { LARGE.len() } else { 1 };
        Self {
            brief: load.retreats >= larger,
            scale,
            upright,
            tall,
            above_px,
            below_px,
            width_px: width,
            office,
            columns,
            rows,
            check_in: space.check_in(paged, load),
            language_slots: language_slots(width, tall, load),
            language_columns: if width < 1000.0 { 2 } else { 3 + usize::from(!upright) },
            fields: space.fields(load),
        }
    }

    /// The lines that the desk's name takes under the office's.
    #[must_use]
    pub(crate) fn desk_lines(&self, desk: &Running) -> usize {
        space::desk_lines(self.width_px, desk)
    }

    /// Whether this stands on one line there.
    #[must_use]
    pub(crate) fn is_beside_desk(&self, text: Ems) -> bool {
        space::is_beside_desk(self.width_px, text)
    }

    /// The office's name as it stands on top, cut where it is longer than all that a band can hold.
    #[must_use]
    pub(crate) fn office(&self, name: &str) -> String {
        self.office.cut(self.width_px, name)
    }

    /// Whether that is written in small letters.
    #[must_use]
    pub(crate) fn is_office_small(&self) -> bool {
        self.office.is_small()
    }

    /// Whether the services are explained there.
    #[must_use]
    pub(crate) fn explains(&self) -> bool {
        self.rows.explained
    }

    /// The height that each service needs, in pixels.
    #[must_use]
    pub(crate) fn service_px(&self) -> f32 {
        self.rows.service_px * self.scale
    }

    /// A service's name as it stands there.
    #[must_use]
    pub(crate) fn service_name(&self, name: &str) -> String {
        space::service_name(self.rows.beside_letter_px, name)
    }

    /// What is to be known of a service, as it stands there.
    #[must_use]
    pub(crate) fn service_note(&self, note: &str) -> String {
        space::service_note(self.rows.beside_letter_px, note)
    }

    /// How long it takes there, beside how many people wait.
    #[must_use]
    pub(crate) fn service_wait(&self, people: &str, wait: &str) -> String {
        space::service_wait(self.rows.beside_letter_px, Ems::of(people), wait)
    }

    /// What stands on a button that is as wide as the screen.
    #[must_use]
    pub(crate) fn across(&self, text: &str) -> String {
        space::across(self.width_px, self.tall, text)
    }

    /// What stands on the way to a check-in.
    #[must_use]
    pub(crate) fn check_in_words(&self, text: &str) -> String {
        if self.check_in.is_below { self.across(text) } else { Either::below_each_other(text) }
    }

    /// Where the way to a check-in stands; its width is in pixels, and nothing where it is as wide as the screen.
    #[must_use]
    pub(crate) fn check_in(&self) -> (CheckIn, f32) {
        (self.check_in, self.check_in.width_px * self.scale)
    }

    /// Fields of the glass beside each other.
    #[must_use]
    pub(crate) fn field_columns(&self) -> usize {
        self.fields.0
    }

    /// What fits.
    #[must_use]
    pub(crate) fn fits(&self) -> Fits {
        let (columns, rows) = self.fields;
        Fits { services: self.columns * self.rows.max, columns: self.columns, fields: columns * rows }
    }
}

/// The sides of a window as a screen can be laid out in: while a window is being opened, its system may say zero.
fn settled(width_px: f32, height_px: f32) -> (f32, f32) {
    (width_px.max(SIDE_MIN_PX), height_px.max(SIDE_MIN_PX))
}

fn language_slots(width: f32, tall: bool, load: &Load) -> usize {
    let switches = if tall { 0.0 } else { 4.0 * (119.0 + 16.0) + 24.0 };
    let room = width - 2.0 * if tall { 40.0 } else { 24.0 } - switches;
    let button = (load.widest_name.px(NAME_PX) + AROUND_NAME_PX).max(160.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few buttons")]
    let slots = ((room + 16.0) / (button + 16.0)).floor().max(1.0) as usize;
    slots.min(load.languages.max(1))
}

#[cfg(test)]
mod tests;
