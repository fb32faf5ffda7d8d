//! How titles are worded: the known words, the phrases made of them, and what each can mean.

use std::borrow::Cow;

use super::{FalseFriend, FunctionTerm, GradeTerm, OutsideWork, PartnerTerm, TagSet};
use crate::domain::Function;

/// The number of a known word. Numbers start at 1 and follow the alphabet.
pub(crate) type WordId = u32;

/// A word that is not in the vocabulary.
pub(crate) const UNKNOWN: WordId = 0;

/// Everything known about the wording of titles.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Vocabulary {
    /// Words for partners, by family and by how they stand in a title.
    pub partner_terms: Cow<'static, [PartnerTerm]>,
    /// By partner term, the first one of the same family.
    pub family_of: Cow<'static, [u16]>,
    /// Words that name the work.
    pub function_terms: Cow<'static, [FunctionTerm]>,
    /// Work outside the four functions.
    pub outside_work: Cow<'static, [OutsideWork]>,
    /// Meanings of partner words that are not about partners.
    pub false_friends: Cow<'static, [FalseFriend]>,
    /// Ranks within a level.
    pub grades: Cow<'static, [GradeTerm]>,
    /// The words of grades, in order; `tags` is an index into [`Vocabulary::grades`].
    pub grade_phrases: Cow<'static, [Phrase]>,
    /// How often answers are right, by what they rest on.
    pub confidences: Cow<'static, [Confidence]>,
    /// Functions of a leader (chief, VP, head) whose title names none.
    pub leader_default: Cow<'static, [Function]>,
    /// Functions of a director whose title names none.
    pub director_default: Cow<'static, [Function]>,
    /// Functions of anybody else whose title names none.
    pub below_default: Cow<'static, [Function]>,
    /// Letters beyond A to Z of the languages that are read, in small letters.
    pub letters: Cow<'static, str>,
    /// Endings that only mark gender, as in "Manager:in".
    pub gender_endings: Cow<'static, [WordId]>,
    /// First elements of compounds, as in "Partnerportal".
    pub compounds_first: WordsByPair,
    /// Last elements of compounds, as in "Produktmanager".
    pub compounds_last: WordsByPair,
    /// Letters that may join two elements, as in "Partnerschaftsmanager".
    pub compound_links: Cow<'static, [Cow<'static, str>]>,
    /// First elements that leave a compound in doubt whose rest is not known, each with the word it is
    /// read as.
    pub compounds_open: Cow<'static, [(WordId, WordId)]>,
    /// Known words in alphabetical order; the first stands for [`UNKNOWN`].
    pub words: Cow<'static, [Word]>,
    /// The folded texts of the words, one after the other: constants without pointers need no
    /// work when the program starts.
    pub texts: Cow<'static, str>,
    /// The words that words are read as and phrases consist of, one list after the other.
    pub lists: Cow<'static, [WordId]>,
    /// The words by the FNV-1a hash of their text, in order.
    pub by_hash: Cow<'static, [(u32, WordId)]>,
    /// The words that a misspelt one may be taken for, by their first two letters.
    pub by_start: WordsByPair,
    /// The words that a misspelt one may be taken for, by their last two letters.
    pub by_ending: WordsByPair,
    /// All phrases, ordered by their words.
    pub phrases: Cow<'static, [Phrase]>,
    /// Every different set of tags of a phrase; the first one is empty.
    pub tag_sets: Cow<'static, [TagSet]>,
}

/// How often answers that rest on one thing are right, from 0 to 1, measured on labelled titles.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Confidence {
    /// The basis of these answers: [`Basis::id`](crate::answer::Basis::id).
    pub basis: Cow<'static, str>,
    /// In titles all of whose words are known.
    pub all_known: f32,
    /// Beside one word that is not known.
    pub one_unknown: f32,
    /// Beside more.
    pub more_unknown: f32,
    /// At most this if the word for the function stands apart from the partner word.
    pub apart: f32,
    /// At most this beside a word that may make the partner word a false friend.
    pub other_world: f32,
}

