//! What the worker asks of the server and tells it, beside the live link: settings, pictures, reports.

use std::time::{Duration, Instant};

use turno_protocol::{DISPLAY_REPORT_SECS, DisplayReport, DisplayReportRequest};

use super::{LinkState, News, Worker};
use crate::report;

/// After the hall's settings could not be had, how long until they are asked for again, in seconds.
const HALL_RETRY_SECS: u64 = 2;

/// The first picture of the screen is taken after this long, and then as often, in seconds.
const PICTURE_SECS: u64 = 30;

/// So long after the latest board nothing is on its way to the screen, in seconds.
const CALM_SECS: u64 = 2;

/// How many bulletins' pictures a wall keeps: each has less than three megabytes in memory.
const PICTURES_MAX: usize = 8;

/// Two reports are at least this far apart, in milliseconds: a busy hall changes many times a second.
const REPORT_MS_MIN: u64 = 1_000;

impl Worker {
    /// Asks for the hall's settings when there are none, or when the board was made with others.
    pub(super) fn ask_for_hall(&mut self) {
        let Some(board) = &self.board else { return };
        let known = self.presenter.hall().is_some_and(|hall| hall.settings_version == board.settings_version);
        let asked = self.hall_asked_at.is_some_and(|at| at.elapsed() < Duration::from_secs(HALL_RETRY_SECS));
        if known || asked {
            return;
        }
        self.hall_asked_at = Some(Instant::now());
        let (http, hall_id, news) = (self.http.clone(), self.hall_id.clone(), self.news.clone());
        tokio::spawn(async move {
            let answer = http.hall(&hall_id).await.map(Box::new);
            // Only a worker that is gone does not want it.
            let _ = news.send(News::Hall(answer)).await;
        });
    }

    /// Asks for the pictures of the bulletins. One that does not come is left out: its text says the same.
    pub(super) fn ask_for_pictures(&self) {
        let Some(hall) = self.presenter.hall() else { return };
        let named = hall.bulletins.iter().filter_map(|bulletin| bulletin.picture.clone());
        for name in named.take(PICTURES_MAX) {
            let (http, hall_id, news) = (self.http.clone(), hall.id.clone(), self.news.clone());
            let identity = (name, hall.settings_version);
            tokio::spawn(async move {
                match http.bulletin_picture(&hall_id, &identity.0).await {
                    Ok(png) => {
                        let Some(picture) = report::picture(&png, identity) else { return };
                        // Only a worker that is gone does not want it.
                        let _ = news.send(News::Picture(picture)).await;
                    }
                    Err(error) => {
                        tracing::warn!(picture = identity.0, %error, "a bulletin is shown without its picture")
                    }
                }
            });
        }
    }

    /// Tells the server how the wall is, soon when that changes, else every [`DISPLAY_REPORT_SECS`] seconds.
    pub(super) fn report(&mut self) {
        let (Some(view), LinkState::Up) = (&self.on_screen, &self.link) else { return };
        let shown = self.presenter.shown();
        let board = self.board.as_deref();
        let report = report::report(view, self.freshness, board, self.zone.as_deref(), self.heard, self.size, &shown);
        let is_news = |(at, before): &(Instant, DisplayReport)| {
            let waited = at.elapsed();
            waited >= Duration::from_secs(DISPLAY_REPORT_SECS)
                || (*before != report && waited >= Duration::from_millis(REPORT_MS_MIN))
        };
        if !self.reported.as_ref().is_none_or(is_news) {
            return;
        }
        self.reported = Some((Instant::now(), report.clone()));
        let (http, hall, name) = (self.http.clone(), self.hall_id.clone(), self.name.clone());
        tokio::spawn(async move {
            // The next report says it too.
            if let Err(error) = http.report_display(&hall, &name, &DisplayReportRequest { report }).await {
                tracing::debug!(%error, "the wall could not report");
            }
        });
    }

    /// Sends a small picture of the screen from time to time. To take it holds up the drawing for a tenth of a second, so it is taken
    /// while nothing happens; where something always happens, it is taken all the same, but half as often.
    pub(super) fn photograph(&mut self) {
        let waited = self.photographed_at.elapsed();
        let is_calm = self.board_at.elapsed() >= Duration::from_secs(CALM_SECS);
        let is_due = waited >= Duration::from_secs(if is_calm { PICTURE_SECS } else { 2 * PICTURE_SECS });
        if !is_due || self.on_screen.is_none() || self.link != LinkState::Up {
            return;
        }
        self.photographed_at = Instant::now();
        let (http, hall, name) = (self.http.clone(), self.hall_id.clone(), self.name.clone());
        let runtime = tokio::runtime::Handle::current();
        self.wall.photograph(move |width, height, pixels| {
            runtime.clone().spawn_blocking(move || {
                let Some(png) = report::small_picture(width, height, pixels) else { return };
                runtime.spawn(async move {
                    if let Err(error) = http.display_picture(&hall, &name, png).await {
                        tracing::debug!(%error, "the wall's picture was not taken");
                    }
                });
            });
        });
    }
}
