//! Dots of one colour, eight to a byte, as printers take them.

/// A picture of dots. Each row begins at a whole byte, its leftmost dot in the highest bit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bitmap {
    row_bytes: usize,
    bytes: Vec<u8>,
}

impl Bitmap {
    /// White paper of this size; the width is rounded up to whole bytes.
    pub fn blank(width_dots: usize, rows: usize) -> Self {
        let row_bytes = width_dots.div_ceil(8);
        Self { row_bytes, bytes: vec![0; row_bytes * rows] }
    }

    /// Packed rows as they are; what is left of a broken row is dropped.
    pub fn from_rows(row_bytes: usize, mut bytes: Vec<u8>) -> Self {
        bytes.truncate(bytes.len() / row_bytes.max(1) * row_bytes);
        Self { row_bytes, bytes }
    }

    /// Dots in a row, a multiple of eight.
    pub const fn width_dots(&self) -> usize {
        self.row_bytes * 8
    }

    /// Bytes in a row.
    pub const fn row_bytes(&self) -> usize {
        self.row_bytes
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.bytes.len() / self.row_bytes.max(1)
    }

    /// All rows, one behind the other.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Makes a dot dark; one outside the picture is not drawn.
    pub fn set(&mut self, x: usize, y: usize) {
        if x < self.width_dots()
            && let Some(byte) = self.bytes.get_mut(y * self.row_bytes + x / 8)
        {
            *byte |= 0x80 >> (x % 8);
        }
    }

    /// The dark dots.
    pub fn dark(&self) -> impl Iterator<Item = (u32, u32)> {
        let width = self.row_bytes.max(1);
        (0u32..).zip(self.bytes.chunks(width)).flat_map(|(y, row)| {
            (0u32..).zip(row).flat_map(move |(at, byte)| {
                (0..8).filter(move |bit| byte & (0x80 >> bit) != 0).map(move |bit| (at * 8 + bit, y))
            })
        })
    }

    /// Pieces of at most `rows` rows, from top to bottom.
    pub fn bands(&self, rows: usize) -> impl Iterator<Item = Self> {
        let row_bytes = self.row_bytes;
        let piece = (row_bytes * rows).max(1);
        self.bytes.chunks(piece).map(move |bytes| Self { row_bytes, bytes: bytes.to_vec() })
    }

    /// Breaks every pair of bytes that a printer would take for a real-time command, by one more dot beside a dark one:
    /// `DLE EOT`, `DLE ENQ` and `DLE DC4` are carried out even inside a picture, and one of them switches off.
    #[must_use]
    pub fn without_commands(mut self) -> Self {
        for at in 1..self.bytes.len() {
            if self.bytes[at - 1] == 0x10 && matches!(self.bytes[at], 0x04 | 0x05 | 0x14) {
                self.bytes[at - 1] = 0x18;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dots_stand_where_they_were_set() {
        let mut bitmap = Bitmap::blank(12, 3);
        assert_eq!((bitmap.width_dots(), bitmap.rows()), (16, 3));
        for (x, y) in [(0, 0), (9, 1), (15, 2), (16, 0), (0, 3)] {
            bitmap.set(x, y);
        }
        assert_eq!(bitmap.dark().collect::<Vec<_>>(), [(0, 0), (9, 1), (15, 2)]);
        let bands: Vec<usize> = bitmap.bands(2).map(|band| band.rows()).collect();
        assert_eq!(bands, [2, 1]);
    }

    proptest! {
        #[test]
        fn no_picture_holds_a_command(row_bytes in 1usize..9,
                                      bytes in prop::collection::vec(prop_oneof![Just(0x10), Just(0x04), Just(0x14), any::<u8>()], 0..400)) {
            let before = Bitmap::from_rows(row_bytes, bytes);
            let after = before.clone().without_commands();
            let pairs = after.bytes().windows(2);
            prop_assert!(pairs.clone().all(|pair| pair[0] != 0x10 || !matches!(pair[1], 0x04 | 0x05 | 0x14)));
            // Nothing is taken away, and little is added.
            prop_assert!(before.bytes().iter().zip(after.bytes()).all(|(old, new)| old & new == *old && (old ^ new).count_ones() <= 1));
        }
    }
}
