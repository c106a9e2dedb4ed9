//! Which sizes come out for which panel, and what still fits.

use super::*;

/// Five services with an explanation each, and four languages.
fn load(manner: Manner) -> Load {
    let services = vec![Running::of("Anagrafe"); 5];
    Load { manner, services, explains: true, languages: 4, widest_name: Ems::of("Italiano"), ..Load::default() }
}

fn of(width: f32, height: f32, manner: Manner) -> Layout {
    Layout::of(width, height, &Panel::usual(width, height), &load(manner))
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
    let load = &Load::default();
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
    let load = &Load { manner, ..Load::default() };
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
    let page = |manner| of(1080.0, 1920.0, manner).fits().services;
    assert_eq!(page(Manner::default()), 5);
    assert!(page(Manner { large: true, low: true, ..Manner::default() }) < 5);
    let panel = Panel::usual(1080.0, 1920.0);
    let page = |load: Load| Layout::of(1080.0, 1920.0, &panel, &load).fits().services;
    let load = Load { checks_in: true, ..load(Manner::default()) };
    assert_eq!(page(load.clone()), 5, "who has an appointment costs no page");
    let office = Running::of("Unione dei Comuni della Garfagnana");
    assert!(page(Load { office, ..load.clone() }) < 5, "a name of two lines does");
    let services = vec![Running::of("Sportello per le imprese e le attività produttive"); 5];
    assert!(page(Load { services, ..load }) < 5, "and so do services with names of two");
}

#[test]
fn a_long_name_of_the_office_leaves_room_for_its_services() {
    let panel = Panel::usual(1080.0, 1920.0);
    let layout =
        |name: &str| Layout::of(1080.0, 1920.0, &panel, &Load { office: Running::of(name), ..load(Manner::default()) });
    let two = "Unione dei Comuni della Garfagnana";
    assert!(!layout(two).is_office_small());
    assert_eq!(layout(two).office(two), two);
    let four = "Unione dei Comuni Montani dell’Appennino Reggiano e della Garfagnana Settentrionale";
    assert!(layout(four).is_office_small(), "more than two lines are written small");
    assert_eq!(layout(four).office(four), four);
    // The longest that an office file may have, in two languages.
    let endless = vec!["Unione dei Comuni"; 18].join(" ");
    let cut = layout(&endless).office(&endless);
    assert!(cut.ends_with('…') && endless.starts_with(cut.trim_end_matches('…')), "{cut}");
    assert!(layout(&endless).fits().services >= 2, "{:?}", layout(&endless));
}

#[test]
fn where_height_is_short_the_glass_has_fewer_fields_and_none_is_too_small() {
    let fields = |width, height, manner| of(width, height, manner).fields;
    let both = Manner { large: true, low: true, ..Manner::default() };
    assert_eq!(fields(1080.0, 1920.0, Manner::default()), (4, 4));
    assert_eq!(fields(1920.0, 1080.0, Manner::default()), (8, 2));
    assert_eq!(fields(800.0, 480.0, both), (8, 2));
    let seven_inches = Panel { width_mm: 152.0, height_mm: 91.0, ..Panel::usual(800.0, 480.0) };
    assert_eq!(Layout::of(800.0, 480.0, &seven_inches, &load(Manner::default())).fields, (8, 1));
}
