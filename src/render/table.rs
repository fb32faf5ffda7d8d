//! Tables for people, as wide as the terminal.

use std::io::{self, Write};

use comfy_table::{
    ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width, presets::NOTHING,
};

use super::mark::{marked, unmarked};
use super::wrap::{self, width};
use super::{Column, Page, Record, Renderer, Tone, escape};

/// Rows are laid out together this many at a time, so that memory does not grow with the input.
const ROWS_AT_ONCE: usize = 200;

/// Between two columns.
const GAP: usize = 2;

/// Lines without a frame; the header stands above a rule.
const STYLE: TableStyle = NOTHING.header_separator(LineStyle::none().fill('─'));

/// Collects rows and prints them as a table.
pub(super) struct Table<'a> {
    page: Page,
    out: &'a mut dyn Write,
    rows: Vec<Vec<String>>,
    begun: bool,
    hidden: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(page: Page, out: &'a mut dyn Write) -> Self {
        Self {
            page,
            out,
            rows: Vec::new(),
            begun: false,
            hidden: Vec::new(),
        }
    }

    /// A blank line between what was printed and what comes.
    fn gap(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            writeln!(self.out)
        } else {
            Ok(())
        }
    }

    fn print_rows(&mut self, columns: &'static [Column]) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        self.gap()?;
        let needs: Vec<usize> = (0..columns.len())
            .map(|at| self.need(columns, at))
            .collect();
        let shown = shown(columns, self.page);
        let mut table = comfy_table::Table::new();
        table
            .load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.page.width).unwrap_or(u16::MAX));
        table.set_header(
            shown
                .iter()
                .map(|&at| marked(columns[at].name, Tone::Strong)),
        );
        for row in self.rows.drain(..) {
            table.add_row(shown.iter().map(|&at| row[at].as_str()));
        }
        for (place, &at) in shown.iter().enumerate() {
            let gap = if place + 1 == shown.len() {
                0
            } else {
                GAP as u16
            };
            let least = Width::Fixed(needs[at] as u16 + gap);
            let column = table
                .column_mut(place)
                .expect("a column for each cell of the header");
            column
                .set_padding((0, gap))
                .set_constraint(ColumnConstraint::LowerBoundary(least));
        }
        for line in table.lines() {
            self.out
                .write_all(unmarked(line.trim_end(), self.page.colour).as_bytes())?;
            self.out.write_all(b"\n")?;
        }
        for (at, column) in columns.iter().enumerate() {
            if !shown.contains(&at) && !self.hidden.contains(&column.name) {
                self.hidden.push(column.name);
            }
        }
        Ok(())
    }

    /// The width below which a column is squeezed: its content, if that is not much.
    fn need(&self, columns: &[Column], at: usize) -> usize {
        let lines = self.rows.iter().flat_map(|row| row[at].lines());
        let content = lines.map(width).max().unwrap_or(0);
        content.min(columns[at].least).max(columns[at].name.len())
    }
}

impl<R: Record> Renderer<R> for Table<'_> {
    fn part(&mut self, heading: &str) -> io::Result<()> {
        self.print_rows(R::COLUMNS)?;
        self.gap()?;
        self.begun = false;
        writeln!(
            self.out,
            "{}",
            Tone::Strong.paint(&escape::line(heading), self.page.colour)
        )
    }

    fn push(&mut self, record: &R) -> io::Result<()> {
        let cells = record.cells().into_iter().map(|cell| {
            let lines: Vec<String> = cell
                .lines
                .iter()
                .map(|line| marked(&escape::line(line), cell.tone))
                .collect();
            lines.join("\n")
        });
        self.rows.push(cells.collect());
        if self.rows.len() >= ROWS_AT_ONCE {
            self.print_rows(R::COLUMNS)
        } else {
            Ok(())
        }
    }

    fn remark(&mut self, heading: &str, lines: &[String]) -> io::Result<()> {
        self.print_rows(R::COLUMNS)?;
        self.gap()?;
        writeln!(
            self.out,
            "{}",
            Tone::Strong.paint(&escape::line(heading), self.page.colour)
        )?;
        for line in lines {
            write!(self.out, "  - ")?;
            wrap::print(&escape::line(line), self.page.width, 4, 0, self.out)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.print_rows(R::COLUMNS)?;
        if !self.hidden.is_empty() {
            let note = format!(
                "No room here for: {}.",
                self.hidden.join(", ").to_lowercase()
            );
            self.gap()?;
            writeln!(self.out, "{}", Tone::Faint.paint(&note, self.page.colour))?;
        }
        Ok(())
    }
}

/// The columns that fit: all of them, or as many as the terminal has room for. It depends on nothing
/// but the width, so that the parts of one answer look alike.
fn shown(columns: &[Column], page: Page) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let least = |shown: &[usize]| {
        shown
            .iter()
            .map(|&at| columns[at].least + GAP)
            .sum::<usize>()
    };
    while !page.complete && least(&shown) - GAP > page.width {
        let last = shown.iter().copied().max_by_key(|&at| columns[at].rank);
        let Some(last) = last.filter(|&at| columns[at].rank > 0) else {
            break;
        };
        shown.retain(|&at| at != last);
    }
    shown
}
