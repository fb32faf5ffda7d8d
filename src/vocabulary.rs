//! How titles are worded: words and phrases, and what each of them can mean in a title.
//!
//! A [`Vocabulary`] is compiled from `data/vocabulary.yaml` into flat tables, so that the bundled
//! one is a constant and costs nothing when the tool starts. A word is known by its number; a
//! phrase is one or more word numbers with its [`Mark`]s.

use serde::{Deserialize, Serialize};

use crate::taxonomy::{Function, Level, List, Outside, Text};

/// The number of a known word. Numbers start at 1.
pub type WordId = u32;

/// A word that is not in the vocabulary.
pub const UNKNOWN: WordId = 0;

/// What a phrase can mean in a title. A phrase may carry several marks: "account executive" is a
/// level and a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Mark {
    /// A level or the noun of a role.
    Level(Level),
    /// A word for partners: index into [`Vocabulary::groups`].
    Partner(u16),
    /// What the work is about: index into [`Vocabulary::topics`].
    Topic(u16),
    /// Work outside the four functions: index into [`Vocabulary::outsides`].
    Outside(u16),
    /// A false friend as a whole: index into [`Vocabulary::friends`].
    Friend(u16),
    /// Makes a false friend of the partner word behind it: index into [`Vocabulary::friends`].
    Before(u16),
    /// Makes a false friend of the partner word before it: index into [`Vocabulary::friends`].
    After(u16),
    /// Makes a false friend of a partner word anywhere: index into [`Vocabulary::friends`].
    Anywhere(u16),
    /// A noun that a partner word can stand before, such as "management".
    Object,
    /// Where, how large or in which state: says nothing about the role.
    Filler,
    /// A noun of a language in which the partner word stands behind it.
    Behind,
    /// A filler that tells one role from another: "Strategic Alliances Manager".
    Adjective,
    /// "and" in any language.
    Joiner,
    /// "of", "for", "de": what follows is the object.
    Linker,
    /// What follows is somebody else's role: "assistant to".
    Others,
    /// What follows is the name of an employer: "at".
    Employer,
}

/// Kinds of marks, one bit each, so that a phrase is asked for several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

impl Kinds {
    pub(crate) const LEVEL: Kinds = Kinds(1);
    pub(crate) const PARTNER: Kinds = Kinds(1 << 1);
    pub(crate) const TOPIC: Kinds = Kinds(1 << 2);
    pub(crate) const OUTSIDE: Kinds = Kinds(1 << 3);
    pub(crate) const FRIEND: Kinds = Kinds(1 << 4);
    pub(crate) const BEFORE: Kinds = Kinds(1 << 5);
    pub(crate) const AFTER: Kinds = Kinds(1 << 6);
    pub(crate) const ANYWHERE: Kinds = Kinds(1 << 7);
    pub(crate) const OBJECT: Kinds = Kinds(1 << 8);
    pub(crate) const FILLER: Kinds = Kinds(1 << 9);
    pub(crate) const BEHIND: Kinds = Kinds(1 << 10);
    pub(crate) const ADJECTIVE: Kinds = Kinds(1 << 11);
    pub(crate) const JOINER: Kinds = Kinds(1 << 12);
    pub(crate) const LINKER: Kinds = Kinds(1 << 13);
    pub(crate) const OTHERS: Kinds = Kinds(1 << 14);
    pub(crate) const EMPLOYER: Kinds = Kinds(1 << 15);

    /// Roles differ by phrases of these kinds.
    pub(crate) const TELL_ROLES_APART: Kinds = Kinds::LEVEL
        .and(Kinds::PARTNER)
        .and(Kinds::TOPIC)
        .and(Kinds::OUTSIDE)
        .and(Kinds::OBJECT)
        .and(Kinds::ADJECTIVE);

    /// These and those.
    pub(crate) const fn and(self, those: Kinds) -> Kinds {
        Kinds(self.0 | those.0)
    }

    /// The kinds of some marks.
    pub(crate) fn of(marks: &[Mark]) -> Kinds {
        let kinds = marks.iter().map(Mark::kind);
        kinds.fold(Kinds(0), Kinds::and)
    }

    /// The kinds of the marks of a phrase.
    pub(crate) fn of_phrase(phrase: &Phrase) -> Kinds {
        Kinds(phrase.kinds)
    }

    /// The form in which a phrase keeps them.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Whether one of these is among those.
    pub(crate) fn is_any_of(self, those: Kinds) -> bool {
        self.0 & those.0 != 0
    }

    /// Whether none of these is missing among those.
    pub(crate) fn are_all_of(self, those: Kinds) -> bool {
        self.0 & !those.0 == 0
    }
}

