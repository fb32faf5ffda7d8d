//! The text of a title cell as a person reads it.

use std::borrow::Cow;

/// A title as a person reads it: line breaks, `<br>` and a written `\n` are spaces, the entities of
/// HTML are the characters they stand for, and soft hyphens and zero-width characters are nothing.
pub fn plain_title(title: &str) -> Cow<'_, str> {
    let is_plain =
        |c: char| !(c == '&' || c == '<' || c == '\\' || c.is_control() || is_invisible(c));
    if title.chars().all(is_plain) {
        return Cow::Borrowed(title);
    }
    let mut plain = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(c) = rest.chars().next() {
        let (text, length) = match c {
            '&' => entity(rest).unwrap_or((c, 1)),
            '<' => break_tag(rest).map_or((c, 1), |length| (' ', length)),
            '\\' if rest.starts_with("\\r\\n") => (' ', 4),
            '\\' if rest.starts_with("\\n")
                || rest.starts_with("\\r")
                || rest.starts_with("\\t") =>
            {
                (' ', 2)
            }
            c if c.is_control() => (' ', c.len_utf8()),
            c => (c, c.len_utf8()),
        };
        if !is_invisible(text) {
            plain.push(if text.is_control() { ' ' } else { text });
        }
        rest = &rest[length..];
    }
    Cow::Owned(plain)
}

/// Soft hyphen, zero-width space and joiners, word joiner, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// The character that an entity at the start of a text stands for, and the length of the entity.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("nbsp", ' '),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("ndash", '–'),
        ("mdash", '—'),
        ("shy", '\u{ad}'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("rdquo", '”'),
        ("ldquo", '“'),
        ("bull", '•'),
        ("middot", '·'),
        ("hellip", '…'),
        ("zwnj", '\u{200c}'),
        ("zwj", '\u{200d}'),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("szlig", 'ß'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ecirc", 'ê'),
        ("agrave", 'à'),
        ("aacute", 'á'),
        ("atilde", 'ã'),
        ("acirc", 'â'),
        ("aring", 'å'),
        ("Eacute", 'É'),
        ("iacute", 'í'),
        ("oacute", 'ó'),
        ("otilde", 'õ'),
        ("ocirc", 'ô'),
        ("oslash", 'ø'),
        ("uacute", 'ú'),
        ("ccedil", 'ç'),
        ("ntilde", 'ñ'),
        ("reg", '®'),
        ("trade", '™'),
    ];
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            match char::from_u32(code)? {
                '\u{a0}' => ' ',
                c => c,
            }
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// The length of `<br>`, `<br/>` or `</p>` at the start of a text.
fn break_tag(text: &str) -> Option<usize> {
    let end = text.bytes().take(8).position(|byte| byte == b'>')?;
    let name = text[1..end].trim_matches(['/', ' ']);
    let breaks = name.eq_ignore_ascii_case("br")
        || name.eq_ignore_ascii_case("p")
        || name.eq_ignore_ascii_case("div");
    breaks.then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::plain_title;

    #[test]
    fn a_title_is_read_as_a_person_reads_it() {
        for (cell, plain) in [
            ("Partner\nManager", "Partner Manager"),
            ("Partner<br/>Manager", "Partner Manager"),
            ("Partner\\nManager", "Partner Manager"),
            ("Sales &amp; Partnerships", "Sales & Partnerships"),
            ("Partner&#160;Manager", "Partner Manager"),
            ("Gesch&auml;ftsf&#xfc;hrer", "Geschäftsführer"),
            ("Part\u{ad}ner\u{200b} Manager", "Partner Manager"),
            ("R&D; Lead <b", "R&D; Lead <b"),
        ] {
            assert_eq!(plain_title(cell), plain, "{cell:?}");
        }
    }
}
