//! A role of the taxonomy, as a row.

use std::borrow::Cow;

use rolecall::taxonomy::{Discipline, Role};
use rolecall::{Function, Level};
use serde::Serialize;

use crate::render::{Column, Field, Record, Shown, Tone, ids, joined, names};

/// A role as it stands in one function.
#[derive(Debug, Serialize)]
pub(crate) struct Listing<'a> {
    /// The function; of an outside role the nearest.
    pub(crate) function: Option<Function>,
    /// The canonical title.
    pub(crate) title: &'a str,
    /// The level in the title.
    pub(crate) level: Level,
    /// Whether it is on the founding list.
    pub(crate) core: bool,
    /// The other functions the title supports.
    pub(crate) also_in: Vec<Function>,
    /// Where it stands, outside the four.
    pub(crate) outside: Option<Discipline>,
    /// Other titles for the same role.
    pub(crate) aliases: &'a [Cow<'static, str>],
    /// How many aliases people see.
    #[serde(skip)]
    pub(crate) most: usize,
}

impl<'a> Listing<'a> {
    pub(crate) fn new(role: &'a Role, function: Option<Function>, most: usize) -> Self {
        let others = role.functions.iter().copied();
        let others = others.filter(|other| Some(*other) != function);
        Listing {
            function,
            title: &role.title,
            level: role.level,
            core: role.core,
            also_in: others.collect(),
            outside: role.outside,
            aliases: &role.aliases,
            most,
        }
    }

    /// Whether the title, or one alias, has all the words.
    pub(crate) fn mentions(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let has_all = |title: &str| {
            let title = title.to_lowercase();
            words.split_whitespace().all(|word| title.contains(word))
        };
        has_all(self.title) || self.aliases.iter().any(|alias| has_all(alias))
    }
}

impl Record for Listing<'_> {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("function", |r| r.function.map_or("", Function::id).into()),
            ("title", |r| r.title.into()),
            ("level", |r| r.level.id().into()),
            ("core", |r| r.core.to_string().into()),
            ("also_in", |r| ids(&r.also_in)),
            ("outside", |r| r.outside.map_or("", Discipline::id).into()),
            ("aliases", |r| joined(r.aliases)),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Role", 20, |r| r.title.into()),
            Column::new("Level", 10, |r| r.level.id().into()),
            Column::ranked("Core", 4, 1, |r| {
                Shown::toned(if r.core { "core" } else { "" }, Tone::Clear)
            }),
            Column::new("Also in", 18, |r| {
                let text = match r.outside {
                    // Nothing else to say about the function of a role that has none.
                    Some(outside) => {
                        let nearest = r.function.map_or("none", Function::name);
                        format!("{}, near {nearest}", outside.id())
                    }
                    None => names(&r.also_in, ", "),
                };
                Shown::toned(text, Tone::Multiple)
            }),
            Column::ranked("Aliases", 28, 2, |r| {
                let shown = r.aliases.len().min(r.most);
                let mut aliases = r.aliases[..shown].join(", ");
                if shown < r.aliases.len() {
                    aliases += &format!(" and {} more", r.aliases.len() - shown);
                }
                Shown::toned(aliases, Tone::Faint)
            }),
        ]
    }
}
