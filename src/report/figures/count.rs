//! A count of rows, with the titles and names behind it.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::ReadTitle;

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
    /// Maximum number of titles, and of names.
    pub(crate) const MOST: usize = 20;

    /// The sum of counts of different titles.
    pub(crate) fn sum<'c>(counts: impl IntoIterator<Item = &'c Count>) -> Count {
        let mut sum = Count::default();
        for count in counts {
            sum.rows += count.rows;
            sum.titles += count.titles;
            sum.top.extend_from_slice(&count.top);
            sum.top.sort_by_key(|(_, rows)| Reverse(*rows));
            sum.top.truncate(Self::MOST);
            sum.names.extend_from_slice(&count.names);
            sum.names.truncate(Self::MOST);
        }
        sum
    }
}

/// Rows by title and the names of people, before the most frequent titles are chosen.
#[derive(Debug, Clone, Default)]
pub(super) struct Gathered<'r> {
    pub(super) rows: u64,
    /// By their place among the titles of the roster.
    titles: FxHashMap<u32, (&'r str, u64)>,
    names: Vec<&'r str>,
}

impl<'r> Gathered<'r> {
    /// Adds rows of a title, if it is kept: its place, and its text.
    pub(super) fn add(&mut self, title: Option<(u32, &'r str)>, rows: u64) {
        self.rows += rows;
        if let Some((place, title)) = title {
            self.titles.entry(place).or_insert((title, 0)).1 += rows;
        }
    }

    pub(super) fn add_title(&mut self, title: &ReadTitle<'r>) {
        self.add(Some((title.place, title.title)), title.rows);
        self.add_names(&title.names);
    }

    pub(super) fn add_names(&mut self, names: &[&'r str]) {
        let free = Count::MOST - self.names.len();
        self.names.extend(names.iter().take(free));
    }

    /// The count, with the most frequent of these titles.
    pub(super) fn count(&self) -> Count {
        let titles = self.titles.iter();
        let by_rows = titles.map(|(&place, &(title, rows))| (Reverse(rows), place, title));
        let mut top: Vec<_> = by_rows.filter(|(_, _, title)| !title.is_empty()).collect();
        let titles = top.len() as u64;
        if top.len() > Count::MOST {
            top.select_nth_unstable(Count::MOST);
            top.truncate(Count::MOST);
        }
        top.sort_unstable();
        let top = top.into_iter();
        Count {
            rows: self.rows,
            titles,
            top: top
                .map(|(Reverse(rows), _, title)| (title.to_owned(), rows))
                .collect(),
            names: self.names.iter().map(|&name| name.to_owned()).collect(),
        }
    }
}

impl<'r, 'a> FromIterator<&'a ReadTitle<'r>> for Gathered<'r>
where
    'r: 'a,
{
    fn from_iter<I: IntoIterator<Item = &'a ReadTitle<'r>>>(titles: I) -> Self {
        let mut gathered = Gathered::default();
        let titles = titles.into_iter();
        titles.for_each(|title| gathered.add_title(title));
        gathered
    }
}
