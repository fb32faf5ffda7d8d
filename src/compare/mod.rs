//! Whether titles stand for the same role, the same function, the same level, the same scope.

use std::borrow::Cow;

mod group;
mod verdict;

use serde::Serialize;

pub use group::{Counted, Group, group};
pub use verdict::Verdict;

use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
    title::TitleKey,
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
    /// The role of this title, else the nearest.
    pub role: Option<Cow<'static, str>>,
    /// What its words for partners say about its scope.
    pub scope: Vec<Family>,
    /// Why, in one sentence.
    pub reason: String,
    /// The role has this title among its own.
    #[serde(skip)]
    listed: bool,
    #[serde(skip)]
    key: TitleKey,
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

impl Compared {
    /// Reads a title.
    pub fn read(matcher: &Matcher<'_>, title: &str) -> Compared {
        let answer = matcher.answer(title);
        let taxonomy = matcher.taxonomy();
        let inside = matches!(answer.outcome, Outcome::Clear | Outcome::Multiple);
        let listed = taxonomy
            .role(title)
            .filter(|role| role.outside.is_none() == inside);
        let nearest = || answer.role().map(|role| role.title.clone());
        Compared {
            outcome: answer.outcome,
            functions: answer.functions().collect(),
            level: answer.level,
            role: listed.map(|role| role.title.clone()).or_else(nearest),
            scope: families(&answer),
            listed: listed.is_some(),
            key: answer.key,
            title: title.to_owned(),
            reason: answer.reason(title).to_string(),
            what_it_is: answer.reason(title).what_it_is(),
        }
    }

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
