//! The phrases of a taxonomy, each once, by the words that they are read as.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    WordId,
    phrase_tags::{PhraseTags, Phrases},
    word_table::WordTable,
    yaml_text::{TaxonomyError, YamlText},
};

/// Phrases by what they are read as: "Channel-Sales" and "channel sales" are one.
pub(super) struct PhraseIndex<'s> {
    source: YamlText<'s>,
    words: WordTable,
    phrases: Vec<(String, PhraseTags)>,
    places: FxHashMap<Vec<WordId>, usize>,
    problems: Vec<TaxonomyError>,
}

/// The words of phrases.
pub(crate) struct PhraseWords {
    /// By phrase, the words that it is read as; of a spelling, those that are written.
    pub(super) of_phrases: Vec<Vec<WordId>>,
    pub(super) table: WordTable,
}

impl<'s> PhraseIndex<'s> {
    /// An empty index under the spellings among phrases; the given ones win over those below.
    pub(super) fn new(
        below: &[(String, PhraseTags)],
        given: &[(String, PhraseTags)],
        source: YamlText<'s>,
    ) -> Self {
        let mut index = PhraseIndex {
            source,
            words: WordTable::default(),
            phrases: Vec::new(),
            places: FxHashMap::default(),
            problems: Vec::new(),
        };
        let given_words = spellings(given).map(|(written, _)| index.words.as_written(written));
        let given_words: FxHashSet<Vec<WordId>> = given_words.collect();
        for (written, read) in spellings(below) {
            if !given_words.contains(&index.words.as_written(written)) {
                index.words.spell(written, read);
            }
        }
        for (written, read) in spellings(given) {
            if !index.words.spell(written, read) {
                let message = format!(
                    "'{written}' is not one word, or is listed twice: a spelling is one word, once"
                );
                index
                    .problems
                    .push(source.phrase_error(written, 1, message));
            }
        }
        index
    }

    /// A spelling goes by what is written, all else by what it is read as.
    fn key(&mut self, phrase: &str, tags: &PhraseTags) -> Vec<WordId> {
        match tags.reads {
            Some(_) => self.words.as_written(phrase),
            None => self.words.as_read(phrase),
        }
    }

    /// Adds phrases.
    pub(super) fn add_all(&mut self, given: Vec<(String, PhraseTags)>) {
        for (phrase, tags) in given {
            let key = self.key(&phrase, &tags);
            match self.places.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(self.phrases.len());
                    self.phrases.push((phrase, tags));
                }
                Entry::Occupied(place) => {
                    if !self.phrases[*place.get()].1.add(tags) {
                        let message = format!(
                            "'{phrase}' stands twice with the same kind of meaning: remove one"
                        );
                        let problem = self.source.phrase_error(&phrase, 1, message);
                        self.problems.push(problem);
                    }
                }
            }
        }
    }

    /// Forgets what the given phrases say otherwise.
    pub(super) fn forget(&mut self, given: &[(String, PhraseTags)]) {
        for (phrase, tags) in given {
            let key = self.key(phrase, tags);
            if let Some(&place) = self.places.get(&key) {
                self.phrases[place].1.forget(tags);
            }
        }
    }

    /// The phrases, their words, and what they say twice.
    pub(super) fn finish(self) -> (Phrases, PhraseWords, Vec<TaxonomyError>) {
        let mut of_phrases = vec![Vec::new(); self.phrases.len()];
        for (words, place) in self.places {
            of_phrases[place] = words;
        }
        let words = PhraseWords {
            of_phrases,
            table: self.words,
        };
        (Phrases(self.phrases), words, self.problems)
    }
}

/// The spellings among phrases, each with what it is read as.
pub(super) fn spellings(phrases: &[(String, PhraseTags)]) -> impl Iterator<Item = (&str, &str)> {
    let spellings = phrases
        .iter()
        .map(|(phrase, tags)| Some((&**phrase, &**tags.reads.as_ref()?)));
    spellings.flatten()
}
