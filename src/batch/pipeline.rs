//! Reads, classifies and writes, on several threads.
//!
//! Every thread does all of it for one block after the other: it takes the next block under one lock,
//! works on it alone, and waits for its turn to write it under another. So the output has the order
//! of the input, and a block stays where it is from reading to writing.

use std::{
    io::{self, Read, Write},
    panic,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{
    COLUMNS, Error, GroupBy, Options, Progress, Summary,
    answer::Classify,
    consumer::{self, Consumer},
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
    pass(form, None, input, output, options, classify, progress)
}

/// Reads and answers rows for a consumer, and writes nothing. What the consumer gets beside the
/// title is for `options.group_by` to say.
pub fn read<C: Classify>(
    input: impl Read + Send,
    options: &Options,
    classify: &C,
    consumer: &mut dyn Consumer,
    progress: impl Fn(Progress) + Sync,
) -> Result<Summary, Error> {
    let mut options = options.clone();
    options.group_by.get_or_insert(GroupBy::Found);
    // No column is added, so none of the input, which may have been answered, is in the way.
    options.prefix = "\0".to_owned();
    let output = io::sink();
    pass(
        None,
        Some(consumer),
        input,
        output,
        &options,
        classify,
        progress,
    )
}

fn pass<C: Classify>(
    form: Option<&dyn Form>,
    consumer: Option<&mut dyn Consumer>,
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
    let mut sink = Sink::new(output, review, consumer);
    if let Some(consumer) = &mut sink.consumer {
        consumer.begin(&head.by);
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

    let (reader, sink) = (owned(line.reader), owned(line.sink));
    if let Some(error) = sink.failed {
        return Err(error);
    }
    let (mut tally, mut looks, mut mended) = (Tally::new(), Looks::default(), Lines::default());
    for (of_tally, of_looks, of_mended) in &done {
        tally.merge(of_tally);
        looks.merge(*of_looks);
        mended.merge(of_mended);
    }
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
        groups: head.by,
        name_column: head.name,
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
struct Line<'c, R, W> {
    reader: Mutex<Reader<R>>,
    sink: Mutex<Sink<'c, W>>,
    turned: Condvar,
}

impl<'c, R: Read, W: Write> Line<'c, R, W> {
    /// Takes block after block, until there are no more or something failed.
    fn work<C: Classify>(
        &self,
        mut worker: Worker<'_, C>,
        most: Option<u64>,
        progress: &impl Fn(Progress),
    ) -> (Tally, Looks, Lines) {
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
                if let (Some(consumer), Some(marks)) = (&mut sink.consumer, &worker.marks) {
                    consumer::feed(*consumer, &block, marks);
                }
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
        (worker.tally, worker.looks, worker.mended)
    }

    /// Waits for the turn of a block. `None` if nothing more will be written.
    fn wait(&self, number: u64) -> Option<MutexGuard<'_, Sink<'c, W>>> {
        let sink = locked(&self.sink);
        let waits = |sink: &mut Sink<'c, W>| sink.turn != number && !sink.stopped;
        let sink = self
            .turned
            .wait_while(sink, waits)
            .unwrap_or_else(PoisonError::into_inner);
        (!sink.stopped).then_some(sink)
    }
}

/// Lets the other threads end if one panics; otherwise they would wait for its turn for ever.
struct StopOnPanic<'a, 'c, R, W>(&'a Line<'c, R, W>);

impl<R, W> Drop for StopOnPanic<'_, '_, R, W> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(&self.0.sink).stopped = true;
            self.0.turned.notify_all();
        }
    }
}
