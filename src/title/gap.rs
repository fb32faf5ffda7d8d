//! What stands between the words of a title.

use std::ops::Range;

/// What separates a word from the one before it, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A space, a full stop, an apostrophe, a hyphen inside a word.
    Space,
    /// A slash: alternatives.
    Slash,
    /// A comma, colon, bracket or dash: another segment of the same role.
    Segment,
    /// A vertical bar or bullet: another part of the headline.
    Part,
}

/// What separates two words between which this part of a title stands.
#[inline(always)]
pub(super) fn gap(title: &str, between: Range<usize>) -> Gap {
    match &title.as_bytes()[between.clone()] {
        [] | [b' ' | b'-' | b'.'] => Gap::Space,
        [b',', b' '] | [b' ', b'-', b' '] | [b' ', b'('] => Gap::Segment,
        [b'/'] => Gap::Slash,
        [b' ', b'|', b' '] => Gap::Part,
        _ => strongest(title, between),
    }
}

/// The strongest of the signs there.
#[cold]
fn strongest(title: &str, between: Range<usize>) -> Gap {
    let between = &title[between];
    let spaced = between.contains(char::is_whitespace);
    between
        .chars()
        .map(|c| match c {
            '|' | '•' | '·' | '¦' | '★' | '【' | '】' | ';' | '\n' | '～' | '｜' => {
                Gap::Part
            }
            ',' | ':' | '(' | ')' | '[' | ']' | '–' | '—' | '?' | '!' | '、' | '，' | '（'
            | '）' | '>' | '"' => Gap::Segment,
            '-' if spaced => Gap::Segment,
            '/' | '\\' => Gap::Slash,
            '+' if between.starts_with(char::is_whitespace) => Gap::Slash,
            _ => Gap::Space,
        })
        .max()
        .unwrap_or(Gap::Space)
}
