//! The start of a table, down to its first row, as each destination gets it.

use std::sync::Arc;

use super::{
    Options,
    cells::CellRows,
    form::TextRows,
    sink::{Destination, write_on},
    suffix::Suffix,
    wanted_columns::WantedColumns,
    worker::RowOutput,
};
use crate::table::{Error, Layout, encoding, sheet::Sheet};

/// The start of a table: its header, and what stands above it.
pub(super) struct TableHead<'a> {
    pub(super) layout: &'a Layout,
    /// The bytes down to the first row.
    pub(super) bytes: &'a [u8],
    /// The input starts with a byte order mark.
    pub(super) has_bom: bool,
    pub(super) sheet: Option<&'a Arc<Sheet>>,
    pub(super) options: &'a Options,
    pub(super) wanted: &'a WantedColumns,
    /// The names of the answers' columns.
    pub(super) added: &'a [String],
}

impl TableHead<'_> {
    /// Passes the head on. Returns how rows leave the workers.
    pub(super) fn pass_on<'d>(
        &self,
        destination: &mut Destination<'d>,
    ) -> Result<RowOutput<'d>, Error> {
        let (layout, options, update) = (self.layout, self.options, self.wanted.update);
        Ok(match destination {
            Destination::Csv(to) => {
                write_on(*to, &self.csv())?;
                RowOutput::Csv
            }
            Destination::Form(form, to) => {
                let rows = TextRows::new(*form, layout, options, update, self.added);
                write_on(*to, &rows.head(layout, self.bytes))?;
                RowOutput::Text(rows)
            }
            Destination::Cells(to) => {
                let rows = CellRows::new(layout, self.sheet.cloned(), update, options.drop_notes);
                let written = rows.head(layout, self.bytes, self.added, *to);
                written.map_err(Error::Write)?;
                RowOutput::Cells(rows)
            }
            Destination::Consumer(to) => {
                to.begin(&self.wanted.groups);
                RowOutput::None
            }
        })
    }

    /// The head of a CSV, with the names of the new columns.
    fn csv(&self) -> Vec<u8> {
        let (layout, bytes, drop_notes) = (self.layout, self.bytes, self.options.drop_notes);
        let suffix = Suffix::new(layout.separators.delimiter, self.options.excel_safe);
        let new = match &self.wanted.update {
            Some(places) => &places.new_names(self.added),
            None => self.added,
        };
        let mut head = Vec::new();
        if self.has_bom || self.options.bom {
            head.extend_from_slice(encoding::UTF8_BOM);
        }
        match layout.header {
            Some((first, insert)) => {
                if !drop_notes {
                    head.extend_from_slice(&bytes[..first]);
                }
                if layout.shifted {
                    head.push(suffix.delimiter);
                }
                head.extend_from_slice(&bytes[first..insert]);
                for name in new {
                    suffix.write(name, &mut head);
                }
                head.extend_from_slice(&bytes[insert..]);
            }
            None if drop_notes => {}
            None => head.extend_from_slice(bytes),
        }
        head
    }
}
