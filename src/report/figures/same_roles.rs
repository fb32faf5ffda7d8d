//! Titles that name the same role, and pairs of which a question tells whether they do.

use super::Count;
use crate::compare::{Group, Groups, Pair};

/// The groups that hold, and the pairs that only might.
#[derive(Debug, Clone, Default)]
pub(crate) struct SameRoles {
    /// Groups of two titles or more, most people first.
    pub(crate) groups: Vec<Group>,
    /// Most people first.
    pub(crate) pairs: Vec<Pair>,
    /// There are more titles than are compared.
    pub(crate) capped: bool,
}

impl SameRoles {
    /// So many titles are compared, those that most people have.
    pub(crate) const COMPARED: u64 = 5_000;

    /// `titles` is how many there were to compare.
    pub(super) fn of(compared: Groups<'_>, titles: u64) -> SameRoles {
        let (mut groups, pairs) = compared.finish();
        groups.retain(|group| group.titles.len() > 1);
        SameRoles {
            groups,
            pairs,
            capped: titles > Self::COMPARED,
        }
    }
}

/// The titles of a group with their rows.
pub(crate) fn titles_of(group: &Group) -> Count {
    let mut count = Count::default();
    for title in &group.titles {
        count.add(&title.title, title.count);
    }
    count
}