/// Facts about a title by which answers of one basis are right more or less often.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Doubts {
    pub unknown_words: usize,
    /// The words for the function all stand apart from the partner words.
    pub apart: bool,
    /// A word that may make the partner word a false friend stands in the title.
    pub distant_false_friend: bool,
}

/// A known word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Word {
    /// Its folded text: a range of [`Vocabulary::texts`].
    pub text: (u32, u32),
    /// The words it is read as, if it is an abbreviation or another spelling: a range of
    /// [`Vocabulary::lists`].
    pub reads: (u32, u32),
    /// The phrases that start with it: a range of [`Vocabulary::phrases`].
    pub phrases: (u32, u32),
    /// The words of grades that start with it: a range of [`Vocabulary::grade_phrases`].
    pub grade_phrases: (u32, u32),
    /// In how many phrases it stands.
    pub uses: u32,
}

/// Words by a pair of their letters.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct WordsByPair {
    /// The words, each behind the [set of its letters](letter_set).
    pub words: Cow<'static, [(u32, WordId)]>,
    /// The words with pair `n` are at `from[n]..from[n + 1]`.
    pub from: Cow<'static, [u32]>,
}

impl WordsByPair {
    /// Groups words by the pair that a function tells of their text, which has two bytes or more; those
    /// with the same one stay in their order.
    pub(super) fn new(words: &[(&str, WordId)], pair_of: fn(&str) -> usize) -> WordsByPair {
        let mut words = words.to_vec();
        words.retain(|(text, _)| text.len() >= 2);
        words.sort_by_key(|(text, _)| pair_of(text));
        let from =
            (0..=PAIRS).map(|pair| words.partition_point(|(text, _)| pair_of(text) < pair) as u32);
        WordsByPair {
            from: from.collect(),
            words: words
                .iter()
                .map(|(text, id)| (letter_set(text), *id))
                .collect(),
        }
    }

