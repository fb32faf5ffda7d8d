//! The answer before it is worded.

use std::ops::Deref;

use super::gate;
use crate::{
    classification::Outcome,
    taxonomy::{Function, Level},
};

/// The answer before it is worded. Thousands of them are remembered, so it is all in one place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    pub(crate) functions: Functions,
    pub(crate) level: Level,
    /// What the answer rests on.
    pub(crate) ground: Ground,
    /// The phrases that are partner words.
    pub(crate) partners: Phrases,
    /// The phrases whose topics decided.
    pub(crate) topics: Phrases,
    /// A partner word stands beside the topics by itself.
    pub(crate) bare: bool,
    /// Index of the phrase that puts the role outside.
    pub(crate) outside: Option<usize>,
    /// The partner word that is a false friend, and what it is.
    pub(crate) friend: Option<(usize, gate::Sense)>,
}

/// Different functions, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Functions {
    /// What is behind them is the first of all.
    all: [Function; Function::ALL.len()],
    count: u8,
}

/// Phrases of a title, in its order: bit `i` for the phrase with index `i`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Phrases([u64; 2]);

/// What an answer rests on. Confidence is measured per ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Ground {
    NoWord,
    Friend,
    Alone,
    Weak,
    Outside,
    Topic,
    TopicOfSeveral,
    Topics,
    Leader,
    Director,
    Below,
}

impl Verdict {
    /// The same verdict, with its phrases counted otherwise.
    pub(super) fn at_places(mut self, place: impl Fn(usize) -> usize) -> Self {
        self.partners = self.partners.iter().map(&place).collect();
        self.topics = self.topics.iter().map(&place).collect();
        self.outside = self.outside.map(&place);
        self.friend = self.friend.map(|(at, sense)| (place(at), sense));
        self
    }
}

impl Functions {
    pub(crate) const NONE: Functions = Functions {
        all: [Function::ALL[0]; Function::ALL.len()],
        count: 0,
    };
}

impl Deref for Functions {
    type Target = [Function];

    fn deref(&self) -> &[Function] {
        &self.all[..usize::from(self.count)]
    }
}

impl FromIterator<Function> for Functions {
    /// What comes again is left out.
    fn from_iter<I: IntoIterator<Item = Function>>(functions: I) -> Self {
        let mut different = Functions::NONE;
        for function in functions {
            if !different.contains(&function) {
                different.all[usize::from(different.count)] = function;
                different.count += 1;
            }
        }
        different
    }
}

impl Phrases {
    pub(crate) const NONE: Phrases = Phrases([0; 2]);

    pub(crate) fn iter(self) -> impl Iterator<Item = usize> + Clone {
        let [low, high] = self.0;
        ones(low).chain(ones(high).map(|at| at + 64))
    }

    pub(crate) fn first(self) -> Option<usize> {
        self.iter().next()
    }

    pub(crate) fn is_empty(self) -> bool {
        self == Phrases::NONE
    }

    pub(crate) fn contains(self, at: usize) -> bool {
        self.0[at / 64 % 2] >> (at % 64) & 1 == 1
    }
}

impl FromIterator<usize> for Phrases {
    /// A reading has no more phrases than there are bits.
    fn from_iter<I: IntoIterator<Item = usize>>(phrases: I) -> Self {
        let mut bits = [0; 2];
        for at in phrases {
            debug_assert!(at < 128, "{at} is beyond what is read of a title");
            bits[at / 64 % 2] |= 1 << (at % 64);
        }
        Phrases(bits)
    }
}

/// Which bits are set, from the lowest on.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> + Clone {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        lowest
    })
}

impl Ground {
    pub(crate) const ALL: [Ground; 11] = [
        Ground::NoWord,
        Ground::Friend,
        Ground::Alone,
        Ground::Weak,
        Ground::Outside,
        Ground::Topic,
        Ground::TopicOfSeveral,
        Ground::Topics,
        Ground::Leader,
        Ground::Director,
        Ground::Below,
    ];

    /// The name in the vocabulary.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Ground::NoWord => "no-word",
            Ground::Friend => "friend",
            Ground::Alone => "alone",
            Ground::Weak => "weak",
            Ground::Outside => "outside",
            Ground::Topic => "topic",
            Ground::TopicOfSeveral => "topic-of-several",
            Ground::Topics => "topics",
            Ground::Leader => "leader",
            Ground::Director => "director",
            Ground::Below => "below",
        }
    }
}
