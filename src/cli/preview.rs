//! The first rows of a batch as a table, for a person at a terminal.

use std::borrow::Cow;
use std::io::{self, Write};

use anyhow::Result;
use rolecall::batch::{COLUMNS, Options, Summary};
use rolecall::{Function, Level, Outcome, Taxonomy};
use serde::Serialize;

use super::recast;
use crate::render::answer::Glance;
use crate::render::{self, Cell, Column, Format, Page, Record};

/// What fits a screen; a longer table is better read as a file.
const ROWS: usize = 40;

/// Keeps the beginning of what is written, as much as the rows of a preview ever need.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) kept: Vec<u8>,
}

impl Head {
    const ENOUGH: usize = 1 << 20;
}

impl Write for Head {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = Head::ENOUGH.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Prints the first rows of what a batch has written, and hands over how many those are.
pub(crate) fn print(
    kept: &[u8],
    summary: &Summary,
    options: &Options,
    page: Page,
    taxonomy: &Taxonomy,
    out: &mut dyn Write,
) -> Result<usize> {
    let written = recast::read(kept, summary, options)?;
    let first = written.names.len().saturating_sub(COLUMNS.len());
    let rows = written.rows.map_while(Result::ok);
    let rows = rows.filter_map(|row| Row::read(&row, summary.column.number - 1, first));
    let rows: Vec<Row> = rows.take(ROWS).collect();
    let mut table = render::renderer(Format::Table, page, taxonomy, out)?;
    for row in &rows {
        table.push(row)?;
    }
    table.finish()?;
    Ok(rows.len())
}

/// A row of the preview, read back from the cells that were added.
#[derive(Debug, Serialize)]
struct Row {
    title: String,
    outcome: Outcome,
    functions: Vec<Function>,
    confidence: f32,
    role: String,
    level: Level,
    why: String,
}

impl Row {
    fn read(record: &csv::StringRecord, title: usize, first: usize) -> Option<Row> {
        let added = |name| {
            let at = COLUMNS.iter().position(|column| *column == name)?;
            record.get(first + at)
        };
        let outcome = added("outcome")?;
        let outcomes = [
            Outcome::Clear,
            Outcome::Multiple,
            Outcome::Adjacent,
            Outcome::None,
        ];
        Some(Row {
            title: record.get(title)?.to_owned(),
            outcome: outcomes.into_iter().find(|known| known.id() == outcome)?,
            functions: added("functions")?
                .split(';')
                .filter_map(|id| id.parse().ok())
                .collect(),
            confidence: added("confidence")?.parse().ok()?,
            role: added("role")?.to_owned(),
            level: added("level")?.parse().ok()?,
            why: added("why")?.to_owned(),
        })
    }
}

impl Record for Row {
    const FIELDS: &'static [&'static str] = &[]; // programs get the CSV itself
    const COLUMNS: &'static [Column] = Glance::COLUMNS;

    fn fields(&self) -> Vec<Cow<'_, str>> {
        Vec::new()
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let glance = Glance {
            title: &self.title,
            outcome: self.outcome,
            functions: self.functions.clone(),
            sure: vec![self.confidence],
            role: &self.role,
            level: self.level,
            why: &self.why,
        };
        glance.cells()
    }
}
