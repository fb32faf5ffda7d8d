//! The summary of a batch, in a table for standard error.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use rolecall::batch::{Summary, Taken};
use rolecall::english::{counted, list, thousands};
use rolecall::{Function, Level, Outcome};

#[cfg(feature = "workbooks")]
use crate::render::workbook::SummaryTable;
use crate::render::{Tone, escape, wrap};
#[cfg(feature = "workbooks")]
use rolecall::table::{Cell, number_format::NumberFormat};
#[cfg(feature = "workbooks")]
use std::sync::Arc;

/// Prints what was read, what came out, and what deserves a look.
pub(crate) fn print(
    summary: &Summary,
    width: usize,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let column = &summary.column;
    let all = rows(summary.rows);
    writeln!(out, "{all}; titles in {} ({})", place(column), column.how)?;
    if let Some(sheet) = sheet(summary) {
        writeln!(out, "{sheet}")?;
    }
    let others = [
        ("duties", &summary.description),
        ("companies", &summary.company),
        ("departments", &summary.department),
    ];
    for (what, column) in others {
        if let Some(column) = column {
            writeln!(out, "{what} in {}", place(column))?;
        }
    }
    if summary.preamble > 0 {
        let lines = counted(summary.preamble, "line", "lines");
        writeln!(out, "{lines} above the header passed over")?;
    }
    if let Some(changed) = summary.changed {
        let of = thousands(summary.rows);
        writeln!(out, "{} of {of} answers have changed", thousands(changed))?;
        if summary.looks.reopened > 0 {
            let settled = rows(summary.looks.reopened);
            writeln!(
                out,
                "{settled} settled in the earlier run, not in this one; give the decisions with --pins FILE"
            )?;
        }
    }
    if summary.shifted {
        writeln!(
            out,
            "every row has one cell more than the header: its first column has no name"
        )?;
    }
    for (name, holds) in &column.decoys {
        writeln!(out, "not in `{}`, which holds {holds}", escape::line(name))?;
    }
    writeln!(out)?;
    for (outcome, means) in OUTCOMES {
        let count = summary.tally.outcome(outcome);
        let share = count as f64 * 100.0 / summary.rows.max(1) as f64;
        let counted = format!("{:>11}  {share:>5.1}%", thousands(count));
        let name = format!("{:<10}", outcome.id());
        let has_room = name.len() + counted.len() + 2 + means.len() <= width;
        let means = if has_room { means } else { "" };
        let name = Tone::of(outcome).paint(&name, colour);
        writeln!(out, "{}", format!("{name}{counted}  {means}").trim_end())?;
    }
    if let Some(matrix) = matrix_of(summary) {
        matrix.print(width, out)?;
    }
    let blank = match summary.looks.blank {
        0 => None,
        blank => Some(format!("{} without a title, answered none", rows(blank))),
    };
    let sentences: Vec<String> = blank
        .into_iter()
        .chain(summary.warnings.sentences())
        .collect();
    if !sentences.is_empty() {
        writeln!(out)?;
    }
    for sentence in sentences {
        writeln!(out, "{sentence}")?;
    }
    Ok(())
}

/// The sheet that was read, of a workbook that has others, none of which has titles.
pub(crate) fn sheet(summary: &Summary) -> Option<String> {
    let warnings = &summary.warnings;
    let sheet = warnings.sheet.as_ref()?;
    if warnings.other_sheets.is_empty() || !warnings.also.is_empty() {
        return None;
    }
    let others = warnings.other_sheets.len() as u64;
    Some(format!(
        "read from the sheet `{}`, not from {}",
        escape::line(sheet),
        match &warnings.other_sheets[..] {
            [only] => format!("`{}`", escape::line(only)),
            _ => format!("the {} others", thousands(others)),
        }
    ))
}

/// The rows whose departments settle nothing, the most frequent ones by name.
pub(crate) fn unread_departments(summary: &Summary) -> Option<String> {
    let unread = &summary.unread_departments;
    if unread.rows() == 0 {
        return None;
    }
    Some(format!(
        "departments: {} with a partner role in one that does not name one function, which settles \
         nothing: {}",
        rows(unread.rows()),
        first_names(&unread.names())
    ))
}

