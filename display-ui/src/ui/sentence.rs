//! The screens that say one thing: closed, connecting.

use slint::ComponentHandle;

use super::generated::{SentenceAdapter, WallWindow};
use crate::view::SentenceView;

pub(super) fn show(window: &WallWindow, view: &SentenceView) {
    let adapter = window.global::<SentenceAdapter>();
    adapter.set_title(view.title.as_str().into());
    adapter.set_second_title(view.second_title.as_str().into());
    adapter.set_detail(view.detail.as_str().into());
    adapter.set_second_detail(view.second_detail.as_str().into());
}
