//! The whole reading of a title, step by step.

mod gates;
mod meanings;
mod words;

use std::borrow::Cow;

use serde::Serialize;

use super::{
    Matcher, TitleReading,
    decide::Decision,
    roles::{self, RoleQuery},
    structure::{PhraseSet, Structure},
};
use crate::{
    answer::Answer,
    domain::{Function, Level},
    title::{PhraseMatch, find_phrases},
};

pub use words::{How, ReadWord};

/// How many of the nearest roles of a function are told.
const ROLES: usize = 3;

/// How a title was read, and how the answer follows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The words, and what each was read as.
    pub words: Vec<ReadWord>,
    /// The phrases found among them, with all they can mean.
    pub phrases: Vec<ReadPhrase>,
    /// The words for partners and their false friends: which ones count, and why not.
    pub partner_words: Vec<Gated>,
    /// The work: which topics decide, and why others do not.
    pub topics: Vec<Weighed>,
    /// The level.
    pub level: Level,
    /// The basis of the answer: `topic`, `leader`, `friend`, ...
    pub ground: &'static str,
    /// The basis in words.
    pub rests_on: String,
    /// How often answers on this ground are right.
    pub confidence: f32,
    /// The nearest roles of each candidate, the nearest first.
    pub roles: Vec<NearRole>,
}

/// A phrase of the title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ReadPhrase {
    /// As the title writes it.
    pub phrase: String,
    /// The number of its part: between bars.
    pub part: usize,
    /// The number of its segment: between commas, dashes and brackets.
    pub segment: usize,
    /// The number of its item: between slashes and words for "and".
    pub item: usize,
    /// Its possible meanings.
    pub means: Vec<String>,
    /// Whose it is, if not the person's own.
    pub owner: Option<Owner>,
}

/// Whose a phrase is, if not the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Owner {
    /// Somebody else, whose assistant the person is: it gives no level, topic or work.
    Other,
    /// The employer whose name it is part of: it means nothing.
    Employer,
}

/// A word for partners, or a false friend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Gated {
    /// As the title writes it.
    pub word: String,
    /// Its group; nothing for a phrase that is a false friend as a whole.
    pub group: Option<Cow<'static, str>>,
    /// Whether it is about partners here.
    pub counts: bool,
    /// Why.
    pub why: String,
}

/// A topic in the title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Weighed {
    /// The words in the title.
    pub word: String,
    /// The name of the topic.
    pub topic: Cow<'static, str>,
    /// Its weight.
    pub weight: u8,
    /// Its functions, best first.
    pub functions: Vec<Function>,
    /// Whether it decides.
    pub counts: bool,
    /// Why not, or which functions it has at this level.
    pub why: String,
}

/// A role like the title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NearRole {
    /// The candidate it belongs to.
    pub function: Function,
    /// Its title.
    pub role: Cow<'static, str>,
    /// How near it is; more is nearer.
    pub score: i32,
}

impl<'t> Matcher<'t> {
    /// The answer for one title, and how it comes about.
    pub fn explain(&self, title: &str) -> (Answer<'t>, Explanation) {
        let vocabulary = &self.taxonomy.vocabulary;
        let reading = self.read(title);
        let decision = self.decide(&reading, None);
        let phrases = find_phrases(vocabulary, &reading.tokens);
        let explained = Explained {
            matcher: self,
            title,
            structure: Structure::of(vocabulary, &phrases, None),
            phrases: &phrases,
            decision: &decision.among_all(&reading, &phrases),
        };
        let answer = self.answer(title);
        let explanation = Explanation {
            words: words::read(vocabulary, &reading.tokens, title),
            phrases: explained.phrases(),
            partner_words: explained.partner_words(),
            topics: explained.function_terms(),
            level: decision.level,
            ground: answer.basis.id(),
            rests_on: rests_on(&answer, &decision),
            confidence: answer.confidence,
            roles: explained.roles(&answer),
        };
        (answer, explanation)
    }
}

/// The basis of an answer in words, and what makes it doubtful.
fn rests_on(answer: &Answer<'_>, decision: &Decision) -> String {
    let mut text = answer.basis.describe().to_owned();
    if decision.apart {
        text += ", which stands apart from the partner word";
    }
    if decision.distant_false_friend {
        text += ", beside a word that often makes the partner word something else";
    }
    text
}

impl Decision {
    /// The decision with its phrases counted as they stand before noise is dropped.
    fn among_all(&self, reading: &TitleReading<'_>, all: &[PhraseMatch<'_>]) -> Decision {
        let place = |at: usize| {
            let token = reading.phrases[at].token;
            let mut all = all.iter();
            all.position(|phrase| phrase.token == token).unwrap_or(at)
        };
        let places = |set: PhraseSet| set.iter().map(place).collect();
        Decision {
            partners: places(self.partners),
            terms: places(self.terms),
            outside: self.outside.map(place),
            not_a_partner: self.not_a_partner.map(|(at, verdict)| (place(at), verdict)),
            ..self.clone()
        }
    }
}

/// A title with all its phrases and what was decided.
struct Explained<'a, 't> {
    matcher: &'a Matcher<'t>,
    title: &'a str,
    structure: Structure<'t>,
    phrases: &'a [PhraseMatch<'t>],
    decision: &'a Decision,
}

impl Explained<'_, '_> {
    fn phrases(&self) -> Vec<ReadPhrase> {
        let both = self.phrases.iter().zip(&self.structure.phrases);
        let phrases = both.enumerate().map(|(at, (phrase, placed))| {
            let mut means = meanings::of(&self.matcher.taxonomy.vocabulary, phrase.tags);
            if means.is_empty() {
                means.push("not known".to_owned());
            }
            ReadPhrase {
                phrase: self.word(at).to_owned(),
                part: placed.part + 1,
                segment: placed.segment + 1,
                item: placed.conjunct + 1,
                means,
                owner: match placed.others {
                    _ if placed.tags != phrase.tags => Some(Owner::Employer),
                    true => Some(Owner::Other),
                    false => None,
                },
            }
        });
        phrases.collect()
    }

    fn roles(&self, answer: &Answer<'_>) -> Vec<NearRole> {
        let roles = answer.functions().flat_map(|function| {
            let query = RoleQuery {
                function,
                key: answer.key,
                level: answer.level,
                outside: self.decision.outside.is_some(),
            };
            let ranked = roles::ranked(self.matcher.taxonomy, &self.matcher.roles, query);
            let nearest = ranked.into_iter().take(ROLES);
            nearest.map(move |(score, role)| NearRole {
                function,
                role: role.title.clone(),
                score,
            })
        });
        roles.collect()
    }

    /// A phrase as the title writes it.
    fn word(&self, at: usize) -> &str {
        &self.title[self.phrases[at].at.range()]
    }
}
