//! The worker that talks to the server, on a runtime of its own.

use std::{sync::Arc, time::Duration};

use tokio::sync::mpsc;
use turno_client::{ClientError, Http, Link, LinkEvent, Retry, Subject};
use turno_protocol::{ApiError, HallInfo, IssueTicketRequest, Paper, PaperRequest};
use uuid::Uuid;

use crate::{
    flow::{Answer, Input},
    mailbox::Mailbox,
    settings::Settings,
};

/// Orders that may wait for the worker; the totem makes a few per visitor.
pub(crate) const ORDERS_MAX: usize = 32;
/// The wait before the settings of the hall are asked for again.
const HALL_RETRY_DELAY: Duration = Duration::from_secs(2);
/// How often the end of a slip is reported.
const PAPER_ATTEMPTS_MAX: u32 = 8;
/// The wait before the second report of a slip; it doubles with each further one.
const PAPER_RETRY_DELAY: Duration = Duration::from_millis(500);

/// What the worker is told to do.
#[derive(Debug)]
pub(crate) enum Order {
    /// Fetch the settings of the hall.
    FetchHall,
    /// Ask for a number.
    Issue {
        /// The press.
        request_id: Uuid,
        /// What for.
        service: String,
        /// The visitor's language.
        language: String,
    },
    /// Tell what became of a slip.
    ReportPaper {
        /// The number.
        number: String,
        /// What became of it.
        paper: Paper,
    },
}

/// The worker.
#[derive(Clone)]
struct Server {
    http: Http,
    hall: Arc<str>,
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
    let server = Server { http: Http::new(&settings.server)?, hall: settings.hall.as_str().into(), mailbox };
    let subject = Subject::Board { hall: settings.hall.clone(), zone: None };
    let mut link = Link::open(&settings.server, &subject)?;
    let mut kiosk = settings.kiosk.clone();
    let (halls, mut new_halls) = mpsc::channel::<Arc<HallInfo>>(1);
    loop {
        tokio::select! {
            event = link.next() => server.hear(event),
            Some(hall) = new_halls.recv() => {
                kiosk = kiosk_of(&settings, &hall);
                server.mailbox.server(Input::Hall(hall));
            }
            order = orders.recv() => match order {
                None => return Ok(()),
                Some(Order::FetchHall) => drop(tokio::spawn(server.clone().fetch_hall(halls.clone()))),
                Some(Order::Issue { request_id, service, language }) => {
                    let request = IssueTicketRequest { request_id, service, kiosk: kiosk.clone(), language };
                    drop(tokio::spawn(server.clone().issue(request)));
                }
                Some(Order::ReportPaper { number, paper }) => {
                    drop(tokio::spawn(server.clone().report_paper(number, paper)));
                }
            },
        }
    }
}

/// The totem's own name: as set, else the hall's first.
fn kiosk_of(settings: &Settings, hall: &HallInfo) -> Option<String> {
    let known: Vec<_> = hall.kiosks.iter().map(|kiosk| kiosk.id.as_str()).collect();
    match &settings.kiosk {
        Some(kiosk) if !known.contains(&kiosk.as_str()) => {
            tracing::error!("hall {} has no totem {kiosk}; set --kiosk to one of {known:?}", hall.id);
            Some(kiosk.clone())
        }
        Some(kiosk) => Some(kiosk.clone()),
        None => known.first().map(|kiosk| (*kiosk).to_owned()),
    }
}

impl Server {
    fn hear(&self, event: LinkEvent) {
        match event {
            LinkEvent::Up => {
                tracing::info!("link up");
                self.mailbox.server(Input::LinkUp);
            }
            LinkEvent::Board(board) => self.mailbox.server(Input::Board(board)),
            LinkEvent::Beat(beat) => self.mailbox.server(Input::Beat(beat.now)),
            LinkEvent::Down { cause } => {
                tracing::warn!("link down: {cause}");
                self.mailbox.server(Input::LinkDown);
            }
            // A totem does not listen to the floor.
            LinkEvent::Floor(_) => {}
        }
    }

    async fn fetch_hall(self, halls: mpsc::Sender<Arc<HallInfo>>) {
        loop {
            match self.http.hall(&self.hall).await {
                Ok(hall) => {
                    // The receiver ends with the worker.
                    let _ = halls.send(Arc::new(hall)).await;
                    return;
                }
                Err(error) => tracing::warn!("the hall's settings did not come: {error}"),
            }
            tokio::time::sleep(HALL_RETRY_DELAY).await;
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
                    (Retry::Pointless, _) => Answer::Refused { code: turno_protocol::ErrorCode::Other, opens_at: None },
                }
            }
        };
        self.mailbox.server(Input::Answer { request_id, answer });
    }

    async fn report_paper(self, number: String, paper: Paper) {
        let request = PaperRequest { request_id: Uuid::now_v7(), paper };
        for attempt in 0..PAPER_ATTEMPTS_MAX {
            match self.http.paper(&self.hall, &number, &request).await {
                Ok(()) => return,
                Err(error) if error.retry() == Retry::Pointless => {
                    tracing::error!(number, ?paper, "the slip's end was refused: {error}");
                    return;
                }
                Err(error) => tracing::warn!(number, ?paper, "the slip's end was not taken: {error}"),
            }
            tokio::time::sleep(PAPER_RETRY_DELAY * 2_u32.pow(attempt)).await;
        }
        tracing::error!(number, ?paper, "the slip's end was never taken");
    }
}
