//! How long people will wait, line by line.

use turno_protocol::{Access, Board, BoardLine, Forecast, HallInfo, Numbers, Opening};
use turno_text::Arg;

use super::{Presenter, page_of};
use crate::view::LineRow;

/// The longest name of a service of which four stand beside each other, in characters.
const LINE_NAME_CHARS: usize = 10;

/// How many lines stand in the foot at once; more take turns.
const LINE_CELLS_MAX: usize = 4;

impl Presenter {
    pub(super) fn lines(&self, board: &Board, hall: &HallInfo, page: i64) -> Vec<LineRow> {
        let rows: Vec<LineRow> = board
            .lines
            .iter()
            .filter_map(|line| {
                let service = hall.services.iter().find(|service| service.id == line.service)?;
                // A service by appointment has no line to wait in.
                matches!(service.access, Access::WalkIn).then(|| LineRow {
                    letter: service.letter.clone(),
                    service: if service.delicate {
                        String::new()
                    } else {
                        service.name.in_language(self.language()).to_owned()
                    },
                    wait: match (line.opening, line.numbers) {
                        _ if line.suspended.is_some() => self.suspended(line),
                        (Opening::Open { .. }, Numbers::Given) => self.wait(line.forecast),
                        (Opening::Open { .. }, Numbers::NoTimeLeft) => self.word("wall-line-no-time"),
                        (Opening::Closed { .. }, _) => self.word("wall-line-closed"),
                    },
                })
            })
            .collect();
        let fits = |name_chars: usize| match name_chars {
            0..=LINE_NAME_CHARS => LINE_CELLS_MAX,
            _ => LINE_CELLS_MAX - 1,
        };
        let longest = rows.iter().map(|row| row.service.chars().count()).max().unwrap_or(0);
        // As many on each page: three and one would leave a hole.
        let pages = rows.len().div_ceil(fits(longest)).max(1);
        page_of(&rows, rows.len().div_ceil(pages).max(1), page).to_vec()
    }

    /// Why a line is suspended. The office's own words are too long to be read from far.
    fn suspended(&self, line: &BoardLine) -> String {
        line.suspended.as_ref().map_or_else(String::new, |suspended| self.word(suspended.reason.key()))
    }

    fn wait(&self, forecast: Forecast) -> String {
        if forecast.from_min == forecast.to_min && forecast.to_min > 0 {
            return self.catalogue.text(self.language(), "wall-wait-exact", &[("minutes", forecast.to_min.into())]);
        }
        let args = [("from", Arg::from(forecast.from_min)), ("to", Arg::from(forecast.to_min))];
        self.catalogue.text(self.language(), "wall-wait", &args)
    }
}
