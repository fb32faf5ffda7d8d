//! A taxonomy file on top of another taxonomy.
//!
//! Entries with the name of an existing one add to its lists and override the other fields they
//! give. A phrase that is given wins over the same kind of meaning below.

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{Document, MergedDocument};
use super::entry::{Entry, merge_entries};
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
        let mut given = self.take_phrases(&Document::default());
        let mut phrases = PhraseIndex::new(&[&given]);
        let problems = phrases.add_all(std::mem::take(&mut given), source);
        self.phrases = Some(Phrases(phrases.phrases));
        Ok((self, problems))
    }

    /// The given document on top of this one.
    pub(crate) fn extended(
        mut self,
        mut given: Document,
        source: YamlText<'_>,
    ) -> Result<MergedDocument, TaxonomyError> {
        let new = given.take_phrases(&self);
        let known = self.phrases.take().unwrap_or_default().0;
        let mut phrases = PhraseIndex::new(&[&known, &new]);
        phrases.add_all(known, source);
        let titles: FxHashSet<String> = titles(&self).collect();
        for removed in given.remove.take().unwrap_or_default() {
            self.remove_everywhere(&removed, &mut phrases, source)?;
        }
        phrases.forget(&new);
        self.forget_ordinary(&new, &mut phrases.words);
        let problems = phrases.add_all(new, source);
        self.phrases = Some(Phrases(phrases.phrases));
        self.check_confidence(&given, source)?;
        self.merge_sections(given);
        self.drop_dangling(&titles);
        Ok((self, problems))
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
        words(&mut self.scopes, given.scopes);
        words(&mut self.worlds, given.worlds);
        if let Some(letters) = given.letters {
            self.letters.get_or_insert_default().push_str(&letters);
        }
        words(&mut self.endings, given.endings);
        words(&mut self.compounds_first, given.compounds_first);
        words(&mut self.compounds_last, given.compounds_last);
        words(&mut self.compound_links, given.compound_links);
        if let Some(given) = given.compounds_open {
            self.compounds_open.get_or_insert_default().extend(given);
        }
        words(&mut self.ordinary, given.ordinary);
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

    /// Removes a word, phrase, role or alias wherever it stands.
    fn remove_everywhere(
        &mut self,
        removed: &str,
        phrases: &mut PhraseIndex,
        source: YamlText<'_>,
    ) -> Result<(), TaxonomyError> {
        let title = removed.to_lowercase();
        let roles = self.roles.get_or_insert_default();
        let mut found = retain_titles(roles, |other| other != title);
        let word = phrases.words.as_written(removed);
        found |= phrases.remove(removed);
        let lists = [
            &mut self.endings,
            &mut self.compounds_first,
            &mut self.compounds_last,
            &mut self.compound_links,
            &mut self.ordinary,
        ];
        for list in lists.into_iter().flatten() {
            let before = list.len();
            list.retain(|other| phrases.words.as_written(other) != word);
            found |= list.len() < before;
        }
        if let Some(duties) = &mut self.duty_words {
            found |= duties.retain(|other| phrases.words.as_written(other) != word);
        }
        if !found {
            let message =
                format!("'{removed}' cannot be removed: no word, phrase or role is called so");
            return Err(source.error(removed, 0, message));
        }
        // a removed word is not to come back as a misspelling of another one
        if let [word] = word[..]
            && !phrases.has_word(word)
        {
            self.ordinary
                .get_or_insert_default()
                .push(removed.to_owned());
        }
        Ok(())
    }

    /// A word that means something now is no longer just a word that is spelt right.
    fn forget_ordinary(&mut self, given: &[(String, PhraseTags)], words: &mut WordTable) {
        let known: FxHashSet<WordId> = given
            .iter()
            .flat_map(|(phrase, _)| words.as_written(phrase))
            .collect();
        if let Some(ordinary) = &mut self.ordinary {
            ordinary.retain(|word| !words.as_written(word).iter().any(|id| known.contains(id)));
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

/// The phrases of a document by what they are read as: "Channel-Sales" and "channel sales" are one.
struct PhraseIndex {
    words: WordTable,
    phrases: Vec<(String, PhraseTags)>,
    places: FxHashMap<Vec<WordId>, usize>,
}

impl PhraseIndex {
    /// An empty index under the spellings among these phrases.
    fn new(all: &[&[(String, PhraseTags)]]) -> Self {
        let mut words = WordTable::default();
        for (written, tags) in all.iter().copied().flatten() {
            if let Some(read) = &tags.reads {
                words.spell(written, read);
            }
        }
        PhraseIndex {
            words,
            phrases: Vec::new(),
            places: FxHashMap::default(),
        }
    }

    /// A spelling goes by what is written, all else by what it is read as.
    fn key(&mut self, phrase: &str, tags: &PhraseTags) -> Vec<WordId> {
        match tags.reads {
            Some(_) => self.words.as_written(phrase),
            None => self.words.as_read(phrase),
        }
    }

    /// Adds phrases, and hands over those that say the same kind of thing twice.
    fn add_all(
        &mut self,
        given: Vec<(String, PhraseTags)>,
        source: YamlText<'_>,
    ) -> Vec<TaxonomyError> {
        let mut problems = Vec::new();
        for (phrase, tags) in given {
            let key = self.key(&phrase, &tags);
            let place = *self.places.entry(key).or_insert_with(|| {
                self.phrases.push((phrase.clone(), PhraseTags::default()));
                self.phrases.len() - 1
            });
            if !self.phrases[place].1.add(tags) {
                let message =
                    format!("'{phrase}' stands twice with the same kind of meaning: remove one");
                problems.push(source.phrase_error(&phrase, 1, message));
            }
        }
        problems
    }

    /// Forgets what the given phrases say otherwise.
    fn forget(&mut self, given: &[(String, PhraseTags)]) {
        for (phrase, tags) in given {
            let key = self.key(phrase, tags);
            if let Some(&place) = self.places.get(&key) {
                self.phrases[place].1.forget(tags);
            }
        }
    }

    /// Removes a phrase, however it is written. Says whether there was one.
    fn remove(&mut self, removed: &str) -> bool {
        let (read, written) = (self.words.as_read(removed), self.words.as_written(removed));
        let before = self.phrases.len();
        let words = &mut self.words;
        self.phrases.retain(|(phrase, _)| {
            words.as_read(phrase) != read && words.as_written(phrase) != written
        });
        self.places.clear();
        for place in 0..self.phrases.len() {
            let (phrase, tags) = self.phrases[place].clone();
            let key = self.key(&phrase, &tags);
            self.places.insert(key, place);
        }
        self.phrases.len() < before
    }

    fn has_word(&mut self, word: WordId) -> bool {
        let words = &mut self.words;
        let mut phrases = self.phrases.iter();
        phrases.any(|(phrase, _)| words.as_written(phrase).contains(&word))
    }
}

fn entries<E: Entry>(below: &mut Option<Vec<E>>, given: Option<Vec<E>>) {
    if let Some(given) = given {
        merge_entries(below.get_or_insert_default(), given);
    }
}

fn words<T: PartialEq>(below: &mut Option<Vec<T>>, given: Option<Vec<T>>) {
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
