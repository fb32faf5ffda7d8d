//! Title and duties to one answer.

use serde::Serialize;

use super::{DutiesReading, settle, shares};
use crate::{
    classification::{Candidate, Classification, Outcome},
    taxonomy::{
        Function, Taxonomy,
        duties::{AGREEMENTS, Scales},
    },
};

/// How title and duties go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Agreement {
    /// They name the same function first.
    Agree,
    /// The title supports several functions, or none surely; the duties say which.
    Settled,
    /// They name different functions.
    Contradict,
    /// The title looks like a job with partners; the duties are none with partners.
    Refuted,
    /// The description says too little: the title stands alone.
    Silent,
}

impl Agreement {
    /// The name: `agree`.
    pub fn id(self) -> &'static str {
        AGREEMENTS[self as usize]
    }
}

/// A function with the chance that an expert who reads title and duties names it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Weighted {
    /// The function.
    pub function: Function,
    /// From 0 to 1.
    pub confidence: f32,
}

/// The answer by title and duties together. The level and the role are the title's.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reconciled {
    /// How the two go together.
    pub agreement: Agreement,
    /// The answer by both.
    pub outcome: Outcome,
    /// Its functions, best first: one if clear, more if multiple, the nearest if adjacent.
    pub functions: Vec<Weighted>,
    /// How often answers of this kind are right.
    pub confidence: f32,
    /// The part of each function in the duties, in the order of [`Function::ALL`]; all 0 if the
    /// answer is none or the description says too little.
    pub shares: [f32; 4],
    /// The answer by the title alone.
    pub title_outcome: Outcome,
    /// The functions by the title alone, best first.
    pub title_functions: Vec<Weighted>,
}

impl Reconciled {
    /// The answer in the shape of a title's: level and partner words are the title's, and so is
    /// the role of each function that the title supports too.
    pub fn classification(&self, title: &Classification, duties: &DutiesReading) -> Classification {
        let mut answer = title.clone();
        if self.agreement == Agreement::Silent {
            return answer;
        }
        answer.outcome = self.outcome;
        answer.confidence = self.confidence;
        answer.candidates = self
            .functions
            .iter()
            .map(|w| candidate(*w, title, duties))
            .collect();
        if self.outcome != Outcome::Multiple {
            answer.questions.clear();
        }
        answer.reason = self.reason();
        answer
    }

    /// How title and duties go together, in one sentence; empty if the title stands alone.
    pub fn reason(&self) -> String {
        let by_title = match self.title_outcome {
            Outcome::None => "no partner role".to_owned(),
            Outcome::Adjacent => "work outside the four functions".to_owned(),
            _ => names(self.title_functions.iter().map(|w| w.function)),
        };
        let share = |w: &Weighted| 100.0 * self.shares[w.function as usize];
        let shares = self
            .functions
            .iter()
            .map(|w| format!("{} {:.0}%", w.function.name(), share(w)));
        let by_duties = match self.outcome {
            Outcome::None => "no partner role".to_owned(),
            Outcome::Adjacent => "work outside the four functions".to_owned(),
            _ => shares.collect::<Vec<_>>().join(", "),
        };
        match self.agreement {
            Agreement::Silent => String::new(),
            Agreement::Agree => format!("title and duties agree: {by_duties}"),
            Agreement::Settled => {
                format!("the title supports {by_title}; the duties say {by_duties}")
            }
            _ => format!("the title says {by_title}, the duties say {by_duties}"),
        }
    }
}

fn candidate(weighted: Weighted, title: &Classification, duties: &DutiesReading) -> Candidate {
    /// So many phrases are shown as what decided.
    const SHOWN: usize = 5;
    let phrases = duties
        .phrases
        .iter()
        .filter(|phrase| phrase.function == weighted.function);
    let by_title = title
        .candidates
        .iter()
        .find(|c| c.function == weighted.function);
    Candidate {
        function: weighted.function,
        confidence: weighted.confidence,
        role: by_title.and_then(|candidate| candidate.role.clone()),
        matched: phrases
            .take(SHOWN)
            .map(|phrase| phrase.text.clone())
            .collect(),
    }
}

