//! What titles may differ in and how amounts are written: `data/compare.yaml`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::{domain::Level, taxonomy::normalise::fold};

/// The file, ready to look things up in.
#[derive(Debug)]
pub(super) struct CompareData {
    pub(super) grades: Sequences<Grade>,
    /// The names of grades, in the order in which several are joined.
    pub(super) grade_order: Vec<String>,
    suggestions: FxHashMap<String, String>,
    nouns: FxHashSet<(Level, String)>,
    same: FxHashMap<String, Vec<String>>,
    pub(super) partner_words_that_count: FxHashSet<String>,
    pub(super) fillers_that_count: FxHashSet<String>,
    pub(super) places: Sequences<()>,
    pub(super) requisitions: FxHashSet<String>,
    /// Signs of currencies with their codes, the longest first.
    pub(super) currencies: Vec<(String, String)>,
    /// What may stand behind an amount, the longest first.
    pub(super) per_year: Vec<String>,
}

/// A rank within a level, as one word or more say it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grade {
    pub(super) grade: String,
    #[serde(default)]
    pub(super) levels: Vec<Level>,
    #[serde(default)]
    pub(super) place: Place,
    /// How the title of a role is written with it: `Senior {}`.
    #[serde(default)]
    suggest: String,
    words: Vec<String>,
}

/// Where the words of a grade stand, seen from the noun of the role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Place {
    #[default]
    Anywhere,
    Before,
    Directly,
    Behind,
}

/// Sequences of words with what they mean.
#[derive(Debug)]
pub(super) struct Sequences<T> {
    by_words: FxHashMap<String, T>,
    longest: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    grades: Vec<Grade>,
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
        let grades = file.grades.iter();
        let graded = grades.clone().flat_map(|grade| {
            let words = grade.words.iter();
            words.map(move |words| (words.clone(), grade.clone()))
        });
        let suggestions = grades.clone().filter(|grade| !grade.suggest.is_empty());
        let suggestions = suggestions.map(|grade| (grade.grade.clone(), grade.suggest.clone()));
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
            grades: Sequences::new(graded),
            grade_order: grades.map(|grade| grade.grade.clone()).collect(),
            suggestions: suggestions.collect(),
            nouns: nouns.collect(),
            same: same.collect(),
            partner_words_that_count: file.partner_words_that_count,
            fillers_that_count: file.fillers_that_count,
            places: Sequences::new(places.map(|place| (place.clone(), ()))),
            requisitions: file.requisitions,
            currencies,
            per_year,
        }
    }

    /// These words say nothing beside the level.
    pub(super) fn is_plain_noun(&self, level: Level, words: &str) -> bool {
        self.nouns.contains(&(level, words.to_owned()))
    }

    /// The title of a role with a grade; nothing where the grade stands inside the title.
    pub(super) fn with_grade(&self, role: &str, grade: &str) -> Option<String> {
        let form = self.suggestions.get(grade)?;
        Some(form.replace("{}", role))
    }

    /// The words that a word counts as: itself in the singular, or what it stands for.
    pub(super) fn counts_as(&self, word: &str) -> Vec<String> {
        let word = singular(word);
        self.same.get(&word).cloned().unwrap_or_else(|| vec![word])
    }
}

impl<T> Sequences<T> {
    fn new(entries: impl Iterator<Item = (String, T)>) -> Sequences<T> {
        let by_words: FxHashMap<String, T> = entries
            .map(|(words, meaning)| (fold_all(&words), meaning))
            .collect();
        let lengths = by_words.keys().map(|words| words.split(' ').count());
        Sequences {
            longest: lengths.max().unwrap_or(0),
            by_words,
        }
    }

    /// One of the sequences is this one.
    pub(super) fn contains(&self, words: &str) -> bool {
        self.by_words.contains_key(words)
    }

    /// The longest sequence at the start of these words: how many they are and what they mean.
    pub(super) fn at_start(&self, words: &[String]) -> Option<(usize, &T)> {
        let most = self.longest.min(words.len());
        (1..=most).rev().find_map(|count| {
            let meaning = self.by_words.get(&words[..count].join(" "))?;
            Some((count, meaning))
        })
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
