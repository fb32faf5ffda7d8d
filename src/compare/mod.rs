//! Whether titles stand for the same role, the same function, the same level, the same scope.

use std::borrow::Cow;

mod group;
mod verdict;

use serde::Serialize;

pub use group::{Counted, Group, group};
pub use verdict::Verdict;

use crate::{
    classification::{Classification, Outcome},
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
        let answer = matcher.classify_briefly(title);
        let taxonomy = matcher.taxonomy();
        let inside = matches!(answer.outcome, Outcome::Clear | Outcome::Multiple);
        let listed = taxonomy
            .role(title)
            .filter(|role| role.outside.is_none() == inside);
        let nearest = || answer.candidates.first().and_then(|c| c.role.clone());
        Compared {
            outcome: answer.outcome,
            functions: answer.candidates.iter().map(|c| c.function).collect(),
            level: answer.level,
            role: listed.map(|role| role.title.clone()).or_else(nearest),
            scope: families(&answer),
            listed: listed.is_some(),
            key: answer.key,
            title: answer.title,
            reason: answer.reason,
        }
    }

    /// The reason without the words of the title.
    pub fn why(&self) -> &str {
        let apart = self.reason.split_once("\" here is ");
        let apart = apart.or_else(|| self.reason.split_once("\" is "));
        apart.map_or(&self.reason, |(_, why)| why)
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

fn families(answer: &Classification) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for word in &answer.partner_words {
        if !families.iter().any(|known| known.family == word.family) {
            families.push(Family {
                family: word.family.clone(),
                hint: word.hint.clone(),
            });
        }
    }
    families
}
