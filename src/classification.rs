//! What rolecall answers: the result of reading one title.

use std::fmt;

use serde::Serialize;

use crate::taxonomy::{Function, Level, Meaning, Text};

/// How a title was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Outcome {
    /// A Partner GTM role of one function.
    Clear,
    /// A Partner GTM role; the title alone supports several functions.
    Multiple,
    /// Works on partners, but in technical, product, finance, legal, support or assistant work.
    Adjacent,
    /// Not a Partner GTM role.
    None,
}

impl Outcome {
    /// The name: `clear`.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Clear => "clear",
            Outcome::Multiple => "multiple",
            Outcome::Adjacent => "adjacent",
            Outcome::None => "none",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The answer for one title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Classification {
    /// The title as it was given.
    pub title: String,
    /// How it was settled.
    pub outcome: Outcome,
    /// How often an answer like this one is right, from 0 to 1.
    pub confidence: f32,
    /// The level the title words.
    pub level: Level,
    /// The functions, best first: one if clear, more if multiple, the nearest if adjacent.
    pub candidates: Vec<Candidate>,
    /// The words by which it is a partner role, as the title writes them.
    pub partner_words: Vec<PartnerWord>,
    /// The words that decided, and what the answer would be without each.
    pub evidence: Vec<Evidence>,
    /// What to ask when the title supports several functions.
    pub questions: Vec<Asked>,
    /// Why, in one sentence.
    pub reason: String,
    /// What the title means in the context that was given, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Vec<Meaning>>,
    /// What the answer rests on, the key to its confidence: `topic`, `leader`, `friend`, ...
    #[serde(skip)]
    pub ground: &'static str,
}

impl Classification {
    /// It has a word for partners, but no word of the trade beside it.
    pub(crate) fn is_weak(&self) -> bool {
        self.ground == "weak"
    }
}

/// A function a title may belong to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Candidate {
    /// The function.
    pub function: Function,
    /// The chance, from 0 to 1, that an expert who sees only the title names this function. Each
    /// candidate stands by itself: two may both be near 1.
    pub confidence: f32,
    /// The nearest canonical role of this function.
    pub role: Option<Text>,
    /// The words that speak for it.
    pub matched: Vec<String>,
}

/// A word that says "with partners".
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartnerWord {
    /// The word in the title.
    pub word: String,
    /// Its family: channel, partner, ecosystem, alliance, ...
    pub family: Text,
    /// What it often says about scope. It never says anything about the function.
    pub hint: Text,
}

/// A word that decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// The word or words in the title.
    pub word: String,
    /// What it says.
    pub says: String,
    /// What the answer would be without it.
    pub without: String,
}

/// A question to ask about a title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Asked {
    /// Its key.
    pub key: Text,
    /// The question.
    pub ask: Text,
}
