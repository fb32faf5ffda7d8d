//! Words and phrases, collected one by one, and the vocabulary made of them.

use std::{borrow::Cow, collections::HashMap};

use super::super::{
    Phrase, TagSet, TaxonomyError, UNKNOWN, Vocabulary, Word, WordId, WordsByPair, first_pair,
    last_pair,
    normalise::{fold, words},
    source::Source,
};
use crate::domain::Level;

/// The shortest word that a misspelt one is taken for. Below it too many ordinary words lie one
/// letter apart.
const SHORTEST_CORRECTED: usize = 6;

/// One thing that a phrase can mean: a field of [`TagSet`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tag {
    Level(Level),
    Partner(u16),
    Function(u16),
    Outside(u16),
    FalseFriend(u16),
    Before(u16),
    After(u16),
    Anywhere(u16),
    Object,
    Filler,
    PartnerBehind,
    Adjective,
    Joiner,
    Linker,
    Others,
    Employer,
    Vendor,
    Rank,
    NotNow,
    NotNowBefore,
}

/// Collects words and phrases.
pub(super) struct Builder<'s> {
    source: Source<'s>,
    /// What stands twice.
    pub(super) problems: Vec<TaxonomyError>,
    words: Vec<CollectedWord>,
    ids: HashMap<String, WordId>,
    /// Phrases in the order in which they came.
    phrases: Vec<(Vec<WordId>, TagSet)>,
    index: HashMap<Vec<WordId>, usize>,
}

#[derive(Default)]
struct CollectedWord {
    text: String,
    reads: Vec<WordId>,
    /// A misspelt word may be taken for it.
    corrects: bool,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: Source<'s>) -> Self {
        let mut builder = Builder {
            source,
            problems: Vec::new(),
            words: Vec::new(),
            ids: HashMap::new(),
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
        self.words.push(CollectedWord {
            text: folded.to_owned(),
            ..CollectedWord::default()
        });
        self.ids.insert(folded.to_owned(), id);
        id
    }

    /// The numbers of the words of a phrase.
    pub(super) fn split(&mut self, phrase: &str) -> Result<Vec<WordId>, TaxonomyError> {
        let mut split = Vec::new();
        for word in words(phrase).map(|at| &phrase[at]) {
            let id = self.word(&fold(word));
            if let Some(plain) = without_dots(word)
                && !self.ids.contains_key(&plain)
            {
                let plain = self.word(&plain);
                self.read_as(plain, vec![id]);
            }
            match &self.words[id as usize].reads[..] {
                [] => split.push(id),
                reads => split.extend_from_slice(reads),
            }
        }
        if split.is_empty() {
            let message = format!("'{phrase}' holds no word: remove it");
            return Err(self.source.error(phrase, 0, message));
        }
        Ok(split)
    }

