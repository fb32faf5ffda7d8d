//! Tables for people, as wide as the terminal.

use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{ColumnConstraint, LineStyle, TableStyle, Width};

use crate::render::wrap::{self, width};
use crate::render::{Column, Page, Record, Renderer, Tone, escape};

/// Rows are laid out together this many at a time, so that memory does not grow with the input.
const ROWS_AT_ONCE: usize = 200;

/// Between two columns.
const GAP: usize = 2;

/// Lines without a frame; the header stands above a rule.
const STYLE: TableStyle = NOTHING.header_separator(LineStyle::none().fill('─'));

/// How many lines the header and its rule take.
const HEADER_LINES: usize = 2;

/// Collects rows and prints them as a table.
pub(crate) struct TextTable<'a> {
    page: Page,
    out: &'a mut dyn Write,
    rows: Vec<Vec<EscapedCell>>,
    begun: bool,
    hidden: Vec<&'static str>,
}

/// A cell, escaped.
struct EscapedCell {
    lines: Vec<String>,
    tone: Tone,
}

impl EscapedCell {
    fn width(&self) -> usize {
        self.lines.iter().map(|line| width(line)).max().unwrap_or(0)
    }

    fn wrapped(&self, width: usize) -> Vec<String> {
        let lines = self.lines.iter();
        lines.flat_map(|line| wrap::lines(line, width)).collect()
    }
}

impl<'a> TextTable<'a> {
    pub(crate) fn new(page: Page, out: &'a mut dyn Write) -> Self {
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

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        self.gap()?;
        let heading = Tone::Strong.paint(&escape::line(heading), self.page.colour);
        writeln!(self.out, "{heading}")
    }

    fn print_rows<R: Record>(&mut self) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        self.gap()?;
        let rows = std::mem::take(&mut self.rows);
        let columns = R::columns();
        let shown = shown(&columns, self.page);
        let widths = widths(&columns, &shown, &rows, self.page.width);
        let gaps = GAP * widths.len().saturating_sub(1);
        if !self.page.complete && widths.iter().sum::<usize>() + gaps > self.page.width {
            return self.print_cards(&columns, &rows);
        }
        let mut names = columns.iter().map(|column| Some(column.name));
        let under = names.position(|name| name == R::UNDER);
        let under = under.filter(|at| !shown.contains(at));
        let (table, heights) = self.layout(&columns, &shown, &widths, &rows);
        let mut lines = table.lines();
        for line in lines.by_ref().take(HEADER_LINES) {
            writeln!(self.out, "{}", line.trim_end())?;
        }
        for (row, height) in rows.iter().zip(heights) {
            for line in lines.by_ref().take(height) {
                writeln!(self.out, "{}", line.trim_end())?;
            }
            for text in under.iter().flat_map(|&at| &row[at].lines) {
                for line in wrap::lines(text, self.page.width.saturating_sub(GAP)) {
                    let line = Tone::Faint.paint(&line, self.page.colour);
                    writeln!(self.out, "{:GAP$}{line}", "")?;
                }
            }
        }
        for (at, column) in columns.iter().enumerate() {
            let hidden = !shown.contains(&at) && Some(at) != under;
            if hidden && !self.hidden.contains(&column.name) {
                self.hidden.push(column.name);
            }
        }
        Ok(())
    }

    /// A table of these columns, and how many lines each row takes in it.
    fn layout<R>(
        &self,
        columns: &[Column<R>],
        shown: &[usize],
        widths: &[usize],
        rows: &[Vec<EscapedCell>],
    ) -> (comfy_table::Table, Vec<usize>) {
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE).style_text_only();
        // NO_COLOR has been heeded before; crossterm would heed it against --color always
        crossterm::style::force_color_output(self.page.colour);
        if self.page.colour {
            table.enforce_styling()
        } else {
            table.force_no_tty()
        };
        let header = shown.iter().map(|&at| columns[at].name);
        table.set_header(header.map(|name| Tone::Strong.cell(name.to_owned())));
        let mut heights = Vec::with_capacity(rows.len());
        for row in rows {
            let cells = shown.iter().zip(widths);
            let cells: Vec<Vec<String>> =
                cells.map(|(&at, &width)| row[at].wrapped(width)).collect();
            heights.push(cells.iter().map(Vec::len).max().unwrap_or(0).max(1));
            let cells = cells.into_iter().zip(shown);
            table.add_row(cells.map(|(lines, &at)| row[at].tone.cell(lines.join("\n"))));
        }
        for (place, &width) in widths.iter().enumerate() {
            let gap = if place + 1 == widths.len() { 0 } else { GAP };
            let width = Width::Fixed(u16::try_from(width + gap).unwrap_or(u16::MAX));
            let column = table.column_mut(place);
            let column = column.expect("a column for each cell of the header");
            column.set_padding((0, gap as u16));
            column.set_constraint(ColumnConstraint::Absolute(width));
        }
        (table, heights)
    }

    /// Prints each row as lines of its own, where the terminal is too narrow for a table.
    fn print_cards<R>(
        &mut self,
        columns: &[Column<R>],
        rows: &[Vec<EscapedCell>],
    ) -> io::Result<()> {
        for (number, row) in rows.iter().enumerate() {
            if number > 0 {
                writeln!(self.out)?;
            }
            let filled = columns.iter().zip(row);
            for (column, cell) in filled.filter(|(_, cell)| !cell.lines.concat().is_empty()) {
                let text = format!("{}: {}", column.name, cell.lines.join("; "));
                let hanging = wrap::lines(&text, self.page.width.saturating_sub(GAP));
                for (at, line) in hanging.iter().enumerate() {
                    let indent = if at == 0 { 0 } else { GAP };
                    let line = cell.tone.paint(line, self.page.colour);
                    writeln!(self.out, "{:indent$}{line}", "")?;
                }
            }
        }
        Ok(())
    }
}

