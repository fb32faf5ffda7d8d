//! A taxonomy file on top of another taxonomy.
//!
//! Entries with the name of an existing one add their words to it and override the other fields
//! they give. A word that is given wins over the same kind of meaning below.

use std::collections::HashSet;

use serde_yaml::Value;

use super::WordId;
use super::compile::Keys;
use super::document::Document;
use super::entry::add_all;
use super::remove;
use super::source::{Source, TaxonomyError, unknown};

/// The section with words of job descriptions, which has sections of its own.
const DUTIES: &str = "duty_words";

/// The same words as a title reads them.
pub(super) type Key = Vec<WordId>;

/// What a phrase can be only one of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Wording {
    /// A word for partners or a false friend.
    Partner,
    Topic,
    Outside,
    Level,
    Spelling,
    /// A word of a section that is a list of words.
    Listed(String),
    /// A phrase of a list of duties.
    Duty(String),
}

impl Document {
    /// Whether the document stands alone instead of extending another.
    pub(crate) fn replaces(&self, source: Source<'_>) -> Result<bool, TaxonomyError> {
        match self.sections.get("replace") {
            None => Ok(false),
            Some(Value::Bool(replaces)) => Ok(*replaces),
            Some(_) => {
                let message = "`replace` is `true` or `false`".to_owned();
                Err(source.error("replace", 0, message))
            }
        }
    }

    /// A document that stands alone, though it may leave out what this one has as well.
    pub(crate) fn replaced(
        self,
        mut given: Document,
        source: Source<'_>,
    ) -> Result<Document, TaxonomyError> {
        check_sections(&self, &given, source)?;
        if given.sections.contains_key("remove") {
            let message = "with `replace: true` there is nothing to remove".to_owned();
            return Err(source.error("remove", 0, message));
        }
        given.sections.remove("replace");
        Ok(given)
    }

    /// The given document on top of this one.
    pub(crate) fn extended(
        self,
        given: Document,
        source: Source<'_>,
    ) -> Result<Document, TaxonomyError> {
        extend(self, given, source)
    }
}

fn extend(
    mut base: Document,
    mut given: Document,
    source: Source<'_>,
) -> Result<Document, TaxonomyError> {
    check_sections(&base, &given, source)?;
    given.sections.remove("replace");
    let mut keys = keys(&[&base, &given], source);
    let titles: HashSet<String> = remove::titles(&base).collect();
    if let Some(list) = given.sections.remove("remove") {
        remove::remove(&mut base, &list, &mut keys, source)?;
    }
    forget(&mut base, &given, &mut keys);
    if !given.sections.contains_key("version")
        && let Some(Value::String(version)) = base.sections.get_mut("version")
    {
        version.push_str("+extended");
    }
    for (name, section) in given.sections {
        let name = name.as_str().unwrap_or_default();
        let Some(below) = base.sections.get_mut(name) else {
            continue; // its name was checked
        };
        match (below, section) {
            (Value::Sequence(below), Value::Sequence(entries)) => {
                add_all(name, below, entries, &mut keys, source)?;
            }
            (Value::Mapping(below), Value::Mapping(fields)) if name == DUTIES => {
                for (field, value) in fields {
                    let list = field.as_str().unwrap_or_default();
                    match (below.get_mut(&field), value) {
                        (Some(Value::Sequence(below)), Value::Sequence(entries)) => {
                            add_all(list, below, entries, &mut keys, source)?;
                        }
                        (Some(Value::Mapping(below)), Value::Mapping(given)) => below.extend(given),
                        (_, value) => drop(below.insert(field, value)),
                    }
                }
            }
            (Value::Mapping(below), Value::Mapping(fields)) => below.extend(fields),
            (below @ Value::String(_), given @ (Value::String(_) | Value::Number(_))) => {
                *below = given;
            }
            (below, _) => {
                let shape = match below {
                    Value::Sequence(_) => "a list, each entry behind a `-`",
                    Value::Mapping(_) => "keys with values",
                    _ => "a text",
                };
                return Err(source.error(name, 0, format!("`{name}` has to hold {shape}")));
            }
        }
    }
    remove::drop_dangling(&mut base, &titles);
    Ok(base)
}

