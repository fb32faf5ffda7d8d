//! The titles for a person to decide, as they are collected: one row for all that is read alike.

use std::{
    cmp::Reverse,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash},
};

use rustc_hash::FxHashMap;

use super::cache::Flags;
use crate::{context::normal, escape::one_spaced, title::plain};

/// The key that tells rows of the review sheet apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewKey {
    /// Titles of one meaning, by a hash of it.
    Meaning(u64),
    /// Titles that one decision settles, by its place among the decisions.
    Decided(usize),
}

impl ReviewKey {
    /// The reading of titles that mean this.
    pub fn of(meaning: &impl Hash) -> ReviewKey {
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        ReviewKey::Meaning(hasher.hash_one(meaning))
    }
}

/// The titles that a person should look at, and those that a person has decided. Written to a file
/// and filled in, they come back as [`Decisions`](crate::context::Decisions).
#[derive(Debug, Clone, Default)]
pub struct Review {
    pub(super) rows: Vec<ReviewRow>,
    pub(super) index: FxHashMap<ReviewKey, usize>,
    /// How many bytes of memory the texts take.
    bytes: usize,
    left_out: u64,
}

/// Rows that are read alike.
#[derive(Debug, Clone)]
pub(super) struct ReviewRow {
    pub(super) reading: ReviewKey,
    /// Rows of the input.
    pub(super) rows: u64,
    /// The [`Flags`] of all of them.
    pub(super) flags: Flags,
    /// In how many of them the duties or the department say otherwise.
    pub(super) contradicted: u64,
    pub(super) spellings: TextCounts,
    pub(super) companies: TextCounts,
    /// The company of the first row that is open in the plainest way: it is answered in the sheet.
    pub(super) company: String,
}

/// A row of the input for the review.
#[derive(Debug)]
pub(super) struct Reviewed {
    pub(super) title: String,
    pub(super) company: String,
    pub(super) flags: Flags,
    pub(super) reading: ReviewKey,
}

impl Review {
    /// Maximum number of readings; those seen first are kept. Nobody looks at more, and memory is bounded.
    pub const MOST: usize = 20_000;

    /// Maximum length of a title in bytes: nobody decides about a longer one.
    pub(super) const LONGEST: usize = 300;

    /// The most bytes of titles and companies that are kept.
    const CAPACITY: usize = 24 << 20;

    /// How many readings there are, open and decided.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many readings are open.
    pub fn open(&self) -> usize {
        let open = |row: &&ReviewRow| !row.flags.review().is_empty();
        self.rows.iter().filter(open).count()
    }

    /// Rows that should be looked at but whose titles are not here, because there were more than
    /// [`Review::MOST`] readings, or they are very long.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// The most frequent title of each reading, and how many rows it has, most frequent first.
    pub fn titles(&self) -> Vec<(&str, u64)> {
        let rows = self.most_frequent_first().into_iter();
        rows.map(|row| (row.spellings.most_frequent(), row.rows))
            .collect()
    }

    pub(super) fn most_frequent_first(&self) -> Vec<&ReviewRow> {
        let mut rows: Vec<&ReviewRow> = self.rows.iter().collect();
        rows.sort_by_key(|row| Reverse(row.rows));
        rows
    }

    /// Adds a row of the input; none if its title is too long.
    pub(super) fn add(&mut self, row: Option<&Reviewed>) {
        let known = row.and_then(|row| self.index.get(&row.reading).copied());
        let is_full = self.rows.len() >= Self::MOST || self.bytes > Self::CAPACITY;
        let Some(row) = row.filter(|_| known.is_some() || !is_full) else {
            self.left_out += 1;
            return;
        };
        let at = match known {
            Some(at) => at,
            None => {
                self.index.insert(row.reading, self.rows.len());
                self.rows.push(ReviewRow {
                    reading: row.reading,
                    rows: 0,
                    flags: Flags::empty(),
                    contradicted: 0,
                    spellings: TextCounts::default(),
                    companies: TextCounts::default(),
                    company: row.company.clone(),
                });
                self.rows.len() - 1
            }
        };
        let reading = &mut self.rows[at];
        reading.rows += 1;
        if row.flags.rank() > reading.flags.rank() {
            reading.company.clone_from(&row.company);
        }
        reading.flags |= row.flags;
        reading.contradicted += u64::from(row.flags.contains(Flags::CONTRADICTION));
        let most = if is_full { 1 } else { TextCounts::KEPT };
        self.bytes += reading.spellings.add(&row.title, most);
        self.bytes += reading.companies.add(&row.company, most);
    }
}