/// The first names with their rows, and how many more there are.
pub(crate) fn first_names(names: &[(&str, u64)]) -> String {
    const NAMED: usize = 5;
    let first = names.iter().take(NAMED);
    let mut named: Vec<String> = first
        .map(|(name, rows)| format!("{} ({})", escape::line(name), thousands(*rows)))
        .collect();
    if names.len() > NAMED {
        let others = thousands((names.len() - NAMED) as u64);
        named.push(format!("{others} more"));
    }
    list(&named, "and")
}

/// The last line: what was done, in how long, and how much deserves a look.
pub(crate) fn done(summary: &Summary, took: Duration, written: Option<&Path>) -> String {
    let (looks, noticed) = (&summary.looks, &summary.warnings);
    let looks = [
        (looks.multiple, "multiple"),
        (looks.contradictions, contradictions(summary)),
        (looks.unsure, &unsure(summary)),
        (looks.possible, "possibly a partner role"),
        (noticed.ragged.count, "with too many or too few cells"),
        (noticed.guessed.count, "not in UTF-8"),
        (noticed.lost.count, "with bytes that could not be read"),
        (
            noticed.stray_quotes.count,
            "with a quote that is never closed",
        ),
        (noticed.unvalued.count, "with a formula without a value"),
        (noticed.errors.count, "with an error for a title"),
    ];
    let looks = looks.into_iter().filter(|(count, _)| *count > 0);
    let looks: Vec<String> = looks
        .map(|(count, what)| format!("{} {what}", thousands(count)))
        .collect();
    let mut text = format!("Done: {} in {}", rows(summary.rows), duration(took));
    if let Some(path) = written {
        text = format!("{text}, written to {}", escape::path(path));
    }
    if !looks.is_empty() {
        text = format!("{text}; to check: {}", looks.join(", "));
    }
    text
}

/// The meaning of unsure answers in this run.
fn unsure(summary: &Summary) -> String {
    format!("below {:.0}% confidence", summary.unsure_below * 100.0)
}

/// The source that contradicts titles in this run.
fn contradictions(summary: &Summary) -> &'static str {
    match summary.department {
        None => "with duties that contradict the title",
        Some(_) => "with a department or duties that contradict the title",
    }
}

/// `1 row`, `1,234 rows`.
pub(crate) fn rows(count: u64) -> String {
    counted(count, "row", "rows")
}

/// As exact as anybody asks for.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.2} s", time.as_secs_f64()),
        10..60 => format!("{:.0} s", time.as_secs_f64()),
        seconds => format!("{}:{:02} min", seconds / 60, seconds % 60),
    }
}

fn place(column: &Taken) -> String {
    match column.name.as_str() {
        "" => format!("column {}", column.number),
        name => format!("column {} `{}`", column.number, escape::line(name)),
    }
}

const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Clear, "one function"),
    (
        Outcome::Multiple,
        "several functions possible; a question settles it",
    ),
    (
        Outcome::Adjacent,
        "works with partners, outside the four functions",
    ),
    (Outcome::None, "no Partner GTM role"),
];

/// Functions by level; sums come last.
struct Matrix {
    columns: Vec<String>,
    rows: Vec<(String, Vec<u64>)>,
}

