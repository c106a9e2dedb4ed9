//! The same where there is no window system: what libinput says of fingers and keys, before the toolkit hears of it.

use std::{
    cell::RefCell,
    rc::Rc,
    time::{Duration, Instant},
};

use input::{
    Event,
    event::{
        keyboard::{KeyboardEvent, KeyboardEventTrait as _},
        touch::{TouchEvent, TouchEventPosition, TouchEventSlot},
    },
};
use slint::{PhysicalSize, PlatformError, Window};
use turno_ui_kit::{Contact, OneFinger, Phase};

use super::tell;

/// Both Ctrl keys, as the kernel numbers them (`input-event-codes.h`). The toolkit ends the program at Ctrl+Alt+Delete and at
/// Ctrl+Alt+Backspace; nothing on a totem is done with Ctrl, so it hears of none.
const CTRL_KEYS: [u32; 2] = [29, 97];

/// Has something done with the window, once there is one.
pub(crate) type WithWindow = Rc<dyn Fn(&mut dyn FnMut(&Window))>;

thread_local! {
    /// The toolkit wants its hook before there is a window, and calls it on the thread of that window.
    static WINDOW: RefCell<Option<WithWindow>> = RefCell::default();
}

/// Draws on the screen itself, as `backend` says (`linuxkms-software`).
///
/// # Errors
///
/// When the toolkit cannot.
pub(crate) fn select(backend: String) -> Result<(), PlatformError> {
    let (filter, started) = (RefCell::new(OneFinger::default()), Instant::now());
    slint::BackendSelector::new()
        .backend_name(backend)
        .with_libinput_event_hook(move |event| match event {
            Event::Touch(touch) => {
                on_touch(touch, &filter, started.elapsed());
                true
            }
            Event::Pointer(_) => !filter.borrow().lets_mouse(started.elapsed()),
            Event::Keyboard(KeyboardEvent::Key(key)) => CTRL_KEYS.contains(&key.key()),
            _ => false,
        })
        .select()
}

/// From now on the window hears of one finger.
pub(crate) fn one_finger(with_window: WithWindow) {
    WINDOW.set(Some(with_window));
}

fn on_touch(touch: &TouchEvent, filter: &RefCell<OneFinger>, now: Duration) {
    let Some(with_window) = WINDOW.with_borrow(Clone::clone) else { return };
    with_window(&mut |window| {
        let Some(contact) = contact(touch, window.size()) else { return };
        // The filter is free again before the screens do what they are told.
        let told = filter.borrow_mut().on(contact, now);
        told.into_iter().for_each(|told| tell(window, told));
    });
}

fn contact(touch: &TouchEvent, screen: PhysicalSize) -> Option<Contact> {
    match touch {
        TouchEvent::Down(down) => Some(placed(down, Phase::Down, screen)),
        TouchEvent::Motion(motion) => Some(placed(motion, Phase::Move, screen)),
        TouchEvent::Up(up) => Some(ended(up, Phase::Up)),
        TouchEvent::Cancel(cancel) => Some(ended(cancel, Phase::Lost)),
        _ => None,
    }
}

fn placed(event: &(impl TouchEventSlot + TouchEventPosition), phase: Phase, screen: PhysicalSize) -> Contact {
    let (x, y) = (event.x_transformed(screen.width), event.y_transformed(screen.height));
    Contact { x, y, ..ended(event, phase) }
}

/// A panel that tells its touches apart numbers them; another has one at a time.
fn ended(event: &impl TouchEventSlot, phase: Phase) -> Contact {
    Contact { id: event.slot().unwrap_or_default().into(), phase, x: 0.0, y: 0.0 }
}