impl<R: Record> Renderer<R> for TextTable<'_> {
    fn part(&mut self, heading: &str) -> io::Result<()> {
        self.print_rows::<R>()?;
        self.heading(heading)?;
        self.begun = false;
        Ok(())
    }

    fn push(&mut self, record: &R) -> io::Result<()> {
        let cells = R::columns().into_iter().map(|column| {
            let crate::render::Shown { lines, tone } = (column.cell)(record);
            let lines = lines.iter().map(|line| escape::line(line).into_owned());
            EscapedCell {
                lines: lines.collect(),
                tone,
            }
        });
        self.rows.push(cells.collect());
        match self.rows.len() {
            ..ROWS_AT_ONCE => Ok(()),
            _ => self.print_rows::<R>(),
        }
    }

    fn remark(&mut self, heading: &str, lines: &[String]) -> io::Result<()> {
        self.print_rows::<R>()?;
        self.heading(heading)?;
        for line in lines {
            write!(self.out, "  - ")?;
            wrap::print(&escape::line(line), self.page.width, 4, 0, self.out)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.print_rows::<R>()?;
        if !self.hidden.is_empty() {
            let note = format!(
                "Hidden columns: {} (the terminal is {} wide; --format csv shows all)",
                self.hidden.join(", ").to_lowercase(),
                self.page.width
            );
            self.gap()?;
            for line in wrap::lines(&note, self.page.width) {
                writeln!(self.out, "{}", Tone::Faint.paint(&line, self.page.colour))?;
            }
        }
        Ok(())
    }
}

/// The columns that fit: all of them, or as many as the terminal has room for. It depends on nothing
/// but the width, so that the parts of one answer look alike.
fn shown<R>(columns: &[Column<R>], page: Page) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let least = |at: &usize| columns[*at].least + GAP;
    while !page.complete && shown.iter().map(least).sum::<usize>() - GAP > page.width {
        let last = shown.iter().copied().max_by_key(|&at| columns[at].rank);
        let Some(last) = last.filter(|&at| columns[at].rank > 0) else {
            break;
        };
        shown.retain(|&at| at != last);
    }
    shown
}

/// How wide the columns are: as wide as their cells if all have room; else those that need more than
/// an equal share of what the others leave get that share.
fn widths<R>(
    columns: &[Column<R>],
    shown: &[usize],
    rows: &[Vec<EscapedCell>],
    page: usize,
) -> Vec<usize> {
    let wanted = |&at: &usize| {
        let content = rows.iter().map(|row| row[at].width()).max();
        content.unwrap_or(0).max(columns[at].name.len())
    };
    let wanted: Vec<usize> = shown.iter().map(wanted).collect();
    let least = |place: usize| {
        let column = &columns[shown[place]];
        wanted[place].min(column.least.max(column.name.len()))
    };
    let gaps = GAP * shown.len().saturating_sub(1);
    let mut widths: Vec<usize> = (0..shown.len()).map(least).collect();
    let mut room = page.saturating_sub(gaps + widths.iter().sum::<usize>());
    loop {
        let is_hungry = |place: &usize| widths[*place] < wanted[*place];
        let hungry: Vec<usize> = (0..shown.len()).filter(is_hungry).collect();
        if hungry.is_empty() || room == 0 {
            return widths;
        }
        let share = (room / hungry.len()).max(1);
        for place in hungry {
            let more = share.min(wanted[place] - widths[place]).min(room);
            widths[place] += more;
            room -= more;
        }
    }
}