    /// The words with this pair.
    pub(crate) fn with(&self, pair: usize) -> &[(u32, WordId)] {
        match (self.from.get(pair), self.from.get(pair + 1)) {
            (Some(&from), Some(&to)) => &self.words[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// One or more words that mean something together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Phrase {
    /// Its words: a range of [`Vocabulary::lists`].
    pub words: (u32, u32),
    /// Its tags: index into [`Vocabulary::tag_sets`].
    pub tags: u16,
}

impl Vocabulary {
    /// The number of a folded word, or [`UNKNOWN`].
    pub(crate) fn word(&self, text: &str) -> WordId {
        let hash = text_hash(text);
        let from = self.by_hash.partition_point(|(known, _)| *known < hash);
        let same = self.by_hash[from..].iter();
        let mut same = same.take_while(|(known, _)| *known == hash);
        let found = same.find(|(_, id)| self.text(*id) == text);
        found.map_or(UNKNOWN, |(_, id)| *id)
    }

    /// The text of a known word; empty for [`UNKNOWN`].
    pub(crate) fn text(&self, id: WordId) -> &str {
        let (from, to) = self.words[id as usize].text;
        &self.texts[from as usize..to as usize]
    }

    /// The words that a word is read as; none if it is read as itself.
    pub(crate) fn reads(&self, id: WordId) -> &[WordId] {
        self.list(self.words[id as usize].reads)
    }

    /// The words of a phrase.
    pub(crate) fn words_of(&self, phrase: &Phrase) -> &[WordId] {
        self.list(phrase.words)
    }

    fn list(&self, (from, to): (u32, u32)) -> &[WordId] {
        &self.lists[from as usize..to as usize]
    }

    /// Whether a phrase starts with this word, or it is read as others.
    pub(crate) fn has_meaning(&self, id: WordId) -> bool {
        let word = &self.words[id as usize];
        word.phrases.0 < word.phrases.1 || word.reads.0 < word.reads.1
    }

    /// Whether it is a phrase by itself, or read as others.
    pub(crate) fn has_own_meaning(&self, id: WordId) -> bool {
        let word = &self.words[id as usize];
        let first = self.phrases.get(word.phrases.0 as usize);
        let is_phrase = word.phrases.0 < word.phrases.1
            && first.is_some_and(|phrase| self.words_of(phrase).len() == 1);
        is_phrase || word.reads.0 < word.reads.1
    }

    /// The tags of a phrase.
    pub(crate) fn tags(&self, phrase: &Phrase) -> &TagSet {
        &self.tag_sets[usize::from(phrase.tags)]
    }

    /// The set of a word that means nothing.
    pub(crate) fn no_tags(&self) -> &TagSet {
        &self.tag_sets[0]
    }

    /// The phrase of the most words that starts with `first` and goes on with `rest`.
    pub(crate) fn longest_phrase(
        &self,
        first: WordId,
        rest: impl Iterator<Item = WordId>,
    ) -> Option<&Phrase> {
        let (from, to) = self.words[first as usize].phrases;
        let mut starting = &self.phrases[from as usize..to as usize];
        let has_length = |phrase: &Phrase, length| self.words_of(phrase).len() == length;
        let mut longest = starting.first().filter(|phrase| has_length(phrase, 1));
        // narrows the phrases that start with the words so far; the shortest of them stands first
        for (depth, word) in (1..).zip(rest) {
            if starting.len() <= usize::from(depth == 1 && longest.is_some()) {
                break;
            }
            let at_depth = |phrase: &Phrase| {
                let words = self.words_of(phrase);
                words.get(depth).copied().unwrap_or(UNKNOWN)
            };
            let from = starting.partition_point(|phrase| at_depth(phrase) < word);
            let length = starting[from..].partition_point(|phrase| at_depth(phrase) == word);
            starting = &starting[from..from + length];
            match starting.first() {
                Some(phrase) if has_length(phrase, depth + 1) => longest = Some(phrase),
                Some(_) => {}
                None => break,
            }
        }
        longest
    }

    /// The confidence of answers of this basis; 0.5 if nothing is known about it.
    pub(crate) fn confidence(&self, basis: &str, doubts: Doubts) -> f32 {
        let mut known = self.confidences.iter();
        let Some(known) = known.find(|known| known.basis == basis) else {
            return 0.5;
        };
        let by_words = match doubts.unknown_words {
            0 => known.all_known,
            1 => known.one_unknown,
            _ => known.more_unknown,
        };
        let apart = if doubts.apart { known.apart } else { 1.0 };
        let other_world = if doubts.distant_false_friend {
            known.other_world
        } else {
            1.0
        };
        by_words.min(apart).min(other_world)
    }

    /// A letter of no language that is read: "ơ" of Vietnamese, "ț" of Romanian, Greek, Arabic, Thai.
    pub(crate) fn is_unread_letter(&self, letter: char) -> bool {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let is_east_asian = matches!(
            letter,
            '\u{3040}'..='\u{30FF}' // Hiragana and Katakana
                | '\u{3400}'..='\u{9FFF}' // Chinese characters
                | '\u{AC00}'..='\u{D7AF}' // Hangul
                | '\u{FF00}'..='\u{FFEF}' // their wide and narrow forms
        );
        letter.is_alphabetic()
            && !small.is_ascii()
            && !is_east_asian
            && !self.letters.is_empty()
            && !self.letters.contains(small)
    }
}

/// The FNV-1a hash of a text. Fixed, as the bundled vocabulary depends on it.
pub(crate) fn text_hash(text: &str) -> u32 {
    let mix = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, mix)
}

/// Which letters a word has, one bit each: words one letter apart differ in at most two bits.
pub(crate) fn letter_set(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}

/// How many pairs of letters are told apart.
pub(crate) const PAIRS: usize = 32 * 32;

/// The number of the first two letters of a word of two bytes or more.
pub(crate) fn first_pair(word: &str) -> usize {
    pair(&word.as_bytes()[..2])
}

/// The number of the last two letters of a word of two bytes or more.
pub(crate) fn last_pair(word: &str) -> usize {
    pair(&word.as_bytes()[word.len() - 2..])
}

/// The number of two letters; capitals of ASCII count as small ones.
pub(crate) fn pair(letters: &[u8]) -> usize {
    usize::from(letters[0] % 32) * 32 + usize::from(letters[1] % 32)
}
