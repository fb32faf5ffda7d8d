//! Reads, answers and writes the rows of a table.

use std::{io::Read, sync::Arc};

use super::{
    COLUMNS, Error, Form, Options, Progress, ReviewScope, Summary,
    cells::Typed,
    form::{self, Former},
    review::Review,
    row_answer::Classify,
    sink::{Destination, Kind, Sink, csv_head, write_on},
    suffix::Suffix,
    threads::Threads,
    wanted_columns::WantedColumns,
    worker::{RowOutput, Worker},
};
use crate::context::company_key;
use crate::table::{Layout, Opened, TableOptions, Warnings, sheet::Sheet};

/// Reads rows from `input`, answers them, and passes them on with the cells of [`COLUMNS`].
///
/// `progress` is called after each block of rows, on any thread. Rows read before an error are
/// passed on.
pub fn run<C: Classify>(
    input: impl Read + Send,
    mut output: Destination<'_>,
    options: &Options,
    classify: &C,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let prefix = options.answers.prefix();
    let added = COLUMNS.map(|name| format!("{prefix}{name}"));
    let looks_like_title = |text: &str| classify.looks_like_title(text);
    let table = TableOptions {
        typed: matches!(output, Destination::Cells(_)),
        ..options.table.clone()
    };
    let mut opened = Opened::new(input, &table, &looks_like_title)?;
    let title = opened.layout.wanted.title;
    let wanted = WantedColumns::find(options, &opened.layout.columns, title, &added)?;
    wanted.mark(&mut opened.layout.wanted);
    let other = opened.layout.title.other.take();
    opened.layout.title.other = other.filter(|name| !wanted.has(name));
    let (encoding, is_marked) = opened.encoding();
    let start = opened.start[..opened.layout.body].to_vec();
    let sheet = opened.sheet().cloned();
    let (layout, reader) = opened.reader(options.table.strict);

    let columns = form::columns(&layout, wanted.update.as_ref(), &added);
    let above = Above {
        layout: &layout,
        options,
        wanted: &wanted,
        added: &added,
        columns: &columns,
        sheet: sheet.as_ref(),
    };
    above.write(&start, is_marked, &mut output)?;
    let kind = output.kind();
    let review = (options.review != ReviewScope::No).then(Review::default);
    let threads = Threads::new(reader, Sink::new(output, review));
    let worker = || Worker::new(&layout, options, classify, above.rows(kind), wanted.update);
    let (reader, sink, counts) = threads.run(options.threads, worker, &progress);
    if let Some(error) = sink.failed {
        return Err(error);
    }
    Ok(Summary {
        rows: sink.rows,
        tally: counts.tally,
        looks: counts.looks,
        column: layout.title,
        description: wanted.description,
        delimiter: layout.format.delimiter,
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

/// A table before its rows are read.
struct Above<'a> {
    layout: &'a Layout,
    options: &'a Options,
    wanted: &'a WantedColumns,
    /// The names of the new columns.
    added: &'a [String],
    /// The names of all columns.
    columns: &'a [String],
    sheet: Option<&'a Arc<Sheet>>,
}

impl<'a> Above<'a> {
    /// Writes what stands above the rows. `start` is the text up to them.
    fn write(
        &self,
        start: &[u8],
        is_marked: bool,
        output: &mut Destination<'_>,
    ) -> Result<(), Error> {
        let (layout, options) = (self.layout, self.options);
        match output {
            Destination::Csv(to) => {
                let new = match &self.wanted.update {
                    Some(places) => &places.new_names(self.added),
                    None => self.added,
                };
                let mark = is_marked || options.bom;
                let suffix = Suffix::new(layout.format.delimiter, options.excel_safe);
                let above = csv_head(layout, start, mark, new, &suffix, options.drop_notes);
                write_on(*to, &above)
            }
            Destination::Form(form, to) => {
                let mut above = Vec::new();
                self.former(*form).head(layout, start, &mut above);
                write_on(*to, &above)
            }
            Destination::Cells(to) => {
                let written = self.typed().head(layout, start, self.added, *to);
                written.map_err(Error::Write)
            }
            Destination::Consumer(to) => {
                to.begin(&self.wanted.groups);
                Ok(())
            }
        }
    }

    /// How the rows below leave one thread.
    fn rows<'f>(&self, kind: Kind<'f>) -> RowOutput<'f>
    where
        'a: 'f,
    {
        match kind {
            Kind::Csv if self.wanted.update.is_some() => RowOutput::Updated,
            Kind::Csv => RowOutput::Appended,
            Kind::Form(form) => RowOutput::Formed(self.former(form)),
            Kind::Cells => RowOutput::Typed(self.typed()),
            Kind::Consumer => RowOutput::Counted,
        }
    }

    fn former<'f>(&self, form: &'f dyn Form) -> Former<'f>
    where
        'a: 'f,
    {
        Former::new(form, self.columns, self.layout, self.options)
    }

    fn typed(&self) -> Typed {
        let (update, drop_notes) = (self.wanted.update, self.options.drop_notes);
        Typed::new(self.layout, self.sheet.cloned(), update, drop_notes)
    }
}