impl Mark {
    fn kind(&self) -> Kinds {
        match self {
            Mark::Level(_) => Kinds::LEVEL,
            Mark::Partner(_) => Kinds::PARTNER,
            Mark::Topic(_) => Kinds::TOPIC,
            Mark::Outside(_) => Kinds::OUTSIDE,
            Mark::Friend(_) => Kinds::FRIEND,
            Mark::Before(_) => Kinds::BEFORE,
            Mark::After(_) => Kinds::AFTER,
            Mark::Anywhere(_) => Kinds::ANYWHERE,
            Mark::Object => Kinds::OBJECT,
            Mark::Filler => Kinds::FILLER,
            Mark::Behind => Kinds::BEHIND,
            Mark::Adjective => Kinds::ADJECTIVE,
            Mark::Joiner => Kinds::JOINER,
            Mark::Linker => Kinds::LINKER,
            Mark::Others => Kinds::OTHERS,
            Mark::Employer => Kinds::EMPLOYER,
        }
    }
}

/// Words for partners that behave alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The name by which false friends refer to the group.
    pub group: Text,
    /// The family shown to people: channel, partner, ecosystem, alliance, ...
    pub family: Text,
    /// What the word often says about scope.
    pub hint: Text,
    /// How it stands in a title.
    pub stands: Stands,
    /// Names of topics and of work outside the functions; one of them must stand in the same part of
    /// the title, or the word is not about partners. Empty: needs none.
    #[serde(default)]
    pub needs: List<Text>,
    /// Whether it says nothing with technical or product work: "Software Engineer, Ads Ecosystem".
    #[serde(default)]
    pub vague: Vague,
    /// Beside an unknown word it is often part of a name: "Apex Partners", "Alliance Dental".
    #[serde(default)]
    pub named: bool,
    /// What the word is where it stands alone, if that is a false friend.
    #[serde(default)]
    pub alone: Text,
    /// The level of somebody whose title begins with the word alone: "Partner, Global Mobility".
    #[serde(default)]
    pub alone_level: Option<Level>,
}

/// Whether a partner word says nothing with technical or product work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Vague {
    /// It says "with partners" all the same: "Partner Engineer".
    #[default]
    Never,
    /// It says nothing behind a word of its own: "Ads Ecosystem", but "Product Manager, Ecosystem".
    Qualified,
    /// It says nothing: "Backend Engineer, Channels".
    Always,
}

/// How a partner word stands in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stands {
    /// A noun of its own: "Partnerships".
    Noun,
    /// Before its noun or by itself: "Channel".
    Either,
    /// Anywhere in a title that has the noun of a role: "Account Executive, ISV".
    Beside,
    /// Only before a noun: a "Partner" at the end is a person.
    Before,
}

/// A kind of work and the functions it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its name.
    pub topic: Text,
    /// The functions it supports, best first.
    pub functions: List<Function>,
    /// The functions for a director, if others.
    #[serde(default)]
    pub director: List<Function>,
    /// The functions for chief, VP and head, if others than the director's.
    #[serde(default)]
    pub leader: List<Function>,
    /// Of two topics side by side the heavier one decides; of equals the one nearest the noun.
    pub weight: u8,
    /// Beside a partner word of its own ("Growth and Partnerships") it says nothing.
    #[serde(default)]
    pub silent_beside: bool,
    /// Not about partners if the only words for them are vague ("Product Marketing, Channels").
    #[serde(default)]
    pub needs_firm_word: bool,
    /// Beside a partner word of its own it is named last ("Business Development and Alliances").
    #[serde(default)]
    pub last_beside: bool,
    /// Says nothing beside another topic ("GTM & Strategy").
    #[serde(default)]
    pub yields: bool,
}

/// Work outside the four functions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideWork {
    /// Which kind.
    pub outside: Outside,
    /// The nearest function, unless a topic names another.
    pub nearest: List<Function>,
    /// Only outside if no topic says otherwise and the level is below head.
    #[serde(default)]
    pub weak: bool,
    /// Technical work for whoever sells: beside it a vague word is about partners all the same
    /// ("Systems Engineer, Channels"), and one that needs a topic needs none ("MSSP Sales Engineer").
    #[serde(default)]
    pub with_customers: bool,
}

