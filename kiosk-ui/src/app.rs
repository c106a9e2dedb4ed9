//! The shell on the window's thread: feeds the rules, does what they say, shows where they stand.

mod errands;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use tokio::sync::mpsc;
use turno_protocol::{KIOSK_REPORT_SECS, KioskReport, KioskReportRequest, PrinterWord, TakeSlipRequest};
use turno_text::Catalogue;
use uuid::Uuid;

use crate::{
    disk::Disk,
    flow::{Doing, Effect, Fits, Flow, Fresh, Input, Milestone, OnPaper, Press},
    guide::{Act, Key},
    mailbox::{Mailbox, News},
    printer::Paper,
    server::Order,
    slip::slip_of,
    speech::Speech,
    touch,
    ui::{self, Idle, OnIdle, OnKey, OnPress, OnScan, Ui},
    words::Words,
};

/// Until a screen that is new has been drawn.
const FRAME: Duration = Duration::from_millis(17);

/// Between two looks at the clock.
const TICK: Duration = Duration::from_millis(250);

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
}

/// What the totem is put together from.
pub(crate) struct Parts {
    /// The rules.
    pub(crate) flow: Flow,
    /// What lasts.
    pub(crate) disk: Disk,
    /// The window.
    pub(crate) ui: Ui,
    /// The sentences.
    pub(crate) catalogue: Catalogue,
    /// The printer.
    pub(crate) paper: Paper,
    /// The loudspeaker, and who leads through the screen.
    pub(crate) speech: Speech,
    /// What the server is asked.
    pub(crate) orders: mpsc::Sender<Order>,
    /// What the other threads say.
    pub(crate) mailbox: Mailbox,
}

/// Everything on the window's thread.
pub(crate) struct App {
    flow: Flow,
    disk: Disk,
    ui: Ui,
    catalogue: Catalogue,
    paper: Paper,
    speech: Speech,
    orders: mpsc::Sender<Order>,
    mailbox: Mailbox,
    started: Instant,
    fits: Option<Fits>,
    /// What the server was last told of the printer, whether the disk refuses, and when.
    reported: Option<(PrinterWord, bool, Duration)>,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub(crate) fn new(parts: Parts) -> Self {
        let Parts { flow, disk, ui, catalogue, paper, speech, orders, mailbox } = parts;
        let started = Instant::now();
        Self { flow, disk, ui, catalogue, paper, speech, orders, mailbox, started, fits: None, reported: None }
    }

    /// Shows the window and works until it is closed.
    ///
    /// # Errors
    ///
    /// When the window system fails, or takes the window away.
    pub(crate) fn run(self) -> Result<(), slint::PlatformError> {
        self.ui.window().show()?;
        let gone = Rc::new(Cell::new(false));
        let is_gone = gone.clone();
        touch::one_finger(self.ui.window(), move || {
            is_gone.set(true);
            // It fails only where the loop has ended already.
            let _ = slint::quit_event_loop();
        });
        #[cfg(feature = "kms")]
        touch::kms::one_finger(self.ui.with_window());
        APP.with_borrow_mut(|app| app.insert(self).begin());
        let timer = slint::Timer::default();
        timer.start(slint::TimerMode::Repeated, TICK, || with_app(App::tick));
        let ended = slint::run_event_loop();
        APP.with_borrow_mut(|app| app.take());
        ended?;
        // A totem without a window serves nobody: whoever watches over it starts another.
        if gone.get() { Err("the window was taken away".to_owned().into()) } else { Ok(()) }
    }

    fn begin(&mut self) {
        self.on(Input::Tick(Timestamp::now()));
        self.on(Input::Recalled(self.disk.recall()));
        let (records, lost) = self.disk.read();
        self.on(Input::Remembered { records, lost, fresh: Uuid::now_v7() });
        self.tick();
    }

    fn tick(&mut self) {
        let fits = self.ui.layout().fits();
        if self.fits != Some(fits) {
            self.fits = Some(fits);
            self.on(Input::Fits(fits));
        }
        self.on(Input::Tick(Timestamp::now()));
        self.report_if_due();
        self.show();
    }

