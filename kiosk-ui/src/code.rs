//! The QR code of a ticket, as a picture with one pixel for each module.

use fast_qr::{ECL, QRBuilder};
use slint::{Image, Rgb8Pixel, SharedPixelBuffer};

/// Modules left white on each side, as the standard asks.
const QUIET_MODULES: usize = 4;

/// The picture of a link; empty if the link is too long for a code.
#[must_use]
pub(crate) fn picture(link: &str) -> Image {
    let Ok(code) = QRBuilder::new(link).ecl(ECL::M).build() else { return Image::default() };
    let side = code.size + 2 * QUIET_MODULES;
    let Ok(side_px) = u32::try_from(side) else { return Image::default() };
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(side_px, side_px);
    let white = Rgb8Pixel { r: u8::MAX, g: u8::MAX, b: u8::MAX };
    let black = Rgb8Pixel { r: 0, g: 0, b: 0 };
    for (index, pixel) in buffer.make_mut_slice().iter_mut().enumerate() {
        let (x, y) = (index % side, index / side);
        let inside = |at: usize| (QUIET_MODULES..QUIET_MODULES + code.size).contains(&at);
        let dark = inside(x) && inside(y) && code[y - QUIET_MODULES][x - QUIET_MODULES].value();
        *pixel = if dark { black } else { white };
    }
    Image::from_rgb8(buffer)
}
