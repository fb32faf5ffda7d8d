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

/// A role by one of its names.
#[derive(Debug, Clone, Copy)]
struct NamedRole<'t> {
    key: TitleKey,
    /// [`TitleKey::weight`] of the key.
    weight: i32,
    /// Only an alias has this key.
    is_alias: bool,
    role: &'t Role,
}

/// The role whose title says most nearly the same, by function terms, level and word for partners;
/// of equals the first: the founding list stands on top.
pub(crate) fn nearest<'t>(
    taxonomy: &'t Taxonomy,
    index: &RoleIndex,
    query: RoleQuery,
) -> Option<&'t Role> {
    nearest_of(named(taxonomy, index, query), query)
}

/// All roles that answer a query with their scores, the nearest first.
pub(crate) fn ranked<'t>(
    taxonomy: &'t Taxonomy,
    index: &RoleIndex,
    query: RoleQuery,
) -> Vec<(i32, &'t Role)> {
    let roles = named(taxonomy, index, query);
    let mut scored: Vec<Scored<'_>> = by_title(titles(roles.clone()), query).collect();
    if counts_aliases(first_best(scored.iter().copied()), query) {
        scored = by_any_name(roles, query).collect();
    }
    scored.sort_by_key(|scored| Reverse(scored.score)); // stable: of equals the first
    let mut known = FxHashSet::default();
    scored.retain(|scored| known.insert(&scored.role.title)); // once, not by each alias
    let scored = scored.into_iter();
    scored.map(|scored| (scored.score, scored.role)).collect()
}

fn named<'t>(
    taxonomy: &'t Taxonomy,
    index: &RoleIndex,
    query: RoleQuery,
) -> impl Iterator<Item = NamedRole<'t>> + Clone {
    let roles = taxonomy.roles.iter().enumerate();
    roles
        .filter(move |(_, role)| role.outside.is_some() == query.outside)
        .filter(move |(_, role)| role.functions.contains(&query.function))
        .flat_map(|(at, role)| names_of(index, at, role))
}

/// A role by each of its keys.
fn names_of<'t>(
    index: &RoleIndex,
    at: usize,
    role: &'t Role,
) -> impl Iterator<Item = NamedRole<'t>> + Clone {
    index.keys_of(at).map(move |(key, is_alias)| NamedRole {
        key,
        weight: key.weight(),
        is_alias,
        role,
    })
}

/// Roles without the keys that only an alias has.
fn titles<'t>(names: impl Iterator<Item = NamedRole<'t>>) -> impl Iterator<Item = NamedRole<'t>> {
    names.filter(|name| !name.is_alias)
}

/// The scores of roles by these titles.
fn by_title<'t>(
    titles: impl Iterator<Item = NamedRole<'t>>,
    query: RoleQuery,
) -> impl Iterator<Item = Scored<'t>> {
    let own = query.key.weight();
    titles.map(move |title| Scored {
        score: title.score(query, own),
        key: title.key,
        role: title.role,
    })
}

/// The scores of roles by their titles and aliases. Singular and plural of the partner word are no
/// help there.
fn by_any_name<'t>(
    roles: impl Iterator<Item = NamedRole<'t>>,
    query: RoleQuery,
) -> impl Iterator<Item = Scored<'t>> {
    let query = RoleQuery {
        key: query.key.without_groups(),
        ..query
    };
    let roles = roles.map(|name| {
        let key = name.key.without_groups();
        NamedRole {
            key,
            weight: key.weight(),
            ..name
        }
    });
    by_title(roles, query)
}

/// A role with how near it is.
#[derive(Debug, Clone, Copy)]
struct Scored<'t> {
    score: i32,
    /// The key of the title or alias.
    key: TitleKey,
    role: &'t Role,
}