fn check_sections(
    base: &Document,
    given: &Document,
    source: Source<'_>,
) -> Result<(), TaxonomyError> {
    let own = ["replace", "remove"];
    let known = || base.names().chain(own);
    for name in given.names() {
        if !known().any(|known| known == name) {
            return Err(unknown(source, "section", name, known()));
        }
    }
    Ok(())
}

/// The keys of phrases under the spellings of all documents.
pub(super) fn keys<'s>(documents: &[&Document], source: Source<'s>) -> Keys<'s> {
    let mut spellings = Vec::new();
    for document in documents {
        let entries = document
            .sections
            .get("spellings")
            .and_then(Value::as_sequence);
        for entry in entries.into_iter().flatten() {
            let read = entry
                .get("read")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let written = entry.get("write").and_then(Value::as_sequence);
            let written = written.into_iter().flatten().filter_map(Value::as_str);
            spellings.extend(written.map(|written| (written.to_owned(), read.to_owned())));
        }
    }
    Keys::new(source, &spellings)
}

/// Calls for each list of words of a document with its meaning, if a phrase has only one of it.
pub(crate) fn each_list(
    document: &mut Document,
    mut list: impl FnMut(Option<Wording>, &mut Vec<Value>),
) {
    for (name, section) in &mut document.sections {
        let name = name.as_str().unwrap_or_default();
        match section {
            Value::Mapping(fields) if name == DUTIES => {
                for (field, section) in fields.iter_mut() {
                    let field = field.as_str().unwrap_or_default();
                    lists_of(field, section, &mut |_, words| {
                        list(Some(Wording::Duty(field.to_owned())), words);
                    });
                }
            }
            section => lists_of(name, section, &mut list),
        }
    }
}

fn lists_of(
    name: &str,
    section: &mut Value,
    list: &mut impl FnMut(Option<Wording>, &mut Vec<Value>),
) {
    let Value::Sequence(entries) = section else {
        return;
    };
    if entries.iter().all(Value::is_string) {
        return list(Some(Wording::Listed(name.to_owned())), entries);
    }
    for entry in entries.iter_mut().filter_map(Value::as_mapping_mut) {
        for (field, words) in entry.iter_mut() {
            let (Some(field), Value::Sequence(words)) = (field.as_str(), words) else {
                continue;
            };
            match (name, field) {
                ("partner_words", "words") | ("false_friends", "phrases") => {
                    list(Some(Wording::Partner), words);
                }
                ("topics", "words") => list(Some(Wording::Topic), words),
                ("outside", "words") => list(Some(Wording::Outside), words),
                ("levels", "words") => list(Some(Wording::Level), words),
                ("spellings", "write") => list(Some(Wording::Spelling), words),
                ("false_friends", "before" | "after" | "anywhere")
                | ("worlds" | "headings", "words")
                | ("pulls", "phrases") => list(None, words),
                _ => {}
            }
        }
    }
}

/// Forgets in the base what the given document says otherwise.
fn forget(base: &mut Document, given: &Document, keys: &mut Keys<'_>) {
    let mut known: HashSet<(Wording, Key)> = HashSet::new();
    let mut words: HashSet<WordId> = HashSet::new();
    let key = |phrase: &str, meaning: Wording, keys: &mut Keys<'_>| match meaning {
        Wording::Spelling | Wording::Duty(_) => (meaning, keys.words(phrase)),
        _ => (meaning, keys.of(phrase)),
    };
    each_list(&mut given.clone(), |meaning, list| {
        for phrase in list.iter().filter_map(Value::as_str) {
            if !matches!(meaning, Some(Wording::Duty(_))) {
                words.extend(keys.words(phrase));
            }
            known.extend(meaning.clone().map(|meaning| key(phrase, meaning, keys)));
        }
    });
    each_list(base, |meaning, list| {
        let Some(meaning) = meaning else { return };
        list.retain(|phrase| {
            let phrase = phrase.as_str().unwrap_or_default();
            !known.contains(&key(phrase, meaning.clone(), keys))
        });
    });
    // a word that means something now is no longer just a word that is spelt right
    if let Some(Value::Sequence(ordinary)) = base.sections.get_mut("ordinary") {
        ordinary.retain(|word| {
            let word = word.as_str().unwrap_or_default();
            !keys.words(word).iter().any(|word| words.contains(word))
        });
    }
    remove::forget_titles(base, given);
}
