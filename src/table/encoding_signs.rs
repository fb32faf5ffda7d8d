//! Encodings that their bytes give away without a mark, and those that are not read.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// ISO-2022-JP, as old mail programs write it: bytes of ASCII, between which escape sequences switch to
/// Japanese.
pub(super) fn has_japanese_escape(bytes: &[u8]) -> bool {
    let mut escapes = memchr::memchr_iter(b'\x1b', bytes).map(|at| &bytes[at + 1..]);
    escapes.any(|after| matches!(after, [b'$', b'@' | b'B', ..] | [b'(', b'J' | b'I', ..]))
}

/// Encodings that browsers do not know either, by their mark, their zeros or their escape sequences.
pub(super) fn unread_encoding(start: &[u8]) -> Option<&'static str> {
    let first = &start[..start.len().min(64)];
    let is_utf32 = |zeros: Range<usize>| {
        first.len() >= 8
            && first
                .chunks_exact(4)
                .all(|four| four[zeros.clone()] == [0; 3] && four != [0; 4])
    };
    match start {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        _ if is_utf32(0..3) => Some("UTF-32"),
        _ if is_utf32(1..4) => Some("UTF-32"),
        [b'+', b'/', b'v', b'8' | b'9' | b'+' | b'/', ..] => Some("UTF-7"),
        _ => memchr::memmem::find(start, b"\x1b$)C").map(|_| "ISO-2022-KR"),
    }
}

/// Text of mostly Latin letters has a zero in every other byte of UTF-16.
pub(super) fn utf16_by_pattern(start: &[u8]) -> Option<&'static Encoding> {
    let start = &start[..start.len().min(64)];
    let zeros = |from: usize| {
        let every_other = start.iter().skip(from).step_by(2);
        every_other.filter(|&&byte| byte == 0).count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    match half {
        0 | 1 => None,
        _ if odd * 4 >= half * 3 && even * 8 < half => Some(UTF_16LE),
        _ if even * 4 >= half * 3 && odd * 8 < half => Some(UTF_16BE),
        _ => None,
    }
}
