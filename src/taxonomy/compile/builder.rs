//! Words and phrases, collected one by one, and the vocabulary made of them.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::{
    Phrase, TagSet, TaxonomyError, UNKNOWN, Vocabulary, Word, WordId, WordsByPair, first_pair,
    last_pair,
    normalise::fold,
    text_hash,
    word_table::{CollectedWord, WordTable},
    yaml_text::YamlText,
};
use crate::domain::Level;

/// The shortest word that a misspelt one is taken for. Below it too many ordinary words lie one
/// letter apart.
const SHORTEST_CORRECTED: usize = 6;

/// Collects words and phrases.
pub(super) struct VocabularyBuilder<'s> {
    source: YamlText<'s>,
    /// Lines that can be left out.
    pub(super) problems: Vec<TaxonomyError>,
    pub(super) words: WordTable,
    /// Phrases in the order in which they came.
    phrases: Vec<(Vec<WordId>, TagSet)>,
    /// By word, the phrase that consists of it alone.
    alone: FxHashMap<WordId, usize>,
}

impl<'s> VocabularyBuilder<'s> {
    pub(super) fn new(source: YamlText<'s>, words: WordTable) -> Self {
        VocabularyBuilder {
            source,
            problems: Vec::new(),
            words,
            phrases: Vec::new(),
            alone: FxHashMap::default(),
        }
    }

    /// Adds a phrase, which comes once, by its words.
    pub(super) fn phrase(
        &mut self,
        phrase: &str,
        words: Vec<WordId>,
        tags: TagSet,
    ) -> Result<(), TaxonomyError> {
        if words.is_empty() {
            let message = format!("'{phrase}' holds no word: remove it");
            return Err(self.source.phrase_error(phrase, 0, message));
        }
        if tags.is_noun()
            || tags.partner.is_some()
            || tags.function.is_some()
            || tags.object
            || tags.filler
        {
            for &word in &words {
                self.words.words[word as usize].corrects = true;
            }
        }
        if let [word] = words[..] {
            self.alone.insert(word, self.phrases.len());
        }
        self.phrases.push((words, tags));
        Ok(())
    }

    /// A word that is spelt right: it is not taken for another one, nor another one for it.
    pub(super) fn ordinary(&mut self, word: &str) {
        let folded = fold(word);
        if self.words.knows(&folded) {
            let message = format!("'{word}' is known already and need not be listed: remove it");
            self.problems.push(self.source.error(word, 1, message));
        }
        self.words.word(&folded);
    }

    /// The tags of a word by itself.
    fn tags_alone(&self, word: WordId) -> Option<&TagSet> {
        Some(&self.phrases[*self.alone.get(&word)?].1)
    }

    /// A phrase around the noun of a role is one too: "account manager" is a manager.
    fn inherit_levels(&mut self) {
        for index in 0..self.phrases.len() {
            let (words, tags) = &self.phrases[index];
            if words.len() == 1 || tags.level.is_some() {
                continue;
            }
            let own = |word: &WordId| self.tags_alone(*word)?.level;
            let own = words.iter().filter_map(own);
            let level = own.filter(|level| !matches!(level, Level::Chief | Level::Entry));
            self.phrases[index].1.level = level.min();
        }
    }

    /// A function term around a partner word is about partners: "partner data".
    fn inherit_partners(&mut self) {
        for index in 0..self.phrases.len() {
            let (words, tags) = &self.phrases[index];
            let names_work = tags.function.is_some() || tags.outside.is_some();
            if words.len() == 1 || !names_work || tags.partner.is_some() {
                continue;
            }
            let mut before_last = words[..words.len() - 1].iter();
            let partner = before_last.find_map(|word| self.tags_alone(*word)?.partner);
            self.phrases[index].1.partner = partner;
        }
    }

