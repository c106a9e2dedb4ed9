//! The totem's real window: it fills its screen, what stands in it follows it, and a totem without one ends.

use std::path::Path;

use turno_tests::{CAPANNORI, Data, Emulator, Kiosk, Server, eventually};

/// How much of a picture, in parts of its width and height, holds anything but the black of an empty screen.
fn filled(picture: &Path) -> Option<(f64, f64)> {
    let picture = image::open(picture).ok()?.to_rgb8();
    let lit = picture.enumerate_pixels().filter(|(_, _, pixel)| pixel.0.iter().any(|part| *part > 8));
    let (right, bottom) = lit.fold((0, 0), |(right, bottom), (x, y, _)| (right.max(x + 1), bottom.max(y + 1)));
    Some((f64::from(right) / f64::from(picture.width()), f64::from(bottom) / f64::from(picture.height())))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_window_is_as_large_as_asked_follows_a_new_size_and_no_totem_goes_on_without_it() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let emulator = Emulator::start(data.folder());
    let mut kiosk = Kiosk::start(server.url(), "capannori", emulator.device());
    let picture = data.folder().join("window.png");
    let shows = |wanted: (f64, f64)| {
        kiosk.screen.capture(&picture).ok()?;
        let (right, bottom) = filled(&picture)?;
        ((right - wanted.0).abs() < 0.01 && (bottom - wanted.1).abs() < 0.01).then_some(())
    };
    eventually("the totem on its whole screen", || shows((1.0, 1.0)));
    kiosk.screen.resize("Turno", 540, 960).unwrap();
    eventually("a smaller totem", || shows((0.5, 0.5)));
    kiosk.screen.resize("Turno", 1080, 1920).unwrap();
    eventually("the whole totem again", || shows((1.0, 1.0)));
    kiosk.screen.take_away("Turno").unwrap();
    let ended = eventually("the end of a totem without a window", || kiosk.program.ended());
    assert!(!ended.success(), "whoever watches over it must start it anew: {:?}", kiosk.program.lines());
}
