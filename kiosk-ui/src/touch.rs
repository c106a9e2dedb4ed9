//! What the window system says before the screens hear of it: of many touches they hear one, and of the window's end the program.

#[cfg(feature = "kms")]
pub(crate) mod kms;

use std::time::Instant;

use slint::{
    LogicalPosition,
    platform::{PointerEventButton, WindowEvent},
    winit_030::{EventResult, WinitWindowAccessor, winit},
};
use turno_ui_kit::{Contact, OneFinger, Phase, Pointer};

/// From now on the window hears of one finger alone, and `gone` is called if somebody else takes the window away. Without a window of
/// the usual window system nothing happens.
pub(crate) fn one_finger(window: &slint::Window, gone: impl Fn() + 'static) {
    let (mut filter, started) = (OneFinger::default(), Instant::now());
    window.on_winit_window_event(move |window, event| {
        use winit::event::WindowEvent as Event;
        match event {
            Event::Touch(touch) => {
                filter.on(contact(touch), started.elapsed()).into_iter().for_each(|told| tell(window, told));
                EventResult::PreventDefault
            }
            Event::CursorMoved { .. } | Event::MouseInput { .. } if !filter.lets_mouse(started.elapsed()) => {
                EventResult::PreventDefault
            }
            Event::Destroyed if window.is_visible() => {
                gone();
                EventResult::Propagate
            }
            _ => EventResult::Propagate,
        }
    });
}

fn contact(touch: &winit::event::Touch) -> Contact {
    use winit::event::TouchPhase;
    let phase = match touch.phase {
        TouchPhase::Started => Phase::Down,
        TouchPhase::Moved => Phase::Move,
        TouchPhase::Ended => Phase::Up,
        TouchPhase::Cancelled => Phase::Lost,
    };
    Contact { id: touch.id, phase, x: touch.location.x, y: touch.location.y }
}

/// Lets the screens know, as they know the mouse.
pub(crate) fn tell(window: &slint::Window, told: Pointer) {
    let button = PointerEventButton::Left;
    #[expect(clippy::cast_possible_truncation, reason = "places on a screen")]
    let place = |x: f64, y: f64| {
        let scale = window.scale_factor();
        LogicalPosition::new(x as f32 / scale, y as f32 / scale)
    };
    window.dispatch_event(match told {
        Pointer::Press(x, y) => WindowEvent::PointerPressed { position: place(x, y), button },
        Pointer::Move(x, y) => WindowEvent::PointerMoved { position: place(x, y) },
        Pointer::Release(x, y) => WindowEvent::PointerReleased { position: place(x, y), button },
        Pointer::Leave => WindowEvent::PointerExited,
    });
}

#[cfg(test)]
mod tests {
    use winit::{
        dpi::PhysicalPosition,
        event::{DeviceId, Touch, TouchPhase},
    };

    use super::*;

    #[test]
    fn what_the_window_system_says_of_a_touch_is_understood() {
        for (phase, expected) in [
            (TouchPhase::Started, Phase::Down),
            (TouchPhase::Moved, Phase::Move),
            (TouchPhase::Ended, Phase::Up),
            (TouchPhase::Cancelled, Phase::Lost),
        ] {
            let location = PhysicalPosition::new(12.0, 34.0);
            let touch = Touch { device_id: DeviceId::dummy(), phase, location, force: None, id: 7 };
            assert_eq!(contact(&touch), Contact { id: 7, phase: expected, x: 12.0, y: 34.0 });
        }
    }
}
