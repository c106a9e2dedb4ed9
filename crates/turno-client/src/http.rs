//! One method for each route a machine uses: one request, one answer, no retries of its own.

use std::time::Duration;

use reqwest::{
    Client, RequestBuilder, Response, Url,
    header::{COOKIE, HeaderValue, SET_COOKIE},
    redirect::Policy,
};
use serde::{Serialize, de::DeserializeOwned};
use turno_protocol::{
    AdoptTicketRequest, AppointmentEnvelope, AppointmentInfo, Board, BoardEnvelope, CounterEnvelope, CounterRequest,
    DisplayReportRequest, ErrorEnvelope, Floor, FloorCounter, FloorEnvelope, HallEnvelope, HallInfo, HallSummary,
    HallsEnvelope, HandInEnvelope, HandInRequest, HandedIn, IssueTicketRequest, IssuedEnvelope, IssuedTicket,
    KioskNews, KioskNewsEnvelope, KioskReportRequest, PaperRequest, SessionRequest, SlipOrder, SlipOrderEnvelope,
    TakeSlipRequest, TicketActionRequest, TicketEnvelope, TicketStatus, Timetable, TimetableEnvelope,
};

use crate::{BaseAddress, ClientError};

/// The longest wait for a connection, in seconds: within an office's network it takes milliseconds.
pub const CONNECT_SECS_MAX: u64 = 2;

/// The longest wait for a whole answer, in seconds. A person stands in front of the totem, so it is short; whoever
/// needs longer sends the same request again.
pub const ANSWER_SECS_MAX: u64 = 5;

/// The longest answer that is read, in bytes: twice the longest live frame.
pub const ANSWER_BYTES_MAX: usize = 2 * turno_protocol::FRAME_BYTES_MAX;

/// How much of a strange answer is kept for the log, in characters.
const DETAIL_CHARS_MAX: usize = 200;

/// Requests to one server. Cheap to clone; clones share their connections.
#[derive(Debug, Clone)]
pub struct Http {
    base: BaseAddress,
    client: Client,
    /// The cookie of whoever is signed in.
    session: Option<HeaderValue>,
}