/// Functions by level, of the rows that have a function; of several the best. `None` if there are
/// no such rows.
fn matrix_of(summary: &Summary) -> Option<Matrix> {
    let count = |function, level| {
        let of = |outcome| summary.tally.count(outcome, Some(function), level);
        of(Outcome::Clear) + of(Outcome::Multiple)
    };
    let with_total = |mut counts: Vec<u64>| {
        counts.push(counts.iter().sum());
        counts
    };
    let mut rows: Vec<(String, Vec<u64>)> = Vec::new();
    for level in Level::ALL {
        let counts = Function::ALL.iter().map(|&function| count(function, level));
        let counts = with_total(counts.collect());
        if counts.iter().any(|&count| count > 0) {
            rows.push((level.id().to_owned(), counts));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let sum = |index: usize| rows.iter().map(|(_, counts)| counts[index]).sum();
    let sums = (0..=Function::ALL.len()).map(sum).collect();
    rows.push(("All".to_owned(), sums));
    let names = Function::ALL.iter().map(|function| function.name());
    let names = names.map(|name| name.strip_prefix("Partner ").unwrap_or(name));
    let columns = std::iter::once("").chain(names).chain(["All"]);
    let columns = columns.map(str::to_owned).collect();
    Some(Matrix { columns, rows })
}

impl Matrix {
    fn print(&self, width: usize, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\nClear and multiple, by best function:")?;
        if 10 + 11 * (self.columns.len() - 1) > width {
            return self.print_narrow(width, out);
        }
        write!(out, "{:<10}", "")?;
        for name in &self.columns[1..] {
            write!(out, "{name:>11}")?;
        }
        writeln!(out)?;
        for (name, counts) in &self.rows {
            write!(out, "{name:<10}")?;
            for &count in counts {
                write!(out, "{:>11}", thousands(count))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// A list for each function, where there is no room for a table.
    fn print_narrow(&self, width: usize, out: &mut dyn Write) -> io::Result<()> {
        for (at, function) in self.columns[1..].iter().enumerate() {
            let counts = self.rows.iter().map(|(level, counts)| (level, counts[at]));
            let counts = counts.filter(|(_, count)| *count > 0);
            let counts: Vec<String> = counts
                .map(|(level, count)| format!("{} {}", level.to_lowercase(), thousands(count)))
                .collect();
            if !counts.is_empty() {
                let text = format!("{function}: {}", counts.join(", "));
                wrap::print(&text, width, 0, 2, out)?;
            }
        }
        Ok(())
    }
}

/// The same for the sheet Summary of a workbook.
#[cfg(feature = "workbooks")]
pub(crate) fn tables(summary: &Summary) -> Vec<SummaryTable> {
    let number = |count: u64| Cell::number(count as f64);
    let line = |name: &str, cell| vec![Cell::text(name), cell];
    let mut read = vec![
        line("rows", number(summary.rows)),
        line("titles in", Cell::text(&place(&summary.column))),
        line("found by", Cell::text(&summary.column.how.to_string())),
        line("lines above the header", number(summary.preamble)),
        line(
            "totals, remarks, units and column names",
            number(summary.warnings.footers.count),
        ),
    ];
    if let Some(sheet) = &summary.warnings.sheet {
        read.insert(0, line("sheet", Cell::text(sheet)));
    }
    if let Some(description) = &summary.description {
        read.push(line("duties in", Cell::text(&place(description))));
    }
    let looks = [
        (&*unsure(summary), summary.looks.unsure),
        ("possibly a partner role", summary.looks.possible),
        ("duties contradict the title", summary.looks.contradictions),
        ("decided by a person", summary.looks.by_hand),
    ];
    read.extend(looks.map(|(name, count)| line(name, number(count))));
    let changed = summary.changed.map(number);
    read.extend(changed.map(|count| line("answers changed", count)));
    let table = |heading: &str, columns, rows| SummaryTable {
        heading: heading.to_owned(),
        columns,
        rows,
    };
    let mut tables = vec![table("What was read", Vec::new(), read)];
    let sentences = summary.warnings.sentences();
    if !sentences.is_empty() {
        let told = sentences.iter().map(|sentence| vec![Cell::text(sentence)]);
        tables.push(table("Noticed", Vec::new(), told.collect()));
    }
    let percent = NumberFormat::parse("0.0%").map(Arc::new);
    let outcomes = OUTCOMES.iter().map(|&(outcome, means)| {
        let count = summary.tally.outcome(outcome);
        let (name, means) = (Cell::text(outcome.id()), Cell::text(means));
        let share = count as f64 / summary.rows.max(1) as f64;
        vec![
            name,
            number(count),
            Cell::Number(share, percent.clone()),
            means,
        ]
    });
    let columns = ["outcome", "rows", "share", "meaning"].map(str::to_owned);
    tables.push(table("Outcomes", columns.to_vec(), outcomes.collect()));
    if let Some(Matrix { columns, rows }) = matrix_of(summary) {
        let rows = rows.into_iter().map(|(name, counts)| {
            let counts = counts.into_iter().map(number);
            std::iter::once(Cell::text(&name)).chain(counts).collect()
        });
        let heading = "Clear and multiple, by best function";
        tables.push(table(heading, columns, rows.collect()));
    }
    tables
}
