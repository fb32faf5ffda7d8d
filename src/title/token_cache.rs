//! The readings of words, kept from title to title.

use rustc_hash::FxHashMap;

use crate::taxonomy::WordId;

/// Remembers what words are read as, for one thread: few words make up most titles, and looking for
/// a misspelt one takes a hundred times as long as finding it here.
#[derive(Debug, Default)]
pub(crate) struct TokenCache {
    /// By the word as it is written.
    readings: FxHashMap<Box<str>, Reading>,
    /// The words of all readings, one after the other.
    words: Vec<WordId>,
}

/// The reading of a written word, apart from the title it stands in.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// Where its words start in [`TokenCache::words`], and how many they are: several for a compound
    /// or an abbreviation of several words.
    start: u32,
    length: u16,
    is_ending: bool,
}

impl TokenCache {
    /// The most words that are kept; then the cache is emptied. They fill a table of 32,768 slots.
    const CAPACITY: usize = 28_000;

    /// The words that a written word is read as, and whether, glued to the word before it, it only
    /// marks gender. If it is new, `read` appends its words to a list and says so.
    pub(super) fn get_or_insert(
        &mut self,
        written: &str,
        read: impl FnOnce(&str, &mut Vec<WordId>) -> bool,
    ) -> (&[WordId], bool) {
        let known = self.readings.get(written).copied();
        let reading = known.unwrap_or_else(|| {
            if self.readings.len() == Self::CAPACITY {
                self.readings.clear();
                self.words.clear();
            }
            let start = self.words.len();
            let is_ending = read(written, &mut self.words);
            let reading = Reading {
                start: start as u32,
                length: (self.words.len() - start) as u16,
                is_ending,
            };
            self.readings.insert(written.into(), reading);
            reading
        });
        let words = &self.words[reading.start as usize..][..usize::from(reading.length)];
        (words, reading.is_ending)
    }
}
