//! Every screen that a visitor can meet, and how to get there.

use super::*;
use crate::flow::{Came, Corner, Equipment, Found, IDLE_WARNING, Manner, Task};

/// Every screen that a visitor can meet, by name.
pub(super) type Scene = (&'static str, fn() -> HallInfo, fn(&mut Stand));

/// A hall that names no totem, so that this one has no letter of its own.
fn without_totem() -> HallInfo {
    HallInfo { kiosks: Vec::new(), ..sample::capannori() }
}

/// A hall whose help desk can be had on the internet.
fn with_a_site() -> HallInfo {
    let mut hall = sample::capannori();
    hall.services[0].online = Some("https://www.anagrafenazionale.interno.it/servizi-al-cittadino/".into());
    hall
}

/// A hall that shows two languages side by side.
pub(super) fn with_a_pair() -> HallInfo {
    HallInfo { side_by_side: vec!["it".into(), "de".into()], ..sample::capannori() }
}

/// A hall of an office with a name of 83 letters.
fn with_a_long_name() -> HallInfo {
    let office = sample::texts(
        "Unione dei Comuni Montani dell’Appennino Reggiano e della Garfagnana Settentrionale",
        "Union of the Mountain Municipalities of the Reggio Apennines and Northern Garfagnana",
        "Verwaltungsgemeinschaft Bezirksgemeinschaft Überetsch-Unterland und Salten-Schlern",
        "Communauté de communes des montagnes de l’Apennin et de la Garfagnana septentrionale",
    );
    HallInfo { office, ..sample::capannori() }
}

/// The two languages of the hall again, instead of the visitor's own. Each says how long it takes in words of its own.
pub(super) fn choose_the_pair(stand: &mut Stand) {
    let mut board = sample::board(&with_a_pair());
    board.lines.iter_mut().for_each(|line| line.forecast = Forecast { from_min: 0, to_min: 5 });
    stand.on(Input::Board(Box::new(board)));
    stand.press(Press::Language(String::new()));
}

/// The office closes.
pub(super) fn close(stand: &mut Stand) {
    let mut board = sample::board(&sample::capannori());
    board.opening = Opening::Closed { opens_at: Some(sample::now() + 48.hours()) };
    stand.on(Input::Board(Box::new(board)));
    // A screen that has just changed takes no press.
    stand.wait();
}

/// Somebody who has an appointment shows its code, and the server knows this of it.
fn show_code(stand: &mut Stand, found: Found) {
    stand.on(sample::news(12));
    stand.press(Press::CheckIn);
    [4, 7, 1, 1].into_iter().for_each(|digit| stand.type_in(digit));
    stand.press(Press::Confirm);
    stand.on(Input::LookedUp { code: "4711".into(), found });
}

/// The appointment with that code, so many minutes from now.
fn appointment(minutes: i64, check_in: CheckIn) -> Found {
    let slot = sample::now() + minutes.minutes();
    Found::Appointment(AppointmentInfo { service: "anagrafe".into(), slot, check_in })
}

/// Somebody who knows the way to the maintenance screen, up to the PIN.
fn knock(stand: &mut Stand) {
    let equipment = Equipment {
        pin: Some("271828".parse().unwrap()),
        server: "http://turno.comune.capannori.lu.it:8080".into(),
        printer: "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A10K-if00-port0".into(),
        profile: "epson-tm-legacy".into(),
        logo: Some("logo.png".into()),
        speaks: true,
    };
    stand.flow = std::mem::replace(&mut stand.flow, Flow::new(None)).fitted_with(equipment);
    let (language, manner) = (stand.flow.language().to_owned(), stand.flow.manner());
    for corner in [Corner::Left, Corner::Right, Corner::Left, Corner::Right] {
        stand.press(Press::Corner(corner));
    }
    // The screen is in the office's language again, and has to be measured in every other and every mode.
    stand.quietly(Press::Language(language));
    let modes = |on: Manner| {
        [(Mode::Large, on.large), (Mode::Contrast, on.contrast), (Mode::Low, on.low), (Mode::Speech, on.speech)]
    };
    for ((mode, wanted), (_, is_on)) in modes(manner).into_iter().zip(modes(stand.flow.manner())) {
        if wanted != is_on {
            stand.quietly(Press::Mode(mode));
        }
    }
    stand.wait();
    [2, 7, 1].into_iter().for_each(|digit| stand.type_in(digit));
}

/// PINs that are not the one, one after the other.
fn try_wrong_pins(stand: &mut Stand, count: usize) {
    knock(stand);
    for _ in 0..count {
        stand.type_in(9);
        stand.press(Press::Confirm);
    }
}

/// Nobody touches the screen, until it asks whether somebody is there.
fn wait_for_the_question(stand: &mut Stand) {
    stand.now += stand.flow.idle_max() - IDLE_WARNING;
    stand.wait();
    assert!(stand.flow.asks_for_a_sign(stand.now));
}

/// And beyond it, to a page.
fn look_after(stand: &mut Stand, room: Room) {
    knock(stand);
    [8, 2, 8].into_iter().for_each(|digit| stand.type_in(digit));
    stand.press(Press::Confirm);
    if room != Room::Menu {
        stand.press(Press::Upkeep(Task::Open(room)));
    }
}

pub(super) const SCENES: &[Scene] = &[
    ("choose", sample::capannori, |_| {}),
    ("choose-long-name", with_a_long_name, |_| {}),
    ("choose-pages-1", sample::cuneo, |_| {}),
    ("choose-pages-2", sample::cuneo, |stand| stand.press(Press::NextPage)),
    ("choose-some-closed", sample::capannori, |stand| {
        let mut board = sample::board(&sample::capannori());
        board.lines[1].opening = Opening::Closed { opens_at: Some(sample::now() + 24.hours()) };
        board.lines[3].opening = Opening::Closed { opens_at: Some(sample::now() + 6.hours()) };
        let text = Some("Oggi l’anagrafe è chiusa: il collegamento al registro manca.".to_owned());
        board.lines[2].opening = Opening::Closed { opens_at: None };
        board.lines[2].suspended = Some(Suspended { reason: SuspensionReason::Technical, text, until: None });
        stand.on(Input::Board(Box::new(board)));
    }),
    ("choose-no-time", sample::capannori, Stand::run_out_of_time),
    ("no-time", sample::capannori, |stand| {
        stand.run_out_of_time();
        stand.press(Press::Service("tributi".into()));
    }),
    ("appointment", sample::capannori, |stand| stand.press(Press::Service("prossimita".into()))),
    ("printing-asking", sample::capannori, |stand| stand.press(Press::Service("comune-amico".into()))),
    ("printing-number", sample::capannori, |stand| {
        stand.press(Press::Service("comune-amico".into()));
        stand.issued();
    }),
    ("printing-ordered", sample::capannori, |stand| {
        let (request_id, ticket) = (Uuid::from_u128(1), sample::ticket("comune-amico"));
        let order = Box::new(SlipOrder { request_id, ticket, language: "de".into(), reprint: false });
        stand.on(Input::SlipOrder { asked_at: stand.now, order });
    }),
    ("done", sample::capannori, |stand| stand.take_number(OnPaper::Printed)),
    ("done-no-paper", sample::capannori, |stand| stand.take_number(OnPaper::Failed)),
    ("done-unknown", sample::capannori, |stand| stand.take_number(OnPaper::Unknown)),
    ("no-closed", sample::capannori, |stand| {
        stand.press(Press::Service("tributi".into()));
        let opens_at = Some(sample::now() + 24.hours());
        let answer = Answer::Refused { code: turno_protocol::ErrorCode::ServiceClosed, opens_at };
        stand.on(Input::Answer { request_id: Uuid::from_u128(1), answer });
    }),
    ("no-exhausted", sample::capannori, |stand| {
        stand.press(Press::Service("tributi".into()));
        let answer = Answer::Refused { code: turno_protocol::ErrorCode::NumbersExhausted, opens_at: None };
        stand.on(Input::Answer { request_id: Uuid::from_u128(1), answer });
    }),
    ("no-other", sample::capannori, |stand| {
        stand.press(Press::Service("tributi".into()));
        let answer = Answer::Refused { code: turno_protocol::ErrorCode::UnknownService, opens_at: None };
        stand.on(Input::Answer { request_id: Uuid::from_u128(1), answer });
    }),
    ("no-answer", sample::capannori, |stand| {
        show_code(stand, appointment(10, CheckIn::Open {}));
        stand.leave_alone();
        stand.press(Press::Take);
    }),
    ("no-printer", sample::capannori, |stand| {
        stand.on(Input::Printer { health: PrinterHealth::Busy, confirmed_ago: None });
        stand.press(Press::Service("tributi".into()));
    }),
    ("no-slip", sample::capannori, |stand| {
        show_code(stand, appointment(10, CheckIn::Open {}));
        stand.on(Input::Printer { health: PrinterHealth::TakeSlip, confirmed_ago: None });
        stand.press(Press::Take);
    }),
    ("closed", sample::capannori, close),
    ("choose-alone", sample::capannori, Stand::leave_alone),
    ("done-alone", sample::capannori, |stand| stand.take_own_number(OnPaper::Printed)),
    ("done-alone-no-paper", sample::capannori, |stand| stand.take_own_number(OnPaper::Failed)),
    ("done-alone-unknown", sample::capannori, |stand| stand.take_own_number(OnPaper::Unknown)),
    ("no-own-exhausted", sample::capannori, |stand| {
        let series = Series { day: Some(sample::ticket("spid").day), last: OWN_LAST, lost: 0 };
        stand.on(Input::Remembered { records: vec![Record::Series(series)], lost: 0, fresh: sample::INSTANCE });
        stand.leave_alone();
        stand.press(Press::Service("anagrafe".into()));
    }),
    ("online", with_a_site, |stand| stand.press(Press::Service("comune-amico".into()))),
    ("languages", sample::capannori, |stand| stand.press(Press::Languages)),
    ("still-there", sample::capannori, wait_for_the_question),
    ("pair-choose", with_a_pair, choose_the_pair),
    ("pair-done", with_a_pair, |stand| {
        choose_the_pair(stand);
        stand.take_number(OnPaper::Printed);
    }),
    ("pair-choose-checkin", with_a_pair, |stand| {
        stand.on(sample::news(12));
        choose_the_pair(stand);
    }),
    ("choose-checkin", sample::capannori, |stand| stand.on(sample::news(12))),
    ("choose-checkin-pages", sample::cuneo, |stand| stand.on(sample::news(12))),
    ("checkin-code", sample::capannori, |stand| {
        stand.on(sample::news(12));
        stand.press(Press::CheckIn);
        [4, 7, 1].into_iter().for_each(|digit| stand.type_in(digit));
    }),
    ("checkin-long", sample::capannori, |stand| {
        stand.on(sample::news(12));
        stand.press(Press::CheckIn);
        (0..32).for_each(|place| stand.type_in(place % 10));
    }),
    ("checkin-unknown", sample::capannori, |stand| show_code(stand, Found::Nothing)),
    ("checkin-alone", sample::capannori, |stand| {
        show_code(stand, Found::Lost);
        stand.leave_alone();
    }),
    ("checkin-lost", sample::capannori, |stand| show_code(stand, Found::Lost)),
    ("checkin-booked", sample::capannori, |stand| show_code(stand, appointment(-25, CheckIn::Open {}))),
    ("no-early", sample::capannori, |stand| {
        let from = sample::now() + 60.minutes();
        show_code(stand, appointment(75, CheckIn::TooEarly { from }));
    }),
    ("no-used", sample::capannori, |stand| {
        show_code(stand, appointment(10, CheckIn::Done { ticket: "G007".into() }));
    }),
    ("no-under-way", sample::capannori, |stand| show_code(stand, appointment(10, CheckIn::UnderWay {}))),
    ("closed-checkin", sample::capannori, |stand| {
        stand.on(sample::news(12));
        close(stand);
    }),
    ("upkeep-pin", sample::capannori, knock),
    ("upkeep-pin-wrong", sample::capannori, |stand| try_wrong_pins(stand, 1)),
    ("upkeep-pin-shut", sample::capannori, |stand| try_wrong_pins(stand, 3)),
    ("upkeep-menu", sample::capannori, |stand| look_after(stand, Room::Menu)),
    ("upkeep-printer", sample::capannori, |stand| {
        look_after(stand, Room::Printer);
        stand.press(Press::Upkeep(Task::TestSlip));
        stand.on(Input::Came(Came::Slip(OnPaper::Unknown)));
        stand.trouble(PaperTrouble::Leftover);
    }),
    ("upkeep-printer-attended", sample::capannori, |stand| {
        look_after(stand, Room::Printer);
        stand.trouble(PaperTrouble::Leftover);
        stand.go_on();
        stand.press(Press::Upkeep(Task::Attend));
        stand.on(Input::Printer { health: PrinterHealth::Busy, confirmed_ago: None });
    }),
    ("upkeep-loudspeaker", sample::capannori, |stand| look_after(stand, Room::Loudspeaker)),
    ("upkeep-glass", sample::capannori, |stand| {
        look_after(stand, Room::Glass);
        [0, 1, 5].into_iter().for_each(|field| stand.press(Press::Upkeep(Task::Field(field))));
    }),
    ("upkeep-glass-done", sample::capannori, |stand| {
        look_after(stand, Room::Glass);
        let fields = stand.ui.layout().fits().fields;
        (0..fields).for_each(|field| stand.quietly(Press::Upkeep(Task::Field(field))));
    }),
    ("upkeep-still-there", sample::capannori, |stand| {
        look_after(stand, Room::Menu);
        wait_for_the_question(stand);
    }),
    ("upkeep-network", sample::capannori, |stand| {
        look_after(stand, Room::Network);
        stand.press(Press::Upkeep(Task::Ask));
        stand.on(Input::Came(Came::Answer(Some(Duration::from_millis(3)))));
    }),
    ("upkeep-system", sample::capannori, |stand| {
        look_after(stand, Room::System);
        stand.on(Input::Came(Came::Disk { journal_bytes: 12_345, free_bytes: Some(23_456_789_012) }));
    }),
    ("upkeep-licences", sample::capannori, |stand| {
        look_after(stand, Room::System);
        stand.press(Press::Upkeep(Task::Open(Room::Licences)));
        let wordiest = crate::licences::pages().iter().position(|leaf| leaf.licence.contains("Slint")).unwrap();
        (0..wordiest).for_each(|_| stand.quietly(Press::NextPage));
    }),
    ("starting", sample::capannori, |stand| {
        stand.now = Duration::from_secs(3);
        stand.trouble(PaperTrouble::Starting);
    }),
    ("out-server", without_totem, Stand::leave_alone),
    ("out-settings", sample::capannori, |stand| stand.on(Input::HallUnknown)),
    ("out-name", sample::capannori, |stand| stand.on(Input::NameTaken)),
    ("out-disk", sample::capannori, |stand| stand.on(Input::Kept(Kept::Failed))),
    ("out-paper", sample::capannori, |stand| {
        stand.on(Input::Printer { health: PrinterHealth::Trouble(PaperTrouble::NoPaper), confirmed_ago: None });
    }),
    ("out-cover", sample::capannori, |stand| stand.trouble(PaperTrouble::CoverOpen)),
    ("out-silent", sample::capannori, |stand| stand.trouble(PaperTrouble::Silent)),
    ("out-fault", sample::capannori, |stand| stand.trouble(PaperTrouble::Fault)),
    ("out-unplugged", sample::capannori, |stand| stand.trouble(PaperTrouble::Unplugged)),
    ("out-cutter", sample::capannori, |stand| stand.trouble(PaperTrouble::Cutter)),
    ("out-jam", sample::capannori, |stand| stand.trouble(PaperTrouble::Jam)),
    ("out-hot", sample::capannori, |stand| stand.trouble(PaperTrouble::Hot)),
    ("out-voltage", sample::capannori, |stand| stand.trouble(PaperTrouble::Voltage)),
    ("out-not-taken", sample::capannori, |stand| stand.trouble(PaperTrouble::NotTaken)),
    ("out-leftover", sample::capannori, |stand| stand.trouble(PaperTrouble::Leftover)),
];
