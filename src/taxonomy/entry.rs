//! Entries of a taxonomy file: what one gives is merged into the entry of the same name below.

use super::yaml_text::{TaxonomyError, YamlText};

/// An entry with a name, each of whose fields may be left out by a file that only adds to it.
pub(super) trait Entry: Sized {
    /// The term it makes once all files are merged.
    type Term;

    /// Whether both are about the same thing.
    fn is_same(&self, given: &Self) -> bool;

    /// Takes over the fields that are given and adds to the lists.
    fn merge(&mut self, given: Self);

    /// Its name.
    fn name(&self) -> String;

    /// The finished value.
    ///
    /// # Errors
    /// The field that it needs and no file gives.
    fn term(&self) -> Result<Self::Term, &'static str>;
}

/// Merges each given entry into the one of its name, or adds it.
pub(super) fn merge_entries<E: Entry>(below: &mut Vec<E>, given: Vec<E>) {
    for entry in given {
        match below.iter_mut().find(|known| known.is_same(&entry)) {
            Some(known) => known.merge(entry),
            None => below.push(entry),
        }
    }
}

/// The entries of a section as what they make.
pub(super) fn terms<E: Entry>(
    section: &str,
    entries: &Option<Vec<E>>,
    source: YamlText<'_>,
) -> Result<Vec<E::Term>, TaxonomyError> {
    let terms = entries.iter().flatten().map(|entry| {
        entry.term().map_err(|field| {
            let name = entry.name();
            let message = format!("{section}, '{name}' is new and needs `{field}`");
            source.error(&name, 0, message)
        })
    });
    terms.collect()
}

/// Declares an entry with fields that it `needs`, that it `may` leave out, and lists to which it
/// `adds`. Fields of the `file` are no part of the finished value.
macro_rules! entry {
    (
        $(#[$meta:meta])*
        $Entry:ident => $Term:ident $(by $key:ident: $Key:ty)? $(, found with $same:path)?;
        $(needs { $($need:ident: $Need:ty),* $(,)? })?
        $(may { $($may:ident: $May:ty),* $(,)? })?
        $(adds { $($add:ident: $Add:ty),* $(,)? })?
        $(file { $($file:ident: $File:ty),* $(,)? })?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[serde(expecting = "keys with values")]
        pub(crate) struct $Entry {
            $(pub(crate) $key: $Key,)?
            $($(
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub(crate) $need: Option<$Need>,
            )*)?
            $($(
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub(crate) $may: Option<$May>,
            )*)?
            $($(
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub(crate) $add: Vec<$Add>,
            )*)?
            $($(
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub(crate) $file: Option<$File>,
            )*)?
        }

        #[allow(unused_variables)] // not all have a key
        impl Entry for $Entry {
            type Term = $Term;

            fn is_same(&self, given: &Self) -> bool {
                true $(&& self.$key == given.$key)? $(&& $same(self, given))?
            }

            fn merge(&mut self, given: Self) {
                $($(if given.$need.is_some() { self.$need = given.$need; })*)?
                $($(if given.$may.is_some() { self.$may = given.$may; })*)?
                $($(for item in given.$add {
                    if !self.$add.contains(&item) {
                        self.$add.push(item);
                    }
                })*)?
                $($(if given.$file.is_some() { self.$file = given.$file; })*)?
            }

            fn name(&self) -> String {
                let names: &[&dyn Debug] = &[$(&self.$key)?];
                let name = names.iter().map(|name| format!("{name:?}")).collect::<String>();
                name.trim_matches('"').to_lowercase()
            }

            fn term(&self) -> Result<$Term, &'static str> {
                Ok($Term {
                    $($($need: self.$need.clone().ok_or(stringify!($need))?,)*)?
                    $($($may: self.$may.clone().unwrap_or_default(),)*)?
                    $($($add: self.$add.clone().into(),)*)?
                    $($key: self.$key.clone(),)?
                })
            }
        }
    };
}

pub(super) use entry;
