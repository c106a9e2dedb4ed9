//! Stories of a totem without its server: numbers of its own, and how they come home.

use jiff::{SignedDuration, civil::date};
use turno_protocol::{AdoptTicketRequest, ApiError, HAND_IN_MAX, HandedIn};

use super::{name::news, *};

pub(super) fn handed_in(effects: &[Effect]) -> Vec<AdoptTicketRequest> {
    let mut tickets = Vec::new();
    for effect in effects {
        if let Effect::HandIn(more) = effect {
            tickets.extend(more.iter().cloned());
        }
    }
    tickets
}

fn numbers(tickets: &[AdoptTicketRequest]) -> Vec<&str> {
    tickets.iter().map(|ticket| ticket.number.as_str()).collect()
}

fn taken(tickets: &[AdoptTicketRequest]) -> Input {
    Input::HandedIn(tickets.iter().map(|ticket| HandedIn { request_id: ticket.request_id, error: None }).collect())
}

pub(super) fn refused(tickets: &[AdoptTicketRequest], code: ErrorCode) -> Input {
    let error = ApiError { code, message: String::new(), ticket: None, opens_at: None, retry_after_secs: None };
    let end = |ticket: &AdoptTicketRequest| HandedIn { request_id: ticket.request_id, error: Some(error.clone()) };
    Input::HandedIn(tickets.iter().map(end).collect())
}

fn milestones(effects: &[Effect]) -> Vec<Milestone> {
    let log = |effect: &Effect| if let Effect::Log(milestone) = effect { Some(milestone.clone()) } else { None };
    effects.iter().filter_map(log).collect()
}

impl Story {
    /// The server has been away for long enough.
    pub(super) fn alone() -> Self {
        let mut story = Self::capannori();
        story.on(Input::LinkDown);
        story.wait(5_000);
        assert!(story.flow.is_alone(story.now));
        story
    }

    /// A visitor who takes a number of the totem's own; the effects of the press.
    pub(super) fn own_number(&mut self, service: &str) -> Vec<Effect> {
        let effects = self.service(service);
        let press = self.made;
        self.paper(own(press), OnPaper::Printed);
        self.wait(750);
        self.press(Press::Home);
        self.wait(750);
        effects
    }

    /// The same totem after a power cut, without its server: what is on the disk, and what its clock shows.
    pub(super) fn restarted(&self, clock: &str) -> Self {
        let mut story = Self::found(self.journal.clone(), 0, clock);
        story.made = self.made + 100;
        story
    }

    /// A totem that starts without its server, and finds this on its disk and on its clock.
    fn found(records: Vec<Record>, lost: u16, clock: &str) -> Self {
        let mut story = Self::dark();
        let anchor = Some(Anchor { server: sample::now(), ahead_secs: 0 });
        let known = Arc::new(sample::known(sample::capannori()));
        let memory = Memory { known, anchor, instance: Some(sample::INSTANCE) };
        story.on(Input::Tick(clock.parse().unwrap()));
        story.on(Input::Recalled(Some(memory)));
        story.on(Input::Remembered { records, lost, fresh: Uuid::from_u128(1) });
        story.wait(7_000);
        story
    }

    pub(super) fn beat(&mut self, at: Timestamp) -> Vec<Effect> {
        self.on(Input::Beat(at))
    }
}

#[test]
fn alone_it_gives_numbers_of_its_own_that_are_on_disk_before_they_are_printed() {
    let mut story = Story::alone();
    assert_eq!(story.shown(), Shown::Choose);
    let effects = story.own_number("anagrafe");
    assert_eq!((printed(&effects), issues(&effects)), (vec!["K001".to_owned()], vec![]));
    let at = |wanted: fn(&Effect) -> bool| effects.iter().position(wanted).unwrap();
    assert!(at(|effect| matches!(effect, Effect::Note(_))) < at(|effect| matches!(effect, Effect::Print { .. })));
    assert_eq!(printed(&story.own_number("spid")), ["K002"]);
    assert_eq!(story.kept().len(), 2);

    story.disk = Kept::Failed;
    assert_eq!(printed(&story.service("spid")), [] as [&str; 0]);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Disk));
    story.disk = Kept::Safe;
    story.wait(11_000);
    assert_eq!(printed(&story.own_number("spid")), ["K003"], "a number that was never safe is given to the next");
}

