//! Why an answer is what it is, in one sentence.

use std::fmt;

use super::Worded;
use crate::{matcher::verdict::Ground, taxonomy::Function};

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

impl Worded<'_, '_> {
    /// Why, in one sentence.
    pub(crate) fn reason(&self) -> Reason<'_, '_> {
        Reason(self)
    }

    /// Writes why, in one sentence. Most answers of a table are written only once, so this is not
    /// left to `write!`, which takes several times as long.
    pub(crate) fn write_reason(&self, out: &mut impl fmt::Write) -> fmt::Result {
        let verdict = self.verdict;
        let several = verdict.functions.len() > 1;
        match (verdict.ground, verdict.friend) {
            (Ground::NoWord, _) if self.reading.lexemes.is_empty() => out.write_str("blank title"),
            (Ground::Friend | Ground::Alone | Ground::Weak, Some((at, sense))) => {
                let what = self.not_a_partner(at, sense);
                write_all(out, &["\"", self.word(at), "\" here is ", what])
            }
            (Ground::NoWord | Ground::Friend | Ground::Alone | Ground::Weak, _) => {
                out.write_str("no partner word")
            }
            (Ground::Outside, _) => {
                let word = verdict.outside.map_or("", |at| self.word(at));
                let kind = self.outside_kind();
                let end = " work, outside the four functions";
                write_all(out, &["\"", word, "\" is ", kind, end])
            }
            (Ground::Topic | Ground::TopicOfSeveral | Ground::Topics, _) => {
                self.write_deciding(out)?;
                out.write_str(match verdict.ground {
                    Ground::Topic => " names ",
                    Ground::TopicOfSeveral => " may be ",
                    _ if several => " stand for several: ",
                    _ => " name ",
                })?;
                names(out, &verdict.functions)
            }
            (Ground::Leader | Ground::Director | Ground::Below, _) => {
                out.write_str("no word names a function; ")?;
                out.write_str(match verdict.ground {
                    Ground::Leader => "a leader of the whole partner business",
                    Ground::Director => "a director",
                    _ => "whoever works with partners",
                })?;
                out.write_str(if several { " may be " } else { " is " })?;
                names(out, &verdict.functions)
            }
        }
    }

    /// The deciding topics, and partner words that count for themselves, as the title writes them.
    fn write_deciding(&self, out: &mut impl fmt::Write) -> fmt::Result {
        let verdict = self.verdict;
        let counts = |at: &usize| {
            verdict.topics.contains(*at) || verdict.bare && verdict.partners.contains(*at)
        };
        let words = (0..self.reading.senses.len()).filter(counts);
        listed(out, words.map(|at| self.word(at)), "and", "\"")
    }

    /// Whether titles with this verdict all have this reason and no partner words, unless they are
    /// blank.
    pub(crate) fn is_general(&self) -> bool {
        let verdict = self.verdict;
        let is_blank = self.reading.lexemes.is_empty();
        verdict.ground == Ground::NoWord && verdict.partners.is_empty() && !is_blank
    }

    /// Why it is none of the four functions.
    pub(crate) fn cause(&self) -> Option<Cause<'_>> {
        match (self.verdict.ground, self.verdict.friend) {
            (Ground::NoWord, _) if self.reading.lexemes.is_empty() => Some(Cause::Blank),
            (Ground::Friend | Ground::Alone | Ground::Weak, Some((at, sense))) => {
                Some(Cause::FalseFriend(self.not_a_partner(at, sense)))
            }
            (Ground::NoWord | Ground::Friend | Ground::Alone | Ground::Weak, _) => {
                Some(Cause::NoWord)
            }
            (Ground::Outside, _) => Some(Cause::Outside(self.outside_kind())),
            _ => None,
        }
    }
}

/// The reason of an answer, written where it goes.
pub(crate) struct Reason<'w, 'a>(&'w Worded<'a, 'w>);

impl fmt::Display for Reason<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_reason(f)
    }
}

/// Functions by their names: "Partner Strategy or Partner Sales".
pub(super) struct Names<'f>(pub(super) &'f [Function]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        names(f, self.0)
    }
}

fn names(out: &mut impl fmt::Write, functions: &[Function]) -> fmt::Result {
    let names = functions.iter().map(|function| function.name());
    listed(out, names, "or", "")
}

/// Writes words one after the other, each in these quotes.
fn listed<'w>(
    out: &mut impl fmt::Write,
    words: impl Iterator<Item = &'w str> + Clone,
    joiner: &str,
    quote: &str,
) -> fmt::Result {
    let count = words.clone().count();
    for (index, word) in words.enumerate() {
        match index {
            0 => {}
            _ if index + 1 == count => write_all(out, &[" ", joiner, " "])?,
            _ => out.write_str(", ")?,
        }
        write_all(out, &[quote, word, quote])?;
    }
    Ok(())
}

fn write_all(out: &mut impl fmt::Write, texts: &[&str]) -> fmt::Result {
    texts.iter().try_for_each(|text| out.write_str(text))
}
