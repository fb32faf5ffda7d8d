//! The first rows of a batch as a table, for a person at a terminal.

use std::io::Write;

use anyhow::Result;
use csv::ReaderBuilder;
use rolecall::batch::{COLUMNS, Summary};
use rolecall::{Function, Level, Outcome, Taxonomy};
use serde::Serialize;

use super::form::Separated;
use crate::render::answer::Glance;
use crate::render::{self, Cell, Column, Format, Page, Record};

/// What fits a screen; a longer table is better read as a file.
const ROWS: usize = 40;

/// The form of rows that [`print`] reads back.
pub(crate) const FORM: Separated = Separated {
    delimiter: b',',
    header: true,
    most: Some(ROWS as u64),
};

/// Prints the first rows of what a batch has written, and hands over how many those are.
pub(crate) fn print(
    written: &[u8],
    summary: &Summary,
    page: Page,
    taxonomy: &Taxonomy,
    out: &mut dyn Write,
) -> Result<usize> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(written);
    let first = reader.headers()?.len().saturating_sub(COLUMNS.len());
    let rows = reader.records().map_while(Result::ok);
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
    const COLUMNS: &'static [Column] = Glance::COLUMNS;
    const UNDER: Option<&'static str> = Some("Why");

    fn cells(&self) -> Vec<Cell<'_>> {
        let glance = Glance {
            title: &self.title,
            outcome: self.outcome,
            functions: self.functions.clone(),
            confidence: self.confidence,
            role: &self.role,
            level: self.level,
            why: &self.why,
        };
        glance.cells()
    }
}
