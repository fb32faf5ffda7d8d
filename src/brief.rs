//! An answer of a session beside its title, as callers took it before [`Answer`] was a value.

use std::fmt;

use crate::{
    answer::{Answer, Basis, Outcome},
    domain::{Function, Level},
    matcher::Session,
    title::TitleKey,
};

/// Why a title is none of the four functions, apart from its words: many titles share a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cause<'a> {
    /// There is no title.
    Blank,
    /// No word says "with partners".
    NoWord,
    /// What the word that could say it is here.
    FalseFriend(&'a str),
    /// The kind of work it is: technical, legal, ...
    Outside(&'a str),
}

/// An answer and its title.
#[derive(Debug)]
pub struct Brief<'s, 't> {
    title: &'s str,
    answer: &'s Answer<'t>,
    functions: Vec<Function>,
}

impl<'t> Session<'t> {
    /// The answer for one title.
    pub fn answer<'s>(&'s mut self, title: &'s str) -> Brief<'s, 't> {
        let answer = &self.entry(title, |_, _| ()).answer;
        Brief {
            title,
            functions: answer.functions().collect(),
            answer,
        }
    }
}

impl<'t> Brief<'_, 't> {
    /// How the title was settled.
    pub fn outcome(&self) -> Outcome {
        self.answer.outcome
    }

    /// The level the title words.
    pub fn level(&self) -> Level {
        self.answer.level
    }

    /// How often an answer like this one is right, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.answer.confidence
    }

    /// What the title is about.
    pub(crate) fn key(&self) -> TitleKey {
        self.answer.key
    }

    /// The functions, best first.
    pub fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// The nearest canonical role of the first function.
    pub fn role(&self) -> Option<&'t str> {
        self.answer.role().map(|role| &*role.title)
    }

    /// The words by which it is a partner role, as the title writes them.
    pub fn partner_words(&self) -> impl Iterator<Item = &str> {
        let terms = self.answer.partner_terms.iter();
        terms.map(|used| &self.title[used.word.range()])
    }

    /// The families of these words, in the same order: channel, partner, ecosystem, alliance, ...
    pub fn families(&self) -> impl Iterator<Item = &str> {
        let terms = self.answer.partner_terms.iter();
        terms.filter_map(|used| Some(&*used.term?.family))
    }

    /// Why it is none of the four functions, if it is none.
    pub fn cause(&self) -> Option<Cause<'_>> {
        match self.answer.basis {
            Basis::Blank => Some(Cause::Blank),
            Basis::NoPartnerTerm | Basis::UnknownLanguage => Some(Cause::NoWord),
            Basis::FalseFriend { is, .. } | Basis::StandsAlone { is, .. } => {
                Some(Cause::FalseFriend(is))
            }
            Basis::Weak { .. } => Some(Cause::FalseFriend(
                "too weak by itself: no word of the partner trade beside it",
            )),
            Basis::Possible { .. } => {
                Some(Cause::FalseFriend("a word that may be one of the trade"))
            }
            Basis::OutsideWork { discipline, .. } => Some(Cause::Outside(discipline.id())),
            _ => None,
        }
    }

    /// Why, in one sentence.
    pub fn reason(&self) -> impl fmt::Display {
        self.answer.reason(self.title)
    }
}
