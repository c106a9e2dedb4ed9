//! The worker that talks to the server, on a runtime of its own.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::civil::Date;
use tokio::sync::mpsc;
use turno_client::{ClientError, DownCause, Http, Link, LinkEvent, Retry, Subject};
use turno_protocol::{
    AdoptTicketRequest, ApiError, ErrorCode, HallInfo, HandInRequest, IssueTicketRequest, KioskReportRequest, Paper,
    PaperRequest, TakeSlipRequest, TicketAction, TicketActionRequest,
};
use uuid::Uuid;

use crate::{
    flow::{Answer, Came, Found, Input, Known, Withdrawal},
    mailbox::Mailbox,
    settings::Settings,
};

/// Orders that may wait for the worker; the totem makes a few per visitor.
pub(crate) const ORDERS_MAX: usize = 32;

/// What the worker is told to do.
#[derive(Debug)]
pub(crate) enum Order {
    /// Fetch the settings of the hall and its timetable.
    FetchHall,
    /// Ask for a number.
    Issue(Box<IssueTicketRequest>),
    /// Take a number back that nobody was shown.
    Withdraw {
        /// The press that led to it.
        request_id: Uuid,
        /// The number.
        number: String,
        /// Its business day.
        day: Date,
        /// The code of its link.
        code: String,
    },
    /// Hand in numbers that the totem gave by itself.
    HandIn(Vec<AdoptTicketRequest>),
    /// Ask for the appointment with this code.
    LookUp(String),
    /// Measure how long an answer takes.
    Ask,
    /// Tell how this totem is.
    Report {
        /// The totem.
        kiosk: String,
        /// Which machine, and how it is.
        request: KioskReportRequest,
    },
    /// Take the slip that the reception has ordered.
    TakeSlip {
        /// The totem.
        kiosk: String,
        /// Which machine.
        request: TakeSlipRequest,
        /// When, by the rules' clock.
        asked_at: Duration,
    },
    /// Tell what became of a slip.
    ReportPaper {
        /// The press.
        request_id: Uuid,
        /// The number.
        number: String,
        /// Its business day.
        day: Date,
        /// What became of it.
        paper: Paper,
        /// The reception's order, if it was printed for one.
        order: Option<Uuid>,
    },
}

/// The worker.
#[derive(Clone)]
struct Server {
    http: Http,
    hall: Arc<str>,
    kiosk: Option<Arc<str>>,
    mailbox: Mailbox,
}

/// Works until the orders end.
///
/// # Errors
///
/// [`ClientError::BadAddress`] if the settings name no usable server.
pub(crate) async fn work(
    settings: Settings,
    mut orders: mpsc::Receiver<Order>,
    mailbox: Mailbox,
) -> Result<(), ClientError> {
    let (hall, kiosk) = (settings.hall.as_str().into(), settings.kiosk.as_deref().map(Into::into));
    let server = Server { http: Http::new(&settings.server)?, hall, kiosk, mailbox };
    let subject = Subject::Board { hall: settings.hall.clone(), zone: None };
    let mut link = Link::open(&settings.server, &subject)?;
    let mut complaint = String::new();
    loop {
        tokio::select! {
            event = link.next() => server.hear(event, &mut complaint),
            order = orders.recv() => match order {
                None => return Ok(()),
                Some(order) => drop(tokio::spawn(server.clone().carry_out(order))),
            },
        }
    }
}

impl Server {
    /// `complaint` is what the log was told last of a link that is down: it is told a change and not every attempt.
    fn hear(&self, event: LinkEvent, complaint: &mut String) {
        match event {
            LinkEvent::Up => {
                complaint.clear();
                tracing::info!("link up");
                self.mailbox.server(Input::LinkUp);
            }
            LinkEvent::Board(board) => self.mailbox.server(Input::Board(board)),
            LinkEvent::Beat(beat) => self.mailbox.server(Input::Beat(beat.now)),
            LinkEvent::Down { cause: DownCause::Unknown { detail } } => {
                if *complaint != detail {
                    tracing::error!("the server has no hall {}: check --hall and --server ({detail})", self.hall);
                }
                *complaint = detail;
                self.mailbox.server(Input::LinkDown);
                self.mailbox.server(Input::HallUnknown);
            }
            LinkEvent::Down { cause } => {
                let cause = cause.to_string();
                if *complaint != cause {
                    tracing::warn!("link down, trying again until it is back: {cause}");
                }
                *complaint = cause;
                self.mailbox.server(Input::LinkDown);
            }
            // A totem does not listen to the floor.
            LinkEvent::Floor(_) => {}
        }
    }

    async fn carry_out(self, order: Order) {
        match order {
            Order::FetchHall => self.fetch_hall().await,
            Order::Issue(request) => self.issue(*request).await,
            Order::Withdraw { request_id, number, day, code } => self.withdraw(request_id, &number, day, code).await,
            Order::HandIn(tickets) => self.hand_in(tickets).await,
            Order::LookUp(code) => self.look_up(code).await,
            Order::Ask => self.ask().await,
            Order::Report { kiosk, request } => self.report(&kiosk, &request).await,
            Order::TakeSlip { kiosk, request, asked_at } => self.take_slip(&kiosk, &request, asked_at).await,
            Order::ReportPaper { request_id, number, day, paper, order } => {
                let request = PaperRequest { request_id: Uuid::now_v7(), paper, day: Some(day), order };
                self.report_paper(request_id, number, request).await;
            }
        }
    }

