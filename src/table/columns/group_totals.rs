//! The words of totals in the cell of a title: "Partner Manager Total", "Итого".

use crate::english::capitalised;

/// Words by their first byte or their last one, in small letters: most titles are compared with none.
pub(crate) struct GroupTotals {
    first: Vec<Vec<Vec<u8>>>,
    last: Vec<Vec<Vec<u8>>>,
    /// These are all of the cell, by their first byte.
    whole: Vec<Vec<Vec<u8>>>,
}

impl GroupTotals {
    pub(super) fn new(words: &[String], whole: &[String]) -> Self {
        let first = |word: &[u8]| word[0];
        Self {
            first: by_byte(words, first),
            last: by_byte(words, |word| word[word.len() - 1]),
            whole: by_byte(whole, first),
        }
    }

    /// A title begins or ends with a total, or is one.
    #[inline]
    pub(crate) fn are_in(&self, title: &[u8]) -> bool {
        let title = match title {
            [b'"', title @ .., b'"'] => title,
            title => title,
        };
        let [first, .., last] = title else {
            return false;
        };
        let at = |byte: &u8| usize::from(byte.to_ascii_lowercase());
        let is_word = |beside: Option<&u8>| {
            beside.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
        };
        let begins = |word: &Vec<u8>| {
            let start = title.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
                && is_word(title.get(word.len()))
        };
        let ends = |word: &Vec<u8>| {
            let (before, end) = title.split_at(title.len().saturating_sub(word.len()));
            end.eq_ignore_ascii_case(word) && is_word(before.last())
        };
        self.first[at(first)].iter().any(begins)
            || self.last[at(last)].iter().any(ends)
            || self.whole[at(first)]
                .iter()
                .any(|word| title.eq_ignore_ascii_case(word))
    }
}

/// The words by one of their bytes, also in capitals, where these differ in more than ASCII.
fn by_byte(words: &[String], byte: impl Fn(&[u8]) -> u8) -> Vec<Vec<Vec<u8>>> {
    let mut found = vec![Vec::new(); 256];
    for word in words {
        let mut forms = vec![word.clone(), capitalised(word), word.to_uppercase()];
        if word.is_ascii() {
            forms.truncate(1);
        }
        forms.dedup();
        for form in forms {
            let place = usize::from(byte(form.as_bytes()).to_ascii_lowercase());
            found[place].push(form.into_bytes());
        }
    }
    found
}
