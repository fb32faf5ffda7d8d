use rustc_hash::FxHashMap;

use super::sample::Sample;
use crate::{Function, Matcher};

/// Titles that support several functions, by the question that tells most about them.
#[derive(Debug, Clone, Default)]
pub(super) struct Questions {
    asked: FxHashMap<String, Question>,
}

/// A question, and the titles it is asked about.
#[derive(Debug, Clone, Default)]
pub(super) struct Question {
    pub(super) ask: String,
    pub(super) titles: Sample,
    /// What each of the titles that are kept may be, best first.
    pub(super) functions: Vec<Vec<Function>>,
}

impl Questions {
    /// As many titles of a question are kept.
    const MOST: usize = 8;

    pub(super) fn add(&mut self, matcher: &Matcher<'_>, title: &str, rows: u64) {
        let answer = matcher.classify_briefly(title);
        let (key, ask) = match answer.questions.into_iter().next() {
            Some(asked) => (asked.key.to_string(), asked.ask.to_string()),
            None => Default::default(),
        };
        let question = self.asked.entry(key).or_default();
        question.ask = ask;
        question.titles.add(title, rows, Self::MOST);
        if question.functions.len() < question.titles.first.len() {
            let functions = answer.candidates.iter().map(|c| c.function);
            question.functions.push(functions.collect());
        }
    }

    /// The questions that settle most rows first.
    pub(super) fn all(&self) -> Vec<&Question> {
        let mut asked: Vec<&Question> = self.asked.values().collect();
        asked.sort_by(|a, b| {
            let order = |question: &Question| {
                std::cmp::Reverse((question.titles.rows, question.titles.titles))
            };
            order(a).cmp(&order(b)).then_with(|| a.ask.cmp(&b.ask))
        });
        asked
    }

    /// Rows and titles that need a question.
    pub(super) fn total(&self) -> (u64, u64) {
        let titles = || self.asked.values().map(|question| &question.titles);
        (
            titles().map(|titles| titles.rows).sum(),
            titles().map(|titles| titles.titles).sum(),
        )
    }
}
