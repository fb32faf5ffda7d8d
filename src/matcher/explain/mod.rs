//! The whole reading of a title, step by step.

mod gates;
mod meanings;
mod words;

use serde::Serialize;

use super::judge::judge;
use super::layout::{Place, layout};
use super::verdict::{Ground, Verdict};
use super::{Matcher, roles};
use crate::classification::Classification;
use crate::taxonomy::{Function, Level, RoleKey, Taxonomy, Text};
use crate::title::{Reading, Sense};

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
    /// What the work is about: which topics decide, and why not.
    pub topics: Vec<Weighed>,
    /// The level.
    pub level: Level,
    /// What the answer rests on: `topic`, `leader`, `friend`, ...
    pub ground: &'static str,
    /// The same in words.
    pub rests_on: &'static str,
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
    /// What it can mean.
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
    pub group: Option<Text>,
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
    pub topic: Text,
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
    pub role: Text,
    /// How near it is; more is nearer.
    pub score: i32,
}

impl Matcher<'_> {
    /// The answer for one title, and how it comes about.
    pub fn explain(&self, title: &str) -> (Classification, Explanation) {
        let vocabulary = &self.taxonomy.vocabulary;
        let reading = Reading::of(&self.lexer, vocabulary, title);
        let mut decisive = reading.clone();
        decisive.drop_idle();
        let key = RoleKey::of_reading(&decisive);
        let verdict = judge(vocabulary, &decisive, None).at_places(|at| {
            let start = decisive.senses[at].lexemes.start;
            let starts = |sense: &Sense| sense.lexemes.start == start;
            reading.senses.iter().position(starts).unwrap_or(at)
        });
        let read = Read {
            taxonomy: self.taxonomy,
            title,
            places: layout(vocabulary, &reading, None),
            reading: &reading,
            verdict: &verdict,
        };
        let explanation = Explanation {
            words: words::read(vocabulary, &reading, title),
            phrases: read.phrases(),
            partner_words: read.partner_words(),
            topics: read.topics(),
            level: verdict.level,
            ground: verdict.ground.id(),
            rests_on: rests_on(verdict.ground),
            confidence: vocabulary.confidence(verdict.ground.id()),
            roles: read.roles(key),
        };
        (self.classify(title), explanation)
    }
}

/// A reading with everything that follows from it.
struct Read<'a, 't> {
    taxonomy: &'t Taxonomy,
    title: &'a str,
    reading: &'a Reading<'t>,
    places: Vec<Place<'t>>,
    verdict: &'a Verdict,
}

impl Read<'_, '_> {
    fn phrases(&self) -> Vec<ReadPhrase> {
        let both = self.reading.senses.iter().zip(&self.places);
        let phrases = both.enumerate().map(|(at, (sense, place))| {
            let marks = self.reading.marks(sense);
            let mut means: Vec<String> = marks
                .iter()
                .map(|mark| meanings::of(&self.taxonomy.vocabulary, *mark))
                .collect();
            if means.is_empty() {
                means.push("not known".to_owned());
            }
            ReadPhrase {
                phrase: self.word(at).to_owned(),
                part: place.part + 1,
                segment: place.segment + 1,
                item: place.item + 1,
                means,
                owner: match place.others {
                    _ if place.marks.len() < marks.len() => Some(Owner::Employer),
                    true => Some(Owner::Other),
                    false => None,
                },
            }
        });
        phrases.collect()
    }

    fn roles(&self, key: RoleKey) -> Vec<NearRole> {
        let functions = self.verdict.functions.iter();
        let roles = functions.flat_map(|&function| {
            let ranked = roles::ranked(self.taxonomy, function, key, self.verdict);
            ranked
                .into_iter()
                .take(ROLES)
                .map(move |(score, role)| NearRole {
                    function,
                    role: role.title.clone(),
                    score,
                })
        });
        roles.collect()
    }

    /// A phrase as the title writes it.
    fn word(&self, at: usize) -> &str {
        self.reading.text(&self.reading.senses[at], self.title)
    }
}

fn rests_on(ground: Ground) -> &'static str {
    match ground {
        Ground::NoWord => "no word for partners",
        Ground::Friend => "a false friend",
        Ground::Alone => "a word for partners that stands alone, where it means something else",
        Ground::Weak => "a word for partners that is too weak by itself",
        Ground::Outside => "work outside the four functions",
        Ground::Topic => "one topic of one function",
        Ground::TopicOfSeveral => "one topic that several functions share",
        Ground::Topics => "several topics, or a topic beside a word for partners of its own",
        Ground::Leader => "no topic: what a chief, VP or head of partners stands for",
        Ground::Director => "no topic: what a director of partners stands for",
        Ground::Below => "no topic: what anybody else who works with partners stands for",
    }
}
