//! What rolecall answers: the result of reading one title.

use std::borrow::Cow;

use serde::Serialize;

pub(crate) use crate::answer::Outcome;
use crate::{
    answer::{Answer, Basis},
    clarify,
    domain::{Function, Level},
    matcher::Matcher,
    taxonomy::Meaning,
    title::{Span, TitleKey},
};

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
    /// What the title may be all the same, if it is read as no partner role: "CAM" may stand for
    /// "Channel Account Manager".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub possible: Vec<Possible>,
    /// Why, in one sentence.
    pub reason: String,
    /// What the title means in the context that was given, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Vec<Meaning>>,
    /// What the title is about.
    #[serde(skip)]
    pub key: TitleKey,
    /// What the answer rests on, the key to its confidence: `topic`, `leader`, `friend`, ...
    #[serde(skip)]
    pub ground: &'static str,
}

impl Classification {
    /// It has a word that may be one for partners, but no word of the trade beside it.
    pub(crate) fn is_weak(&self) -> bool {
        matches!(self.ground, "weak" | "possible")
    }
}

/// What a title may be all the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Possible {
    /// The function it would belong to.
    pub function: Function,
    /// What its short form would stand for.
    pub stands_for: String,
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
    pub role: Option<Cow<'static, str>>,
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
    pub family: Cow<'static, str>,
    /// What it often says about scope. It never says anything about the function.
    pub hint: Cow<'static, str>,
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
    pub key: Cow<'static, str>,
    /// The question.
    pub ask: Cow<'static, str>,
}

/// The most questions asked beside an answer.
const MOST_QUESTIONS: usize = 3;

impl Matcher<'_> {
    /// The answer for one title in words, with evidence and questions.
    pub fn classify(&self, title: &str) -> Classification {
        let mut answer = self.classify_briefly(title);
        let evidence = self.evidence(title).into_iter();
        answer.evidence = evidence
            .map(|evidence| Evidence {
                word: title[evidence.word.range()].to_owned(),
                says: evidence.says(title),
                without: evidence.without.to_string(),
            })
            .collect();
        answer
    }

    /// The same answer without the evidence, which costs a reading per word.
    pub fn classify_briefly(&self, title: &str) -> Classification {
        let mut answer = Classification::new(title, &self.answer(title));
        if answer.outcome == Outcome::Multiple || !answer.possible.is_empty() {
            let asked = clarify::questions(self, &answer).into_iter();
            answer.questions = asked
                .take(MOST_QUESTIONS)
                .map(|question| Asked {
                    key: question.key.clone(),
                    ask: question.ask.clone(),
                })
                .collect();
        }
        answer
    }
}

impl Answer<'_> {
    /// What the title may be all the same, if it is read as no partner role.
    pub fn possible(&self) -> Option<Possible> {
        match self.basis {
            Basis::Possible {
                stands_for,
                function: Some(function),
                ..
            } => Some(Possible {
                function,
                stands_for: stands_for.to_owned(),
            }),
            _ => None,
        }
    }
}

impl Classification {
    /// An answer in words, without evidence and questions.
    pub fn new(title: &str, answer: &Answer<'_>) -> Classification {
        let word = |span: &Span| title[span.range()].to_owned();
        let candidates = answer.candidates.iter().map(|candidate| Candidate {
            function: candidate.function,
            confidence: candidate.confidence,
            role: candidate.role.map(|role| role.title.clone()),
            matched: candidate.words.iter().map(word).collect(),
        });
        let partner_words = answer.partner_terms.iter().filter_map(|used| {
            let term = used.term?;
            Some(PartnerWord {
                word: word(&used.word),
                family: term.family.clone(),
                hint: term.hint.clone(),
            })
        });
        Classification {
            title: title.to_owned(),
            outcome: answer.outcome,
            confidence: answer.confidence,
            level: answer.level,
            candidates: candidates.collect(),
            partner_words: partner_words.collect(),
            evidence: Vec::new(),
            questions: Vec::new(),
            possible: answer.possible().into_iter().collect(),
            reason: answer.reason(title).to_string(),
            scope: None,
            key: answer.key,
            ground: answer.basis.id(),
        }
    }
}
