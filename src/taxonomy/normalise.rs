//! Text to normalised words: one spelling for each, lower case and without accents.

use std::{borrow::Cow, iter, ops::Range};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds case, accents and ligatures: `Geschäftsführer` and `GESCHAEFTSFUEHRER` become the same.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd() {
        match c {
            // German umlauts are spelt out, as German itself does
            '\u{308}' if folded.ends_with(['a', 'o', 'u']) => folded.push('e'),
            c if is_combining_mark(c) => {}
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'ı' => folded.push('i'),
            c => folded.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    }
    Cow::Owned(folded)
}

/// The characters of a text without accents, ligatures and other forms of a letter.
pub(crate) fn without_accents(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|&c| !is_combining_mark(c)).nfc()
}

/// Where the words of a text stand, in bytes: runs of letters and digits of one kind of script.
/// `&` and `@` are words too.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    iter::from_fn(move || {
        let (start, first) = loop {
            let (class, width) = class_at(text, from)?;
            from += width;
            if class != Class::Between {
                break (from - width, class);
            }
        };
        if first == Class::Latin {
            // nearly all of nearly every title
            let rest = text[from..].bytes();
            from += rest.take_while(u8::is_ascii_alphanumeric).count();
        }
        let is_single = matches!(first, Class::Sign | Class::Character);
        while let Some((class, width)) = class_at(text, from)
            && (class == first && !is_single || class == Class::Mark && first != Class::Sign)
        {
            from += width;
        }
        Some(start..from)
    })
}

/// The class of the character at this byte, and its width in bytes.
#[inline]
fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if !byte.is_ascii() {
        let c = text[at..].chars().next()?;
        return Some((class(c), c.len_utf8()));
    }
    Some((ASCII[usize::from(byte)], 1))
}

/// The classes of ASCII. A table, as every byte of every title is asked.
const ASCII: [Class; 128] = {
    let mut classes = [Class::Between; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Latin,
            b'&' | b'@' => Class::Sign,
            _ => Class::Between,
        };
        byte += 1;
    }
    classes
};

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    /// Latin letters and digits.
    Latin,
    /// Letters of any other script that separates words.
    Other,
    /// A character of a script without spaces: Chinese, Japanese, Korean.
    Character,
    /// A combining accent, or a mark of an Indic script: part of the word it stands in.
    Mark,
    /// A sign that stands for a word.
    Sign,
    /// Anything else.
    Between,
}

/// The class of a character beyond ASCII.
fn class(c: char) -> Class {
    match c {
        '\u{300}'..='\u{36F}' => Class::Mark,
        // voicing marks: of decomposed and of half-width katakana
        '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}' => Class::Mark,
        // Latin letters with accents, and their full-width forms
        '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}'
            if c.is_alphanumeric() =>
        {
            Class::Latin
        }
        '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{FF66}'..='\u{FF9D}' => Class::Character,
        c if c.is_alphanumeric() => Class::Other,
        _ => Class::Between,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    #[test]
    fn case_accents_and_ligatures_are_folded() {
        for (word, folded) in [
            ("Geschäftsführer", "geschaeftsfuehrer"),
            ("RÉSEAU", "reseau"),
            ("Œuvre", "oeuvre"),
            ("ﬁnance", "finance"),
            ("ﾊﾟ", "ハ"),
            ("パ", "ハ"),
        ] {
            assert_eq!(fold(word), folded);
        }
    }

    #[test]
    fn words_end_at_signs_spaces_and_changes_of_script() {
        let split = |text: &str| {
            words(text)
                .map(|at| text[at].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(split("Sr. Mgr, R&D"), ["Sr", "Mgr", "R", "&", "D"]);
        assert_eq!(split("渠道Manager"), ["渠", "道", "Manager"]);
        assert_eq!(split("ﾊﾟｰﾄ部"), ["ﾊﾟ", "ｰ", "ﾄ", "部"]);
    }
}
