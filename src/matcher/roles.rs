//! The canonical role nearest to a title.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Matcher;
use crate::{
    domain::{Function, Level},
    taxonomy::{Role, Taxonomy},
    title::{RoleIndex, TitleKey},
};

/// A query for the nearest role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct RoleQuery {
    /// The function the role has to belong to.
    pub function: Function,
    /// The key of the title.
    pub key: TitleKey,
    /// The level of the title.
    pub level: Level,
    /// Roles outside the four functions, or those inside.
    pub outside: bool,
}

/// The role whose title says most nearly the same, by function terms, level and word for partners;
/// of equals the first: the founding list stands on top.
pub(crate) fn nearest<'t>(
    taxonomy: &'t Taxonomy,
    index: &RoleIndex,
    query: RoleQuery,
) -> Option<&'t Role> {
    first_best(scored(taxonomy, index, query))
}

/// All roles that answer a query with their scores, the nearest first.
pub(crate) fn ranked<'t>(
    taxonomy: &'t Taxonomy,
    index: &RoleIndex,
    query: RoleQuery,
) -> Vec<(i32, &'t Role)> {
    let mut roles: Vec<(i32, &Role)> = scored(taxonomy, index, query).collect();
    roles.sort_by_key(|(score, _)| Reverse(*score));
    roles
}

fn scored<'t>(
    taxonomy: &'t Taxonomy,
    index: &RoleIndex,
    query: RoleQuery,
) -> impl Iterator<Item = (i32, &'t Role)> {
    let roles = taxonomy.roles.iter().zip(index.keys.iter());
    roles
        .filter(move |(role, _)| role.outside.is_some() == query.outside)
        .filter(move |(role, _)| role.functions.contains(&query.function))
        .map(move |(role, key)| {
            (
                score(query.key, *key, query.level, role.level, role.core),
                role,
            )
        })
}

fn first_best<'t>(roles: impl Iterator<Item = (i32, &'t Role)>) -> Option<&'t Role> {
    let best = roles.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, role)| role)
}

/// How near a role is to a title.
pub(crate) fn score(
    own: TitleKey,
    role: TitleKey,
    level: Level,
    role_level: Level,
    core: bool,
) -> i32 {
    let overlap = |own: u64, role: u64, weight: i32| {
        let (common, either) = ((own & role).count_ones(), (own | role).count_ones());
        weight * (2 * common as i32 - either as i32)
    };
    let distance = (level as i32 - role_level as i32).abs();
    overlap(own.functions, role.functions, 12)
        + overlap(own.outside, role.outside, 12)
        + overlap(own.families, role.families, 4)
        + overlap(own.groups, role.groups, 1)
        - 5 * distance
        + i32::from(core)
}

/// The roles in an index for many queries: one bucket per function, inside or outside, without
/// roles that no query can tell from an earlier one. It is filled with answers as they are asked
/// for.
#[derive(Debug)]
pub(super) struct RoleFinder<'t> {
    buckets: [Vec<(TitleKey, &'t Role)>; 2 * Function::ALL.len()],
    found: FxHashMap<RoleQuery, Option<&'t Role>>,
}

impl<'t> RoleFinder<'t> {
    /// The most queries that are kept; then they are forgotten.
    const CAPACITY: usize = 1 << 13;

    pub(super) fn new(matcher: &Matcher<'t>) -> Self {
        let taxonomy = matcher.taxonomy;
        let mut buckets = <[Vec<_>; _]>::default();
        let mut known = FxHashSet::default();
        for (role, &key) in taxonomy.roles.iter().zip(matcher.roles.keys.iter()) {
            for &function in role.functions.iter() {
                let query = RoleQuery {
                    function,
                    key,
                    level: role.level,
                    outside: role.outside.is_some(),
                };
                if known.insert((query, role.core)) {
                    buckets[query.bucket()].push((key, role));
                }
            }
        }
        RoleFinder {
            buckets,
            found: FxHashMap::default(),
        }
    }

    /// The nearest role.
    pub(super) fn nearest(&mut self, query: RoleQuery) -> Option<&'t Role> {
        let RoleFinder { buckets, found } = self;
        if found.len() == Self::CAPACITY {
            found.clear();
        }
        *found.entry(query).or_insert_with(|| {
            let roles = buckets[query.bucket()].iter();
            first_best(roles.map(|&(key, role)| {
                (
                    score(query.key, key, query.level, role.level, role.core),
                    role,
                )
            }))
        })
    }
}

impl RoleQuery {
    fn bucket(&self) -> usize {
        2 * self.function as usize + usize::from(self.outside)
    }
}
