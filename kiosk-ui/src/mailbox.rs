//! The one way from the other threads into the window's thread, and from that one round through all that waits for it.
//!
//! What arrives waits here, and one wake-up fetches all of it, however much there is: the event loop's own queue has no
//! limit, so it never holds more than one entry of ours.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{flow::Input, printer::PrinterNews};

/// News that may wait. Beyond it, signs of health are dropped, since they come again every second, and what a scanner reads: no
/// hand is so quick.
const NEWS_MAX: usize = 256;

/// What arrives.
#[derive(Debug)]
pub(crate) enum News {
    /// From the server.
    Server(Input),
    /// From the printer.
    Printer(PrinterNews),
    /// From the scanner: a line.
    Scanned(String),
    /// From the window itself: it has come round to everything that waited.
    Idle,
}

/// A place to put news for the window's thread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mailbox {
    news: Arc<Mutex<VecDeque<News>>>,
}

impl Mailbox {
    /// Puts in something from the server.
    pub(crate) fn server(&self, input: Input) {
        self.put(News::Server(input));
    }

    /// Puts in something from the printer.
    pub(crate) fn printer(&self, news: PrinterNews) {
        self.put(News::Printer(news));
    }

    /// Puts in what the scanner has read.
    pub(crate) fn scanned(&self, line: String) {
        self.put(News::Scanned(line));
    }

    /// Comes back once the window has come round to everything that waits.
    pub(crate) fn idle(&self) {
        self.put(News::Idle);
    }

    /// Takes out everything.
    #[must_use]
    pub(crate) fn take(&self) -> VecDeque<News> {
        std::mem::take(&mut *self.news.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(&self, news: News) {
        let mut waiting = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= NEWS_MAX && matches!(news, News::Printer(PrinterNews::Health(..)) | News::Scanned(_)) {
            return;
        }
        let first = waiting.is_empty();
        waiting.push_back(news);
        drop(waiting);
        if first {
            // The loop is gone only while the program ends; then nobody needs the news.
            let _ = slint::invoke_from_event_loop(crate::app::fetch_news);
        }
    }
}