    /// Tells the server how this totem is: every some seconds, and at once when its printer wants something else
    /// or its disk does.
    fn report_if_due(&mut self) {
        let now = self.started.elapsed();
        let (printer, lasting) = self.paper.word();
        let disk_refuses = self.flow.disk_refuses();
        let due = self.reported.is_none_or(|(word, refused, at)| {
            let news = (word != printer && printer != PrinterWord::Busy) || refused != disk_refuses;
            news || now.saturating_sub(at) >= Duration::from_secs(KIOSK_REPORT_SECS)
        });
        let name = self.flow.own_name().filter(|_| due && !self.flow.is_alone(now)).map(str::to_owned);
        let Some((kiosk, instance)) = name.zip(self.flow.instance()) else { return };
        self.reported = Some((printer, disk_refuses, now));
        let refused = self.flow.refused_today(now);
        let report = KioskReport {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            printer,
            printer_secs: lasting.as_secs(),
            disk_refuses,
            not_handed_in: u32::try_from(self.flow.not_handed_in()).unwrap_or(u32::MAX),
            refused_total: u32::try_from(refused.total).unwrap_or(u32::MAX),
            refused: refused.first,
            numbers_lost: self.flow.numbers_lost(),
        };
        self.order(Order::Report { kiosk, request: KioskReportRequest { instance, report } });
    }

    fn fetch(&mut self) {
        for news in self.mailbox.take() {
            let input = match news {
                News::Idle => {
                    self.on_idle();
                    None
                }
                News::Server(input) => Some(input),
                News::Printer(news) => self.paper.input(news),
                News::Scanned(line) => Some(Input::Scanned(line)),
            };
            if let Some(input) = input {
                self.on(input);
            }
        }
        self.show();
    }

    fn on_idle(&mut self) {
        match self.ui.idle() {
            Idle::Nothing => {}
            Idle::Again => self.mailbox.idle(),
            Idle::Keys(keys) => keys.into_iter().for_each(|key| self.on_key(key)),
        }
    }

    fn on(&mut self, input: Input) {
        let now = self.started.elapsed();
        for effect in self.flow.on(input, now) {
            self.perform(effect, now);
        }
    }

    fn show(&mut self) {
        let now = self.started.elapsed();
        let words = Words { catalogue: &self.catalogue, flow: &self.flow, now };
        if self.ui.show(&words) {
            slint::Timer::single_shot(FRAME, || with_app(Self::show));
        }
        let speaks = self.flow.manner().speech;
        if speaks || self.speech.guide.speaks() {
            let acts = self.speech.guide.look(&ui::page(&words, self.ui.layout()), speaks);
            self.ui.set_focus(self.speech.guide.focus());
            acts.into_iter().for_each(|act| self.speech.carry_out(act));
        }
    }

    fn on_key(&mut self, key: Key) {
        let now = self.started.elapsed();
        let words = Words { catalogue: &self.catalogue, flow: &self.flow, now };
        let acts = self.speech.guide.on(key, &ui::page(&words, self.ui.layout()), &words);
        for act in acts {
            match act {
                Act::Press(press) => self.on(pressed(press)),
                act @ (Act::Say(_) | Act::Hush) => self.speech.carry_out(act),
            }
        }
        self.show();
    }

    fn perform(&mut self, effect: Effect, now: Duration) {
        match effect {
            Effect::FetchHall => self.order(Order::FetchHall),
            Effect::CutOff => self.paper.cut_off(),
            Effect::Memorise(memory) => self.disk.memorise(&memory),
            Effect::Note(records) => {
                let kept = self.disk.append(&records);
                self.on(Input::Kept(kept));
            }
            Effect::Rewrite(records) => {
                let kept = self.disk.rewrite(&records);
                self.on(Input::Kept(kept));
            }
            Effect::Issue(request) => self.order(Order::Issue(request)),
            Effect::HandIn(tickets) => self.order(Order::HandIn(tickets)),
            Effect::Withdraw { request_id, number, day, code } => {
                self.order(Order::Withdraw { request_id, number, day, code });
            }
            Effect::ReportPaper { request_id, number, day, paper, order } => {
                self.order(Order::ReportPaper { request_id, number, day, paper, order });
            }
            Effect::Print { request_id, ticket, .. } => {
                let words = Words { catalogue: &self.catalogue, flow: &self.flow, now };
                self.paper.print(request_id, slip_of(&ticket, &words));
            }
            Effect::TakeSlip { kiosk, instance, asked_at } => {
                self.order(Order::TakeSlip { kiosk, request: TakeSlipRequest { instance }, asked_at });
            }
            Effect::LookUp(code) => self.order(Order::LookUp(code)),
            Effect::Errand(errand) => self.run_errand(errand),
            Effect::Log(milestone) => log(&milestone),
        }
    }

