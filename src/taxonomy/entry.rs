//! An entry of a taxonomy file on top of those of the same section.

use std::collections::{HashMap, HashSet};

use serde_yaml::{Mapping, Value};

use super::compile::Keys;
use super::document::{key_of, name_of};
use super::extend::Key;
use super::source::{Source, TaxonomyError, unknown};

/// Fields of entries to which an extension adds; any other field it overrides.
const LISTS: [&str; 13] = [
    "words",
    "phrases",
    "before",
    "after",
    "anywhere",
    "before_worlds",
    "after_worlds",
    "anywhere_worlds",
    "write",
    "responsibilities",
    "duties",
    "kpis",
    "look_alikes",
];

/// Adds entries to those of a section.
pub(super) fn add_all(
    section: &str,
    below: &mut Vec<Value>,
    entries: Vec<Value>,
    keys: &mut Keys<'_>,
    source: Source<'_>,
) -> Result<(), TaxonomyError> {
    if !["roles", "scopes", "pulls"].contains(&section) {
        let mut entries = entries.into_iter();
        return entries.try_for_each(|entry| add(section, below, entry, keys, source));
    }
    // by title: thousands of roles are not compared with each other
    let key = key_of(section);
    let places = below.iter().enumerate();
    let mut places: HashMap<_, _> = places
        .filter_map(|(place, entry)| Some((title_of(entry, key)?, place)))
        .collect();
    for entry in entries {
        let title = title_of(&entry, key);
        match title.as_ref().and_then(|title| places.get(title)) {
            _ if !entry.is_mapping() => add(section, below, entry, keys, source)?,
            Some(&place) => below[place] = entry,
            None => {
                places.extend(title.map(|title| (title, below.len())));
                below.push(entry);
            }
        }
    }
    Ok(())
}

/// The title of a role, however it is written.
fn title_of(entry: &Value, key: &str) -> Option<String> {
    Some(entry.get(key)?.as_str()?.to_lowercase())
}

/// Adds an entry that is joined with the one of its name.
fn add(
    section: &str,
    below: &mut Vec<Value>,
    entry: Value,
    keys: &mut Keys<'_>,
    source: Source<'_>,
) -> Result<(), TaxonomyError> {
    let key = key_of(section);
    match entry {
        Value::Mapping(fields) if key != "name" => {
            let name = fields.get(key).and_then(Value::as_str).map(str::to_owned);
            let Some(name) = name else {
                let message = format!("an entry of `{section}` needs `{key}`, the name it goes by");
                return Err(source.error(section, 0, message));
            };
            let alike = |entry: &&mut Value| {
                name_of(section, entry) == Some(&name) && is_same_kind(section, entry, &fields)
            };
            match below.iter_mut().find(alike).and_then(Value::as_mapping_mut) {
                Some(same) => join(same, fields, keys),
                None if section == "confidence" => {
                    let known = below.iter().filter_map(|entry| name_of(section, entry));
                    return Err(unknown(source, "ground", &name, known));
                }
                None => below.push(Value::Mapping(fields)),
            }
        }
        word @ (Value::String(_) | Value::Number(_) | Value::Bool(_)) if key == "name" => {
            below.push(word);
        }
        _ => {
            let message = match key {
                "name" => format!("`{section}` has to hold words only"),
                _ => format!("an entry of `{section}` has to hold keys, the first of them `{key}`"),
            };
            return Err(source.error(section, 0, message));
        }
    }
    Ok(())
}

/// Several entries may go by one name: work outside of several kinds, reasons that spoil different
/// groups. An entry is joined with the first that says nothing else.
fn is_same_kind(section: &str, below: &Value, fields: &Mapping) -> bool {
    let same = |key: &str| {
        fields
            .get(key)
            .is_none_or(|given| below.get(key) == Some(given))
    };
    match section {
        "outside" => {
            let holds = |value: Option<&Value>| value.and_then(Value::as_bool).unwrap_or(false);
            let agrees = |key| holds(fields.get(key)) == holds(below.get(key));
            let flags = ["weak", "with_customers", "audience"];
            flags.into_iter().all(agrees) && same("nearest")
        }
        "false_friends" => {
            let around = ["before", "after", "anywhere"];
            let needs_groups = around.iter().any(|key| {
                fields.contains_key(*key) || fields.contains_key(format!("{key}_worlds"))
            });
            same("spoils") && (!needs_groups || below.get("spoils").is_some())
        }
        _ => true,
    }
}

/// Adds the words of an entry to those of an existing one; whatever else it gives counts now.
fn join(below: &mut Mapping, fields: Mapping, keys: &mut Keys<'_>) {
    for (field, value) in fields {
        let is_list = field.as_str().is_some_and(|field| LISTS.contains(&field));
        match (below.get_mut(&field), value) {
            (Some(Value::Sequence(words)), Value::Sequence(given)) if is_list => {
                let mut key = |word: &Value| keys.words(word.as_str().unwrap_or_default());
                let known: HashSet<Key> = words.iter().map(&mut key).collect();
                words.extend(given.into_iter().filter(|word| !known.contains(&key(word))));
            }
            (_, value) => {
                below.insert(field, value);
            }
        }
    }
}
