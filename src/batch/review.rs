use std::io::Write;

use rustc_hash::FxHashMap;

use super::{Classify, Error, answer::Cells, pins::normal};

/// The titles that a person should look at. Written to a file and filled in, they come back as
/// [`Pins`](super::Pins).
#[derive(Debug, Clone, Default)]
pub struct Review {
    titles: Vec<(String, u64)>,
    /// Where each title stands, however it is spaced and capitalised.
    places: FxHashMap<String, usize>,
    /// Rows whose titles were too many to keep.
    left_out: u64,
}

impl Review {
    /// So many different titles are kept, those seen first. Nobody looks at more, and memory is
    /// bounded.
    pub const MOST: usize = 20_000;

    /// How many different titles there are.
    pub fn len(&self) -> usize {
        self.titles.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }

    /// Rows that should be looked at but whose titles are not here, because there were more than
    /// [`Review::MOST`].
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Each title as it was first written, and how many rows have it, most frequent first.
    pub fn titles(&self) -> Vec<(&str, u64)> {
        let mut titles: Vec<_> = self
            .titles
            .iter()
            .map(|(title, rows)| (title.as_str(), *rows))
            .collect();
        titles.sort_by_key(|&(_, rows)| std::cmp::Reverse(rows));
        titles
    }

    /// Writes a CSV in which `decision` is to be filled in.
    pub fn write<C: Classify>(&self, output: impl Write, classify: &C) -> Result<(), Error> {
        let mut session = classify.session();
        let mut cells = Cells::default();
        let mut output = csv::Writer::from_writer(output);
        let failed = |error: csv::Error| Error::Write(error.into());
        output
            .write_record([
                "title",
                "rows",
                "outcome",
                "candidates",
                "question",
                "decision",
            ])
            .map_err(failed)?;
        for (title, rows) in self.titles() {
            classify.answer(&mut session, title, None, &mut cells);
            let question = classify.question(title).unwrap_or_default();
            let [outcome, _, candidates, ..] = cells.take();
            let rows = rows.to_string();
            let record = [title, &rows, &outcome, &candidates, &question, ""];
            output.write_record(record).map_err(failed)?;
        }
        output.flush().map_err(Error::Write)
    }

    pub(super) fn add(&mut self, title: &str) {
        let normal = normal(title);
        if let Some(&place) = self.places.get(&normal) {
            self.titles[place].1 += 1;
        } else if self.titles.len() < Self::MOST {
            self.places.insert(normal, self.titles.len());
            self.titles.push((title.trim().to_owned(), 1));
        } else {
            self.left_out += 1;
        }
    }
}
