//! Whether the entries of a vocabulary file name what there is.

use super::super::{
    Stands, TaxonomyError,
    source::{Source, unknown},
    vocabulary_file::VocabularyFile,
};

/// Finds the first entry that names what is not there, or leaves out what it needs.
pub(super) fn check(file: &VocabularyFile, source: Source<'_>) -> Result<(), TaxonomyError> {
    let groups: Vec<&str> = file.partner_words.iter().map(|e| &*e.group).collect();
    let topics: Vec<&str> = file.topics.iter().map(|e| &*e.topic).collect();
    for names in [&groups, &topics] {
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                let message = format!("'{name}' stands twice: rename one or join the two");
                return Err(source.error(name, 1, message));
            }
        }
    }
    for topic in &file.topics {
        if topic.functions.is_empty() {
            let message = format!("topic '{}' belongs to no function: name one", topic.topic);
            return Err(source.error(&topic.topic, 0, message));
        }
    }
    for group in &file.partner_words {
        let alone = group.stands == Stands::Before || group.named && group.stands == Stands::Noun;
        if alone && group.alone.is_empty() {
            let name = &group.group;
            let message =
                format!("'{name}' may stand by itself: say under `alone` what it is then");
            return Err(source.error(name, 0, message));
        }
    }
    for need in file.partner_words.iter().flat_map(|e| &e.needs) {
        let outside = file.outside.iter().any(|work| work.outside.id() == need);
        if !topics.contains(&need.as_ref()) && !outside {
            return Err(unknown(source, "topic", need, topics.into_iter()));
        }
    }
    for name in file.false_friends.iter().flat_map(|e| &e.yields_to) {
        if !topics.contains(&name.as_ref()) {
            return Err(unknown(source, "topic", name, topics.into_iter()));
        }
    }
    for entry in &file.confidence {
        let beside = [entry.one_unknown, entry.more_unknown];
        let all = beside.into_iter().flatten().chain([entry.confidence]);
        for given in all {
            if !(0.0..=1.0).contains(&given) {
                let ground = &entry.ground;
                let message = format!("confidence of '{ground}' is {given}: write 0 to 1");
                return Err(source.error(ground, 0, message));
            }
        }
    }
    for entry in &file.false_friends {
        for name in &entry.spoils {
            if !groups.contains(&name.as_ref()) {
                return Err(unknown(source, "group", name, groups.into_iter()));
            }
        }
        let words = [&entry.before, &entry.after, &entry.anywhere];
        let worlds = [
            &entry.before_worlds,
            &entry.after_worlds,
            &entry.anywhere_worlds,
        ];
        let mut lists = words.into_iter().chain(worlds);
        if entry.spoils.is_empty() && lists.any(|list| !list.is_empty()) {
            let message = format!(
                "'{}' has words before, after or anywhere but spoils nothing: name the groups",
                entry.reason
            );
            return Err(source.error(&entry.reason, 0, message));
        }
    }
    Ok(())
}
