//! Stories of the announcer: what the hall did, and what the wall then says and shows.

use turno_protocol::Opening;

use super::*;

mod crowd;
mod settings;
mod truth;

/// A wall, its monotonic clock, and the hall it is told about.
struct Story {
    announcer: Announcer,
    start: Instant,
    elapsed_ms: u64,
    board: Board,
    said: Vec<u32>,
    manners: Vec<Manner>,
    closing: Vec<u32>,
}

impl Story {
    fn new() -> Self {
        Self::with(Loudspeaker::Present)
    }

    fn with(loudspeaker: Loudspeaker) -> Self {
        Self::of(loudspeaker, Habits::default())
    }

    fn of(loudspeaker: Loudspeaker, habits: Habits) -> Self {
        let board = Board {
            version: 1,
            hall: "capannori".into(),
            zone: Some("atrio".into()),
            settings_version: 1,
            day: jiff::civil::date(2026, 11, 23),
            now: "2026-11-23T09:40:00Z".parse().unwrap(),
            opening: Opening::Open { until: None },
            last_call: 0,
            calls: Vec::new(),
            counters: Vec::new(),
            lines: Vec::new(),
            bulletins: Vec::new(),
            slip_orders: Vec::new(),
        };
        let (announcer, start) = (Announcer::new(loudspeaker, habits), Instant::now());
        let mut story =
            Self { announcer, start, elapsed_ms: 0, board, said: Vec::new(), manners: Vec::new(), closing: Vec::new() };
        story.input(Input::Hall { settings_version: 1 });
        story
    }

    fn now(&self) -> Instant {
        self.start + Duration::from_millis(self.elapsed_ms)
    }

    fn input(&mut self, input: Input) {
        for effect in self.announcer.on(input, self.now()) {
            match effect {
                Effect::Announce { call, manner } => {
                    self.said.push(call.call);
                    self.manners.push(manner);
                }
                Effect::AnnounceClosing { minutes } => self.closing.push(minutes),
            }
        }
    }

    fn server_time(&self) -> Timestamp {
        self.board.now.checked_add(Duration::from_millis(self.elapsed_ms)).unwrap()
    }

    /// The hall calls a ticket; the wall does not know yet.
    fn call(&mut self, ticket: &str) -> u32 {
        self.call_aged(ticket, 0)
    }

    fn call_aged(&mut self, ticket: &str, age_secs: u64) -> u32 {
        self.board.last_call += 1;
        self.board.calls.retain(|call| call.ticket != ticket);
        let call = BoardCall {
            call: self.board.last_call,
            ticket: ticket.into(),
            counter: "sportello-1".into(),
            called_at: self.server_time().checked_sub(Duration::from_secs(age_secs)).unwrap(),
            recalls: 0,
            still_expected: true,
            language: "it".into(),
        };
        self.board.calls.insert(0, call);
        self.board.last_call
    }

    fn no_longer_expected(&mut self, ticket: &str) {
        for call in self.board.calls.iter_mut().filter(|call| call.ticket == ticket) {
            call.still_expected = false;
        }
    }

    /// The board reaches the wall.
    fn publish(&mut self) {
        let mut board = self.board.clone();
        board.now = self.server_time();
        self.input(Input::Board(Arc::new(board)));
    }

    fn over(&mut self, call: u32) {
        self.input(Input::AnnouncementOver { call });
    }

    fn wait_ms(&mut self, ms: u64) {
        self.elapsed_ms += ms;
        self.input(Input::Tick);
    }

    fn screen(&self) -> Screen {
        self.announcer.screen(self.now())
    }

    fn large(&self) -> String {
        self.screen().large.map_or_else(|| "-".to_owned(), |call| call.ticket)
    }
}

#[test]
fn a_call_is_announced_once_however_often_the_board_comes() {
    let mut story = Story::new();
    story.publish();
    story.call("A001");
    story.publish();
    story.publish();
    story.over(1);
    story.wait_ms(60_000);
    story.publish();
    assert_eq!(story.said, [1]);
    assert_eq!(story.large(), "A001");
}

