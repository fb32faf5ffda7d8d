//! The words of a column's name: `jobTitle`, `job_titles` and `Job Title` have the same.

use crate::taxonomy::normalise::without_accents;

/// A name without case, accents, spaces and signs.
pub(crate) fn key(name: &str) -> String {
    exact_words(name).concat()
}

/// The words of a name in the singular: `jobTitle`, `job_titles` and `Job Title` are the same.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = exact_words(name);
    for word in &mut words {
        if word.len() > 4 && word.is_ascii() && word.ends_with('s') && !word.ends_with("ss") {
            word.pop(); // a plural; what is none is shortened here and in the list alike
        }
    }
    words
}

/// The words of a name in small letters without accents.
pub(crate) fn exact_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let (mut small, mut digit) = (false, false);
    for c in without_accents(name).map(plain_letter) {
        let starts = c.is_uppercase() && small || c.is_ascii_digit() != digit;
        small = c.is_lowercase();
        digit = c.is_ascii_digit();
        let inner = matches!(c, '\'' | '’') && small;
        let last = words.last().is_some_and(|word| !word.is_empty());
        if (starts || !c.is_alphanumeric()) && !inner && last {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A letter with a stroke or the like, which is no accent, without it.
fn plain_letter(c: char) -> char {
    match c {
        'ı' => 'i',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ø' => 'o',
        'Ø' => 'O',
        'ə' => 'e',
        c => c,
    }
}
