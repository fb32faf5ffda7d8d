//! What titles may differ in and how amounts are written: `data/compare.yaml`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::{domain::Level, taxonomy::normalise::fold};

/// The file, ready to look things up in.
#[derive(Debug)]
pub(super) struct CompareData {
    nouns: FxHashSet<(Level, String)>,
    same: FxHashMap<String, Vec<String>>,
    pub(super) partner_words_that_count: FxHashSet<String>,
    pub(super) fillers_that_count: FxHashSet<String>,
    pub(super) places: Places,
    pub(super) requisitions: FxHashSet<String>,
    /// Signs of currencies with their codes, the longest first.
    pub(super) currencies: Vec<(String, String)>,
    /// What may stand behind an amount, the longest first.
    pub(super) per_year: Vec<String>,
}

/// Places and segments of customers, in one word or more.
#[derive(Debug)]
pub(super) struct Places {
    words: FxHashSet<String>,
    longest: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    nouns: Vec<Nouns>,
    same: Vec<Same>,
    partner_words_that_count: FxHashSet<String>,
    fillers_that_count: FxHashSet<String>,
    regions: Vec<String>,
    segments: Vec<String>,
    requisitions: FxHashSet<String>,
    currencies: Vec<Currency>,
    per_year: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    level: Level,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    write: Vec<String>,
    read: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    code: String,
    signs: Vec<String>,
}

static BUNDLED: LazyLock<CompareData> = LazyLock::new(|| {
    let file = serde_yaml::from_str(include_str!("../../data/compare.yaml"));
    CompareData::new(file.expect("the bundled file is tested"))
});

/// The bundled file.
pub(super) fn bundled() -> &'static CompareData {
    &BUNDLED
}

impl CompareData {
    fn new(file: File) -> CompareData {
        let nouns = file.nouns.iter().flat_map(|nouns| {
            let words = nouns.words.iter();
            words.map(|words| (nouns.level, words.clone()))
        });
        let same = file.same.iter().flat_map(|same| {
            let read: Vec<String> = same.read.split(' ').map(singular).collect();
            let written = same.write.iter();
            written.map(move |word| (singular(word), read.clone()))
        });
        let places = file.regions.iter().chain(&file.segments);
        let currencies = file.currencies.iter().flat_map(|currency| {
            let signs = currency.signs.iter();
            signs.map(|sign| (sign.clone(), currency.code.clone()))
        });
        let mut currencies: Vec<_> = currencies.collect();
        currencies.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        let mut per_year = file.per_year;
        per_year.sort_by_key(|text| std::cmp::Reverse(text.len()));
        CompareData {
            nouns: nouns.collect(),
            same: same.collect(),
            partner_words_that_count: file.partner_words_that_count,
            fillers_that_count: file.fillers_that_count,
            places: Places::new(places),
            requisitions: file.requisitions,
            currencies,
            per_year,
        }
    }

    /// These words say nothing beside the level.
    pub(super) fn is_plain_noun(&self, level: Level, words: &str) -> bool {
        self.nouns.contains(&(level, words.to_owned()))
    }

    /// The words that a word counts as: itself in the singular, or what it stands for.
    pub(super) fn counts_as(&self, word: &str) -> Vec<String> {
        let word = singular(word);
        self.same.get(&word).cloned().unwrap_or_else(|| vec![word])
    }
}

impl Places {
    fn new<'a>(places: impl Iterator<Item = &'a String>) -> Places {
        let words: FxHashSet<String> = places.map(|place| fold_all(place)).collect();
        let lengths = words.iter().map(|words| words.split(' ').count());
        Places {
            longest: lengths.max().unwrap_or(0),
            words,
        }
    }

    /// How many words the longest place at the start of these words has.
    pub(super) fn at_start(&self, words: &[String]) -> Option<usize> {
        let most = self.longest.min(words.len());
        let is_place = |count: &usize| self.words.contains(&words[..*count].join(" "));
        (1..=most).rev().find(is_place)
    }
}

fn fold_all(words: &str) -> String {
    let words: Vec<_> = words.split(' ').map(fold).collect();
    words.join(" ")
}

/// Without the -s of an English plural. What it makes of other words does not matter as long as it
/// makes the same of the same.
fn singular(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    let keeps = word.len() < 4 || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('s') {
        Some(stem) if !keeps => stem.to_owned(),
        _ => word.to_owned(),
    }
}
