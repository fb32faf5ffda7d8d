//! The canonical role nearest to a reading.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::verdict::Verdict;
use crate::taxonomy::{Function, Level, Role, RoleKey, Taxonomy};

/// The role of this function, level and outside-ness that has these very words as title or alias.
pub(crate) fn exact<'t>(
    taxonomy: &'t Taxonomy,
    function: Function,
    words_hash: u64,
    verdict: &Verdict,
) -> Option<&'t Role> {
    let titles = &taxonomy.role_titles;
    let from = titles.partition_point(|(hash, _)| *hash < words_hash);
    let same = titles[from..]
        .iter()
        .take_while(|(hash, _)| *hash == words_hash);
    let mut roles = same.map(|(_, index)| &taxonomy.roles[*index as usize]);
    roles.find(|role| {
        role.functions.contains(&function)
            && role.level == verdict.level
            && role.outside.is_some() == verdict.outside.is_some()
    })
}

/// The role of this function whose title says most nearly the same, by topics, level and word for
/// partners.
pub(crate) fn nearest(
    taxonomy: &Taxonomy,
    function: Function,
    key: RoleKey,
    level: Level,
    wants_outside: bool,
) -> Option<&Role> {
    first_best(scored(taxonomy, function, key, level, wants_outside))
}

/// The role with the highest score; of equals the first: the founding list stands on top.
fn first_best<'t>(roles: impl Iterator<Item = (i32, &'t Role)>) -> Option<&'t Role> {
    let best = roles.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, role)| role)
}

/// What the nearest role depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Sought {
    pub(super) function: Function,
    pub(super) key: RoleKey,
    pub(super) level: Level,
    pub(super) outside: bool,
}

/// Roles set out for many searches: by function, and of those that cannot be told apart the first.
#[derive(Debug)]
pub(super) struct Shelves<'t> {
    shelves: [Vec<(RoleKey, &'t Role)>; 2 * Function::ALL.len()],
    /// The words of all titles and aliases, as hashes.
    titles: FxHashSet<u64>,
    /// What was found before.
    found: FxHashMap<Sought, Option<&'t Role>>,
}

impl<'t> Shelves<'t> {
    /// The most searches that are remembered.
    const MOST: usize = 1 << 13;

    pub(super) fn new(taxonomy: &'t Taxonomy) -> Self {
        let mut shelves = <[Vec<_>; _]>::default();
        let mut known = FxHashSet::default();
        for (role, &key) in taxonomy.roles.iter().zip(taxonomy.role_keys.iter()) {
            for &function in role.functions.iter() {
                let sought = Sought {
                    function,
                    key,
                    level: role.level,
                    outside: role.outside.is_some(),
                };
                if known.insert((sought, role.core)) {
                    shelves[sought.shelf()].push((key, role));
                }
            }
        }
        Shelves {
            shelves,
            titles: taxonomy.role_titles.iter().map(|&(hash, _)| hash).collect(),
            found: FxHashMap::default(),
        }
    }

    /// Whether [`exact`] may find a role with these words. Hardly any title has those of one, so
    /// that this is asked before.
    pub(super) fn may_have(&self, words_hash: u64) -> bool {
        self.titles.contains(&words_hash)
    }

    /// The same as [`nearest`].
    pub(super) fn nearest(&mut self, sought: Sought) -> Option<&'t Role> {
        let Shelves { shelves, found, .. } = self;
        if found.len() >= Self::MOST {
            found.clear();
        }
        *found.entry(sought).or_insert_with(|| {
            let Sought { key, level, .. } = sought;
            let roles = shelves[sought.shelf()].iter();
            first_best(
                roles.map(|&(other, role)| (score(key, other, level, role.level, role.core), role)),
            )
        })
    }
}

impl Sought {
    fn shelf(&self) -> usize {
        2 * self.function as usize + usize::from(self.outside)
    }
}

/// All roles of this function with their scores, the nearest first.
pub(crate) fn ranked<'t>(
    taxonomy: &'t Taxonomy,
    function: Function,
    key: RoleKey,
    verdict: &Verdict,
) -> Vec<(i32, &'t Role)> {
    let outside = verdict.outside.is_some();
    let roles = scored(taxonomy, function, key, verdict.level, outside);
    let mut roles: Vec<(i32, &Role)> = roles.collect();
    roles.sort_by_key(|(score, _)| Reverse(*score));
    roles
}

fn scored(
    taxonomy: &Taxonomy,
    function: Function,
    key: RoleKey,
    level: Level,
    wants_outside: bool,
) -> impl Iterator<Item = (i32, &Role)> {
    let roles = taxonomy.roles.iter().zip(taxonomy.role_keys.iter());
    roles
        .filter(move |(role, _)| role.outside.is_some() == wants_outside)
        .filter(move |(role, _)| role.functions.contains(&function))
        .map(move |(role, other)| (score(key, *other, level, role.level, role.core), role))
}

/// How near a role is to what is looked for.
pub(crate) fn score(
    own: RoleKey,
    role: RoleKey,
    level: Level,
    role_level: Level,
    core: bool,
) -> i32 {
    let overlap = |a: u64, b: u64, weight: i32| {
        let (common, either) = (size(a & b), size(a | b));
        weight * (2 * common - either)
    };
    let distance = (level as i32 - role_level as i32).abs();
    overlap(own.topics, role.topics, 12)
        + overlap(own.outsides, role.outsides, 12)
        + overlap(own.families, role.families, 4)
        + overlap(own.groups, role.groups, 1)
        - 5 * distance
        + i32::from(core)
}

/// How many there are in a set: few, and most processors that are built for have no instruction to
/// count them.
fn size(mut set: u64) -> i32 {
    let mut size = 0;
    while set != 0 {
        set &= set - 1;
        size += 1;
    }
    size
}
