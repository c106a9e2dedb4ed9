//! Whether a new office file may be put in force, and whom it would leave behind.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use turno_domain::{Counter, CounterId, HallId, Lack, ServiceId, Settings, TicketNumber, settings::Service};

use crate::{
    office::{self, OfficeError, Problem},
    pages::ToMove,
    pictures,
    routes::Failure,
    state::AppState,
};

/// Judges a text by the same code as an import does: its settings, as the version after the one in force, or what is wrong.
pub(super) fn judge(in_force: &Settings, text: &str, data: &Path) -> Result<Arc<Settings>, OfficeError> {
    let new = office::read_new(text, in_force.version + 1, Some(in_force))?;
    if new.hall != in_force.hall {
        return Err(OfficeError::at(text, "hall", Problem::HallStays(in_force.hall.clone())));
    }
    if new.zone != in_force.zone {
        return Err(OfficeError::at(text, "time_zone", Problem::TimeZoneStays));
    }
    if let Some((index, name)) = pictures::missing(&new, data) {
        let problem = Problem::PictureAbsent(name.to_owned());
        return Err(OfficeError::at(text, &format!("bulletin[{index}].picture"), problem));
    }
    Ok(new)
}

/// The people of each line that is gone, and those whom a counter that is gone has in hand.
type Left = (Vec<ToMove>, Vec<(String, String)>);

/// Whom new settings would leave behind now.
pub(super) async fn left_behind(
    app: &AppState,
    hall: &HallId,
    old: &Settings,
    new: &Arc<Settings>,
) -> Result<Left, Failure> {
    let asked = Arc::clone(new);
    let stranded = app.engine().query(hall, move |hall, _| {
        let in_hand = |number| hall.ticket(number).and_then(|ticket| ticket.state.counter().cloned());
        hall.stranded_by(&asked).into_iter().map(|left| (in_hand(left.number), left)).collect::<Vec<_>>()
    });
    let (mut lines, mut held) = (BTreeMap::<String, Vec<String>>::new(), Vec::new());
    for (counter, left) in stranded.await? {
        match (counter, left.lack) {
            (Some(counter), _) | (None, Lack::Counter(counter)) => {
                held.push((left.number.to_string(), counter.to_string()));
            }
            (None, Lack::Service(service) | Lack::CounterFor(service)) => {
                lines.entry(service.to_string()).or_default().push(left.number.to_string());
            }
        }
    }
    let served = |id: &ServiceId| new.counters.iter().any(|counter| counter.services.contains(id));
    let stays = |id: &&ServiceId| old.service(id).is_some() && served(id);
    let to: Vec<_> = new.services.iter().map(|service| &service.id).filter(stays).map(ToString::to_string).collect();
    let to_move = lines.into_iter().map(|(service, numbers)| ToMove { service, numbers, to: to.clone() });
    Ok((to_move.collect(), held))
}

/// Counters that are open and go, and the services whose last number is reached with the number that was given last.
type Today = (Vec<String>, Vec<(String, String)>);

/// What new settings would do today, beside whom they would leave behind.
pub(super) async fn today(app: &AppState, hall: &HallId, new: &Arc<Settings>) -> Result<Today, Failure> {
    let asked = Arc::clone(new);
    let found = app.engine().query(hall, move |hall, _| {
        let old = hall.settings();
        let goes = |id: &&CounterId| asked.counter(id).is_none() && matches!(hall.counter(id), Counter::Open { .. });
        let open = old.counters.iter().map(|counter| &counter.id).filter(goes).map(ToString::to_string).collect();
        let ends = |service: &&Service| {
            let given = hall.last_number(service.letter);
            let is_new = old.service(&service.id).is_none_or(|before| before.last_number != service.last_number);
            is_new && given > 0 && given >= service.last_number
        };
        let used_up = asked.services.iter().filter(ends).map(|service| {
            let last = TicketNumber { letter: service.letter, value: hall.last_number(service.letter) };
            (service.id.to_string(), last.to_string())
        });
        (open, used_up.collect())
    });
    Ok(found.await?)
}
