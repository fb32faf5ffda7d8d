//! Titles that name the same role, and pairs of which a question tells whether they do.

use rustc_hash::FxHashMap;

use super::{Count, Gathered, ReadTitle};
use crate::{
    Matcher,
    compare::{Group, Groups, Pair},
};

/// The groups that hold, and the pairs that only might.
#[derive(Debug, Clone, Default)]
pub(crate) struct SameRoles {
    /// Groups of two titles or more with the people behind them, most people first.
    pub(crate) groups: Vec<(Group, Count)>,
    /// Most people first.
    pub(crate) pairs: Vec<Pair>,
    /// There are more titles than are compared.
    pub(crate) capped: bool,
}

impl SameRoles {
    /// Maximum number of titles compared, those that most people have.
    pub(crate) const COMPARED: usize = 5_000;

    /// Compares titles that nobody has decided on.
    pub(super) fn of<'t>(matcher: &'t Matcher<'t>, read: &[ReadTitle<'t>]) -> SameRoles {
        let mut groups = Groups::new(matcher);
        let mut by_title: FxHashMap<&str, Gathered<'_>> = FxHashMap::default();
        let is_compared =
            |title: &&ReadTitle<'_>| title.settled.partner().is_some() && !title.settled.decided;
        let mut compared = read.iter().filter(is_compared);
        for title in compared.by_ref().take(Self::COMPARED) {
            let people = by_title.entry(title.title).or_default();
            if people.rows == 0 {
                groups.add(title.title, &title.answer, title.rows);
            } // else it is settled in several ways, by duties or companies
            people.add_title(title);
        }
        let capped = compared.next().is_some();
        let (mut groups, pairs) = groups.finish();
        groups.retain(|group| group.titles.len() > 1);
        let groups = groups.into_iter().map(|group| {
            let of_titles = group.titles.iter();
            let counts = of_titles.filter_map(|title| by_title.get(title.title.as_str()));
            let counts: Vec<Count> = counts.map(Gathered::count).collect();
            (group, Count::sum(&counts))
        });
        SameRoles {
            groups: groups.collect(),
            pairs,
            capped,
        }
    }
}
