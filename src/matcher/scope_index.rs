//! Which roles and scopes have a title, however it is punctuated.

use rustc_hash::FxHashMap;

use crate::taxonomy::{Role, Scope, Taxonomy, letters};

/// Finds roles and scopes by title, in any case and punctuation.
#[derive(Debug, Clone, Default)]
pub(crate) struct ScopeIndex {
    /// By title or alias, the first role that has it.
    roles: FxHashMap<String, usize>,
    /// By title, the scopes that name it.
    scopes: FxHashMap<String, Vec<usize>>,
}

impl ScopeIndex {
    /// The index of a taxonomy.
    pub(crate) fn new(taxonomy: &Taxonomy) -> ScopeIndex {
        let mut index = ScopeIndex::default();
        for (at, role) in taxonomy.roles.iter().enumerate() {
            for title in names(role) {
                index.roles.entry(key(title)).or_insert(at);
            }
        }
        for (at, scope) in taxonomy.scopes.iter().enumerate() {
            for title in scope.titles.iter().chain(scope.unlisted.iter()) {
                index.scopes.entry(key(title)).or_default().push(at);
            }
        }
        index
    }

    /// The role with this title or alias.
    pub(crate) fn role<'t>(&self, taxonomy: &'t Taxonomy, title: &str) -> Option<&'t Role> {
        taxonomy.roles.get(*self.roles.get(&key(title))?)
    }

    /// The scopes that name a title, or another title of its role.
    pub(crate) fn scopes<'t>(
        &self,
        taxonomy: &'t Taxonomy,
        title: &str,
        role: Option<&Role>,
    ) -> Vec<&'t Scope> {
        let titles = role.into_iter().flat_map(names).chain([title]);
        let named = titles.filter_map(|title| self.scopes.get(&key(title)));
        let mut named: Vec<usize> = named.flatten().copied().collect();
        named.sort_unstable();
        named.dedup();
        let named = named.into_iter();
        named.filter_map(|at| taxonomy.scopes.get(at)).collect()
    }
}

fn names(role: &Role) -> impl Iterator<Item = &str> {
    let aliases = role.aliases.iter().map(AsRef::as_ref);
    std::iter::once(role.title.as_ref()).chain(aliases)
}

fn key(title: &str) -> String {
    letters(title).collect()
}
