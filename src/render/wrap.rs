//! Widths on a terminal, and lines that fit them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a terminal the text takes.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text in lines of at most `limit` columns, broken between words where possible.
pub(crate) fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always a line");
        let gap = usize::from(!line.is_empty());
        if used + gap + width(word) <= limit {
            line.push_str(&" "[..gap]);
            line.push_str(word);
            used += gap + width(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
            used = 0;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > limit {
                lines.push(String::new());
                used = 0;
            }
            lines.last_mut().expect("there is always a line").push(c);
            used += wide;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_nothing() {
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a bcdefgh", 4), ["a", "bcde", "fgh"]);
        assert_eq!(wrap("パートナー営業", 6), ["パート", "ナー営", "業"]);
        assert_eq!(width("パート"), 6);
        assert_eq!(width("e\u{301}"), 1);
    }
}
