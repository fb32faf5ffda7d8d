//! Widths on a terminal, and lines that fit them.

use std::io::{self, Write};

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// How many columns of a terminal the text takes.
pub(crate) fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// Breaks at spaces, and inside a word only if it alone is wider than the line.
fn options<'a>(width: usize) -> Options<'a> {
    Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

/// The text in lines of at most this width.
pub(crate) fn lines(text: &str, width: usize) -> Vec<String> {
    let lines = textwrap::wrap(text, options(width));
    lines.into_iter().map(|line| line.into_owned()).collect()
}

/// Prints the text from column `indent` on, in lines that end before column `end`. The lines after
/// the first begin `hang` columns further in.
pub(crate) fn print(
    text: &str,
    end: usize,
    indent: usize,
    hang: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (first, others) = (" ".repeat(indent), " ".repeat(indent + hang));
    let options = options(end).initial_indent(&first);
    let lines = textwrap::wrap(text, options.subsequent_indent(&others));
    for (at, line) in lines.iter().enumerate() {
        // what stands before the first line is printed already
        let printed = if at == 0 { indent } else { 0 };
        writeln!(out, "{}", line.get(printed..).unwrap_or_default())?;
    }
    Ok(())
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
    fn a_megabyte_without_a_space_takes_linear_time() {
        let word = "x".repeat(1 << 20);
        assert_eq!(lines(&word, 64).len(), 1 << 14);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!((width("パート"), width("e\u{301}")), (6, 1));
    }
}
