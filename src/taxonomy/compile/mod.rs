//! The sections on wording to the vocabulary of titles.

mod builder;
mod names;

use std::borrow::Cow;

use super::{
    Confidence, FalseFriend, FunctionTerm, GradeTerm, OutsideWork, PartnerTerm, Phrase,
    TaxonomyError, Vocabulary, WordId, WordsByPair, document::Document, entries::BasisConfidence,
    entry::terms, first_pair, last_pair, normalise::fold, phrase_index::PhraseWords,
    yaml_text::YamlText,
};
use builder::{VocabularyBuilder, append, renumbered};
use names::Names;

/// Compiles and checks the wording of titles. What need not be said is handed over.
pub(super) fn compile(
    document: &Document,
    words: PhraseWords,
    source: YamlText<'_>,
) -> Result<(Vocabulary, Vec<TaxonomyError>), TaxonomyError> {
    let terms = Terms::of(document, source)?;
    let names = Names::of(document, source)?;
    names.check(&terms)?;
    let mut builder = VocabularyBuilder::new(source, words.table);
    for ((phrase, tags), words) in document.phrases().zip(words.of_phrases) {
        if tags.reads.is_none() {
            let tags = names.tag_set(phrase, tags)?;
            names.check_spoils(&terms.friends, &tags)?;
            builder.phrase(phrase, words, tags)?;
        }
    }
    for word in document.ordinary.iter().flatten() {
        builder.ordinary(word);
    }
    let mut ids_of = |words: &Option<Vec<String>>| -> Vec<WordId> {
        let words = words.iter().flatten();
        words.map(|word| builder.words.word(&fold(word))).collect()
    };
    let gender_endings = ids_of(&document.endings);
    let compounds_first = ids_of(&document.compounds_first);
    let compounds_last = ids_of(&document.compounds_last);
    let open = document.compounds_open.iter().flatten();
    let mut id_of = |word: &String| builder.words.word(&fold(word));
    let compounds_open: Vec<[WordId; 2]> = open
        .map(|(first, read_as)| [id_of(first), id_of(read_as)])
        .collect();
    let mut grade_phrases: Vec<(Vec<WordId>, u16)> = Vec::new();
    for (index, grade) in (0..).zip(&terms.grades) {
        for phrase in grade.words.iter() {
            grade_phrases.push((builder.words.as_read(phrase), index));
        }
    }
    let problems = std::mem::take(&mut builder.problems);
    let (mut compiled, number) = builder.finish();
    let grade_phrases = grade_phrases.into_iter();
    let grade_phrases = grade_phrases.map(|(words, grade)| (renumbered(&words, &number), grade));
    add_grades(&mut compiled, grade_phrases.collect());
    let compounds_open = compounds_open.into_iter();
    let compounds_open = compounds_open.map(|open| open.map(|word| number[word as usize]));
    let elements = |words: &[WordId], pair_of| {
        let words = renumbered(words, &number).into_iter();
        let words: Vec<(&str, WordId)> = words.map(|word| (compiled.text(word), word)).collect();
        WordsByPair::new(&words, pair_of)
    };
    let default = document.without_topic.clone().unwrap_or_default();
    let vocabulary = Vocabulary {
        family_of: families(&terms.partner),
        partner_terms: Cow::Owned(terms.partner),
        function_terms: Cow::Owned(terms.function),
        outside_work: Cow::Owned(terms.outside),
        false_friends: Cow::Owned(terms.friends),
        grades: Cow::Owned(terms.grades),
        confidences: Cow::Owned(terms.confidence),
        leader_default: Cow::Owned(default.leader.unwrap_or_default()),
        director_default: Cow::Owned(default.director.unwrap_or_default()),
        below_default: Cow::Owned(default.below.unwrap_or_default()),
        letters: Cow::Owned(document.letters.clone().unwrap_or_default()),
        gender_endings: Cow::Owned(renumbered(&gender_endings, &number)),
        compounds_first: elements(&compounds_first, first_pair),
        compounds_last: elements(&compounds_last, last_pair),
        compound_links: {
            let links = document.compound_links.iter().flatten();
            links.cloned().map(Cow::Owned).collect()
        },
        compounds_open: compounds_open
            .map(|[first, read_as]| (first, read_as))
            .collect(),
        ..compiled
    };
    Ok((vocabulary, problems))
}

/// Adds the phrases that word grades, which each word finds by a range of its own.
fn add_grades(vocabulary: &mut Vocabulary, mut phrases: Vec<(Vec<WordId>, u16)>) {
    phrases.sort();
    for (id, word) in (0..).zip(vocabulary.words.to_mut()) {
        let from = phrases.partition_point(|(words, _)| words[0] < id);
        let to = phrases.partition_point(|(words, _)| words[0] <= id);
        word.grade_phrases = (from as u32, to as u32);
    }
    let lists = vocabulary.lists.to_mut();
    let phrases = phrases.iter().map(|(words, tags)| Phrase {
        words: append(lists, words),
        tags: *tags,
    });
    vocabulary.grade_phrases = phrases.collect();
}

/// The terms that phrases refer to.
struct Terms {
    partner: Vec<PartnerTerm>,
    function: Vec<FunctionTerm>,
    outside: Vec<OutsideWork>,
    friends: Vec<FalseFriend>,
    grades: Vec<GradeTerm>,
    confidence: Vec<Confidence>,
}

impl Terms {
    fn of(document: &Document, source: YamlText<'_>) -> Result<Terms, TaxonomyError> {
        let confidence = terms("confidence", &document.confidence, source)?;
        let confidence = confidence.into_iter().map(|entry| entry.checked(source));
        Ok(Terms {
            partner: terms("partner_words", &document.partner_words, source)?,
            function: terms("topics", &document.topics, source)?,
            outside: terms("outside", &document.outside, source)?,
            friends: terms("false_friends", &document.false_friends, source)?,
            grades: terms("grades", &document.grades, source)?,
            confidence: confidence.collect::<Result<_, _>>()?,
        })
    }
}

impl BasisConfidence {
    fn checked(self, source: YamlText<'_>) -> Result<Confidence, TaxonomyError> {
        let one_unknown = self.one_unknown.unwrap_or(self.confidence);
        let more_unknown = self.more_unknown.unwrap_or(one_unknown);
        let [apart, other_world] = [self.apart, self.other_world].map(|most| most.unwrap_or(1.0));
        for given in [
            self.confidence,
            one_unknown,
            more_unknown,
            apart,
            other_world,
        ] {
            if !(0.0..=1.0).contains(&given) {
                let ground = &self.ground;
                let message = format!("confidence of '{ground}' is {given}: write 0 to 1");
                return Err(source.error(ground, 0, message));
            }
        }
        Ok(Confidence {
            basis: self.ground,
            all_known: self.confidence,
            one_unknown,
            more_unknown,
            apart,
            other_world,
        })
    }
}

/// By partner term, the first one of the same family.
fn families(terms: &[PartnerTerm]) -> Cow<'static, [u16]> {
    let first = |family: &str| terms.iter().position(|other| other.family == family);
    let of_term = |term: &PartnerTerm| {
        let family = if term.near.is_empty() {
            &term.family
        } else {
            &term.near
        };
        first(family).unwrap_or(0) as u16
    };
    terms.iter().map(of_term).collect()
}