#[test]
fn a_short_cut_is_no_reason_to_go_on_alone() {
    let mut story = Story::capannori();
    story.on(Input::LinkDown);
    story.wait(2_000);
    assert_eq!(issues(&story.service("anagrafe")), [1], "the server is asked");
    story.answer(1, Answer::Lost { retry_after: None });
    story.on(Input::LinkUp);
    assert_eq!(issues(&story.wait(500)), [1]);
    story.issued(1);
    assert_eq!(story.shown(), Shown::Printing);

    // But whoever waits for an answer waits no longer than until it is known that none will come.
    let mut story = Story::capannori();
    story.service("anagrafe");
    story.on(Input::LinkDown);
    assert_eq!(printed(&story.wait(4_750)), [] as [&str; 0]);
    assert_eq!(printed(&story.wait(250)), ["K001"]);
}

#[test]
fn the_hours_of_the_office_hold_without_the_server() {
    let mut story = Story::alone();
    assert!(story.flow.opening(Some("spid"), story.now).is_some_and(|opening| matches!(opening, Opening::Open { .. })));
    assert_eq!(story.flow.line("spid", story.now), None, "nothing is known of the people who wait");
    story.now += Duration::from_secs(4 * 3_600);
    story.wait(1_000);
    assert_eq!(story.shown(), Shown::Closed);
    assert_eq!(story.flow.closed(story.now), Some(Some("2026-11-24T07:45:00Z".parse().unwrap())));
    story.now += Duration::from_secs(36 * 3_600);
    story.wait(1_000);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Server), "no hours are known for that day");
}

#[test]
fn the_hand_in_is_in_order_and_goes_on_after_a_cut_in_its_middle() {
    let mut story = Story::alone();
    for _ in 0..100 {
        story.own_number("anagrafe");
    }
    let now = sample::now() + 10.minutes();
    let first = handed_in(&story.beat(now));
    assert_eq!((first.len(), first[0].number.as_str()), (HAND_IN_MAX, "K001"));
    assert_eq!(first[0].paper, Some(Paper::Printed));
    assert_eq!(handed_in(&story.beat(now)), [], "one request at a time");
    let second = handed_in(&story.on(taken(&first)));
    assert_eq!(second[0].number, "K041");
    // The server took these in, but the answer is lost with the wire.
    story.on(Input::LinkDown);
    story.on(Input::HandInLost);
    assert_eq!(handed_in(&story.wait(5_000)), [], "nobody is there");
    let again = handed_in(&story.beat(now));
    assert_eq!(again, second, "the same to the letter: the server knows it");
    let third = handed_in(&story.on(taken(&again)));
    assert_eq!((third.len(), third[19].number.as_str()), (20, "K100"));
    let effects = story.on(taken(&third));
    assert!(milestones(&effects).contains(&Milestone::HandedIn { count: 20, left: 0 }));
    assert_eq!(story.kept(), []);
    assert_eq!(handed_in(&story.wait(60_000)), []);
    // The next time it is alone the series goes on.
    story.on(Input::LinkDown);
    story.wait(6_000);
    assert_eq!(printed(&story.own_number("spid")), ["K101"]);
}

#[test]
fn a_number_that_is_being_printed_is_handed_in_and_its_slip_told_later() {
    let mut story = Story::alone();
    story.service("anagrafe");
    let press = story.made;
    let tickets = handed_in(&story.beat(sample::now()));
    assert_eq!((numbers(&tickets), tickets[0].paper), (vec!["K001"], None));
    // The slip ends before the answer.
    assert_eq!(reports(&story.paper(own(press), OnPaper::Printed)), [], "the server may not have the number yet");
    let effects = story.on(taken(&tickets));
    assert_eq!(reports(&effects), [Paper::Printed]);
    assert_eq!(story.kept(), []);

    // Or after it.
    let mut story = Story::alone();
    story.service("anagrafe");
    let press = story.made;
    let tickets = handed_in(&story.beat(sample::now()));
    assert_eq!(reports(&story.on(taken(&tickets))), []);
    assert_eq!(reports(&story.paper(own(press), OnPaper::Failed)), [Paper::OnScreen]);
    assert_eq!(story.kept(), []);
}

