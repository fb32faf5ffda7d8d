//! The names by which phrases and entries refer to others.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::{
    FalseFriend, PartnerTerm, Stands, TagSet, TaxonomyError,
    document::Document,
    phrase_tags::PhraseTags,
    yaml_text::{YamlText, unknown},
};
use super::Terms;

type Text = Cow<'static, str>;

/// The index of each term by its name.
pub(super) struct Names<'d> {
    partner: FxHashMap<&'d str, u16>,
    function: FxHashMap<&'d str, u16>,
    outside: FxHashMap<&'d str, u16>,
    friend: FxHashMap<&'d str, u16>,
    /// The false friends that words of a world make before, after and anywhere.
    worlds: FxHashMap<&'d str, [Vec<u16>; 3]>,
    source: YamlText<'d>,
}

impl<'d> Names<'d> {
    /// The names of the terms of a document.
    ///
    /// # Errors
    /// Two terms of a kind have the same name.
    pub(super) fn of(document: &'d Document, source: YamlText<'d>) -> Result<Self, TaxonomyError> {
        let groups = document
            .partner_words
            .iter()
            .flatten()
            .map(|entry| &*entry.group);
        let topics = document.topics.iter().flatten().map(|entry| &*entry.topic);
        let works = document
            .outside
            .iter()
            .flatten()
            .map(|entry| entry.called());
        let friends = document
            .false_friends
            .iter()
            .flatten()
            .map(|entry| entry.called());
        Ok(Names {
            partner: index(groups, source)?,
            function: index(topics, source)?,
            outside: index(works, source)?,
            friend: index(friends, source)?,
            worlds: worlds(document, source)?,
            source,
        })
    }

    /// Tags with the terms that they name. A spelling of something else has none.
    pub(super) fn tag_set(&self, phrase: &str, tags: &PhraseTags) -> Result<TagSet, TaxonomyError> {
        let find = |what: &str, names: &FxHashMap<&str, u16>, name: &str| {
            names.get(name).copied().ok_or_else(|| {
                let error = unknown(self.source, what, name, names.keys().copied());
                self.source.phrase_error(phrase, 0, error.message)
            })
        };
        let one = |what: &str, names: &FxHashMap<&str, u16>, name: &Option<_>| {
            let name: Option<&Text> = name.as_ref();
            name.map(|name| find(what, names, name)).transpose()
        };
        let mut of_worlds = NO_WORLD;
        for world in &tags.world {
            let friends = self.worlds.get(&**world).ok_or_else(|| {
                let error = unknown(self.source, "world", world, self.worlds.keys().copied());
                self.source.phrase_error(phrase, 0, error.message)
            })?;
            for (all, own) in of_worlds.iter_mut().zip(friends) {
                all.extend_from_slice(own);
            }
        }
        let friends = |names: &[Text], of_worlds: &[u16]| {
            let found = names
                .iter()
                .map(|name| find("false friend", &self.friend, name));
            let mut found = found.collect::<Result<Vec<u16>, _>>()?;
            found.extend_from_slice(of_worlds);
            found.sort_unstable();
            found.dedup();
            Ok(found.into())
        };
        Ok(TagSet {
            level: tags.level,
            partner: one("group", &self.partner, &tags.partner)?,
            function: one("topic", &self.function, &tags.function)?,
            outside: one("work outside", &self.outside, &tags.outside)?,
            false_friend: one("false friend", &self.friend, &tags.false_friend)?,
            before: friends(&tags.before, &of_worlds[0])?,
            after: friends(&tags.after, &of_worlds[1])?,
            anywhere: friends(&tags.anywhere, &of_worlds[2])?,
            object: tags.object,
            filler: tags.filler || tags.adjective,
            partner_behind: tags.partner_behind,
            adjective: tags.adjective,
            joiner: tags.joiner,
            linker: tags.linker,
            others: tags.others,
            place: tags.place,
            employer: tags.employer,
            vendor: tags.vendor,
            cloud: tags.cloud,
            rank: tags.rank,
            not_now: tags.not_now,
            not_now_before: tags.not_now_before,
            unread: tags.unread,
        })
    }