#[test]
fn several_at_once_are_announced_in_order_one_at_a_time_and_none_is_lost() {
    let mut story = Story::new();
    story.publish();
    for ticket in ["A001", "B001", "C001"] {
        story.call(ticket);
    }
    story.publish();
    assert_eq!((story.said.as_slice(), story.large().as_str()), ([1].as_slice(), "A001"));
    // However long the first one takes, it is not cut off.
    story.wait_ms(20_000);
    assert_eq!(story.said, [1]);
    story.over(1);
    assert_eq!((story.said.as_slice(), story.large().as_str()), ([1, 2].as_slice(), "B001"));
    story.wait_ms(5_000);
    story.over(2);
    story.wait_ms(5_000);
    assert_eq!((story.said.as_slice(), story.large().as_str()), ([1, 2, 3].as_slice(), "C001"));
}

#[test]
fn a_short_announcement_still_leaves_time_to_read() {
    let mut story = Story::new();
    story.call("A001");
    story.call("A002");
    story.publish();
    story.over(1);
    story.wait_ms(CALL_SHOWN_SECS_IN_BURST * 1_000 - 1);
    assert_eq!(story.said, [1]);
    story.wait_ms(1);
    assert_eq!(story.said, [1, 2]);
}

#[test]
fn calls_that_came_while_a_board_was_missed_are_announced_too() {
    let mut story = Story::new();
    story.publish();
    story.call("A001");
    story.call("A002");
    story.wait_ms(30_000);
    story.publish();
    story.over(1);
    story.wait_ms(5_000);
    assert_eq!(story.said, [1, 2]);
}

#[test]
fn after_a_start_or_a_long_absence_old_calls_are_shown_and_not_spoken() {
    let mut story = Story::new();
    story.call_aged("A001", OLD_CALL_SECS as u64 + 1);
    story.call_aged("A002", OLD_CALL_SECS as u64);
    story.publish();
    assert_eq!(story.said, [2]);
    assert_eq!(story.screen().board.unwrap().calls.len(), 2);
    story.over(2);
    story.call("A003");
    story.wait_ms(600_000);
    story.publish();
    assert_eq!((story.said.as_slice(), story.large().as_str()), ([2].as_slice(), "A003"));
}

#[test]
fn a_recall_is_a_new_call() {
    let mut story = Story::new();
    story.call("A001");
    story.publish();
    story.over(1);
    story.wait_ms(10_000);
    story.call("A001");
    story.publish();
    assert_eq!(story.said, [1, 2]);
}

#[test]
fn a_call_in_the_queue_gives_way_to_a_later_call_of_the_same_ticket() {
    let mut story = Story::new();
    for ticket in ["A001", "B001", "C001"] {
        story.call(ticket);
    }
    story.publish();
    story.call("B001");
    story.publish();
    for call in [1, 3, 4] {
        story.over(call);
        story.wait_ms(5_000);
    }
    assert_eq!(story.said, [1, 3, 4]);
}

#[test]
fn a_recall_of_the_ticket_being_announced_comes_after_it() {
    let mut story = Story::new();
    story.call("A001");
    story.publish();
    story.call("A001");
    story.publish();
    assert_eq!(story.said, [1]);
    story.wait_ms(5_000);
    story.over(1);
    assert_eq!(story.said, [1, 2]);
}

#[test]
fn nobody_is_called_who_is_already_there() {
    let mut story = Story::new();
    story.call("A001");
    story.call("B001");
    story.call("C001");
    story.no_longer_expected("C001");
    story.publish();
    story.no_longer_expected("B001");
    story.publish();
    story.over(1);
    story.wait_ms(10_000);
    assert_eq!(story.said, [1]);
}

