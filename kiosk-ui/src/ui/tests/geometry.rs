//! What is wrong with where things stand on a screen.

use super::*;

fn inside_window(element: &ElementHandle, (width, height): (u32, u32)) -> bool {
    let (position, size) = (element.absolute_position(), element.size());
    #[expect(clippy::cast_precision_loss, reason = "window sides are small numbers")]
    let (right, bottom) = (width as f32 + SLACK_PX, height as f32 + SLACK_PX);
    position.x >= -SLACK_PX
        && position.y >= -SLACK_PX
        && position.x + size.width <= right
        && position.y + size.height <= bottom
}

pub(super) fn describe(element: &ElementHandle) -> String {
    let (position, size) = (element.absolute_position(), element.size());
    let label = element.accessible_label().unwrap_or_default();
    format!("{label:?} at {},{} of {}x{}", position.x, position.y, size.width, size.height)
}

/// Explanations that stand in a service and have no height for what they say in each language: they would be there for nobody, or not
/// for everybody.
fn squeezed_explanations(stand: &Stand) -> Vec<String> {
    let line_px = 41.0 * stand.ui.load.borrow().leading.0 * stand.ui.layout().scale;
    let tiles = ElementQuery::from_root(&stand.ui.window).match_inherits("Tile").find_all();
    let abouts = tiles.iter().zip(stand.ui.services.iter()).flat_map(|(tile, item)| {
        let abouts = tile.query_descendants().match_id("Tile::about").find_all();
        abouts.into_iter().map(move |about| (about, item.about.lines().count()))
    });
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let is_squeezed = |about: &ElementHandle, lines: usize| about.size().height + SLACK_PX < lines as f32 * line_px;
    let squeezed = abouts.filter(|(about, lines)| is_squeezed(about, *lines));
    squeezed.map(|(about, lines)| format!("no height for {lines} lines: {}", describe(&about))).collect()
}

/// Texts that a control lies over which is not theirs.
fn covered_texts(texts: &[ElementHandle], controls: &[ElementHandle]) -> Vec<String> {
    let places: Vec<_> = controls.iter().map(|control| (control.absolute_position(), control.size())).collect();
    let mut covered = Vec::new();
    for text in texts {
        let (at, size) = (text.absolute_position(), text.size());
        let middle = (at.x + size.width / 2.0, at.y + size.height / 2.0);
        let holds = |(place, extent): &(slint::LogicalPosition, slint::LogicalSize)| {
            (place.x..place.x + extent.width).contains(&middle.0)
                && (place.y..place.y + extent.height).contains(&middle.1)
        };
        let is_free = size.width > 0.0 && size.height > 0.0 && !places.iter().any(holds);
        let over = controls.iter().filter(|control| is_free && overlap(text, control));
        covered.extend(over.map(|control| format!("{} lies over {}", describe(control), describe(text))));
    }
    covered
}

/// How many changes of colour the feet of a few letters bring into a row of pixels.
const FOOT_EDGES_MAX: usize = 12;

/// Texts that are drawn up to the edge of their place: a part of them is cut.
pub(super) fn cut_texts(stand: &Stand) -> Vec<String> {
    let picture = stand.glass.picture();
    let pixels = picture.as_slice();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places within a picture")]
    let is_cut = |text: &ElementHandle| {
        let (at, size) = (text.absolute_position(), text.size());
        let side = |place: f32, limit: u32| (place.max(0.0).round() as usize).min(limit as usize);
        // Beside the round corners of its control.
        let (left, right) = (side(at.x + 4.0, picture.width()), side(at.x + size.width - 4.0, picture.width()));
        let (top, bottom) = (side(at.y, picture.height()), side(at.y + size.height, picture.height()));
        let row = |y: usize| &pixels[y * picture.width() as usize..][left..right];
        // The feet of a few letters may reach the last row of their line; a row through many letters is a cut.
        let is_plain = |row: &[Rgb8Pixel]| row.windows(2).filter(|pair| pair[0] != pair[1]).count() <= FOOT_EDGES_MAX;
        left < right && top < bottom && !(is_plain(row(top)) && is_plain(row(bottom - 1)))
    };
    // The border of a field runs along the edge of what is typed.
    let fields = ElementQuery::from_root(&stand.ui.window).match_id("Said::typed").find_all();
    let is_typed =
        |text: &ElementHandle| fields.iter().any(|field| field.absolute_position() == text.absolute_position());
    stand
        .texts()
        .iter()
        .filter(|text| !is_typed(text) && is_cut(text))
        .map(|text| format!("cut: {}", describe(text)))
        .collect()
}

/// Everything that is wrong with the geometry of a screen.
pub(super) fn faults(stand: &Stand, size: (u32, u32)) -> Vec<String> {
    let mut faults = Vec::new();
    #[expect(clippy::cast_precision_loss, reason = "window sides are small numbers")]
    let px_per_mm = size.0.min(size.1) as f32 / 274.0;
    let boxes = stand.buttons();
    let texts = stand.texts();
    for element in boxes.iter().chain(&texts) {
        if !inside_window(element, size) {
            faults.push(format!("outside the window: {}", describe(element)));
        }
    }
    faults.extend(covered_texts(&texts, &boxes));
    for button in &boxes {
        let size = button.size();
        if size.width.min(size.height) < 20.0 * px_per_mm {
            faults.push(format!("too small for a finger: {}", describe(button)));
        }
        faults.extend(spilling_texts(button));
    }
    for kind in ["Card", "HeaderBar"] {
        for sheet in ElementQuery::from_root(&stand.ui.window).match_inherits(kind).find_all() {
            faults.extend(spilling_texts(&sheet));
        }
    }
    faults.extend(squeezed_explanations(stand));
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            if overlap(one, other) {
                faults.push(format!("{} lies over {}", describe(one), describe(other)));
            }
        }
    }
    faults
}

/// Texts and signs of a control that stick out of it.
fn spilling_texts(control: &ElementHandle) -> Vec<String> {
    let (place, size) = (control.absolute_position(), control.size());
    let of_kind = |kind| control.query_descendants().match_inherits(kind).find_all();
    let parts: Vec<_> = ["Text", "Icon"].into_iter().flat_map(of_kind).collect();
    let spills = parts.iter().filter(|text| {
        let (at, extent) = (text.absolute_position(), text.size());
        at.x < place.x - SLACK_PX
            || at.y < place.y - SLACK_PX
            || at.x + extent.width > place.x + size.width + SLACK_PX
            || at.y + extent.height > place.y + size.height + SLACK_PX
    });
    spills.map(|text| format!("{} sticks out of {}", describe(text), describe(control))).collect()
}

pub(super) fn overlap(one: &ElementHandle, other: &ElementHandle) -> bool {
    let (a, a_size, b, b_size) = (one.absolute_position(), one.size(), other.absolute_position(), other.size());
    a.x + a_size.width > b.x + SLACK_PX
        && b.x + b_size.width > a.x + SLACK_PX
        && a.y + a_size.height > b.y + SLACK_PX
        && b.y + b_size.height > a.y + SLACK_PX
}