    /// The vocabulary of these words and phrases, and the number of each word in it.
    pub(super) fn finish(mut self) -> (Vocabulary, Vec<WordId>) {
        self.inherit_levels();
        self.inherit_partners();
        let order = self.alphabetical();
        let mut number = vec![UNKNOWN; order.len()];
        for (place, &id) in (0..).zip(&order) {
            number[id] = place;
        }
        let (phrases, tag_sets) = self.sorted_phrases(&number);
        let mut uses = vec![0; number.len()];
        for &word in phrases.iter().flat_map(|(words, _)| words) {
            uses[word as usize] += 1;
        }
        let words = &self.words.words;
        let collected: Vec<&CollectedWord> = order.iter().map(|&id| &words[id]).collect();
        let (mut texts, mut lists) = (String::new(), Vec::new());
        let mut words: Vec<Word> = Vec::with_capacity(number.len());
        let mut next = 0;
        for (id, word) in (0..).zip(&collected) {
            let first = next;
            while phrases.get(next).is_some_and(|(words, _)| words[0] == id) {
                next += 1;
            }
            let start = texts.len();
            texts.push_str(&word.text);
            words.push(Word {
                text: (start as u32, texts.len() as u32),
                reads: append(&mut lists, &renumbered(&word.reads, &number)),
                phrases: (first as u32, next as u32),
                grade_phrases: (0, 0),
                uses: uses[id as usize],
            });
        }
        let phrases = phrases.iter().map(|(words, tags)| Phrase {
            words: append(&mut lists, words),
            tags: *tags,
        });
        let phrases = phrases.collect();
        let numbered = || (0..).zip(&collected);
        let hashed = numbered().map(|(id, word)| (text_hash(&word.text), id));
        let mut by_hash: Vec<(u32, WordId)> = hashed.collect();
        by_hash.sort_unstable();
        let corrects = numbered()
            .filter(|(_, word)| word.corrects && word.text.chars().count() >= SHORTEST_CORRECTED);
        let corrects: Vec<_> = corrects.map(|(id, word)| (&*word.text, id)).collect();
        let vocabulary = Vocabulary {
            by_hash: Cow::Owned(by_hash),
            by_start: WordsByPair::new(&corrects, first_pair),
            by_ending: WordsByPair::new(&corrects, last_pair),
            words: Cow::Owned(words),
            texts: Cow::Owned(texts),
            lists: Cow::Owned(lists),
            phrases: Cow::Owned(phrases),
            tag_sets: Cow::Owned(tag_sets),
            ..Vocabulary::default()
        };
        (vocabulary, number)
    }

    /// The phrases by the numbers of their words, in order, each with the index of its tags among the
    /// different ones, which come behind them.
    fn sorted_phrases(&mut self, number: &[WordId]) -> (Vec<(Vec<WordId>, u16)>, Vec<TagSet>) {
        let mut tag_sets = vec![TagSet::default()];
        let mut known = FxHashMap::from_iter([(TagSet::default(), 0)]);
        let mut phrases: Vec<(Vec<WordId>, u16)> = Vec::with_capacity(self.phrases.len());
        for (mut words, tags) in self.phrases.drain(..) {
            for word in &mut words {
                *word = number[*word as usize];
            }
            let index = *known.entry(tags).or_insert_with_key(|tags| {
                tag_sets.push(tags.clone());
                tag_sets.len() - 1
            });
            phrases.push((words, index as u16));
        }
        phrases.sort_by(|one, other| one.0.cmp(&other.0));
        (phrases, tag_sets)
    }

    /// The words in alphabetical order.
    fn alphabetical(&self) -> Vec<usize> {
        let words = &self.words.words;
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|&id| &words[id].text);
        order
    }
}

/// Words by the numbers that they have in the vocabulary.
pub(super) fn renumbered(words: &[WordId], number: &[WordId]) -> Vec<WordId> {
    words.iter().map(|&word| number[word as usize]).collect()
}

/// Appends words to a list, and returns the range in which they stand.
pub(super) fn append(list: &mut Vec<WordId>, words: &[WordId]) -> (u32, u32) {
    let start = list.len();
    list.extend_from_slice(words);
    (start as u32, list.len() as u32)
}
