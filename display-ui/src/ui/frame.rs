//! The band at the top, the warning at the foot, and the moment at which a picture was really drawn.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use slint::{ComponentHandle, Timer};
use turno_text::Direction;

use super::generated::{self, Body, FrameAdapter, Tokens, WallWindow};
use crate::{
    sight::Layout,
    view::{BodyView, Names, Night, ShownCall, WallView},
};

/// How many calls are remembered as written to the log; far more than a board holds.
const LOGGED_MAX: usize = 256;

thread_local! {
    /// The calls of the picture that is being shown, and those that were on an earlier one. Of the window's thread only.
    static CALLS: Rc<RefCell<Calls>> = Rc::default();
}

/// After so many drawn pictures their count is written to the log.
const FRAMES_LOGGED: u64 = 500;

#[derive(Default)]
struct Calls {
    serial: i32,
    drawn: Option<i32>,
    frames: u64,
    waiting: Vec<ShownCall>,
    logged: VecDeque<u32>,
}

impl Calls {
    /// A picture is being drawn; each is counted once.
    fn count(&mut self, serial: i32) {
        if self.drawn.replace(serial) != Some(serial) {
            self.frames += 1;
            if self.frames.is_multiple_of(FRAMES_LOGGED) {
                tracing::info!(frames = self.frames, "pictures drawn");
            }
        }
    }

    /// The calls that were never on the screen before.
    fn take_new(&mut self) -> Vec<ShownCall> {
        let waiting = std::mem::take(&mut self.waiting);
        let new: Vec<_> = waiting.into_iter().filter(|call| !self.logged.contains(&call.call)).collect();
        self.logged.extend(new.iter().map(|call| call.call));
        while self.logged.len() > LOGGED_MAX {
            self.logged.pop_front();
        }
        new
    }
}

pub(super) fn connect(window: &WallWindow) {
    window.global::<FrameAdapter>().on_drawn(|serial, colour| {
        let calls = CALLS.with(Rc::clone);
        calls.borrow_mut().count(serial);
        let current = calls.borrow().serial == serial && !calls.borrow().waiting.is_empty();
        if current {
            // The renderer asks while it draws. It draws in one go, so the next turn of the loop finds the frame done.
            Timer::single_shot(std::time::Duration::ZERO, move || log_new(&calls));
        }
        colour
    });
}

fn log_new(calls: &RefCell<Calls>) {
    for call in calls.borrow_mut().take_new() {
        tracing::info!(call = call.call, ticket = call.ticket, counter = call.counter, "call shown");
    }
}

pub(super) fn show(window: &WallWindow, view: &WallView) {
    let adapter = window.global::<FrameAdapter>();
    adapter.set_body(match view.body {
        BodyView::Board(_) => Body::Board,
        BodyView::Closed(_) => Body::Closed,
        BodyView::Connecting(_) => Body::Connecting,
    });
    adapter.set_layout(match view.layout {
        Layout::Full => generated::Layout::Full,
        Layout::Calls => generated::Layout::Calls,
        Layout::Single => generated::Layout::Single,
    });
    window.global::<Tokens>().set_rtl(view.direction == Direction::RightToLeft);
    adapter.set_long_names(matches!(&view.body, BodyView::Board(board) if board.names == Names::Long));
    let (right, down) = view.rest.wander;
    adapter.set_wander_x(right);
    adapter.set_wander_y(down);
    adapter.set_night(view.rest.night == Night::Yes);
    adapter.set_office(view.header.office.as_str().into());
    adapter.set_desk(view.header.desk.as_str().into());
    adapter.set_clock(view.header.clock.as_str().into());
    adapter.set_date(view.header.date.as_str().into());
    adapter.set_stale(view.notice.is_some());
    if let Some(notice) = &view.notice {
        adapter.set_notice(notice.text.as_str().into());
        adapter.set_second_notice(notice.second.as_str().into());
        adapter.set_advice(super::board::heading(&notice.advice));
    }
    let serial = CALLS.with(|calls| {
        let mut calls = calls.borrow_mut();
        calls.serial = calls.serial.wrapping_add(1);
        calls.waiting.clone_from(&view.shown);
        calls.serial
    });
    adapter.set_serial(serial);
}
