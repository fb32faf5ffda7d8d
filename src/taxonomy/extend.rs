//! A taxonomy file on top of another taxonomy.
//!
//! Entries with the name of an existing one add to its lists and override the other fields they
//! give. A phrase that is given wins over the same kind of meaning below.

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{Document, MergedDocument};
use super::entry::{Entry, merge_entries};
use super::normalise::{fold, words};
use super::phrase_index::{PhraseIndex, spellings};
use super::phrase_tags::{PhraseTags, Phrases};
use super::word_table::WordTable;
use super::yaml_text::{TaxonomyError, YamlText, unknown};
use super::{Role, WordId};

impl Document {
    /// A document that stands alone, though it may leave out sections that not every taxonomy has.
    pub(crate) fn alone(mut self, source: YamlText<'_>) -> Result<MergedDocument, TaxonomyError> {
        if self.remove.is_some() {
            let message = "with `replace: true` there is nothing to remove".to_owned();
            return Err(source.error("remove", 0, message));
        }
        self.replace = None;
        let given = self.take_phrases(&Document::default());
        let mut phrases = PhraseIndex::new(&[], &given, source);
        phrases.add_all(given);
        Ok(MergedDocument::new(self, phrases))
    }

    /// The given document on top of this one.
    pub(crate) fn extended(
        mut self,
        mut given: Document,
        source: YamlText<'_>,
    ) -> Result<MergedDocument, TaxonomyError> {
        let new = given.take_phrases(&self);
        let titles: FxHashSet<String> = titles(&self).collect();
        if let Some(removed) = given.remove.take() {
            self.remove_all(&removed, source)?;
        }
        let known = self.phrases.take().unwrap_or_default().0;
        let mut phrases = PhraseIndex::new(&known, &new, source);
        phrases.add_all(known);
        phrases.forget(&new);
        self.forget_ordinary(&new);
        phrases.add_all(new);
        self.check_confidence(&given, source)?;
        self.merge_sections(given);
        self.drop_dangling(&titles);
        Ok(MergedDocument::new(self, phrases))
    }

    /// The phrases of the section `phrases` and of all lists of 0.1.
    fn take_phrases(&mut self, below: &Document) -> Vec<(String, PhraseTags)> {
        let mut phrases = self.phrases.take().unwrap_or_default().0;
        phrases.extend(self.take_lists(below));
        phrases
    }

    fn merge_sections(&mut self, given: Document) {
        match (given.version, &mut self.version) {
            (Some(version), own) => *own = Some(version),
            (None, Some(own)) => own.push_str("+extended"),
            (None, None) => {}
        }
        if let Some(roles) = given.roles {
            merge_roles(self.roles.get_or_insert_default(), roles);
        }
        entries(&mut self.functions, given.functions);
        entries(&mut self.drivers, given.drivers);
        entries(&mut self.questions, given.questions);
        entries(&mut self.routes, given.routes);
        entries(&mut self.partner_words, given.partner_words);
        entries(&mut self.topics, given.topics);
        entries(&mut self.outside, given.outside);
        entries(&mut self.false_friends, given.false_friends);
        entries(&mut self.grades, given.grades);
        entries(&mut self.confidence, given.confidence);
        merge_lists(&mut self.scopes, given.scopes);
        merge_lists(&mut self.worlds, given.worlds);
        if let Some(letters) = given.letters {
            self.letters.get_or_insert_default().push_str(&letters);
        }
        merge_lists(&mut self.endings, given.endings);
        merge_lists(&mut self.compounds_first, given.compounds_first);
        merge_lists(&mut self.compounds_last, given.compounds_last);
        merge_lists(&mut self.compound_links, given.compound_links);
        if let Some(given) = given.compounds_open {
            self.compounds_open.get_or_insert_default().extend(given);
        }
        merge_lists(&mut self.ordinary, given.ordinary);
        if let (Some(own), Some(given)) = (&mut self.without_topic, given.without_topic) {
            own.leader = given.leader.or(own.leader.take());
            own.director = given.director.or(own.director.take());
            own.below = given.below.or(own.below.take());
        }
        if let Some(given) = given.duty_words {
            self.duty_words.get_or_insert_default().merge(given);
        }
    }

    fn check_confidence(
        &self,
        given: &Document,
        source: YamlText<'_>,
    ) -> Result<(), TaxonomyError> {
        let known = || self.confidence.iter().flatten().map(|entry| &*entry.ground);
        let mut given = given.confidence.iter().flatten();
        match given.find(|entry| !known().any(|ground| ground == entry.ground)) {
            Some(entry) => Err(unknown(source, "ground", &entry.ground, known())),
            None => Ok(()),
        }
    }

    /// Removes words, phrases, roles and aliases wherever they stand.
    fn remove_all(&mut self, all: &[String], source: YamlText<'_>) -> Result<(), TaxonomyError> {
        let phrases = self.phrases.take().unwrap_or_default().0;
        let mut words = WordTable::default();
        for (written, read) in spellings(&phrases) {
            words.spell(written, read);
        }
        let of_phrase = |(phrase, tags): (String, PhraseTags)| WordedPhrase {
            read: words.as_read(&phrase),
            written: words.as_written(&phrase),
            phrase,
            tags,
        };
        let mut phrases: Vec<WordedPhrase> = phrases.into_iter().map(of_phrase).collect();
        for removed in all {
            if !self.remove(removed, &mut words, &mut phrases) {
                let message =
                    format!("'{removed}' cannot be removed: no word, phrase or role is called so");
                return Err(source.error(removed, 0, message));
            }
        }
        let left = phrases.into_iter().map(|left| (left.phrase, left.tags));
        self.phrases = Some(Phrases(left.collect()));
        Ok(())
    }

