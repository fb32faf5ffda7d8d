//! The titles for a person to decide.

use std::{cmp::Reverse, io::Write};

use rustc_hash::FxHashMap;

use super::{About, Classify, Error, answer::Cells};
use crate::context::normal;

/// The titles that a person should look at. Written to a file and filled in, they come back as
/// [`Decisions`](crate::context::Decisions).
#[derive(Debug, Clone, Default)]
pub struct Review {
    titles: Vec<Listed>,
    /// Where each title stands, however it is spaced and capitalised.
    places: FxHashMap<String, usize>,
    /// Rows whose titles were too many to keep.
    left_out: u64,
}

#[derive(Debug, Clone)]
struct Listed {
    title: String,
    rows: u64,
    /// In how many of them the duties say otherwise.
    contradicted: u64,
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
        let listed = self.most_frequent_first().into_iter();
        listed.map(|one| (one.title.as_str(), one.rows)).collect()
    }

    /// The columns of [`Review::rows`]; `decision` is to be filled in.
    pub const COLUMNS: [&str; 7] = [
        "title",
        "rows",
        "outcome",
        "candidates",
        "why",
        "question",
        "decision",
    ];

    /// Writes a CSV in which `decision` is to be filled in.
    pub fn write<C: Classify>(&self, output: impl Write, classify: &C) -> Result<(), Error> {
        let mut output = csv::Writer::from_writer(output);
        let failed = |error: csv::Error| Error::Write(error.into());
        output.write_record(Self::COLUMNS).map_err(failed)?;
        for row in self.rows(classify) {
            output.write_record(row).map_err(failed)?;
        }
        output.flush().map_err(Error::Write)
    }

    /// Each title with its answer, most frequent first, as the cells of [`Review::COLUMNS`].
    pub fn rows<C: Classify>(&self, classify: &C) -> impl Iterator<Item = [String; 7]> {
        let mut session = classify.session();
        let mut cells = Cells::default();
        self.most_frequent_first().into_iter().map(move |one| {
            classify.answer(&mut session, &one.title, &About::default(), &mut cells);
            let question = classify.question(&one.title).unwrap_or_default();
            let [outcome, _, candidates, _, _, _, _, mut why, _] = cells.take();
            if one.contradicted > 0 {
                let of = one.rows;
                why += &format!("; the duties of {} of {of} say otherwise", one.contradicted);
            }
            let (title, count) = (one.title.clone(), one.rows.to_string());
            let decision = String::new();
            [title, count, outcome, candidates, why, question, decision]
        })
    }

    pub(super) fn add(&mut self, title: &str, contradicted: bool) {
        let normal = normal(title);
        let known = self.places.get(&normal).copied();
        if known.is_none() && self.titles.len() >= Self::MOST {
            self.left_out += 1;
            return;
        }
        let place = known.unwrap_or_else(|| {
            self.places.insert(normal, self.titles.len());
            self.titles.push(Listed {
                title: title.trim().to_owned(),
                rows: 0,
                contradicted: 0,
            });
            self.titles.len() - 1
        });
        self.titles[place].rows += 1;
        self.titles[place].contradicted += u64::from(contradicted);
    }

    fn most_frequent_first(&self) -> Vec<&Listed> {
        let mut listed: Vec<&Listed> = self.titles.iter().collect();
        listed.sort_by_key(|one| Reverse(one.rows));
        listed
    }
}