/// A cell on one line, cut where it is very long.
pub(super) fn one_line(cell: &str) -> String {
    let mut text = one_spaced(&plain(cell));
    text.truncate(cut(&text, Review::LONGEST).len());
    text
}

/// The start of a text, of `most` bytes at most.
fn cut(text: &str, most: usize) -> &str {
    let mut ends = (0..=most.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

/// Texts with how many rows have each, however they are spaced and capitalised.
#[derive(Debug, Clone, Default)]
pub(super) struct TextCounts {
    texts: Vec<(Box<str>, u64)>,
    /// There are more than are kept.
    more: bool,
}

impl TextCounts {
    /// Maximum number of texts; those seen first are kept.
    const KEPT: usize = 16;
    /// Maximum number of texts shown, the most frequent first.
    const SHOWN: usize = 5;
    /// Maximum number of bytes of a text shown.
    const SHOWN_BYTES: usize = 100;
    /// The memory of a text beside its bytes.
    const OVERHEAD: usize = 48;

    /// Counts a text; it is kept if it is one of the first `most`. Returns how many bytes that takes.
    fn add(&mut self, text: &str, most: usize) -> usize {
        if text.is_empty() {
            return 0;
        }
        let same = self.texts.iter().position(|(known, _)| **known == *text);
        let same = same.or_else(|| {
            let text = normal(text);
            let mut known = self.texts.iter();
            known.position(|(known, _)| normal(known) == text)
        });
        if let Some(at) = same {
            self.texts[at].1 += 1;
            return 0;
        }
        if self.texts.len() >= most {
            self.more = true;
            return 0;
        }
        self.texts.push((text.into(), 1));
        text.len() + Self::OVERHEAD
    }

    fn by_frequency(&self) -> Vec<&str> {
        let mut texts: Vec<&(Box<str>, u64)> = self.texts.iter().collect();
        texts.sort_by_key(|(_, rows)| Reverse(*rows));
        texts.into_iter().map(|(text, _)| &**text).collect()
    }

    /// The text that most rows have; empty if there is none.
    pub(super) fn most_frequent(&self) -> &str {
        self.by_frequency().first().copied().unwrap_or_default()
    }

    /// The most frequent ones and how many more there are: `Partner Mgr | Partner Manager | +2 more`.
    pub(super) fn sentence(&self) -> String {
        let texts = self.by_frequency();
        let shown = texts.iter().take(Self::SHOWN);
        let shown = shown.map(|text| match cut(text, Self::SHOWN_BYTES) {
            cut if cut.len() < text.len() => format!("{cut}…"),
            whole => whole.to_owned(),
        });
        let mut shown = shown.collect::<Vec<_>>().join(" | ");
        let rest = texts.len().saturating_sub(Self::SHOWN);
        let at_least = if self.more { " or" } else { "" };
        if rest > 0 || self.more {
            shown += &format!(" | +{}{at_least} more", rest + usize::from(self.more));
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_by_frequency_and_capped() {
        let mut texts = TextCounts::default();
        for text in ["Partner Mgr", "PARTNER  mgr", "Partner Manager", ""] {
            texts.add(text, TextCounts::KEPT);
        }
        assert_eq!(texts.sentence(), "Partner Mgr | Partner Manager");
        for number in 0..10 {
            texts.add(&format!("Manager {number}"), TextCounts::KEPT);
        }
        assert!(texts.sentence().ends_with("Manager 2 | +7 more"));
        for number in 10..30 {
            texts.add(&format!("Manager {number}"), TextCounts::KEPT);
        }
        assert!(
            texts.sentence().ends_with(" | +12 or more"),
            "{}",
            texts.sentence()
        );
    }

    #[test]
    fn memory_is_bounded_whatever_the_cells_hold() {
        let mut review = Review::default();
        let company = one_line(&"y ".repeat(100_000));
        assert_eq!(company.len(), Review::LONGEST);
        for number in 0..40_000 {
            let row = Reviewed {
                title: format!("{number} {}", "x".repeat(Review::LONGEST)),
                company: company.clone(),
                flags: Flags::MULTIPLE,
                reading: ReviewKey::Meaning(number % 30_000),
            };
            review.add(Some(&row));
        }
        review.add(None);
        assert!(review.bytes <= Review::CAPACITY + 4 * Review::LONGEST);
        assert!(review.len() == Review::MOST && review.left_out() == 10_001);
    }
}
