//! Reads a job description: which of the four functions do its duties belong to?
//!
//! A description is cut into sentences; headings say which of them are duties. In each sentence
//! the phrases that the taxonomy knows pull towards functions. Every sentence counts alike, so
//! that a long one does not outweigh the rest, and less where it names no partner.

mod lines;
mod parts;
mod reconcile;
mod text;
mod weigh;

use std::collections::HashMap;

use serde::Serialize;

use self::{parts::Passage, text::Text, weigh::Weighed};
use crate::{
    answer::Outcome,
    taxonomy::{
        Function, Taxonomy,
        duties::{Part, Scales},
    },
};

pub use crate::answer::{Agreement, ByDescription, Weighted};
pub use reconcile::{narrow, reconcile};

/// The most phrases that a reading shows.
const SHOWN: usize = 40;

/// The functions of a job by its description.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DutiesReading {
    /// The part of each function in the duties with partners, in the order of [`Function::ALL`]:
    /// together 1, or all 0 if it is not a job with partners.
    pub shares: [f32; 4],
    /// The outcome by the duties alone.
    pub outcome: Outcome,
    /// The functions, biggest share first: one if clear, more if multiple, the nearest if
    /// adjacent.
    pub functions: Vec<Function>,
    /// How much the duties bear that out, from 0 to 1.
    pub confidence: f32,
    /// The phrases that count, the weightiest first.
    pub phrases: Vec<DutyPhrase>,
    /// The number of words in the description.
    pub words: usize,
    /// How many sentences' worth of duties were understood.
    pub evidence: f32,
    /// The sentences' worth of each function, in the order of [`Function::ALL`].
    pub sentences: [f32; 4],
    /// The part of the sentences that is about partners, from 0 to 1.
    pub partner: f32,
    /// The part that is about those who only are called partners: merchants, creators.
    pub trade: f32,
    /// The part that is technical.
    pub technical: f32,
    /// There was enough to answer by.
    pub enough: bool,
}

/// A phrase of a description that speaks for a function.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DutyPhrase {
    /// The function it speaks for most.
    pub function: Function,
    /// The phrase as the description writes it. It may hold anything: escape it before showing.
    pub text: String,
    /// Its weight for that function, in sentences.
    pub weight: f32,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: Place,
}

/// Where in a description a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Place {
    /// Among the duties.
    Duty,
    /// In the summary of the role.
    Headline,
}

/// Reads a description, whatever it holds. The time it takes grows with its length alone.
pub fn read(taxonomy: &Taxonomy, description: &str) -> DutiesReading {
    let text = Text::of(&taxonomy.duty_words, description);
    let mut sums = Sums::new(&text);
    for passage in parts::passages(&text) {
        sums.add(&passage);
    }
    sums.reading()
}

/// The sums of the passages of a description.
struct Sums<'a> {
    text: &'a Text<'a>,
    /// Sentences by function.
    functions: [f32; 4],
    /// Sentences of enough words, and those of them about partners, trade and technology.
    sentences: f32,
    partner: f32,
    trade: f32,
    technical: f32,
    /// By function and text, with the weight and the number of the first one.
    phrases: HashMap<(Function, &'a str), (f32, usize, Place)>,
}

impl<'a> Sums<'a> {
    fn new(text: &'a Text<'a>) -> Self {
        Sums {
            text,
            functions: [0.0; 4],
            sentences: 0.0,
            partner: 0.0,
            trade: 0.0,
            technical: 0.0,
            phrases: HashMap::new(),
        }
    }

    fn add(&mut self, passage: &Passage) {
        /// A label of fewer words is no sentence.
        const SENTENCE: usize = 4;
        let Text { duties, tokens, .. } = self.text;
        let (scales, tokens) = (&duties.scales, &tokens[passage.tokens.clone()]);
        let weighed = weigh::weigh(duties, tokens);
        let (place, standing) = match passage.part {
            Part::Duties => (Place::Duty, 1.0),
            _ => (Place::Headline, scales.summary),
        };
        if tokens.len() >= SENTENCE || weighed.partner {
            let counts = |what: bool| if what { standing } else { 0.0 };
            self.sentences += standing;
            self.partner += counts(weighed.partner);
            self.trade += counts(weighed.trade);
            self.technical += counts(weighed.technical);
        }
        let sum: f32 = weighed.pulls.iter().sum();
        if sum > 0.0 {
            let context = if weighed.partner {
                1.0
            } else {
                scales.without_partner
            };
            let unit = standing * context * (sum / scales.full).min(1.0);
            let pulls = weighed
                .pulls
                .map(|pull| pull.powf(scales.sentence_sharpness));
            let all: f32 = pulls.iter().sum();
            for (total, pull) in self.functions.iter_mut().zip(pulls) {
                *total += unit * pull / all;
            }
            self.note(&weighed, tokens, unit / sum, place);
        }
    }

