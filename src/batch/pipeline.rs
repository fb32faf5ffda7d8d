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
    COLUMNS, Error, Options, Progress, Summary,
    answer::Classify,
    by,
    census::{Census, Counter, Register},
    form::{self, Form, Former},
    locked, owned,
    review::Review,
    sink::Sink,
    suffix::Suffix,
    summary::{Looks, Tally},
    update::Places,
    worker::{self, Worker},
};
use crate::table::{Block, Opened, Reader, Taken, asked, taken};

/// Reads rows from `input` and writes them to `output` with eight cells more.
///
/// `progress` is called after each block of rows, on any thread. Rows read before an error are
/// written.
pub fn run<C: Classify>(
    input: impl Read + Send,
    output: impl Write + Send,
    options: &Options,
    classify: &C,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    run_as(None, input, output, options, classify, progress)
}

/// The same, but writes the rows in the form that is given.
pub fn run_as<C: Classify>(
    form: Option<&dyn Form>,
    input: impl Read + Send,
    output: impl Write + Send,
    options: &Options,
    classify: &C,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let names: Vec<String> = COLUMNS
        .iter()
        .map(|name| format!("{}{name}", options.prefix))
        .collect();
    let looks_like_title = |text: &str| classify.looks_like_title(text);
    let mut opened = Opened::new(input, &options.table(), &looks_like_title)?;
    let layout = &mut opened.layout;
    let description = described(options, &layout.columns)?;
    let groups = match &options.census {
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
    layout.wanted.by = [0, 1].map(|index| groups.get(index).map(|taken| taken.number - 1));
    let encoding = opened.decoded().encoding;
    let bom = opened.decoded().bom || options.bom;
    let start = opened.start[..opened.layout.body].to_vec();
    let (head, reader) = opened.reader(options.strict);
    let suffix = Suffix::new(head.format.delimiter, options.excel_safe);

    let review = options.review_below.map(|_| Review::default());
    let mut sink = Sink::new(output, review);
    if options.census.is_some() {
        sink.census = (0..=groups.len()).map(|_| Register::new()).collect();
    }
    let columns = form::columns(&head, update.as_ref(), &names);
    match form {
        Some(form) => sink.write_form(form, &columns)?,
        None => {
            let names = if options.update { &[][..] } else { &names };
            sink.write_head(&head, &start, bom, names, &suffix, options.drop_notes)?;
        }
    }

    let line = Line {
        reader: Mutex::new(reader),
        sink: Mutex::new(sink),
        turned: Condvar::new(),
    };
    let memory = worker::shared_memory();
    let former = || form.map(|form| Former::new(form, &columns, &head));
    let worker = || {
        Worker::new(
            &head,
            options,
            classify,
            &memory,
            former(),
            groups.len(),
            update,
        )
    };
    let work = || line.work(worker(), form.and_then(Form::most), &progress);
    let done = thread::scope(|scope| {
        let others: Vec<_> = (1..options.threads).map(|_| scope.spawn(work)).collect();
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

    let (reader, mut sink) = (owned(line.reader), owned(line.sink));
    let warnings = reader.warnings();
    if let Some(error) = sink.failed {
        return Err(error);
    }
    let (mut tally, mut looks, mut changed) = (Tally::new(), Looks::default(), 0);
    for (of_tally, of_looks, of_changed, counter) in &done {
        changed += of_changed;
        tally.merge(of_tally);
        looks.merge(*of_looks);
        if let Some(counter) = counter {
            counter.merge(&mut sink.census);
        }
    }
    let mut counted = sink.census.iter().map(Register::values);
    let census = counted.next().map(|titles| Census {
        titles,
        columns: groups.into_iter().zip(counted).collect(),
    });
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
        ragged: warnings.ragged,
        mended: warnings.guessed,
        guess: warnings.guess,
        lost: warnings.lost,
        footers: warnings.footers,
        stray_quotes: warnings.stray_quotes,
        review: sink.review,
        census,
    })
}

/// The column of descriptions, if one was asked for.
fn described(options: &Options, columns: &[String]) -> Result<Option<Taken>, Error> {
    let Some(wanted) = &options.description_column else {
        return Ok(None);
    };
    let (index, how) = asked(wanted, columns)?;
    Ok(Some(taken(columns, index, how, Vec::new())))
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

/// What the threads share.
struct Line<R, W> {
    reader: Mutex<Reader<R>>,
    sink: Mutex<Sink<W>>,
    turned: Condvar,
}

impl<R: Read, W: Write> Line<R, W> {
    /// Takes block after block, until there are no more or something failed.
    fn work<C: Classify>(
        &self,
        mut worker: Worker<'_, C>,
        most: Option<u64>,
        progress: &impl Fn(Progress),
    ) -> (Tally, Looks, u64, Option<Counter>) {
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
            let written = read.and_then(|_| sink.write(&worker.out));
            sink.turn += 1;
            if let Err(error) = written {
                sink.failed = Some(error);
                sink.stopped = true;
            } else {
                sink.rows += block.rows.rows.len() as u64;
                if let Some(review) = &mut sink.review {
                    worker.review(&block, review);
                }
                worker.settle(&block, &mut sink.census);
                if let Some(former) = &mut worker.former {
                    former.full = most.is_some_and(|most| sink.rows >= most);
                }
                progress(Progress {
                    rows: sink.rows,
                    bytes: block.position,
                });
            }
            self.turned.notify_all();
        }
        (worker.tally, worker.looks, worker.changed, worker.counter)
    }

    /// Waits for the turn of a block. `None` if nothing more will be written.
    fn wait(&self, number: u64) -> Option<MutexGuard<'_, Sink<W>>> {
        let sink = locked(&self.sink);
        let waits = |sink: &mut Sink<W>| sink.turn != number && !sink.stopped;
        let sink = self
            .turned
            .wait_while(sink, waits)
            .unwrap_or_else(PoisonError::into_inner);
        (!sink.stopped).then_some(sink)
    }
}

/// Lets the other threads end if one panics; otherwise they would wait for its turn for ever.
struct StopOnPanic<'a, R, W>(&'a Line<R, W>);

impl<R, W> Drop for StopOnPanic<'_, R, W> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(&self.0.sink).stopped = true;
            self.0.turned.notify_all();
        }
    }
}
