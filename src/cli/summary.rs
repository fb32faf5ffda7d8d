//! What a batch amounts to, in a table for standard error.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use rolecall::batch::{Summary, Taken};
use rolecall::english::{counted, thousands};
use rolecall::{Function, Level, Outcome};

use crate::render::{Tone, escape};

/// Prints what was read, what came out, and what deserves a look.
pub(crate) fn print(summary: &Summary, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = table(summary, colour, &mut text);
    out.write_all(text.as_bytes())
}

/// The last line: what was done, in how long, and how much deserves a look.
pub(crate) fn done(summary: &Summary, took: Duration, written: Option<&Path>) -> String {
    let multiple = summary.tally.outcome(Outcome::Multiple);
    let looks = [
        (multiple, "multiple"),
        (
            summary.looks.contradictions,
            "with duties that contradict the title",
        ),
        (summary.looks.unsure, "less than 90% sure"),
        (summary.ragged.count, "with too many or too few cells"),
        (summary.mended.count, "not in UTF-8"),
        (summary.lost.count, "with bytes that could not be read"),
        (
            summary.stray_quotes.count,
            "with a quote that is never closed",
        ),
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

fn table(summary: &Summary, colour: bool, text: &mut String) -> std::fmt::Result {
    let column = &summary.column;
    writeln!(
        text,
        "{}; titles in {} ({})",
        rows(summary.rows),
        place(column),
        column.how
    )?;
    if let Some(description) = &summary.description {
        writeln!(text, "duties in {}", place(description))?;
    }
    if summary.preamble > 0 {
        let lines = if summary.preamble == 1 {
            "line"
        } else {
            "lines"
        };
        let count = thousands(summary.preamble);
        writeln!(text, "{count} {lines} above the header passed over")?;
    }
    if let Some(changed) = summary.changed {
        let of = thousands(summary.rows);
        writeln!(text, "{} of {of} answers have changed", thousands(changed))?;
    }
    if summary.shifted {
        writeln!(
            text,
            "every row has one cell more than the header: its first column has no name"
        )?;
    }
    for (name, holds) in &column.decoys {
        writeln!(text, "not in `{}`, which holds {holds}", escape::line(name))?;
    }
    writeln!(text)?;
    for (outcome, means) in OUTCOMES {
        let count = summary.tally.outcome(outcome);
        let share = count as f64 * 100.0 / summary.rows.max(1) as f64;
        let count = thousands(count);
        let name = Tone::of(outcome).paint(&format!("{:<10}", outcome.id()), colour);
        writeln!(text, "{name}{count:>11}  {share:>5.1}%  {means}")?;
    }
    matrix(summary, text)?;
    looks(summary, text)
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
        "works on partners, outside the four functions",
    ),
    (Outcome::None, "no Partner GTM role"),
];

/// Functions by level, of the rows that have a function; of several the best.
fn matrix(summary: &Summary, text: &mut String) -> std::fmt::Result {
    let count = |function, level| {
        let of = |outcome| summary.tally.count(outcome, Some(function), level);
        of(Outcome::Clear) + of(Outcome::Multiple)
    };
    let total = |level| {
        Function::ALL
            .iter()
            .map(|&function| count(function, level))
            .sum::<u64>()
    };
    if Level::ALL.iter().all(|&level| total(level) == 0) {
        return Ok(());
    }
    writeln!(text, "\nClear and multiple, by best function:")?;
    write!(text, "{:<10}", "")?;
    for function in Function::ALL {
        let name = function.name();
        write!(
            text,
            "{:>11}",
            name.strip_prefix("Partner ").unwrap_or(name)
        )?;
    }
    writeln!(text, "{:>11}", "All")?;
    for &level in Level::ALL.iter().filter(|&&level| total(level) > 0) {
        write!(text, "{:<10}", level.id())?;
        for function in Function::ALL {
            write!(text, "{:>11}", thousands(count(function, level)))?;
        }
        writeln!(text, "{:>11}", thousands(total(level)))?;
    }
    write!(text, "{:<10}", "All")?;
    for function in Function::ALL {
        let sum = Level::ALL.iter().map(|&level| count(function, level)).sum();
        write!(text, "{:>11}", thousands(sum))?;
    }
    writeln!(
        text,
        "{:>11}",
        thousands(Level::ALL.iter().map(|&level| total(level)).sum())
    )
}

/// What somebody should look at.
fn looks(summary: &Summary, text: &mut String) -> std::fmt::Result {
    let sentences = summary.warnings().sentences();
    if !sentences.is_empty() {
        writeln!(text)?;
    }
    for sentence in sentences {
        writeln!(text, "{sentence}")?;
    }
    Ok(())
}
