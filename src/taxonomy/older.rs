//! Lists of phrases by meaning, as taxonomy files for rolecall 0.1 have them, to phrases with tags.

use std::borrow::Cow;

use super::document::Document;
use super::entry::Entry;
use super::phrases::PhraseTags;

impl Document {
    /// Takes all lists of phrases out of their sections. Entries without a name get the one of the
    /// entry below that they belong to, or else one of their own.
    pub(super) fn take_lists(&mut self, below: &Document) -> Vec<(String, PhraseTags)> {
        let joins = below.false_friends.is_some(); // a file that stands alone says what it means
        let mut found = Vec::new();
        let mut take = |words: Option<Vec<String>>, tag: &dyn Fn(&mut PhraseTags)| {
            let mut tags = PhraseTags::default();
            tag(&mut tags);
            let words = words.into_iter().flatten();
            found.extend(words.map(|word| (word, tags.clone())));
        };
        for entry in self.partner_words.iter_mut().flatten() {
            let name = &entry.group;
            take(entry.words.take(), &|tags| {
                tags.partner = Some(name.clone());
            });
        }
        for entry in self.topics.iter_mut().flatten() {
            if let Some(silent) = entry.silent_beside.take() {
                entry.only_beside.get_or_insert(silent);
            }
            let name = &entry.topic;
            take(entry.words.take(), &|tags| {
                tags.function = Some(name.clone());
            });
        }
        let mut known = below.outside.clone().unwrap_or_default();
        for entry in self.outside.iter_mut().flatten() {
            let name = named(
                &mut known,
                joins,
                entry,
                |entry| &mut entry.name,
                entry.outside.id(),
            );
            take(entry.words.take(), &|tags| {
                tags.outside = Some(name.clone());
            });
        }
        let mut known = below.false_friends.clone().unwrap_or_default();
        for entry in self.false_friends.iter_mut().flatten() {
            let reason = entry.reason.clone();
            let name = named(&mut known, joins, entry, |entry| &mut entry.name, &reason);
            if let Some(across_and) = entry.across_and.take() {
                entry.far.get_or_insert(across_and);
            }
            entry.counts_topics = None; // nothing is about partners for its work alone any more
            take(entry.phrases.take(), &|tags| {
                tags.false_friend = Some(name.clone());
            });
            take(entry.before.take(), &|tags| {
                tags.before = vec![name.clone()];
            });
            take(entry.after.take(), &|tags| {
                tags.after = vec![name.clone()];
            });
            take(entry.anywhere.take(), &|tags| {
                tags.anywhere = vec![name.clone()];
            });
        }
        for entry in self.levels.take().into_iter().flatten() {
            take(Some(entry.words), &|tags| {
                tags.level = Some(entry.level);
            });
        }
        for entry in self.spellings.take().into_iter().flatten() {
            take(Some(entry.write), &|tags| {
                tags.reads = Some(entry.read.clone());
            });
        }
        take(self.objects.take(), &|tags| {
            tags.object = true;
        });
        take(self.fillers.take(), &|tags| {
            tags.filler = true;
        });
        take(self.adjectives.take(), &|tags| {
            tags.adjective = true;
        });
        take(self.joiners.take(), &|tags| {
            tags.joiner = true;
        });
        take(self.linkers.take(), &|tags| {
            tags.linker = true;
        });
        take(self.others.take(), &|tags| {
            tags.others = true;
        });
        take(self.partner_behind.take(), &|tags| {
            tags.partner_behind = true;
        });
        take(self.employers.take(), &|tags| {
            tags.employer = true;
        });
        found
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
