//! Titles side by side, and groups of them, as rows.

use std::borrow::Cow;

use rolecall::compare::{Compared, Group, Verdict};
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
        let families: Vec<&str> = title.scope.iter().map(|s| &*s.family).collect();
        let hints: Vec<&str> = title.scope.iter().map(|s| s.says()).collect();
        vec![
            title.title.as_str().into(),
            title.outcome.id().into(),
            title.functions.first().map_or("", |f| f.id()).into(),
            ids(&title.functions).into(),
            title.level.id().into(),
            title.role.as_deref().unwrap_or_default().into(),
            families.join(";").into(),
            hints.join(";").into(),
            title.reason.as_str().into(),
            self.verdict.id().into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let title = self.title;
        let scope = title.scope.iter();
        let scope: Vec<String> = match title.outcome {
            Outcome::None => vec![title.why().to_owned()],
            _ if title.scope.len() == 1 => scope.map(|s| s.says().to_owned()).collect(),
            _ => scope
                .map(|s| format!("{}: {}", s.family, s.says()))
                .collect(),
        };
        vec![
            Cell::plain(title.title.as_str()),
            functions(title.outcome, &title.functions),
            Cell::plain(level(title.outcome, Some(title.level))),
            Cell::plain(title.role.as_deref().unwrap_or_default()),
            Cell::toned(scope.join("; "), Tone::Faint),
        ]
    }
}

impl Record for Group {
    const FIELDS: &'static [&'static str] = &[
        "suggested",
        "outcome",
        "functions",
        "level",
        "count",
        "titles",
    ];

    const COLUMNS: &'static [Column] = &[
        Column::ranked("Suggested", 14, 0),
        Column::ranked("Function", 18, 0),
        Column::ranked("Level", 10, 1),
        Column::ranked("Rows", 4, 0),
        Column::ranked("Titles", 18, 0),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let titles: Vec<&str> = self.titles.iter().map(|t| t.title.as_str()).collect();
        vec![
            self.suggested.as_deref().unwrap_or_default().into(),
            self.outcome.id().into(),
            ids(&self.functions).into(),
            self.level.map_or("", Level::id).into(),
            self.count.to_string().into(),
            titles.join(";").into(),
        ]
    }

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
        vec![
            Cell::plain(self.suggested.as_deref().unwrap_or_default()),
            functions(self.outcome, &self.functions),
            Cell::plain(level(self.outcome, self.level)),
            Cell::plain(self.count.to_string()),
            Cell {
                lines: titles.into_iter().map(Cow::Owned).collect(),
                tone: Tone::Faint,
            },
        ]
    }
}

fn ids(functions: &[Function]) -> String {
    let ids: Vec<&str> = functions.iter().map(|f| f.id()).collect();
    ids.join(";")
}

/// The functions, or in brackets the nearest one, or that there is none.
fn functions(outcome: Outcome, functions: &[Function]) -> Cell<'static> {
    let lines: Vec<Cow<'_, str>> = match outcome {
        Outcome::None => vec!["no partner role".into()],
        Outcome::Adjacent if functions.is_empty() => vec!["outside the four".into()],
        Outcome::Adjacent => functions
            .iter()
            .map(|f| format!("({})", f.name()).into())
            .collect(),
        _ => functions.iter().map(|f| f.name().into()).collect(),
    };
    Cell {
        lines,
        tone: Tone::of(outcome),
    }
}

fn level(outcome: Outcome, level: Option<Level>) -> &'static str {
    match outcome {
        Outcome::None => "",
        _ => level.map_or("", Level::id),
    }
}
