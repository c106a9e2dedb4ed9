//! What stands beside the calls: a bulletin of the office.

use std::sync::Arc;

use turno_protocol::{Board, HallInfo};

use super::Presenter;
use crate::{sight::Layout, view::BulletinView};

/// How long people may still look for a call in the list of the latest ones, in seconds.
const CALL_LOOKED_AT_SECS: i64 = 20;

impl Presenter {
    /// The bulletin whose turn it is, each language in its turn; the pages between belong to the latest calls, and so does
    /// every page while people still look up at a call. For far seats there is no room beside the calls.
    pub(super) fn bulletin(&self, board: &Board, hall: &HallInfo, page: i64) -> Option<BulletinView> {
        let age_secs = |at: jiff::Timestamp| board.now.as_second() - at.as_second();
        let fresh_call = board.calls.iter().any(|call| age_secs(call.called_at) < CALL_LOOKED_AT_SECS);
        if self.layout != Layout::Full || fresh_call || page.rem_euclid(2) == 0 {
            return None;
        }
        let known = |id: &String| hall.bulletins.iter().find(|bulletin| bulletin.id == *id);
        let languages = self.shown();
        let current = board.bulletins.iter().filter_map(known);
        let turns: Vec<_> = current.flat_map(|bulletin| languages.iter().map(move |tag| (bulletin, *tag))).collect();
        let turn = usize::try_from((page / 2).rem_euclid(i64::try_from(turns.len().max(1)).ok()?)).ok()?;
        let (bulletin, language) = turns.get(turn)?;
        Some(BulletinView {
            text: bulletin.text.in_language(language).to_owned(),
            picture: bulletin.picture.as_ref().and_then(|name| self.pictures.get(name)).map(Arc::clone),
        })
    }
}
