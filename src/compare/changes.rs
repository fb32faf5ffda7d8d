//! Changes between two rosters: who is new, gone, or moved in function, level or grade.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::{
    answer::Outcome,
    domain::{Discipline, Function, Level, named},
    table::Lines,
};

/// Where a person stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The title.
    pub title: String,
    /// How it was settled.
    pub outcome: Outcome,
    /// The functions, best first.
    pub functions: Vec<Function>,
    /// The discipline of work outside the four functions, if it is known.
    #[serde(skip)]
    pub discipline: Option<Discipline>,
    /// The level.
    pub level: Level,
    /// The grade; empty without one.
    pub grade: String,
}

/// The people of a roster by their keys.
#[derive(Debug, Default)]
pub struct KeyedRoster {
    people: Vec<Person>,
    /// By key in lower case, the index in `people`.
    index: FxHashMap<String, usize>,
    totals: BTreeMap<Unit, u64>,
    /// Rows whose key is blank.
    pub blank: Lines,
    /// Rows that share their key with another one.
    pub repeated: Lines,
}

#[derive(Debug)]
struct Person {
    key: String,
    line: u64,
    standing: Standing,
    repeated: bool,
}

/// The outcome and the functions in order, by which people are counted.
type Unit = (Outcome, Vec<Function>);

named! {
    /// The change of a person.
    #[non_exhaustive]
    pub enum ChangeKind {
        /// Only in the later roster.
        New = "new",
        /// Only in the earlier roster.
        Gone = "gone",
        /// In both, with another function, level or grade.
        Moved = "moved",
    }
}

/// A person who is new, gone or moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Which of the three.
    pub change: ChangeKind,
    /// The key.
    pub key: String,
    /// In what: `function`, `level`, `grade`; `title` if it is missing before or after.
    pub moved_in: Vec<&'static str>,
    /// As it was.
    pub before: Option<Standing>,
    /// As it is.
    pub after: Option<Standing>,
}

/// How many people have a function, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Total {
    /// How the titles were settled.
    pub outcome: Outcome,
    /// The function; several where titles leave it open.
    pub functions: Vec<Function>,
    /// Rows of the earlier roster.
    pub before: u64,
    /// Rows of the later roster.
    pub after: u64,
}

/// The changes between two rosters.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Changes {
    /// The people who are new, gone or moved: in the order of the later roster, then those gone.
    pub people: Vec<Change>,
    /// How many have stayed as they were.
    pub unchanged: u64,
    /// Rows of all functions.
    pub totals: Vec<Total>,
}

impl Standing {
    fn unit(&self) -> Unit {
        let functions = match self.outcome {
            Outcome::None => Vec::new(),
            _ => Function::sorted(self.functions.iter().copied()),
        };
        (self.outcome, functions)
    }
}

impl KeyedRoster {
    /// Adds a row. Keys are the same whatever their case and the spaces around them.
    pub fn add(&mut self, line: u64, key: &str, standing: Standing) {
        *self.totals.entry(standing.unit()).or_default() += 1;
        let key = key.trim();
        if key.is_empty() {
            return self.blank.add(line);
        }
        let next = self.people.len();
        let place = *self.index.entry(key.to_lowercase()).or_insert(next);
        if place == next {
            return self.people.push(Person {
                key: key.to_owned(),
                line,
                standing,
                repeated: false,
            });
        }
        let person = &mut self.people[place];
        if !person.repeated {
            self.repeated.add(person.line);
        }
        person.repeated = true;
        self.repeated.add(line);
    }

    /// The rows whose key stands once here, and is repeated in the other roster.
    pub fn repeated_in(&self, other: &KeyedRoster) -> Lines {
        let is_repeated = |person: &&Person| {
            !person.repeated && other.get(&person.key).is_some_and(|other| other.repeated)
        };
        let mut lines = Lines::default();
        let people = self.people.iter().filter(is_repeated);
        people.for_each(|person| lines.add(person.line));
        lines
    }