#[test]
fn what_the_server_will_never_take_is_said_and_let_go_and_the_rest_is_tried_again() {
    let mut story = Story::alone();
    story.own_number("anagrafe");
    let tickets = handed_in(&story.beat(sample::now()));
    let effects = story.on(refused(&tickets, ErrorCode::StorageFailed));
    assert_eq!(handed_in(&effects), []);
    assert_eq!(handed_in(&story.wait(500)), tickets);
    let effects = story.on(refused(&tickets, ErrorCode::OutsideDay));
    let said = Milestone::NotTaken { number: "K001".into(), code: ErrorCode::OutsideDay };
    assert!(milestones(&effects).contains(&said));
    assert_eq!(story.kept(), []);
}

#[test]
fn a_start_without_the_server_goes_on_where_the_last_run_ended() {
    let mut story = Story::alone();
    story.own_number("anagrafe");
    story.service("anagrafe");
    assert_eq!(story.shown(), Shown::Printing, "power fails while K002 is being printed");
    let mut again = story.restarted("2026-11-23T08:30:00Z");
    assert_eq!(again.shown(), Shown::Choose);
    assert_eq!(printed(&again.wait(1_000)), [] as [&str; 0], "no second sheet");
    assert_eq!(printed(&again.own_number("spid")), ["K003"]);
    let tickets = handed_in(&again.beat("2026-11-23T08:40:00Z".parse().unwrap()));
    assert_eq!(numbers(&tickets), ["K001", "K002", "K003"]);
    let papers: Vec<_> = tickets.iter().map(|ticket| ticket.paper.unwrap()).collect();
    assert_eq!(papers, [Paper::Printed, Paper::Unknown, Paper::Printed]);
}

#[test]
fn a_start_without_anything_known_gives_no_numbers() {
    let mut story = Story::dark();
    story.on(Input::Recalled(None));
    story.on(Input::Remembered { records: Vec::new(), lost: 0, fresh: sample::INSTANCE });
    story.wait(6_000);
    assert_eq!(story.shown(), Shown::OutOfService(OutOfService::Server));
}

#[test]
fn a_new_day_begins_a_new_series() {
    let mut story = Story::alone();
    story.own_number("anagrafe");
    story.now += Duration::from_secs(24 * 3_600);
    story.wait(1_000);
    let effects = story.own_number("anagrafe");
    assert_eq!(printed(&effects), ["K001"]);
    let tickets = handed_in(&story.beat(sample::now() + SignedDuration::from_hours(24)));
    let days: Vec<_> = tickets.iter().map(|ticket| ticket.issued_at.to_string()[..10].to_owned()).collect();
    assert_eq!(days, ["2026-11-23", "2026-11-24"]);
}

#[test]
fn a_clock_that_cannot_be_right_gives_no_number_twice() {
    let mut story = Story::alone();
    story.own_number("anagrafe");
    for clock in ["1970-01-01T00:00:00Z", "2026-11-20T08:00:00Z"] {
        let mut again = story.restarted(clock);
        assert_eq!(printed(&again.own_number("anagrafe")), ["K002"], "{clock}");
        // The server says what time it is: the number becomes one of today, at a time that can be.
        let now = sample::now() + 3.hours();
        let effects = again.beat(now);
        assert!(milestones(&effects).iter().any(|milestone| matches!(milestone, Milestone::ClockWrong { .. })));
        let tickets = handed_in(&effects);
        assert_eq!(numbers(&tickets), ["K001", "K002"]);
        assert!(tickets[1].issued_at <= now && tickets[1].issued_at > now - 1.minutes(), "{clock}: {tickets:?}");
        assert!(tickets[0].issued_at < sample::now() + 1.minutes(), "given by the server's time, so left as it was");
    }
}

