//! The readings of words, kept from title to title.

use rustc_hash::FxHashMap;

use super::TokenReading;

/// Remembers what words are read as, for one thread: few words make up most titles, and looking for
/// a misspelt one takes a hundred times as long as finding it here.
#[derive(Debug, Default)]
pub struct TokenCache {
    /// By the word as it is written, the index of its reading.
    index: FxHashMap<Box<str>, u32>,
    readings: Vec<TokenReading>,
}

impl TokenCache {
    /// The most words that are kept; then the cache is emptied. About a megabyte.
    const CAPACITY: usize = 1 << 14;

    /// The reading of a word, from `read` if it is new.
    pub(super) fn get_or_insert(
        &mut self,
        word: &str,
        read: impl FnOnce(&str) -> TokenReading,
    ) -> &TokenReading {
        let known = self.index.get(word).copied();
        let index = known.unwrap_or_else(|| {
            if self.readings.len() == Self::CAPACITY {
                self.index.clear();
                self.readings.clear();
            }
            let index = self.readings.len() as u32;
            self.readings.push(read(word));
            self.index.insert(word.into(), index);
            index
        });
        &self.readings[index as usize]
    }
}