    fn order(&self, order: Order) {
        // Full only if the worker hangs. A lost order is a lost answer: the rules wait for no answer for ever.
        if let Err(error) = self.orders.try_send(order) {
            tracing::error!("the worker takes no orders: {error}");
        }
    }
}

/// Fetches what the other threads have put into the mailbox.
pub(crate) fn fetch_news() {
    with_app(App::fetch);
}

/// Takes the presses of all screens.
#[must_use]
pub(crate) fn on_press() -> OnPress {
    Rc::new(|press: Press| {
        with_app(|app| {
            app.on(pressed(press));
            app.show();
        });
    })
}

/// Takes the keys of the keypad.
#[must_use]
pub(crate) fn on_key() -> OnKey {
    Rc::new(|key: Key| with_app(|app| app.on_key(key)))
}

/// Comes back to the window once it has come round to everything that waits.
#[must_use]
pub(crate) fn on_idle() -> OnIdle {
    Rc::new(|| with_app(|app| app.mailbox.idle()))
}

/// Takes what a scanner has read that writes like a keyboard.
#[must_use]
pub(crate) fn on_scan() -> OnScan {
    Rc::new(|line: String| {
        with_app(|app| {
            app.on(Input::Scanned(line));
            app.show();
        });
    })
}

fn pressed(press: Press) -> Input {
    Input::Press { press, fresh: Fresh { wish: Uuid::now_v7(), own: Uuid::now_v7() } }
}

fn with_app(act: impl FnOnce(&mut App)) {
    APP.with_borrow_mut(|app| {
        if let Some(app) = app {
            act(app);
        }
    });
}

fn log(milestone: &Milestone) {
    match milestone {
        Milestone::Tap { request_id, service } => tracing::info!(%request_id, %service, "tap"),
        Milestone::Booked { service } => tracing::info!(%service, "appointment found"),
        Milestone::Issued { number, after_tap } => {
            tracing::info!(%number, after_tap_ms = millis(*after_tap), "issued");
        }
        Milestone::Given { number, after_tap } => {
            tracing::info!(%number, after_tap_ms = millis(*after_tap), "given without the server");
        }
        Milestone::Ordered { number } => tracing::info!(%number, "ordered by the reception"),
        Milestone::OrderLeft { number } => tracing::warn!(%number, "ordered by the reception, and left"),
        Milestone::HandedIn { count, left } => tracing::info!(count, left, "handed in"),
        Milestone::NotTaken { number, code } => {
            tracing::error!(%number, ?code, "the server does not take this number; whoever holds it must be called by hand");
        }
        Milestone::NameTaken { kiosk } => {
            tracing::error!(
                "another machine is in service as {kiosk}: this one gives no numbers; start each with a --kiosk of its own"
            );
        }
        Milestone::NameHeld => tracing::info!("the name is this machine's again"),
        Milestone::ClockWrong { behind_secs } => {
            tracing::error!(behind_secs, "this computer's clock is wrong; the server's time is used; set the clock");
        }
        Milestone::Slip { number, on_paper: OnPaper::Printed, after_tap } => {
            tracing::info!(%number, after_tap_ms = millis(*after_tap), "printed");
        }
        Milestone::Slip { number, on_paper, after_tap } => {
            tracing::warn!(%number, ?on_paper, after_tap_ms = millis(*after_tap), "not printed");
        }
        Milestone::DrawnBack { number } => tracing::info!(%number, "drawn back, since nobody took the slip"),
        Milestone::Abandoned { request_id } => {
            tracing::warn!(%request_id, "no answer; a number that comes yet is taken back");
        }
        Milestone::Maintenance(Doing::WrongPin(shut)) => {
            tracing::warn!(shut_secs = shut.as_secs(), "wrong PIN for maintenance");
        }
        Milestone::Maintenance(Doing::Shut(left)) => {
            tracing::info!(left_secs = left.as_secs(), "a PIN for maintenance came too early, and was not looked at");
        }
        Milestone::Maintenance(doing) => tracing::info!(?doing, "maintenance"),
        Milestone::Ignored { why } => tracing::info!(why, "press ignored"),
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
