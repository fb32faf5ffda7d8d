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

/// What keeps the room for a delimiter. It may stand in cells too: their places are known.
const ROOM: char = ' ';

/// The cells added to one row. They are written in order; those left out stay empty. One `Cells`
/// serves many rows, so that an answer costs no allocation.
#[derive(Debug, Default)]
pub struct Cells {
    /// The cells one after the other, with room for a delimiter before each.
    pub(super) text: String,
    ends: [usize; COLUMNS.len()],
    count: usize,
}

impl Cells {
    /// Writes the next cell.
    pub fn push(&mut self, cell: &str) {
        self.push_with(|text| text.push_str(cell));
    }

    /// Writes the next cell: `cells.push_fmt(format_args!("{confidence:.2}"))`.
    pub fn push_fmt(&mut self, cell: fmt::Arguments<'_>) {
        // Writing to a `String` fails only if a `Display` fails by itself; what it wrote stands.
        self.push_with(|text| _ = text.write_fmt(cell));
    }

    /// Writes the next cell: words with `;` between them.
    pub fn push_joined<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        self.push_with(|text| {
            for (index, word) in words.enumerate() {
                if index > 0 {
                    text.push(';');
                }
                text.push_str(word);
            }
        });
    }

    /// Writes the next cells: all that were written there.
    pub(super) fn push_all(&mut self, others: &Cells) {
        let start = self.text.len();
        self.text.push_str(&others.text);
        for &end in &others.ends[..others.count] {
            self.ends[self.count] = start + end;
            self.count += 1;
        }
    }

    /// A cell as it was written, empty if it was not.
    pub fn get(&self, index: usize) -> &str {
        if index >= self.count {
            return "";
        }
        &self.text[self.room(index) + ROOM.len_utf8()..self.ends[index]]
    }

    /// Where the room before a cell is.
    pub(super) fn room(&self, index: usize) -> usize {
        match index {
            0 => 0,
            _ => self.ends[index - 1],
        }
    }

    /// Whether every cell was written.
    pub(super) fn is_whole(&self) -> bool {
        self.count == COLUMNS.len()
    }

    /// Takes all cells back.
    pub fn clear(&mut self) {
        self.text.clear();
        self.count = 0;
    }

    /// Writes the next cell by writing to its end.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        debug_assert!(!self.is_whole(), "a row gets eight cells");
        if let Some(end) = self.ends.get_mut(self.count) {
            self.text.push(ROOM);
            write(&mut self.text);
            *end = self.text.len();
            self.count += 1;
        }
    }
}
