//! Which questions would settle a title.

use crate::{
    clarify,
    classification::{Asked, Classification, Outcome},
    taxonomy::Taxonomy,
};

/// The most questions asked beside an answer.
const MOST: usize = 3;

/// The questions for a title that supports several functions: the first of those that `clarify`
/// asks.
pub(crate) fn about(taxonomy: &Taxonomy, answer: &Classification) -> Vec<Asked> {
    if answer.outcome != Outcome::Multiple {
        return Vec::new();
    }
    let asked = clarify::questions(taxonomy, answer).into_iter().take(MOST);
    asked
        .map(|question| Asked {
            key: question.key.clone(),
            ask: question.ask.clone(),
        })
        .collect()
}
