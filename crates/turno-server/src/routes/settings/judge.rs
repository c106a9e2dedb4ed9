//! Whether a new office file may be put in force, and whom it would leave behind.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use turno_domain::{HallId, Lack, ServiceId, Settings};

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