    pub(super) fn phrases(&mut self, phrases: &[String], tag: Tag) -> Result<(), TaxonomyError> {
        for phrase in phrases {
            let words = self.split(phrase)?;
            if tag.corrects() {
                for &word in &words {
                    self.words[word as usize].corrects = true;
                }
            }
            let index = *self.index.entry(words.clone()).or_insert_with(|| {
                self.phrases.push((words, TagSet::default()));
                self.phrases.len() - 1
            });
            if !tag.add_to(&mut self.phrases[index].1) {
                let message =
                    format!("'{phrase}' stands twice with the same kind of meaning: remove one");
                self.problems.push(self.source.error(phrase, 1, message));
            }
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
        self.read_as(word, read);
        Ok(())
    }

    fn read_as(&mut self, word: WordId, read: Vec<WordId>) {
        if read != [word] {
            self.words[word as usize].reads = read;
        }
    }

    /// A word that is spelt right: it is not taken for another one, nor another one for it.
    pub(super) fn ordinary(&mut self, word: &str) {
        let folded = fold(word);
        if self.ids.contains_key(&*folded) {
            let message = format!("'{word}' is known already and need not be listed: remove it");
            self.problems.push(self.source.error(word, 1, message));
        }
        self.word(&folded);
    }

    /// The tags of a word by itself.
    fn tags_alone(&self, word: WordId) -> Option<&TagSet> {
        Some(&self.phrases[*self.index.get(&vec![word])?].1)
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
        let number = self.alphabetical();
        let renumbered = |words: &[WordId]| -> Vec<WordId> {
            words.iter().map(|&word| number[word as usize]).collect()
        };

        let mut tag_sets = vec![TagSet::default()];
        let mut phrases: Vec<Phrase> = Vec::with_capacity(self.phrases.len());
        for (words, tags) in &self.phrases {
            let known = tag_sets.iter().position(|known| known == tags);
            let tags = known.unwrap_or_else(|| {
                tag_sets.push(tags.clone());
                tag_sets.len() - 1
            });
            phrases.push(Phrase {
                words: Cow::Owned(renumbered(words)),
                tags: tags as u16,
            });
        }
        phrases.sort_by(|one, other| one.words.cmp(&other.words));

        let mut uses = vec![0; self.words.len()];
        for &word in phrases.iter().flat_map(|phrase| phrase.words.iter()) {
            uses[word as usize] += 1;
        }
        let mut words: Vec<Word> = Vec::with_capacity(self.words.len());
        let mut corrects: Vec<WordId> = Vec::new();
        self.words.sort_by(|one, other| one.text.cmp(&other.text));
        let mut next = 0;
        for (id, word) in (0..).zip(self.words) {
            let first = next;
            while phrases
                .get(next)
                .is_some_and(|phrase| phrase.words[0] == id)
            {
                next += 1;
            }
            if word.corrects && word.text.chars().count() >= SHORTEST_CORRECTED {
                corrects.push(id);
            }
            words.push(Word {
                text: Cow::Owned(word.text),
                reads: Cow::Owned(renumbered(&word.reads)),
                phrases: (first as u32, next as u32),
                uses: uses[id as usize],
            });
        }
        let vocabulary = Vocabulary {
            by_start: WordsByPair::new(&words, &corrects, first_pair),
            by_ending: WordsByPair::new(&words, &corrects, last_pair),
            words: Cow::Owned(words),
            phrases: Cow::Owned(phrases),
            tag_sets: Cow::Owned(tag_sets),
            ..Vocabulary::default()
        };
        (vocabulary, number)
    }

    /// The place of each word in alphabetical order.
    fn alphabetical(&self) -> Vec<WordId> {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_by(|&one, &other| self.words[one].text.cmp(&self.words[other].text));
        let mut number = vec![UNKNOWN; order.len()];
        for (place, id) in (0..).zip(order) {
            number[id] = place;
        }
        number
    }
}

impl Tag {
    /// A misspelt word may be taken for one of a phrase with this tag.
    fn corrects(self) -> bool {
        matches!(
            self,
            Tag::Partner(_)
                | Tag::Function(_)
                | Tag::Level(_)
                | Tag::Outside(_)
                | Tag::Object
                | Tag::Filler
        )
    }

    /// Adds it to a set; false if the set says so already, or something else of the kind.
    fn add_to(self, tags: &mut TagSet) -> bool {
        fn set<T>(field: &mut Option<T>, value: T) -> bool {
            let is_new = field.is_none();
            field.get_or_insert(value);
            is_new
        }
        fn push(field: &mut Cow<'static, [u16]>, index: u16) -> bool {
            let is_new = !field.contains(&index);
            if is_new {
                field.to_mut().push(index);
            }
            is_new
        }
        fn mark(field: &mut bool) -> bool {
            !std::mem::replace(field, true)
        }
        match self {
            Tag::Level(level) => set(&mut tags.level, level),
            Tag::Partner(index) => set(&mut tags.partner, index),
            Tag::Function(index) => set(&mut tags.function, index),
            Tag::Outside(index) => set(&mut tags.outside, index),
            Tag::FalseFriend(index) => set(&mut tags.false_friend, index),
            Tag::Before(index) => push(&mut tags.before, index),
            Tag::After(index) => push(&mut tags.after, index),
            Tag::Anywhere(index) => push(&mut tags.anywhere, index),
            Tag::Object => mark(&mut tags.object),
            Tag::Filler => mark(&mut tags.filler),
            Tag::PartnerBehind => mark(&mut tags.partner_behind),
            Tag::Adjective => mark(&mut tags.adjective),
            Tag::Joiner => mark(&mut tags.joiner),
            Tag::Linker => mark(&mut tags.linker),
            Tag::Others => mark(&mut tags.others),
            Tag::Employer => mark(&mut tags.employer),
            Tag::Vendor => mark(&mut tags.vendor),
            Tag::Rank => mark(&mut tags.rank),
            Tag::NotNow => mark(&mut tags.not_now),
            Tag::NotNowBefore => mark(&mut tags.not_now_before),
        }
    }
}

/// A long German word as people write it who leave out the dots: `Geschaftsfuhrer`. Short ones
/// would be taken for other words (Händler, handler).
fn without_dots(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let plain = lower.replace('ä', "a").replace('ö', "o").replace('ü', "u");
    (plain != lower && plain.len() >= 9).then(|| fold(&plain).into_owned())
}
