//! Calls and counters.

use slint::{ComponentHandle, Image, ModelRc, Rgba8Pixel, SharedPixelBuffer, VecModel};
use turno_protocol::Arrow;

use super::generated::{self, BoardAdapter, WallWindow, Way};
use crate::view::{BoardView, CounterLook, CounterRow, Heading, LineRow, Picture, RecentRow};

pub(super) fn show(window: &WallWindow, view: &BoardView) {
    let adapter = window.global::<BoardAdapter>();
    adapter.set_called(heading(&view.called));
    adapter.set_no_call(heading(&view.no_call));
    adapter.set_raised(view.raised);
    adapter.set_has_call(view.large.is_some());
    if let Some(large) = &view.large {
        adapter.set_number(large.number.as_str().into());
        adapter.set_counter_words(large.counter.words.as_str().into());
        adapter.set_counter_sign(large.counter.sign.as_str().into());
        adapter.set_place(large.place.as_str().into());
        adapter.set_label(large.label.as_str().into());
        adapter.set_arrow(large.arrow.map_or(Way::None, way));
    }
    adapter.set_recent_title(heading(&view.recent_title));
    adapter.set_no_recent(view.no_recent.as_str().into());
    adapter.set_recent(model(&view.recent, recent_row));
    adapter.set_counters_title(heading(&view.counters_title));
    adapter.set_counters(model(&view.counters, counter_row));
    adapter.set_message(heading(&view.message));
    adapter.set_has_bulletin(view.bulletin.is_some());
    if let Some(bulletin) = &view.bulletin {
        adapter.set_bulletin(bulletin.text.as_str().into());
        adapter.set_bulletin_picture(bulletin.picture.as_deref().map(picture).unwrap_or_default());
    }
    adapter.set_name_lines(i32::try_from(view.name_lines).unwrap_or(1));
    adapter.set_lines_title(heading(&view.lines_title));
    adapter.set_lines(model(&view.lines, line_row));
}

fn model<Row, Shown: Clone + 'static>(rows: &[Row], shown: fn(&Row) -> Shown) -> ModelRc<Shown> {
    ModelRc::new(rows.iter().map(shown).collect::<VecModel<_>>())
}

pub(super) fn heading(heading: &Heading) -> generated::Heading {
    generated::Heading { text: heading.text.as_str().into(), second: heading.second.as_str().into() }
}

fn recent_row(row: &RecentRow) -> generated::RecentRow {
    generated::RecentRow { number: row.number.as_str().into(), counter: row.counter.as_str().into() }
}

fn counter_row(row: &CounterRow) -> generated::CounterRow {
    generated::CounterRow {
        name: row.name.as_str().into(),
        number: row.number.as_str().into(),
        look: match row.state {
            CounterLook::Closed => generated::CounterLook::Closed,
            CounterLook::Free => generated::CounterLook::Free,
            CounterLook::Calling => generated::CounterLook::Calling,
            CounterLook::Serving => generated::CounterLook::Serving,
        },
        state_word: row.state_word.as_str().into(),
    }
}

fn line_row(row: &LineRow) -> generated::LineRow {
    generated::LineRow {
        letter: row.letter.as_str().into(),
        service: row.service.as_str().into(),
        wait: row.wait.as_str().into(),
    }
}

fn way(arrow: Arrow) -> Way {
    match arrow {
        Arrow::Left => Way::Left,
        Arrow::Right => Way::Right,
        Arrow::Ahead => Way::Ahead,
        Arrow::Behind => Way::Behind,
        Arrow::Up => Way::Up,
        Arrow::Down => Way::Down,
    }
}

fn picture(picture: &Picture) -> Image {
    let pixels =
        SharedPixelBuffer::<Rgba8Pixel>::clone_from_slice(&picture.pixels, picture.width_px, picture.height_px);
    Image::from_rgba8(pixels)
}
