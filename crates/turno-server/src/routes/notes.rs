//! A note on a ticket for the next colleague.

use axum::{Json, extract::State};
use turno_protocol::{ErrorCode, NOTE_CHARS_MAX, Note, NoteEnvelope, NoteRequest};

use super::{
    answer::{Failure, WishRefused},
    input::{Body, Path, hall_id, ticket_number},
};
use crate::{notes, state::AppState};

/// Notes something on a ticket for whoever serves it next, in the place of what was noted before. People at work alone see it, and
/// it is forgotten when the visit is over.
#[utoipa::path(put, path = "/api/v1/halls/{hall}/tickets/{number}/note", tag = "tickets",
    params(("hall" = String, Path, description = "The hall"), ("number" = String, Path, description = "The number, for example A042")),
    request_body = NoteRequest,
    responses((status = 200, body = NoteEnvelope), WishRefused))]
pub(super) async fn put(
    State(app): State<AppState>,
    Path((hall, number)): Path<(String, String)>,
    Body(wish): Body<NoteRequest>,
) -> Result<Json<NoteEnvelope>, Failure> {
    let (hall, number) = (hall_id(&hall)?, ticket_number(&number)?);
    app.settings(&hall)?;
    let too_long = || Failure::plain(ErrorCode::Malformed, format!("a note has at most {NOTE_CHARS_MAX} characters"));
    let text = notes::tidied(&wish.note).ok_or_else(too_long)?;
    let found = app.engine().query(&hall, move |hall, _| {
        let ticket = hall.ticket(number)?;
        Some((hall.day(), ticket.state.is_final(), ticket.state.word()))
    });
    let unknown = || Failure::plain(ErrorCode::UnknownTicket, format!("no ticket {number} was given today"));
    let (day, over, word) = found.await?.ok_or_else(unknown)?;
    if over {
        return Err(Failure::plain(ErrorCode::WrongState, format!("ticket {number} is {word}: its visit is over")));
    }
    app.notes().keep(&hall, day, number, &text);
    app.engine().tick();
    Ok(Json(NoteEnvelope { note: Note { ticket: number.to_string(), text } }))
}
