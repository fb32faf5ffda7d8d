//! Lists of phrases by meaning, as taxonomy files for rolecall 0.1 have them, to phrases with tags.

use std::borrow::Cow;

use super::document::Document;
use super::entry::Entry;
use super::phrase_tags::PhraseTags;

impl Document {
    /// Takes all lists of phrases out of their sections. Entries without a name get the one of the
    /// entry below that they belong to, or else one of their own.
    pub(super) fn take_lists(&mut self, below: &Document) -> Vec<(String, PhraseTags)> {
        let mut found = TaggedPhrases::default();
        for entry in self.partner_words.iter_mut().flatten() {
            let name = &entry.group;
            found.take(&mut entry.words, |tags| tags.partner = Some(name.clone()));
        }
        for entry in self.topics.iter_mut().flatten() {
            if let Some(silent) = entry.silent_beside.take() {
                entry.only_beside.get_or_insert(silent);
            }
            let name = &entry.topic;
            found.take(&mut entry.words, |tags| tags.function = Some(name.clone()));
        }
        self.take_named_lists(below, &mut found);
        for entry in self.levels.take().into_iter().flatten() {
            found.take(&mut Some(entry.words), |tags| {
                tags.level = Some(entry.level);
            });
        }
        for entry in self.spellings.take().into_iter().flatten() {
            found.take(&mut Some(entry.write), |tags| tags.reads = Some(entry.read));
        }
        found.take(&mut self.objects, |tags| tags.object = true);
        found.take(&mut self.fillers, |tags| tags.filler = true);
        found.take(&mut self.adjectives, |tags| tags.adjective = true);
        found.take(&mut self.joiners, |tags| tags.joiner = true);
        found.take(&mut self.linkers, |tags| tags.linker = true);
        found.take(&mut self.others, |tags| tags.others = true);
        found.take(&mut self.partner_behind, |tags| tags.partner_behind = true);
        found.take(&mut self.employers, |tags| tags.employer = true);
        found.0
    }

    /// Takes the lists of entries that may have no name.
    fn take_named_lists(&mut self, below: &Document, found: &mut TaggedPhrases) {
        let joins = below.false_friends.is_some(); // a file that stands alone says what it means
        let mut known = below.outside.clone().unwrap_or_default();
        for entry in self.outside.iter_mut().flatten() {
            let stem = entry.outside.id();
            let name = named(&mut known, joins, entry, |entry| &mut entry.name, stem);
            found.take(&mut entry.words, |tags| tags.outside = Some(name));
        }
        let mut known = below.false_friends.clone().unwrap_or_default();
        for entry in self.false_friends.iter_mut().flatten() {
            let reason = entry.reason.clone();
            let name = named(&mut known, joins, entry, |entry| &mut entry.name, &reason);
            if let Some(across_and) = entry.across_and.take() {
                entry.far.get_or_insert(across_and);
            }
            entry.counts_topics = None; // nothing is about partners for its work alone any more
            found.take(&mut entry.phrases, |tags| {
                tags.false_friend = Some(name.clone());
            });
            found.take(&mut entry.before, |tags| tags.before.push(name.clone()));
            found.take(&mut entry.after, |tags| tags.after.push(name.clone()));
            found.take(&mut entry.anywhere, |tags| tags.anywhere.push(name.clone()));
        }
    }
}

/// The phrases of lists, with their tags.
#[derive(Default)]
struct TaggedPhrases(Vec<(String, PhraseTags)>);

impl TaggedPhrases {
    /// Takes the phrases of a list, all of which have this tag.
    fn take(&mut self, list: &mut Option<Vec<String>>, tag: impl FnOnce(&mut PhraseTags)) {
        let mut tags = PhraseTags::default();
        tag(&mut tags);
        let phrases = list.take().into_iter().flatten();
        self.0.extend(phrases.map(|phrase| (phrase, tags.clone())));
    }
}

/// The name of an entry, which is made up from `stem` if neither it nor the known entry of the same
/// kind has one.
fn named<E: Entry + Clone>(
    known: &mut Vec<E>,
    joins: bool,
    entry: &mut E,
    name: impl Fn(&mut E) -> &mut Option<Cow<'static, str>>,
    stem: &str,
) -> Cow<'static, str> {
    let mut same = known.iter_mut().filter(|_| joins);
    if let Some(same) = same.find(|known| known.is_same(entry)) {
        *name(entry) = name(same).clone();
    }
    if name(entry).is_none() {
        let mut free = stem.to_owned();
        let mut number = 1;
        while known
            .iter_mut()
            .any(|known| name(known).as_deref() == Some(&free))
        {
            number += 1;
            free = format!("{stem} {number}");
        }
        *name(entry) = Some(Cow::Owned(free));
    }
    known.push(entry.clone());
    name(entry).clone().unwrap_or_default()
}
