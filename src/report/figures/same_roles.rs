//! Titles that name the same role, and pairs of which a question tells whether they do.

use super::{Count, ReadTitle};
use crate::{
    Matcher,
    compare::{Group, Groups, Pair},
};

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
    pub(crate) const COMPARED: usize = 5_000;

    /// Compares titles that nobody has decided on.
    pub(super) fn of<'t>(matcher: &'t Matcher<'t>, titles: &[ReadTitle<'t>]) -> SameRoles {
        let mut groups = Groups::new(matcher);
        let of_partners = titles
            .iter()
            .filter(|title| title.settled.partner().is_some());
        let mut titles = of_partners.filter(|title| !title.settled.decided);
        for title in titles.by_ref().take(Self::COMPARED) {
            groups.add(title.title, &title.answer, title.rows);
        }
        let (mut groups, pairs) = groups.finish();
        groups.retain(|group| group.titles.len() > 1);
        SameRoles {
            groups,
            pairs,
            capped: titles.next().is_some(),
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
