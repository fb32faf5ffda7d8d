//! How titles are worded: words and phrases, and what each of them can mean in a title.
//!
//! A [`Vocabulary`] is compiled from `data/vocabulary.yaml` into flat tables, so that the bundled
//! one is a constant and costs nothing when the tool starts. A word is known by its number; a
//! phrase is one or more word numbers with its [`Mark`]s.

mod entry;
mod mark;

use std::iter;

use serde::Serialize;

pub use entry::{FalseFriend, Ground, Group, OutsideWork, Stands, Topic, Vague};
pub(crate) use mark::Kinds;
pub use mark::Mark;

use crate::taxonomy::{Function, Letters, List, Table};

/// The number of a known word. Numbers start at 1.
pub type WordId = u32;

/// A word that is not in the vocabulary.
pub const UNKNOWN: WordId = 0;

/// A phrase of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// Its words: a range of [`Vocabulary::phrase_words`].
    pub words: (u32, u32),
    /// Its marks: a range of [`Vocabulary::marks`].
    pub marks: (u32, u32),
    /// The kinds of its marks, one bit each.
    pub kinds: u16,
}

/// A known word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Word {
    /// Its text: a range of [`Vocabulary::letters`].
    pub text: (u32, u32),
    /// What it is read as, if it is another spelling or an abbreviation: a range of
    /// [`Vocabulary::readings`].
    pub reads: (u32, u32),
    /// The number of words in the longest phrase that starts with it.
    pub longest: u8,
    /// The index plus one of the phrase that is this word alone; 0 if there is none.
    pub alone: u32,
    /// Which words come second in phrases that start with it: one bit each, by number modulo 32.
    pub seconds: u32,
}

/// What phrases start with a word: all that is asked of most words of a title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Start {
    /// As in [`Word::alone`].
    pub(crate) alone: u32,
    /// As in [`Word::seconds`].
    pub(crate) seconds: u32,
    /// The kinds of the phrase that is this word alone.
    pub(crate) kinds: Kinds,
}

impl Start {
    /// Whether a phrase may start with this word and that one. Mostly it is told that none does.
    #[inline]
    pub(crate) fn may_go_on(self, second: WordId) -> bool {
        self.seconds & second_bit(second) != 0
    }
}

/// Words by two of their letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Corrects {
    /// The words, each behind the set of all its letters.
    pub words: Table<(u32, WordId)>,
    /// The words with pair n are at `from[n]..from[n + 1]`.
    pub from: Table<u32>,
}

impl Corrects {
    /// The words with this pair of letters.
    pub(crate) fn with(&self, pair: usize) -> &[(u32, WordId)] {
        let (from, to) = (self.from[pair], self.from[pair + 1]);
        &self.words[from as usize..to as usize]
    }
}

/// Everything known about the wording of titles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Vocabulary {
    /// Groups of partner words.
    pub groups: Table<Group>,
    /// Topics.
    pub topics: Table<Topic>,
    /// Work outside the four functions.
    pub outsides: Table<OutsideWork>,
    /// False friends.
    pub friends: Table<FalseFriend>,
    /// Confidence by ground.
    pub grounds: Table<Ground>,
    /// Functions of a leader (chief, VP, head) without a topic.
    pub leader: List<Function>,
    /// Functions of a director without a topic.
    pub director: List<Function>,
    /// Functions of anybody else without a topic.
    pub below: List<Function>,
    /// Endings that only mark gender, as in "Manager:in".
    pub endings: Table<WordId>,
    /// The words that misspelt ones are taken for, by their first two letters.
    pub corrects_by_start: Corrects,
    /// The same by their last two letters.
    pub corrects_by_end: Corrects,
    /// First elements of compounds, as in "Partnerportal", each behind its first byte.
    pub compounds_first: Table<(u8, WordId)>,
    /// Last elements of compounds, as in "Produktmanager", each behind its last byte.
    pub compounds_last: Table<(u8, WordId)>,
    /// Known words; the first stands for [`UNKNOWN`].
    pub words: Table<Word>,
    /// The texts of all words, one after the other.
    pub letters: Letters,
    /// What abbreviations are read as.
    pub readings: Table<WordId>,
    /// Open hash table from a word's text to its number.
    pub word_slots: Table<u32>,
    /// All phrases.
    pub phrases: Table<Phrase>,
    /// The words of all phrases.
    pub phrase_words: Table<WordId>,
    /// The marks of all phrases.
    pub marks: Table<Mark>,
    /// Open hash table from a phrase's words to its index plus one.
    pub phrase_slots: Table<u32>,
}