#[test]
fn a_call_that_left_the_board_is_no_longer_announced() {
    let mut story = Story::new();
    for ticket in ["A001", "B001", "C001"] {
        story.call(ticket);
    }
    story.publish();
    // The person of B001 is done, and newer calls pushed the call out.
    story.board.calls.retain(|call| call.ticket != "B001");
    story.publish();
    for call in 1..=3 {
        story.over(call);
        story.wait_ms(5_000);
    }
    assert_eq!(story.said, [1, 3]);
}

#[test]
fn yesterdays_calls_are_not_announced_today() {
    let mut story = Story::new();
    story.call("A001");
    story.call("A002");
    story.publish();
    story.board.day = jiff::civil::date(2026, 11, 24);
    story.board.calls.clear();
    story.publish();
    story.over(1);
    story.wait_ms(10_000);
    assert_eq!((story.said.as_slice(), story.large().as_str()), ([1].as_slice(), "-"));
}

#[test]
fn a_silent_loudspeaker_thread_does_not_stop_the_hall() {
    let mut story = Story::new();
    story.call("A001");
    story.call("A002");
    story.publish();
    story.wait_ms(ANNOUNCEMENT_SECS_MAX * 1_000 - 1);
    assert_eq!(story.said, [1]);
    story.wait_ms(1);
    assert_eq!(story.said, [1, 2]);
    // A late report of the first one does not end the second.
    story.over(1);
    story.wait_ms(10_000);
    assert_eq!(story.large(), "A002");
}

#[test]
fn without_a_loudspeaker_calls_keep_their_pace_on_the_screen() {
    let mut story = Story::with(Loudspeaker::Absent);
    story.call("A001");
    story.call("A002");
    story.publish();
    assert_eq!((story.said.len(), story.large().as_str()), (0, "A001"));
    story.wait_ms(CALL_SHOWN_SECS_MIN * 1_000);
    assert_eq!(story.large(), "A002");
}

#[test]
fn a_new_day_goes_on_with_higher_call_numbers() {
    let mut story = Story::new();
    story.call("A001");
    story.publish();
    story.over(1);
    story.wait_ms(20 * 3_600_000);
    story.board.day = jiff::civil::date(2026, 11, 24);
    story.board.calls.clear();
    story.publish();
    assert_eq!(story.large(), "-");
    story.call("A001");
    story.publish();
    assert_eq!((story.said.as_slice(), story.large().as_str()), ([1, 2].as_slice(), "A001"));
}

#[test]
fn a_server_with_another_history_is_listened_to() {
    let mut story = Story::new();
    for _ in 0..5 {
        story.call("A001");
    }
    story.publish();
    story.over(5);
    story.wait_ms(10_000);
    story.board.last_call = 0;
    story.board.calls.clear();
    story.call("B001");
    story.publish();
    assert_eq!(story.said, [5, 1]);
}

#[test]
fn the_pulse_is_slow_and_ends() {
    let mut story = Story::new();
    story.call("A001");
    story.publish();
    let mut changes = 0;
    let mut before = story.screen().pulse;
    assert_eq!(before, Pulse::Raised);
    for _ in 0..1_000 {
        story.wait_ms(10);
        let after = story.screen().pulse;
        changes += u32::from(after != before);
        before = after;
    }
    // Two changes make one flash: at most two flashes in each of the pulse's seconds.
    assert!(changes / 2 <= 2 * (PULSE_MS / 1_000) as u32, "{changes} changes");
    assert!(changes > 2);
    assert_eq!(before, Pulse::Rest);
}

#[test]
fn the_queue_has_an_end() {
    let mut story = Story::new();
    for number in 0..CALLS_QUEUED_MAX + 10 {
        story.call(&format!("A{number:03}"));
    }
    story.publish();
    for call in 1..=(CALLS_QUEUED_MAX + 10) as u32 {
        story.over(call);
        story.wait_ms(CALL_SHOWN_SECS_MIN * 1_000);
    }
    assert_eq!(story.said.len(), CALLS_QUEUED_MAX);
    assert_eq!(story.said.last(), Some(&((CALLS_QUEUED_MAX + 10) as u32)));
}
