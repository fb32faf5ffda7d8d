//! A title with its description, answered by both.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Agreement, DutiesReading, DutyPhrase, Reconciled, Weighted, read, reconcile};
use crate::{
    classification::{Classification, Outcome},
    domain::Function,
    taxonomy::Taxonomy,
};

/// The answer for a title with a description: that of a title, and what the duties say beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Described {
    /// The answer by both.
    #[serde(flatten)]
    pub answer: Classification,
    /// What it took from the description.
    pub duties: Duties,
}

/// What the duties of a description say.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Duties {
    /// How they go with the title.
    pub agreement: Agreement,
    /// The part of each function, in the order of [`Function::ALL`]: together 1, or all 0 if it is
    /// no job with partners or the description says too little.
    #[serde(serialize_with = "by_function")]
    pub shares: [f32; 4],
    /// The phrases that count, the weightiest first.
    pub phrases: Vec<DutyPhrase>,
    /// The number of words in the description.
    pub words: usize,
    /// The part of the sentences that is about partners, from 0 to 1.
    pub partner: f32,
    /// The answer by the title alone.
    pub title_alone: TitleAlone,
}

/// The answer by the title alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TitleAlone {
    /// How it was settled.
    pub outcome: Outcome,
    /// How often an answer like this one is right, from 0 to 1.
    pub confidence: f32,
    /// The functions, best first.
    pub candidates: Vec<Weighted>,
}

impl Described {
    /// Reads a description and joins it with the answer for its title.
    pub fn new(taxonomy: &Taxonomy, title: &Classification, description: &str) -> Described {
        let reading = read(taxonomy, description);
        let both = reconcile(taxonomy, title, &reading);
        Described {
            answer: both.classification(title, &reading),
            duties: Duties::new(title, reading, both),
        }
    }

    /// Whether the title alone would be answered otherwise.
    pub fn differs(&self) -> bool {
        let alone = &self.duties.title_alone;
        let by_title = alone.candidates.iter().map(|known| known.function);
        let by_both = self.answer.candidates.iter().map(|known| known.function);
        alone.outcome != self.answer.outcome || !by_title.eq(by_both)
    }
}

impl Duties {
    fn new(title: &Classification, reading: DutiesReading, both: Reconciled) -> Duties {
        Duties {
            agreement: both.agreement,
            shares: both.shares,
            phrases: reading.phrases,
            words: reading.words,
            partner: reading.partner,
            title_alone: TitleAlone {
                outcome: both.title_outcome,
                confidence: title.confidence,
                candidates: both.title_functions,
            },
        }
    }
}

fn by_function<S: Serializer>(shares: &[f32; 4], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(shares.len()))?;
    for (function, share) in Function::ALL.iter().zip(shares) {
        map.serialize_entry(function.id(), share)?;
    }
    map.end()
}
