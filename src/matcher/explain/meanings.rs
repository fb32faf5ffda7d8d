//! Marks in words.

use crate::taxonomy::{Function, Text};
use crate::vocabulary::{FalseFriend, Mark, Topic, Vocabulary};

/// What a mark says.
pub(super) fn of(vocabulary: &Vocabulary, mark: Mark) -> String {
    let around = |friend: u16, place: &str| {
        let FalseFriend { reason, spoils, .. } = &vocabulary.friends[usize::from(friend)];
        let groups = listed(spoils);
        format!("{place} {groups}, it makes that {reason}")
    };
    match mark {
        Mark::Level(level) => format!("level: {level}"),
        Mark::Partner(group) => {
            let group = &vocabulary.groups[usize::from(group)];
            format!("a word for partners: {}", group.group)
        }
        Mark::Topic(topic) => {
            let topic = &vocabulary.topics[usize::from(topic)];
            let functions = functions(topic);
            format!(
                "topic: {} (weight {}), {functions}",
                topic.topic, topic.weight
            )
        }
        Mark::Outside(outside) => {
            let work = &vocabulary.outsides[usize::from(outside)];
            let weak = if work.weak {
                ", unless a topic says otherwise"
            } else {
                ""
            };
            format!(
                "{} work, outside the four functions{weak}",
                work.outside.id()
            )
        }
        Mark::Friend(friend) => {
            let reason = &vocabulary.friends[usize::from(friend)].reason;
            format!("a false friend: {reason}")
        }
        Mark::Before(friend) => around(friend, "before"),
        Mark::After(friend) => around(friend, "behind"),
        Mark::Anywhere(friend) => around(friend, "in one part with"),
        Mark::Object => "a noun that a word for partners can stand before".to_owned(),
        Mark::Filler => "where, how large or in which state".to_owned(),
        Mark::Adjective => "tells one role from another".to_owned(),
        Mark::Behind => "a noun that a word for partners can stand behind".to_owned(),
        Mark::Joiner => "\"and\"".to_owned(),
        Mark::Linker => "\"of\"".to_owned(),
        Mark::Others => "what follows is somebody else's role".to_owned(),
        Mark::Employer => "what follows is the name of an employer".to_owned(),
    }
}

/// The functions of a topic, by level where it makes a difference.
pub(super) fn functions(topic: &Topic) -> String {
    let by_level = [("director", &topic.director), ("leader", &topic.leader)];
    let by_level = by_level
        .iter()
        .filter(|(_, functions)| !functions.is_empty());
    let by_level = by_level.map(|(level, functions)| format!("; {level}: {}", names(functions)));
    names(&topic.functions) + &by_level.collect::<String>()
}

fn names(functions: &[Function]) -> String {
    let names: Vec<&str> = functions.iter().map(|function| function.id()).collect();
    names.join(", ")
}

/// `a, b or c`.
pub(super) fn listed(names: &[Text]) -> String {
    match names {
        [] => String::new(),
        [name] => name.to_string(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
