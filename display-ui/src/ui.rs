//! The window: what the worker says is copied into the screens' adapters, and the log learns when it was drawn.

// Generated code has its own rules.
#[allow(missing_docs, unreachable_pub, clippy::all, clippy::unwrap_used, clippy::expect_used, clippy::too_many_lines)]
mod generated {
    slint::include_modules!();
}

mod board;
mod frame;
mod sentence;

use std::sync::{Arc, Mutex, PoisonError};

use slint::{ComponentHandle, Weak};

pub(crate) use self::generated::{Look, Tokens, WallWindow};
use crate::view::{BodyView, WallView};

/// The way from the worker into the window. Only the latest view waits, however slow the window is.
#[derive(Clone)]
pub(crate) struct Wall {
    window: Weak<WallWindow>,
    waiting: Arc<Mutex<Option<WallView>>>,
}

/// Prepares the window and gives the worker its way in.
pub(crate) fn connect(window: &WallWindow) -> Wall {
    frame::connect(window);
    Wall { window: window.as_weak(), waiting: Arc::default() }
}

impl Wall {
    /// A way into no window, for tests of the worker alone.
    #[cfg(test)]
    pub(crate) fn nowhere() -> Self {
        Self { window: Weak::default(), waiting: Arc::default() }
    }

    /// Hands over the pixels of the screen soon, as width, height and bytes of red, green, blue, opacity.
    pub(crate) fn photograph(&self, took: impl FnOnce(u32, u32, Vec<u8>) + Send + 'static) {
        let posted = self.window.upgrade_in_event_loop(move |window| match window.window().take_snapshot() {
            Ok(pixels) => took(pixels.width(), pixels.height(), pixels.as_bytes().to_vec()),
            Err(error) => tracing::debug!(%error, "the screen cannot be photographed"),
        });
        if let Err(error) = posted {
            tracing::debug!(%error, "the window is gone");
        }
    }

    /// Puts the view on the screen soon. Here and for photographs another thread enters the event loop.
    pub(crate) fn show(&self, view: WallView) {
        let before = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).replace(view);
        if before.is_some() {
            return;
        }
        let waiting = Arc::clone(&self.waiting);
        let posted = self.window.upgrade_in_event_loop(move |window| {
            if let Some(view) = waiting.lock().unwrap_or_else(PoisonError::into_inner).take() {
                show(&window, &view);
            }
        });
        if let Err(error) = posted {
            tracing::debug!(%error, "the window is gone");
        }
    }
}

/// Copies a view into the adapters.
pub(crate) fn show(window: &WallWindow, view: &WallView) {
    match &view.body {
        BodyView::Board(board) => board::show(window, board),
        BodyView::Closed(sentence) | BodyView::Connecting(sentence) => sentence::show(window, sentence),
    }
    frame::show(window, view);
}

#[cfg(test)]
mod tests;
