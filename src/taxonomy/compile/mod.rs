//! The vocabulary file to tables.

mod builder;
mod names;

use std::{borrow::Cow, mem};

use super::{
    Confidence, TaxonomyError, Vocabulary, WordId,
    normalise::{fold, words},
    source::{Source, unknown},
    vocabulary_file::{VocabularyFile, WorldWords},
};
use builder::{Builder, Tag};

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
        builder.phrases(&entry.words, Tag::Partner(index))?;
    }
    for (index, entry) in numbered(&file.topics, source)? {
        builder.phrases(&entry.words, Tag::Function(index))?;
    }
    for (index, entry) in numbered(&file.outside, source)? {
        builder.phrases(&entry.words, Tag::Outside(index))?;
    }
    for (index, entry) in numbered(&file.false_friends, source)? {
        builder.phrases(&entry.phrases, Tag::FalseFriend(index))?;
        builder.phrases(&entry.before, Tag::Before(index))?;
        builder.phrases(&entry.after, Tag::After(index))?;
        builder.phrases(&entry.anywhere, Tag::Anywhere(index))?;
        for (worlds, tag) in [
            (&entry.before_worlds, Tag::Before(index)),
            (&entry.after_worlds, Tag::After(index)),
            (&entry.anywhere_worlds, Tag::Anywhere(index)),
        ] {
            for name in worlds {
                builder.phrases(&world(&file, source, name)?.words, tag)?;
            }
        }
    }
    for entry in &file.levels {
        builder.phrases(&entry.words, Tag::Level(entry.level))?;
    }
    builder.phrases(&file.objects, Tag::Object)?;
    builder.phrases(&file.fillers, Tag::Filler)?;
    builder.phrases(&file.adjectives, Tag::Filler)?;
    builder.phrases(&file.adjectives, Tag::Adjective)?;
    builder.phrases(&file.joiners, Tag::Joiner)?;
    builder.phrases(&file.linkers, Tag::Linker)?;
    builder.phrases(&file.others, Tag::Others)?;
    builder.phrases(&file.partner_behind, Tag::PartnerBehind)?;
    builder.phrases(&file.employers, Tag::Employer)?;
    builder.phrases(&file.vendors, Tag::Vendor)?;
    builder.phrases(&file.ranks, Tag::Rank)?;
    builder.phrases(&file.not_now, Tag::NotNow)?;
    builder.phrases(&file.not_now_before, Tag::NotNowBefore)?;
    for word in &file.ordinary {
        builder.ordinary(word);
    }
    let mut numbers_of = |words: &[String]| -> Vec<WordId> {
        words.iter().map(|word| builder.word(&fold(word))).collect()
    };
    let gender_endings = numbers_of(&file.endings);
    let compounds_first = numbers_of(&file.compounds_first);
    let compounds_last = numbers_of(&file.compounds_last);
    let problems = mem::take(&mut builder.problems);
    let (compiled, number) = builder.finish();
    let renumbered = |words: Vec<WordId>| -> Cow<'static, [WordId]> {
        words
            .into_iter()
            .map(|word| number[word as usize])
            .collect()
    };
    let vocabulary = Vocabulary {
        partner_terms: file.partner_words.iter().map(|e| e.term()).collect(),
        family_of: families(&file),
        function_terms: file.topics.iter().map(|e| e.term()).collect(),
        outside_work: file.outside.iter().map(|e| e.term()).collect(),
        false_friends: file.false_friends.iter().map(|e| e.term()).collect(),
        confidences: file
            .confidence
            .into_iter()
            .map(|e| {
                let one_unknown = e.one_unknown.unwrap_or(e.confidence);
                let more_unknown = e.more_unknown.unwrap_or(one_unknown);
                Confidence {
                    basis: e.ground,
                    all_known: e.confidence,
                    one_unknown,
                    more_unknown,
                }
            })
            .collect(),
        leader_default: Cow::Owned(file.without_topic.leader),
        director_default: Cow::Owned(file.without_topic.director),
        below_default: Cow::Owned(file.without_topic.below),
        gender_endings: renumbered(gender_endings),
        compounds_first: renumbered(compounds_first),
        compounds_last: renumbered(compounds_last),
        ..compiled
    };
    Ok((vocabulary, problems))
}

/// The world of this name.
fn world<'f>(
    file: &'f VocabularyFile,
    source: Source<'_>,
    name: &str,
) -> Result<&'f WorldWords, TaxonomyError> {
    let mut worlds = file.worlds.iter();
    worlds.find(|world| world.world == name).ok_or_else(|| {
        let known = file.worlds.iter().map(|world| &*world.world);
        unknown(source, "world", name, known)
    })
}

/// By partner term, the first one of the same family.
fn families(file: &VocabularyFile) -> Cow<'static, [u16]> {
    let terms = &file.partner_words;
    let first = |family: &str| terms.iter().position(|other| other.family == family);
    let first = terms
        .iter()
        .map(|term| first(&term.family).unwrap_or(0) as u16);
    first.collect()
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
