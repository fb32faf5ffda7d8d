//! Texts of which several spellings stand for one value, counted.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

/// The values of a column with their spellings, in bounded memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Variants {
    spellings: FxHashMap<Box<str>, Spelling>,
    /// By key, the value.
    values: FxHashMap<String, u32>,
    /// Rows whose value is not counted apart, because there are too many.
    pub(super) uncounted: u64,
}

#[derive(Debug, Clone, Copy)]
struct Spelling {
    value: u32,
    /// How many came before it.
    order: u32,
    rows: u64,
}

impl Variants {
    /// Maximum number of spellings; the first are kept.
    const MOST: usize = 100_000;
    /// Longer texts are not kept.
    const LONGEST: usize = 1024;

    /// Counts a row and says its value; `key` is equal for spellings of one value. `None` if the
    /// value is not counted apart.
    pub(super) fn add(&mut self, text: &str, key: impl Fn(&str) -> String) -> Option<u32> {
        let text = text.trim();
        if let Some(spelling) = self.spellings.get_mut(text) {
            spelling.rows += 1;
            return Some(spelling.value);
        }
        if self.spellings.len() >= Self::MOST || text.len() > Self::LONGEST {
            self.uncounted += 1;
            return None;
        }
        let next = self.values.len() as u32;
        let value = *self.values.entry(key(text)).or_insert(next);
        let spelling = Spelling {
            value,
            order: self.spellings.len() as u32,
            rows: 1,
        };
        self.spellings.insert(text.into(), spelling);
        Some(value)
    }

    /// The spellings of each value, most frequent first; values in the order in which they first came.
    pub(super) fn spellings(&self) -> Vec<Vec<&str>> {
        let mut values = vec![Vec::new(); self.values.len()];
        for (text, spelling) in &self.spellings {
            values[spelling.value as usize].push((Reverse(spelling.rows), spelling.order, &**text));
        }
        let sorted = values.into_iter().map(|mut spellings| {
            spellings.sort_unstable();
            spellings.into_iter().map(|(_, _, text)| text).collect()
        });
        sorted.collect()
    }

    /// The most frequent spelling of each value, which stands for it.
    pub(super) fn labels(&self) -> Vec<&str> {
        let values = self.spellings().into_iter();
        values.map(|spellings| spellings[0]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_spelling_stands_for_its_value() {
        let mut variants = Variants::default();
        let key = |text: &str| text.to_lowercase();
        let mut add = |text: &str| variants.add(text, key);
        assert_eq!(add("acme"), Some(0));
        assert_eq!(add(" Acme "), Some(0));
        assert_eq!(add("Other"), Some(1));
        assert_eq!(add("Acme"), Some(0));
        assert_eq!(add(&"x".repeat(2000)), None);
        assert_eq!(variants.spellings()[0], ["Acme", "acme"]);
        assert_eq!(variants.labels(), ["Acme", "Other"]);
        assert_eq!(variants.uncounted, 1);
    }
}
