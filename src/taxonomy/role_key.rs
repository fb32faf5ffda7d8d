//! What titles and roles are about, in a form that compares quickly.

use super::RoleKey;
use crate::{
    title::{Lexer, Reading},
    vocabulary::{Mark, Vocabulary},
};

impl RoleKey {
    /// The key of a title.
    pub(crate) fn of(vocabulary: &Vocabulary, title: &str) -> RoleKey {
        RoleKey::of_reading(&Reading::of(&Lexer::new(vocabulary), vocabulary, title))
    }

    /// The key of a title that is read already.
    pub(crate) fn of_reading(reading: &Reading<'_>) -> RoleKey {
        let mut key = RoleKey::default();
        for mark in reading.senses.iter().flat_map(|sense| reading.marks(sense)) {
            match *mark {
                Mark::Topic(topic) => key.topics |= bit(topic),
                Mark::Partner(group) => {
                    let groups = &reading.vocabulary().groups;
                    let family = &groups[usize::from(group)].family;
                    let first = groups.iter().position(|other| other.family == *family);
                    key.groups |= bit(group);
                    key.families |= bit(first.unwrap_or(0) as u16);
                }
                Mark::Outside(outside) => key.outsides |= bit(outside),
                _ => {}
            }
        }
        key
    }
}

/// A vocabulary with more than 64 topics or groups lets some share a bit, which costs a little
/// precision in the choice among similar roles and nothing else.
fn bit(index: u16) -> u64 {
    1 << (index % 64)
}
