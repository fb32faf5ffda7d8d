//! Tags in words.

use std::borrow::Cow;

use crate::{
    domain::Function,
    taxonomy::{FunctionTerm, TagSet, Vocabulary},
};

/// The tags of a phrase in words, one by one.
pub(super) fn of(vocabulary: &Vocabulary, tags: &TagSet) -> Vec<String> {
    let mut means = Vec::new();
    if let Some(group) = tags.partner {
        let group = &vocabulary.partner_terms[usize::from(group)].group;
        means.push(format!("a word for partners: {group}"));
    }
    if let Some(term) = tags.function {
        let term = &vocabulary.function_terms[usize::from(term)];
        let functions = functions(term);
        means.push(format!(
            "topic: {} (weight {}), {functions}",
            term.topic, term.weight
        ));
    }
    if let Some(work) = tags.outside {
        let work = &vocabulary.outside_work[usize::from(work)];
        let weak = match work.weak {
            true => ", unless a topic says otherwise",
            false => "",
        };
        let kind = work.outside.id();
        means.push(format!("{kind} work, outside the four functions{weak}"));
    }
    if let Some(friend) = tags.false_friend {
        let reason = &vocabulary.false_friends[usize::from(friend)].reason;
        means.push(format!("a false friend: {reason}"));
    }
    for (place, friends) in [
        ("before", &tags.before),
        ("behind", &tags.after),
        ("in one part with", &tags.anywhere),
    ] {
        means.extend(friends.iter().map(|&friend| {
            let friend = &vocabulary.false_friends[usize::from(friend)];
            let groups = listed(&friend.spoils);
            format!("{place} {groups}, it makes that {}", friend.reason)
        }));
    }
    means.extend(tags.level.map(|level| format!("level: {level}")));
    let grammar = grammar(tags).into_iter().filter(|(is, _)| *is);
    means.extend(grammar.map(|(_, says)| says.to_owned()));
    means
}

/// The part of a word in the grammar of titles, by each tag that says one.
fn grammar(tags: &TagSet) -> [(bool, &'static str); 15] {
    [
        (
            tags.object,
            "a noun that a word for partners can stand before",
        ),
        (tags.filler, "where, how large or in which state"),
        (tags.adjective, "tells one role from another"),
        (tags.joiner, "\"and\""),
        (tags.linker, "\"of\""),
        (tags.others, "what follows is somebody else's role"),
        (
            tags.partner_behind,
            "a noun that a word for partners can stand behind",
        ),
        (tags.place, "a place, too"),
        (tags.vendor, "a vendor or a route to market"),
        (tags.cloud, "a cloud provider"),
        (tags.unread, "a common word of a language that is not read"),
        (
            tags.rank,
            "before \"partner\" it leaves it a rank in a firm",
        ),
        (tags.not_now, "what follows is not the present role"),
        (
            tags.not_now_before,
            "what stands before it is not the present role",
        ),
        (tags.employer, "what follows is the name of an employer"),
    ]
}

/// The functions of a topic, by level where it makes a difference.
pub(super) fn functions(topic: &FunctionTerm) -> String {
    let by_level = [("director", &topic.director), ("leader", &topic.leader)];
    let by_level = by_level
        .iter()
        .filter(|(_, functions)| !functions.is_empty());
    let by_level = by_level.map(|(level, functions)| format!("; {level}: {}", names(functions)));
    names(&topic.functions) + &by_level.collect::<String>()
}

fn names(functions: &[Function]) -> String {
    Function::ids(functions.iter().copied(), ", ")
}

/// `a, b or c`.
pub(super) fn listed(names: &[Cow<'static, str>]) -> String {
    match names {
        [] => String::new(),
        [name] => name.to_string(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
