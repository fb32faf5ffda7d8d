//! The first rows of a batch as a table, for a person at a terminal.

use std::io::Write;

use anyhow::Result;
use rolecall::batch::{AnsweredRow, Consumer, GroupColumn};
use rolecall::{Function, Level, Outcome, Taxonomy};
use serde::Serialize;

use crate::render;
use crate::render::view::answer::{AtAGlance, Glance};
use crate::render::{Column, Format, Page, Record};

/// The rows that fit a screen; a longer table is better read as a file.
const ROWS: usize = 40;

/// Keeps the first rows of a batch.
#[derive(Default)]
pub(crate) struct Preview {
    /// There is a column that says who a row is about.
    has_who: bool,
    rows: Vec<Row>,
}

impl Consumer for Preview {
    fn begin(&mut self, groups: &[GroupColumn]) {
        self.has_who = !groups.is_empty();
    }

    fn row(&mut self, row: &AnsweredRow<'_>) {
        if self.rows.len() == ROWS {
            return;
        }
        let answer = row.answer;
        self.rows.push(Row {
            who: row.groups[0].to_owned(),
            title: row.title.to_owned(),
            outcome: answer.outcome,
            functions: answer.functions.clone(),
            confidence: answer.confidence.unwrap_or_default(),
            role: answer.role.to_string(),
            level: answer.level,
            why: answer.why.to_string(),
        });
    }
}

impl Preview {
    /// Prints the rows, and hands over how many they are.
    pub(crate) fn print(
        self,
        page: Page,
        taxonomy: &Taxonomy,
        out: &mut dyn Write,
    ) -> Result<usize> {
        let count = self.rows.len();
        if self.has_who {
            let rows: Vec<NamedRow> = self.rows.into_iter().map(NamedRow).collect();
            render::print(&rows, Format::Table, page, taxonomy, out)?;
        } else {
            render::print(&self.rows, Format::Table, page, taxonomy, out)?;
        }
        Ok(count)
    }
}

/// A row of the preview.
#[derive(Debug, Serialize)]
struct Row {
    who: String,
    title: String,
    outcome: Outcome,
    functions: Vec<Function>,
    confidence: f32,
    role: String,
    level: Level,
    why: String,
}

impl AtAGlance for Row {
    fn glance(&self) -> Glance<'_> {
        Glance {
            title: &self.title,
            outcome: self.outcome,
            functions: self.functions.clone(),
            confidence: self.confidence,
            role: &self.role,
            level: self.level,
            why: &self.why,
        }
    }
}

impl Record for Row {
    const UNDER: Option<&'static str> = Some("Why");

    fn columns() -> Vec<Column<Self>> {
        Self::glance_columns()
    }
}

/// A row with the name or the company before its title.
#[derive(Debug, Serialize)]
struct NamedRow(Row);

impl AtAGlance for NamedRow {
    fn glance(&self) -> Glance<'_> {
        self.0.glance()
    }
}

impl Record for NamedRow {
    const UNDER: Option<&'static str> = Row::UNDER;

    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![Column::new("Who", 12, |r: &Self| r.0.who.as_str().into())];
        columns.extend(Self::glance_columns());
        columns
    }
}
