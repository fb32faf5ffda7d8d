//! Equivalent titles, and one title for each group of them.

use std::borrow::Cow;

use serde::Serialize;

use super::Compared;
use crate::{
    answer::Outcome,
    domain::{Function, Level},
};

/// Titles with the same outcome, functions and level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// One title for all of them: the role that is nearest to most.
    pub suggested: Option<Cow<'static, str>>,
    /// How they were settled.
    pub outcome: Outcome,
    /// Their functions.
    pub functions: Vec<Function>,
    /// Their level; none if they are no partner roles.
    pub level: Option<Level>,
    /// How many titles there are, with repetitions.
    pub count: u64,
    /// The different titles, most frequent first.
    pub titles: Vec<Counted>,
}

/// A title and how often it came.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Counted {
    /// The title.
    pub title: String,
    /// How often it came.
    pub count: u64,
    /// The nearest role.
    pub role: Option<Cow<'static, str>>,
}

/// Groups titles, the most frequent group first.
pub fn group(titles: impl IntoIterator<Item = Compared>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for title in titles {
        let level = (title.outcome != Outcome::None).then_some(title.level);
        let mut functions = title.functions;
        functions.sort_unstable();
        let known = groups.iter().position(|group| {
            group.outcome == title.outcome && group.functions == functions && group.level == level
        });
        let at = known.unwrap_or_else(|| {
            groups.push(Group {
                suggested: None,
                outcome: title.outcome,
                functions,
                level,
                count: 0,
                titles: Vec::new(),
            });
            groups.len() - 1
        });
        groups[at].add(title.title, title.role);
    }
    for group in &mut groups {
        group
            .titles
            .sort_by_key(|title| std::cmp::Reverse(title.count));
        group.suggested = group.nearest_to_most();
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    groups
}

impl Group {
    fn add(&mut self, title: String, role: Option<Cow<'static, str>>) {
        self.count += 1;
        match self.titles.iter_mut().find(|known| known.title == title) {
            Some(known) => known.count += 1,
            None => self.titles.push(Counted {
                title,
                count: 1,
                role,
            }),
        }
    }

    /// Of equals the one that comes first.
    fn nearest_to_most(&self) -> Option<Cow<'static, str>> {
        let mut roles: Vec<(&Cow<'static, str>, u64)> = Vec::new();
        for title in &self.titles {
            let Some(role) = &title.role else { continue };
            match roles.iter_mut().find(|(known, _)| *known == role) {
                Some((_, count)) => *count += title.count,
                None => roles.push((role, title.count)),
            }
        }
        let most = roles.iter().map(|(_, count)| *count).max()?;
        let first = roles.into_iter().find(|(_, count)| *count == most);
        first.map(|(role, _)| role.clone())
    }
}
