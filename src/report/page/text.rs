//! Data as text of a page.

use std::fmt::{self, Display, Formatter, Write};

/// A longer text out of data ends in `…`.
const LONGEST: usize = 160;

/// Text out of data: never markup, with control and other unseen characters shown as `\u{1b}`.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (count, c) in self.0.chars().enumerate() {
            if count == LONGEST {
                return f.write_char('…');
            }
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ if is_unseen(c) => write!(f, "{}", c.escape_unicode())?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// A text out of data inside a sentence, whose direction does not touch what is around it.
pub(super) struct Data<'a>(pub(super) &'a str);

impl Display for Data<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<bdi>{}</bdi>", Text(self.0))
    }
}

/// `1234567` as `1,234,567`.
pub(super) struct Number(pub(super) u64);

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_char(',')?;
            }
            f.write_char(digit)?;
        }
        Ok(())
    }
}

/// `1 title`, `2 titles`.
pub(super) struct Count(
    pub(super) u64,
    pub(super) &'static str,
    pub(super) &'static str,
);

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let noun = if self.0 == 1 { self.1 } else { self.2 };
        write!(f, "{} {noun}", Number(self.0))
    }
}

/// Rows, each of which stands for somebody.
pub(super) fn people(rows: u64) -> Count {
    Count(rows, "person", "people")
}

/// Different titles.
pub(super) fn titles(count: u64) -> Count {
    Count(count, "title", "titles")
}

/// Different titles that are not shown.
pub(super) fn more_titles(count: u64) -> Count {
    Count(count, "more title", "more titles")
}

/// A part of a whole, in percent: nothing is 0%, and little is not nothing.
pub(super) struct Share(pub(super) u64, pub(super) u64);

impl Display for Share {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let percent = self.0 as f64 * 100.0 / self.1.max(1) as f64;
        match percent.round() as u64 {
            0 if self.0 > 0 => f.write_str("&lt;1%"),
            100 if self.0 < self.1 => f.write_str("&gt;99%"),
            rounded => write!(f, "{rounded}%"),
        }
    }
}

/// `one, two and three`.
pub(super) fn listed<T: Display>(items: &[T]) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        text += match index {
            0 => "",
            _ if index + 1 == items.len() => " and ",
            _ => ", ",
        };
        text += &item.to_string();
    }
    text
}

/// Characters that are obeyed or overlooked where they should be read.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe // no characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_no_markup() {
        for (data, text) in [
            (
                "<script>alert('x')</script>",
                "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;",
            ),
            ("R&D \"lead\"", "R&amp;D &quot;lead&quot;"),
            ("\u{202e}reversed\u{1b}", "\\u{202e}reversed\\u{1b}"),
            ("a\u{ffff}", "a\\u{ffff}"),
            ("パートナー営業", "パートナー営業"),
        ] {
            assert_eq!(Text(data).to_string(), text);
        }
        assert_eq!(
            Text(&"a".repeat(300)).to_string().chars().count(),
            LONGEST + 1
        );
    }

    #[test]
    fn shares_do_not_round_to_nothing_or_all() {
        for (part, whole, text) in [
            (0, 0, "0%"),
            (0, 9, "0%"),
            (1, 1000, "&lt;1%"),
            (1, 3, "33%"),
            (999, 1000, "&gt;99%"),
            (7, 7, "100%"),
        ] {
            assert_eq!(Share(part, whole).to_string(), text);
        }
    }
}
