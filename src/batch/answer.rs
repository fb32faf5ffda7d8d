use std::fmt::{self, Write};

use crate::{
    classification::Outcome,
    taxonomy::{Function, Level},
};

/// The columns added to each row, in this order, each after the prefix.
pub const COLUMNS: [&str; 8] = [
    "outcome",
    "function",
    "functions",
    "confidence",
    "role",
    "level",
    "word",
    "why",
];

/// Something that reads titles: the matcher, or a stand-in in a test.
pub trait Classify: Sync {
    /// What one thread keeps between titles, such as a cache.
    type Session;

    /// A session for one thread.
    fn session(&self) -> Self::Session;

    /// Reads a title, which may be blank, writes the eight cells of [`COLUMNS`] and returns what
    /// is counted. It must depend on the title and the description alone: answers are remembered.
    fn answer(
        &self,
        session: &mut Self::Session,
        title: &str,
        description: Option<&str>,
        cells: &mut Cells,
    ) -> Verdict;

    /// The question that would settle a title, for the review file.
    fn question(&self, _title: &str) -> Option<String> {
        None
    }
}

/// The part of an answer that is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// How the title was settled.
    pub outcome: Outcome,
    /// The top candidate.
    pub function: Option<Function>,
    /// The level the title words.
    pub level: Level,
    /// How often an answer like this one is right, from 0 to 1.
    pub confidence: f32,
    /// What it rests on.
    pub basis: Basis,
}

/// What an answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Basis {
    /// The title, or the title and duties that bear it out.
    #[default]
    Title,
    /// Duties that say otherwise than the title.
    Contradiction,
    /// The decision of a person.
    Person,
}

/// Answers less sure than this deserve a look.
pub const UNSURE: f32 = 0.9;

/// The cells added to one row. They are written in order; those left out stay empty. One `Cells`
/// serves many rows, so that an answer costs no allocation.
#[derive(Debug, Default)]
pub struct Cells {
    text: String,
    ends: [usize; COLUMNS.len()],
    count: usize,
}

impl Cells {
    /// Writes the next cell.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.close();
    }

    /// Writes the next cell: `cells.push_fmt(format_args!("{confidence:.2}"))`.
    pub fn push_fmt(&mut self, cell: fmt::Arguments<'_>) {
        // Writing to a `String` fails only if a `Display` fails by itself; what it wrote stands.
        let _ = self.text.write_fmt(cell);
        self.close();
    }

    /// Writes the next cell: words with `;` between them.
    pub fn push_joined<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        for (index, word) in words.enumerate() {
            if index > 0 {
                self.text.push(';');
            }
            self.text.push_str(word);
        }
        self.close();
    }

    /// A cell as it was written, empty if it was not.
    pub fn get(&self, index: usize) -> &str {
        if index >= self.count {
            return "";
        }
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    /// Takes all cells back.
    pub fn clear(&mut self) {
        self.text.clear();
        self.count = 0;
    }

    fn close(&mut self) {
        debug_assert!(self.count < COLUMNS.len(), "a row gets eight cells");
        if let Some(end) = self.ends.get_mut(self.count) {
            *end = self.text.len();
            self.count += 1;
        }
    }
}
