//! Reads, classifies and writes, on several threads.
//!
//! Every thread does all of it for one block after the other: it takes the next block under one lock,
//! works on it alone, and waits for its turn to write it under another. So the output has the order
//! of the input, and a block stays where it is from reading to writing.

use std::{
    io::{Read, Write},
    panic,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{
    COLUMNS, CompanyLookup, Error, GroupBy, Options, Progress, ReviewScope, Summary,
    answer::Classify,
    by,
    cells::Typed,
    consumer::Consumer,
    form::{self, Former},
    locked, owned,
    review::Review,
    sink::{Destination, Sink, csv_head, write_on},
    suffix::Suffix,
    summary::{Looks, NameCounts, Tally},
    update::Places,
    worker::{RowOutput, Worker},
};
use crate::context::company_key;
use crate::table::{
    Block, ColumnKind, Found, Opened, Reader, TableOptions, Taken, Warnings, asked, best_of_kind,
    taken,
};

/// Reads rows from `input` and writes them to `output` with the cells of [`COLUMNS`] more.
///
/// `progress` is called after each block of rows, on any thread. Rows read before an error are
/// written.
pub fn run<C: Classify>(
    input: impl Read + Send,
    mut output: impl Write + Send,
    options: &Options,
    classify: &C,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    run_to(
        Destination::Csv(&mut output),
        input,
        options,
        classify,
        progress,
    )
}

/// The same for a consumer of the answers, of a table that may have been answered before: its
/// answers are not in the way.
pub fn read<C: Classify>(
    input: impl Read + Send,
    options: &Options,
    classify: &C,
    consumer: &mut dyn Consumer,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let mut options = options.clone();
    options.group_by.get_or_insert(GroupBy::Found);
    options.prefix = "\0".to_owned(); // no column is called so
    let output = Destination::Consumer(consumer);
    run_to(output, input, &options, classify, progress)
}

/// Reads and answers rows, wherever they go.
pub fn run_to<C: Classify>(
    mut output: Destination<'_>,
    input: impl Read + Send,
    options: &Options,
    classify: &C,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let names: Vec<String> = COLUMNS
        .iter()
        .map(|name| format!("{}{name}", options.prefix))
        .collect();
    let looks_like_title = |text: &str| classify.looks_like_title(text);
    let table = TableOptions {
        typed: matches!(output, Destination::Cells(_)),
        ..options.table()
    };
    let mut opened = Opened::new(input, &table, &looks_like_title)?;
    let layout = &mut opened.layout;
    let description = wanted(options.description_column.as_ref(), &layout.columns)?;
    let groups = match &options.group_by {
        Some(by) => by::find(by, &layout.columns, layout.wanted.title)?,
        None => Vec::new(),
    };
    let update = match options.update {
        true => Some(Places::find(&layout.columns, &names)?),
        false => None,
    };
    if !options.update {
        refuse_repeated(options, &layout.columns, &names)?;
    }
    layout.wanted.description = description.as_ref().map(|taken| taken.number - 1);
    let company = company_column(options, &layout.columns, layout.wanted.title)?;
    let department = wanted(options.department_column.as_ref(), &layout.columns)?;
    let name_column = wanted(options.name_column.as_ref(), &layout.columns)?;
    layout.wanted.by = {
        let group = |at: usize| groups.get(at).map(|group| &group.column);
        let columns = [
            group(0),
            group(1),
            name_column.as_ref(),
            company.as_ref(),
            department.as_ref(),
        ];
        columns.map(|taken| Some(taken?.number - 1))
    };
    let (encoding, marked) = opened.encoding();
    let bom = marked || options.bom;
    let start = opened.start[..opened.layout.body].to_vec();
    let sheet = opened.sheet().cloned();
    let (head, reader) = opened.reader(options.strict);
    let suffix = Suffix::new(head.format.delimiter, options.excel_safe);

    let review = (options.review != ReviewScope::No).then(Review::default);
    let columns = form::columns(&head, update.as_ref(), &names);
    let typed = || Typed::new(&head, sheet.clone(), update, options.drop_notes);
    match &mut output {
        Destination::Csv(to) => {
            let new = update.map_or_else(|| names.clone(), |places| places.new_names(&names));
            let above = csv_head(&head, &start, bom, &new, &suffix, options.drop_notes);
            write_on(*to, &above)?;
        }
        Destination::Form(form, to) => {
            let mut above = Vec::new();
            Former::new(*form, &columns, &head, options).head(&head, &start, &mut above);
            write_on(*to, &above)?;
        }
        Destination::Cells(to) => {
            let written = typed().head(&head, &start, &names, *to);
            written.map_err(Error::Write)?;
        }
        Destination::Consumer(to) => to.begin(&groups),
    }
    let form = match &output {
        Destination::Form(form, _) => Some(*form),
        _ => None,
    };
    let takes_cells = matches!(output, Destination::Cells(_));
    let is_counted = matches!(output, Destination::Consumer(_));
    let row_output = || match form {
        Some(form) => RowOutput::Formed(Former::new(form, &columns, &head, options)),
        None if takes_cells => RowOutput::Typed(typed()),
        None if is_counted => RowOutput::Counted,
        None if update.is_some() => RowOutput::Updated,
        None => RowOutput::Appended,
    };
    let sink = Sink::new(output, review);

    let line = Line {
        reader: Mutex::new(reader),
        sink: Mutex::new(sink),
        turned: Condvar::new(),
    };
    let worker = || Worker::new(&head, options, classify, row_output(), update);
    let work = || line.work(worker(), &progress);
    let done = thread::scope(|scope| {
        // Where the system starts no more threads, those that run do the work.
        let start = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..options.threads).map_while(start).collect();
        let mut done = vec![work()];
        for other in others {
            done.push(
                other
                    .join()
                    .unwrap_or_else(|payload| panic::resume_unwind(payload)),
            );
        }
        done
    });

    let (reader, sink) = (owned(line.reader), owned(line.sink));
    if let Some(error) = sink.failed {
        return Err(error);
    }
    let (mut tally, mut looks, mut changed) = (Tally::new(), Looks::default(), 0);
    let mut unread_departments = NameCounts::default();
    let mut unlisted_companies = NameCounts::default();
    for of_thread in &done {
        changed += of_thread.changed;
        tally.merge(&of_thread.tally);
        looks.merge(of_thread.looks);
        unread_departments.merge(&of_thread.unread_departments);
        unlisted_companies.merge(&of_thread.unlisted_companies);
    }
    Ok(Summary {
        rows: sink.rows,
        tally,
        looks,
        column: head.title,
        description,
        delimiter: head.format.delimiter,
        encoding,
        preamble: head.passed_over,
        shifted: head.shifted,
        changed: options.update.then_some(changed),
        warnings: Warnings {
            is_empty: sink.rows == 0,
            ..reader.warnings()
        },
        review: sink.review,
        unsure_below: options.review_below,
        groups,
        name_column,
        company,
        department,
        unread_departments,
        unlisted_companies: unlisted_companies.by_key(company_key),
    })
}

