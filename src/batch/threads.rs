//! Threads that read, answer and write blocks.
//!
//! Every thread does all of it for one block after the other: it takes the next block under one lock,
//! works on it alone, and waits for its turn to write it under another. So the output has the order
//! of the input, and a block stays where it is from reading to writing.
//!
//! Worker panics are raised again at join, so mutex poisoning can be ignored.

use std::{
    io::Read,
    panic,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{Progress, row_answer::Classify, sink::Sink, summary::Counts, worker::Worker};
use crate::table::{Block, Reader};

/// The part that the threads share.
pub(super) struct Threads<'c, R> {
    reader: Mutex<Reader<R>>,
    sink: Mutex<Sink<'c>>,
    turned: Condvar,
}

impl<'c, R: Read + Send> Threads<'c, R> {
    pub(super) fn new(reader: Reader<R>, sink: Sink<'c>) -> Self {
        Threads {
            reader: Mutex::new(reader),
            sink: Mutex::new(sink),
            turned: Condvar::new(),
        }
    }

    /// Works on this number of threads until there are no more blocks or something failed.
    pub(super) fn run<'w, C: Classify + 'w>(
        self,
        threads: usize,
        worker: impl Fn() -> Worker<'w, C> + Sync,
        progress: &(impl Fn(Progress) + Sync),
    ) -> (Reader<R>, Sink<'c>, Counts) {
        let work = || self.work(worker(), progress);
        let counts = thread::scope(|scope| {
            // Where the system starts no more threads, those that run do the work.
            let start = |_| thread::Builder::new().spawn_scoped(scope, work).ok();
            let others: Vec<_> = (1..threads).map_while(start).collect();
            let own = work();
            let others = others.into_iter().map(|other| {
                let done = other.join();
                done.unwrap_or_else(|payload| panic::resume_unwind(payload))
            });
            others.fold(own, Counts::merge)
        });
        (owned(self.reader), owned(self.sink), counts)
    }

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
        worker.into_counts()
    }
}

impl<'c, R> Threads<'c, R> {
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
struct StopOnPanic<'a, 'c, R>(&'a Threads<'c, R>);

impl<R> Drop for StopOnPanic<'_, '_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            locked(&self.0.sink).stopped = true;
            self.0.turned.notify_all();
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn owned<T>(mutex: Mutex<T>) -> T {
    mutex.into_inner().unwrap_or_else(PoisonError::into_inner)
}
