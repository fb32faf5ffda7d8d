//! Words with one letter wrong.

use rolecall::{Matcher, explain::How};

/// The shortest word that is known with a letter wrong.
const SHORTEST: usize = 6;

/// A word with one wrong, missing, doubled or swapped letter, at each place where that makes no
/// other known word.
pub(crate) fn misspelt(matcher: &Matcher<'_>, word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|letter| letter.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for at in 0..letters.len() {
        let mut wrong = letters.clone();
        wrong[at] = if letters[at].eq_ignore_ascii_case(&'x') {
            'q'
        } else {
            'x'
        };
        all.push(wrong);
        let mut missing = letters.clone();
        missing.remove(at);
        all.push(missing);
        let mut doubled = letters.clone();
        doubled.insert(at, letters[at]);
        all.push(doubled);
        if at + 1 < letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            all.push(swapped);
        }
    }
    let mut all: Vec<String> = all.into_iter().map(String::from_iter).collect();
    all.sort();
    all.dedup();
    all.retain(|other| {
        let how = matcher.explain(other).1.words[0].how;
        other != word && !matches!(how, How::Known | How::Spelling)
    });
    all
}
