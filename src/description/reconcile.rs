//! Title and duties to one answer.

use super::{DutiesReading, settle, shares};
use crate::{
    answer::{Agreement, Answer, ByDescription, Candidate, Narrowing, Outcome, Weighted},
    domain::Function,
    taxonomy::{Taxonomy, duties::Scales},
};

/// Narrows the answer for a title by what its description says. The duties decide on the function,
/// the title on level and role; a description that says too little decides nothing.
pub fn narrow<'t>(mut answer: Answer<'t>, said: &ByDescription) -> Answer<'t> {
    let decides = said.agreement != Agreement::Silent;
    answer.note(Narrowing::Description(said.clone()));
    if decides {
        let known = std::mem::take(&mut answer.candidates);
        let candidates = said.functions.iter().map(|weighted| Candidate {
            function: weighted.function,
            confidence: weighted.confidence,
            role: {
                let mut known = known.iter();
                let by_title = known.find(|c| c.function == weighted.function);
                by_title.and_then(|candidate| candidate.role)
            },
            words: Vec::new(),
        });
        answer.candidates = candidates.collect();
        answer.outcome = said.outcome;
        answer.confidence = said.confidence;
    }
    answer
}

/// Joins the answer of a title and the reading of its description: the duties decide on the
/// function, the title on role and level.
pub fn reconcile(taxonomy: &Taxonomy, title: &Answer<'_>, duties: &DutiesReading) -> ByDescription {
    let title_functions: Vec<_> = title
        .candidates
        .iter()
        .map(|candidate| Weighted {
            function: candidate.function,
            confidence: candidate.confidence,
        })
        .collect();
    let silent = ByDescription {
        agreement: Agreement::Silent,
        outcome: title.outcome,
        functions: title_functions.clone(),
        confidence: title.confidence,
        shares: [0.0; 4],
        by_duties: Vec::new(),
        title_outcome: title.outcome,
        title_functions,
        title_confidence: title.confidence,
    };
    if !duties.enough {
        return silent;
    }
    let scales = &taxonomy.duty_words.scales;
    let outcome = outcome(scales, title.outcome, duties);
    let (alone, shares) = match outcome {
        Some(Outcome::None) => ([0.0; 4], [0.0; 4]),
        _ => (
            shares(scales, duties.sentences),
            joined(scales, title, duties),
        ),
    };
    let (settled, functions) = settle(scales, &shares);
    let (outcome, functions) = match outcome {
        None => (settled, &functions[..]),
        Some(Outcome::None) => (Outcome::None, &[][..]),
        Some(other) => (other, &functions[..1]),
    };
    let by_duties = settle(scales, &alone).1;
    let agreement = agreement(title, &by_duties, outcome, functions);
    let confidence = taxonomy
        .duty_words
        .trust
        .iter()
        .find(|trust| trust.agreement == agreement.id())
        .map_or(0.5, |trust| trust.confidence);
    ByDescription {
        agreement,
        outcome,
        functions: weighted(functions, &shares, confidence),
        confidence,
        shares: alone,
        by_duties,
        ..silent
    }
}

/// None or adjacent, where title and duties say so; else nothing, and the shares decide.
fn outcome(scales: &Scales, title: Outcome, duties: &DutiesReading) -> Option<Outcome> {
    if duties.is_trade(scales) || duties.partner < scales.partner && !title.is_partner_role() {
        return Some(Outcome::None);
    }
    let technical = match title {
        Outcome::Adjacent => scales.technical_title,
        _ => scales.technical,
    };
    (duties.technical >= technical).then_some(Outcome::Adjacent)
}

/// The shares by the duties, with the title as a few sentences more.
fn joined(scales: &Scales, title: &Answer<'_>, duties: &DutiesReading) -> [f32; 4] {
    let mut sentences = duties.sentences;
    let each = scales.title / title.candidates.len().max(1) as f32;
    for candidate in &title.candidates {
        sentences[candidate.function as usize] += each;
    }
    shares(scales, sentences)
}

/// How title and duties go together. Of few duties the title may outweigh all, though they say
/// something else.
fn agreement(
    title: &Answer<'_>,
    by_duties: &[Function],
    outcome: Outcome,
    functions: &[Function],
) -> Agreement {
    let named = |function: &Function| title.candidates.iter().any(|c| c.function == *function);
    match (title.outcome, outcome) {
        (Outcome::None, Outcome::None) | (Outcome::Adjacent, Outcome::Adjacent) => Agreement::Agree,
        (_, Outcome::None) => Agreement::Refuted,
        (Outcome::Clear, Outcome::Clear | Outcome::Multiple)
            if title.function() == functions.first().copied()
                && title.function() == by_duties.first().copied() =>
        {
            Agreement::Agree
        }
        (Outcome::Multiple, Outcome::Clear | Outcome::Multiple)
            if functions.first().is_some_and(named) =>
        {
            Agreement::Settled
        }
        // "CAM": whether it is a partner role was open
        (Outcome::None, _) if title.possible().is_some() => Agreement::Settled,
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
