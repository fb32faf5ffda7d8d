//! What has changed between two rosters: who is new, gone, or moved in function, level or grade.

use std::{collections::BTreeMap, sync::Arc};

use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};

use crate::{
    answer::Outcome,
    domain::{Function, Level},
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
    /// The level.
    pub level: Level,
    /// The grade; empty without one.
    pub grade: String,
}

/// The people of a roster by their keys.
#[derive(Debug, Default)]
pub struct Roster {
    people: FxHashMap<String, Person>,
    order: Vec<String>,
    totals: BTreeMap<Unit, u64>,
    /// Rows whose key is blank.
    pub blank: Lines,
    /// Rows that share their key with another one.
    pub repeated: Lines,
}

#[derive(Debug)]
struct Person {
    line: u64,
    standing: Arc<Standing>,
    repeated: bool,
}

/// What a person has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// Only in the later roster.
    New,
    /// Only in the earlier roster.
    Gone,
    /// In both, with another function, level or grade.
    Moved,
}

impl Kind {
    /// The name: `new`.
    pub fn id(self) -> &'static str {
        match self {
            Kind::New => "new",
            Kind::Gone => "gone",
            Kind::Moved => "moved",
        }
    }
}

/// A person who is new, gone or moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Which of the three.
    pub change: Kind,
    /// The key.
    pub key: String,
    /// In what: `function`, `level`, `grade`.
    pub moved_in: Vec<&'static str>,
    /// As it was.
    #[serde(serialize_with = "as_value")]
    pub before: Option<Arc<Standing>>,
    /// As it is.
    #[serde(serialize_with = "as_value")]
    pub after: Option<Arc<Standing>>,
}

fn as_value<S: Serializer>(standing: &Option<Arc<Standing>>, out: S) -> Result<S::Ok, S::Error> {
    standing.as_deref().serialize(out)
}

/// What people are counted by: functions, or what they are instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Unit {
    outcome: Outcome,
    functions: Vec<Function>,
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

/// What has changed.
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

impl Roster {
    /// Adds a row. Keys are the same whatever their case and the spaces around them.
    pub fn add(&mut self, line: u64, key: &str, standing: &Arc<Standing>) {
        *self.totals.entry(Unit::of(standing)).or_default() += 1;
        let key = key.trim();
        if key.is_empty() {
            return self.blank.add(line);
        }
        let folded = key.to_lowercase();
        match self.people.get_mut(&folded) {
            Some(person) => {
                if !person.repeated {
                    self.repeated.add(person.line);
                }
                person.repeated = true;
                self.repeated.add(line);
            }
            None => {
                self.order.push(key.to_owned());
                let standing = Arc::clone(standing);
                let person = Person {
                    line,
                    standing,
                    repeated: false,
                };
                self.people.insert(folded, person);
            }
        }
    }

    /// The person of a key.
    fn get(&self, key: &str) -> Option<&Person> {
        self.people.get(&key.to_lowercase())
    }
}

impl Unit {
    fn of(standing: &Standing) -> Unit {
        let mut functions = match standing.outcome {
            Outcome::None => Vec::new(),
            _ => standing.functions.clone(),
        };
        functions.sort_unstable();
        Unit {
            outcome: standing.outcome,
            functions,
        }
    }
}

/// Compares two rosters. Rows whose key is blank or repeated count in the totals only.
pub fn changes(before: &Roster, after: &Roster) -> Changes {
    let mut people = Vec::new();
    let mut unchanged = 0;
    for key in &after.order {
        let (Some(now), then) = (after.get(key), before.get(key)) else {
            continue;
        };
        if now.repeated || then.is_some_and(|then| then.repeated) {
            continue;
        }
        let moved_in = then.map_or(Vec::new(), |then| moved_in(&then.standing, &now.standing));
        if then.is_some() && moved_in.is_empty() {
            unchanged += 1;
            continue;
        }
        people.push(Change {
            change: match then {
                Some(_) => Kind::Moved,
                None => Kind::New,
            },
            key: key.clone(),
            moved_in,
            before: then.map(|then| Arc::clone(&then.standing)),
            after: Some(Arc::clone(&now.standing)),
        });
    }
    for key in &before.order {
        let gone = before.get(key).filter(|then| !then.repeated);
        if let (Some(then), None) = (gone, after.get(key)) {
            people.push(Change {
                change: Kind::Gone,
                key: key.clone(),
                moved_in: Vec::new(),
                before: Some(Arc::clone(&then.standing)),
                after: None,
            });
        }
    }
    Changes {
        people,
        unchanged,
        totals: totals(before, after),
    }
}

fn moved_in(then: &Standing, now: &Standing) -> Vec<&'static str> {
    let is_role = |standing: &Standing| standing.outcome != Outcome::None;
    let differs = [
        ("function", Unit::of(then) != Unit::of(now)),
        // what is no partner role moves nowhere
        (
            "level",
            (is_role(then) || is_role(now)) && then.level != now.level,
        ),
        (
            "grade",
            (is_role(then) || is_role(now)) && then.grade != now.grade,
        ),
    ];
    let moved = differs.into_iter().filter(|(_, differs)| *differs);
    moved.map(|(what, _)| what).collect()
}

fn totals(before: &Roster, after: &Roster) -> Vec<Total> {
    let mut units: Vec<&Unit> = before.totals.keys().chain(after.totals.keys()).collect();
    units.sort_unstable();
    units.dedup();
    let count = |roster: &Roster, unit| roster.totals.get(unit).copied().unwrap_or(0);
    let totals = units.into_iter().map(|unit| Total {
        outcome: unit.outcome,
        functions: unit.functions.clone(),
        before: count(before, unit),
        after: count(after, unit),
    });
    totals.collect()
}
