//! Texts of which several spellings stand for one value, counted.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// The values of a column with their spellings, in bounded memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Variants {
    /// By spelling, its place in `spellings`.
    places: FxHashMap<Arc<str>, u32>,
    spellings: Vec<Spelling>,
    /// By key, the value.
    values: FxHashMap<String, u32>,
    /// Rows whose value is not counted apart, because there are too many.
    pub(super) uncounted: u64,
}

#[derive(Debug, Clone)]
struct Spelling {
    text: Arc<str>,
    value: u32,
    rows: u64,
}

/// A value as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Value {
    /// Its most frequent spelling.
    pub(super) label: String,
    /// All its spellings, most frequent first.
    pub(super) spellings: Vec<String>,
}

impl Variants {
    /// So many spellings are kept, those that come first.
    const MOST: usize = 100_000;
    /// Longer texts are not kept.
    const LONGEST: usize = 1024;

    /// Counts a row and says its value; `key` is equal for spellings of one value. `None` if the
    /// value is not counted apart.
    pub(super) fn add(&mut self, text: &str, key: impl Fn(&str) -> String) -> Option<u32> {
        let text = text.trim();
        if let Some(&place) = self.places.get(text) {
            let spelling = &mut self.spellings[place as usize];
            spelling.rows += 1;
            return Some(spelling.value);
        }
        if self.spellings.len() >= Self::MOST || text.len() > Self::LONGEST {
            self.uncounted += 1;
            return None;
        }
        let next = self.values.len() as u32;
        let value = *self.values.entry(key(text)).or_insert(next);
        let text: Arc<str> = text.into();
        self.places
            .insert(text.clone(), self.spellings.len() as u32);
        self.spellings.push(Spelling {
            text,
            value,
            rows: 1,
        });
        Some(value)
    }

    /// The values in the order in which they first came.
    pub(super) fn values(&self) -> Vec<Value> {
        let mut values = vec![Value::default(); self.values.len()];
        let mut spellings: Vec<&Spelling> = self.spellings.iter().collect();
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.rows)); // stable
        for spelling in spellings {
            let value = &mut values[spelling.value as usize];
            if value.spellings.is_empty() {
                value.label = spelling.text.to_string();
            }
            value.spellings.push(spelling.text.to_string());
        }
        values
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
        let values = variants.values();
        assert_eq!(values[0].label, "Acme");
        assert_eq!(values[0].spellings, ["Acme", "acme"]);
        assert_eq!(values[1].label, "Other");
        assert_eq!(variants.uncounted, 1);
    }
}
