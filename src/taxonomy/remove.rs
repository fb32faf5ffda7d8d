//! What a taxonomy file takes away from the one below it.

use std::collections::HashSet;

use serde_yaml::Value;

use super::WordId;
use super::compile::Keys;
use super::document::Document;
use super::extend::each_list;
use super::source::{Source, TaxonomyError};

/// Removes the listed words, phrases, roles and aliases.
pub(super) fn remove(
    base: &mut Document,
    list: &Value,
    keys: &mut Keys<'_>,
    source: Source<'_>,
) -> Result<(), TaxonomyError> {
    let Value::Sequence(list) = list else {
        let message = "`remove` has to hold a list of words, phrases and titles".to_owned();
        return Err(source.error("remove", 0, message));
    };
    for removed in list {
        let Some(removed) = removed.as_str() else {
            let message = "`remove` has to hold words, phrases and titles only".to_owned();
            return Err(source.error("remove", 0, message));
        };
        let title = removed.to_lowercase();
        let mut found = retain_titles(base, |other| other != title);
        let (read, raw) = (keys.of(removed), keys.words(removed));
        each_list(base, |_, words| {
            let before = words.len();
            words.retain(|word| {
                let word = word.as_str().unwrap_or_default();
                keys.of(word) != read && keys.words(word) != raw
            });
            found |= words.len() < before;
        });
        if !found {
            let message =
                format!("'{removed}' cannot be removed: no word, phrase or role is called so");
            return Err(source.error(removed, 0, message));
        }
        stay_unknown(base, removed, &raw, keys);
    }
    Ok(())
}

/// A removed word is not to come back as a misspelling of another one.
fn stay_unknown(base: &mut Document, removed: &str, raw: &[WordId], keys: &mut Keys<'_>) {
    let &[word] = raw else { return };
    let mut known = false;
    each_list(base, |_, list| {
        let mut phrases = list.iter().filter_map(Value::as_str);
        known |= phrases.any(|phrase| keys.words(phrase).contains(&word));
    });
    let ordinary = base.sections.get_mut("ordinary");
    if let Some(Value::Sequence(ordinary)) = ordinary.filter(|_| !known) {
        ordinary.push(Value::from(removed));
    }
}

/// Takes the titles and aliases of given roles away from the roles below.
pub(super) fn forget_titles(base: &mut Document, given: &Document) {
    let own: HashSet<String> = titles(given).collect();
    each_role(base, |role| {
        retain_aliases(role, |alias| !own.contains(alias));
    });
}

/// Drops titles from scopes which no role has any more, of those that one had before.
pub(super) fn drop_dangling(document: &mut Document, before: &HashSet<String>) {
    let now: HashSet<String> = titles(document).collect();
    let Some(Value::Sequence(scopes)) = document.sections.get_mut("scopes") else {
        return;
    };
    scopes.retain_mut(|scope| {
        let Some(Value::Sequence(titles)) = scope.get_mut("titles") else {
            return true;
        };
        titles.retain(|title| {
            let title = title.as_str().unwrap_or_default().to_lowercase();
            now.contains(&title) || !before.contains(&title)
        });
        !titles.is_empty()
    });
}

/// All titles and aliases of roles, in small letters.
pub(super) fn titles(document: &Document) -> impl Iterator<Item = String> {
    let roles = document.sections.get("roles").and_then(Value::as_sequence);
    let titles = roles.into_iter().flatten().flat_map(|role| {
        let aliases = role.get("aliases").and_then(Value::as_sequence);
        role.get("title")
            .into_iter()
            .chain(aliases.into_iter().flatten())
    });
    titles.filter_map(Value::as_str).map(str::to_lowercase)
}

/// Keeps the roles and aliases whose titles, in small letters, are to stay. Says whether one went.
fn retain_titles(document: &mut Document, stays: impl Fn(&str) -> bool) -> bool {
    let count = titles(document).count();
    if let Some(Value::Sequence(roles)) = document.sections.get_mut("roles") {
        roles.retain(|role| {
            let title = role.get("title").and_then(Value::as_str);
            title.is_none_or(|title| stays(&title.to_lowercase()))
        });
    }
    each_role(document, |role| retain_aliases(role, &stays));
    titles(document).count() < count
}

fn retain_aliases(role: &mut Value, stays: impl Fn(&str) -> bool) {
    if let Some(Value::Sequence(aliases)) = role.get_mut("aliases") {
        aliases.retain(|alias| stays(&alias.as_str().unwrap_or_default().to_lowercase()));
    }
}

fn each_role(document: &mut Document, role: impl FnMut(&mut Value)) {
    if let Some(Value::Sequence(roles)) = document.sections.get_mut("roles") {
        roles.iter_mut().for_each(role);
    }
}
