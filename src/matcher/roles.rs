//! The canonical role nearest to a reading.

use std::cmp::Reverse;

use super::judge::Verdict;
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
    scored(taxonomy, function, key, level, wants_outside)
        // of equals the first: the founding list stands on top
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, role)| role)
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
        let common = (a & b).count_ones() as i32;
        let either = (a | b).count_ones() as i32;
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
