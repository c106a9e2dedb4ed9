//! Every look, and how strongly each text stands out in it, measured on the drawn pixels.

use turno_ui_kit::ink::Pixels;

use super::*;

/// The contrast of every text that this project asks for; WCAG 2.2, 1.4.6.
const CONTRAST_MIN: f64 = 7.0;

/// Half as wide as a wall: colours do not change with the size, and it takes a quarter of the time.
const HALF: PhysicalSize = PhysicalSize { width: 960, height: 540 };

/// The widest place that an empty text takes, in pixels.
const EMPTY_PX_MAX: f32 = 10.0;

const LOOKS: [(&str, Look); 3] = [("light", Look::Light), ("dark", Look::Dark), ("contrast", Look::HighContrast)];

/// The texts of a drawn screen that stand out too little.
fn faint(window: &WallWindow, image: &image::RgbaImage, name: &str) -> Vec<String> {
    let pixels = Pixels { width: image.width() as usize, channels: 4, bytes: image.as_raw() };
    let within = |at: f32, extent: f32, side: u32| at.max(0.0) as usize..((at + extent).min(side as f32)) as usize;
    let texts = ElementQuery::from_root(window).match_inherits("Text").find_all();
    let written = texts.iter().filter(|text| text.size().width > EMPTY_PX_MAX);
    let measured = written.filter_map(|text| {
        let (at, size) = (text.absolute_position(), text.size());
        let (columns, rows) = (within(at.x, size.width, image.width()), within(at.y, size.height, image.height()));
        let contrast = pixels.contrast_in(columns, rows)?;
        Some((contrast, format!("{name}: {contrast:.1} at {at:?} with {size:?}")))
    });
    measured.filter(|(contrast, _)| *contrast < CONTRAST_MIN).map(|(_, told)| told).collect()
}

#[test]
fn every_text_stands_out_in_every_look_and_state() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (name, look) in LOOKS {
        // A dimmed wall is at rest: it is read from near, if at all.
        for (state, hall, screen) in states().into_iter().filter(|(state, _, _)| !state.starts_with("closed")) {
            let name = format!("look-{name}-{state}");
            let window = window(HALF, &view(hall, &["it", "en"], &screen));
            window.global::<Tokens>().set_look(look);
            // The wave of colour after a change has come to its end.
            i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_secs(1));
            picture(&window, &name);
            let image = drawn(&window);
            seen += 1;
            wrong.extend(outside(&window, HALF, &name));
            wrong.extend(faint(&window, &image, &name));
        }
    }
    assert!(seen >= 18, "only {seen} screens were measured");
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n"));
}
