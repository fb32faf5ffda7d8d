//! Leftovers of exports in a title: entities, line breaks, invisible characters.

use std::{borrow::Cow, ops::Range};

use html_escape::decode_html_entities;

use super::Span;

/// A title as it is meant, with the way back to the title as it is written: "Strategy &amp;
/// Operations" is "Strategy & Operations".
#[derive(Debug)]
pub(super) struct Cleaned<'t> {
    /// The title as it is meant.
    pub(super) text: Cow<'t, str>,
    /// By byte of the text, the bytes of the title that it stands for; empty if they are the same.
    origin: Vec<Span>,
}

/// A title as it is meant, to be shown or quoted: entities are characters, line breaks are spaces,
/// soft hyphens and other invisible characters are gone.
pub fn plain(title: &str) -> Cow<'_, str> {
    Cleaned::of(title).text
}

impl<'t> Cleaned<'t> {
    /// Entities are read, line breaks become spaces, soft hyphens and other invisible characters go.
    pub(super) fn of(title: &'t str) -> Cleaned<'t> {
        let mut cleaned = Cleaned {
            text: Cow::Borrowed(title),
            origin: Vec::new(),
        };
        // every title comes here: without an early exit the bytes are compared 16 at once
        let is_clean = |clean, byte| clean & !may_be_unclean(byte);
        if title.bytes().fold(true, is_clean) {
            return cleaned;
        }
        let (mut text, mut copied, mut at) = (String::new(), 0, 0);
        while let Some(near) = title[at..].bytes().position(may_be_unclean) {
            at += near;
            let rest = &title[at..];
            let Some(letter) = rest.chars().next() else {
                break;
            };
            let (meant, width) = meant(rest, letter);
            if meant != Some(letter) || width != letter.len_utf8() {
                cleaned.copy(title, copied..at, &mut text);
                text.extend(meant);
                cleaned
                    .origin
                    .resize(text.len(), Span::of(&(at..at + width)));
                copied = at + width;
            }
            at += width;
        }
        if copied > 0 {
            cleaned.copy(title, copied..title.len(), &mut text);
            cleaned.text = Cow::Owned(text);
        }
        cleaned
    }

    /// Copies a range of the title as it stands.
    fn copy(&mut self, title: &str, range: Range<usize>, text: &mut String) {
        text.push_str(&title[range.clone()]);
        self.origin.extend(range.map(|at| Span::of(&(at..at + 1))));
    }

    /// The bytes of the title that a span of the text stands for.
    pub(super) fn in_title(&self, span: Span) -> Span {
        let last = (span.end as usize).checked_sub(1);
        match (
            self.origin.get(span.start as usize),
            last.and_then(|last| self.origin.get(last)),
        ) {
            (Some(first), Some(last)) => Span {
                start: first.start,
                end: last.end,
            },
            _ => span,
        }
    }
}

/// A sequence that has to be cleaned may begin with this byte.
fn may_be_unclean(byte: u8) -> bool {
    let is_sign = (byte == b'&') | (byte == b'<') | (byte == b'\\');
    let ends_line = byte.wrapping_sub(b'\n') < 4; // \n, \x0B, \x0C, \r
    is_sign | ends_line | !byte.is_ascii()
}

/// The character meant at the beginning of a text that begins with this letter, if any, and how
/// many bytes it has.
fn meant(text: &str, letter: char) -> (Option<char>, usize) {
    match letter {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => (None, letter.len_utf8()),
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => (Some(' '), letter.len_utf8()),
        '\\' => match ["\\r\\n", "\\n", "\\r", "\\t"]
            .iter()
            .find(|written| text.starts_with(**written))
        {
            Some(written) => (Some(' '), written.len()),
            None => (Some(letter), 1),
        },
        '<' => line_break(text).map_or((Some(letter), 1), |width| (Some(' '), width)),
        '&' => entity(text).map_or((Some(letter), 1), |(meant, width)| match meant {
            '\u{AD}' | '\u{200B}'..='\u{200F}' => (None, width),
            '\u{A0}' | '\n' | '\r' => (Some(' '), width),
            meant => (Some(meant), width),
        }),
        _ => (Some(letter), letter.len_utf8()),
    }
}

/// The length of `<br>`, `<BR/>` or `<br />` at the beginning.
fn line_break(text: &str) -> Option<usize> {
    let end = text.find('>').filter(|end| *end <= 6)?;
    let name = text.get(1..end)?.trim_end_matches('/').trim_end();
    name.eq_ignore_ascii_case("br").then_some(end + 1)
}

/// The character of an entity at the beginning, also of one that was written twice (`&amp;amp;`), and
/// its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let mut width = 1;
    while text[width..].starts_with("amp;") {
        width += 4;
    }
    let rest = &text[width..];
    let end = rest.find(';').filter(|end| *end <= 10);
    let named = end.and_then(|end| Some((character(&rest[..end])?, width + end + 1)));
    named.or((width > 1).then_some(('&', width)))
}

/// The character of an entity by its name or number.
fn character(name: &str) -> Option<char> {
    let decoded = |name: &str| {
        let entity = format!("&{name};");
        let text = decode_html_entities(&entity);
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    // an export in capitals leaves "&EACUTE;"
    let in_capitals = || decoded(&name.to_ascii_lowercase())?.to_uppercase().next();
    decoded(name).or_else(in_capitals)
}

#[cfg(test)]
mod tests {
    use super::{Cleaned, Span};

    #[test]
    fn what_exports_leave_in_a_title_is_read_as_it_is_meant() {
        for (written, meant) in [
            ("Strategy &amp; Operations", "Strategy & Operations"),
            ("R&amp;amp;D", "R&D"),
            ("Partner&nbsp;Manager", "Partner Manager"),
            ("Responsable Op&eacute;rations", "Responsable Opérations"),
            ("&Eacute;quipe &#39;Canal&#x27;", "Équipe 'Canal'"),
            ("Head of<br/>Alliances", "Head of Alliances"),
            ("Head of\r\nAlliances", "Head of  Alliances"),
            ("Head of\\nAlliances", "Head of Alliances"),
            ("Part\u{AD}ner Mana\u{200B}ger", "Partner Manager"),
            (
                "Sales & Partnerships; AT&T <x>",
                "Sales & Partnerships; AT&T <x>",
            ),
        ] {
            assert_eq!(Cleaned::of(written).text, meant, "{written}");
        }
    }

    #[test]
    fn a_place_in_the_text_leads_back_to_the_title() {
        let title = "Op&eacute;rations part\u{AD}enaires";
        let cleaned = Cleaned::of(title);
        let at = cleaned.text.find("partenaires").expect("it is there") as u32;
        let span = cleaned.in_title(Span {
            start: at,
            end: at + 11,
        });
        assert_eq!(&title[span.range()], "part\u{AD}enaires");
    }
}