    fn note(&mut self, weighed: &Weighed, tokens: &[text::Token], unit: f32, place: Place) {
        for found in &weighed.found {
            let pull = self.text.duties.pulls[usize::from(found.pull)].by_function();
            let best = best_first(pull)[0];
            let words = &tokens[found.words.clone()];
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                let number = self.phrases.len();
                let phrase = &self.text.description[first.from..last.to];
                let noted = self
                    .phrases
                    .entry((best, phrase))
                    .or_insert((0.0, number, place));
                noted.0 += unit * pull[best as usize];
            }
        }
    }

    fn reading(self) -> DutiesReading {
        let scales = &self.text.duties.scales;
        let evidence: f32 = self.functions.iter().sum();
        let part = |of: f32| {
            if self.sentences > 0.0 {
                of / self.sentences
            } else {
                0.0
            }
        };
        let mut reading = DutiesReading {
            shares: [0.0; 4],
            outcome: Outcome::None,
            functions: Vec::new(),
            confidence: evidence / (evidence + 1.0),
            words: self.text.tokens.len(),
            evidence,
            sentences: self.functions,
            partner: part(self.partner),
            trade: part(self.trade),
            technical: part(self.technical),
            enough: evidence >= scales.enough,
            phrases: self.phrases(),
        };
        let foreign = reading.partner < scales.partner || reading.is_trade(scales);
        if reading.enough && !foreign {
            reading.shares = shares(scales, reading.sentences);
            (reading.outcome, reading.functions) = settle(scales, &reading.shares);
            if reading.technical >= scales.technical {
                reading.outcome = Outcome::Adjacent;
                reading.functions.truncate(1);
            }
        }
        reading
    }

    fn phrases(&self) -> Vec<DutyPhrase> {
        let mut phrases: Vec<_> = self.phrases.iter().collect();
        phrases.sort_by(|(_, a), (_, b)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        phrases
            .into_iter()
            .take(SHOWN)
            .map(|(&(function, text), &(weight, _, place))| DutyPhrase {
                function,
                text: text.to_owned(),
                weight,
                place,
            })
            .collect()
    }
}

impl DutiesReading {
    /// Those called partners here are customers or suppliers.
    fn is_trade(&self, scales: &Scales) -> bool {
        self.trade > scales.trade * self.partner
    }
}

/// Sentences by function to shares.
fn shares(scales: &Scales, sentences: [f32; 4]) -> [f32; 4] {
    let shares = sentences.map(|sum| sum.powf(scales.sharpness));
    let total: f32 = shares.iter().sum();
    shares.map(|share| if total > 0.0 { share / total } else { 0.0 })
}

/// The functions, biggest share first.
fn best_first(shares: [f32; 4]) -> [Function; 4] {
    let mut functions = Function::ALL;
    functions.sort_by(|a, b| shares[*b as usize].total_cmp(&shares[*a as usize]));
    functions
}

/// Clear or multiple, and of which functions.
fn settle(scales: &Scales, shares: &[f32; 4]) -> (Outcome, Vec<Function>) {
    let ranked = best_first(*shares);
    let share = |function: Function| shares[function as usize];
    if share(ranked[0]) >= scales.clear {
        return (Outcome::Clear, vec![ranked[0]]);
    }
    let several: Vec<_> = ranked
        .into_iter()
        .filter(|f| share(*f) >= scales.several)
        .collect();
    match several.len() {
        0 | 1 => (Outcome::Multiple, ranked[..2].to_vec()),
        _ => (Outcome::Multiple, several),
    }
}
