//! Words and phrases, collected one by one, and the tables made of them.

use std::collections::HashMap;

use super::super::{Letters, Level, List, Table, TaxonomyError, source::Source};
use crate::{
    title::{PAIRS, SHORTEST, first_pair, fold, last_pair, letters, words},
    vocabulary::{
        Corrects, Kinds, Mark, Phrase, UNKNOWN, Vocabulary, Word, WordId, hash_text, hash_words,
        second_bit,
    },
};

/// Collects words and phrases.
pub(super) struct Builder<'s> {
    source: Source<'s>,
    /// What stands twice.
    pub(super) problems: Vec<TaxonomyError>,
    words: Vec<Word>,
    /// Whether a misspelt word may be taken for the word of this number.
    corrects: Vec<bool>,
    letters: String,
    ids: HashMap<String, WordId>,
    readings: Vec<WordId>,
    /// Phrases in the order in which they came, so that equal files make equal tables.
    phrases: Vec<(Vec<WordId>, Vec<Mark>)>,
    index: HashMap<Vec<WordId>, usize>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: Source<'s>) -> Self {
        let mut builder = Builder {
            source,
            problems: Vec::new(),
            words: Vec::new(),
            corrects: Vec::new(),
            letters: String::new(),
            ids: HashMap::new(),
            readings: Vec::new(),
            phrases: Vec::new(),
            index: HashMap::new(),
        };
        builder.word(""); // number 0: UNKNOWN
        builder
    }

    /// The number of a folded word.
    pub(super) fn word(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = self.words.len() as WordId;
        let from = self.letters.len() as u32;
        self.letters.push_str(folded);
        self.words.push(Word {
            text: (from, self.letters.len() as u32),
            reads: (0, 0),
            longest: 0,
            alone: 0,
            seconds: 0,
        });
        self.corrects.push(false);
        self.ids.insert(folded.to_owned(), id);
        id
    }

    /// The numbers of the words of a phrase.
    pub(super) fn split(&mut self, phrase: &str) -> Result<Vec<WordId>, TaxonomyError> {
        let words: Vec<WordId> = words(phrase)
            .map(|at| &phrase[at])
            .flat_map(|word| {
                let folded = fold(word).into_owned();
                let id = self.word(&folded);
                if let Some(plain) = without_dots(word)
                    && !self.ids.contains_key(&plain)
                {
                    let plain = self.word(&plain);
                    self.read_as(plain, &[id]);
                }
                self.reads(id)
            })
            .collect();
        if words.is_empty() {
            let message = format!("'{phrase}' holds no word: remove it");
            return Err(self.source.error(phrase, 0, message));
        }
        Ok(words)
    }

    pub(super) fn phrases(&mut self, phrases: &[String], mark: Mark) -> Result<(), TaxonomyError> {
        for phrase in phrases {
            let words = self.split(phrase)?;
            let decides = matches!(
                mark,
                Mark::Partner(_)
                    | Mark::Topic(_)
                    | Mark::Level(_)
                    | Mark::Outside(_)
                    | Mark::Object
                    | Mark::Filler
            );
            for &word in &words {
                self.corrects[word as usize] |= decides;
            }
            let first = &mut self.words[words[0] as usize];
            first.longest = first.longest.max(words.len() as u8);
            let index = *self.index.entry(words.clone()).or_insert_with(|| {
                self.phrases.push((words, Vec::new()));
                self.phrases.len() - 1
            });
            let marks = &mut self.phrases[index].1;
            let same_kind =
                |other: &Mark| std::mem::discriminant(other) == std::mem::discriminant(&mark);
            let may_repeat = matches!(mark, Mark::Before(_) | Mark::After(_) | Mark::Anywhere(_));
            if marks.contains(&mark) || !may_repeat && marks.iter().any(same_kind) {
                let message =
                    format!("'{phrase}' stands twice with the same kind of meaning: remove one");
                self.problems.push(self.source.error(phrase, 1, message));
                continue;
            }
            marks.push(mark);
        }
        Ok(())
    }

    pub(super) fn spelling(&mut self, written: &str, read: &str) -> Result<(), TaxonomyError> {
        let written_words = self.split(written)?;
        let read = self.split(read)?;
        let [word] = written_words[..] else {
            let message = format!(
                "'{written}' is not one word, or is listed twice: a spelling is one word, once"
            );
            self.problems.push(self.source.error(written, 1, message));
            return Ok(());
        };
        self.read_as(word, &read);
        Ok(())
    }

    /// What a word is read as: usually itself.
    fn reads(&self, word: WordId) -> Vec<WordId> {
        match self.words[word as usize].reads {
            (from, to) if from < to => self.readings[from as usize..to as usize].to_vec(),
            _ => vec![word],
        }
    }

    fn read_as(&mut self, word: WordId, read: &[WordId]) {
        if read == [word] {
            return;
        }
        let from = self.readings.len() as u32;
        self.readings.extend_from_slice(read);
        let entry = &mut self.words[word as usize];
        entry.reads = (from, self.readings.len() as u32);
    }

    /// A word that is spelt right: it is not taken for another one, nor another one for it.
    pub(super) fn ordinary(&mut self, word: &str) {
        let folded = fold(word).into_owned();
        if self.ids.contains_key(&folded) {
            let message = format!("'{word}' is known already and need not be listed: remove it");
            self.problems.push(self.source.error(word, 1, message));
        }
        self.word(&folded);
    }

    /// A phrase around the noun of a role is one too: "account manager" is a manager.
    fn inherit_levels(&mut self) {
        for index in 0..self.phrases.len() {
            let (words, marks) = &self.phrases[index];
            if words.len() == 1 || marks.iter().any(|mark| matches!(mark, Mark::Level(_))) {
                continue;
            }
            let single = |word: &WordId| {
                let (_, marks) = &self.phrases[*self.index.get(&vec![*word])?];
                marks.iter().find_map(|mark| match mark {
                    Mark::Level(Level::Chief | Level::Entry) => None,
                    Mark::Level(level) => Some(*level),
                    _ => None,
                })
            };
            if let Some(level) = words.iter().filter_map(single).min() {
                self.phrases[index].1.push(Mark::Level(level));
            }
        }
    }

    /// A topic around a partner word is about partners: "partner data".
    fn inherit_partners(&mut self) {
        for index in 0..self.phrases.len() {
            let (words, marks) = &self.phrases[index];
            let is_topic = marks
                .iter()
                .any(|mark| matches!(mark, Mark::Topic(_) | Mark::Outside(_)));
            let is_partner = |marks: &[Mark]| {
                let mut partners = marks.iter().filter(|mark| matches!(mark, Mark::Partner(_)));
                partners.next().copied()
            };
            if words.len() == 1 || !is_topic || is_partner(marks).is_some() {
                continue;
            }
            let single =
                |word: &WordId| is_partner(&self.phrases[*self.index.get(&vec![*word])?].1);
            if let Some(partner) = words[..words.len() - 1].iter().find_map(single) {
                self.phrases[index].1.push(partner);
            }
        }
    }

    /// The words that misspelt ones are taken for, by a pair of their letters.
    fn corrects_by(&self, pair: fn(&str) -> usize) -> Corrects {
        let text = |id: usize| {
            let (from, to) = self.words[id].text;
            &self.letters[from as usize..to as usize]
        };
        let mut ids: Vec<usize> = (0..self.words.len())
            .filter(|&id| self.corrects[id] && text(id).chars().count() >= SHORTEST)
            .collect();
        ids.sort_by_key(|&id| (pair(text(id)), id));
        let from = (0..=PAIRS)
            .map(|number| ids.partition_point(|&id| pair(text(id)) < number) as u32)
            .collect();
        let words = ids.into_iter().map(|id| (letters(text(id)), id as WordId));
        Corrects {
            words: words.collect(),
            from,
        }
    }

    pub(super) fn finish(mut self) -> Vocabulary {
        self.inherit_levels();
        self.inherit_partners();
        let word_slots = table(self.words.len(), |id| {
            let (from, to) = self.words[id].text;
            (id != UNKNOWN as usize).then(|| hash_text(&self.letters[from as usize..to as usize]))
        });
        let phrase_slots = table(self.phrases.len() + 1, |slot| {
            slot.checked_sub(1)
                .map(|index| hash_words(&self.phrases[index].0))
        });
        let corrects_by_start = self.corrects_by(first_pair);
        let corrects_by_end = self.corrects_by(last_pair);
        let mut phrases = Vec::new();
        let mut phrase_words = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        // phrases that mean the same share one list, by which they are known to be alike
        let mut meanings: Vec<(&[Mark], (u32, u32))> = Vec::new();
        for (index, (words, meaning)) in self.phrases.iter().enumerate() {
            let first = &mut self.words[words[0] as usize];
            match words[1..] {
                [] => first.alone = index as u32 + 1,
                [second, ..] => first.seconds |= second_bit(second),
            }
            let known = meanings.iter().find(|(known, _)| known == meaning);
            let range = known.map(|(_, range)| *range).unwrap_or_else(|| {
                let first = marks.len() as u32;
                marks.extend_from_slice(meaning);
                meanings.push((meaning, (first, marks.len() as u32)));
                (first, marks.len() as u32)
            });
            let first_word = phrase_words.len() as u32;
            phrase_words.extend_from_slice(words);
            phrases.push(Phrase {
                words: (first_word, phrase_words.len() as u32),
                marks: range,
                kinds: Kinds::of(meaning).bits(),
            });
        }
        Vocabulary {
            groups: Table::default(),
            topics: Table::default(),
            outsides: Table::default(),
            friends: Table::default(),
            grounds: Table::default(),
            leader: List::default(),
            director: List::default(),
            below: List::default(),
            endings: Table::default(),
            compounds_first: Table::default(),
            compounds_last: Table::default(),
            corrects_by_start,
            corrects_by_end,
            words: Table::Owned(self.words),
            letters: Letters::Owned(self.letters),
            readings: Table::Owned(self.readings),
            word_slots: Table::Owned(word_slots),
            phrases: Table::Owned(phrases),
            phrase_words: Table::Owned(phrase_words),
            marks: Table::Owned(marks),
            phrase_slots: Table::Owned(phrase_slots),
        }
    }
}

/// An open hash table of numbers, at most half full. 0 stands for an empty slot.
pub(in crate::taxonomy) fn table(entries: usize, hash: impl Fn(usize) -> Option<u64>) -> Vec<u32> {
    let size = (2 * entries).next_power_of_two();
    let mut slots = vec![0; size];
    for entry in 0..entries {
        let Some(hash) = hash(entry) else { continue };
        let mut slot = hash as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = entry as u32;
    }
    slots
}

/// A long German word as people write it who leave out the dots: `Geschaftsfuhrer`. Short ones
/// would be taken for other words (Händler, handler).
fn without_dots(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let plain = lower.replace('ä', "a").replace('ö', "o").replace('ü', "u");
    (plain != lower && plain.len() >= 9).then(|| fold(&plain).into_owned())
}
