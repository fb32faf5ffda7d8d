//! Titles side by side, and groups of them, as rows.

use std::borrow::Cow;

use rolecall::compare::{Compared, Comparison, Family, Group, Pair, Relation, Verdict, Wording};
use rolecall::{Function, Level, Outcome};
use serde::Serialize;

use crate::render::{Column, Field, Record, Shown, Tone, ids, joined, names, optional};

/// How many titles of a group people see.
const SHOWN: usize = 4;

/// A title beside others.
#[derive(Debug, Serialize)]
pub(crate) struct TitleRow<'a> {
    #[serde(flatten)]
    pub(crate) title: &'a Compared,
    /// The verdict over all of them.
    pub(crate) verdict: Verdict,
}

impl Record for Comparison {}

impl Record for TitleRow<'_> {
    const NUMBERS: &'static [&'static str] = &["rows"];

    const UNDER: Option<&'static str> = Some("Scope");

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("title", |r| r.title.title.as_str().into()),
            ("outcome", |r| r.title.outcome.id().into()),
            ("function", |r| {
                ids(r.title.functions.get(..1).unwrap_or_default())
            }),
            ("functions", |r| ids(&r.title.functions)),
            ("level", |r| r.title.level.id().into()),
            ("role", |r| optional(r.title.role.as_ref())),
            ("family", |r| families(&r.title.scope)),
            ("hint", |r| hints(&r.title.scope)),
            ("why", |r| r.title.reason.as_str().into()),
            ("verdict", |r| r.verdict.id().into()),
            ("grade", |r| r.title.grade.as_str().into()),
            ("rows", |r| r.title.rows.to_string().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Title", 14, |r| r.title.title.as_str().into()),
            Column::new("Function", 18, |r| {
                functions(r.title.outcome, &r.title.functions)
            }),
            Column::new("Level", 10, |TitleRow { title, .. }| {
                rank(title.outcome, Some(title.level), &title.grade).into()
            }),
            Column::ranked("Role", 13, 1, |r| optional(r.title.role.as_ref()).into()),
            Column::ranked("Scope", 17, 2, |r| {
                Shown::toned(scope(r.title), Tone::Faint)
            }),
        ]
    }
}

fn scope(title: &Compared) -> String {
    match (title.outcome, title.scope.as_slice()) {
        (Outcome::None, _) => title.why().to_owned(),
        (_, [only]) => only.says().to_owned(),
        (_, several) => scopes(several),
    }
}

/// A group of titles, or a pair that only might be the same.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum GroupRow<'a> {
    Group(&'a Group),
    Pair(&'a Pair),
}

/// The question about a pair, in one sentence.
pub(crate) fn question(pair: &Pair) -> String {
    let [one, other] = &pair.titles;
    format!("\"{one}\" and \"{other}\": {}", pair.question)
}

impl GroupRow<'_> {
    fn either<'r, T>(&'r self, group: fn(&'r Group) -> T, pair: fn(&'r Pair) -> T) -> T {
        match self {
            GroupRow::Group(row) => group(row),
            GroupRow::Pair(row) => pair(row),
        }
    }

    fn group(&self) -> Option<&Group> {
        self.either(Some, |_| None)
    }

    fn pair(&self) -> Option<&Pair> {
        self.either(|_| None, Some)
    }

    fn titles(&self) -> Vec<&str> {
        match self {
            GroupRow::Group(row) => row.titles.iter().map(|title| &*title.title).collect(),
            GroupRow::Pair(row) => row.titles.iter().map(String::as_str).collect(),
        }
    }
}

impl Record for GroupRow<'_> {
    const NUMBERS: &'static [&'static str] = &["count"];

    fn fields() -> Vec<Field<Self>> {
        vec![
            ("suggested", |r| {
                joined(r.group().and_then(|g| g.suggested.as_ref()))
            }),
            ("outcome", |r| joined(r.group().map(|g| g.outcome.id()))),
            ("functions", |r| {
                ids(r.either(|g| &g.functions, |p| &p.functions))
            }),
            ("level", |r| {
                joined(r.either(|g| g.level, |p| Some(p.level)).map(Level::id))
            }),
            ("count", |r| optional(r.group().map(|g| g.count))),
            ("titles", |r| joined(r.titles())),
            ("grade", |r| r.either(|g| &g.grade, |p| &p.grade).into()),
            ("relation", |r| {
                r.either(|g| g.relation, |p| p.relation).id().into()
            }),
            ("families", |r| {
                joined(r.group().map(|g| families(&g.families)))
            }),
            ("hints", |r| joined(r.group().map(|g| hints(&g.families)))),
            ("variants", |r| {
                joined(r.group().iter().flat_map(|g| &g.variants))
            }),
            ("question", |r| joined(r.pair().map(|p| &p.question))),
        ]
    }
}

impl Record for Group {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Suggested", 14, |r| optional(r.suggested.as_ref()).into()),
            Column::new("Function", 18, |r| functions(r.outcome, &r.functions)),
            Column::ranked("Level", 10, 1, |r| {
                rank(r.outcome, r.level, &r.grade).into()
            }),
            Column::new("Rows", 4, |r| r.count.to_string().into()),
            Column::new("Titles", 18, titles_in_short),
        ]
    }
}

/// The first titles, how many more there are, and how they are related.
fn titles_in_short(group: &Group) -> Shown<'_> {
    let title = |title: &Wording| match title.count {
        1 => title.title.clone(),
        count => format!("{} ({count})", title.title),
    };
    let mut titles: Vec<String> = group.titles.iter().take(SHOWN).map(title).collect();
    if group.titles.len() > SHOWN {
        titles.push(format!("and {} more", group.titles.len() - SHOWN));
    }
    titles.extend(related(group));
    Shown {
        tone: Tone::Faint,
        ..Shown::lines(titles)
    }
}

/// How the titles of a group are related; nothing for a single one.
fn related(group: &Group) -> Option<String> {
    let name = group.relation.name();
    match group.relation {
        _ if group.titles.len() < 2 => None,
        Relation::SameWork => Some(format!("= {name}; {}", scopes(&group.families))),
        _ => Some(format!("= {name}")),
    }
}

/// The scopes that words for partners hint at: `channel: often indirect resale`.
fn scopes(families: &[Family]) -> String {
    let scope = |family: &Family| format!("{}: {}", family.family, family.says());
    families.iter().map(scope).collect::<Vec<_>>().join("; ")
}

fn families(families: &[Family]) -> Cow<'_, str> {
    joined(families.iter().map(|family| &family.family))
}

fn hints(families: &[Family]) -> Cow<'_, str> {
    joined(families.iter().map(Family::says))
}

/// The functions, or in brackets the nearest one, or that there is none.
pub(crate) fn functions(outcome: Outcome, functions: &[Function]) -> Shown<'static> {
    let names = names(functions, " or "); // one below the other they would look like two rows
    let text = match outcome {
        Outcome::None => "no partner role".to_owned(),
        Outcome::Adjacent if functions.is_empty() => "outside the four".to_owned(),
        Outcome::Adjacent => format!("({names})"),
        _ => names,
    };
    Shown::toned(text, Tone::of(outcome))
}

/// Level and grade: `manager, senior`.
fn rank(outcome: Outcome, level: Option<Level>, grade: &str) -> String {
    match (outcome, level) {
        (Outcome::None, _) | (_, None) => String::new(),
        (_, Some(level)) if grade.is_empty() => level.id().to_owned(),
        (_, Some(level)) => format!("{level}, {grade}"),
    }
}
