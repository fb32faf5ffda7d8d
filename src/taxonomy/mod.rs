//! The taxonomy: the four functions, their roles, the questions and scopes around them, and how
//! titles are worded.
//!
//! A [`Taxonomy`] is made of YAML in one way, at two times: of the files under `data/` when the
//! program is built (`data/build.rs` writes the result out as constants, so that nothing is parsed
//! at start), and of a user's file when the program runs (`--taxonomy`). Hence the `Cow`s, which
//! borrow what is compiled in and own what was read.

mod compile;
mod document;
pub(crate) mod duties;
mod entries;
mod entry;
mod extend;
mod load;
pub(crate) mod normalise;
mod older;
mod phrase_index;
mod phrase_tags;
mod term_kinds;
mod vocabulary;
mod word_table;
mod yaml_text;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use crate::domain::{Discipline, Function, Level, UnknownName};

#[allow(unused_imports)] // the build script loads no other file
pub use document::Document;
#[allow(unused_imports)]
pub(crate) use document::MergedDocument;
pub use term_kinds::{PartnerTerm, Stands, Vague};
pub use yaml_text::TaxonomyError;
#[allow(unused_imports)]
pub(crate) use {
    phrase_tags::PhraseTags,
    term_kinds::{FalseFriend, FunctionTerm, GradeStands, GradeTerm, OutsideWork, TagSet},
    vocabulary::{
        Confidence, Doubts, PAIRS, Phrase, UNKNOWN, Vocabulary, Word, WordId, WordsByPair,
        first_pair, last_pair, letter_set, pair, text_hash,
    },
    yaml_text::{YamlText, read},
};

/// Everything about one function that does not depend on titles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionCard {
    /// Which of the four.
    pub id: Function,
    /// The name in tables, such as `Partner Strategy`.
    pub name: Cow<'static, str>,
    /// Its purpose, in one sentence.
    pub definition: Cow<'static, str>,
    /// Its responsibilities.
    pub responsibilities: Cow<'static, [Cow<'static, str>]>,
    /// The duties of people in it, worded as in a job advert.
    pub duties: Cow<'static, [Cow<'static, str>]>,
    /// The figures it is measured by.
    pub kpis: Cow<'static, [Cow<'static, str>]>,
}

/// One of the four things on which the scope of a title depends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// The key in `--context KEY=VALUE`.
    pub key: Cow<'static, str>,
    /// The name in tables.
    pub name: Cow<'static, str>,
    /// Its possible values.
    pub values: Cow<'static, [DriverValue]>,
}

/// One value of a [`Driver`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriverValue {
    /// The value in `--context KEY=VALUE`.
    pub key: Cow<'static, str>,
    /// Its meaning.
    pub means: Cow<'static, str>,
}

/// A question that tells functions apart when a title does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The key in `--answer KEY=VALUE`.
    pub key: Cow<'static, str>,
    /// The question.
    pub ask: Cow<'static, str>,
    /// The functions it tells apart, two or more.
    pub between: Cow<'static, [Function]>,
    /// The levels of which any title may be asked it. Other titles are asked only if a scope of
    /// theirs names it.
    #[serde(default)]
    pub levels: Cow<'static, [Level]>,
    /// It is asked first about any title that only may be one of a partner role ("PAM EMEA").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub possible: bool,
    /// The possible answers.
    pub answers: Cow<'static, [Choice]>,
}

/// An answer one can give to a [`Question`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value in `--answer KEY=VALUE`.
    pub key: Cow<'static, str>,
    /// The answer in words.
    pub says: Cow<'static, str>,
    /// The functions it speaks for, best first; none if it speaks against a partner role.
    pub functions: Cow<'static, [Function]>,
}

/// The meanings of titles in different companies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Titles or aliases of roles.
    pub titles: Cow<'static, [Cow<'static, str>]>,
    /// Titles that are read as no partner role, and may be one all the same.
    #[serde(default)]
    pub unlisted: Cow<'static, [Cow<'static, str>]>,
    /// Their meanings, and in which companies.
    pub meanings: Cow<'static, [Meaning]>,
    /// Keys of the questions that tell the meanings apart.
    pub questions: Cow<'static, [Cow<'static, str>]>,
}

/// One meaning of a title, where all its conditions hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// The conditions.
    pub when: Cow<'static, [Condition]>,
    /// The meaning in one sentence.
    pub means: Cow<'static, str>,
    /// The functions it belongs to, best first; none if it is no partner role there.
    pub functions: Cow<'static, [Function]>,
}

/// A driver that has a certain value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Key of a [`Driver`].
    pub driver: Cow<'static, str>,
    /// Key of a [`DriverValue`].
    pub value: Cow<'static, str>,
}

/// A word for partners that titles swap for another without a change of function.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The family of partner words it belongs to.
    pub family: Cow<'static, str>,
    /// The word before a noun: `Partner` Manager.
    pub before: Cow<'static, str>,
    /// The word as a noun: Head of `Partnerships`.
    pub noun: Cow<'static, str>,
    /// The words it may be swapped for, in small letters.
    pub words: Cow<'static, [Cow<'static, str>]>,
    /// Titles that a search for the word finds and that are no partner roles.
    pub look_alikes: Cow<'static, [Cow<'static, str>]>,
}

/// A role: what a title stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The canonical title.
    pub title: Cow<'static, str>,
    /// The functions the title alone supports, best first; the nearest ones of an outside role.
    pub functions: Cow<'static, [Function]>,
    /// The level in the title.
    pub level: Level,
    /// One of the 39 titles of the founding list, "Popular roles in Partner GTM".
    #[serde(default)]
    pub core: bool,
    /// Set for a role outside the four functions.
    #[serde(default)]
    pub outside: Option<Discipline>,
    /// Other titles for the same role at the same level.
    #[serde(default)]
    pub aliases: Cow<'static, [Cow<'static, str>]>,
}

/// Everything rolecall knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Taxonomy {
    /// The version of the knowledge, apart from the program's.
    pub version: Cow<'static, str>,
    /// A hash of the files it was made of: two taxonomies with the same one are equal.
    pub fingerprint: u64,
    /// The four functions, in the order of [`Function`].
    pub functions: Cow<'static, [FunctionCard]>,
    /// The four drivers on which scope depends.
    pub drivers: Cow<'static, [Driver]>,
    /// Questions that tell functions apart.
    pub questions: Cow<'static, [Question]>,
    /// Titles that mean different things in different companies.
    pub scopes: Cow<'static, [Scope]>,
    /// Words for partners that titles swap.
    pub routes: Cow<'static, [Route]>,
    /// All roles, the founding list first.
    pub roles: Cow<'static, [Role]>,
    /// How job descriptions are worded.
    pub(crate) duty_words: duties::Duties,
    /// How titles are worded.
    pub(crate) vocabulary: Vocabulary,
}

impl Role {
    /// Whether this is its title or one of its aliases, in any case and punctuation.
    pub(crate) fn is_called(&self, title: &str) -> bool {
        same_title(&self.title, title) || self.aliases.iter().any(|alias| same_title(alias, title))
    }
}

impl Taxonomy {
    /// The role with this title or alias, in any case and punctuation.
    pub fn role(&self, title: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.is_called(title))
    }
}

/// Whether two titles have the same letters, in any case and punctuation.
pub(crate) fn same_title(one: &str, other: &str) -> bool {
    title_letters(one) == title_letters(other)
}

/// The letters and digits of a title in small letters, by which it is found in any punctuation.
pub(crate) fn title_letters(title: &str) -> String {
    let mut letters = title.to_lowercase();
    letters.retain(char::is_alphanumeric);
    letters
}
