//! The words of a name, by which companies and countries are told apart.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of a name in small letters, without accents and punctuation: `S.A.` is one word,
/// `&` and `+` are "and".
pub(super) fn words(name: &str) -> Vec<String> {
    let name = if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        name.nfkd()
            .filter(|&c| !is_combining_mark(c))
            .nfc()
            .collect()
    };
    let mut words = vec![String::new()];
    for c in name.chars() {
        match c {
            '.' | '\'' | '’' | '‘' | '`' | '´' | '׳' | '״' | '"' => continue,
            '&' | '+' => words.push("and".to_owned()),
            'ß' => {
                if let Some(word) = words.last_mut() {
                    word.push_str("ss");
                }
                continue;
            }
            _ if c.is_alphanumeric() => {
                if let Some(word) = words.last_mut() {
                    word.extend(c.to_lowercase());
                }
                continue;
            }
            _ => {}
        }
        words.push(String::new());
    }
    words.retain(|word| !word.is_empty());
    words
}
