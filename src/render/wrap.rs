//! Widths on a terminal, and lines that fit them.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a terminal the text takes.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// Prints the text from column `indent` on, in lines that end before column `end`, broken between
/// words where possible. The lines after the first begin `hang` columns further in.
pub(crate) fn print(
    text: &str,
    end: usize,
    indent: usize,
    hang: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rest = text;
    let mut begin = indent;
    loop {
        let line = first_line(rest, end.saturating_sub(begin));
        rest = rest[line.len()..].trim_start_matches(' ');
        writeln!(out, "{}", line.trim_end_matches(' '))?;
        if rest.is_empty() {
            return Ok(());
        }
        begin = indent + hang;
        write!(out, "{:begin$}", "")?;
    }
}

/// The longest beginning that fits: whole words, or as much of the first word as there is room for.
fn first_line(text: &str, limit: usize) -> &str {
    let mut used = 0;
    let mut last_space = None;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if c == ' ' && at > 0 {
            last_space = Some(at);
        }
        if used > limit {
            // At least one character, or a narrow terminal would never see the end.
            let end = last_space.unwrap_or(at.max(c.len_utf8()));
            return &text[..end];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str, end: usize, indent: usize, hang: usize) -> String {
        let mut out = Vec::new();
        print(text, end, indent, hang, &mut out).expect("memory can be written");
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn lines_fit_and_lose_nothing() {
        for (text, end, lines) in [
            ("", 10, "\n"),
            ("one two three", 7, "one two\nthree\n"),
            ("abcdefgh ij", 3, "abc\ndef\ngh\nij\n"),
            ("a bcdefgh", 4, "a\nbcde\nfgh\n"),
            ("パートナー営業", 6, "パート\nナー営\n業\n"),
            ("パー", 1, "パ\nー\n"),
        ] {
            assert_eq!(printed(text, end, 0, 0), lines, "{text} in {end}");
        }
        assert_eq!(printed("one two three", 9, 2, 1), "one two\n   three\n");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!((width("パート"), width("e\u{301}")), (6, 1));
    }
}
