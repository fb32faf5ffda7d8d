use rustc_hash::FxHashMap;

use crate::batch::{Kinds, Taken, Values, normal};

/// Rows by the values of one column, such as companies.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    pub(super) column: Taken,
    /// Those with the most partner roles, the most first.
    pub(super) first: Vec<(String, Kinds)>,
    /// How many different values there are.
    pub(super) values: u64,
    /// The rows of all other values.
    pub(super) others: Kinds,
    /// All rows.
    pub(super) all: Kinds,
    /// There were too many values to count each.
    pub(super) capped: bool,
    /// Whether a table of them says anything.
    pub(super) telling: bool,
}

impl Groups {
    /// As many values are shown.
    const MOST: usize = 15;

    pub(super) fn new(column: Taken, values: Values, asked: bool) -> Groups {
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut first: Vec<(String, Kinds)> = Vec::new();
        let mut all = values.others;
        let capped = values.others.all() > 0;
        for (text, kinds) in values.rows {
            all.merge(&kinds);
            let next = first.len();
            let place = *places.entry(normal(&text)).or_insert(next);
            match first.get_mut(place) {
                Some((_, known)) => known.merge(&kinds),
                None => first.push((text.trim().to_owned(), kinds)),
            }
        }
        let count = first.len() as u64;
        let order = |kinds: &Kinds| std::cmp::Reverse((kinds.partner(), kinds.all()));
        first.sort_by_key(|(_, kinds)| order(kinds)); // stable: of equals the first
        let mut others = values.others;
        for (_, kinds) in first.drain(Self::MOST.min(first.len())..) {
            others.merge(&kinds);
        }
        let most = first.first().map_or(0, |(_, kinds)| kinds.partner());
        Groups {
            column,
            values: count,
            others,
            all,
            capped,
            telling: asked || count > 1 && (most > 2 || most > 0 && count <= Self::MOST as u64),
            first,
        }
    }
}
