use rustc_hash::FxHashMap;

use super::sample::Sample;
use crate::{Brief, Function, Level, Taxonomy};

/// Titles that mean the same in other words.
#[derive(Debug, Clone, Default)]
pub(super) struct Wordings {
    same: FxHashMap<(Vec<Function>, Level, String), Group>,
}

#[derive(Debug, Clone)]
struct Group {
    /// The nearest role has the level of the titles, so that its title says the same.
    fits: bool,
    titles: Sample,
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
    const MOST: usize = 5;

    pub(super) fn add(
        &mut self,
        taxonomy: &Taxonomy,
        title: &str,
        rows: u64,
        brief: &Brief<'_, '_>,
    ) {
        let mut functions = brief.functions().to_vec();
        functions.sort_unstable();
        let role = brief.role().unwrap_or_default().to_owned();
        let same = self.same.entry((functions, brief.level(), role));
        let group = same.or_insert_with_key(|(_, level, role)| Group {
            fits: taxonomy.role(role).is_some_and(|role| role.level == *level),
            titles: Sample::default(),
        });
        group.titles.add(title, rows, Self::MOST);
    }

    /// How many titles would do for all.
    pub(super) fn roles(&self) -> u64 {
        self.same.len() as u64
    }

    /// Groups of two titles or more, most frequent first.
    pub(super) fn groups(&self) -> Vec<Same<'_>> {
        let several = self
            .same
            .iter()
            .filter(|(_, group)| group.titles.titles > 1);
        let mut groups: Vec<_> = several.collect();
        groups.sort_by(|a, b| {
            let order = |group: &Group| std::cmp::Reverse((group.titles.rows, group.titles.titles));
            order(a.1).cmp(&order(b.1)).then_with(|| a.0.cmp(b.0))
        });
        let groups = groups.into_iter().map(|((functions, _, role), group)| {
            let most_frequent = group.titles.first.first().map_or("", |(title, _)| title);
            Same {
                suggested: if group.fits { role } else { most_frequent },
                functions,
                titles: &group.titles,
            }
        });
        groups.collect()
    }
}
