//! Which questions would settle a title.

use super::judge::Verdict;
use crate::{
    classification::{Asked, Candidate, Outcome},
    taxonomy::{Question, Taxonomy},
};

/// The most questions asked about one title.
const MOST: usize = 3;

/// The questions for a title that supports several functions: those of the title's own scopes
/// first, then those that tell its functions apart.
pub(crate) fn about(
    taxonomy: &Taxonomy,
    verdict: &Verdict,
    candidates: &[Candidate],
) -> Vec<Asked> {
    if verdict.outcome != Outcome::Multiple {
        return Vec::new();
    }
    let scoped = taxonomy.scopes.iter().filter(|scope| {
        let titles = || scope.titles.iter();
        candidates
            .iter()
            .any(|candidate| titles().any(|title| candidate.role.as_ref() == Some(title)))
    });
    let keys = scoped.flat_map(|scope| scope.questions.iter());
    let own = keys.filter_map(|key| taxonomy.questions.iter().find(|q| q.key == *key));
    let telling = taxonomy.questions.iter();
    let mut asked: Vec<&Question> = Vec::new();
    for question in own.chain(telling) {
        let apart = verdict.functions.iter().take(2);
        if asked.len() < MOST
            && apart.into_iter().all(|f| question.between.contains(f))
            && !asked.iter().any(|known| known.key == question.key)
        {
            asked.push(question);
        }
    }
    asked
        .into_iter()
        .map(|question| Asked {
            key: question.key.clone(),
            ask: question.ask.clone(),
        })
        .collect()
}
