//! Whether titles stand for the same role, the same function, the same level, the same scope.
//!
//! [`compare`] says what titles side by side have in common. [`Groups`] puts the titles of a roster
//! together that agree in function, level, grade and [`Work`], and lists the [`Pair`]s that only
//! might be the same; [`Pay`] tells what people are paid where that is comparable.

use std::borrow::Cow;

mod amount;
mod changes;
mod data;
mod groups;
mod joins;
mod pairs;
mod pay;
mod sorting;
mod verdict;
mod work;
mod work_reader;

use serde::Serialize;

pub use amount::{Amount, NoAmount, amount, currency};
pub use changes::{Change, Changes, Kind, Roster, Standing, Total, changes};
pub use groups::{Group, Groups, Relation, Wording};
pub use pairs::Pair;
pub use pay::{FEWEST_FOR_MEDIAN, FEWEST_FOR_QUARTILES, Pay, PayCell, PayGroup};
pub use verdict::Verdict;
pub use work::{Work, WorkWord};
pub use work_reader::WorkReader;

use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
};

/// A title as it is compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Compared {
    /// The title as it was given.
    pub title: String,
    /// How it was settled.
    pub outcome: Outcome,
    /// The functions, best first.
    pub functions: Vec<Function>,
    /// The level the title words.
    pub level: Level,
    /// The rank within the level, as worded; empty without one.
    pub grade: String,
    /// The role of this title, else the nearest.
    pub role: Option<Cow<'static, str>>,
    /// What its words for partners say about its scope.
    pub scope: Vec<Family>,
    /// Why, in one sentence.
    pub reason: String,
    /// How many rows have it.
    pub rows: u64,
    #[serde(skip)]
    words: Vec<(String, bool)>,
    #[serde(skip)]
    what_it_is: Option<String>,
}

/// A family of words for partners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Family {
    /// Its name: channel, partner, ecosystem, ...
    pub family: Cow<'static, str>,
    /// What it often says about scope.
    pub hint: Cow<'static, str>,
}

/// Titles side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The titles, in the order given.
    pub titles: Vec<Compared>,
    /// What they have in common.
    pub verdict: Verdict,
    /// The same in one sentence.
    pub sentence: String,
}

impl Family {
    /// What it says about scope, without what to ask.
    pub fn says(&self) -> &str {
        self.hint.split(';').next().unwrap_or_default()
    }
}

/// Reads titles to compare them, one after the other.
#[derive(Debug)]
pub struct Comparer<'t> {
    matcher: &'t Matcher<'t>,
    reader: WorkReader<'t>,
}

impl<'t> Comparer<'t> {
    /// A reader of titles.
    pub fn new(matcher: &'t Matcher<'t>) -> Self {
        Comparer {
            reader: WorkReader::new(&matcher.taxonomy().vocabulary),
            matcher,
        }
    }

    /// Reads a title that so many rows have.
    pub fn read(&mut self, title: &str, answer: &Answer<'_>, rows: u64) -> Compared {
        let inside = matches!(answer.outcome, Outcome::Clear | Outcome::Multiple);
        let listed = self.matcher.taxonomy().role(title);
        let listed = listed.filter(|role| role.outside.is_none() == inside);
        let role = listed.or(answer.role());
        let work = self.reader.read(title, answer);
        let words = work.words.into_iter();
        Compared {
            title: title.to_owned(),
            outcome: answer.outcome,
            functions: answer.functions().collect(),
            level: answer.level,
            grade: work.grade,
            role: role.map(|role| role.title.clone()),
            scope: families(answer),
            reason: answer.reason(title).to_string(),
            what_it_is: answer.reason(title).what_it_is(),
            rows,
            words: words
                .map(|word| (word.word, word.kind_of_partner))
                .collect(),
        }
    }
}

impl Compared {
    /// The reason without the words of the title.
    pub fn why(&self) -> &str {
        self.what_it_is.as_deref().unwrap_or(&self.reason)
    }

    fn is_partner_role(&self) -> bool {
        matches!(self.outcome, Outcome::Clear | Outcome::Multiple)
    }
}

/// Compares two titles or more.
pub fn compare(titles: Vec<Compared>) -> Comparison {
    let all: Vec<&Compared> = titles.iter().collect();
    let (verdict, sentence) = verdict::of(&all);
    Comparison {
        titles,
        verdict,
        sentence,
    }
}

/// The families of the words for partners, each once.
fn families(answer: &Answer<'_>) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for term in answer.partner_terms.iter().filter_map(|used| used.term) {
        if !families.iter().any(|known| known.family == term.family) {
            families.push(Family {
                family: term.family.clone(),
                hint: term.hint.clone(),
            });
        }
    }
    families
}
