//! Where the words of a text stand.

use std::{iter, ops::Range};

use super::padded::{Padded, Places};

/// Where the words of a text stand: runs of letters and digits of one kind of script. `&` and `@`
/// are words too.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    words_of(text, Padded::of(text).as_ref())
}

/// The same of a text that is padded already, if it is short.
#[inline]
pub(super) fn words_of<'t>(
    text: &'t str,
    padded: Option<&Padded>,
) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let mut plain = padded.and_then(Plain::of);
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

impl Plain {
    #[inline]
    fn of(text: &Padded) -> Option<Plain> {
        let Places {
            letters,
            signs,
            beyond,
        } = text.places();
        (beyond == 0).then_some(Plain {
            letters,
            starts: letters & !(letters << 1) | signs,
        })
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
        b'&' | b'@' => Class::Sign,
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
