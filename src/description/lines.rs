//! Where lines and sentences end: bullets, remnants of markdown and HTML.

use std::ops::Range;

/// How far a tag or an entity of HTML reaches at most.
const TAG: usize = 300;
const ENTITY: usize = 10;

/// Tags inside a line; any other one ends it.
const INLINE: [&str; 9] = ["b", "strong", "i", "em", "u", "a", "span", "font", "code"];

/// Signs before the items of a list.
const BULLETS: &str = "•●▪◦‣⁃∙○■·";

/// The lines of a text, and whether a mark before them makes them items of a list.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
    let may_end_line =
        |c: char| matches!(c, '\n' | '\r' | '<') || !c.is_ascii() && BULLETS.contains(c);
    let (mut here, mut start, mut listed, mut done) = (0, 0, false, false);
    std::iter::from_fn(move || {
        while !done {
            let found = text[here..].find(may_end_line);
            here = found.map_or(text.len(), |at| here + at);
            let (next, item) = match text[here..].chars().next() {
                None => {
                    done = true;
                    (here, false)
                }
                Some('\n' | '\r') => (here + 1, false),
                Some('<') => match tag(text, here) {
                    Some((end, name)) if !INLINE.contains(&name) => (end, name == "li"),
                    tag => {
                        here = tag.map_or(here + 1, |(end, _)| end);
                        continue;
                    }
                },
                Some(bullet) => (here + bullet.len_utf8(), true),
            };
            let line = (start..here, listed);
            (here, start, listed) = (next, next, item);
            if !line.0.is_empty() {
                return Some(line);
            }
        }
        None
    })
}

/// The end and the name of the HTML tag that starts here.
pub(super) fn tag(text: &str, at: usize) -> Option<(usize, &str)> {
    let rest = text.as_bytes().get(at + 1..)?;
    let slash = usize::from(rest.first() == Some(&b'/'));
    let name = rest[slash..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    if name == 0 || !rest[slash].is_ascii_alphabetic() {
        return None;
    }
    let close = rest
        .iter()
        .take(TAG)
        .take_while(|byte| !b"<\n".contains(byte))
        .position(|&byte| byte == b'>')?;
    let from = at + 1 + slash;
    Some((at + 1 + close + 1, &text[from..from + name]))
}

/// Where to go on behind an ampersand.
pub(super) fn entity(bytes: &[u8], at: usize) -> usize {
    let length = bytes[at + 1..]
        .iter()
        .take(ENTITY)
        .take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'#')
        .count();
    match bytes.get(at + 1 + length) {
        Some(b';') => at + 2 + length,
        _ => at + 1,
    }
}

/// Where the sentences in this range end.
pub(super) fn ends(text: &str, at: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let (mut here, mut start) = (at.start, at.start);
    std::iter::from_fn(move || {
        while here < at.end {
            let byte = bytes[here];
            here += 1;
            if b".!?;".contains(&byte) && is_end(bytes, start..here, at.end) {
                start = here;
                return Some(here);
            }
        }
        let rest = start < at.end;
        start = at.end;
        rest.then_some(at.end)
    })
}

/// Whether the stop that ends this range ends a sentence: a space and a capital follow, and what
/// stands before is no abbreviation ("e.g.").
fn is_end(bytes: &[u8], sentence: Range<usize>, end: usize) -> bool {
    let stop = bytes[sentence.end - 1];
    let word = bytes[sentence.start..sentence.end - 1]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
        .count();
    let mut behind = bytes[sentence.end..end].iter();
    let spaced = behind.next().is_some_and(u8::is_ascii_whitespace);
    let next = behind.find(|byte| !byte.is_ascii_whitespace());
    spaced
        && (stop == b';' || next.is_some_and(|byte| !byte.is_ascii_lowercase()))
        && (stop != b'.' || word > 2)
}

/// How a line looks.
pub(super) struct Look {
    /// The length of the marks before its text.
    pub(super) skip: usize,
    /// It is an item of a list.
    pub(super) item: bool,
    /// It is marked as a heading, or ends like one.
    pub(super) marked: bool,
}

impl Look {
    pub(super) fn of(line: &str, listed: bool) -> Self {
        let body = line.trim_start();
        let hash = body.starts_with('#');
        let dash = ["* ", "- ", "+ ", "– ", "\\- "]
            .iter()
            .any(|mark| body.starts_with(mark));
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let numbered =
            (1..=2).contains(&digits) && matches!(body.as_bytes().get(digits), Some(b'.' | b')'));
        let text = if numbered { &body[digits + 1..] } else { body };
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '<' && c != '*');
        let rule = body.trim_matches(|c: char| c == '\\' || c == ' ');
        let bold = ["**", "__", "<b>", "<strong>"]
            .iter()
            .any(|mark| text.starts_with(mark))
            && ["**", "__", "</b>", "</strong>"].iter().any(|mark| {
                text.trim_end_matches(|c: char| c.is_whitespace() || c == ':')
                    .ends_with(mark)
            });
        let tail = text.trim_end_matches(|c: char| c.is_whitespace() || "*_#".contains(c));
        let ruled = rule.starts_with("--") && rule.len() > 4 && rule.ends_with("--");
        Look {
            skip: line.len() - text.len(),
            item: listed || dash || numbered,
            marked: hash
                || bold
                || ruled
                || [":", "?", "...", "…"].iter().any(|end| tail.ends_with(end)),
        }
    }
}
