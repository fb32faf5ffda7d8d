//! The words in which titles may differ, and how amounts are written: `data/compare.yaml`.

use std::{collections::BTreeMap, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::{
    domain::Level,
    taxonomy::normalise::{fold, words},
};

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompareData {
    nouns: BTreeMap<Level, Words>,
    /// By a word or several together, the English words they stand for.
    pub(super) same: FxHashMap<String, String>,
    /// By the English words, what they are in other languages.
    translations: BTreeMap<String, Words>,
    /// Words that say nothing.
    pub(super) small_words: Words,
    pub(super) gender_marks: Words,
    pub(super) partner_words_that_count: Words,
    /// How somebody holds a role: "Acting".
    pub(super) ways_to_hold: Words,
    fillers_that_count: Words,
    regions: Words,
    segments: Words,
    pub(super) requisitions: Words,
    /// By code, the signs of each currency.
    pub(super) currencies: BTreeMap<String, Vec<String>>,
    pub(super) per_year: Vec<String>,
    /// Words beside base pay that say nothing more.
    pub(super) base_pay: Vec<String>,
}

/// Words or several together, each as the words of a read title.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Words(FxHashSet<String>);

impl From<Vec<String>> for Words {
    fn from(written: Vec<String>) -> Words {
        Words(written.iter().map(|words| read(words)).collect())
    }
}

impl Words {
    pub(super) fn contains(&self, words: &str) -> bool {
        self.0.contains(words)
    }
}

/// Words as those of a title are read, with a space between two.
pub(super) fn read(text: &str) -> String {
    let words: Vec<_> = words(text).map(|at| fold(&text[at])).collect();
    words.join(" ")
}

static BUNDLED: LazyLock<CompareData> = LazyLock::new(|| {
    let file = include_str!(concat!(env!("OUT_DIR"), "/compare.json"));
    let mut data: CompareData = serde_json::from_str(file).expect("the bundled file is tested");
    for (english, others) in &data.translations {
        let others = others.0.iter();
        data.same
            .extend(others.map(|word| (word.clone(), english.clone())));
    }
    data
});

/// The bundled file.
pub(super) fn bundled() -> &'static CompareData {
    &BUNDLED
}

impl CompareData {
    /// Places have this many words at most.
    pub(super) const LONGEST_PLACE: usize = 3;

    /// These words say nothing beside the level.
    pub(super) fn is_plain_noun(&self, level: Level, words: &str) -> bool {
        self.nouns
            .get(&level)
            .is_some_and(|nouns| nouns.contains(words))
    }

    /// These words count though they are fillers in the vocabulary.
    pub(super) fn counts_as_work(&self, words: &str) -> bool {
        self.ways_to_hold.contains(words) || self.fillers_that_count.contains(words)
    }

    /// These words say where or for whom.
    pub(super) fn is_place(&self, words: &str) -> bool {
        self.regions.contains(words) || self.segments.contains(words)
    }

    /// The words that a word counts as: itself in the singular, or what it stands for.
    pub(super) fn counts_as(&self, word: &str) -> Vec<String> {
        let single = singular(word);
        let read = self.same.get(word).or_else(|| self.same.get(&single));
        match read {
            Some(read) => read.split(' ').map(singular).collect(),
            None => vec![single],
        }
    }
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
