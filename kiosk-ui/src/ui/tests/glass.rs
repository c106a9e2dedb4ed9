//! A window of memory: laid out and drawn like the program's, without a window system and with a clock that is told.
//!
//! The testing backend has one as well, but its pictures divide every colour by its opacity, which took half of the time
//! of all tests of screens.

use i_slint_core::{animations::current_tick, window::WindowInner};
use slint::{
    PlatformError, Rgb8Pixel,
    platform::{
        Platform, WindowAdapter,
        software_renderer::{MinimalSoftwareWindow, RepaintBufferType},
    },
};

use super::*;

thread_local! {
    /// The window that was made last and is nobody's yet.
    static LATEST: RefCell<Option<Rc<MinimalSoftwareWindow>>> = const { RefCell::new(None) };
}

struct Backend;

impl Platform for Backend {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        let window = MinimalSoftwareWindow::new(RepaintBufferType::NewBuffer);
        LATEST.set(Some(window.clone()));
        Ok(window)
    }

    fn duration_since_start(&self) -> Duration {
        Duration::from_millis(current_tick().0)
    }
}

/// What is behind a stand's window.
pub(super) struct Glass {
    window: Rc<MinimalSoftwareWindow>,
    /// Drawn over each time: fresh memory for thousands of pictures took a tenth of the tests of screens.
    picture: RefCell<SharedPixelBuffer<Rgb8Pixel>>,
}

impl Glass {
    /// Makes the windows of this thread ones of memory.
    pub(super) fn install() {
        // A second stand in the same test uses the platform of the first.
        let _ = slint::platform::set_platform(Box::new(Backend));
    }

    /// That of the window which was made last.
    pub(super) fn of_the_latest() -> Self {
        Self { window: LATEST.take().unwrap(), picture: RefCell::new(SharedPixelBuffer::new(0, 0)) }
    }

    /// Time passes, and what became visible is made.
    pub(super) fn pass(&self, time: Duration) {
        i_slint_backend_testing::mock_elapsed_time(time);
        WindowInner::from_pub(self.window.window()).ensure_tree_instantiated();
    }

    pub(super) fn picture(&self) -> SharedPixelBuffer<Rgb8Pixel> {
        let size = self.window.window().size();
        let mut picture = self.picture.borrow_mut();
        if (picture.width(), picture.height()) != (size.width, size.height) {
            *picture = SharedPixelBuffer::new(size.width, size.height);
        }
        self.window.request_redraw();
        self.window.draw_if_needed(|renderer| {
            renderer.render(picture.make_mut_slice(), size.width as usize);
        });
        picture.clone()
    }
}
