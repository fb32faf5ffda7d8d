//! Readings to answers: gate, candidates, confidence, evidence.

mod answers;
pub mod explain;
mod gate;
mod judge;
mod layout;
mod memory;
mod questions;
mod role;
mod roles;
mod session;
mod verdict;
mod wording;

pub(crate) use roles::{nearest as nearest_role, score as role_score};
pub use session::{Brief, Session};
pub use wording::Cause;

use crate::{
    classification::Classification,
    taxonomy::Taxonomy,
    title::{Lexer, Reading},
    vocabulary::{Kinds, UNKNOWN},
};

/// Answers which function a title belongs to. It only reads: the same title and taxonomy give the
/// same answer, on any number of threads.
#[derive(Debug, Clone)]
pub struct Matcher<'t> {
    taxonomy: &'t Taxonomy,
    lexer: Lexer<'t>,
}

impl<'t> Matcher<'t> {
    /// A matcher over a taxonomy.
    pub fn new(taxonomy: &'t Taxonomy) -> Self {
        Matcher {
            taxonomy,
            lexer: Lexer::new(&taxonomy.vocabulary),
        }
    }

    /// The taxonomy it works with.
    pub fn taxonomy(&self) -> &'t Taxonomy {
        self.taxonomy
    }

    /// The answer for one title, whatever it holds.
    pub fn classify(&self, title: &str) -> Classification {
        self.answer(title, true)
    }

    /// A session that answers many titles quickly, for one thread.
    pub fn session(&self) -> Session<'t> {
        Session::new(self.clone())
    }

    /// The same answer without the evidence, which costs a reading per word.
    pub fn classify_briefly(&self, title: &str) -> Classification {
        self.answer(title, false)
    }

    fn answer(&self, title: &str, with_evidence: bool) -> Classification {
        let vocabulary = &self.taxonomy.vocabulary;
        let mut reading = Reading::of(&self.lexer, vocabulary, title);
        let words_hash = reading.words_hash();
        reading.drop_idle();
        let worded = wording::Worded {
            taxonomy: self.taxonomy,
            title,
            reading: &reading,
            verdict: &judge::judge(vocabulary, &reading, None),
        };
        let mut answer = worded.classification(words_hash);
        answer.questions = questions::about(self.taxonomy, &answer);
        if with_evidence {
            answer.evidence = worded.evidence();
        }
        answer
    }
}

impl Matcher<'_> {
    /// Whether a text has a level or the noun of a role: "Manager", "VP". Tables tell columns of
    /// titles by it.
    pub fn looks_like_title(&self, text: &str) -> bool {
        let vocabulary = &self.taxonomy().vocabulary;
        let is_level = |id| vocabulary.start(id).kinds.is_any_of(Kinds::LEVEL);
        let words = text.split(|c: char| !c.is_alphanumeric()).take(12);
        words.filter(|word| !word.is_empty()).any(|word| {
            let id = vocabulary.word(&word.to_lowercase());
            id != UNKNOWN
                && (is_level(id)
                    || vocabulary
                        .reads(id)
                        .is_some_and(|ids| ids.iter().any(|&id| is_level(id))))
        })
    }
}
