//! Rows by level and function, of one batch.

use std::io::{self, Write};

use rolecall::batch::Summary;
use rolecall::english::thousands;
use rolecall::{Function, Level, Outcome};

use crate::render::wrap;

/// Functions by level; sums come last.
pub(crate) struct Matrix {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<(String, Vec<u64>)>,
}

/// Functions by level, of the rows that have a function; of several the best. `None` if there are
/// no such rows.
pub(crate) fn matrix_of(summary: &Summary) -> Option<Matrix> {
    let rows = Level::ALL.map(|level| (level.id().to_owned(), row_of(summary, level)));
    let mut rows = Vec::from(rows);
    rows.retain(|(_, counts)| counts.iter().any(|&count| count > 0));
    if rows.is_empty() {
        return None;
    }
    let sum = |index: usize| rows.iter().map(|(_, counts)| counts[index]).sum();
    let sums = (0..=Function::ALL.len()).map(sum).collect();
    rows.push(("All".to_owned(), sums));
    let names = Function::ALL.map(Function::short_name);
    let columns = std::iter::once("").chain(names).chain(["All"]);
    let columns = columns.map(str::to_owned).collect();
    Some(Matrix { columns, rows })
}

/// The counts of a level by function, and their sum.
fn row_of(summary: &Summary, level: Level) -> Vec<u64> {
    let of = |outcome, function| summary.tally.count(outcome, Some(function), level);
    let counts = Function::ALL.map(|f| of(Outcome::Clear, f) + of(Outcome::Multiple, f));
    [&counts[..], &[counts.iter().sum()]].concat()
}

impl Matrix {
    pub(crate) fn print(&self, width: usize, out: &mut dyn Write) -> io::Result<()> {
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
            let filled = self.rows.iter().filter(|(_, counts)| counts[at] > 0);
            let told = |(level, counts): &(String, Vec<u64>)| {
                format!("{} {}", level.to_lowercase(), thousands(counts[at]))
            };
            let counts: Vec<String> = filled.map(told).collect();
            if !counts.is_empty() {
                let text = format!("{function}: {}", counts.join(", "));
                wrap::print(&text, width, 0, 2, out)?;
            }
        }
        Ok(())
    }
}
