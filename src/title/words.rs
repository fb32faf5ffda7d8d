//! Where the words of a text stand.

use std::{iter, ops::Range};

/// Where the words of a text stand: runs of letters and digits of one kind of script. `&` and `@`
/// are words too.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut plain = Plain::of(text);
    let mut from = 0;
    iter::from_fn(move || match &mut plain {
        Some(plain) => plain.next(),
        None => next(text, &mut from),
    })
}

/// The words of a short text of ASCII alone, which nearly all titles are: they are found in all of
/// it at once, as bits.
struct Plain {
    /// Letters and digits.
    letters: u64,
    /// Where words start that are still to come.
    starts: u64,
}

/// Kinds of ASCII bytes, one bit each.
const LETTER: u8 = 1;
const SIGN: u8 = 1 << 1;
/// The bit that no byte of ASCII has.
const BEYOND: u8 = 1 << 7;

impl Plain {
    fn of(text: &str) -> Option<Plain> {
        match text.len() {
            ..=32 => Plain::within::<32>(text),
            33..=48 => Plain::within::<48>(text),
            _ => Plain::within::<64>(text),
        }
    }

    /// The words of a text of up to so many bytes.
    fn within<const MOST: usize>(text: &str) -> Option<Plain> {
        let mut bytes = [0; MOST];
        bytes
            .get_mut(..text.len())?
            .copy_from_slice(text.as_bytes());
        let kinds = bytes.map(|byte| {
            let letter = (byte | 0x20).is_ascii_lowercase() | byte.is_ascii_digit();
            let sign = is_sign(byte);
            (u8::from(letter) * LETTER) | (u8::from(sign) * SIGN) | (byte & BEYOND)
        });
        let eights = kinds.as_chunks::<8>().0;
        let eights = eights.iter().map(|&eight| u64::from_le_bytes(eight));
        let is_any = |kind| eights.clone().fold(0, |any, eight| any | eight) & all(kind) != 0;
        if is_any(BEYOND) {
            return None;
        }
        let bits = |kind| {
            let last_first = eights.clone().rev();
            last_first.fold(0, |bits, eight| bits << 8 | gathered(eight, kind))
        };
        let letters = bits(LETTER);
        let mut starts = letters & !(letters << 1);
        if is_any(SIGN) {
            starts |= bits(SIGN);
        }
        Some(Plain { letters, starts })
    }

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        if self.starts == 0 {
            return None;
        }
        let start = self.starts.trailing_zeros();
        self.starts &= self.starts - 1;
        let letters = (self.letters >> start).trailing_ones();
        Some(start as usize..(start + letters.max(1)) as usize) // a sign is no letter
    }
}

/// This kind in each of eight bytes.
const fn all(kind: u8) -> u64 {
    u64::from_le_bytes([kind; 8])
}

/// Which of eight bytes are of this kind, as the lowest eight bits.
fn gathered(eight: u64, kind: u8) -> u64 {
    let ones = (eight & all(kind)) >> kind.trailing_zeros();
    // byte `i` moves to bit `i` of the highest byte
    ones.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'&' | b'@')
}

/// The next word of any text, from a place on, which is moved behind it.
fn next(text: &str, from: &mut usize) -> Option<Range<usize>> {
    let (start, first) = loop {
        let (class, width) = class_at(text, *from)?;
        *from += width;
        if class != Class::Between {
            break (*from - width, class);
        }
    };
    if !matches!(first, Class::Sign | Class::Character) {
        while let Some((class, width)) = class_at(text, *from)
            && (class == first || class == Class::Mark)
        {
            *from += width;
        }
    }
    Some(start..*from)
}

/// The class of the character at this place, and its width in bytes.
fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if !byte.is_ascii() {
        let c = text[at..].chars().next()?;
        return Some((class(c), c.len_utf8()));
    }
    let class = match byte {
        _ if byte.is_ascii_alphanumeric() => Class::Latin,
        _ if is_sign(byte) => Class::Sign,
        _ => Class::Between,
    };
    Some((class, 1))
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    /// Latin letters and digits.
    Latin,
    /// Letters of any other script that separates words.
    Other,
    /// A character of a script without spaces: Chinese, Japanese.
    Character,
    /// A combining accent.
    Mark,
    /// A sign that stands for a word.
    Sign,
    /// Anything else.
    Between,
}

/// The class of a character beyond ASCII.
fn class(c: char) -> Class {
    match c {
        '\u{300}'..='\u{36F}' => Class::Mark,
        // Latin letters with accents, and their full-width forms
        '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}'
            if c.is_alphanumeric() =>
        {
            Class::Latin
        }
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' => {
            Class::Character
        }
        c if c.is_alphanumeric() => Class::Other,
        _ => Class::Between,
    }
}
