//! A count of rows, with the titles behind it.

use rustc_hash::FxHashMap;

use crate::report::variants::Value;

/// Rows, with their most frequent titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) rows: u64,
    /// Different titles, as far as they are known.
    pub(crate) titles: u64,
    /// The most frequent titles with their rows.
    pub(crate) top: Vec<(String, u64)>,
    /// The names of some of the people, if names were asked for.
    pub(crate) names: Vec<String>,
}

impl Count {
    /// So many titles are kept, and so many names.
    pub(crate) const MOST: usize = 20;

    /// Adds a title; they come most frequent first.
    pub(crate) fn add(&mut self, title: &str, rows: u64) {
        self.rows += rows;
        self.titles += 1;
        if self.top.len() < Self::MOST {
            self.top.push((title.to_owned(), rows));
        }
    }

    /// Adds a count of other titles.
    pub(super) fn merge(&mut self, other: &Count) {
        self.rows += other.rows;
        self.titles += other.titles;
        self.top.extend_from_slice(&other.top);
        self.top.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
        self.top.truncate(Self::MOST);
        self.names.extend_from_slice(&other.names);
        self.names.truncate(Self::MOST);
    }
}

/// Rows by title and the names of people, before the most frequent titles are chosen.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered<'r> {
    rows: u64,
    titles: FxHashMap<u32, u64>,
    names: Vec<&'r str>,
}

impl<'r> Gathered<'r> {
    pub(super) fn add(&mut self, title: Option<u32>, rows: u64) {
        self.rows += rows;
        if let Some(title) = title {
            *self.titles.entry(title).or_default() += rows;
        }
    }

    pub(super) fn add_names(&mut self, names: &'r [Box<str>]) {
        let free = Count::MOST - self.names.len();
        self.names
            .extend(names.iter().take(free).map(|name| &**name));
    }

    /// The count, with the most frequent of these titles.
    pub(super) fn count(&self, titles: &[Value]) -> Count {
        let titles_rows = self.titles.iter();
        let mut sorted: Vec<(u32, u64)> = titles_rows.map(|(&at, &rows)| (at, rows)).collect();
        sorted.sort_unstable_by_key(|&(at, rows)| (std::cmp::Reverse(rows), at));
        sorted.truncate(Count::MOST);
        let top = sorted.into_iter();
        Count {
            rows: self.rows,
            titles: self.titles.len() as u64,
            top: top
                .map(|(at, rows)| (titles[at as usize].label.clone(), rows))
                .collect(),
            names: self.names.iter().map(|&name| name.to_owned()).collect(),
        }
    }
}
