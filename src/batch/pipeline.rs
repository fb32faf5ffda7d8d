//! Reads, answers and writes the rows of a table.

use std::{io::Read, sync::Arc};

use super::{
    COLUMNS, Options, Progress, ReviewScope, Summary,
    cells::CellRows,
    form::{self, TextRows},
    review::Review,
    row_answer::Classify,
    sink::{Destination, Sink, write_on},
    suffix::Suffix,
    threads::Threads,
    wanted_columns::WantedColumns,
    worker::{RowOutput, Worker},
};
use crate::{
    context::company_key,
    table::{Error, Opened, TableOptions, Warnings, encoding},
};

/// Reads rows from `input`, answers them, and passes them on with the cells of [`COLUMNS`].
///
/// `progress` is called after each block of rows, on any thread. Rows read before an error are
/// passed on.
pub fn run<C: Classify>(
    input: impl Read + Send,
    mut destination: Destination<'_>,
    options: &Options,
    classify: &C,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let prefix = options.answers.prefix();
    let added = COLUMNS.map(|name| format!("{prefix}{name}"));
    let looks_like_title = |text: &str| classify.looks_like_title(text);
    let table = TableOptions {
        typed: matches!(destination, Destination::Cells(_)),
        ..options.table.clone()
    };
    let mut opened = Opened::new(input, &table, &looks_like_title)?;
    let layout = &mut opened.layout;
    let wanted = WantedColumns::find(options, &layout.columns, layout.title.number - 1, &added)?;
    layout.beside = wanted.side_columns();
    layout.title.other.take_if(|name| wanted.has(name));
    let (encoding, _) = opened.encoding();
    let rows = begin_output(&opened, &mut destination, options, &wanted, &added)?;
    let reader = opened.reader(options.table.strict);
    let layout = Arc::clone(&reader.layout);
    let review = (options.review != ReviewScope::No).then(Review::default);
    let threads = Threads::new(reader, Sink::new(destination, review));
    let worker = || Worker::new(&layout, options, classify, rows.clone(), wanted.update);
    let (reader, sink, counts) = threads.run(options.threads, worker, &progress);
    if let Some(error) = sink.failed {
        return Err(error);
    }
    Ok(Summary {
        rows: sink.rows,
        tally: counts.tally,
        review_counts: counts.review_counts,
        column: layout.title.clone(),
        description: wanted.description,
        delimiter: layout.separators.delimiter,
        encoding,
        preamble: layout.passed_over,
        shifted: layout.shifted,
        changed: wanted.update.is_some().then_some(counts.changed),
        warnings: Warnings {
            is_empty: sink.rows == 0,
            ..reader.warnings()
        },
        review: sink.review,
        unsure_below: options.review_below,
        groups: wanted.groups,
        name_column: wanted.name,
        company: wanted.company,
        department: wanted.department,
        unread_departments: counts.unread_departments,
        unlisted_companies: counts.unlisted_companies.by_key(company_key),
    })
}

/// Writes the header of a table with the names of the answers' columns, and what stands above it. Returns
/// how rows leave the workers.
fn begin_output<'d, R: Read>(
    opened: &Opened<R>,
    destination: &mut Destination<'d>,
    options: &Options,
    wanted: &WantedColumns,
    added: &[String],
) -> Result<RowOutput<'d>, Error> {
    let (layout, update) = (&opened.layout, wanted.update);
    let notes = match options.drop_notes {
        true => Vec::new(),
        false => form::notes(layout, &opened.start[..layout.body]),
    };
    Ok(match destination {
        Destination::Csv(to) => {
            let new = update.map(|places| places.new_names(added));
            write_on(*to, &csv(opened, options, new.as_deref().unwrap_or(added)))?;
            RowOutput::Csv
        }
        Destination::Form(form, to) => {
            let rows = TextRows::new(*form, layout, options, update, added);
            write_on(*to, &rows.head(&notes))?;
            RowOutput::Text(rows)
        }
        Destination::Cells(to) => {
            let sheet = opened.sheet().cloned();
            let rows = CellRows::new(layout, sheet, update, options.drop_notes);
            let written = rows.head(layout, &notes, added, *to);
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
    let suffix = Suffix {
        delimiter: layout.separators.delimiter,
        excel_safe: options.excel_safe,
    };
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