fn names(functions: impl Iterator<Item = Function>) -> String {
    functions
        .map(Function::name)
        .collect::<Vec<_>>()
        .join(" or ")
}

/// Joins the answer of a title and the reading of its description: the duties decide on the
/// function, the title on role and level.
pub fn reconcile(
    taxonomy: &Taxonomy,
    title: &Classification,
    duties: &DutiesReading,
) -> Reconciled {
    let title_functions: Vec<_> = title
        .candidates
        .iter()
        .map(|candidate| Weighted {
            function: candidate.function,
            confidence: candidate.confidence,
        })
        .collect();
    if !duties.enough {
        return Reconciled {
            agreement: Agreement::Silent,
            outcome: title.outcome,
            functions: title_functions.clone(),
            confidence: title.confidence,
            shares: [0.0; 4],
            title_outcome: title.outcome,
            title_functions,
        };
    }
    let scales = &taxonomy.duty_words.scales;
    let outcome = outcome(scales, title.outcome, duties);
    let shares = match outcome {
        Some(Outcome::None) => [0.0; 4],
        _ => joined(scales, title, duties),
    };
    let (settled, functions) = settle(scales, &shares);
    let (outcome, functions) = match outcome {
        None => (settled, &functions[..]),
        Some(Outcome::None) => (Outcome::None, &[][..]),
        Some(other) => (other, &functions[..1]),
    };
    let agreement = agreement(title, outcome, functions);
    let confidence = taxonomy
        .duty_words
        .trust
        .iter()
        .find(|trust| trust.agreement == agreement.id())
        .map_or(0.5, |trust| trust.confidence);
    Reconciled {
        agreement,
        outcome,
        functions: weighted(functions, &shares, confidence),
        confidence,
        shares,
        title_outcome: title.outcome,
        title_functions,
    }
}

/// None or adjacent, where title and duties say so; else nothing, and the shares decide.
fn outcome(scales: &Scales, title: Outcome, duties: &DutiesReading) -> Option<Outcome> {
    let by_title = matches!(title, Outcome::Clear | Outcome::Multiple);
    if duties.is_trade(scales) || duties.partner < scales.partner && !by_title {
        return Some(Outcome::None);
    }
    let technical = match title {
        Outcome::Adjacent => scales.technical_title,
        _ => scales.technical,
    };
    (duties.technical >= technical).then_some(Outcome::Adjacent)
}

/// The shares by the duties, with the title as a few sentences more.
fn joined(scales: &Scales, title: &Classification, duties: &DutiesReading) -> [f32; 4] {
    let mut sentences = duties.sentences;
    let each = scales.title / title.candidates.len().max(1) as f32;
    for candidate in &title.candidates {
        sentences[candidate.function as usize] += each;
    }
    shares(scales, sentences)
}

fn agreement(title: &Classification, outcome: Outcome, functions: &[Function]) -> Agreement {
    let named = |function: &Function| title.candidates.iter().any(|c| c.function == *function);
    match (title.outcome, outcome) {
        (Outcome::None, Outcome::None) | (Outcome::Adjacent, Outcome::Adjacent) => Agreement::Agree,
        (_, Outcome::None) => Agreement::Refuted,
        (Outcome::Clear, Outcome::Clear | Outcome::Multiple)
            if title.candidates.first().map(|c| c.function) == functions.first().copied() =>
        {
            Agreement::Agree
        }
        (Outcome::Multiple, Outcome::Clear | Outcome::Multiple)
            if functions.first().is_some_and(named) =>
        {
            Agreement::Settled
        }
        _ => Agreement::Contradict,
    }
}

/// The first function takes the confidence of the answer, the others by their share.
fn weighted(functions: &[Function], shares: &[f32; 4], confidence: f32) -> Vec<Weighted> {
    let share = |function: Function| shares[function as usize];
    let most = functions
        .first()
        .map_or(1.0, |&first| share(first))
        .max(f32::MIN_POSITIVE);
    functions
        .iter()
        .map(|&function| Weighted {
            function,
            confidence: confidence * (share(function) / most).clamp(0.0, 1.0),
        })
        .collect()
}
