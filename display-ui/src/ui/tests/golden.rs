//! Pictures that a person has looked at: a screen that looks otherwise than it did fails here, with a picture of the
//! difference. They are small, and compared by tiles, so that another version of a font is no difference and a moved or
//! missing thing is.

use image::{RgbImage, imageops};

use super::*;

/// The longer side of a kept picture, in pixels.
const KEPT_PX: u32 = 480;

/// The side of a tile, in pixels.
const TILE_PX: u32 = 8;

/// The largest mean difference of a tile, of 255: a word that is gone makes forty or more.
const DIFFERENCE_MAX: u32 = 24;

fn small(image: &image::RgbaImage) -> RgbImage {
    let share = f64::from(KEPT_PX) / f64::from(image.width().max(image.height()));
    let side = |px: u32| (f64::from(px) * share).round() as u32;
    let small = imageops::thumbnail(image, side(image.width()), side(image.height()));
    image::DynamicImage::ImageRgba8(small).to_rgb8()
}

/// The largest mean difference of a tile, and where it is.
fn difference(one: &RgbImage, other: &RgbImage) -> (u32, (u32, u32)) {
    let tiles = (0..one.height() / TILE_PX).flat_map(|y| (0..one.width() / TILE_PX).map(move |x| (x, y)));
    let of_tile = |(x, y): (u32, u32)| {
        let pixels = (0..TILE_PX * TILE_PX).map(|index| (x * TILE_PX + index % TILE_PX, y * TILE_PX + index / TILE_PX));
        let sum: u32 = pixels
            .flat_map(|(x, y)| (0..3).map(move |channel| (x, y, channel)))
            .map(|(x, y, channel)| u32::from(one.get_pixel(x, y)[channel].abs_diff(other.get_pixel(x, y)[channel])))
            .sum();
        (sum / (3 * TILE_PX * TILE_PX), (x * TILE_PX, y * TILE_PX))
    };
    tiles.map(of_tile).max().unwrap_or_default()
}

fn kept(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("goldens").join(format!("{name}.png"))
}

#[test]
fn the_screens_look_as_they_did() {
    let mut wrong = Vec::new();
    for (state, hall, screen) in states() {
        for (shape, size) in [("wide", WIDE), ("tall", TALL)] {
            let name = format!("{state}-{shape}");
            let window = window(size, &view(hall.clone(), &["it", "en"], &screen));
            let image = drawn(&window);
            let now = small(&image);
            if std::env::var_os("TURNO_WRITE_PAGES").is_some() {
                std::fs::create_dir_all(kept(&name).parent().unwrap()).unwrap();
                now.save(kept(&name)).unwrap();
            }
            let Ok(before) = image::open(kept(&name)) else {
                wrong.push(format!("{name}: there is no picture of it yet"));
                continue;
            };
            let before = before.to_rgb8();
            assert_eq!(before.dimensions(), now.dimensions(), "{name}");
            let (largest, at) = difference(&before, &now);
            if largest > DIFFERENCE_MAX {
                keep(&image, &format!("golden-{name}"));
                wrong.push(format!(
                    "{name}: a tile at {at:?} differs by {largest}: see target/screens/wall-golden-{name}.png"
                ));
            }
        }
    }
    let how =
        "look at them; if they are right: TURNO_WRITE_PAGES=1 cargo test --workspace --bin turno-display the_screens";
    assert!(wrong.is_empty(), "{}\n{how}", wrong.join("\n"));
}

#[test]
fn a_missing_word_is_seen() {
    let size = WIDE;
    let whole = view(samples::capannori(), &["it", "en"], &screen(samples::board()));
    let before = small(&drawn(&window(size, &whole)));
    let mut without = whole.clone();
    if let crate::view::BodyView::Board(board) = &mut without.body {
        board.recent.clear();
    }
    let after = small(&drawn(&window(size, &without)));
    assert_eq!(difference(&before, &before).0, 0);
    assert!(difference(&before, &after).0 > DIFFERENCE_MAX, "{:?}", difference(&before, &after));
}
