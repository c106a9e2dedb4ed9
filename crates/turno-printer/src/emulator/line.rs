//! A serial line whose two ends run at different speeds: what is written at one is nonsense at the other.

/// Bits of a byte on the line: one that starts it, eight of data from the lowest up, one that ends it.
const BITS: u64 = 10;
/// Bits of data.
const DATA_BITS: u64 = 8;

/// What an end that reads at `reading` bits per second makes of bytes that were written, one right after the other, at `writing`.
///
/// It looks at the middle of each of its own bits, beginning at an edge. Whatever does not end as a byte must is thrown away, as
/// printers do.
#[must_use]
pub(super) fn misread(bytes: &[u8], writing: u32, reading: u32) -> Vec<u8> {
    // In a unit of time of which both sorts of bits have whole numbers.
    let (written_bit, read_bit) = (u64::from(reading), u64::from(writing));
    let end = u64::try_from(bytes.len()).unwrap_or(u64::MAX).saturating_mul(BITS * written_bit);
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < end {
        if is_high(bytes, at / written_bit) {
            at = (at / written_bit + 1) * written_bit;
            continue;
        }
        let middle = |bit: u64| at + bit * read_bit + read_bit / 2;
        let data = (0..DATA_BITS).filter(|bit| is_high(bytes, middle(bit + 1) / written_bit));
        let byte = data.fold(0, |byte, bit| byte | 1 << bit);
        let last = middle(BITS - 1);
        if is_high(bytes, last / written_bit) {
            read.push(byte);
        }
        at = last;
    }
    read
}

/// Whether the line is high during a bit; at rest it is.
fn is_high(bytes: &[u8], bit: u64) -> bool {
    let byte = usize::try_from(bit / BITS).ok().and_then(|index| bytes.get(index));
    match (byte, bit % BITS) {
        (_, 0) => byte.is_none(),
        (Some(byte), place @ 1..=DATA_BITS) => byte >> (place - 1) & 1 == 1,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_one_speed_everything_arrives_and_at_two_nothing_makes_sense() {
        let all: Vec<u8> = (0..=255).collect();
        for speed in [9_600, 115_200] {
            assert_eq!(misread(&all, speed, speed), all);
        }
        // A line that is a little off is still read, as real ones are.
        assert_eq!(misread(&all, 9_600, 9_700), all);
        let words = b"Ufficio Anagrafe A042";
        for (writing, reading) in [(9_600, 115_200), (115_200, 9_600), (19_200, 9_600), (9_600, 19_200)] {
            let heard = misread(words, writing, reading);
            assert!(!heard.windows(4).any(|part| words.windows(4).any(|word| word == part)), "{heard:?}");
        }
        // One byte read twelve times too slowly is over within the first bit.
        assert_eq!(misread(b"\0", 115_200, 9_600), [0xFF]);
    }
}
