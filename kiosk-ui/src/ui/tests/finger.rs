//! Several touches at once, through the filter and onto the glass.

use turno_ui_kit::{Contact, OneFinger, Phase};

use super::*;

/// The middle of the tile of a service.
fn tile(stand: &Stand, service: &str) -> (f64, f64) {
    let tile = stand.buttons().into_iter().find(|tile| tile.accessible_label().unwrap().starts_with(service)).unwrap();
    let (place, size) = (tile.absolute_position(), tile.size());
    (f64::from(place.x + size.width / 2.0), f64::from(place.y + size.height / 2.0))
}

/// What is pressed by contacts that touch and leave services at times, in milliseconds.
fn pressed_by(story: &[(u64, u64, Phase, &str)]) -> Vec<Press> {
    let mut stand = Stand::new(UPRIGHT, sample::capannori());
    stand.wait();
    let mut filter = OneFinger::default();
    for (at_ms, id, phase, service) in story {
        let (x, y) = tile(&stand, service);
        let told = filter.on(Contact { id: *id, phase: *phase, x, y }, Duration::from_millis(*at_ms));
        told.into_iter().for_each(|told| crate::touch::tell(stand.ui.window(), told));
    }
    stand.pressed.take()
}

#[test]
fn a_second_finger_presses_nothing_and_doubles_nothing() {
    let story = [
        (0, 1, Phase::Down, "SPID"),
        (60, 2, Phase::Down, "Tributi"),
        (120, 2, Phase::Up, "Tributi"),
        (180, 1, Phase::Up, "SPID"),
    ];
    assert_eq!(pressed_by(&story), [Press::Service("spid".into())]);
    let story = [
        (0, 1, Phase::Down, "SPID"),
        (60, 2, Phase::Down, "SPID"),
        (120, 1, Phase::Up, "SPID"),
        (180, 2, Phase::Up, "SPID"),
    ];
    assert_eq!(pressed_by(&story), [Press::Service("spid".into())]);
}

#[test]
fn a_hand_that_rests_on_the_glass_leaves_it_to_the_finger() {
    let story = [
        (0, 1, Phase::Down, "Anagrafe"),
        (2_000, 2, Phase::Down, "SPID"),
        (2_100, 2, Phase::Up, "SPID"),
        (9_000, 1, Phase::Up, "Anagrafe"),
    ];
    assert_eq!(pressed_by(&story), [Press::Service("spid".into())]);
}