    async fn fetch_hall(self) {
        let input = match self.known().await {
            Ok(known) => {
                self.check_name(&known.hall);
                Input::Hall(Arc::new(known))
            }
            Err(error) => {
                tracing::warn!("the hall's settings did not come: {error}");
                Input::HallLost
            }
        };
        self.mailbox.server(input);
    }

    async fn known(&self) -> Result<Known, ClientError> {
        let hall = self.http.hall(&self.hall).await?;
        Ok(Known { hall, timetable: self.http.timetable(&self.hall).await? })
    }

    /// A wrong name takes the totem out of service, and only the log can say which names are right.
    fn check_name(&self, hall: &HallInfo) {
        let known: Vec<_> = hall.kiosks.iter().map(|kiosk| kiosk.id.as_str()).collect();
        if let Some(kiosk) = self.kiosk.as_deref().filter(|kiosk| !known.contains(kiosk)) {
            tracing::error!("hall {} has no totem {kiosk}; set --kiosk to one of {known:?}", hall.id);
        }
    }

    async fn issue(self, request: IssueTicketRequest) {
        let request_id = request.request_id;
        let answer = match self.http.issue(&self.hall, &request).await {
            Ok(ticket) => Answer::Issued(Box::new(ticket)),
            Err(error) => {
                tracing::warn!(%request_id, "no number: {error}");
                match (error.retry(), error) {
                    (Retry::SameRequest { after }, _) => Answer::Lost { retry_after: after },
                    (Retry::Pointless, ClientError::Refused(ApiError { code, opens_at, .. })) => {
                        Answer::Refused { code, opens_at }
                    }
                    // Whoever answered nonsense may have swallowed the real answer.
                    (Retry::Pointless, _) => Answer::Lost { retry_after: None },
                }
            }
        };
        self.mailbox.server(Input::Answer { request_id, answer });
    }

    async fn withdraw(self, request_id: Uuid, number: &str, day: Date, code: String) {
        let action = TicketAction::Withdraw {};
        let request = TicketActionRequest { request_id: Uuid::now_v7(), action, day: Some(day), code: Some(code) };
        let withdrawal = match self.http.ticket_action(&self.hall, number, &request).await {
            Ok(_) => {
                tracing::info!(%request_id, number, "withdrawn: nobody was shown this number");
                Withdrawal::Settled
            }
            Err(error) => {
                tracing::warn!(%request_id, number, "not withdrawn: {error}");
                // It was called, served or withdrawn meanwhile, or its day is over.
                let over = matches!(error, ClientError::Refused(_)) && error.retry() == Retry::Pointless;
                if over { Withdrawal::Settled } else { Withdrawal::Lost }
            }
        };
        self.mailbox.server(Input::Withdrawn { request_id, withdrawal });
    }

    async fn hand_in(self, tickets: Vec<AdoptTicketRequest>) {
        let input = match self.http.hand_in(&self.hall, &HandInRequest { tickets }).await {
            Ok(ends) => Input::HandedIn(ends),
            Err(error) => {
                tracing::warn!("the totem's own numbers were not taken in: {error}");
                Input::HandInLost
            }
        };
        self.mailbox.server(input);
    }

    async fn look_up(self, code: String) {
        let found = match self.http.appointment(&self.hall, &code).await {
            Ok(appointment) => Found::Appointment(appointment),
            Err(ClientError::Refused(ApiError { code: ErrorCode::UnknownAppointment, .. })) => Found::Nothing,
            Err(error) => {
                tracing::warn!("an appointment was not looked up: {error}");
                Found::Lost
            }
        };
        self.mailbox.server(Input::LookedUp { code, found });
    }

    async fn ask(self) {
        let asked_at = Instant::now();
        let answer = self.http.hall(&self.hall).await;
        let took = answer.inspect_err(|error| tracing::warn!("asked for somebody at the totem: {error}")).ok();
        self.mailbox.server(Input::Came(Came::Answer(took.map(|_| asked_at.elapsed()))));
    }

    async fn report(self, kiosk: &str, request: &KioskReportRequest) {
        // It is told again in a few seconds; whether the server is there, the link says.
        match self.http.report_kiosk(&self.hall, kiosk, request).await {
            Ok(news) => self.mailbox.server(Input::News(news)),
            Err(ClientError::Refused(ApiError { code: ErrorCode::KioskTaken, .. })) => {
                self.mailbox.server(Input::NameTaken);
            }
            Err(error) => tracing::debug!("the server did not hear how this totem is: {error}"),
        }
    }

    async fn take_slip(self, kiosk: &str, request: &TakeSlipRequest, asked_at: Duration) {
        match self.http.take_slip(&self.hall, kiosk, request).await {
            Ok(Some(order)) => self.mailbox.server(Input::SlipOrder { asked_at, order: Box::new(order) }),
            Ok(None) => {}
            // If there was one it is lost, and the reception hears nothing of it.
            Err(error) => tracing::warn!("an order of the reception was not taken: {error}"),
        }
    }

    async fn report_paper(self, request_id: Uuid, number: String, request: PaperRequest) {
        let paper = request.paper;
        let input = match self.http.paper(&self.hall, &number, &request).await {
            Ok(()) => Input::PaperHeard { request_id, paper },
            // Nobody will ever want to hear it: the number's day is over, for example.
            Err(error) if error.retry() == Retry::Pointless && matches!(error, ClientError::Refused(_)) => {
                tracing::error!(number, ?paper, "the slip's end was refused: {error}");
                Input::PaperHeard { request_id, paper }
            }
            Err(error) => {
                tracing::warn!(number, ?paper, "the slip's end was not taken: {error}");
                Input::PaperUnheard { request_id }
            }
        };
        self.mailbox.server(input);
    }
}
