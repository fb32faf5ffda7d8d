//! Everything about one role, as a card or a page.

use std::io::{self, Write};

use rolecall::role_card::{RoleCard, Step};
use rolecall::{Discipline, Function};
use serde::Serialize;

use crate::render::view::card::{Card, means};
use crate::render::{Column, Field, Page, Record, Shown, ids, joined, names, optional};

/// A part of a card: a label and what stands beside it.
#[derive(Debug, Serialize)]
pub(crate) struct RolePart {
    pub(crate) label: &'static str,
    pub(crate) items: Vec<String>,
}

/// The parts of a card, for people.
pub(crate) fn parts(role: &RoleCard) -> Vec<RolePart> {
    let part = |label, items| RolePart { label, items };
    let leave_out = role.leave_out.iter();
    let leave_out = leave_out.map(|left| format!("{}: {}", left.title, left.why));
    let questions = role.questions.iter();
    let questions = questions.map(|posed| format!("{} ({})", posed.ask, posed.key));
    let meanings = role.scope.iter();
    let meanings = meanings.map(|meaning| means(meaning, &role.functions));
    let pay = match role.pay.function {
        Some(function) => format!("{}, {}", function.name(), role.level),
        None => format!("{} level, function not settled", role.level),
    };
    let mut parts = vec![
        part("function", vec![functions(role)]),
        part("level", vec![role.level.id().to_owned()]),
        part("also called", one_line(&role.aliases)),
        part("swapped", one_line(&role.swapped)),
        part("search", vec![role.search.clone()]),
        part("leave out", leave_out.collect()),
        part("compare pay", vec![pay]),
        part("but", role.pay.warnings.clone()),
        part("upward", role.up.iter().map(step).collect()),
        part("sideways", role.sideways.iter().map(step).collect()),
        part("ask", questions.collect()),
        part("may mean", meanings.collect()),
    ];
    for (at, of) in role.kpis.iter().enumerate() {
        let label = if at == 0 { "KPIs" } else { "" };
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
    let names = names(&role.functions, " or ");
    match role.outside {
        Some(outside) if names.is_empty() => format!("{} work, outside the four", outside.id()),
        Some(outside) => format!("{} work, outside the four; nearest {names}", outside.id()),
        None => names,
    }
}

fn one_line(titles: &[impl AsRef<str>]) -> Vec<String> {
    let titles: Vec<&str> = titles.iter().map(AsRef::as_ref).collect();
    if titles.is_empty() {
        Vec::new()
    } else {
        vec![titles.join("; ")]
    }
}

fn step(step: &Step) -> String {
    let functions = names(&step.functions, " or ");
    format!("{} ({}, {functions})", step.title, step.level)
}

impl Record for RoleCard {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("title", |r| r.title.as_ref().into()),
            ("functions", |r| ids(&r.functions)),
            ("level", |r| r.level.id().into()),
            ("core", |r| r.core.to_string().into()),
            ("outside", |r| r.outside.map_or("", Discipline::id).into()),
            ("aliases", |r| joined(&r.aliases)),
            ("swapped", |r| joined(&r.swapped)),
            ("search", |r| r.search.as_str().into()),
            ("leave_out", |r| {
                joined(r.leave_out.iter().map(|left| &left.title))
            }),
            ("pay_function", |r| {
                optional(r.pay.function.map(Function::id))
            }),
            ("pay_warnings", |r| joined(&r.pay.warnings)),
            ("up", |r| joined(r.up.iter().map(|step| &step.title))),
            ("sideways", |r| {
                joined(r.sideways.iter().map(|step| &step.title))
            }),
            ("questions", |r| {
                joined(r.questions.iter().map(|posed| &posed.key))
            }),
            ("scope", |r| {
                joined(r.scope.iter().map(|meaning| means(meaning, &[])))
            }),
            ("kpis", |r| joined(r.kpis.iter().flat_map(|of| &of.kpis))),
        ]
    }
}

impl Record for RolePart {
    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Part", 11, |r| r.label.into()),
            Column::new("What", 30, |r| {
                Shown::lines(r.items.iter().map(String::as_str))
            }),
        ]
    }
}
