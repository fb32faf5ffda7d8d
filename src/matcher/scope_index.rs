//! Which scopes a title has, however it is punctuated.

use rustc_hash::FxHashMap;

use crate::taxonomy::{Role, Scope, Taxonomy, title_letters};

/// Finds scopes by title, in any case and punctuation.
#[derive(Debug, Clone, Default)]
pub(crate) struct ScopeIndex {
    /// By the letters of a title, the scopes that name it or another title of its role.
    by_title: FxHashMap<String, Vec<usize>>,
    /// The same by the title of a role as it is written.
    by_role: FxHashMap<String, Vec<usize>>,
    /// The roles that have scopes.
    roles: Vec<usize>,
}

impl ScopeIndex {
    /// The index of a taxonomy.
    pub(crate) fn new(taxonomy: &Taxonomy) -> ScopeIndex {
        let mut named: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, scope) in taxonomy.scopes.iter().enumerate() {
            for title in scope.titles.iter().chain(scope.unlisted.iter()) {
                named.entry(title_letters(title)).or_default().push(at);
            }
        }
        let mut index = ScopeIndex {
            by_title: named.clone(),
            ..ScopeIndex::default()
        };
        for (at, role) in taxonomy.roles.iter().enumerate() {
            let of_role = names(role).filter_map(|title| named.get(&title_letters(title)));
            let mut of_role: Vec<usize> = of_role.flatten().copied().collect();
            of_role.sort_unstable();
            of_role.dedup();
            if !of_role.is_empty() {
                let titles = names(role).map(|title| (title_letters(title), of_role.clone()));
                index.by_title.extend(titles);
                index.by_role.insert(role.title.to_string(), of_role);
                index.roles.push(at);
            }
        }
        index
    }

    /// The scopes that name a title, or another title of its role.
    pub(crate) fn scopes<'t>(&self, taxonomy: &'t Taxonomy, title: &str) -> Vec<&'t Scope> {
        let named = self
            .by_title
            .get(&title_letters(title))
            .into_iter()
            .flatten();
        named.map(|&at| &taxonomy.scopes[at]).collect()
    }

    /// The roles that have scopes, as indices.
    pub(crate) fn roles(&self) -> &[usize] {
        &self.roles
    }

    /// The scopes that name a title of a role.
    pub(crate) fn of_role<'t>(
        &self,
        taxonomy: &'t Taxonomy,
        role: &Role,
    ) -> impl Iterator<Item = &'t Scope> {
        let named = self.by_role.get(&*role.title).into_iter().flatten();
        named.map(|&at| &taxonomy.scopes[at])
    }
}

fn names(role: &Role) -> impl Iterator<Item = &str> {
    let aliases = role.aliases.iter().map(AsRef::as_ref);
    std::iter::once(role.title.as_ref()).chain(aliases)
}
