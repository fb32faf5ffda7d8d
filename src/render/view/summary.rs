//! The summary of a batch as text.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use rolecall::Outcome;
use rolecall::batch::Summary;
use rolecall::english::{counted, list, thousands};
use rolecall::plain;
use rolecall::table::{FoundColumn, Lines};

use super::level_matrix::matrix_of;
use crate::render::{Tone, escape};

/// Prints what was read, what came out, and what deserves a look.
pub(crate) fn print(
    summary: &Summary,
    width: usize,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    print_input(summary, out)?;
    writeln!(out)?;
    print_outcomes(summary, width, colour, out)?;
    if let Some(matrix) = matrix_of(summary) {
        matrix.print(width, out)?;
    }
    let mut sentences = summary.warnings.sentences();
    if summary.review_counts.blank > 0 {
        let blank = rows(summary.review_counts.blank);
        sentences.insert(0, format!("{blank} without a title, answered none"));
    }
    if !sentences.is_empty() {
        writeln!(out)?;
    }
    for sentence in sentences {
        writeln!(out, "{sentence}")?;
    }
    Ok(())
}

/// How much was read, and where the titles were.
pub(crate) fn read_from(summary: &Summary) -> String {
    let (rows, column) = (rows(summary.rows), &summary.column);
    format!("{rows}; titles in {} ({})", place(column), column.how)
}

/// The rows and columns that were read, and those that were not.
fn print_input(summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", read_from(summary))?;
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
        if summary.review_counts.reopened > 0 {
            let settled = rows(summary.review_counts.reopened);
            let cure = "give the decisions with --pins FILE";
            writeln!(
                out,
                "{settled} settled in the earlier run, not in this one; {cure}"
            )?;
        }
    }
    if summary.shifted {
        let what = "every row has one cell more than the header";
        writeln!(out, "{what}: its first column has no name")?;
    }
    for (name, holds) in &summary.column.decoys {
        writeln!(out, "not in `{}`, which holds {holds}", escape::line(name))?;
    }
    Ok(())
}

fn print_outcomes(
    summary: &Summary,
    width: usize,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
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
    Ok(())
}

/// The sheet that was read, of a workbook that has others, none of which has titles.
pub(crate) fn sheet(summary: &Summary) -> Option<String> {
    let warnings = &summary.warnings;
    let sheet = warnings.sheet.as_ref()?;
    if warnings.other_sheets.is_empty() || !warnings.also.is_empty() {
        return None;
    }
    let others = match &warnings.other_sheets[..] {
        [only] => format!("`{}`", escape::line(only)),
        others => format!("the {} others", thousands(others.len() as u64)),
    };
    let sheet = escape::line(sheet);
    Some(format!("read from the sheet `{sheet}`, not from {others}"))
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
    let named = names.iter().take(NAMED);
    let named =
        named.map(|(name, rows)| format!("{} ({})", escape::line(&plain(name)), thousands(*rows)));
    let mut named: Vec<String> = named.collect();
    if names.len() > NAMED {
        let others = thousands((names.len() - NAMED) as u64);
        named.push(format!("{others} more"));
    }
    list(&named, "and")
}

/// The last line: what was done, in how long, and how much deserves a look.
pub(crate) fn done(summary: &Summary, took: Duration, written: Option<&Path>) -> String {
    let (counts, noticed) = (&summary.review_counts, &summary.warnings);
    let of_lines = |lines: &Lines, what: &str| match lines.count {
        1 => format!("line {what}"),
        _ => format!("lines {what}"),
    };
    let to_check = [
        (counts.multiple, "multiple"),
        (counts.contradictions, contradictions(summary)),
        (counts.unsure, &unsure(summary)),
        (counts.possible, "possibly a partner role"),
        (noticed.ragged.count, "with too many or too few cells"),
        (
            noticed.guessed.count,
            &of_lines(&noticed.guessed, "not in UTF-8"),
        ),
        (
            noticed.lost.count,
            &of_lines(&noticed.lost, "with bytes that could not be read"),
        ),
        (
            noticed.stray_quotes.count,
            "with a quote that is never closed",
        ),
        (noticed.unvalued.count, "with a formula without a value"),
        (noticed.errors.count, "with an error for a title"),
    ];
    let to_check = to_check.into_iter().filter(|(count, _)| *count > 0);
    let to_check = to_check.map(|(count, what)| format!("{} {what}", thousands(count)));
    let to_check: Vec<String> = to_check.collect();
    let mut text = format!("Done: {} in {}", rows(summary.rows), duration(took));
    if let Some(path) = written {
        text += &format!(", written to {}", escape::path(path));
    }
    if !to_check.is_empty() {
        text += &format!("; to check: {}", to_check.join(", "));
    }
    text
}

/// The meaning of unsure answers in this run.
pub(crate) fn unsure(summary: &Summary) -> String {
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

/// `0.42 s`, `12 s`, `3:05 min`.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.2} s", time.as_secs_f64()),
        10..60 => format!("{:.0} s", time.as_secs_f64()),
        seconds => format!("{}:{:02} min", seconds / 60, seconds % 60),
    }
}

pub(crate) fn place(column: &FoundColumn) -> String {
    match column.name.as_str() {
        "" => format!("column {}", column.number),
        name => format!("column {} `{}`", column.number, escape::line(name)),
    }
}

pub(crate) const OUTCOMES: [(Outcome, &str); 4] = [
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