/// Why a partner word is not about partners.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FalseFriend {
    /// What the word is here, to be read after "NN here is".
    pub reason: Text,
    /// The groups that are spoiled.
    #[serde(default)]
    pub spoils: List<Text>,
    /// Words before also count across an "and": "Content & Partnerships".
    #[serde(default)]
    pub across_and: bool,
    /// Names of topics; directly behind the word they make it a word for partners all the same.
    #[serde(default)]
    pub yields_to: List<Text>,
    /// Names of topics for which it is about partners after all.
    #[serde(default)]
    pub counts_topics: List<Text>,
    /// The title says that the person is one: a later word for partners is about their clients.
    #[serde(default)]
    pub person: bool,
    /// An engineer or product manager for it still works on partners (Amazon's selling partners).
    #[serde(default)]
    pub counts_outside: bool,
}

/// How often answers of one kind are right, measured on labelled titles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// What the answer rests on.
    pub ground: Text,
    /// From 0 to 1.
    pub confidence: f32,
}

/// A phrase of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// Its words: a range of [`Vocabulary::phrase_words`].
    pub words: (u32, u32),
    /// Its marks: a range of [`Vocabulary::marks`].
    pub marks: (u32, u32),
    /// The kinds of its marks, one bit each.
    pub kinds: u32,
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

/// Words by two of their letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Corrects {
    /// The words, each behind the set of all its letters.
    pub words: List<(u32, WordId)>,
    /// The words with pair n are at `from[n]..from[n + 1]`.
    pub from: List<u32>,
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
    pub groups: List<Group>,
    /// Topics.
    pub topics: List<Topic>,
    /// Work outside the four functions.
    pub outsides: List<OutsideWork>,
    /// False friends.
    pub friends: List<FalseFriend>,
    /// Confidence by ground.
    pub grounds: List<Ground>,
    /// Functions of a leader (chief, VP, head) without a topic.
    pub leader: List<Function>,
    /// Functions of a director without a topic.
    pub director: List<Function>,
    /// Functions of anybody else without a topic.
    pub below: List<Function>,
    /// Endings that only mark gender, as in "Manager:in".
    pub endings: List<WordId>,
    /// The words that misspelt ones are taken for, by their first two letters.
    pub corrects_by_start: Corrects,
    /// The same by their last two letters.
    pub corrects_by_end: Corrects,
    /// First elements of compounds, as in "Partnerportal".
    pub compounds_first: List<WordId>,
    /// Last elements of compounds, as in "Produktmanager".
    pub compounds_last: List<WordId>,
    /// Known words; the first stands for [`UNKNOWN`].
    pub words: List<Word>,
    /// The texts of all words, one after the other.
    pub letters: Text,
    /// What abbreviations are read as.
    pub readings: List<WordId>,
    /// Open hash table from a word's text to its number.
    pub word_slots: List<u32>,
    /// All phrases.
    pub phrases: List<Phrase>,
    /// The words of all phrases.
    pub phrase_words: List<WordId>,
    /// The marks of all phrases.
    pub marks: List<Mark>,
    /// Open hash table from a phrase's words to its index plus one.
    pub phrase_slots: List<u32>,
}

impl Vocabulary {
    /// The number of a folded word, or [`UNKNOWN`].
    pub fn word(&self, text: &str) -> WordId {
        let mask = self.word_slots.len() - 1;
        let mut slot = hash_text(text) as usize & mask;
        loop {
            match self.word_slots[slot] {
                UNKNOWN => return UNKNOWN,
                id if self.text(id) == text => return id,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// The text of a known word; empty for [`UNKNOWN`].
    pub fn text(&self, id: WordId) -> &str {
        let (from, to) = self.words[id as usize].text;
        &self.letters[from as usize..to as usize]
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

    /// The longest phrase at the start of these words: its index and its length in words.
    pub fn longest_phrase(&self, words: &[WordId]) -> Option<(usize, usize)> {
        let (&first, rest) = words.split_first()?;
        let word = &self.words[first as usize];
        let mut found = word.alone.checked_sub(1).map(|alone| (alone as usize, 1));
        let may_follow = |&second: &WordId| word.seconds & second_bit(second) != 0;
        if !rest.first().is_some_and(may_follow) {
            return found;
        }
        let mut hash = mix(HASH_OF_NO_WORDS, u64::from(first));
        for length in 2..=usize::from(word.longest).min(words.len()) {
            hash = mix(hash, u64::from(words[length - 1]));
            if let Some(phrase) = self.phrase(hash, &words[..length]) {
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

    fn phrase(&self, hash: u64, words: &[WordId]) -> Option<usize> {
        let mask = self.phrase_slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let index = self.phrase_slots[slot].checked_sub(1)? as usize;
            let (from, to) = self.phrases[index].words;
            if self.phrase_words[from as usize..to as usize] == *words {
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