    /// Finds the first term that names what is not there, or leaves out what it needs.
    pub(super) fn check(&self, terms: &Terms) -> Result<(), TaxonomyError> {
        let topic = |name: &str| {
            if self.function.contains_key(name) {
                Ok(())
            } else {
                Err(unknown(
                    self.source,
                    "topic",
                    name,
                    self.function.keys().copied(),
                ))
            }
        };
        for term in &terms.function {
            if term.functions.is_empty() {
                let message = format!("topic '{}' belongs to no function: name one", term.topic);
                return Err(self.source.error(&term.topic, 0, message));
            }
        }
        for term in &terms.partner {
            self.check_alone(term)?;
            let is_work = |need: &str| terms.outside.iter().any(|work| work.outside.id() == need);
            for need in term.needs.iter().filter(|need| !is_work(need)) {
                topic(need)?;
            }
        }
        for friend in &terms.friends {
            for name in friend.yields_to.iter() {
                topic(name)?;
            }
            for name in friend.spoils.iter() {
                if !self.partner.contains_key(&**name) {
                    let known = self.partner.keys().copied();
                    return Err(unknown(self.source, "group", name, known));
                }
            }
        }
        Ok(())
    }

    fn check_alone(&self, term: &PartnerTerm) -> Result<(), TaxonomyError> {
        let alone = term.stands == Stands::Before || term.named && term.stands == Stands::Noun;
        if alone && term.alone.is_empty() {
            let name = &term.group;
            let message =
                format!("'{name}' may stand by itself: say under `alone` what it is then");
            return Err(self.source.error(name, 0, message));
        }
        Ok(())
    }

    /// A false friend that is made by words beside a partner word has to say by which groups.
    pub(super) fn check_spoils(
        &self,
        friends: &[FalseFriend],
        tags: &TagSet,
    ) -> Result<(), TaxonomyError> {
        let beside = tags
            .before
            .iter()
            .chain(tags.after.iter())
            .chain(tags.anywhere.iter());
        for &index in beside {
            let friend = &friends[usize::from(index)];
            if friend.spoils.is_empty() {
                let message = format!(
                    "'{}' has words before, after or anywhere but spoils nothing: name the groups",
                    friend.reason
                );
                return Err(self.source.error(&friend.reason, 0, message));
            }
        }
        Ok(())
    }
}

const NO_WORLD: [Vec<u16>; 3] = [Vec::new(), Vec::new(), Vec::new()];

/// By world, the false friends that its words make before, after and anywhere.
fn worlds<'d>(
    document: &'d Document,
    source: YamlText<'_>,
) -> Result<FxHashMap<&'d str, [Vec<u16>; 3]>, TaxonomyError> {
    let names = || document.worlds.iter().flatten().map(|world| &**world);
    let mut worlds: FxHashMap<&str, [Vec<u16>; 3]> = names().map(|name| (name, NO_WORLD)).collect();
    for (index, friend) in (0..).zip(document.false_friends.iter().flatten()) {
        let lists = [
            &friend.before_worlds,
            &friend.after_worlds,
            &friend.anywhere_worlds,
        ];
        for (place, list) in lists.into_iter().enumerate() {
            for world in list.iter().flatten() {
                match worlds.get_mut(&**world) {
                    Some(friends) => friends[place].push(index),
                    None => return Err(unknown(source, "world", world, names())),
                }
            }
        }
    }
    Ok(worlds)
}

fn index<'n>(
    names: impl Iterator<Item = &'n str>,
    source: YamlText<'_>,
) -> Result<FxHashMap<&'n str, u16>, TaxonomyError> {
    let mut index = FxHashMap::default();
    for (number, name) in names.enumerate() {
        let Ok(number) = u16::try_from(number) else {
            let message = "more entries in one section than there can be".to_owned();
            return Err(source.error(name, 0, message));
        };
        if index.insert(name, number).is_some() {
            let message = format!("'{name}' stands twice: rename one or join the two");
            return Err(source.error(name, 1, message));
        }
    }
    Ok(index)
}
