//! Each kind of reply is told apart, and any bytes give something.

use proptest::prelude::*;

use super::*;

fn epson(bytes: &[u8]) -> Vec<Reply> {
    Parser::new(StatusFamily::Epson).feed(bytes)
}

fn custom(bytes: &[u8]) -> Vec<Reply> {
    Parser::new(StatusFamily::Custom).feed(bytes)
}

#[test]
fn each_kind_of_reply_is_told_apart() {
    let bytes = [
        0x12, 0x1E, 0x16, // real-time status
        0x10, 0x00, 0x03, 0x00, // near end
        0x37, 0x22, b'A', b'B', b'C', b'D', 0x00, // process ID
        0x00, 0x20, // paper sensors, model
        0x11, 0x13, // flow control
        0x37, 0x25, 0x00, // buffers cleared
        0xFF, // line noise
    ];
    assert_eq!(
        epson(&bytes),
        [
            Reply::RealTime(0x12),
            Reply::RealTime(0x1E),
            Reply::RealTime(0x16),
            Reply::Asb([0x10, 0, 3, 0]),
            Reply::Block(b"\x37\x22ABCD".to_vec()),
            Reply::Ordered(0),
            Reply::Ordered(0x20),
            Reply::Xon,
            Reply::Xoff,
            Reply::Block(vec![0x37, 0x25]),
            Reply::Noise(0xFF),
        ]
    );
}

#[test]
fn a_custom_printer_answers_in_its_own_way() {
    let bytes = [&[0x10, 0x0F, 0x24, 0x0C, 0x40, 0x01][..], b"785cuts", &[0], b"512ret"].concat();
    assert_eq!(
        custom(&bytes),
        [
            Reply::Full([0x24, 0x0C, 0x40, 0x01]),
            Reply::Counter(Counter::Cuts, 785),
            Reply::Noise(0),
            Reply::Counter(Counter::Retractions, 512),
        ]
    );
}

#[test]
fn a_counter_of_another_unit_or_size_is_noise() {
    for text in ["38890cm", "99999999999cuts", "12", "7cutt"] {
        let found = custom(text.as_bytes());
        assert!(!found.iter().any(|reply| matches!(reply, Reply::Counter(..))), "{text}: {found:?}");
    }
    assert_eq!(custom(b"12cu7cuts").last(), Some(&Reply::Counter(Counter::Cuts, 7)));
}

#[test]
fn a_broken_status_does_not_swallow_the_reply_behind_it() {
    assert_eq!(epson(&[0x10, 0x00, 0x12]), [Reply::Noise(0x10), Reply::Noise(0x00), Reply::RealTime(0x12)]);
    let again = [0x10, 0x10, 0x0F, 0, 0, 0, 0];
    assert_eq!(custom(&again), [Reply::Noise(0x10), Reply::Full([0; 4])]);
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_give_the_same_replies(bytes in prop::collection::vec(any::<u8>(), 0..600),
                                                     piece in 1usize..20, is_custom in any::<bool>()) {
        let family = if is_custom { StatusFamily::Custom } else { StatusFamily::Epson };
        let whole = Parser::new(family).feed(&bytes);
        let mut parser = Parser::new(family);
        let pieces: Vec<Reply> = bytes.chunks(piece).flat_map(|chunk| parser.feed(chunk)).collect();
        prop_assert_eq!(&whole, &pieces);
        let accounted: usize = whole.iter().map(|reply| match reply {
            Reply::Asb(_) => 4,
            Reply::Full(_) => 6,
            Reply::Block(block) => block.len() + 1,
            // Leading zeros are possible, so this is a lower bound.
            Reply::Counter(counter, value) => value.to_string().len() + counter.unit().len(),
            _ => 1,
        }).sum();
        prop_assert!(accounted <= bytes.len());
        if !whole.iter().any(|reply| matches!(reply, Reply::Counter(..))) {
            prop_assert!(bytes.len() - accounted <= BLOCK_BYTES_MAX);
        }
    }
}
