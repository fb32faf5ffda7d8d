//! The start of a table, down to its first row, as each destination gets it.

use std::io::Read;

use super::{
    Options,
    cells::CellRows,
    form::TextRows,
    sink::{Destination, write_on},
    suffix::Suffix,
    wanted_columns::WantedColumns,
    worker::RowOutput,
};
use crate::table::{Error, Opened, encoding};

/// Passes on the header of a table with the names of the answers' columns, and what stands above it.
/// Returns how rows leave the workers.
pub(super) fn pass_on<'d, R: Read>(
    opened: &Opened<R>,
    destination: &mut Destination<'d>,
    options: &Options,
    wanted: &WantedColumns,
    added: &[String],
) -> Result<RowOutput<'d>, Error> {
    let (layout, update) = (&opened.layout, wanted.update);
    let start = &opened.start[..layout.body];
    Ok(match destination {
        Destination::Csv(to) => {
            let new = update.map(|places| places.new_names(added));
            write_on(*to, &csv(opened, options, new.as_deref().unwrap_or(added)))?;
            RowOutput::Csv
        }
        Destination::Form(form, to) => {
            let rows = TextRows::new(*form, layout, options, update, added);
            write_on(*to, &rows.head(layout, start))?;
            RowOutput::Text(rows)
        }
        Destination::Cells(to) => {
            let sheet = opened.sheet().cloned();
            let rows = CellRows::new(layout, sheet, update, options.drop_notes);
            let written = rows.head(layout, start, added, *to);
            written.map_err(Error::Write)?;
            RowOutput::Cells(rows)
        }
        Destination::Consumer(to) => {
            to.begin(&wanted.groups);
            RowOutput::None
        }
    })
}

/// The head of a CSV, with the names of the new columns.
fn csv<R: Read>(opened: &Opened<R>, options: &Options, new: &[String]) -> Vec<u8> {
    let layout = &opened.layout;
    let start = &opened.start[..layout.body];
    let suffix = Suffix::new(layout.separators.delimiter, options.excel_safe);
    let (_, has_bom) = opened.encoding();
    let mut head = Vec::new();
    if has_bom || options.bom {
        head.extend_from_slice(encoding::UTF8_BOM);
    }
    match layout.header {
        Some((first, insert)) => {
            if !options.drop_notes {
                head.extend_from_slice(&start[..first]);
            }
            if layout.shifted {
                head.push(suffix.delimiter);
            }
            head.extend_from_slice(&start[first..insert]);
            for name in new {
                suffix.write(name, &mut head);
            }
            head.extend_from_slice(&start[insert..]);
        }
        None if options.drop_notes => {}
        None => head.extend_from_slice(start),
    }
    head
}
