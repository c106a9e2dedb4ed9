//! The thread that owns the port and runs the machine.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::encode::{Encoded, Encoder};
use crate::fit::LeftOut;
use crate::logo::Logo;
use crate::machine::{Effect, Input, Machine, Outcome, Reason, Report};
use crate::port::{Bell, PORT_WAIT_MAX, Port, ReadEnd, TtyPort, WriteEnd};
use crate::profile::Profile;
use crate::slip::{JobId, Slip};

/// Orders that may wait for the thread.
const ORDERS_MAX: usize = 16;

/// Wait between looks at the clock while there is no port.
const IDLE_WAIT: Duration = Duration::from_millis(50);

/// Different complaints of shortened slips that are made: more services than an office has.
const SHORT_SLIPS_MAX: usize = 64;

/// Most bytes read at once.
const READ_BYTES_MAX: usize = 512;

/// Which printer, and how to talk to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrinterSettings {
    /// The serial device; a stable name under `/dev/serial/by-id` survives unplugging.
    pub device: PathBuf,
    /// Speed of the line, in bits per second.
    pub baud: u32,
    /// The model.
    pub profile: Profile,
}

enum Order {
    Print(JobId, Box<Slip>),
    Attended,
    CutOff,
    UploadLogo(Box<Logo>),
    Stop,
}

/// A printer at work. Dropping it stops its thread and frees the device.
#[derive(Debug)]
pub struct Printer {
    orders: SyncSender<Order>,
    bell: Arc<Bell>,
    thread: Option<JoinHandle<()>>,
}

impl Printer {
    /// Starts the thread. It opens the device by itself, and again whenever it is lost; `on_report` is called on that
    /// thread and must not wait.
    ///
    /// # Errors
    /// When the system gives no thread, or no handle to wake it by.
    pub fn start(settings: PrinterSettings, on_report: impl Fn(Report) + Send + 'static) -> std::io::Result<Self> {
        let (orders, inbox) = sync_channel(ORDERS_MAX);
        let bell = Arc::new(Bell::new()?);
        let heard = Arc::clone(&bell);
        let thread = std::thread::Builder::new().name("printer".to_owned()).spawn(move || {
            Worker::new(settings, inbox, heard, on_report).run();
        })?;
        Ok(Self { orders, bell, thread: Some(thread) })
    }

    fn order(&self, order: Order) {
        // The thread lives as long as this handle; an order can only fail while everything is being torn down.
        let _ = self.orders.send(order);
        self.bell.ring();
    }

    /// Hands a slip in. Exactly one [`Report::Outcome`] for `job` follows, at once if the printer is not ready.
    pub fn print(&self, job: JobId, slip: Slip) {
        self.order(Order::Print(job, Box::new(slip)));
    }

    /// Puts the office's picture into the printer's memory, unless it is there. Exactly one [`Report::Logo`] follows.
    pub fn upload_logo(&self, logo: Logo) {
        self.order(Order::UploadLogo(Box::new(logo)));
    }

    /// An earlier run of the program ended within a slip: what may hang from the printer is cut off before the next.
    pub fn cut_off(&self) {
        self.order(Order::CutOff);
    }

