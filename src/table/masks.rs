//! Where certain bytes stand among 64, as bits of a `u64`.

use wide::{CmpEq, i8x16};

/// Number of bytes compared at once.
pub(crate) const LANES: usize = 64;

/// The bytes to look for.
#[derive(Debug)]
pub(crate) struct Needles {
    quote: i8x16,
    delimiter: i8x16,
    end: i8x16,
    other_end: i8x16,
}

/// Bit `i` is set where byte `i` is the one named.
#[derive(Clone, Copy)]
pub(crate) struct Masks {
    pub(crate) quote: u64,
    pub(crate) delimiter: u64,
    pub(crate) end: u64,
}

impl Needles {
    /// Two ends of a line, which are often the same.
    pub(crate) fn new(delimiter: u8, ends: [u8; 2]) -> Self {
        let all = |byte: u8| i8x16::splat(byte.cast_signed());
        Self {
            quote: all(b'"'),
            delimiter: all(delimiter),
            end: all(ends[0]),
            other_end: all(ends[1]),
        }
    }

    /// The bytes from a place on. What is behind the last one is none of those looked for.
    #[inline(always)]
    pub(crate) fn find_from(&self, bytes: &[u8], from: usize) -> Masks {
        let rest = &bytes[from..];
        match rest.first_chunk() {
            Some(chunk) => self.find(chunk),
            None => {
                let mut chunk = [0; LANES];
                chunk[..rest.len()].copy_from_slice(rest);
                self.find(&chunk)
            }
        }
    }

    #[inline(always)]
    fn find(&self, bytes: &[u8; LANES]) -> Masks {
        let mut masks = Masks {
            quote: 0,
            delimiter: 0,
            end: 0,
        };
        for (index, part) in bytes.as_chunks::<16>().0.iter().enumerate() {
            let part = i8x16::new(part.map(u8::cast_signed));
            let place = |equal: i8x16| {
                u64::from(equal.move_mask().cast_unsigned() & 0xffff) << (16 * index)
            };
            masks.quote |= place(part.cmp_eq(self.quote));
            masks.delimiter |= place(part.cmp_eq(self.delimiter));
            masks.end |= place(part.cmp_eq(self.end) | part.cmp_eq(self.other_end));
        }
        masks
    }
}