impl Http {
    /// Prepares requests to the server at `base_url`, for example `http://127.0.0.1:8080`. Sends nothing yet.
    ///
    /// # Errors
    ///
    /// [`ClientError::BadAddress`] if `base_url` is not an absolute `http` address.
    pub fn new(base_url: &str) -> Result<Self, ClientError> {
        let base = BaseAddress::parse(base_url)?;
        // No proxy from the environment: the server stands in the office's own network. No redirects: none is part of
        // the contract, and following one would turn a POST into a GET.
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(CONNECT_SECS_MAX))
            .timeout(Duration::from_secs(ANSWER_SECS_MAX))
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| ClientError::BadAddress { address: base_url.to_owned(), why: error.to_string() })?;
        Ok(Self { base, client, session: None })
    }

    /// Signs a person in: the requests of the result are made in that name, for as long as the session lasts.
    ///
    /// # Errors
    ///
    /// See [`ClientError`]; a wrong name or password is refused with `not_signed_in`.
    pub async fn signed_in(&self, name: &str, password: &str) -> Result<Self, ClientError> {
        let request = SessionRequest { name: name.to_owned(), password: password.to_owned() };
        let answer = self.post(self.base.route(&["session"]), &request).await?;
        let cookie = answer.headers().get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok()).unwrap_or_default();
        // What follows the first semicolon is for the browser's own keeping.
        let session = cookie.split(';').next().unwrap_or_default().parse::<HeaderValue>();
        let status = answer.status().as_u16();
        done(answer).await?;
        let mut session =
            session.map_err(|error| ClientError::Unexpected { status, detail: format!("the session: {error}") })?;
        session.set_sensitive(true);
        Ok(Self { session: Some(session), ..self.clone() })
    }

    /// The server's address.
    #[must_use]
    pub fn base(&self) -> &BaseAddress {
        &self.base
    }

    /// Every hall of the server.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn halls(&self) -> Result<Vec<HallSummary>, ClientError> {
        Ok(self.get::<HallsEnvelope>(self.base.route(&["halls"])).await?.halls)
    }

    /// The settings of a hall.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn hall(&self, hall: &str) -> Result<HallInfo, ClientError> {
        Ok(self.get::<HallEnvelope>(self.base.route(&["halls", hall])).await?.hall)
    }

    /// The openings of the days to come.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn timetable(&self, hall: &str) -> Result<Timetable, ClientError> {
        Ok(self.get::<TimetableEnvelope>(self.base.route(&["halls", hall, "timetable"])).await?.timetable)
    }

    /// What the walls of a hall, or of one of its zones, show now.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn board(&self, hall: &str, zone: Option<&str>) -> Result<Board, ClientError> {
        let mut url = self.base.route(&["halls", hall, "board"]);
        if let Some(zone) = zone {
            url.query_pairs_mut().append_pair("zone", zone);
        }
        Ok(self.get::<BoardEnvelope>(url).await?.board)
    }

    /// What the operators of a hall see now.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn floor(&self, hall: &str) -> Result<Floor, ClientError> {
        Ok(self.get::<FloorEnvelope>(self.base.route(&["halls", hall, "floor"])).await?.floor)
    }

    /// Asks for a number.
    ///
    /// # Errors
    ///
    /// See [`ClientError`]; after [`ClientError::Unreachable`] the number may exist, and the same request gets it.
    pub async fn issue(&self, hall: &str, request: &IssueTicketRequest) -> Result<IssuedTicket, ClientError> {
        let url = self.base.route(&["halls", hall, "tickets"]);
        Ok(read::<IssuedEnvelope>(self.post(url, request).await?).await?.ticket)
    }

    /// Hands in a number that the totem gave by itself.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn adopt(&self, hall: &str, request: &AdoptTicketRequest) -> Result<(), ClientError> {
        done(self.post(self.base.route(&["halls", hall, "tickets", "adopted"]), request).await?).await
    }

    /// Hands in several numbers, in their order; gives the end of each.
    ///
    /// # Errors
    ///
    /// See [`ClientError`]; what became of the numbers is then not known, and the same request tells.
    pub async fn hand_in(&self, hall: &str, request: &HandInRequest) -> Result<Vec<HandedIn>, ClientError> {
        let url = self.base.route(&["halls", hall, "tickets", "adopted", "list"]);
        Ok(read::<HandInEnvelope>(self.post(url, request).await?).await?.hand_in)
    }

    /// Reports what became of a slip.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn paper(&self, hall: &str, number: &str, request: &PaperRequest) -> Result<(), ClientError> {
        done(self.post(self.base.route(&["halls", hall, "tickets", number, "paper"]), request).await?).await
    }

    /// How a ticket stands.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn ticket(&self, hall: &str, number: &str) -> Result<TicketStatus, ClientError> {
        Ok(self.get::<TicketEnvelope>(self.base.route(&["halls", hall, "tickets", number])).await?.ticket)
    }

    /// One step of an operator; gives the counter after it.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn counter_action(
        &self,
        hall: &str,
        counter: &str,
        request: &CounterRequest,
    ) -> Result<FloorCounter, ClientError> {
        let url = self.base.route(&["halls", hall, "counters", counter, "actions"]);
        Ok(read::<CounterEnvelope>(self.post(url, request).await?).await?.counter)
    }

    /// One step with a ticket that is at no counter; gives the ticket after it.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn ticket_action(
        &self,
        hall: &str,
        number: &str,
        request: &TicketActionRequest,
    ) -> Result<TicketStatus, ClientError> {
        let url = self.base.route(&["halls", hall, "tickets", number, "actions"]);
        Ok(read::<TicketEnvelope>(self.post(url, request).await?).await?.ticket)
    }

    /// Says how a display is.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn report_display(
        &self,
        hall: &str,
        display: &str,
        request: &DisplayReportRequest,
    ) -> Result<(), ClientError> {
        let url = self.base.route(&["halls", hall, "displays", display]);
        done(self.send(self.client.put(url).json(request)).await?).await
    }

    /// Says how a totem is.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn report_kiosk(
        &self,
        hall: &str,
        kiosk: &str,
        request: &KioskReportRequest,
    ) -> Result<KioskNews, ClientError> {
        let url = self.base.route(&["halls", hall, "kiosks", kiosk]);
        Ok(read::<KioskNewsEnvelope>(self.send(self.client.put(url).json(request)).await?).await?.news)
    }

    /// Takes the slip that the reception has asked for at a totem. It is given once: without an answer, it is lost.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn take_slip(
        &self,
        hall: &str,
        kiosk: &str,
        request: &TakeSlipRequest,
    ) -> Result<Option<SlipOrder>, ClientError> {
        let url = self.base.route(&["halls", hall, "kiosks", kiosk, "slip"]);
        Ok(read::<SlipOrderEnvelope>(self.post(url, request).await?).await?.order)
    }

    /// An appointment of today, by its code.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn appointment(&self, hall: &str, code: &str) -> Result<AppointmentInfo, ClientError> {
        let url = self.base.route(&["halls", hall, "appointments", code]);
        Ok(self.get::<AppointmentEnvelope>(url).await?.appointment)
    }

    /// Hands in a picture (PNG) of what a display shows.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn display_picture(&self, hall: &str, display: &str, png: Vec<u8>) -> Result<(), ClientError> {
        let url = self.base.route(&["halls", hall, "displays", display, "picture"]);
        done(self.send(self.client.put(url).header("content-type", "image/png").body(png)).await?).await
    }

    /// The picture (PNG) of a bulletin.
    ///
    /// # Errors
    ///
    /// See [`ClientError`].
    pub async fn bulletin_picture(&self, hall: &str, name: &str) -> Result<Vec<u8>, ClientError> {
        let url = self.base.route(&["halls", hall, "pictures", name]);
        success_body(self.send(self.client.get(url)).await?).await
    }

    async fn get<T: DeserializeOwned>(&self, url: Url) -> Result<T, ClientError> {
        read(self.send(self.client.get(url)).await?).await
    }

    async fn post(&self, url: Url, body: &(impl Serialize + Sync)) -> Result<Response, ClientError> {
        self.send(self.client.post(url).json(body)).await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, ClientError> {
        let request = match &self.session {
            Some(session) => request.header(COOKIE, session.clone()),
            None => request,
        };
        request.send().await.map_err(|source| ClientError::Unreachable { source })
    }
}