    /// Removes one of them. Says no if nothing is called so.
    fn remove(
        &mut self,
        removed: &str,
        words: &mut WordTable,
        phrases: &mut Vec<WordedPhrase>,
    ) -> bool {
        let title = removed.to_lowercase();
        let roles = self.roles.get_or_insert_default();
        let mut found = retain_titles(roles, |other| other != title);
        let (read, written) = (words.as_read(removed), words.as_written(removed));
        let before = phrases.len();
        phrases.retain(|phrase| phrase.read != read && phrase.written != written);
        found |= phrases.len() < before;
        let lists = [
            &mut self.endings,
            &mut self.compounds_first,
            &mut self.compounds_last,
            &mut self.compound_links,
            &mut self.ordinary,
        ];
        for list in lists.into_iter().flatten() {
            let before = list.len();
            list.retain(|other| words.as_written(other) != written);
            found |= list.len() < before;
        }
        if let Some(duties) = &mut self.duty_words {
            found |= duties.retain(|other| words.as_written(other) != written);
        }
        // a removed word is not to come back as a misspelling of another one
        if let [word] = written[..]
            && !phrases.iter().any(|phrase| phrase.written.contains(&word))
        {
            let ordinary = self.ordinary.get_or_insert_default();
            ordinary.push(removed.to_owned());
        }
        found
    }

    /// A word that means something now is no longer just a word that is spelt right.
    fn forget_ordinary(&mut self, given: &[(String, PhraseTags)]) {
        let words_of = |(phrase, _): &'_ (String, PhraseTags)| -> Vec<String> {
            let words = words(phrase).map(|at| fold(&phrase[at]).into_owned());
            words.collect()
        };
        let known: FxHashSet<String> = given.iter().flat_map(words_of).collect();
        if let Some(ordinary) = &mut self.ordinary {
            ordinary.retain(|word| !known.contains(&*fold(word)));
        }
    }

    /// Drops titles from scopes which no role has any more, of those that one had before.
    fn drop_dangling(&mut self, before: &FxHashSet<String>) {
        let now: FxHashSet<String> = titles(self).collect();
        let Some(scopes) = &mut self.scopes else {
            return;
        };
        scopes.retain_mut(|scope| {
            scope.titles.to_mut().retain(|title| {
                let title = title.to_lowercase();
                now.contains(&title) || !before.contains(&title)
            });
            !scope.titles.is_empty()
        });
    }
}

/// A phrase with its words.
struct WordedPhrase {
    read: Vec<WordId>,
    written: Vec<WordId>,
    phrase: String,
    tags: PhraseTags,
}

fn entries<E: Entry>(below: &mut Option<Vec<E>>, given: Option<Vec<E>>) {
    if let Some(given) = given {
        merge_entries(below.get_or_insert_default(), given);
    }
}

fn merge_lists<T: PartialEq>(below: &mut Option<Vec<T>>, given: Option<Vec<T>>) {
    let below = below.get_or_insert_default();
    for word in given.into_iter().flatten() {
        if !below.contains(&word) {
            below.push(word);
        }
    }
}

/// Roles replace those of the same title and take over their titles from others. Thousands are not
/// compared with each other.
fn merge_roles(below: &mut Vec<Role>, given: Vec<Role>) {
    let own: FxHashSet<String> = given.iter().flat_map(role_titles).collect();
    retain_aliases(below, |alias| !own.contains(alias));
    let places = below.iter().map(|role| role.title.to_lowercase()).zip(0..);
    let mut places: FxHashMap<String, usize> = places.collect();
    for role in given {
        match places.get(&role.title.to_lowercase()) {
            Some(&place) => below[place] = role,
            None => {
                places.insert(role.title.to_lowercase(), below.len());
                below.push(role);
            }
        }
    }
}

/// All titles and aliases of roles, in small letters.
fn titles(document: &Document) -> impl Iterator<Item = String> {
    document.roles.iter().flatten().flat_map(role_titles)
}

fn role_titles(role: &Role) -> impl Iterator<Item = String> {
    let titles = std::iter::once(&role.title).chain(role.aliases.iter());
    titles.map(|title| title.to_lowercase())
}

/// Keeps the roles and aliases whose titles, in small letters, are to stay. Says whether one went.
fn retain_titles(roles: &mut Vec<Role>, stays: impl Fn(&str) -> bool) -> bool {
    let before = roles.len();
    roles.retain(|role| stays(&role.title.to_lowercase()));
    retain_aliases(roles, stays) || roles.len() < before
}

fn retain_aliases(roles: &mut [Role], stays: impl Fn(&str) -> bool) -> bool {
    let mut gone = false;
    for role in roles {
        if role
            .aliases
            .iter()
            .any(|alias| !stays(&alias.to_lowercase()))
        {
            role.aliases
                .to_mut()
                .retain(|alias| stays(&alias.to_lowercase()));
            gone = true;
        }
    }
    gone
}
