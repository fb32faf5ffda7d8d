use rustc_hash::FxHashMap;

use super::sample::Sample;
use crate::{Brief, Function, Level};

/// Titles that mean the same in other words.
#[derive(Debug, Clone, Default)]
pub(super) struct Wordings {
    same: FxHashMap<(Vec<Function>, Level, String), Sample>,
}

/// Titles with the same functions, level and nearest role.
#[derive(Debug, Clone, Copy)]
pub(super) struct Same<'a> {
    /// The one title that would do.
    pub(super) suggested: &'a str,
    pub(super) functions: &'a [Function],
    pub(super) titles: &'a Sample,
}

impl Wordings {
    /// As many titles of a group are kept.
    const MOST: usize = 8;

    pub(super) fn add(&mut self, title: &str, rows: u64, brief: &Brief<'_, '_>) {
        let mut functions = brief.functions().to_vec();
        functions.sort_unstable();
        let role = brief.role().unwrap_or_default().to_owned();
        let same = self.same.entry((functions, brief.level(), role));
        same.or_default().add(title, rows, Self::MOST);
    }

    /// How many titles would do for all.
    pub(super) fn roles(&self) -> u64 {
        self.same.len() as u64
    }

    /// Groups of two titles or more, most frequent first.
    pub(super) fn groups(&self) -> Vec<Same<'_>> {
        let several = self.same.iter().filter(|(_, titles)| titles.titles > 1);
        let mut groups: Vec<_> = several.collect();
        groups.sort_by(|a, b| {
            let order = |titles: &Sample| std::cmp::Reverse((titles.rows, titles.titles));
            order(a.1).cmp(&order(b.1)).then_with(|| a.0.cmp(b.0))
        });
        let groups = groups.into_iter();
        groups
            .map(|((functions, _, role), titles)| Same {
                suggested: role,
                functions,
                titles,
            })
            .collect()
    }
}
