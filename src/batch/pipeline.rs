//! Reads, answers and writes the rows of a table.

use std::io::Read;

use super::{
    COLUMNS, Options, Progress, ReviewScope, Summary,
    review::Review,
    row_answer::Classify,
    sink::{Destination, Sink},
    table_head,
    threads::Threads,
    wanted_columns::WantedColumns,
    worker::Worker,
};
use crate::{
    context::company_key,
    table::{Error, Opened, TableOptions, Warnings},
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
    let title = opened.layout.wanted.title;
    let wanted = WantedColumns::find(options, &opened.layout.columns, title, &added)?;
    wanted.mark(&mut opened.layout.wanted);
    let other = opened.layout.title.other.take();
    opened.layout.title.other = other.filter(|name| !wanted.has(name));
    let (encoding, _) = opened.encoding();
    let rows = table_head::pass_on(&opened, &mut destination, options, &wanted, &added)?;
    let (layout, reader) = opened.reader(options.table.strict);
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
        column: layout.title,
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
