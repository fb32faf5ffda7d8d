//! The entries of the sections of a taxonomy file, but for roles, scopes and phrases.

use std::{borrow::Cow, fmt::Debug};

use serde::{Deserialize, Serialize};

use super::duties::{Part, Scales, Trust};
use super::entry::{Entry, entry};
use super::{
    Choice, Driver, DriverValue, FalseFriend, FunctionCard, FunctionTerm, GradeStands, GradeTerm,
    OutsideWork, PartnerTerm, Question, Route, Stands, Vague,
};
use crate::domain::{Discipline, Function, Level};

type Text = Cow<'static, str>;
type List<T> = Cow<'static, [T]>;

entry! {
    FunctionEntry => FunctionCard by id: Function;
    needs { name: Text, definition: Text }
    adds { responsibilities: Text, duties: Text, kpis: Text }
}

entry! {
    DriverEntry => Driver by key: Text;
    needs { name: Text, values: List<DriverValue> }
}

entry! {
    QuestionEntry => Question by key: Text;
    needs { ask: Text, between: List<Function>, answers: List<Choice> }
    may { levels: List<Level>, possible: bool }
}

entry! {
    RouteEntry => Route by family: Text;
    needs { before: Text, noun: Text }
    adds { words: Text, look_alikes: Text }
}

entry! {
    PartnerEntry => PartnerTerm by group: Text;
    needs { family: Text, hint: Text, stands: Stands }
    may { needs: List<Text>, vague: Vague, named: bool, alone: Text, alone_level: Option<Level>,
        with_vendor: bool, with_cloud: bool, stands_for: Text, near: Text }
    file { example: Example, words: Vec<String> }
}

entry! {
    FunctionTermEntry => FunctionTerm by topic: Text;
    needs { functions: List<Function>, weight: u8 }
    may {
        director: List<Function>, leader: List<Function>, needs_firm_word: bool,
        last_beside: bool, yields: bool, only_beside: bool, shares_head: bool,
    }
    file { example: Example, words: Vec<String>, silent_beside: bool }
}

entry! {
    OutsideEntry => OutsideWork by outside: Discipline, found with is_same_work;
    needs { nearest: List<Function> }
    may { weak: bool, with_customers: bool, audience: bool }
    file { name: Text, example: Example, words: Vec<String> }
}

entry! {
    FriendEntry => FalseFriend by reason: Text, found with is_same_friend;
    may {
        spoils: List<Text>, far: bool, purpose: bool, yields_to_manager: bool,
        yields_to: List<Text>, person: bool, serves: bool, counts_outside: bool, level: Option<Level>,
    }
    file {
        name: Text, example: Example, before_worlds: Vec<Text>, after_worlds: Vec<Text>,
        anywhere_worlds: Vec<Text>, phrases: Vec<String>, before: Vec<String>,
        after: Vec<String>, anywhere: Vec<String>, counts_topics: Vec<String>, across_and: bool,
    }
}

entry! {
    GradeEntry => GradeTerm by grade: Text;
    may { levels: List<Level>, stands: GradeStands }
    adds { words: Text }
}

entry! {
    ConfidenceEntry => BasisConfidence by ground: Text;
    needs { confidence: f32 }
    may {
        one_unknown: Option<f32>, more_unknown: Option<f32>, apart: Option<f32>,
        other_world: Option<f32>,
    }
}

entry! {
    TrustEntry => Trust by agreement: Text;
    needs { confidence: f32 }
}

entry! {
    HeadingEntry => Heading by part: Part;
    adds { words: String }
}

entry! {
    /// The one entry of `scales`.
    ScalesEntry => Scales;
    needs {
        summary: f32, without_partner: f32, full: f32, sharpness: f32, sentence_sharpness: f32,
        title: f32, clear: f32, several: f32, partner: f32, trade: f32, technical: f32,
        technical_title: f32, enough: f32, gap: u8,
    }
}

/// How often answers that rest on one thing are right.
pub(crate) struct BasisConfidence {
    pub(crate) ground: Text,
    pub(crate) confidence: f32,
    pub(crate) one_unknown: Option<f32>,
    pub(crate) more_unknown: Option<f32>,
    pub(crate) apart: Option<f32>,
    pub(crate) other_world: Option<f32>,
}

/// The headings of one part of a job description.
pub(crate) struct Heading {
    pub(crate) part: Part,
    pub(crate) words: Vec<String>,
}

/// The explanation of a tag or a flag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TagEntry {
    pub(crate) tag: String,
    pub(crate) means: String,
    pub(crate) example: Example,
}

/// A title that shows what a tag or an entry does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    pub(crate) title: String,
    /// The beginning of the answer: `clear sales, manager`.
    pub(crate) answer: String,
}

/// Words of a level, in a file for 0.1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelWords {
    pub(super) level: Level,
    pub(super) words: Vec<String>,
}

/// Other spellings of one word, in a file for 0.1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpellingEntry {
    pub(super) write: Vec<String>,
    pub(super) read: Cow<'static, str>,
}

impl OutsideEntry {
    /// The name by which phrases refer to it.
    pub(crate) fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(self.outside.id())
    }
}

impl FriendEntry {
    /// The name by which phrases refer to it.
    pub(crate) fn called(&self) -> &str {
        self.name.as_ref().unwrap_or(&self.reason)
    }
}

/// Work without a name, as 0.1 wrote it, is the first work of its discipline that says nothing else.
fn is_same_work(known: &OutsideEntry, given: &OutsideEntry) -> bool {
    if given.name.is_some() {
        return known.name == given.name;
    }
    let flags = |entry: &OutsideEntry| {
        [entry.weak, entry.with_customers, entry.audience].map(|flag| flag == Some(true))
    };
    flags(known) == flags(given) && (given.nearest.is_none() || known.nearest == given.nearest)
}

/// A false friend without a name, as 0.1 wrote it, is the first one of its reason that fits its
/// lists.
fn is_same_friend(known: &FriendEntry, given: &FriendEntry) -> bool {
    if given.name.is_some() {
        return known.name == given.name;
    }
    let lists = [&given.before, &given.after, &given.anywhere];
    let needs_groups = lists.iter().any(|list| list.is_some());
    (given.spoils.is_none() || known.spoils == given.spoils)
        && (!needs_groups || known.spoils.is_some())
}
