//! Verdicts in words.

use super::{
    gate::Sense,
    judge::{Ground, Verdict, judge},
};
use crate::{
    classification::{Asked, Candidate, Classification, Evidence, Outcome, PartnerWord},
    taxonomy::{Function, Taxonomy},
    title::Reading,
    vocabulary::Mark,
};

/// The answer for people and machines.
pub(crate) fn classification(
    taxonomy: &Taxonomy,
    title: &str,
    reading: &Reading<'_>,
    verdict: &Verdict,
) -> Classification {
    let confidence = taxonomy.vocabulary.confidence(verdict.ground.id());
    let word = |at: usize| reading.text(&reading.senses[at], title).to_owned();
    Classification {
        title: title.to_owned(),
        outcome: verdict.outcome,
        confidence,
        level: verdict.level,
        candidates: verdict
            .functions
            .iter()
            .map(|&function| Candidate {
                function,
                confidence,
                role: None,
                matched: verdict.topics.iter().map(|&at| word(at)).collect(),
            })
            .collect(),
        partner_words: Vec::<PartnerWord>::new(),
        evidence: Vec::<Evidence>::new(),
        questions: Vec::<Asked>::new(),
        reason: verdict.ground.id().to_owned(),
    }
}