impl Vocabulary {
    /// The number of a folded word, or [`UNKNOWN`].
    pub fn word(&self, text: &str) -> WordId {
        let mask = self.word_slots.len() - 1;
        let mut slot = hash_text(text) as usize & mask;
        loop {
            match self.word_slots[slot] {
                UNKNOWN => return UNKNOWN,
                id if self.bytes(id) == text.as_bytes() => return id,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// The text of a known word; empty for [`UNKNOWN`].
    pub fn text(&self, id: WordId) -> &str {
        let (from, to) = self.words[id as usize].text;
        &self.letters[from as usize..to as usize]
    }

    /// The same as bytes.
    pub(crate) fn bytes(&self, id: WordId) -> &[u8] {
        let (from, to) = self.words[id as usize].text;
        &self.letters.as_bytes()[from as usize..to as usize]
    }

    /// Whether a phrase starts with this word, or it is read as others.
    pub fn has_meaning(&self, id: WordId) -> bool {
        let word = &self.words[id as usize];
        word.longest > 0 || word.reads.0 < word.reads.1
    }

    /// The words a word is read as: usually itself alone.
    pub fn reads(&self, id: WordId) -> Option<&[WordId]> {
        let (from, to) = self.words[id as usize].reads;
        (from < to).then(|| &self.readings[from as usize..to as usize])
    }

    /// What phrases start with a word.
    pub(crate) fn start(&self, word: WordId) -> Start {
        let &Word { alone, seconds, .. } = &self.words[word as usize];
        let phrase = alone.checked_sub(1);
        Start {
            alone,
            seconds,
            kinds: phrase.map_or(Kinds::NONE, |phrase| self.kinds_of(phrase as usize)),
        }
    }

    /// The kinds of the marks of a phrase.
    pub(crate) fn kinds_of(&self, phrase: usize) -> Kinds {
        Kinds::of_phrase(&self.phrases[phrase])
    }

    /// The longest phrase of several words that starts with a word and those after it, and how many
    /// words it takes.
    pub(crate) fn longest_phrase(
        &self,
        first: WordId,
        after: impl Iterator<Item = WordId> + Clone,
    ) -> Option<(usize, usize)> {
        let mut found = None;
        let longest = usize::from(self.words[first as usize].longest);
        let mut hash = mix(HASH_OF_NO_WORDS, u64::from(first));
        for (length, word) in (2..=longest).zip(after.clone()) {
            hash = mix(hash, u64::from(word));
            let words = iter::once(first).chain(after.clone()).take(length);
            if let Some(phrase) = self.phrase(hash, words) {
                found = Some((phrase, length));
            }
        }
        found
    }

    /// The marks of a phrase.
    pub fn marks_of(&self, phrase: usize) -> &[Mark] {
        let (from, to) = self.phrases[phrase].marks;
        &self.marks[from as usize..to as usize]
    }

    /// A number for what a phrase means: phrases with equal marks have the same one.
    pub(crate) fn meaning(&self, phrase: usize) -> u32 {
        self.phrases[phrase].marks.0
    }

    /// The confidence of answers that rest on this ground; 0.5 if nothing is known about it.
    pub fn confidence(&self, ground: &str) -> f32 {
        self.grounds
            .iter()
            .find(|known| known.ground == ground)
            .map_or(0.5, |known| known.confidence)
    }

    fn phrase(&self, hash: u64, words: impl Iterator<Item = WordId> + Clone) -> Option<usize> {
        let mask = self.phrase_slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let index = self.phrase_slots[slot].checked_sub(1)? as usize;
            let (from, to) = self.phrases[index].words;
            let its_words = &self.phrase_words[from as usize..to as usize];
            if its_words.iter().copied().eq(words.clone()) {
                return Some(index);
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// The bit of a word in [`Word::seconds`].
pub(crate) fn second_bit(word: WordId) -> u32 {
    1 << (word % 32)
}

/// Hash of a folded word. Fixed: the compiled tables depend on it.
pub(crate) fn hash_text(text: &str) -> u64 {
    text.bytes().fold(0x9E37_79B9_7F4A_7C15, |hash, byte| {
        mix(hash, u64::from(byte))
    })
}

/// Hash of a phrase. Fixed: the compiled tables depend on it.
pub(crate) fn hash_words(words: &[WordId]) -> u64 {
    let words = words.iter().map(|&word| u64::from(word));
    words.fold(HASH_OF_NO_WORDS, mix)
}

const HASH_OF_NO_WORDS: u64 = 0x51_7C_C1_B7_27_22_0A_95;

pub(crate) fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash ^ value).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    product ^ (product >> 32)
}
