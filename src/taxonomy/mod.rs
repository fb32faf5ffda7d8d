//! What there is: the four functions, their roles, and the questions and scopes around them.
//!
//! The types here are filled in two ways with equal results: from YAML while the tool runs
//! (`--taxonomy`), or from constants which `data/build.rs` writes out of the bundled YAML, so that
//! the tool parses nothing when it starts. Hence [`Text`], [`List`] and [`Table`], which refer to
//! what is compiled in or own what was read.

mod compile;
mod document;
pub mod duties;
mod entry;
mod extend;
mod function;
mod level;
mod list;
mod load;
mod outside;
mod remove;
mod role_key;
mod source;
mod text;
mod unknown_name;
mod vocabulary_file;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

#[allow(unused_imports)] // the build script loads no other file
pub use document::Document;
pub use function::Function;
pub use level::Level;
#[allow(unused_imports)] // likewise: it only names lists
pub use list::{Item, List};
pub use outside::Outside;
pub use source::TaxonomyError;
pub use text::Text;
pub use unknown_name::UnknownName;
#[allow(unused_imports)]
pub(crate) use {
    extend::{Wording, each_list},
    list::Shared,
    source::{Source, read},
};

use crate::vocabulary::Vocabulary;

/// A list of entries or numbers that is either compiled in or read from a file. There are few of
/// them, and some are read for every word of a title: unlike a [`List`] it is found by a pointer.
pub type Table<T> = Cow<'static, [T]>;

/// The texts of many words, one after the other, compiled in or read from a file.
pub type Letters = Cow<'static, str>;

/// Everything about one function that does not depend on titles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionCard {
    /// Which of the four.
    pub id: Function,
    /// The name in tables, such as `Partner Strategy`.
    pub name: Text,
    /// What the function is for, in one sentence.
    pub definition: Text,
    /// What it owns.
    pub responsibilities: List<Text>,
    /// What people in it do, worded as in a job advert.
    pub duties: List<Text>,
    /// What it is measured by.
    pub kpis: List<Text>,
}

/// One of the four things on which the scope of a title depends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// The key in `--context KEY=VALUE`.
    pub key: Text,
    /// The name in tables.
    pub name: Text,
    /// What it can be.
    pub values: List<DriverValue>,
}

/// One value of a [`Driver`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DriverValue {
    /// The value in `--context KEY=VALUE`.
    pub key: Text,
    /// What it stands for.
    pub means: Text,
}

/// A question that tells functions apart when a title does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The key in `--answer KEY=VALUE`.
    pub key: Text,
    /// The question.
    pub ask: Text,
    /// The functions it tells apart, two or more.
    pub between: List<Function>,
    /// The levels of which any title may be asked it. Other titles are asked only if a scope of
    /// theirs names it.
    #[serde(default)]
    pub levels: List<Level>,
    /// What one can answer.
    pub answers: List<Answer>,
}

/// One answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The value in `--answer KEY=VALUE`.
    pub key: Text,
    /// The answer in words.
    pub says: Text,
    /// The functions it speaks for, best first; none if it speaks against a partner role.
    pub functions: List<Function>,
}

/// What titles mean in different companies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Titles or aliases of roles.
    pub titles: List<Text>,
    /// Titles that are read as no partner role, and may be one all the same.
    #[serde(default)]
    pub unlisted: List<Text>,
    /// What they mean, and where.
    pub meanings: List<Meaning>,
    /// Keys of the questions that tell the meanings apart.
    pub questions: List<Text>,
}

/// One meaning of a title, where all its conditions hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// The conditions.
    pub when: List<Condition>,
    /// The meaning in one sentence.
    pub means: Text,
    /// The functions it belongs to, best first; none if it is no partner role there.
    pub functions: List<Function>,
}

/// A driver that has a certain value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Key of a [`Driver`].
    pub driver: Text,
    /// Key of a [`DriverValue`].
    pub value: Text,
}

/// A word for partners that titles swap for another without a change of function.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// The family of partner words it belongs to.
    pub family: Text,
    /// The word before a noun: `Partner` Manager.
    pub before: Text,
    /// The word as a noun: Head of `Partnerships`.
    pub noun: Text,
    /// The words it may be swapped for, in small letters.
    pub words: List<Text>,
    /// Titles that a search for the word finds and that are no partner roles.
    pub look_alikes: List<Text>,
}

/// A role: what a title stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The canonical title.
    pub title: Text,
    /// The functions the title alone supports, best first; the nearest ones of an outside role.
    pub functions: List<Function>,
    /// The level in the title.
    pub level: Level,
    /// One of the 39 titles of the founding list, "Popular roles in Partner GTM".
    #[serde(default)]
    pub core: bool,
    /// Set for a role outside the four functions.
    #[serde(default)]
    pub outside: Option<Outside>,
    /// Other titles for the same role at the same level.
    #[serde(default)]
    pub aliases: List<Text>,
}

/// Everything rolecall knows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Taxonomy {
    /// The version of the knowledge, apart from the program's.
    pub version: Text,
    /// A hash of the files it was made of: two taxonomies with the same one are equal.
    pub fingerprint: u64,
    /// The four functions, in the order of [`Function`].
    pub functions: Table<FunctionCard>,
    /// What scope depends on.
    pub drivers: Table<Driver>,
    /// Questions that tell functions apart.
    pub questions: Table<Question>,
    /// Titles that mean different things in different companies.
    pub scopes: Table<Scope>,
    /// Words for partners that titles swap.
    pub routes: Table<Route>,
    /// All roles, the founding list first.
    pub roles: Table<Role>,
    /// What the titles of the roles are about, in the order of the roles.
    pub role_keys: Table<RoleKey>,
    /// The words of all titles and aliases, each as a hash with the index of its role, in order.
    pub role_titles: Table<(u64, u32)>,
    /// How job descriptions are worded.
    pub duty_words: duties::Duties,
    /// How titles are worded.
    pub vocabulary: Vocabulary,
}

/// What a title is about, as sets of indices into the vocabulary, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct RoleKey {
    /// Its topics.
    pub topics: u64,
    /// Its groups of partner words.
    pub groups: u64,
    /// The families of these groups, each by its first group.
    pub families: u64,
    /// Its work outside the four functions.
    pub outsides: u64,
}

impl Role {
    /// Whether this is its title or one of its aliases, in any case and punctuation.
    pub fn is_called(&self, title: &str) -> bool {
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
    letters(one).eq(letters(other))
}

fn letters(title: &str) -> impl Iterator<Item = char> + '_ {
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}
