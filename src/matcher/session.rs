//! Many titles one after the other: what was read once is not read again.

use std::fmt;

use super::{
    Matcher,
    answers::{Answers, Settled},
    judge::judge,
    memory::{Key, Memory},
    roles::{self, Shelves, Sought},
    verdict::Ground,
    wording::{Cause, Worded},
};
use crate::{
    classification::Outcome,
    taxonomy::{Function, Level, RoleKey},
    title::{Number, Reading, Sense, Token},
    vocabulary::Vocabulary,
};

/// Answers titles like [`Matcher::classify`], but remembers words and decisions. Titles that differ
/// only in words of the same meaning (regions, names, "campaign" and "marketing") are decided once.
#[derive(Debug)]
pub struct Session<'t> {
    matcher: Matcher<'t>,
    words: Memory<Token>,
    /// By meanings, the places of their answers.
    settled: Memory<u32>,
    answers: Answers<'t>,
    shelves: Shelves<'t>,
    /// By ground, as a number and as it is written.
    confidences: [(f32, String); Ground::ALL.len()],
    reading: Reading<'t>,
    key: Vec<u8>,
}

/// An answer without evidence, as long as the session is not asked again.
#[derive(Debug)]
pub struct Brief<'s, 't> {
    number: u64,
    settled: &'s Settled<'t>,
    confidence: &'s (f32, String),
    /// Of words that are those of a role.
    words_hash: Option<u64>,
    worded: Worded<'s, 't>,
}

impl<'t> Session<'t> {
    /// How many words and meanings are remembered: half a megabyte and one and a half.
    const WORDS: usize = 1 << 14;
    const MEANINGS: usize = 1 << 16;

    pub(crate) fn new(matcher: Matcher<'t>) -> Self {
        Session {
            reading: Reading::empty(&matcher.taxonomy.vocabulary),
            words: Memory::new(Self::WORDS),
            settled: Memory::new(Self::MEANINGS),
            answers: Answers::default(),
            shelves: Shelves::new(matcher.taxonomy),
            confidences: Ground::ALL.map(|ground| {
                let confidence = matcher.taxonomy.vocabulary.confidence(ground.id());
                (confidence, format!("{confidence:.2}"))
            }),
            key: Vec::new(),
            matcher,
        }
    }

    /// The answer for one title.
    pub fn answer<'s>(&'s mut self, title: &'s str) -> Brief<'s, 't> {
        let Session {
            matcher,
            words,
            settled,
            answers,
            shelves,
            confidences,
            reading,
            key,
        } = self;
        let lexer = &matcher.lexer;
        let vocabulary = &matcher.taxonomy.vocabulary;
        lexer.lex_into(title, &mut reading.lexemes, |word| {
            let bytes = || Number::of(word.text().as_bytes());
            let key = match word.number.or_else(bytes) {
                Some(number) => Key::Short(number),
                None => Key::Long(word.text().as_bytes()),
            };
            *words.get_or(key, || lexer.token(word.text()))
        });
        reading.find_senses();
        let asks_for_role = reading.is_about_partners();
        let words_hash = asks_for_role.then(|| reading.words_hash());
        let words_hash = words_hash.filter(|&hash| shelves.may_have(hash));
        reading.drop_idle();
        let key = key_of(reading, vocabulary, key);
        if answers.is_full() {
            answers.forget();
            settled.clear();
        }
        let place = *settled.get_or(key, || answers.keep(settle(matcher, reading, shelves)));
        let settled = answers.at(place);
        Brief {
            number: answers.number(place),
            settled,
            confidence: &confidences[settled.verdict.ground as usize],
            words_hash,
            worded: Worded {
                taxonomy: matcher.taxonomy,
                title,
                reading,
                verdict: &settled.verdict,
            },
        }
    }
}

/// What the phrases of a title mean, as a key. If it is long it stands in `bytes`.
fn key_of<'k>(reading: &Reading<'_>, vocabulary: &Vocabulary, bytes: &'k mut Vec<u8>) -> Key<'k> {
    const BITS: usize = 16;
    let code = |sense: &Sense| {
        let meaning = sense
            .phrase()
            .map_or(0, |phrase| vocabulary.meaning(phrase) + 1);
        meaning << 2 | sense.gap as u32
    };
    let senses = &reading.senses[..];
    let codes = senses.iter().map(code);
    let number = codes
        .clone()
        .fold(0, |all, code| all << BITS | u128::from(code));
    if senses.len() < 128 / BITS && codes.clone().all(|code| code < 1 << BITS) {
        return Key::Short(Number::new(number, senses.len()));
    }
    bytes.clear();
    bytes.extend(codes.flat_map(u32::to_le_bytes));
    Key::Long(bytes)
}

fn settle<'t>(
    matcher: &Matcher<'t>,
    reading: &Reading<'_>,
    shelves: &mut Shelves<'t>,
) -> Settled<'t> {
    let taxonomy = matcher.taxonomy;
    let verdict = judge(&taxonomy.vocabulary, reading, None);
    let role = verdict.functions.first().and_then(|&function| {
        shelves.nearest(Sought {
            function,
            key: RoleKey::of_reading(reading),
            level: verdict.level,
            outside: verdict.outside.is_some(),
        })
    });
    Settled {
        role: role.map(|role| &*role.title),
        verdict,
    }
}

impl<'t> Brief<'_, 't> {
    /// A number that answers of a session share if they differ only in what depends on the words of
    /// a title.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// How the title was settled.
    pub fn outcome(&self) -> Outcome {
        self.settled.verdict.outcome
    }

    /// The level the title words.
    pub fn level(&self) -> Level {
        self.settled.verdict.level
    }

    /// How often an answer like this one is right, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.confidence.0
    }

    /// The confidence with two decimals.
    pub(crate) fn percentage(&self) -> &str {
        &self.confidence.1
    }

    /// The functions, best first.
    pub fn functions(&self) -> &[Function] {
        &self.settled.verdict.functions
    }

    /// The nearest canonical role of the first function.
    pub fn role(&self) -> Option<&'t str> {
        let top = *self.functions().first()?;
        let Worded {
            taxonomy, verdict, ..
        } = self.worded;
        let exact = |hash| roles::exact(taxonomy, top, hash, verdict);
        let exact = self.words_hash.and_then(exact);
        exact.map(|role| &*role.title).or(self.settled.role)
    }

    /// The words by which it is a partner role, as the title writes them.
    pub fn partner_words(&self) -> impl Iterator<Item = &str> {
        let partners = self.settled.verdict.partners.iter();
        partners.map(|at| self.worded.word(at))
    }

    /// The families of these words, in the same order: channel, partner, ecosystem, alliance, ...
    pub fn families(&self) -> impl Iterator<Item = &str> {
        let partners = self.settled.verdict.partners.iter();
        partners.map(|at| self.worded.family(at))
    }

    /// Why it is none of the four functions, if it is none.
    pub fn cause(&self) -> Option<Cause<'_>> {
        self.worded.cause()
    }

    /// Why, in one sentence.
    pub fn reason(&self) -> impl fmt::Display {
        self.worded.reason()
    }

    /// Whether it puts no word of the title in words: so does any answer with its number, unless the
    /// title is blank.
    pub(crate) fn is_general(&self) -> bool {
        self.worded.is_general()
    }

    /// Writes the same sentence.
    pub(crate) fn write_reason(&self, out: &mut impl fmt::Write) -> fmt::Result {
        self.worded.write_reason(out)
    }
}
