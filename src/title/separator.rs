//! The signs between the words of a title.

/// The separator between a word and the one before it, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Separator {
    /// A space, a full stop, an apostrophe, a hyphen inside a word.
    Space,
    /// A slash: alternatives.
    Slash,
    /// A hyphen before an "and" or a slash: "Partner- und Vertriebsmanager". The word before it shares
    /// what follows.
    Suspended,
    /// An opening bracket: an aside.
    Opening,
    /// A closing bracket, after which the title goes on.
    Closing,
    /// A comma, colon or dash: another segment of the same role.
    Segment,
    /// A vertical bar or bullet: another part of the headline.
    Part,
}

impl Separator {
    /// The strongest sign in the text between two words.
    pub(super) fn of(between: &str) -> Separator {
        match between.as_bytes() {
            [] | [b' ' | b'-' | b'.'] => return Separator::Space,
            [b',', b' '] | [b' ', b'-', b' '] => return Separator::Segment,
            _ => {}
        }
        let spaced = between.contains(char::is_whitespace);
        let signs = between.chars().map(|c| match c {
            '|' | '•' | '·' | '¦' | '★' | '【' | '】' | ';' | '\n' | '～' | '｜' => {
                Separator::Part
            }
            ',' | ':' | '–' | '—' | '?' | '!' | '、' | '，' | '>' | '"' => Separator::Segment,
            '(' | '[' | '（' => Separator::Opening,
            ')' | ']' | '）' => Separator::Closing,
            '-' if spaced => Separator::Segment,
            '/' | '\\' => Separator::Slash,
            '+' if between.starts_with(char::is_whitespace) => Separator::Slash,
            _ => Separator::Space,
        });
        signs.max().unwrap_or(Separator::Space)
    }

    /// It begins another segment.
    pub(crate) fn is_boundary(self) -> bool {
        self >= Separator::Opening
    }
}

#[cfg(test)]
mod tests {
    use super::Separator;

    #[test]
    fn the_strongest_sign_counts() {
        for (between, separator) in [
            (" ", Separator::Space),
            ("-", Separator::Space),
            (" - ", Separator::Segment),
            (" (", Separator::Opening),
            (") ", Separator::Closing),
            ("), ", Separator::Segment),
            (" / ", Separator::Slash),
            (", | ", Separator::Part),
        ] {
            assert_eq!(Separator::of(between), separator, "{between:?}");
        }
    }
}
