//! One wish is carried out once, whoever else presses and however often.

use std::{collections::BTreeSet, thread};

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_presses_of_one_request_give_one_ticket() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let presses: Vec<_> = (0..100)
        .map(|_| {
            let engine = engine.clone();
            tokio::spawn(async move { engine.submit(&hall_id(), Some(RequestId(7)), issue("anagrafe")).await.unwrap() })
        })
        .collect();
    let mut replies = Vec::new();
    for press in presses {
        replies.push(press.await.unwrap());
    }
    assert!(replies.iter().all(|reply| reply.events == replies[0].events));
    assert_eq!(replies.iter().filter(|reply| reply.novelty == Novelty::New).count(), 1);
    assert_eq!(view(&engine).hall.tickets().count(), 1);
    engine.stop().await.unwrap();

    let engine = start(folder.path());
    let again = engine.submit(&hall_id(), Some(RequestId(7)), issue("anagrafe")).await.unwrap();
    assert_eq!((again.novelty, &again.events), (Novelty::Repeated, &replies[0].events), "known after a restart too");
}

#[tokio::test]
async fn a_request_identifier_stands_for_one_wish() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    engine.submit(&hall_id(), Some(RequestId(7)), issue("anagrafe")).await.unwrap();
    let other = engine.submit(&hall_id(), Some(RequestId(7)), issue("tributi")).await;
    assert_eq!(other.unwrap_err(), SubmitError::RequestIdReused);
    let elsewhere = engine.submit(&"cuneo".parse().unwrap(), Some(RequestId(8)), issue("tributi")).await;
    assert_eq!(elsewhere.unwrap_err(), SubmitError::UnknownHall("cuneo".parse().unwrap()));
}

#[tokio::test]
async fn a_request_identifier_stands_for_one_hall() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start_two(folder.path(), Clock::starting_at(morning()));
    let put = |hall: HallId| engine.submit(&hall, Some(RequestId(7)), issue("anagrafe"));
    let first = put(hall_id()).await.unwrap();
    assert_eq!(put(other_hall_id()).await.unwrap_err(), SubmitError::RequestIdReused);
    assert_eq!(engine.watch(&other_hall_id()).unwrap().borrow().hall.tickets().count(), 0);
    let again = put(hall_id()).await.unwrap();
    assert_eq!((again.novelty, again.events), (Novelty::Repeated, first.events));
}

#[tokio::test]
async fn a_wish_that_is_true_already_is_answered_with_nothing_new() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let open = || Command::OpenCounter { counter: "uno".parse().unwrap() };
    assert_eq!(submit(&engine, open()).await.unwrap().events.len(), 1);
    let version = view(&engine).version;
    for novelty in [Novelty::New, Novelty::Repeated] {
        let again = engine.submit(&hall_id(), Some(RequestId(9)), open()).await.unwrap();
        assert_eq!((again.events.len(), again.novelty), (0, novelty));
    }
    assert_eq!(view(&engine).version, version, "nothing changed, nothing published");
}

#[tokio::test]
async fn a_refusal_does_not_disturb_its_neighbours() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let release = hold(&engine).await;
    let first = submit(&engine, issue("anagrafe"));
    let refused = engine.submit(&hall_id(), Some(RequestId(3)), issue("nothing"));
    let last = engine.submit(&hall_id(), None, issue("anagrafe"));
    drop(release);
    let (first, refused, last) = tokio::join!(first, refused, last);
    assert!(matches!(refused, Err(SubmitError::Refused(turno_domain::Refusal::UnknownService(_)))));
    let mut given = [number(&first.unwrap()), number(&last.unwrap())].map(|number| number.value);
    given.sort_unstable();
    assert_eq!(given, [1, 2]);
}

#[tokio::test]
async fn a_reply_comes_with_the_hall_as_it_is_after_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let engine = start(folder.path());
    let reply = submit(&engine, issue("anagrafe")).await.unwrap();
    let ticket = reply.view.hall.ticket(number(&reply)).unwrap();
    assert_eq!((ticket.arrived_at, reply.view.version), (reply.events[0].at, 2));
    let waiting = engine.query(&hall_id(), |hall, _| hall.line(&"anagrafe".parse().unwrap()).unwrap().len());
    assert_eq!(waiting.await.unwrap(), 1);
}

#[test]
fn sixteen_at_once_get_every_number_once() {
    const CLIENTS: u16 = 16;
    const TICKETS_EACH: u16 = 1_000;
    let folder = tempfile::tempdir().unwrap();
    // The view is a bare count here: cloning a hall of thousands for each batch would be the test's own cost.
    let store = Store::open(folder.path()).unwrap();
    let halls = vec![(hall_id(), settings(&hall_id()))];
    let clock = Clock::starting_at(morning());
    let engine = Engine::start(store, halls, clock, |hall, _, _| hall.tickets().count()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (engine, runtime) = (engine.clone(), runtime.handle().clone());
            thread::spawn(move || {
                let service = if client % 2 == 0 { "anagrafe" } else { "tributi" };
                let one = |_| runtime.block_on(engine.submit(&hall_id(), None, issue(service))).unwrap();
                (0..TICKETS_EACH).map(one).map(|reply| reply.events[0].fact.number().unwrap()).collect::<Vec<_>>()
            })
        })
        .collect();
    let given: Vec<_> = clients.into_iter().flat_map(|client| client.join().unwrap()).collect();
    let different: BTreeSet<_> = given.iter().copied().collect();
    assert_eq!(given.len(), usize::from(CLIENTS * TICKETS_EACH));
    assert_eq!(different.len(), given.len(), "no number twice");
    for letter in ["A", "B"] {
        let series: Vec<_> = different.iter().filter(|number| number.letter == letter.parse().unwrap()).collect();
        assert!(series.iter().zip(1_u16..).all(|(number, value)| number.value == value), "no gap");
        assert_eq!(series.len(), usize::from(CLIENTS * TICKETS_EACH / 2));
    }
    assert_eq!(**engine.watch(&hall_id()).unwrap().borrow(), usize::from(CLIENTS * TICKETS_EACH));
}
