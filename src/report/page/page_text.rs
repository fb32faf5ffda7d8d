//! Data, numbers and names as text of the page.

use std::fmt::Write;

use maud::{Escaper, Markup, PreEscaped, Render, html};

pub(super) use crate::english::{counted, list as listed, thousands as number};
use crate::{Function, Level, escape};

/// Longer cells of data and longer texts of other kinds end in `…`.
const LONGEST_CELL: usize = 100;
const LONGEST_TEXT: usize = 500;

/// Text from outside: control and other unseen characters are shown as `\u{1b}`. Like any text it
/// is escaped where it is written.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Render for Text<'_> {
    fn render_to(&self, out: &mut String) {
        write_visibly(self.0, LONGEST_TEXT, out);
    }
}

/// A cell of data inside a sentence, whose direction does not touch what is around it.
pub(super) fn data(cell: &str) -> Markup {
    let mut shown = String::new();
    write_visibly(cell, LONGEST_CELL, &mut shown);
    html! { bdi { (PreEscaped(shown)) } }
}

fn write_visibly(text: &str, longest: usize, out: &mut String) {
    let (shown, more) = match text.char_indices().nth(longest) {
        Some((end, _)) => (&text[..end], "…"),
        None => (text, ""),
    };
    // Writing to a string cannot fail.
    let _ = write!(Escaper::new(out), "{}{more}", escape::line(shown));
}

/// A number, in short from `from` on, as the number behind it tells: `1.2k`, `378k`.
pub(super) fn in_short(rows: u64, from: u64) -> String {
    match rows {
        rows if rows < from.max(1000) => number(rows),
        ..9_950 => format!("{:.1}k", rows as f64 / 1000.0),
        rows => format!("{}k", number((rows + 500) / 1000)),
    }
}

/// Rows, each of which stands for somebody.
pub(super) fn people(rows: u64) -> String {
    counted(rows, "person", "people")
}

/// Different titles.
pub(super) fn titles(count: u64) -> String {
    counted(count, "title", "titles")
}

/// A part of a whole, in percent: nothing is 0%, and little is not nothing.
pub(super) fn share(part: u64, whole: u64) -> String {
    let percent = part as f64 * 100.0 / whole.max(1) as f64;
    match percent.round() as u64 {
        0 if part > 0 => "<1%".to_owned(),
        100 if part < whole => ">99%".to_owned(),
        rounded => format!("{rounded}%"),
    }
}

/// The name of a level.
pub(super) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Chief => "Chief",
        Level::Vp => "VP",
        Level::Head => "Head",
        Level::Director => "Director",
        Level::Manager => "Manager",
        Level::Lead => "Lead",
        Level::Individual => "Individual",
        Level::Entry => "Entry",
    }
}

/// The name of a level inside a sentence.
pub(super) fn in_words(level: Level) -> String {
    match level {
        Level::Vp => "VP".to_owned(),
        level => level_name(level).to_lowercase(),
    }
}

/// Functions joined by "or", each in its colour.
pub(super) fn functions_or(functions: &[Function]) -> Markup {
    html! {
        @for (index, function) in functions.iter().enumerate() {
            @if index > 0 { " or " }
            span class={ "tag " (function.id()) } { (function.short_name()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_no_markup() {
        for (text, shown) in [
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("R&D \"lead\"", "R&amp;D &quot;lead&quot;"),
            ("\u{202e}reversed\u{1b}", "\\u{202e}reversed\\u{1b}"),
            ("a\u{ffff}", "a\\u{ffff}"),
            ("パートナー営業", "パートナー営業"),
        ] {
            assert_eq!(Text(text).render().into_string(), shown);
        }
        let long = data(&"a".repeat(300)).into_string();
        assert_eq!(long.matches('a').count(), LONGEST_CELL);
    }

    #[test]
    fn thousands_are_short_where_space_is() {
        for (rows, from, text) in [
            (999, 1000, "999"),
            (1234, 1000, "1.2k"),
            (9_980, 1000, "10k"),
            (9_980, 10_000, "9,980"),
            (377_684, 100_000, "378k"),
        ] {
            assert_eq!(in_short(rows, from), text);
        }
    }

    #[test]
    fn shares_do_not_round_to_nothing_or_all() {
        for (part, whole, text) in [
            (0, 0, "0%"),
            (0, 9, "0%"),
            (1, 1000, "<1%"),
            (1, 3, "33%"),
            (999, 1000, ">99%"),
            (7, 7, "100%"),
        ] {
            assert_eq!(share(part, whole), text);
        }
    }
}
