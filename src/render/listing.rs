//! A role of the taxonomy, as a row.

use std::borrow::Cow;

use rolecall::taxonomy::{Discipline, Role};
use rolecall::{Function, Level};
use serde::Serialize;

use super::{Cell, Column, Record, Tone};

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
        let others = role
            .functions
            .iter()
            .copied()
            .filter(|other| Some(*other) != function);
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
    const FIELDS: &'static [&'static str] = &[
        "function", "title", "level", "core", "also_in", "outside", "aliases",
    ];

    const COLUMNS: &'static [Column] = &[
        Column::new("Role", 20),
        Column::new("Level", 10),
        Column::ranked("Core", 4, 1),
        Column::new("Also in", 18),
        Column::ranked("Aliases", 28, 2),
    ];

    fn fields(&self) -> Vec<Cow<'_, str>> {
        let also_in: Vec<&str> = self.also_in.iter().map(|function| function.id()).collect();
        vec![
            self.function.map_or("", Function::id).into(),
            self.title.into(),
            self.level.id().into(),
            if self.core { "true" } else { "false" }.into(),
            also_in.join(";").into(),
            self.outside.map_or("", Discipline::id).into(),
            self.aliases.join(";").into(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let shown = self.aliases.len().min(self.most);
        let mut aliases = self.aliases[..shown].join(", ");
        if shown < self.aliases.len() {
            aliases += &format!(" and {} more", self.aliases.len() - shown);
        }
        let also_in = match self.outside {
            // Nothing else to say about the function of a role that has none.
            Some(outside) => format!(
                "{}, near {}",
                outside.id(),
                self.function.map_or("none", Function::name)
            ),
            None => self
                .also_in
                .iter()
                .map(|f| f.name())
                .collect::<Vec<_>>()
                .join(", "),
        };
        vec![
            Cell::plain(self.title),
            Cell::plain(self.level.id()),
            Cell::toned(if self.core { "core" } else { "" }, Tone::Clear),
            Cell::toned(also_in, Tone::Multiple),
            Cell::toned(aliases, Tone::Faint),
        ]
    }
}
