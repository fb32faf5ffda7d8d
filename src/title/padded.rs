//! Short texts, read in pieces of a fixed size.

use std::ops::Range;

use wide::{CmpEq, CmpGt, CmpLt, i8x16};

/// A short text with zeros behind it: pieces of a fixed size can be taken from any place in it, which
/// takes much less time than pieces of any size.
pub(super) struct Padded {
    bytes: [u8; Padded::MOST + Number::SIZE],
}

/// Where things stand in a text: bit `i` for byte `i`.
pub(super) struct Places {
    /// Letters and digits.
    pub(super) letters: u64,
    /// The signs that are words.
    pub(super) signs: u64,
    /// Bytes that are not ASCII.
    pub(super) beyond: u64,
}

/// A word of up to 15 bytes as a number, or anything else that fits: two numbers are compared at
/// once.
#[derive(Debug, Clone, Copy, Default, Eq)]
pub(crate) struct Number {
    low: u64,
    /// Above seven bytes of the word, how many it has and one more: so no word is the empty number.
    high: u64,
}

impl Padded {
    /// The longest text, in bytes: one bit each.
    const MOST: usize = 64;

    #[inline]
    pub(super) fn of(text: &str) -> Option<Padded> {
        if text.len() > Padded::MOST {
            return None;
        }
        let mut bytes = [0; Padded::MOST + Number::SIZE];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Some(Padded { bytes })
    }

    /// A part of it as a number, if it is short.
    #[inline]
    pub(super) fn number(&self, at: &Range<usize>) -> Option<Number> {
        let length = at.end - at.start;
        let below = *BELOW.get(length)?;
        let piece = self.bytes.get(at.start..)?.first_chunk()?;
        Some(Number::new(u128::from_le_bytes(*piece) & below, length))
    }

    #[inline]
    pub(super) fn places(&self) -> Places {
        let mut places = Places {
            letters: 0,
            signs: 0,
            beyond: 0,
        };
        let parts = self.bytes[..Padded::MOST].as_chunks::<{ Number::SIZE }>().0;
        for (index, part) in parts.iter().enumerate() {
            let part = i8x16::new(part.map(u8::cast_signed));
            let all = |byte: u8| i8x16::splat(byte.cast_signed());
            let is_within = |bytes: i8x16, first: u8, last: u8| {
                bytes.cmp_gt(all(first - 1)) & bytes.cmp_lt(all(last + 1))
            };
            let letters = is_within(part | all(0x20), b'a', b'z'); // capitals too
            let digits = is_within(part, b'0', b'9');
            let signs = part.cmp_eq(all(b'&')) | part.cmp_eq(all(b'@'));
            let bits = |of: i8x16| {
                let bits = of.move_mask().cast_unsigned() & 0xffff;
                u64::from(bits) << (Number::SIZE * index)
            };
            places.letters |= bits(letters | digits);
            places.signs |= bits(signs);
            places.beyond |= bits(part); // their highest bit is set
        }
        places
    }
}

impl Number {
    const SIZE: usize = 16;

    /// A number of up to 15 bytes.
    #[inline]
    pub(crate) fn new(number: u128, length: usize) -> Number {
        Number {
            low: number as u64,
            high: (number >> 64) as u64 | (length as u64 + 1) << 56,
        }
    }

    /// Bytes as a number, if there are few of them.
    pub(crate) fn of(bytes: &[u8]) -> Option<Number> {
        let mut number = [0; Number::SIZE];
        if bytes.len() >= number.len() {
            return None;
        }
        number[..bytes.len()].copy_from_slice(bytes);
        Some(Number::new(u128::from_le_bytes(number), bytes.len()))
    }

    /// A hash: all its bits depend on all bits of the number.
    #[inline]
    pub(crate) fn hash(self) -> u64 {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = self.low.wrapping_mul(ODD) ^ self.high.rotate_left(32);
        let product = u128::from(mixed) * u128::from(ODD);
        (product >> 64) as u64 ^ product as u64
    }
}

impl PartialEq for Number {
    #[inline]
    fn eq(&self, other: &Number) -> bool {
        (self.low ^ other.low) | (self.high ^ other.high) == 0 // one branch, not two
    }
}

/// For each length the bits of so many bytes.
const BELOW: [u128; Number::SIZE] = {
    let mut below = [0; Number::SIZE];
    let mut length = 1;
    while length < below.len() {
        below[length] = below[length - 1] << 8 | 0xff;
        length += 1;
    }
    below
};
