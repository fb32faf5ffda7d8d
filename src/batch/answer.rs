//! The columns added to a row, and who fills them.

use std::fmt::{self, Write};

use super::{review::Reading, suffix::Suffix};
use crate::{
    Matcher,
    answer::Outcome,
    context::normal,
    domain::{Function, Level},
    taxonomy::Taxonomy,
};

/// The columns added to each row, in this order, each after the prefix.
pub const COLUMNS: [&str; 10] = [
    "outcome",
    "function",
    "functions",
    "confidence",
    "role",
    "level",
    "word",
    "why",
    "grade",
    "review",
];

/// Something that reads titles: the matcher, or a stand-in in a test.
pub trait Classify: Sync {
    /// What one thread keeps between titles, such as a cache.
    type Session;

    /// A session for one thread, whose cells all go to one output.
    fn session(&self) -> Self::Session;

    /// Reads a title, which may be blank, writes the cells of [`COLUMNS`] but the last and returns
    /// what is counted. It must depend on the title, the description, the department and the number
    /// of the company alone: answers are remembered.
    fn answer(
        &self,
        session: &mut Self::Session,
        title: &str,
        about: &About<'_>,
        cells: &mut Cells,
    ) -> Verdict;

    /// The company of a row makes a difference to its answer.
    fn knows_companies(&self) -> bool {
        false
    }

    /// A number for a company: those with the same number are alike to the answer.
    fn company_number(&self, _session: &mut Self::Session, _company: &str) -> u64 {
        0
    }

    /// What a title in a company is read as: titles with the same reading share a row of the
    /// review sheet.
    fn reading(&self, _session: &mut Self::Session, title: &str, _company: &str) -> Reading {
        Reading::of(&normal(title))
    }

    /// Whether a text has a level or the noun of a role: by that, columns of titles are told.
    fn looks_like_title(&self, text: &str) -> bool {
        Matcher::new(Taxonomy::bundled()).looks_like_title(text)
    }
}

/// What a row says beside its title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct About<'a> {
    /// The job description, if there is a column for it.
    pub description: Option<&'a str>,
    /// The company; empty if it is not known.
    pub company: &'a str,
    /// The department; likewise.
    pub department: &'a str,
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
    /// A word that may be one of the trade, but nothing beside it says so: "CAM".
    Possible,
    /// The decision of a person.
    Person,
}

/// Answers less sure than this deserve a look.
pub const UNSURE: f32 = 0.9;

/// The cells added to one row. They are written in order, right behind what goes before them in the
/// output; those left out stay empty.
#[derive(Debug, Default)]
pub struct Cells {
    suffix: Suffix,
    /// The output so far, and the cells as they go there, each after a delimiter.
    out: Vec<u8>,
    /// Where the cells of this row begin.
    from: usize,
    count: usize,
    /// A cell that is put together.
    cell: String,
}

impl Cells {
    pub(super) fn new(suffix: Suffix) -> Self {
        Self {
            suffix,
            ..Self::default()
        }
    }

    /// Goes on to the next row, behind this output.
    pub(super) fn begin(&mut self, out: Vec<u8>) {
        self.from = out.len();
        self.count = 0;
        self.out = out;
    }

    /// The output with all cells, of which this is the last.
    pub(super) fn finish(&mut self, last: &str) -> Vec<u8> {
        self.fill_up(COLUMNS.len() - 1);
        self.push(last);
        std::mem::take(&mut self.out)
    }

    /// Writes the next cell.
    pub fn push(&mut self, cell: &str) {
        if self.counts_one_more() {
            self.suffix.write(cell, &mut self.out);
        }
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

    /// Writes the next cell by writing to a text.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        if self.counts_one_more() {
            self.cell.clear();
            write(&mut self.cell);
            self.suffix.write(&self.cell, &mut self.out);
        }
    }

    /// Whether there is a column for one more cell.
    fn counts_one_more(&mut self) -> bool {
        debug_assert!(
            self.count < COLUMNS.len(),
            "a row gets a cell for each column"
        );
        let has_room = self.count < COLUMNS.len();
        self.count += usize::from(has_room);
        has_room
    }

    fn fill_up(&mut self, count: usize) {
        while self.count < count {
            self.push("");
        }
    }

    /// Takes all cells back.
    pub fn clear(&mut self) {
        self.out.truncate(self.from);
        self.count = 0;
    }
}
