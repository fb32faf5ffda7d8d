//! Text out of data, made harmless for terminals and tables.
//!
//! A title can hold anything: escape sequences that clear the screen, marks that turn a line
//! around, characters nobody sees. They are shown as `\u{1b}` instead of being obeyed.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

/// One line: line ends and tabs become spaces.
pub fn line(text: &str) -> Cow<'_, str> {
    escape(text, is_unsafe)
}

/// Several lines: line ends stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    escape(text, |c| c != '\n' && is_unsafe(c))
}

/// The words of a text, with one space between them.
pub fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of at most 60 characters, such as a name in a message.
pub(crate) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line(&text[..end])),
        None => line(text).into_owned(),
    }
}

/// A name in a message: short, and in backquotes.
pub(crate) fn quoted(name: &str) -> String {
    format!("`{}`", short(name))
}

/// The name of a file, which may hold line ends too.
pub fn path(path: &Path) -> String {
    let name = path.to_string_lossy().replace('\n', "\\n");
    line(&name.replace('\t', "\\t")).into_owned()
}

/// A cell of a Markdown table: neither a new cell nor markup nor HTML.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = line(text);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match c {
            '|' | '*' | '_' | '`' | '\\' | '[' | ']' | '~' => out.extend(['\\', c]),
            // @name notifies a person, $x$ is a formula, :name: a picture, :// a link, #1 an issue
            '@' | '$' => write_entity(&mut out, c),
            ':' if next.is_alphanumeric() || "+-/".contains(next) => write_entity(&mut out, c),
            '#' if next.is_ascii_digit() => write_entity(&mut out, c),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

/// The first characters of a cell that a spreadsheet runs as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A spreadsheet would run the cell as a formula.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA)
}

/// The cell with a `'` before what would be a formula.
pub(crate) fn with_formula_guard(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell without that `'`.
pub(crate) fn without_formula_guard(cell: &str) -> &str {
    let bare = cell.strip_prefix('\'');
    bare.filter(|bare| is_formula(bare)).unwrap_or(cell)
}

fn write_entity(out: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "&#{};", u32::from(c));
}

fn escape(text: &str, is_unsafe: impl Fn(char) -> bool) -> Cow<'_, str> {
    let printable = |byte: &u8| (b' '..=b'~').contains(byte);
    if text.as_bytes().iter().all(printable) || !text.contains(&is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if !is_unsafe(c) {
            out.push(c);
        } else if matches!(c, '\t' | '\n' | '\r') {
            if c == '\r' {
                characters.next_if_eq(&'\n');
            }
            out.push(' ');
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
    Cow::Owned(out)
}

/// Control characters, and format characters except those which letters and emoji are joined by.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}'                      // soft hyphen: seen or not, as the terminal likes
            | '\u{61c}'                   // Arabic letter mark
            | '\u{180e}' | '\u{200b}'     // separators without width
            | '\u{200e}' | '\u{200f}'     // left-to-right and right-to-left mark
            | '\u{2028}'..='\u{202e}'     // line and paragraph separators, embeddings, overrides
            | '\u{2060}'..='\u{206f}'     // joiners, isolates, deprecated format characters
            | '\u{feff}'                  // byte order mark
            | '\u{fff9}'..='\u{fffb}'     // interlinear annotations
            | '\u{e0000}'..='\u{e007f}') // tags
        || u32::from(c) & 0xfffe == 0xfffe // no characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for (text, shown) in [
            ("Head of Partners", "Head of Partners"),
            ("\u{1b}[2JVP", "\\u{1b}[2JVP"),
            ("a\tb\r\nc", "a b c"),
            ("\u{202e}reversed", "\\u{202e}reversed"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("パートナー営業部長", "パートナー営業部長"),
            ("👩\u{200d}💼 Partner", "👩\u{200d}💼 Partner"),
            ("Alli\u{301}ance", "Alli\u{301}ance"),
        ] {
            assert_eq!(line(text), shown);
        }
        assert_eq!(lines("a\nb\u{7}"), "a\nb\\u{7}");
    }

    #[test]
    fn markdown_stays_in_its_cell() {
        assert_eq!(markdown("A | B <b> & `c`"), "A \\| B &lt;b> &amp; \\`c\\`");
        assert_eq!(markdown("@ann $x$"), "&#64;ann &#36;x&#36;");
        assert_eq!(markdown("a: b :x: #1 C#"), "a: b &#58;x: &#35;1 C#");
        assert_eq!(markdown("a\nb"), "a b");
    }
}