impl NamedRole<'_> {
    /// How near it is to the title of a query, whose key has this weight.
    fn score(&self, query: RoleQuery, own: i32) -> i32 {
        let common = self.key.common(query.key).weight();
        let distance = (query.level as i32 - self.role.level as i32).abs();
        // no shared word brings a vice president near a manager's role
        let far = (distance - 2).max(0);
        let apart = 5 * distance + 10 * far;
        3 * common - own - self.weight - apart + i32::from(self.role.core)
    }
}

/// Aliases count, too, if the best title shares neither work nor the family of the partner word: a
/// reseller account manager is also called "Reseller Manager", a channel manager is not.
fn counts_aliases(best: Option<Scored<'_>>, query: RoleQuery) -> bool {
    let own = query.key;
    let is_near = |key: TitleKey| {
        let common = (key.families & own.families)
            | (key.functions & own.functions)
            | (key.outside & own.outside);
        common != 0
    };
    own.families != 0 && best.is_some_and(|best| !is_near(best.key))
}

/// The nearest of some roles: by their titles, and by all names if aliases count.
fn nearest_of<'t>(
    names: impl Iterator<Item = NamedRole<'t>> + Clone,
    query: RoleQuery,
) -> Option<&'t Role> {
    let mut best = first_best(by_title(titles(names.clone()), query));
    if counts_aliases(best, query) {
        best = first_best(by_any_name(names, query));
    }
    best.map(|best| best.role)
}

/// The first of those with the highest score.
fn first_best<'t>(roles: impl Iterator<Item = Scored<'t>>) -> Option<Scored<'t>> {
    roles.reduce(|best, next| if next.score > best.score { next } else { best })
}

/// The roles in an index for many queries: one bucket per function, inside or outside, without
/// roles that no query can tell from an earlier one. It is filled with answers as they are asked
/// for.
#[derive(Debug)]
pub(super) struct RoleFinder<'t> {
    buckets: [Vec<NamedRole<'t>>; 2 * Function::ALL.len()],
    found: FxHashMap<RoleQuery, Option<&'t Role>>,
}

impl<'t> RoleFinder<'t> {
    /// The most queries that are kept; then they are forgotten.
    const CAPACITY: usize = 1 << 13;

    pub(super) fn new(matcher: &Matcher<'t>) -> Self {
        let taxonomy = matcher.taxonomy;
        let mut buckets = <[Vec<NamedRole<'_>>; _]>::default();
        let mut known = FxHashSet::default();
        for (at, role) in taxonomy.roles.iter().enumerate() {
            for name in names_of(&matcher.roles, at, role) {
                for &function in role.functions.iter() {
                    let query = RoleQuery {
                        function,
                        key: name.key,
                        level: role.level,
                        outside: role.outside.is_some(),
                    };
                    if known.insert((query, role.core, name.is_alias)) {
                        buckets[query.bucket()].push(name);
                    }
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
        *found
            .entry(query)
            .or_insert_with(|| nearest_of(buckets[query.bucket()].iter().copied(), query))
    }
}

impl RoleQuery {
    fn bucket(&self) -> usize {
        2 * self.function as usize + usize::from(self.outside)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Matcher, taxonomy::Taxonomy};

    #[test]
    fn the_nearest_role_is_found_by_meaning_in_any_language() {
        let matcher = Matcher::new(Taxonomy::bundled());
        for (title, role) in [
            (
                "Responsable programme partenaires",
                "Partner Programs Manager",
            ),
            ("Responsabile Programma Partner", "Partner Programs Manager"),
            ("Partner Loyalty Manager", "Partner Loyalty Program Manager"),
            ("Gerente de Revendas", "Reseller Account Manager"),
            ("Bayi Satış Müdürü", "Reseller Sales Manager"),
            (
                "Director of Partnership Development",
                "Director of Partner Development",
            ),
        ] {
            let answer = matcher.answer(title);
            assert_eq!(
                answer.role().map(|role| &*role.title),
                Some(role),
                "{title}"
            );
        }
    }
}
