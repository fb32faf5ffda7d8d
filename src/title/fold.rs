//! One spelling for each word: lower case, without accents.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds case, accents and ligatures: `Geschäftsführer` and `GESCHAEFTSFUEHRER` become the same.
pub fn fold(word: &str) -> Cow<'_, str> {
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
