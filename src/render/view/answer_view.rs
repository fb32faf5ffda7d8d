//! An answer as programs get it: the JSON object of a title.

use std::borrow::Cow;

use rolecall::batch::RowAnswer;
use rolecall::context::open_questions;
use rolecall::description::{Agreement, DutiesReading};
use rolecall::taxonomy::{Meaning, Question};
use rolecall::{Answer, Evidence, Function, Level, Matcher, Outcome, Possible};
use serde::Serialize;

/// Maximum number of phrases of a description that are shown as what decided.
const PHRASES: usize = 5;

/// The answer for one title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AnswerView<'t> {
    /// The title as it was given.
    pub(crate) title: String,
    /// How it was settled.
    pub(crate) outcome: Outcome,
    /// How often an answer like this one is right, from 0 to 1.
    pub(crate) confidence: f32,
    /// The level the title words.
    pub(crate) level: Level,
    /// The rank within the level, as worded; empty if the title says none.
    pub(crate) grade: String,
    /// The functions, best first: one if clear, more if multiple, the nearest if adjacent.
    pub(crate) candidates: Vec<CandidateView<'t>>,
    /// The words by which it is a partner role, as the title writes them.
    pub(crate) partner_words: Vec<PartnerWordView<'t>>,
    /// The words that decided, and what the answer would be without each.
    pub(crate) evidence: Vec<EvidenceView>,
    /// The questions to ask when the title supports several functions.
    pub(crate) questions: Vec<QuestionView<'t>>,
    /// The role the title may name all the same, if it is read as no partner role: "CAM" may stand for
    /// "Channel Account Manager".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) possible: Vec<Possible<'t>>,
    /// Why, in one sentence.
    pub(crate) reason: String,
    /// The meanings of the title in the context that was given, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) scope: Option<Vec<&'t Meaning>>,
}

/// A function a title may belong to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct CandidateView<'t> {
    pub(crate) function: Function,
    pub(crate) confidence: f32,
    /// The nearest canonical role of this function.
    pub(crate) role: Option<Cow<'t, str>>,
    /// The words that speak for it.
    pub(crate) matched: Vec<String>,
}

/// A word that says "with partners".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PartnerWordView<'t> {
    /// The word in the title.
    pub(crate) word: String,
    pub(crate) family: &'t str,
    pub(crate) hint: &'t str,
}

/// A word that decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct EvidenceView {
    /// The word or words in the title.
    pub(crate) word: String,
    /// Its meaning.
    pub(crate) says: String,
    /// The answer without it.
    pub(crate) without: String,
}

/// A question to ask about a title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct QuestionView<'t> {
    pub(crate) key: &'t str,
    pub(crate) ask: &'t str,
}

impl<'t> AnswerView<'t> {
    /// An answer with the evidence for it, which costs a reading per word.
    pub(crate) fn new(matcher: &Matcher<'t>, title: &str, answer: &Answer<'t>) -> AnswerView<'t> {
        let questions = open_questions(matcher, title, answer).into_iter();
        AnswerView {
            title: title.to_owned(),
            outcome: answer.outcome,
            confidence: answer.confidence,
            level: answer.level,
            grade: answer.grade.to_string(),
            candidates: candidates(title, answer),
            partner_words: partner_words(title, answer),
            evidence: evidence(title, &matcher.evidence(title)),
            questions: questions
                .map(|Question { key, ask, .. }| QuestionView { key, ask })
                .collect(),
            possible: answer.possible().into_iter().collect(),
            reason: answer.reason(title).to_string(),
            scope: answer.company_meanings().map(<[_]>::to_vec),
        }
    }

    /// The phrases of a description stand for what matched, if they decided.
    pub(crate) fn with_phrases(mut self, agreement: Agreement, duties: &DutiesReading) -> Self {
        if agreement != Agreement::Silent {
            for candidate in &mut self.candidates {
                let phrases = duties.phrases.iter();
                let phrases = phrases.filter(|phrase| phrase.function == candidate.function);
                let texts = phrases.map(|phrase| phrase.text.clone());
                candidate.matched = texts.take(PHRASES).collect();
            }
        }
        self
    }

    /// The nearest role of the best function.
    pub(crate) fn role(&self) -> &str {
        let best = self.candidates.first();
        best.and_then(|candidate| candidate.role.as_deref())
            .unwrap_or_default()
    }

    /// The functions, best first.
    pub(crate) fn functions(&self) -> Vec<Function> {
        self.candidates.iter().map(|c| c.function).collect()
    }
}

impl AnswerView<'static> {
    /// The answer to a row of a table, as far as its cells tell it.
    pub(crate) fn of_row(title: &str, answer: &RowAnswer<'_>) -> AnswerView<'static> {
        let confidence = answer.confidence.unwrap_or_default();
        let mut role = Some(answer.role.to_string().into());
        let candidates = answer.functions.iter().map(|&function| CandidateView {
            function,
            confidence,
            role: role.take(), // that of the best function
            matched: Vec::new(),
        });
        AnswerView {
            title: title.to_owned(),
            outcome: answer.outcome,
            confidence,
            level: answer.level,
            grade: answer.grade.to_string(),
            candidates: candidates.collect(),
            partner_words: Vec::new(),
            evidence: Vec::new(),
            questions: Vec::new(),
            possible: Vec::new(),
            reason: answer.why.to_string(),
            scope: None,
        }
    }
}

fn candidates<'t>(title: &str, answer: &Answer<'t>) -> Vec<CandidateView<'t>> {
    let candidates = answer.candidates.iter();
    let candidates = candidates.map(|candidate| CandidateView {
        function: candidate.function,
        confidence: candidate.confidence,
        role: candidate.role.map(|role| Cow::Borrowed(&*role.title)),
        matched: {
            let words = candidate.words.iter();
            words.map(|word| title[word.range()].to_owned()).collect()
        },
    });
    candidates.collect()
}

fn partner_words<'t>(title: &str, answer: &Answer<'t>) -> Vec<PartnerWordView<'t>> {
    let terms = answer.partner_terms.iter();
    let words = terms.filter_map(|used| {
        let term = used.term?;
        Some(PartnerWordView {
            word: title[used.word.range()].to_owned(),
            family: &term.family,
            hint: &term.hint,
        })
    });
    words.collect()
}

fn evidence(title: &str, evidence: &[Evidence<'_>]) -> Vec<EvidenceView> {
    let evidence = evidence.iter();
    let evidence = evidence.map(|evidence| EvidenceView {
        word: title[evidence.word.range()].to_owned(),
        says: evidence.says(title),
        without: evidence.without.to_string(),
    });
    evidence.collect()
}
