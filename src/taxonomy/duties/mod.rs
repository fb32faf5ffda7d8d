//! How job descriptions are worded: what tells a duty from the rest, and which function it serves.
//!
//! [`Duties`] is compiled from the section `duty_words` of `data/duties.yaml` into flat tables,
//! as the vocabulary of titles is. A pattern is one or more stems, with gaps allowed where the
//! data writes `..`.

mod compile;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub(crate) use self::compile::{DutyWords, compile};

/// The word number of a gap in a pattern.
pub(crate) const GAP: u32 = u32::MAX;

/// The word number of a word that no pattern knows.
pub(crate) const STRANGE: u32 = 0;

/// The meaning of a pattern in a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// It belongs to functions: index into [`Duties::pulls`].
    Pulls(u16),
    /// It says nothing, and neither do the words in it.
    Mute,
    /// The sentence is about partners.
    Partner,
    /// Those called partners buy from the company or supply it: merchants, creators, advertisers.
    Trade,
    /// The work itself is technical.
    TechnicalWork,
    /// The name of a department, which is no duty where departments are listed.
    Department,
    /// A word behind a department: team.
    Team,
    /// A word between departments: and.
    Joiner,
    /// It negates the words behind it: "without", "you will not".
    Negation,
    /// A word that ends what is negated: but.
    NegationEnd,
    /// A heading that opens this part of a description.
    Heading(Part),
    /// The start of a line that asks for something in the applicant.
    AsksFor,
}

/// A part of a job description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    /// The work of the person.
    Duties,
    /// The role in a few sentences.
    Summary,
    /// The skills and experience asked for.
    Wanted,
    /// The company, the pay, how to apply.
    Other,
}

/// How much a pattern speaks for each function, from 0 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pull {
    /// Partner Strategy.
    pub strategy: u8,
    /// Partner Operations.
    pub operations: u8,
    /// Partner Marketing.
    pub marketing: u8,
    /// Partner Sales.
    pub sales: u8,
}

impl Pull {
    /// In the order of [`super::Function::ALL`].
    pub(crate) fn by_function(self) -> [f32; 4] {
        [self.strategy, self.operations, self.marketing, self.sales].map(f32::from)
    }
}

/// A row of stems that means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Its stems: a range of [`Duties::pattern_words`].
    pub words: (u32, u32),
    /// Its meaning.
    pub says: Says,
}

/// The few numbers by which a description is weighed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scales {
    /// The weight of a sentence of the summary, where a duty counts 1.
    pub summary: f32,
    /// The weight of a sentence without a partner word, where one with it counts 1.
    pub without_partner: f32,
    /// The sum of weights at which a sentence counts in full.
    pub full: f32,
    /// How far the sentences of a job lean to its main function: 1 takes the sums as they are.
    pub sharpness: f32,
    /// How far a sentence leans to its main function.
    pub sentence_sharpness: f32,
    /// As so many sentences the title counts, where title and duties are joined.
    pub title: f32,
    /// One function holds at least this share: clear.
    pub clear: f32,
    /// Another function holds at least this share: it is one of several.
    pub several: f32,
    /// At least this share of the sentences names partners, or it is not a partner job.
    pub partner: f32,
    /// So many sentences about merchants, creators and the like for one about partners, and it is
    /// not a partner job.
    pub trade: f32,
    /// At least this share of the sentences is technical: outside the four functions.
    pub technical: f32,
    /// The share of technical sentences that is enough where the title says so too.
    pub technical_title: f32,
    /// So many full sentences are needed for an answer.
    pub enough: f32,
    /// The most words that a gap in a pattern spans.
    pub gap: u8,
}

/// How sure an answer is that rests on title and duties, measured on labelled postings.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trust {
    /// How title and duties agree.
    pub agreement: Cow<'static, str>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// Everything known about the wording of descriptions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Duties {
    /// The numbers.
    pub scales: Scales,
    /// Confidence by agreement of title and duties.
    pub trust: Cow<'static, [Trust]>,
    /// Endings that do not change what a word means, longest first.
    pub endings: Cow<'static, [Cow<'static, str>]>,
    /// Words whose ending belongs to them.
    pub whole: Cow<'static, [Cow<'static, str>]>,
    /// A word that holds one of these is about partners ("Partnerprogramm").
    pub inside: Cow<'static, [Cow<'static, str>]>,
    /// The functions that patterns speak for.
    pub pulls: Cow<'static, [Pull]>,
    /// The known stems in alphabetical order; the first stands for an unknown one.
    pub words: Cow<'static, [Cow<'static, str>]>,
    /// All patterns, sorted by their first stem.
    pub patterns: Cow<'static, [Pattern]>,
    /// The stems of all patterns.
    pub pattern_words: Cow<'static, [u32]>,
    /// By stem, the patterns that start with it: ranges of `patterns`.
    pub starts: Cow<'static, [(u32, u32)]>,
}

impl Duties {
    /// The number of a folded word, by its stem.
    pub(crate) fn word(&self, folded: &str) -> u32 {
        let stem = stem(&self.endings, &self.whole, folded);
        let found = self.words.binary_search_by(|known| (**known).cmp(stem));
        found.map_or(STRANGE, |id| id as u32)
    }

    /// The patterns that start with a stem.
    pub(crate) fn starting(&self, word: u32) -> &[Pattern] {
        match self.starts.get(word as usize) {
            Some(&(from, to)) => &self.patterns[from as usize..to as usize],
            None => &[],
        }
    }

    /// The stems of a pattern.
    pub(crate) fn stems(&self, pattern: &Pattern) -> &[u32] {
        let (from, to) = pattern.words;
        &self.pattern_words[from as usize..to as usize]
    }
}

/// A word without its ending, and without one of two equal letters at the end: "planning" and
/// "plans" are both "plan".
fn stem<'w>(endings: &[Cow<'static, str>], whole: &[Cow<'static, str>], word: &'w str) -> &'w str {
    /// The fewest letters that have to be left of a word.
    const LEFT: usize = 3;
    if whole.iter().any(|whole| whole == word) {
        return word;
    }
    let stem = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending.as_ref()))
        .find(|stem| stem.len() >= LEFT)
        .unwrap_or(word);
    match stem.as_bytes() {
        [.., a, b] if a == b && a.is_ascii_alphabetic() => &stem[..stem.len() - 1],
        _ => stem,
    }
}

/// The names of the agreements between title and duties, which the data gives a confidence each.
pub(crate) const AGREEMENTS: [&str; 5] = ["agree", "settled", "contradict", "refuted", "silent"];
