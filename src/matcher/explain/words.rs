//! What the words of a title were read as.

use serde::Serialize;

use crate::title::{Lexeme, Reading, fold, words};
use crate::vocabulary::{UNKNOWN, Vocabulary, WordId};

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
pub(super) fn read(vocabulary: &Vocabulary, reading: &Reading<'_>, title: &str) -> Vec<ReadWord> {
    let end = reading
        .lexemes
        .last()
        .map_or(0, |lexeme| lexeme.at.end as usize);
    let places = words(title).take_while(|at| at.start < end);
    let words = places.map(|at| {
        let same = |lexeme: &&Lexeme| lexeme.at.range() == at;
        let lexemes: Vec<&Lexeme> = reading.lexemes.iter().filter(same).collect();
        let written = &title[at.clone()];
        ReadWord {
            written: written.to_owned(),
            how: how(vocabulary, written, &lexemes),
            read: lexemes
                .iter()
                .filter(|lexeme| lexeme.word != UNKNOWN)
                .map(|lexeme| vocabulary.text(lexeme.word).to_owned())
                .collect(),
        }
    });
    words.collect()
}

fn how(vocabulary: &Vocabulary, written: &str, lexemes: &[&Lexeme]) -> How {
    let folded = fold(written);
    let known = vocabulary.word(&folded);
    if lexemes.is_empty() {
        return How::Ending;
    }
    if known != UNKNOWN {
        return match vocabulary.reads(known) {
            Some(_) => How::Spelling,
            None => How::Known,
        };
    }
    if let [one] = lexemes {
        return match one.word {
            UNKNOWN => How::Unknown,
            _ => How::Corrected,
        };
    }
    let text = |element: &(u8, WordId)| vocabulary.text(element.1);
    let starts = |element| folded.starts_with(text(element));
    let ends = |element| folded.ends_with(text(element));
    if vocabulary.compounds_first.iter().any(starts) || vocabulary.compounds_last.iter().any(ends) {
        How::Compound
    } else {
        How::Corrected
    }
}
