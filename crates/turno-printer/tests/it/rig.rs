//! A machine and an emulated printer on one false clock, joined by a cable that can be pulled.

use std::collections::VecDeque;
use std::time::Duration;

use turno_printer::emulator::{Emulator, EmulatorSettings, Fault, Sheet};
use turno_printer::machine::{Effect, Input};
use turno_printer::profile::FlowControl;
use turno_printer::{Encoder, Health, JobId, Logo, LogoEnd, LogoKey, Machine, Outcome, Profile, Report};

use crate::capannori;

const STEP: Duration = Duration::from_millis(5);

/// Step while neither the line nor a job is at work.
const IDLE_STEP: Duration = Duration::from_millis(20);

/// What the system takes from a program before the serial line has it.
const SYSTEM_BYTES: usize = 4096;

/// What the port does with bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Takes them.
    Open,
    /// Takes none, as with a printer that holds the line.
    Held,
    /// Takes so many in all, then the cable is pulled.
    CutAfter(usize),
}

/// What happens to the printer's replies on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Replies {
    /// They arrive.
    Whole,
    /// Every second byte is lost.
    Half,
    /// They arrive as other bytes, as with a wrong baud rate; the number is the seed.
    Garbled(u32),
}

impl Replies {
    fn arrive(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Whole => bytes,
            Self::Half => bytes.into_iter().step_by(2).collect(),
            Self::Garbled(seed) => {
                let mut garble = |_| {
                    *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (*seed >> 24) as u8
                };
                bytes.into_iter().map(&mut garble).collect()
            }
        }
    }
}

#[derive(Clone)]
pub(crate) struct Rig {
    machine: Machine,
    pub(crate) emulator: Emulator,
    profile: Profile,
    pub(crate) now: Duration,
    plugged: bool,
    was_open: bool,
    /// Until then the machine is left alone, as its thread leaves it, unless something comes in.
    rests_until: Duration,
    pub(crate) line: Line,
    /// Taken by the system, not on the wire yet.
    system: VecDeque<u8>,
    pub(crate) health: Vec<(Duration, Health)>,
    pub(crate) outcomes: Vec<(JobId, Outcome)>,
    pub(crate) sheets: Vec<Sheet>,
    /// Sentences for whoever looks after the machine.
    pub(crate) trouble: Vec<String>,
    /// Slips that were drawn back.
    pub(crate) not_taken: Vec<JobId>,
    /// How the uploads of pictures ended.
    pub(crate) uploads: Vec<LogoEnd>,
    /// What happens to the printer's replies on the line.
    pub(crate) replies: Replies,
    /// A byte of noise behind each byte of the printer.
    pub(crate) noise_after_each_reply: Option<u8>,
}

impl Rig {
    pub(crate) fn new(profile: Profile, baud: u32) -> Self {
        let settings = EmulatorSettings::new(baud, profile.clone());
        Self::with(settings, profile)
    }

    /// Any printer, believed to be one of `profile`.
    pub(crate) fn with(settings: EmulatorSettings, profile: Profile) -> Self {
        Self {
            machine: Machine::new(profile.clone(), settings.baud),
            emulator: Emulator::new(settings),
            profile,
            now: Duration::ZERO,
            plugged: true,
            was_open: false,
            rests_until: Duration::ZERO,
            line: Line::Open,
            system: VecDeque::new(),
            health: Vec::new(),
            outcomes: Vec::new(),
            sheets: Vec::new(),
            trouble: Vec::new(),
            not_taken: Vec::new(),
            uploads: Vec::new(),
            replies: Replies::Whole,
            noise_after_each_reply: None,
        }
    }

    /// A printer that has just become ready.
    pub(crate) fn ready(profile: Profile, baud: u32) -> Self {
        let mut rig = Self::new(profile, baud);
        rig.until("ready", |rig| rig.health_now() == Health::Ready);
        rig
    }

    pub(crate) fn health_now(&self) -> Health {
        self.machine.health()
    }

    /// For how long the machine wants to be left alone.
    pub(crate) fn rest(&self) -> Option<Duration> {
        self.machine.rest()
    }

    pub(crate) fn apply(&mut self, fault: Fault) {
        match fault {
            Fault::Unplug => {
                self.plugged = false;
                self.system.clear();
            }
            Fault::Plug => self.plugged = true,
            _ => {}
        }
        self.emulator.advance(self.now);
        self.emulator.apply(fault);
    }

    pub(crate) fn print(&mut self, sequence: u32, number: &str) {
        self.print_slip(sequence, &turno_printer::Slip { number: number.into(), ..capannori() });
    }

    pub(crate) fn print_slip(&mut self, sequence: u32, slip: &turno_printer::Slip) {
        let job = JobId::new(sequence);
        let bytes = Encoder::new(self.profile.clone()).encode(slip, job, self.machine.logo()).unwrap().bytes;
        self.feed(Input::Print { job, bytes });
    }

    pub(crate) fn cut_off(&mut self) {
        self.feed(Input::CutOff);
    }

    pub(crate) fn attended(&mut self) {
        self.feed(Input::Attended);
    }

    pub(crate) fn begin_upload(&mut self, logo: &Logo) {
        self.feed(Input::UploadLogo(Box::new(logo.clone())));
    }

