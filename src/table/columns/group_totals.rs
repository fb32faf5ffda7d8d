//! The words of totals in the cell of a title: "Partner Manager Total", "Итого".

use crate::{
    english::capitalised,
    taxonomy::{PAIRS, pair},
};

/// Words in bytes, by a [pair] of them: most titles are compared with none.
type ByPair = Vec<Vec<Vec<u8>>>;

/// The words of totals.
pub(crate) struct GroupTotals {
    /// By their first two bytes.
    first: ByPair,
    /// By their last two.
    last: ByPair,
    /// Those that are all of the cell, by their first two bytes.
    whole: ByPair,
}

impl GroupTotals {
    pub(super) fn new(words: &[String], whole: &[String]) -> Self {
        Self {
            first: by_pair(words, first_pair),
            last: by_pair(words, last_pair),
            whole: by_pair(whole, first_pair),
        }
    }

    /// A title begins or ends with a total, or is one.
    #[inline]
    pub(crate) fn are_in(&self, title: &[u8]) -> bool {
        let title = unquoted(title);
        let is_whole = |word: &Vec<u8>| title.eq_ignore_ascii_case(word);
        title.len() > 1
            && (self.begin(title).is_some()
                || self.end(title).is_some()
                || self.whole[first_pair(title)].iter().any(is_whole))
    }

    /// The text behind the total that a title begins with.
    #[inline]
    pub(crate) fn begin<'t>(&self, title: &'t [u8]) -> Option<&'t [u8]> {
        let words = self.first.get(first_pair(title.get(..2)?))?;
        words.iter().find_map(|word| {
            let (start, rest) = title.split_at_checked(word.len())?;
            (start.eq_ignore_ascii_case(word) && is_boundary(rest.first())).then_some(rest)
        })
    }

    /// The text before the total that a title ends with.
    #[inline]
    pub(crate) fn end<'t>(&self, title: &'t [u8]) -> Option<&'t [u8]> {
        let title = unquoted(title);
        let before = |word: &Vec<u8>| {
            let (before, end) = title.split_at(title.len().saturating_sub(word.len()));
            (end.eq_ignore_ascii_case(word) && is_boundary(before.last())).then_some(before)
        };
        let last = title.get(title.len().checked_sub(2)?..)?;
        self.last[last_pair(last)].iter().find_map(before)
    }
}

/// No letter or digit stands beside a word.
fn is_boundary(beside: Option<&u8>) -> bool {
    beside.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
}

fn unquoted(title: &[u8]) -> &[u8] {
    match title {
        [b'"', title @ .., b'"'] => title,
        title => title,
    }
}

/// The words by a pair of their bytes, also in capitals, where these differ in more than ASCII.
fn by_pair(words: &[String], pair_of: fn(&[u8]) -> usize) -> ByPair {
    let mut found = vec![Vec::new(); PAIRS];
    for word in words {
        let mut forms = vec![word.clone(), capitalised(word), word.to_uppercase()];
        if word.is_ascii() {
            forms.truncate(1);
        }
        forms.dedup();
        for form in forms {
            found[pair_of(form.as_bytes())].push(form.into_bytes());
        }
    }
    found
}

fn first_pair(word: &[u8]) -> usize {
    pair(&word[..2])
}

fn last_pair(word: &[u8]) -> usize {
    pair(&word[word.len() - 2..])
}