    /// A person is at the printer: what is left in it may come out now. Ends [`Reason::Dirty`], by way of
    /// [`Reason::Draining`].
    pub fn attended(&self) {
        self.order(Order::Attended);
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        self.order(Order::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Worker<F: Fn(Report)> {
    settings: PrinterSettings,
    inbox: Receiver<Order>,
    bell: Arc<Bell>,
    on_report: F,
    machine: Machine,
    encoder: Encoder,
    port: Option<TtyPort>,
    started: Instant,
    inputs: VecDeque<Input>,
    /// The last complaint about the device, so that it is made once and not at every attempt.
    complaint: Option<String>,
    /// What was said of slips that had to be shortened.
    short_slips: Vec<String>,
}

impl<F: Fn(Report)> Worker<F> {
    fn new(settings: PrinterSettings, inbox: Receiver<Order>, bell: Arc<Bell>, on_report: F) -> Self {
        let machine = Machine::new(settings.profile.clone(), settings.baud);
        let encoder = Encoder::new(settings.profile.clone());
        let started = Instant::now();
        Self {
            settings,
            inbox,
            bell,
            on_report,
            machine,
            encoder,
            port: None,
            started,
            inputs: VecDeque::new(),
            complaint: None,
            short_slips: Vec::new(),
        }
    }

    fn run(mut self) {
        let mut buffer = [0; READ_BYTES_MAX];
        loop {
            self.inputs.push_back(Input::Tick);
            while let Some(input) = self.inputs.pop_front() {
                self.step(input);
            }
            if self.hear(&mut buffer).is_break() {
                return;
            }
        }
    }

    /// Waits for the printer, an order, or the time at which the machine wants to look again; breaks off when nobody orders any more.
    fn hear(&mut self, buffer: &mut [u8]) -> ControlFlow<()> {
        let Some(port) = &mut self.port else {
            return match self.inbox.recv_timeout(IDLE_WAIT) {
                Ok(order) => self.take(order),
                Err(RecvTimeoutError::Timeout) => ControlFlow::Continue(()),
                Err(RecvTimeoutError::Disconnected) => ControlFlow::Break(()),
            };
        };
        if port.has_news(&self.bell, self.machine.rest().unwrap_or(PORT_WAIT_MAX)) {
            match port.read(buffer) {
                ReadEnd::Bytes(count) => self.inputs.push_back(Input::Received(buffer[..count].to_vec())),
                ReadEnd::Nothing => {}
                ReadEnd::HungUp => self.inputs.push_back(Input::Lost),
            }
        }
        // All of them: the bell rings once for several.
        loop {
            match self.inbox.try_recv() {
                Ok(order) => self.take(order)?,
                Err(TryRecvError::Empty) => return ControlFlow::Continue(()),
                Err(TryRecvError::Disconnected) => return ControlFlow::Break(()),
            }
        }
    }

    fn take(&mut self, order: Order) -> ControlFlow<()> {
        match order {
            Order::Print(job, slip) => self.take_job(job, &slip),
            Order::UploadLogo(logo) => self.inputs.push_back(Input::UploadLogo(logo)),
            Order::CutOff => self.inputs.push_back(Input::CutOff),
            Order::Attended => self.inputs.push_back(Input::Attended),
            Order::Stop => return ControlFlow::Break(()),
        }
        ControlFlow::Continue(())
    }

    /// One input through the machine. A write is answered before anything else goes in.
    fn step(&mut self, input: Input) {
        let mut next = Some(input);
        while let Some(input) = next.take() {
            for effect in self.machine.on(input, self.started.elapsed()) {
                match effect {
                    Effect::Open => self.open(),
                    Effect::Close => self.port = None,
                    Effect::DiscardInput => self.with_port(Port::discard_input),
                    Effect::DiscardOutput => self.with_port(Port::discard_output),
                    Effect::Write(bytes) => next = Some(self.write(&bytes)),
                    Effect::Report(report) => {
                        if let Report::Trouble(sentence) = &report {
                            tracing::warn!("{sentence}");
                        }
                        (self.on_report)(report);
                    }
                }
            }
        }
    }

    fn with_port(&mut self, act: impl Fn(&mut TtyPort)) {
        if let Some(port) = &mut self.port {
            act(port);
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Input {
        match self.port.as_mut().map(|port| port.write(bytes)) {
            Some(WriteEnd::Accepted(count)) => Input::Accepted(count),
            Some(WriteEnd::HungUp) | None => Input::Lost,
        }
    }

    fn open(&mut self) {
        let PrinterSettings { device, baud, profile } = &self.settings;
        match TtyPort::open(device, *baud, profile.serial.flow_control) {
            Ok(port) => {
                self.port = Some(port);
                self.complaint = None;
                self.inputs.push_back(Input::Opened);
            }
            Err(error) => {
                let sentence = error.to_string();
                if self.complaint.as_ref() != Some(&sentence) {
                    tracing::warn!("{sentence}");
                    (self.on_report)(Report::Trouble(sentence.clone()));
                    self.complaint = Some(sentence);
                }
                self.inputs.push_back(Input::OpenFailed);
            }
        }
    }

    /// Says what had no room, once for each service and not for each of its tickets.
    fn complain_of(&mut self, slip: &Slip, left_out: &[LeftOut]) {
        if left_out.is_empty() {
            return;
        }
        let parts: Vec<String> = left_out.iter().map(ToString::to_string).collect();
        let sentence =
            format!("slips for `{}` are printed without {}", slip.words.service, parts.join(" and without "));
        if !self.short_slips.contains(&sentence) && self.short_slips.len() < SHORT_SLIPS_MAX {
            tracing::warn!("{sentence}");
            (self.on_report)(Report::Trouble(sentence.clone()));
            self.short_slips.push(sentence);
        }
    }

    fn take_job(&mut self, job: JobId, slip: &Slip) {
        match self.encoder.encode(slip, job, self.machine.logo()) {
            Ok(Encoded { bytes, left_out }) => {
                self.complain_of(slip, &left_out);
                self.inputs.push_back(Input::Print { job, bytes });
            }
            Err(error) => {
                tracing::error!("slip {job} not printed: {error}");
                (self.on_report)(Report::Trouble(error.to_string()));
                (self.on_report)(Report::Outcome { job, outcome: Outcome::NotSent(Reason::BadSlip) });
            }
        }
    }
}
