//! Readings to answers: gate, candidates, confidence, evidence.

mod gate;
mod judge;
mod layout;
mod wording;

use crate::{
    classification::Classification,
    taxonomy::Taxonomy,
    title::{Lexer, Reading},
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

    /// The answer for one title, whatever it holds.
    pub fn classify(&self, title: &str) -> Classification {
        let vocabulary = &self.taxonomy.vocabulary;
        let reading = Reading::of(&self.lexer, vocabulary, title);
        let verdict = judge::judge(vocabulary, &reading, None);
        wording::classification(self.taxonomy, title, &reading, &verdict)
    }
}
