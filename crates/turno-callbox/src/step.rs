//! What a button means at a counter as it stands. Pure.

use turno_protocol::{CounterAction, CounterState, FloorCounter};

use crate::button::Button;

/// The steps of a press, in order; a later one only after the one before was taken.
///
/// # Errors
///
/// Why the press means nothing now, in words for the log.
pub(crate) fn steps(button: Button, counter: &FloorCounter) -> Result<Vec<CounterAction>, String> {
    use CounterAction as Action;
    let ticket = counter.ticket.as_ref().map(|held| held.number.clone());
    Ok(match (button, counter.state, ticket) {
        (Button::Open | Button::Next, CounterState::Closed, _) => {
            let next = (button == Button::Next).then_some(Action::CallNext {});
            std::iter::once(Action::Open {}).chain(next).collect()
        }
        (_, CounterState::Closed, _) => return Err("the counter is closed".to_owned()),
        (Button::Next, CounterState::Free, _) => vec![Action::CallNext {}],
        (Button::Next, CounterState::Serving, Some(ticket)) => vec![Action::Finish { ticket }, Action::CallNext {}],
        (Button::Next, _, Some(ticket)) => return Err(format!("{ticket} is called: press here or not-here first")),
        (Button::Recall, CounterState::Calling, Some(ticket)) => vec![Action::Recall { ticket }],
        (Button::Here, CounterState::Calling, Some(ticket)) => vec![Action::Start { ticket }],
        (Button::NotHere, CounterState::Calling, Some(ticket)) => vec![Action::NoShow { ticket }],
        (Button::Done, CounterState::Serving, Some(ticket)) => vec![Action::Finish { ticket }],
        (Button::Park, CounterState::Serving, Some(ticket)) => {
            vec![Action::Park { ticket, back_after_minutes: None }]
        }
        (Button::Close, CounterState::Free, _) => vec![Action::Close {}],
        (Button::Open, ..) => return Err("the counter is open already".to_owned()),
        (_, _, Some(ticket)) => return Err(format!("that is nothing to do with {ticket} now")),
        (_, _, None) => return Err("nobody is at this counter".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter(state: &str, ticket: Option<&str>) -> FloorCounter {
        let ticket = ticket.map_or_else(String::new, |number| {
            format!(
                r#", "ticket": {{"number": "{number}", "service": "anagrafe", "arrived_at": "2026-11-23T08:00:00Z",
                   "called_at": "2026-11-23T08:00:00Z", "recalls": 0, "reason": {{"kind": "oldest_waiting", "waited_secs": 0}},
                   "language": "it"}}"#
            )
        });
        serde_json::from_str(&format!(r#"{{"id": "sportello-1", "state": "{state}"{ticket}}}"#)).unwrap()
    }

    fn kinds(button: Button, counter: &FloorCounter) -> Vec<String> {
        let told = |action: &CounterAction| serde_json::to_value(action).unwrap()["kind"].as_str().unwrap().to_owned();
        steps(button, counter).map(|steps| steps.iter().map(told).collect()).unwrap_or_default()
    }

    #[test]
    fn next_is_the_only_button_a_quiet_day_needs() {
        assert_eq!(kinds(Button::Next, &counter("closed", None)), ["open", "call_next"]);
        assert_eq!(kinds(Button::Next, &counter("free", None)), ["call_next"]);
        assert_eq!(kinds(Button::Next, &counter("serving", Some("A001"))), ["finish", "call_next"]);
    }

    #[test]
    fn next_never_drops_somebody_who_is_called() {
        let error = steps(Button::Next, &counter("calling", Some("A001"))).unwrap_err();
        assert!(error.contains("A001"), "{error}");
    }

    #[test]
    fn each_button_has_its_states_and_means_nothing_in_the_others() {
        let states = [
            counter("closed", None),
            counter("free", None),
            counter("calling", Some("A001")),
            counter("serving", Some("A001")),
        ];
        let meant =
            |button| states.iter().map(|counter| kinds(button, counter).join("+")).collect::<Vec<_>>().join(" ");
        assert_eq!(meant(Button::Open), "open   ");
        assert_eq!(meant(Button::Recall), "  recall ");
        assert_eq!(meant(Button::Here), "  start ");
        assert_eq!(meant(Button::NotHere), "  no_show ");
        assert_eq!(meant(Button::Done), "   finish");
        assert_eq!(meant(Button::Park), "   park");
        assert_eq!(meant(Button::Close), " close  ");
    }
}
