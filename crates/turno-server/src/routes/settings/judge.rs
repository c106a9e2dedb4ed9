//! Whether a new office file may be put in force, and whom it would leave behind.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use turno_domain::{HallId, Lack, ServiceId, Settings};

use crate::{
    office::{self, OfficeError},
    pages::ToMove,
    pictures,
    routes::Failure,
    state::AppState,
};

/// What is to be said of a text.
pub(super) enum Verdict {
    /// It may be put in force; these are its settings, as the version after the one in force.
    Good(Arc<Settings>),
    /// It may not.
    Wrong {
        /// Where it is wrong, in dotted form; empty where no value is to blame.
        place: String,
        /// What is wrong.
        problem: String,
        /// Both, with the line.
        told: String,
    },
}

/// Judges a text by the same code as an import does.
pub(super) fn judge(in_force: &Settings, text: &str, data: &Path) -> Verdict {
    let wrong = |place: &str, problem: String| Verdict::Wrong {
        place: place.to_owned(),
        told: format!("{place}: {problem}"),
        problem,
    };
    let new = match office::read(text, in_force.version + 1) {
        Ok(new) => new,
        Err(error) => {
            let told = error.to_string();
            return match error {
                OfficeError::Value { place, problem, .. } => Verdict::Wrong { place, problem, told },
                OfficeError::Form(problem) => Verdict::Wrong { place: String::new(), problem, told },
            };
        }
    };
    if new.hall != in_force.hall {
        return wrong("hall", format!("is '{}' and stays so", in_force.hall));
    }
    if new.zone != in_force.zone {
        return wrong("time_zone", "is changed with the server stopped: turno-server hall import".to_owned());
    }
    match pictures::missing(&new, data) {
        Some((index, name)) => wrong(
            &format!("bulletin[{index}].picture"),
            format!("there is no picture '{name}' on this server: bring it with turno-server hall import"),
        ),
        None => Verdict::Good(new),
    }
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
