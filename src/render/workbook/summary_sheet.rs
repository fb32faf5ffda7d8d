//! The sheet Summary: what was read, what was noticed, and what came out.

use std::sync::Arc;

use rolecall::batch::Summary;
use rolecall::table::{Cell, number_format::NumberFormat};

use super::TableSheet;
use crate::render::view::level_matrix::{Matrix, matrix_of};
use crate::render::view::summary::{OUTCOMES, place, unsure};

/// The tables of the sheet.
pub(crate) fn summary_tables(summary: &Summary) -> Vec<TableSheet> {
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
    let counts = &summary.review_counts;
    let to_check = [
        (&*unsure(summary), counts.unsure),
        ("possibly a partner role", counts.possible),
        ("duties contradict the title", counts.contradictions),
        ("decided by a person", counts.decided),
    ];
    read.extend(to_check.map(|(name, count)| line(name, number(count))));
    let changed = summary.changed.map(number);
    read.extend(changed.map(|count| line("answers changed", count)));
    let table = |name, columns, rows| TableSheet {
        name,
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
        let share = count as f64 / summary.rows.max(1) as f64;
        let share = Cell::Number(share, percent.clone());
        let (name, means) = (Cell::text(outcome.id()), Cell::text(means));
        vec![name, number(count), share, means]
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
