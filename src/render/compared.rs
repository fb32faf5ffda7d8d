//! Titles side by side, and groups of them, as rows.

use std::borrow::Cow;

use rolecall::compare::{Compared, Family, Group, Pair, Relation, Verdict};
use rolecall::{Function, Level, Outcome};
use serde::Serialize;

use super::{Cell, Column, Record, Tone};

/// How many titles of a group people see.
const SHOWN: usize = 4;

/// A title beside others.
#[derive(Debug, Serialize)]
pub(crate) struct Row<'a> {
    #[serde(flatten)]
    pub(crate) title: &'a Compared,
    /// The verdict over all of them.
    pub(crate) verdict: Verdict,
}

impl Record for Row<'_> {
    const FIELDS: &'static [&'static str] = &[
        "title",
        "outcome",
        "function",
        "functions",
        "level",
        "role",
        "family",
        "hint",
        "why",
        "verdict",
        "grade",
        "rows",
    ];

    const UNDER: Option<&'static str> = Some("Scope");
    const COLUMNS: &'static [Column] = &[
        Column::ranked("Title", 14, 0),
        Column::ranked("Function", 18, 0),
        Column::ranked("Level", 10, 0),
        Column::ranked("Role", 13, 1),
        Column::ranked("Scope", 17, 2),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let title = self.title;
        let [families, hints] = families_and_hints(&title.scope);
        vec![
            title.title.as_str().into(),
            title.outcome.id().into(),
            title.functions.first().map_or("", |f| f.id()).into(),
            ids(&title.functions).into(),
            title.level.id().into(),
            title.role.as_deref().unwrap_or_default().into(),
            families,
            hints,
            title.reason.as_str().into(),
            self.verdict.id().into(),
            title.grade.as_str().into(),
            title.rows.to_string().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let title = self.title;
        let scope = match (title.outcome, title.scope.as_slice()) {
            (Outcome::None, _) => title.why().to_owned(),
            (_, [only]) => only.says().to_owned(),
            (_, several) => scopes(several),
        };
        vec![
            Cell::plain(title.title.as_str()),
            functions(title.outcome, &title.functions),
            Cell::plain(rank(title.outcome, Some(title.level), &title.grade)),
            Cell::plain(title.role.as_deref().unwrap_or_default()),
            Cell::toned(scope, Tone::Faint),
        ]
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

impl Record for GroupRow<'_> {
    const FIELDS: &'static [&'static str] = &[
        "suggested",
        "outcome",
        "functions",
        "level",
        "count",
        "titles",
        "grade",
        "relation",
        "families",
        "hints",
        "variants",
        "question",
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        match self {
            GroupRow::Group(group) => {
                let titles: Vec<&str> = group.titles.iter().map(|t| t.title.as_str()).collect();
                let [families, hints] = families_and_hints(&group.families);
                vec![
                    group.suggested.as_deref().unwrap_or_default().into(),
                    group.outcome.id().into(),
                    ids(&group.functions).into(),
                    group.level.map_or("", Level::id).into(),
                    group.count.to_string().into(),
                    titles.join(";").into(),
                    group.grade.as_str().into(),
                    group.relation.id().into(),
                    families,
                    hints,
                    group.variants.join(";").into(),
                    "".into(),
                ]
            }
            GroupRow::Pair(pair) => vec![
                "".into(),
                "".into(),
                ids(&pair.functions).into(),
                pair.level.id().into(),
                "".into(),
                pair.titles.join(";").into(),
                pair.grade.as_str().into(),
                pair.relation.id().into(),
                "".into(),
                "".into(),
                "".into(),
                pair.question.as_str().into(),
            ],
        }
    }
}

impl Record for Group {
    const COLUMNS: &'static [Column] = &[
        Column::ranked("Suggested", 14, 0),
        Column::ranked("Function", 18, 0),
        Column::ranked("Level", 10, 1),
        Column::ranked("Rows", 4, 0),
        Column::ranked("Titles", 18, 0),
    ];

    fn cells(&self) -> Vec<Cell<'_>> {
        let shown = self.titles.iter().take(SHOWN);
        let mut titles: Vec<String> = shown
            .map(|title| match title.count {
                1 => title.title.clone(),
                count => format!("{} ({count})", title.title),
            })
            .collect();
        if self.titles.len() > SHOWN {
            titles.push(format!("and {} more", self.titles.len() - SHOWN));
        }
        titles.extend(related(self));
        vec![
            Cell::plain(self.suggested.as_deref().unwrap_or_default()),
            functions(self.outcome, &self.functions),
            Cell::plain(rank(self.outcome, self.level, &self.grade)),
            Cell::plain(self.count.to_string()),
            Cell {
                lines: titles.into_iter().map(Cow::Owned).collect(),
                tone: Tone::Faint,
            },
        ]
    }
}

/// How the titles of a group are related; nothing for a single one.
fn related(group: &Group) -> Option<String> {
    match group.relation {
        _ if group.titles.len() < 2 => None,
        Relation::SameWork => Some(format!(
            "= {}; {}",
            group.relation.name(),
            scopes(&group.families)
        )),
        other => Some(format!("= {}", other.name())),
    }
}

/// The scopes that words for partners hint at: `channel: often indirect resale`.
fn scopes(families: &[Family]) -> String {
    let families = families.iter();
    let scopes: Vec<String> = families
        .map(|family| format!("{}: {}", family.family, family.says()))
        .collect();
    scopes.join("; ")
}

fn families_and_hints(families: &[Family]) -> [Cow<'_, str>; 2] {
    let names: Vec<&str> = families.iter().map(|family| &*family.family).collect();
    let hints: Vec<&str> = families.iter().map(Family::says).collect();
    [names.join(";").into(), hints.join(";").into()]
}

pub(crate) fn ids(functions: &[Function]) -> String {
    let ids: Vec<&str> = functions.iter().map(|f| f.id()).collect();
    ids.join(";")
}

/// The functions, or in brackets the nearest one, or that there is none.
pub(crate) fn functions(outcome: Outcome, functions: &[Function]) -> Cell<'static> {
    let names: Vec<&str> = functions.iter().map(|function| function.name()).collect();
    let names = names.join(" or "); // one below the other they would look like two rows
    let text = match outcome {
        Outcome::None => "no partner role".to_owned(),
        Outcome::Adjacent if functions.is_empty() => "outside the four".to_owned(),
        Outcome::Adjacent => format!("({names})"),
        _ => names,
    };
    Cell::toned(text, Tone::of(outcome))
}

/// Level and grade: `manager, senior`.
fn rank(outcome: Outcome, level: Option<Level>, grade: &str) -> String {
    match (outcome, level) {
        (Outcome::None, _) | (_, None) => String::new(),
        (_, Some(level)) if grade.is_empty() => level.id().to_owned(),
        (_, Some(level)) => format!("{level}, {grade}"),
    }
}
