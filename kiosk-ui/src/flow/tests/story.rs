//! What the stories are told with: a totem with a watch, a disk and a server that hears or does not.

use super::*;

/// A totem with a watch.
pub(super) struct Story {
    pub(super) flow: Flow,
    pub(super) now: Duration,
    pub(super) made: u128,
    pub(super) disk: Kept,
    /// What stands on the disk.
    pub(super) journal: Vec<Record>,
    /// Whether the server hears what becomes of slips.
    pub(super) hears: bool,
}

/// The identifier of the number that the totem gives by itself for a press.
pub(super) const fn own(press: u128) -> u128 {
    press + 1_000_000
}

pub(super) const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

impl Story {
    /// Switched on, with nothing around it yet.
    pub(super) fn dark() -> Self {
        let mut story = Self {
            flow: Flow::new(None),
            now: Duration::ZERO,
            made: 0,
            disk: Kept::Safe,
            journal: Vec::new(),
            hears: true,
        };
        story.on(Input::Fits(Fits { services: 6, columns: 1, fields: 16 }));
        story
    }

    /// An open office with a ready printer, and nobody there.
    pub(super) fn open(hall: HallInfo) -> Self {
        let mut story = Self::dark();
        let board = sample::board(&hall);
        story.on(Input::LinkUp);
        story.on(Input::Board(Box::new(board)));
        story.on(Input::Hall(Arc::new(sample::known(hall))));
        story.wait(5_000);
        assert_eq!(story.shown(), Shown::Choose);
        story
    }

    pub(super) fn capannori() -> Self {
        Self::open(sample::capannori())
    }

    pub(super) fn on(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = self.flow.on(input, self.now);
        let mut at = 0;
        while at < effects.len() {
            let follow = match &effects[at] {
                Effect::Note(records) => {
                    if self.disk == Kept::Safe {
                        self.journal.extend(records.iter().cloned());
                    }
                    Some(Input::Kept(self.disk))
                }
                Effect::Rewrite(records) => {
                    if self.disk == Kept::Safe {
                        self.journal.clone_from(records);
                    }
                    Some(Input::Kept(self.disk))
                }
                Effect::ReportPaper { request_id, paper, .. } if self.hears => {
                    Some(Input::PaperHeard { request_id: *request_id, paper: *paper })
                }
                _ => None,
            };
            if let Some(input) = follow {
                effects.extend(self.flow.on(input, self.now));
            }
            at += 1;
        }
        effects
    }

    /// What stands on the disk: presses that are not settled, and whether the visitor was shown a number.
    pub(super) fn kept(&self) -> Vec<(u128, bool)> {
        let mut book = Book::default();
        self.journal.iter().for_each(|record| book.apply(record));
        book.entries().iter().map(|entry| (entry.id.as_u128(), entry.number.is_some())).collect()
    }

    /// Time passes while server and printer are well.
    pub(super) fn wait(&mut self, milliseconds: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        for _ in 0..milliseconds / 250 {
            self.now += ms(250);
            effects.extend(self.printer(PrinterHealth::Ready));
        }
        effects
    }

    /// Time passes and nothing is heard.
    pub(super) fn silence(&mut self, milliseconds: u64) -> Vec<Effect> {
        self.now += ms(milliseconds);
        self.on(Input::Tick(sample::now()))
    }

    pub(super) fn printer(&mut self, health: PrinterHealth) -> Vec<Effect> {
        self.on(Input::Printer { health, confirmed_ago: Some(ms(0)) })
    }

    pub(super) fn press(&mut self, press: Press) -> Vec<Effect> {
        self.made += 1;
        let fresh = Fresh { wish: Uuid::from_u128(self.made), own: Uuid::from_u128(own(self.made)) };
        self.on(Input::Press { press, fresh })
    }

    pub(super) fn service(&mut self, id: &str) -> Vec<Effect> {
        self.press(Press::Service(id.to_owned()))
    }

    pub(super) fn answer(&mut self, request: u128, answer: Answer) -> Vec<Effect> {
        self.on(Input::Answer { request_id: Uuid::from_u128(request), answer })
    }

    pub(super) fn issued(&mut self, request: u128) -> Vec<Effect> {
        self.answer(request, Answer::Issued(Box::new(sample::ticket("comune-amico"))))
    }

    pub(super) fn paper(&mut self, request: u128, on_paper: OnPaper) -> Vec<Effect> {
        self.on(Input::Paper { request_id: Uuid::from_u128(request), on_paper })
    }

    pub(super) fn shown(&self) -> Shown {
        self.flow.shown(self.now)
    }
}

/// The requests for a number among the effects.
pub(super) fn issues(effects: &[Effect]) -> Vec<u128> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Issue(request) => Some(request.request_id.as_u128()),
            _ => None,
        })
        .collect()
}

pub(super) fn reports(effects: &[Effect]) -> Vec<Paper> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::ReportPaper { paper, .. } => Some(*paper),
            _ => None,
        })
        .collect()
}

/// The numbers of the slips among the effects.
pub(super) fn printed(effects: &[Effect]) -> Vec<String> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Print { ticket, .. } => Some(ticket.number.clone()),
            _ => None,
        })
        .collect()
}
