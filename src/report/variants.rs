//! Texts of which several spellings stand for one value, counted.

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

    /// The values in the order in which they first came.
    pub(super) fn values(&self) -> Vec<Value> {
        let mut values = vec![Value::default(); self.values.len()];
        let mut spellings: Vec<(&str, &Spelling)> = self
            .spellings
            .iter()
            .map(|(text, spelling)| (&**text, spelling))
            .collect();
        spellings.sort_unstable_by_key(|(_, of)| (std::cmp::Reverse(of.rows), of.order));
        for (text, spelling) in spellings {
            let value = &mut values[spelling.value as usize];
            if value.spellings.is_empty() {
                value.label = text.to_owned();
            }
            value.spellings.push(text.to_owned());
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
