//! Everything about one role, as a card or a page.

use std::borrow::Cow;
use std::io::{self, Write};

use rolecall::Function;
use rolecall::role_card::{RoleCard, Step};
use serde::Serialize;

use super::card::{Card, means};
use super::{Cell, Column, Page, Record, Tone};

/// A part of a card: a label and what stands beside it.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    pub(crate) label: &'static str,
    pub(crate) items: Vec<String>,
}

/// The parts of a card, for people.
pub(crate) fn parts(role: &RoleCard) -> Vec<Part> {
    let part = |label, items| Part { label, items };
    let pay = match role.pay.function {
        Some(function) => format!("{}, {}", function.name(), role.level),
        None => format!("{} level, function not settled", role.level),
    };
    let mut parts = vec![
        part("function", vec![functions(role)]),
        part("level", vec![role.level.id().to_owned()]),
        part("also called", named(&role.aliases)),
        part("swapped", named(&role.swapped)),
        part("search", vec![role.search.clone()]),
        part(
            "leave out",
            role.leave_out
                .iter()
                .map(|left| format!("{}: {}", left.title, left.why))
                .collect(),
        ),
        part("compare pay", vec![pay]),
        part("but", role.pay.warnings.clone()),
        part("upward", role.up.iter().map(step).collect()),
        part("sideways", role.sideways.iter().map(step).collect()),
        part(
            "ask",
            role.questions
                .iter()
                .map(|posed| format!("{} ({})", posed.ask, posed.key))
                .collect(),
        ),
        part(
            "may mean",
            role.scope
                .iter()
                .map(|meaning| means(meaning, &role.functions))
                .collect(),
        ),
    ];
    for of in &role.kpis {
        let label = if parts.iter().any(|part| part.label == "KPIs") {
            ""
        } else {
            "KPIs"
        };
        let kpis = format!("{}: {}", of.function.name(), of.kpis.join("; "));
        parts.push(part(label, vec![kpis]));
    }
    parts.retain(|part| !part.items.is_empty());
    parts
}

/// Prints a role as a card.
pub(crate) fn print(role: &RoleCard, page: Page, out: &mut dyn Write) -> io::Result<()> {
    let mut card = Card { page, out };
    card.title(&role.title)?;
    for part in parts(role) {
        match part.items.as_slice() {
            [only] => card.text(part.label, only)?,
            _ => card.list(part.label, part.items)?,
        }
    }
    Ok(())
}

fn functions(role: &RoleCard) -> String {
    let names: Vec<&str> = role.functions.iter().map(|f| f.name()).collect();
    match role.outside {
        Some(outside) if names.is_empty() => format!("{} work, outside the four", outside.id()),
        Some(outside) => format!(
            "{} work, outside the four; nearest {}",
            outside.id(),
            names.join(" or ")
        ),
        None => names.join(" or "),
    }
}

fn named(titles: &[impl AsRef<str>]) -> Vec<String> {
    let titles: Vec<&str> = titles.iter().map(AsRef::as_ref).collect();
    if titles.is_empty() {
        Vec::new()
    } else {
        vec![titles.join("; ")]
    }
}

fn step(step: &Step) -> String {
    let names: Vec<&str> = step.functions.iter().map(|f| f.name()).collect();
    format!("{} ({}, {})", step.title, step.level, names.join(" or "))
}

impl Record for RoleCard {
    const FIELDS: &'static [&'static str] = &[
        "title",
        "functions",
        "level",
        "core",
        "outside",
        "aliases",
        "swapped",
        "search",
        "leave_out",
        "pay_function",
        "pay_warnings",
        "up",
        "sideways",
        "questions",
        "scope",
        "kpis",
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let functions: Vec<&str> = self.functions.iter().map(|f| f.id()).collect();
        let list = |items: Vec<&str>| Cow::Owned(items.join(";"));
        let steps = |steps: &[Step]| {
            let titles: Vec<&str> = steps.iter().map(|step| step.title.as_ref()).collect();
            Cow::Owned(titles.join(";"))
        };
        let scope: Vec<String> = self
            .scope
            .iter()
            .map(|meaning| means(meaning, &[]))
            .collect();
        vec![
            self.title.as_ref().into(),
            list(functions),
            self.level.id().into(),
            if self.core { "true" } else { "false" }.into(),
            self.outside.map_or("", |outside| outside.id()).into(),
            self.aliases.join(";").into(),
            self.swapped.join(";").into(),
            self.search.as_str().into(),
            list(
                self.leave_out
                    .iter()
                    .map(|left| left.title.as_ref())
                    .collect(),
            ),
            self.pay.function.map_or("", Function::id).into(),
            self.pay.warnings.join(";").into(),
            steps(&self.up),
            steps(&self.sideways),
            list(self.questions.iter().map(|q| q.key.as_ref()).collect()),
            scope.join(";").into(),
            list(
                self.kpis
                    .iter()
                    .flat_map(|of| &of.kpis)
                    .map(AsRef::as_ref)
                    .collect(),
            ),
        ]
    }
}

impl Record for Part {
    const FIELDS: &'static [&'static str] = &["part", "text"];

    const COLUMNS: &'static [Column] = &[Column::new("Part", 11), Column::new("What", 30)];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        vec![self.label.into(), self.items.join(";").into()]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let lines = self.items.iter().map(|item| item.as_str().into()).collect();
        vec![
            Cell::plain(self.label),
            Cell {
                lines,
                tone: Tone::Plain,
            },
        ]
    }
}
