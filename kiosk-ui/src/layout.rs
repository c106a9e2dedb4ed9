//! How the screens fit a window: the scale of all sizes, and how many services stand on a page.

/// The shorter side, in pixels, for which the sizes in the token file are made.
const DESIGN_SHORTER_PX: f32 = 1080.0;
/// The longer side that an upright screen needs at scale 1, in pixels.
const UPRIGHT_LONGER_PX: f32 = 1900.0;
/// The longer side that a lying screen needs at scale 1, in pixels.
const LYING_LONGER_PX: f32 = 1600.0;
/// Rows of services on an upright screen; each stays higher than 40 mm on a 22-inch panel.
const UPRIGHT_ROWS_MAX: usize = 6;
/// Rows of services on a lying screen.
const LYING_ROWS_MAX: usize = 3;

/// How the screens fit a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Layout {
    /// What all sizes are multiplied with.
    pub(crate) scale: f32,
    /// Whether the window is higher than wide.
    pub(crate) upright: bool,
    /// Services beside each other.
    pub(crate) columns: usize,
    /// Services above each other, at most.
    pub(crate) rows_max: usize,
}

impl Layout {
    /// For a window of this size, in pixels.
    #[must_use]
    pub(crate) fn of(width_px: f32, height_px: f32) -> Self {
        let upright = height_px >= width_px;
        let longer_needed = if upright { UPRIGHT_LONGER_PX } else { LYING_LONGER_PX };
        let scale = (width_px.min(height_px) / DESIGN_SHORTER_PX).min(width_px.max(height_px) / longer_needed);
        let (columns, rows_max) = if upright { (1, UPRIGHT_ROWS_MAX) } else { (2, LYING_ROWS_MAX) };
        Self { scale, upright, columns, rows_max }
    }

    /// Services on one page, at most.
    #[must_use]
    pub(crate) fn page_size(self) -> usize {
        self.columns * self.rows_max
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_a_scale_for_every_screen() {
        for (width, height, scale, page_size) in
            [(1080.0, 1920.0, 1.0, 6), (1920.0, 1080.0, 1.0, 6), (1024.0, 768.0, 0.64, 6), (800.0, 480.0, 0.444, 6)]
        {
            let layout = Layout::of(width, height);
            assert!((layout.scale - scale).abs() < 0.001, "{width}x{height}: {layout:?}");
            assert_eq!(layout.page_size(), page_size);
        }
        assert!(
            (Layout::of(768.0, 1024.0).scale - 1024.0 / 1900.0).abs() < 0.001,
            "a squat screen shrinks to its height"
        );
    }
}
