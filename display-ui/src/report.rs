//! What the wall tells the server of itself: how it is and what it shows, and now and then a small picture.

use image::{ExtendedColorType, ImageEncoder, RgbaImage, codecs::png::PngEncoder, imageops};
use turno_protocol::{Board, DISPLAY_NAME_CHARS_MAX, DISPLAY_SHOWING_MAX, DisplayReport, DisplaySound, DisplayState};
use turno_ui_kit::WindowSize;

use crate::{
    announcer::Freshness,
    view::{BodyView, Picture, WallView},
};

/// The longer side of a picture, in pixels: enough to read the numbers, small enough for a page with twenty walls.
const PICTURE_PX: u32 = 480;

/// The longer side of a bulletin's picture on the screen, in pixels.
const BULLETIN_PX: u32 = 800;

/// The report of a wall that shows `view`.
pub(crate) fn report(
    view: &WallView,
    freshness: Freshness,
    board: Option<&Board>,
    zone: Option<&str>,
    sound: DisplaySound,
    size: WindowSize,
    languages: &[&str],
) -> DisplayReport {
    let state = match (&view.body, freshness) {
        (BodyView::Connecting(_), _) | (_, Freshness::Connecting) => DisplayState::Connecting,
        (_, Freshness::Stale { .. }) => DisplayState::Stale,
        (BodyView::Closed(_), Freshness::Fresh) => DisplayState::Closed,
        (BodyView::Board(_), Freshness::Fresh) => DisplayState::Fresh,
    };
    DisplayReport {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        zone: zone.map(str::to_owned),
        state,
        board_version: board.map_or(0, |board| board.version),
        last_call: board.map_or(0, |board| board.last_call),
        showing: view.shown.iter().take(DISPLAY_SHOWING_MAX).map(|call| call.ticket.clone()).collect(),
        sound,
        width_px: size.width_px,
        height_px: size.height_px,
        languages: languages.iter().map(|language| (*language).to_owned()).collect(),
    }
}

/// The name under which a wall reports if the settings give none: its host's, then its zone's.
pub(crate) fn name(chosen: Option<&str>, host: &str, zone: Option<&str>) -> String {
    let own = || [host, zone.unwrap_or("wall")].join("-");
    let name = chosen.map_or_else(own, str::to_owned);
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '-' };
    let name: String = name.trim_matches('-').chars().map(plain).take(DISPLAY_NAME_CHARS_MAX).collect();
    if name.is_empty() { "wall".to_owned() } else { name }
}

/// A picture as the screen takes it, no larger than the side area; `None` if it is none.
pub(crate) fn picture(png: &[u8], identity: (String, u64)) -> Option<Picture> {
    let whole = image::load_from_memory(png).ok()?;
    let pixels = whole.thumbnail(BULLETIN_PX, BULLETIN_PX).to_rgba8();
    Some(Picture { identity, width_px: pixels.width(), height_px: pixels.height(), pixels: pixels.into_raw() })
}

/// A screen made small, as a PNG file.
pub(crate) fn small_picture(width: u32, height: u32, pixels: Vec<u8>) -> Option<Vec<u8>> {
    let screen = RgbaImage::from_raw(width, height, pixels)?;
    let share = f64::from(PICTURE_PX) / f64::from(width.max(height).max(1));
    let side = |px: u32| ((f64::from(px) * share) as u32).max(1);
    let small = imageops::thumbnail(&screen, side(width), side(height));
    let mut png = Vec::new();
    let encoder = PngEncoder::new(&mut png);
    encoder.write_image(small.as_raw(), small.width(), small.height(), ExtendedColorType::Rgba8).ok()?;
    Some(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_has_a_name_that_fits_an_address() {
        assert_eq!(name(None, "pc-7", Some("atrio")), "pc-7-atrio");
        assert_eq!(name(None, "", None), "wall");
        assert_eq!(name(Some("Sala d'attesa"), "pc-7", None), "Sala-d-attesa");
        assert_eq!(name(Some(&"x".repeat(100)), "", None).len(), DISPLAY_NAME_CHARS_MAX);
        assert_eq!(name(Some(""), "", None), "wall");
    }

    #[test]
    fn a_screen_becomes_a_small_picture() {
        let png = small_picture(1920, 1080, [10, 46, 82, 255].repeat(1920 * 1080)).unwrap();
        assert!(png.len() < turno_protocol::DISPLAY_PICTURE_BYTES_MAX, "{} bytes", png.len());
        let small = image::load_from_memory(&png).unwrap().to_rgba8();
        assert_eq!((small.dimensions(), small.get_pixel(100, 100).0), ((480, 270), [10, 46, 82, 255]));
        assert_eq!(small_picture(1920, 1080, vec![0; 7]), None);
    }
}