/// A column, if one was asked for.
fn wanted(wanted: Option<&String>, columns: &[String]) -> Result<Option<Taken>, Error> {
    let Some(wanted) = wanted else {
        return Ok(None);
    };
    let (index, how) = asked(wanted, columns)?;
    Ok(Some(taken(columns, index, how, Vec::new())))
}

/// The column of the company, if the classifier knows companies: the one asked for, else the one
/// that is called so.
fn company_column(
    options: &Options,
    columns: &[String],
    title: usize,
) -> Result<Option<Taken>, Error> {
    let asked = options.company_column.as_ref();
    if asked.is_some() || options.company_lookup == CompanyLookup::No {
        return wanted(asked, columns);
    }
    match best_of_kind(ColumnKind::Company, columns, title) {
        Some(found) => Ok(Some(taken(columns, found, Found::Name, Vec::new()))),
        None if options.company_lookup == CompanyLookup::IfAny => Ok(None),
        None => Err(Error::ColumnNotFound {
            wanted: "Company".to_owned(),
            columns: columns.to_vec(),
            nearest: None,
        }),
    }
}

/// Refuses a table that has columns of the names that are added.
fn refuse_repeated(options: &Options, columns: &[String], added: &[String]) -> Result<(), Error> {
    let is_added = |name: &&String| {
        added
            .iter()
            .any(|added| added.eq_ignore_ascii_case(name.trim()))
    };
    let exist: Vec<String> = columns.iter().filter(is_added).cloned().collect();
    if !options.header || exist.is_empty() {
        return Ok(());
    }
    Err(Error::ColumnExists {
        columns: exist,
        prefix: options.prefix.clone(),
    })
}

/// The counts of one thread.
struct Counts {
    tally: Tally,
    looks: Looks,
    unread_departments: NameCounts,
    unlisted_companies: NameCounts,
    changed: u64,
}

/// The part that the threads share.
struct Line<'c, R> {
    reader: Mutex<Reader<R>>,
    sink: Mutex<Sink<'c>>,
    turned: Condvar,
}

impl<'c, R: Read> Line<'c, R> {
    /// Takes block after block, until there are no more or something failed.
    fn work<C: Classify>(&self, mut worker: Worker<'_, C>, progress: &impl Fn(Progress)) -> Counts {
        let _stop = StopOnPanic(self);
        let mut block = Block::default();
        loop {
            let read = locked(&self.reader).next(&mut block);
            match &read {
                Ok(true) => worker.work(&block),
                Ok(false) => break,
                Err(_) => {} // told in its turn, after the rows before
            }
            let Some(mut sink) = self.wait(block.number) else {
                break;
            };
            let written = read.and_then(|_| sink.take(&block, &worker));
            sink.turn += 1;
            if let Err(error) = written {
                sink.failed = Some(error);
                sink.stopped = true;
            } else {
                progress(Progress {
                    rows: sink.rows,
                    bytes: block.position,
                });
            }
            self.turned.notify_all();
        }
        Counts {
            tally: worker.tally,
            looks: worker.looks,
            unread_departments: worker.unread_departments,
            unlisted_companies: worker.reader.unlisted_companies,
            changed: worker.changed,
        }
    }

    /// Waits for the turn of a block. `None` if nothing more will be written.
    fn wait(&self, number: u64) -> Option<MutexGuard<'_, Sink<'c>>> {
        let sink = locked(&self.sink);
        let waits = |sink: &mut Sink<'c>| sink.turn != number && !sink.stopped;
        let sink = self
            .turned
            .wait_while(sink, waits)
            .unwrap_or_else(PoisonError::into_inner);
        (!sink.stopped).then_some(sink)
    }
}

/// Lets the other threads end if one panics; otherwise they would wait for its turn for ever.
struct StopOnPanic<'a, 'c, R>(&'a Line<'c, R>);

impl<R> Drop for StopOnPanic<'_, '_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(&self.0.sink).stopped = true;
            self.0.turned.notify_all();
        }
    }
}
