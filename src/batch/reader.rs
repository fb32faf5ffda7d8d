//! Reads blocks of whole rows.

use std::io::Read;

use super::{
    Error,
    encoding::Source,
    head::Head,
    records::{LONGEST_ROW, Rows},
    scanner::Scanner,
    summary::Lines,
};

/// How much is read at once: enough to hide the cost of a call, little enough to stay in the cache
/// of a core until it is written.
const BLOCK: usize = 256 << 10;

/// Rows to work on.
#[derive(Default)]
pub(super) struct Block {
    bytes: Vec<u8>,
    pub(super) rows: Rows,
    /// Which block it is, counted from zero.
    pub(super) number: u64,
    /// The line it starts on.
    pub(super) line: u64,
    /// Bytes read from the input so far.
    pub(super) position: u64,
}

impl Block {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.rows.end]
    }
}

/// Cuts an input into blocks of whole rows.
pub(super) struct Reader<R> {
    source: Source<R>,
    scanner: Scanner,
    /// What is read and not in a block yet.
    rest: Vec<u8>,
    /// Look at the rest before more is read.
    fresh: bool,
    ended: bool,
    over: bool,
    number: u64,
    width: usize,
    strict: bool,
    pub(super) ragged: Lines,
    pub(super) stray: Lines,
}

impl<R: Read> Reader<R> {
    /// Goes on after the head, of which `rest` was read already.
    pub(super) fn new(source: Source<R>, head: &Head, rest: Vec<u8>, strict: bool) -> Self {
        Self {
            source,
            scanner: Scanner::new(head.format, head.wanted, head.line),
            fresh: !rest.is_empty(),
            rest,
            ended: false,
            over: false,
            number: 0,
            width: head.wanted.width,
            strict,
            ragged: Lines::default(),
            stray: Lines::default(),
        }
    }

    /// Reads the next block as soon as a row is complete. False at the end, and after an error.
    pub(super) fn next(&mut self, block: &mut Block) -> Result<bool, Error> {
        block.number = self.number;
        self.number += 1;
        if self.over {
            return Ok(false);
        }
        let read = self.read(block);
        self.over = !matches!(read, Ok(true));
        read
    }

    fn read(&mut self, block: &mut Block) -> Result<bool, Error> {
        let mut filled = self.rest.len();
        block.bytes.resize(BLOCK.max(filled), 0);
        block.bytes.shrink_to(BLOCK.max(filled));
        block.bytes[..filled].copy_from_slice(&self.rest);
        block.line = self.scanner.next_line();
        loop {
            if !std::mem::take(&mut self.fresh) && !self.ended {
                if block.bytes.len() - filled < BLOCK / 2 {
                    block.bytes.resize(2 * block.bytes.len(), 0);
                }
                let count = self
                    .source
                    .read(&mut block.bytes[filled..])
                    .map_err(Error::Read)?;
                self.ended = count == 0;
                filled += count;
            }
            self.scanner
                .scan(&block.bytes[..filled], self.ended, &mut block.rows);
            self.note(&block.rows)?;
            if block.rows.end > 0 || self.ended {
                break;
            }
            if filled > LONGEST_ROW {
                return Err(Error::TooLong(block.line));
            }
        }
        self.rest.clear();
        self.rest
            .extend_from_slice(&block.bytes[block.rows.end..filled]);
        block.position = self.source.bytes;
        Ok(block.rows.end > 0)
    }

    fn note(&mut self, rows: &Rows) -> Result<(), Error> {
        for &(line, found) in &rows.ragged {
            if self.strict {
                return Err(Error::Ragged {
                    line,
                    expected: self.width,
                    found,
                });
            }
            self.ragged.add(line);
        }
        for &line in &rows.stray {
            self.stray.add(line);
        }
        Ok(())
    }
}
