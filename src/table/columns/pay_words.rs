//! The words of pay: for how long, and other than base pay. They stand in names of columns and in cells.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::column_words::words;

/// The period of a year.
pub(crate) const YEARLY: &str = "yearly";

/// `pay` in `data/columns.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayFile {
    periods: BTreeMap<String, Vec<String>>,
    per: Vec<String>,
    whole: Vec<String>,
    beside: Vec<String>,
}

/// The words of `pay`, in the singular and run together.
pub(crate) struct PayWords {
    periods: HashMap<String, String>,
    per: Vec<String>,
    /// Kinds of other pay than base, and whether it stands beside the base pay.
    other: HashMap<String, (String, bool)>,
}

impl PayWords {
    pub(crate) fn new(file: &PayFile) -> PayWords {
        let key = |name: &String| words(name).concat();
        let periods = file.periods.iter().flat_map(|(period, names)| {
            let names = names.iter().map(key);
            names.map(|name| (name, period.clone()))
        });
        let whole = file.whole.iter().map(|name| (name, false));
        let beside = file.beside.iter().map(|name| (name, true));
        let other = whole.chain(beside);
        let other = other.map(|(name, is_beside)| (key(name), (name.clone(), is_beside)));
        PayWords {
            periods: periods.collect(),
            per: file.per.iter().map(key).collect(),
            other: other.collect(),
        }
    }

    /// The words of a name as a text that is split alike: `baseMonthly` is `base monthly`.
    pub(crate) fn spaced(name: &str) -> String {
        words(&name.replace('/', " per ")).join(" ")
    }

    /// The periods that a name or cell says, each once, and the rest of its words.
    pub(crate) fn periods<'t>(&self, text: &'t str) -> (Vec<&str>, Vec<&'t str>) {
        self.split(text, |key| self.periods.get(key).map(String::as_str))
    }

    /// The words for other pay than base, and the rest.
    pub(crate) fn other<'t>(&self, text: &'t str) -> (Vec<&str>, Vec<&'t str>) {
        self.split(text, |key| Some(self.other.get(key)?.0.as_str()))
    }

    /// One of these kinds is pay beside the base pay, which may be as small as it likes.
    pub(crate) fn is_beside(&self, kinds: &[&str]) -> bool {
        let mut all = self.other.values();
        all.any(|(name, is_beside)| *is_beside && kinds.contains(&name.as_str()))
    }

    /// The known words of a text, the longest first, and the words around them.
    fn split<'w, 't>(
        &'w self,
        text: &'t str,
        find: impl Fn(&str) -> Option<&'w str>,
    ) -> (Vec<&'w str>, Vec<&'t str>) {
        /// Words of the longest name.
        const LONGEST: usize = 3;
        let is_between = |c: char| c.is_whitespace() || "()[]_:;+&".contains(c);
        let pieces = text.split(is_between).flat_map(|word| {
            let mut parts = word.split('/');
            let first = parts.next();
            let others = parts.flat_map(|part| ["per", part]); // "45/h"
            first.into_iter().chain(others)
        });
        let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
        let key = |pieces: &[&str]| -> String {
            let words = pieces.iter().flat_map(|piece| words(piece));
            words.collect()
        };
        let is_per = |word: &&str| self.per.contains(&key(&[word]));
        let (mut found, mut rest) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < pieces.len() {
            let mut lengths = (1..=LONGEST.min(pieces.len() - at)).rev();
            let known =
                lengths.find_map(|length| Some((length, find(&key(&pieces[at..at + length]))?)));
            let Some((length, name)) = known else {
                rest.push(pieces[at]);
                at += 1;
                continue;
            };
            if !found.contains(&name) {
                found.push(name);
            }
            while rest.last().is_some_and(is_per) {
                rest.pop();
            }
            at += length;
        }
        (found, rest)
    }
}
