//! Titles that may stand for the same role.

use rustc_hash::FxHashMap;

use super::Count;
use crate::{Answer, Function, Level, title::TitleKey};

/// Groups of titles that may stand for the same role.
#[derive(Debug, Clone, Default)]
pub(crate) struct LookAlikes {
    /// Two titles or more, most people first.
    pub(crate) groups: Vec<LookAlike>,
    by_role: FxHashMap<SameRole, Count>,
}

/// Titles that may stand for the same role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LookAlike {
    pub(crate) functions: Vec<Function>,
    pub(crate) level: Level,
    pub(crate) titles: Count,
}

/// What titles have in common that may stand for the same role. This is all that decides on the
/// groups: whatever tells roles apart better takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct SameRole {
    functions: Vec<Function>,
    level: Level,
    /// Words of the work and for partners.
    words: TitleKey,
}

impl SameRole {
    fn of(answer: &Answer<'_>) -> SameRole {
        let mut functions = answer.functions().collect::<Vec<_>>();
        functions.sort_unstable();
        SameRole {
            functions,
            level: answer.level,
            words: answer.key,
        }
    }
}

impl LookAlikes {
    /// Adds a title; they come most frequent first.
    pub(super) fn add(&mut self, title: &str, rows: u64, answer: &Answer<'_>) {
        if answer.candidates.is_empty() {
            return;
        }
        let role = SameRole::of(answer);
        self.by_role.entry(role).or_default().add(title, rows);
    }

    pub(super) fn finish(&mut self) {
        let several = self.by_role.drain().filter(|(_, titles)| titles.titles > 1);
        self.groups = several
            .map(|(role, titles)| LookAlike {
                functions: role.functions,
                level: role.level,
                titles,
            })
            .collect();
        self.groups.sort_by(|a, b| {
            let key =
                |group: &LookAlike| std::cmp::Reverse((group.titles.rows, group.titles.titles));
            let order = key(a).cmp(&key(b));
            order.then_with(|| a.titles.top.cmp(&b.titles.top))
        });
    }
}