/// The answer's content, or the refusal it holds.
async fn read<T: DeserializeOwned>(answer: Response) -> Result<T, ClientError> {
    let status = answer.status().as_u16();
    let body = success_body(answer).await?;
    serde_json::from_slice(&body).map_err(|error| ClientError::Unexpected { status, detail: error.to_string() })
}

/// Only whether it worked; what the answer says is of no use to the caller.
async fn done(answer: Response) -> Result<(), ClientError> {
    success_body(answer).await.map(drop)
}

async fn success_body(answer: Response) -> Result<Vec<u8>, ClientError> {
    let status = answer.status();
    let body = limited_body(answer).await?;
    if status.is_success() {
        return Ok(body);
    }
    match serde_json::from_slice::<ErrorEnvelope>(&body) {
        Ok(envelope) => Err(ClientError::Refused(envelope.error)),
        Err(_) => {
            let detail = String::from_utf8_lossy(&body).chars().take(DETAIL_CHARS_MAX).collect();
            Err(ClientError::Unexpected { status: status.as_u16(), detail })
        }
    }
}

async fn limited_body(mut answer: Response) -> Result<Vec<u8>, ClientError> {
    let status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|source| ClientError::Unreachable { source })? {
        if body.len() + chunk.len() > ANSWER_BYTES_MAX {
            let detail = format!("the answer is longer than {ANSWER_BYTES_MAX} bytes");
            return Err(ClientError::Unexpected { status, detail });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
