//! What of an input could not be taken as it stands, by line.

/// Lines of the input: how many, and the first five.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// How many.
    pub count: u64,
    /// The first of them, counted from one.
    pub first: Vec<u64>,
}

impl Lines {
    const NAMED: usize = 5;

    pub(crate) fn add(&mut self, line: u64) {
        if self.first.len() < Self::NAMED {
            self.first.push(line);
        }
        self.count += 1;
    }

    /// Adds a line that may have been added just now.
    pub(crate) fn add_once(&mut self, line: u64) {
        if self.first.last() != Some(&line) {
            self.add(line);
        }
    }
}

/// What was noticed while a table was read. Nothing of it stops the reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warnings {
    /// Rows with too many or too few cells.
    pub ragged: Lines,
    /// Quotes that open a cell and are never closed; they were taken for text.
    pub stray_quotes: Lines,
    /// Lines that are not UTF-8, read in an encoding that was guessed.
    pub guessed: Lines,
    /// Lines with bytes that could not be read in any encoding.
    pub lost: Lines,
    /// Rows below the header that are no people: totals and remarks of an export.
    pub footers: Lines,
}
