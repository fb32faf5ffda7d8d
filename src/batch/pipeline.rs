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
    census::{Census, Counter, Register},
    encoding::Source,
    form::{self, Form, Former},
    head::{Head, LONGEST_SAMPLE},
    locked, owned,
    reader::{Block, Reader},
    records::LONGEST_ROW,
    review::Review,
    sink::Sink,
    suffix::Suffix,
    summary::{Lines, Looks, Tally},
    worker::{self, Worker},
};

/// How much is read at once while the head is not settled.
const PIECE: usize = 64 << 10;

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
    if let Some(delimiter @ (0 | b'"' | b'\r' | b'\n' | 0x80..)) = options.delimiter {
        return Err(Error::BadDelimiter(delimiter));
    }
    let names: Vec<String> = COLUMNS
        .iter()
        .map(|name| format!("{}{name}", options.prefix))
        .collect();
    let mut source = Source::new(input, options.encoding.as_deref())?;
    let mut start = Vec::new();
    let head = read_head(&mut source, &mut start, options, &names)?;
    let (encoding, bom) = (source.encoding.name(), source.bom || options.bom);
    let suffix = Suffix::new(head.format.delimiter, options.excel_safe);

    let review = options.review_below.map(|_| Review::default());
    let mut sink = Sink::new(output, review);
    if options.census.is_some() {
        sink.census = (0..=head.by.len()).map(|_| Register::new()).collect();
    }
    let columns = form::columns(&head, &names);
    match form {
        Some(form) => sink.write_form(form, &columns)?,
        None => sink.write_head(&head, &start, bom, &names, &suffix)?,
    }
    start.drain(..head.body);
    let reader = Reader::new(source, &head, start, options.strict);

    let line = Line {
        reader: Mutex::new(reader),
        sink: Mutex::new(sink),
        turned: Condvar::new(),
    };
    let memory = worker::shared_memory();
    let former = || form.map(|form| Former::new(form, &columns, &head));
    let worker = || Worker::new(&head, options, classify, &memory, former());
    let work = || line.work(worker(), form.and_then(Form::most), &progress);
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

    let (reader, mut sink) = (owned(line.reader), owned(line.sink));
    if let Some(error) = sink.failed {
        return Err(error);
    }
    let (mut tally, mut looks, mut mended) = (Tally::new(), Looks::default(), Lines::default());
    for (of_tally, of_looks, of_mended, counter) in &done {
        tally.merge(of_tally);
        looks.merge(*of_looks);
        mended.merge(of_mended);
        if let Some(counter) = counter {
            counter.merge(&mut sink.census);
        }
    }
    let mut counted = sink.census.iter().map(Register::values);
    let census = counted.next().map(|titles| Census {
        titles,
        columns: head.by.into_iter().zip(counted).collect(),
    });
    Ok(Summary {
        rows: sink.rows,
        tally,
        looks,
        column: head.taken,
        description: head.description,
        delimiter: head.format.delimiter,
        encoding,
        preamble: head.preamble,
        ragged: reader.ragged,
        mended,
        stray_quotes: reader.stray,
        review: sink.review,
        census,
    })
}

/// Reads until the head is settled. What was read is in `start`.
fn read_head<R: Read>(
    source: &mut Source<R>,
    start: &mut Vec<u8>,
    options: &Options,
    names: &[String],
) -> Result<Head, Error> {
    let mut enough = 0;
    loop {
        let filled = start.len();
        start.resize(filled + PIECE, 0);
        let count = source.read(&mut start[filled..]).map_err(Error::Read)?;
        start.truncate(filled + count);
        if start.len() < enough && count > 0 {
            continue;
        }
        if let Some(head) = Head::settle(start, count == 0, options, names)? {
            return Ok(head);
        }
        if start.len() > LONGEST_ROW {
            return Err(Error::TooLong(1));
        }
        if start.len() > LONGEST_SAMPLE {
            // A line that long is looked at again only once it has doubled.
            enough = 2 * start.len();
        }
    }
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
    ) -> (Tally, Looks, Lines, Option<Counter>) {
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
        (worker.tally, worker.looks, worker.mended, worker.counter)
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