    /// The picture that the printer has.
    pub(crate) fn logo(&self) -> Option<LogoKey> {
        self.machine.logo()
    }

    /// Uploads a picture and waits for the end of it.
    pub(crate) fn upload(&mut self, logo: &Logo) -> LogoEnd {
        let before = self.uploads.len();
        self.begin_upload(logo);
        self.until("the end of the upload", |rig| rig.uploads.len() > before);
        assert_eq!(self.uploads.len(), before + 1, "{:?}", self.uploads);
        self.uploads[before]
    }

    /// Bytes on the line that the printer did not send.
    pub(crate) fn noise(&mut self, bytes: &[u8]) {
        self.feed(Input::Received(bytes.to_vec()));
    }

    fn feed(&mut self, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for effect in self.machine.on(input, self.now) {
                match effect {
                    Effect::Open => {
                        self.was_open = self.plugged;
                        inputs.push(if self.plugged { Input::Opened } else { Input::OpenFailed });
                    }
                    Effect::Write(bytes) => inputs.push(self.write(&bytes)),
                    Effect::Close => self.was_open = false,
                    Effect::DiscardInput => drop(self.emulator.take_replies()),
                    Effect::DiscardOutput => self.system.clear(),
                    Effect::Report(Report::Health { health, .. }) => self.health.push((self.now, health)),
                    Effect::Report(Report::Outcome { job, outcome }) => self.outcomes.push((job, outcome)),
                    Effect::Report(Report::NotTaken { job }) => self.not_taken.push(job),
                    Effect::Report(Report::Logo(end)) => self.uploads.push(end),
                    Effect::Report(Report::Trouble(sentence)) => self.trouble.push(sentence),
                }
            }
        }
        self.rests_until = self.now + self.machine.rest().unwrap_or_default();
    }

    fn write(&mut self, bytes: &[u8]) -> Input {
        let room = match self.line {
            _ if !self.plugged => return Input::Lost,
            Line::Open => bytes.len().min(SYSTEM_BYTES - self.system.len()),
            Line::Held => 0,
            Line::CutAfter(left) => {
                let taken = left.min(bytes.len());
                self.line = Line::CutAfter(left - taken);
                if taken == 0 {
                    self.plugged = false;
                    self.line = Line::Open;
                    return Input::Lost;
                }
                taken
            }
        };
        self.system.extend(&bytes[..room]);
        self.transmit();
        Input::Accepted(room)
    }

    /// From the system to the wire: at once, or byte by byte while the printer's ready line says so.
    fn transmit(&mut self) {
        if self.profile.serial.flow_control == FlowControl::None {
            let bytes: Vec<u8> = self.system.drain(..).collect();
            self.emulator.receive(&bytes, self.now);
        }
        while self.emulator.is_clear_to_send() && self.emulator.wire_bytes() < 8 {
            let Some(byte) = self.system.pop_front() else { return };
            self.emulator.receive(&[byte], self.now);
        }
    }

    pub(crate) fn step(&mut self) {
        let idle = self.emulator.wire_bytes() == 0 && self.system.is_empty() && self.health_now() != Health::Printing;
        self.step_by(if idle { IDLE_STEP } else { STEP });
    }

    /// One step of any length.
    pub(crate) fn step_by(&mut self, time: Duration) {
        self.now += time;
        self.emulator.advance(self.now);
        self.transmit();
        let replies = self.emulator.take_replies();
        let mut replies = self.replies.arrive(replies);
        if let Some(noise) = self.noise_after_each_reply.filter(|_| self.health_now() == Health::Printing) {
            replies = replies.into_iter().flat_map(|reply| [reply, noise]).collect();
        }
        if self.was_open && !self.plugged {
            self.feed(Input::Lost);
        } else if self.was_open && !replies.is_empty() {
            self.feed(Input::Received(replies));
        }
        self.sheets.extend(self.emulator.take_sheets());
        if self.now >= self.rests_until {
            self.feed(Input::Tick);
        }
    }

    pub(crate) fn pass(&mut self, time: Duration) {
        let end = self.now + time;
        while self.now < end {
            self.step();
        }
    }

    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let deadline = self.now + Duration::from_secs(90);
        while !done(self) {
            assert!(self.now < deadline, "never: {what}; {:?} {:?}", self.health_now(), self.outcomes);
            self.step();
        }
    }

    /// The outcome of the job, once it has one.
    pub(crate) fn outcome(&mut self, sequence: u32) -> Outcome {
        let job = JobId::new(sequence);
        self.until("an outcome", |rig| rig.outcomes.iter().any(|(id, _)| *id == job));
        self.pass(Duration::from_secs(2));
        let mut of_job = self.outcomes.iter().filter(|(id, _)| *id == job);
        let outcome = of_job.next().unwrap().1;
        assert!(of_job.next().is_none(), "two outcomes for one job: {:?}", self.outcomes);
        outcome
    }

    /// How many sheets, whole or torn, show the number.
    pub(crate) fn sheets_with(&self, number: &str) -> usize {
        self.sheets.iter().filter(|sheet| sheet.text().lines().any(|line| line == number)).count()
    }
}
