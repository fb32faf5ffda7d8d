//! A file with the decisions of a person (`--pins`): titles, what was decided, and for whom.

use std::io::Read;

use super::faults::{Faults, fault_lines};
use crate::{
    answer::Decision,
    escape::{one_spaced, without_formula_guard},
    table::{self, Table, TableOptions, Warnings, find_column},
    title::plain,
};

/// A decision of a person.
#[derive(Debug)]
#[non_exhaustive]
pub struct DecisionEntry {
    /// The title as it is written there.
    pub title: String,
    /// The company it is for; empty if it is for all.
    pub company: String,
    /// Which file it is from, counted from zero.
    pub file: usize,
    /// The line of the file.
    pub line: u64,
    /// The decision.
    pub decision: Decision,
    /// The note beside it; may be empty.
    pub note: String,
}

/// Why a file of decisions cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionFileError {
    /// It cannot be read as a table, or lacks a column.
    #[error(transparent)]
    Table(table::Error),
    /// Lines that make no sense, each with what is wrong.
    #[error("{}", fault_lines(.0))]
    Lines(Vec<(u64, String)>),
}

/// A file as it was read.
pub(super) struct DecisionFile {
    pub(super) entries: Vec<DecisionEntry>,
    /// Notes beside titles that are not decided yet, behind the titles.
    pub(super) notes: Vec<(String, String)>,
    pub(super) faults: Faults,
    pub(super) warnings: Warnings,
}

/// Reads a table with the columns `title` and `decision` (or `function`), and `company` and `note` if
/// it likes: a review sheet of any version. Rows without a decision are passed over, but for notes.
pub(super) fn read(file: usize, input: impl Read) -> Result<DecisionFile, table::Error> {
    let options = TableOptions {
        column: Some("title".to_owned()),
        preferred_column: Some("decision".to_owned()),
        ..TableOptions::default()
    };
    let mut table = Table::open(input, &options, &|_| false)?;
    let column = |name: &str| find_column(name, table.columns()).map(|(at, _)| at);
    let decision = match column("decision") {
        Err(missing @ table::Error::ColumnNotFound { .. }) => {
            column("function").map_err(|_| missing)?
        }
        found => found?,
    };
    let (company, note) = (column("company").ok(), column("note").ok());
    let (mut entries, mut notes, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(row) = table.next_row()? {
        let cells = row.cells();
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell);
        let (title, note) = (text(&row.title()), text(cell(note)));
        let decision = cell(Some(decision)).trim();
        if decision.is_empty() {
            if !title.is_empty() && !note.is_empty() {
                notes.push((title, note));
            }
            continue;
        }
        if title.is_empty() {
            let problem = "a decision without a title; write the title, or clear the decision";
            faults.push((row.line, problem.to_owned()));
            continue;
        }
        match Decision::parse(decision) {
            Ok(decision) => entries.push(DecisionEntry {
                title,
                company: text(cell(company)),
                file,
                line: row.line,
                decision,
                note,
            }),
            Err(problem) => faults.push((row.line, problem)),
        }
    }
    Ok(DecisionFile {
        entries,
        notes,
        faults,
        warnings: table.warnings(),
    })
}

/// A cell on one line, without the `'` that keeps a spreadsheet from running it.
fn text(cell: &str) -> String {
    without_formula_guard(&one_spaced(&plain(cell))).to_owned()
}
