//! The vocabulary file to tables.

mod builder;
mod names;

use super::{List, Table, TaxonomyError, source::Source, vocabulary_file::VocabularyFile};
use crate::{
    title::{fold, words},
    vocabulary::{Mark, Vocabulary, WordId},
};
use builder::Builder;
pub(super) use builder::table;

/// Compiles and checks a vocabulary.
pub(crate) fn compile(
    file: VocabularyFile,
    source: Source<'_>,
) -> Result<Vocabulary, TaxonomyError> {
    let (vocabulary, problems) = try_compile(file, source)?;
    problems.into_iter().next().map_or(Ok(vocabulary), Err)
}

/// Compiles a vocabulary; what is said twice counts once and is handed over.
pub(crate) fn try_compile(
    file: VocabularyFile,
    source: Source<'_>,
) -> Result<(Vocabulary, Vec<TaxonomyError>), TaxonomyError> {
    names::check(&file, source)?;
    let mut builder = Builder::new(source);
    // first: the phrases below are read with these spellings, like titles
    for spelling in &file.spellings {
        for written in &spelling.write {
            builder.spelling(written, &spelling.read)?;
        }
    }
    for (index, entry) in numbered(&file.partner_words, source)? {
        builder.phrases(&entry.words, Mark::Partner(index))?;
    }
    for (index, entry) in numbered(&file.topics, source)? {
        builder.phrases(&entry.words, Mark::Topic(index))?;
    }
    for (index, entry) in numbered(&file.outside, source)? {
        builder.phrases(&entry.words, Mark::Outside(index))?;
    }
    for (index, entry) in numbered(&file.false_friends, source)? {
        builder.phrases(&entry.phrases, Mark::Friend(index))?;
        builder.phrases(&entry.before, Mark::Before(index))?;
        builder.phrases(&entry.after, Mark::After(index))?;
        builder.phrases(&entry.anywhere, Mark::Anywhere(index))?;
    }
    for entry in &file.levels {
        builder.phrases(&entry.words, Mark::Level(entry.level))?;
    }
    builder.phrases(&file.objects, Mark::Object)?;
    builder.phrases(&file.fillers, Mark::Filler)?;
    builder.phrases(&file.adjectives, Mark::Filler)?;
    builder.phrases(&file.adjectives, Mark::Adjective)?;
    builder.phrases(&file.joiners, Mark::Joiner)?;
    builder.phrases(&file.linkers, Mark::Linker)?;
    builder.phrases(&file.others, Mark::Others)?;
    builder.phrases(&file.partner_behind, Mark::Behind)?;
    builder.phrases(&file.employers, Mark::Employer)?;
    for word in &file.ordinary {
        builder.ordinary(word);
    }
    let endings = file.endings.iter().map(|word| builder.word(&fold(word)));
    let endings = Table::Owned(endings.collect());
    let mut elements = |words: &[String], byte: fn(&[u8]) -> Option<&u8>| {
        let folded = words.iter().map(|word| fold(word));
        let known = folded.filter_map(|word| Some((*byte(word.as_bytes())?, builder.word(&word))));
        known.collect::<Table<(u8, WordId)>>()
    };
    let compounds_first = elements(&file.compounds_first, <[u8]>::first);
    let compounds_last = elements(&file.compounds_last, <[u8]>::last);
    let problems = std::mem::take(&mut builder.problems);
    let vocabulary = Vocabulary {
        groups: file.partner_words.iter().map(|e| e.meaning()).collect(),
        topics: file.topics.iter().map(|e| e.meaning()).collect(),
        outsides: file.outside.iter().map(|e| e.meaning()).collect(),
        friends: file.false_friends.iter().map(|e| e.meaning()).collect(),
        grounds: Table::Owned(file.confidence),
        leader: List::from(file.without_topic.leader),
        director: List::from(file.without_topic.director),
        below: List::from(file.without_topic.below),
        endings,
        compounds_first,
        compounds_last,
        ..builder.finish()
    };
    Ok((vocabulary, problems))
}

/// Entries with their index, which has to fit a mark.
fn numbered<'e, T>(
    entries: &'e [T],
    source: Source<'_>,
) -> Result<impl Iterator<Item = (u16, &'e T)> + use<'e, T>, TaxonomyError> {
    if entries.len() > usize::from(u16::MAX) {
        return Err(TaxonomyError {
            file: source.file.to_owned(),
            line: 0,
            message: format!("{} entries in one list are too many", entries.len()),
        });
    }
    Ok((0..).zip(entries))
}

/// The words of phrases, by which two phrases that a title cannot tell apart are the same.
pub(super) struct Keys<'s>(Builder<'s>);

impl<'s> Keys<'s> {
    /// Keys under these spellings.
    pub(super) fn new(source: Source<'s>, spellings: &[(String, String)]) -> Self {
        let mut builder = Builder::new(source);
        for (written, read) in spellings {
            // a spelling that cannot be used is told when the vocabulary is compiled
            let _ = builder.spelling(written, read);
        }
        Keys(builder)
    }

    /// The words of a phrase as they are read.
    pub(super) fn of(&mut self, phrase: &str) -> Vec<WordId> {
        self.0.split(phrase).unwrap_or_default()
    }

    /// The words of a phrase as they are written.
    pub(super) fn words(&mut self, phrase: &str) -> Vec<WordId> {
        let folded = words(phrase).map(|at| fold(&phrase[at]));
        folded.map(|word| self.0.word(&word)).collect()
    }
}
