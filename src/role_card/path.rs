//! Where a role leads.

use super::Step;
use crate::{
    domain::{Function, Level},
    matcher::Matcher,
    taxonomy::Role,
    title::TitleKey,
};

/// The roles one level up, two of them, then the one that comes nearest on each level above. Where
/// the function ends, the leaders of the whole partner business follow.
pub(super) fn up(matcher: &Matcher<'_>, role: &Role, key: TitleKey) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let levels = Level::ALL.into_iter().rev();
    for level in levels.filter(|level| *level < role.level) {
        let most = if steps.is_empty() { 2 } else { 1 };
        let mut found = nearest(matcher, key, level, &role.functions);
        if found.is_empty() && level < Level::Director {
            let leaders = &matcher.taxonomy().vocabulary.leader_default;
            found = nearest(matcher, key, level, leaders);
            found.sort_by_key(|leader| functions(matcher, leader) != 0);
        }
        steps.extend(found.into_iter().take(most).map(Step::to));
    }
    steps
}

/// Roles of the same level: two of the same function with other work, one of each other function.
pub(super) fn sideways(matcher: &Matcher<'_>, role: &Role, key: TitleKey) -> Vec<Step> {
    let mut same = nearest(matcher, key, role.level, &role.functions);
    same.retain(|other| {
        other.title != role.title && ![0, key.functions].contains(&functions(matcher, other))
    });
    same.sort_by_key(|other| !other.core);
    let mut steps: Vec<Step> = same.into_iter().take(2).map(Step::to).collect();
    let others = Function::ALL.into_iter();
    for function in others.filter(|f| !role.functions.contains(f)) {
        let found = nearest(matcher, key, role.level, &[function]);
        steps.extend(found.into_iter().next().map(Step::to));
    }
    steps
}

fn functions(matcher: &Matcher<'_>, role: &Role) -> u64 {
    matcher.key(&role.title).functions
}

/// The roles of a level that have these functions and no other, most similar first.
fn nearest<'t>(
    matcher: &Matcher<'t>,
    key: TitleKey,
    level: Level,
    functions: &[Function],
) -> Vec<&'t Role> {
    let fits = |role: &Role| {
        let mut own = role.functions.iter();
        role.level == level && role.outside.is_none() && own.all(|f| functions.contains(f))
    };
    let roles = matcher.taxonomy().roles.iter();
    let roles = roles.zip(matcher.role_index().keys.iter());
    let mut found: Vec<(i32, &Role)> = roles
        .filter(|(role, _)| fits(role))
        .map(|(role, other)| (key.nearness(*other) + i32::from(role.core), role))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score)); // stable: of equals the first
    found.into_iter().map(|(_, role)| role).collect()
}
