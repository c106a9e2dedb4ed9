//! Which sizes come out for which panel, and what still fits.

use super::*;

fn service(name: &str) -> Entry {
    Entry { name: Either::of(name), about: Running::of("Residenza"), ..Entry::default() }
}

/// Five services with an explanation each, and four languages.
fn load(manner: Manner) -> Load {
    Load {
        manner,
        services: vec![service("Anagrafe"); 5],
        languages: 4,
        widest_name: Ems::of("Italiano"),
        ..Load::default()
    }
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
fn wherever_a_panel_is_said_to_hang_fingers_have_room_on_it() {
    let load = load(Manner { low: true, ..Manner::default() });
    for (width, height) in [(1080.0, 1920.0), (1920.0, 1080.0)] {
        for bottom_mm in (0..=u16::MAX).step_by(97) {
            let panel =
                Panel::behind(width, height, PanelPlace { bottom_mm: Some(bottom_mm), ..PanelPlace::default() });
            let layout = Layout::of(width, height, &panel, &load);
            let target_mm = 80.0 * layout.scale / panel.px_per_mm(width, height);
            let used = height - layout.above_px - layout.below_px;
            assert!(target_mm >= 20.0 && used >= 0.4 * height, "{width}x{height} at {bottom_mm}: {layout:?}");
        }
    }
}

#[test]
fn what_is_set_of_a_panel_counts_without_the_rest() {
    let place = PanelPlace { bottom_mm: Some(700), distance_mm: Some(750), ..PanelPlace::default() };
    let usual = Panel::usual(1080.0, 1920.0);
    let panel = Panel::behind(1080.0, 1920.0, place);
    assert_eq!(panel, Panel { bottom_mm: 700.0, distance_mm: 750.0, ..usual });
    assert_eq!(Panel::behind(1080.0, 1920.0, PanelPlace::default()), usual);
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
    let services = vec![service("Sportello per le imprese e le attività produttive"); 5];
    assert!(page(Load { services, ..load }) < 5, "and so do services with names of two");
}

/// The office of Bressanone in both its languages, with an appointment today.
fn pair(manner: Manner) -> Load {
    let open = |name: &str, about: &str| Entry {
        name: Either::of(name),
        about: Running::of(about),
        people: Ems::of("0"),
        wait: Either::of("meno di 5 min · unter 5 Min."),
        ..Entry::default()
    };
    let permits = Entry {
        name: Either::of("Edilizia privata · Private Bautätigkeit"),
        about: Running::of("Permessi e pratiche edilizie\nBaugenehmigungen und Bauakten"),
        note: Either::of("Solo su appuntamento · Nur nach Vereinbarung"),
        ..Entry::default()
    };
    let registry = "Residenza, certificati, carta d'identità\nWohnsitz, Bescheinigungen, Identitätskarte";
    Load {
        manner,
        pair: true,
        checks_in: true,
        check_in: Either::of("Ho un appuntamento · Ich habe einen Termin"),
        services: vec![
            open("Anagrafe · Meldeamt", registry),
            open("Stato civile · Standesamt", "Nascita, matrimonio, cittadinanza\nGeburt, Heirat, Staatsbürgerschaft"),
            open("Tributi · Steuern", "IMI e altri pagamenti\nGIS und andere Zahlungen"),
            open("Ufficio elettorale · Wahlamt", "Tessera elettorale · Wahlausweis"),
            permits,
        ],
        languages: 2,
        widest_name: Ems::of("Italiano"),
        office: Running::of("Comune di Bressanone · Gemeinde Brixen"),
        desk: Running::of("Servizi al cittadino · Bürgerdienste"),
        title: Running::of("Di che cosa ha bisogno?\nWas brauchen Sie?"),
        page: Ems::of("Pagina 1 di 5 · Seite 1 von 5"),
        ..Load::default()
    }
}

#[test]
fn two_languages_and_an_appointment_leave_room_for_services_on_every_screen() {
    for (width, height) in [(1080.0, 1920.0), (1920.0, 1080.0), (1280.0, 720.0), (1024.0, 768.0), (800.0, 480.0)] {
        for (large, low) in [(false, false), (true, false), (true, true)] {
            let load = pair(Manner { large, low, ..Manner::default() });
            let layout = Layout::of(width, height, &Panel::usual(width, height), &load);
            assert!(layout.rows.hold, "{width}x{height} {large} {low}: {layout:?}");
            assert!(large || layout.fits().services > 1, "{width}x{height} {low}: {layout:?}");
        }
    }
}

#[test]
fn what_two_languages_say_is_whole_or_is_not_there() {
    let panel = Panel::usual(1080.0, 1920.0);
    let layout = |load: &Load| Layout::of(1080.0, 1920.0, &panel, load);
    let load = pair(Manner::default());
    assert!(!layout(&load).explains(), "one service on a page is too few");
    let alone = Load { checks_in: false, ..load };
    assert!(layout(&alone).explains() && layout(&alone).fits().services == 2);
    let lines = 16.0 + (48.0 + 6.0 * 41.0) * 1.362;
    assert!((layout(&alone).service_px() - lines).abs() < 1.0, "a name, two lines for each language, and two waits");
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
