//! Which scopes a title has, however it is punctuated.

use rustc_hash::FxHashMap;

use crate::taxonomy::{Role, Scope, Taxonomy, letters};

/// Finds scopes by title, in any case and punctuation.
#[derive(Debug, Clone, Default)]
pub(crate) struct ScopeIndex {
    /// By title, the scopes that name it or another title of its role.
    scopes: FxHashMap<String, Vec<usize>>,
}

impl ScopeIndex {
    /// The index of a taxonomy.
    pub(crate) fn new(taxonomy: &Taxonomy) -> ScopeIndex {
        let mut named: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, scope) in taxonomy.scopes.iter().enumerate() {
            for title in scope.titles.iter().chain(scope.unlisted.iter()) {
                named.entry(key(title)).or_default().push(at);
            }
        }
        let mut scopes = named.clone();
        for role in taxonomy.roles.iter() {
            let of_role = names(role).filter_map(|title| named.get(&key(title)));
            let mut of_role: Vec<usize> = of_role.flatten().copied().collect();
            of_role.sort_unstable();
            of_role.dedup();
            if !of_role.is_empty() {
                scopes.extend(names(role).map(|title| (key(title), of_role.clone())));
            }
        }
        ScopeIndex { scopes }
    }

    /// The scopes that name a title, or another title of its role.
    pub(crate) fn scopes<'t>(&self, taxonomy: &'t Taxonomy, title: &str) -> Vec<&'t Scope> {
        let named = self.scopes.get(&key(title)).into_iter().flatten();
        named.filter_map(|&at| taxonomy.scopes.get(at)).collect()
    }
}

fn names(role: &Role) -> impl Iterator<Item = &str> {
    let aliases = role.aliases.iter().map(AsRef::as_ref);
    std::iter::once(role.title.as_ref()).chain(aliases)
}

fn key(title: &str) -> String {
    letters(title).collect()
}