    /// How many keys here would match one of the other roster without the zeros that a spreadsheet
    /// drops or adds, with the first such pair: `007` and `7`, `7` and `7.0`.
    pub fn respelt_in<'r>(&'r self, other: &'r KeyedRoster) -> Option<(u64, &'r str, &'r str)> {
        let theirs = other.keys_missing_in(self);
        let theirs: FxHashMap<&str, &str> = theirs
            .filter_map(|key| Some((without_zeros(key)?, key)))
            .collect();
        let mut pairs = self
            .keys_missing_in(other)
            .filter_map(|key| Some((key, *theirs.get(without_zeros(key)?)?)));
        let (here, there) = pairs.next()?;
        Some((1 + pairs.count() as u64, here, there))
    }

    fn keys_missing_in<'r>(&'r self, other: &'r KeyedRoster) -> impl Iterator<Item = &'r str> {
        let keys = self.people.iter().map(|person| person.key.as_str());
        keys.filter(|key| other.get(key).is_none())
    }

    fn get(&self, key: &str) -> Option<&Person> {
        let place = self.index.get(&key.to_lowercase())?;
        self.people.get(*place)
    }
}

/// The digits of a whole number, without what a spreadsheet drops or adds.
fn without_zeros(key: &str) -> Option<&str> {
    let whole = key.strip_suffix(".0").unwrap_or(key);
    let digits = whole.trim_start_matches('0');
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(digits)
}

/// Compares two rosters. Rows whose key is blank or repeated count in the totals only.
pub fn changes(before: &KeyedRoster, after: &KeyedRoster) -> Changes {
    let mut people = Vec::new();
    let mut unchanged = 0;
    for now in after.people.iter().filter(|now| !now.repeated) {
        let then = before.get(&now.key);
        if then.is_some_and(|then| then.repeated) {
            continue;
        }
        let moved_in = then.map_or(Vec::new(), |then| moved_in(&then.standing, &now.standing));
        if then.is_some() && moved_in.is_empty() {
            unchanged += 1;
            continue;
        }
        people.push(Change {
            change: match then {
                Some(_) => ChangeKind::Moved,
                None => ChangeKind::New,
            },
            key: now.key.clone(),
            moved_in,
            before: then.map(|then| then.standing.clone()),
            after: Some(now.standing.clone()),
        });
    }
    let gone = before.people.iter();
    let gone = gone.filter(|then| !then.repeated && after.get(&then.key).is_none());
    people.extend(gone.map(|then| Change {
        change: ChangeKind::Gone,
        key: then.key.clone(),
        moved_in: Vec::new(),
        before: Some(then.standing.clone()),
        after: None,
    }));
    Changes {
        people,
        unchanged,
        totals: totals(before, after),
    }
}

fn moved_in(then: &Standing, now: &Standing) -> Vec<&'static str> {
    let has_title = |standing: &Standing| !standing.title.trim().is_empty();
    if has_title(then) != has_title(now) {
        return vec!["title"]; // whoever has none is not known to have moved
    }
    // what is no partner role moves nowhere
    let is_role = then.outcome != Outcome::None || now.outcome != Outcome::None;
    let differs = [
        ("function", then.unit() != now.unit()),
        ("level", is_role && then.level != now.level),
        ("grade", is_role && then.grade != now.grade),
    ];
    let moved = differs.into_iter().filter(|(_, differs)| *differs);
    moved.map(|(what, _)| what).collect()
}

fn totals(before: &KeyedRoster, after: &KeyedRoster) -> Vec<Total> {
    let mut totals: BTreeMap<&Unit, [u64; 2]> = BTreeMap::new();
    for (at, roster) in [before, after].into_iter().enumerate() {
        for (unit, rows) in &roster.totals {
            totals.entry(unit).or_default()[at] = *rows;
        }
    }
    let totals = totals.into_iter();
    let totals = totals.map(|((outcome, functions), [before, after])| Total {
        outcome: *outcome,
        functions: functions.clone(),
        before,
        after,
    });
    totals.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_no_title_has_not_moved() {
        let standing = |title: &str, outcome, functions: &[Function]| Standing {
            title: title.to_owned(),
            outcome,
            functions: functions.to_vec(),
            discipline: None,
            level: Level::Individual,
            grade: String::new(),
        };
        let role = standing("Partner Seller", Outcome::Clear, &[Function::Sales]);
        let blank = standing(" ", Outcome::None, &[]);
        assert_eq!(moved_in(&role, &blank), ["title"]);
        assert_eq!(moved_in(&blank, &role), ["title"]);
        assert!(moved_in(&blank, &blank).is_empty());
    }
}
