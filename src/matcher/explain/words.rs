//! The words of a title, as they were read.

use serde::Serialize;

use crate::{
    taxonomy::{
        UNKNOWN, Vocabulary, WordId,
        normalise::{fold, words},
    },
    title::Token,
};

/// A word of the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReadWord {
    /// As it is written.
    pub written: String,
    /// The words it was read as: more than one for a compound or an abbreviation of several.
    pub read: Vec<String>,
    /// How it came to that.
    pub how: How,
}

/// How a written word becomes a known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum How {
    /// It is known as it is written, apart from case and accents.
    Known,
    /// It is another spelling or an abbreviation.
    Spelling,
    /// It is a compound.
    Compound,
    /// It is one letter away from a known word.
    Corrected,
    /// It only marks gender.
    Ending,
    /// It is not known.
    Unknown,
}

impl How {
    /// The name: `spelling`.
    pub fn id(self) -> &'static str {
        match self {
            How::Known => "known",
            How::Spelling => "spelling",
            How::Compound => "compound",
            How::Corrected => "corrected",
            How::Ending => "ending",
            How::Unknown => "unknown",
        }
    }
}

/// The words up to the last one that was read.
pub(super) fn read(vocabulary: &Vocabulary, tokens: &[Token], title: &str) -> Vec<ReadWord> {
    let end = tokens.last().map_or(0, |token| token.at.end as usize);
    let places = words(title).take_while(|at| at.start < end);
    let words = places.map(|at| {
        let same = |token: &&Token| token.at.range().start == at.start; // "Partner(s)" is one
        let tokens: Vec<&Token> = tokens.iter().filter(same).collect();
        let written = &title[at.clone()];
        ReadWord {
            written: written.to_owned(),
            how: how(vocabulary, written, &tokens),
            read: tokens
                .iter()
                .filter(|token| token.word != UNKNOWN)
                .map(|token| read_as(vocabulary, token.word, written).to_owned())
                .collect(),
        }
    });
    words.collect()
}

/// A word as it is shown; of a compound in doubt the element that is known.
fn read_as<'v>(vocabulary: &'v Vocabulary, word: WordId, written: &str) -> &'v str {
    let written = fold(written);
    let mut open = vocabulary.compounds_open.iter();
    let first = open
        .find(|(first, read_as)| *read_as == word && written.starts_with(vocabulary.text(*first)));
    vocabulary.text(first.map_or(word, |open| open.0))
}

fn how(vocabulary: &Vocabulary, written: &str, tokens: &[&Token]) -> How {
    let folded = fold(written);
    let known = vocabulary.word(&folded);
    if tokens.is_empty() {
        return How::Ending;
    }
    if known != UNKNOWN {
        return match vocabulary.reads(known).is_empty() {
            true => How::Known,
            false => How::Spelling,
        };
    }
    let is_open = |word: WordId| vocabulary.compounds_open.iter().any(|open| open.1 == word);
    if let [one] = tokens {
        return match one.word {
            UNKNOWN => How::Unknown,
            word if is_open(word) => How::Compound,
            _ => How::Corrected,
        };
    }
    let starts = |&(_, element): &(u32, WordId)| folded.starts_with(vocabulary.text(element));
    let ends = |&(_, element): &(u32, WordId)| folded.ends_with(vocabulary.text(element));
    if vocabulary.compounds_first.words.iter().any(starts)
        || vocabulary.compounds_last.words.iter().any(ends)
    {
        How::Compound
    } else {
        How::Corrected
    }
}
