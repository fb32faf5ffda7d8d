//! Titles, read so that they can be compared.

use std::borrow::Cow;

use serde::Serialize;

use super::{Family, data, sorting::Sorting, work::Work};
use crate::{
    answer::{Answer, Outcome},
    domain::{Function, Level},
    matcher::Matcher,
    taxonomy::{UNKNOWN, Vocabulary, normalise::fold},
    title::{TokenCache, Tokenizer, find_phrases},
};

/// A title as it is compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Compared {
    /// The title as it was given.
    pub title: String,
    /// How it was settled.
    pub outcome: Outcome,
    /// The functions, best first.
    pub functions: Vec<Function>,
    /// The level the title words.
    pub level: Level,
    /// The rank within the level, as worded; empty without one.
    pub grade: String,
    /// The role of this title, else the nearest.
    pub role: Option<Cow<'static, str>>,
    /// The scope that its words for partners hint at.
    pub scope: Vec<Family>,
    /// Why, in one sentence.
    pub reason: String,
    /// How many rows have it.
    pub rows: u64,
    #[serde(skip)]
    pub(super) words: Vec<(String, bool)>,
    /// The title without case, signs and gender marks.
    #[serde(skip)]
    pub(super) spelling: String,
    #[serde(skip)]
    what_it_is: Option<String>,
}

/// Reads titles to compare them, one after the other.
#[derive(Debug)]
pub struct Comparer<'t> {
    matcher: &'t Matcher<'t>,
    reader: WorkReader<'t>,
}

impl<'t> Comparer<'t> {
    /// A reader of titles.
    pub fn new(matcher: &'t Matcher<'t>) -> Self {
        Comparer {
            reader: WorkReader::new(&matcher.taxonomy().vocabulary),
            matcher,
        }
    }

    /// Reads a title, with the number of rows that have it.
    pub fn read(&mut self, title: &str, answer: &Answer<'_>, rows: u64) -> Compared {
        let inside = answer.outcome.is_partner_role();
        let listed = self.matcher.taxonomy().role(title);
        let listed = listed.filter(|role| role.outside.is_none() == inside);
        let role = listed.or(answer.role());
        Compared {
            title: title.to_owned(),
            outcome: answer.outcome,
            functions: answer.functions().collect(),
            level: answer.level,
            grade: answer.grade.to_string(),
            role: role.map(|role| role.title.clone()),
            scope: Family::all_of(answer),
            reason: answer.reason(title).to_string(),
            what_it_is: answer.reason(title).what_it_is(),
            rows,
            words: self.reader.read(title, answer).key(),
            spelling: spelling(title),
        }
    }
}

fn spelling(title: &str) -> String {
    let words = data::read(title);
    let words = words.split(' ');
    let words = words.filter(|word| !data::bundled().gender_marks.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

impl Compared {
    /// The reason without the words of the title.
    pub fn why(&self) -> &str {
        self.what_it_is.as_deref().unwrap_or(&self.reason)
    }
}

/// Reads the work out of titles, one after the other.
#[derive(Debug)]
pub(super) struct WorkReader<'t> {
    vocabulary: &'t Vocabulary,
    cache: TokenCache,
}

impl<'t> WorkReader<'t> {
    /// A reader over this vocabulary.
    pub(super) fn new(vocabulary: &'t Vocabulary) -> Self {
        WorkReader {
            vocabulary,
            cache: TokenCache::default(),
        }
    }

    /// The work that a title names; `answer` is the answer for it.
    pub(super) fn read(&mut self, title: &str, answer: &Answer<'_>) -> Work {
        let tokenizer = Tokenizer::new(self.vocabulary);
        let tokens = tokenizer.cached_tokens(title, &mut self.cache);
        let phrases = find_phrases(self.vocabulary, &tokens);
        let texts = tokens.iter().map(|token| match token.word {
            UNKNOWN => fold(&title[token.at.range()]).into_owned(),
            known => self.vocabulary.text(known).to_owned(),
        });
        let texts: Vec<String> = texts.collect();
        let mut sorting = Sorting::new(self.vocabulary, title, answer, &tokens, texts);
        sorting.grades(&phrases);
        let mut employer = false; // "at Acme" ends with the segment
        for phrase in &phrases {
            employer &= !phrase.separator.is_boundary();
            employer |= phrase.tags.employer;
            if !employer {
                sorting.phrase(phrase);
            }
        }
        sorting.finish()
    }
}
