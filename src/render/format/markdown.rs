//! Markdown: a table to paste into a page or an issue.

use std::io::{self, Write};

use rolecall::batch::{Form, FormRow};

use crate::render::{Record, Renderer, escape};

/// A table with pipes; a part gets a heading of its own.
pub(crate) struct Markdown<'a> {
    out: &'a mut dyn Write,
    headed: bool,
    blank: bool,
}

impl<'a> Markdown<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            headed: false,
            blank: false,
        }
    }

    /// A blank line between what was printed and what comes.
    fn gap(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.blank, true) {
            self.out.write_all(b"\n")
        } else {
            Ok(())
        }
    }
}

impl<R: Record> Renderer<R> for Markdown<'_> {
    fn part(&mut self, heading: &str) -> io::Result<()> {
        self.gap()?;
        self.headed = false;
        writeln!(self.out, "## {}", escape::markdown(heading))
    }

    fn push(&mut self, record: &R) -> io::Result<()> {
        let columns = R::columns();
        if !std::mem::replace(&mut self.headed, true) {
            self.gap()?;
            for column in &columns {
                write!(self.out, "| {} ", column.name)?;
            }
            writeln!(self.out, "|\n{}|", "| --- ".repeat(columns.len()))?;
        }
        for column in columns {
            let lines = (column.cell)(record).lines;
            let lines: Vec<String> = lines.iter().map(|line| escape::markdown(line)).collect();
            write!(self.out, "| {} ", lines.join("<br>"))?;
        }
        writeln!(self.out, "|")
    }

    fn remark(&mut self, heading: &str, lines: &[String]) -> io::Result<()> {
        self.gap()?;
        self.headed = false;
        writeln!(self.out, "{}\n", escape::markdown(heading))?;
        for line in lines {
            writeln!(self.out, "- {}", escape::markdown(line))?;
        }
        Ok(())
    }
}

/// A table with pipes.
pub(crate) struct Piped;

impl Form for Piped {
    fn head(&self, columns: &[String], out: &mut Vec<u8>) {
        write_piped(columns.iter(), out);
        out.extend_from_slice("| --- ".repeat(columns.len()).as_bytes());
        out.extend_from_slice(b"|\n");
    }

    fn row(&self, row: &FormRow<'_>, out: &mut Vec<u8>) {
        write_piped(row.cells(), out);
    }
}

fn write_piped<'c>(cells: impl Iterator<Item = &'c String>, out: &mut Vec<u8>) {
    for cell in cells {
        let _ = write!(out, "| {} ", escape::markdown(cell));
    }
    out.extend_from_slice(b"|\n");
}
