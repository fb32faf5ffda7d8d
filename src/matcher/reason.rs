//! Why an answer is what it is, in one sentence.

mod narrowed;

use std::{
    borrow::Cow,
    fmt::{self, Write},
};

use crate::{
    answer::{Answer, Basis},
    domain::{Discipline, Function, Level},
    title::Span,
};

/// The reason of an answer, to be written where it goes.
#[derive(Debug, Clone, Copy)]
pub struct Reason<'a> {
    title: &'a str,
    answer: &'a Answer<'a>,
}

impl Answer<'_> {
    /// Why, in one sentence that quotes the title the answer was given for.
    pub fn reason<'a>(&'a self, title: &'a str) -> Reason<'a> {
        Reason {
            title,
            answer: self,
        }
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.answer.narrowed {
            None => self.write_title(f),
            Some(_) => self.write_narrowed(f),
        }
    }
}

impl Reason<'_> {
    /// The sentence, borrowed where it quotes no word of the title: that of most titles in an export.
    pub(crate) fn into_text(self) -> Cow<'static, str> {
        if let Some(sentence) = self.fixed_sentence()
            && self.answer.narrowed.is_none()
        {
            return Cow::Borrowed(sentence);
        }
        let mut text = String::with_capacity(160); // few reasons are longer
        _ = write!(text, "{self}"); // a `String` takes any text
        Cow::Owned(text)
    }

    /// The sentence about the title by itself, if it quotes no word of it.
    fn fixed_sentence(&self) -> Option<&'static str> {
        match self.answer.basis {
            Basis::Blank if self.title.trim().is_empty() => Some("blank title"),
            Basis::Blank => Some("no word in the title"),
            Basis::NoPartnerTerm => Some("no partner word"),
            Basis::UnknownLanguage => {
                Some("no word is known: rolecall does not read this language")
            }
            _ => None,
        }
    }

    /// Writes what the title says by itself.
    fn write_title(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Reason { title, answer } = self;
        let quoted = |word: Span| &title[word.range()];
        let is = match answer.candidates.len() {
            0 | 1 => "is usually",
            _ => "may be",
        };
        let names = FunctionNames(answer.functions());
        if let Some(sentence) = self.fixed_sentence() {
            return f.write_str(sentence);
        }
        match answer.basis {
            Basis::Blank | Basis::NoPartnerTerm | Basis::UnknownLanguage => Ok(()), // said above
            Basis::FalseFriend { word, is } | Basis::StandsAlone { word, is } => {
                write!(f, "\"{}\" here is {is}", quoted(word))
            }
            Basis::Weak { word } => write!(
                f,
                "\"{}\" here says too little by itself: no word of the partner trade stands beside it",
                quoted(word)
            ),
            Basis::Possible {
                word, stands_for, ..
            } => write!(
                f,
                "\"{}\" may mean {stands_for}, but nothing else in the title confirms it",
                quoted(word)
            ),
            Basis::OutsideWork { word, discipline } => write!(
                f,
                "\"{}\" marks {}, outside the four functions",
                quoted(word),
                role_of(discipline)
            ),
            Basis::NamedFunction => {
                self.write_deciding(f)?;
                write!(f, " {} {names}", self.point_to())
            }
            Basis::SharedTerm => {
                self.write_deciding(f)?;
                write!(f, " may be {names}")
            }
            Basis::SeveralTerms => {
                self.write_deciding(f)?;
                match answer.candidates.len() {
                    0 | 1 => write!(f, " {} {names}", self.point_to()),
                    _ => write!(f, " {} more than one function: {names}", self.point_to()),
                }
            }
            Basis::LeaderDefault => write!(
                f,
                "the title names no function; at this level that {is} {names}"
            ),
            Basis::DirectorDefault => {
                write!(f, "the title names no function; a director {is} in {names}")
            }
            // "Owner | Partner Manager"
            Basis::BelowDefault if answer.level <= Level::Director => write!(
                f,
                "the title names no function; its partner role is below director level, and that {is} \
                 {names}"
            ),
            Basis::BelowDefault => write!(
                f,
                "the title names no function; below director level that {is} {names}"
            ),
        }
    }
}

impl Reason<'_> {
    /// Names a false friend or other work, without the words of the title: "a company's rank".
    pub(crate) fn what_it_is(&self) -> Option<String> {
        match self.answer.by_title().basis {
            Basis::OutsideWork { discipline, .. } => Some(format!(
                "{} work, outside the four functions",
                discipline.id()
            )),
            Basis::Possible { .. } => None,
            basis => basis.word_is_instead().map(str::to_owned),
        }
    }

    /// The verb behind the deciding words.
    fn point_to(&self) -> &'static str {
        match self.answer.deciding.len() {
            0 | 1 => "points to",
            _ => "point to",
        }
    }

    /// The deciding words as the title writes them.
    fn write_deciding(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.answer.deciding.len().saturating_sub(1);
        for (index, word) in self.answer.deciding.iter().enumerate() {
            f.write_str(match index {
                0 => "",
                _ if index == last => " and ",
                _ => ", ",
            })?;
            write!(f, "\"{}\"", &self.title[word.range()])?;
        }
        Ok(())
    }
}

/// A role of the discipline: "a technical role".
fn role_of(discipline: Discipline) -> &'static str {
    match discipline {
        Discipline::Technical => "a technical role",
        Discipline::Product => "a product role",
        Discipline::Services => "a services role",
        Discipline::Support => "a support role",
        Discipline::Finance => "a finance role",
        Discipline::Legal => "a legal role",
        Discipline::Hr => "an HR role",
        Discipline::Assistant => "an assistant role",
    }
}

/// Functions by their names: "Partner Strategy or Partner Sales".
pub(crate) struct FunctionNames<I>(pub(crate) I);

impl<I: ExactSizeIterator<Item = Function> + Clone> fmt::Display for FunctionNames<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.0.len().saturating_sub(1);
        for (index, function) in self.0.clone().enumerate() {
            f.write_str(match index {
                0 => "",
                _ if index == last => " or ",
                _ => ", ",
            })?;
            f.write_str(function.name())?;
        }
        Ok(())
    }
}