#[test]
fn only_the_server_begins_a_new_series_whatever_the_totems_clock_shows() {
    let mut story = Story::alone();
    story.own_number("anagrafe");
    // Somebody has set the clock a day forward: a day like any other, but it is still the same one.
    let mut again = story.restarted("2026-11-24T08:30:00Z");
    assert_eq!(printed(&again.own_number("anagrafe")), ["K002"]);
    let now = sample::now() + 30.minutes();
    let tickets = handed_in(&again.beat(now));
    assert!(tickets.iter().all(|ticket| ticket.issued_at <= now), "{tickets:?}");
    again.on(Input::LinkDown);
    again.wait(5_000);
    assert_eq!(printed(&again.own_number("anagrafe")), ["K003"], "the day goes on");

    // It was the next day indeed, and the server is back before it has taken K002 in.
    for clock in ["2026-11-24T08:30:00Z", "2026-11-23T08:30:00Z"] {
        let mut again = story.restarted(clock);
        assert_eq!(printed(&again.own_number("anagrafe")), ["K002"]);
        again.beat("2026-11-24T08:40:00Z".parse().unwrap());
        again.on(news(date(2026, 11, 24), 0));
        again.on(Input::LinkDown);
        again.wait(5_000);
        assert_eq!(printed(&again.own_number("anagrafe")), ["K003"], "K002 is one of this day: {clock}");
    }
}

#[test]
fn nine_hundred_and_ninety_nine_are_all() {
    let mut story = Story::alone();
    let day = Some(sample::ticket("spid").day);
    let last = Record::Series(Series { day, last: 998, lost: 0 });
    story.on(Input::Remembered { records: vec![last], lost: 0, fresh: sample::INSTANCE });
    assert_eq!(printed(&story.own_number("anagrafe")), ["K999"]);
    assert_eq!(printed(&story.service("anagrafe")), [] as [&str; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::OwnExhausted, .. }));
}

#[test]
fn after_damage_the_series_goes_on_behind_whatever_may_have_been_there() {
    let mut again = Story::found(Vec::new(), 7, "2026-11-23T08:30:00Z");
    assert_eq!((printed(&again.own_number("anagrafe")), again.flow.numbers_lost()), (vec!["K008".to_owned()], 7));
    again.beat("2026-11-23T08:40:00Z".parse().unwrap());
    again.on(news(date(2026, 11, 23), 3));
    let again = again.restarted("2026-11-23T08:50:00Z");
    assert_eq!(again.flow.numbers_lost(), 7, "it is said until the day is over");
}

#[test]
fn after_damage_to_everything_the_next_day_of_the_server_begins_anew() {
    // Nothing is known of the hall, and nothing tells what time it is.
    let mut story = Story::dark();
    story.on(Input::Recalled(None));
    story.on(Input::Remembered { records: Vec::new(), lost: u16::MAX, fresh: sample::INSTANCE });
    let hall = sample::capannori();
    story.on(Input::Board(Box::new(sample::board(&hall))));
    story.on(Input::Hall(Arc::new(sample::known(hall))));
    story.on(news(date(2026, 11, 23), 12));
    assert_eq!(story.flow.numbers_lost(), OWN_LAST);
    story.on(Input::LinkDown);
    story.wait(6_000);
    assert_eq!(printed(&story.service("anagrafe")), [] as [&str; 0]);
    assert!(matches!(story.flow.stage(), Stage::No { why: No::OwnExhausted, .. }), "any number may be somebody's");

    let mut again = story.restarted("2026-11-24T08:00:00Z");
    assert_eq!(printed(&again.service("anagrafe")), [] as [&str; 0], "that may be the same day by a wrong clock");
    again.beat("2026-11-24T08:05:00Z".parse().unwrap());
    let effects = again.on(news(date(2026, 11, 24), 0));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Rewrite(_))), "{effects:?}");
    assert_eq!(again.flow.numbers_lost(), 0);
    let mut again = again.restarted("2026-11-24T08:10:00Z");
    assert_eq!(printed(&again.own_number("anagrafe")), ["K001"]);
}

#[test]
fn what_is_needed_for_a_start_without_the_server_is_kept() {
    let mut story = Story::dark();
    let hall = sample::capannori();
    story.on(Input::Tick("2026-11-23T09:05:00Z".parse().unwrap()));
    story.on(Input::Board(Box::new(sample::board(&hall))));
    let memories = |effects: &[Effect]| {
        effects.iter().filter(|effect| matches!(effect, Effect::Memorise(_))).cloned().collect::<Vec<_>>()
    };
    let kept = memories(&story.on(Input::Hall(Arc::new(sample::known(hall)))));
    let [Effect::Memorise(memory)] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(memory.anchor, Some(Anchor { server: sample::now(), ahead_secs: 3_600 }));
    assert_eq!(memories(&story.wait(599_000)).len(), 0);
    assert_eq!(memories(&story.wait(2_000)).len(), 1, "the clocks are compared again");
}
