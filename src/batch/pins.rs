use std::{
    io::Read,
    sync::atomic::{AtomicBool, Ordering},
};

use rustc_hash::FxHashMap;

use super::{Decision, Error};
use crate::table::{Table, TableOptions, asked, shown};

/// Answers that a person has settled, by title. Case and spaces do not matter.
#[derive(Debug, Default)]
pub struct Pins {
    pins: Vec<Pin>,
    places: FxHashMap<String, usize>,
}

/// An answer that a person has settled.
#[derive(Debug)]
pub struct Pin {
    /// The title as it is written there.
    pub title: String,
    /// The line of the file.
    pub line: u64,
    /// What was decided.
    pub decision: Decision,
    used: AtomicBool,
}

impl Pins {
    /// Reads a CSV with a column `title` and a column `decision` or `function`. Rows without a
    /// decision are passed over.
    pub fn read(input: impl Read) -> Result<Self, Error> {
        let options = TableOptions {
            column: Some("title".to_owned()),
            preferred_column: Some("decision".to_owned()),
            ..TableOptions::default()
        };
        let mut table = Table::open(input, &options, &|_| false)?;
        let columns = table.columns();
        let (decision, _) = match asked("decision", columns) {
            Err(missing @ Error::ColumnNotFound { .. }) => {
                asked("function", columns).map_err(|_| missing)?
            }
            found => found?,
        };
        let mut pins = Self::default();
        while let Some(row) = table.next_row()? {
            let (title, cells) = (row.title(), row.cells());
            let title = title.trim();
            let cell = cells.get(decision).map_or("", |cell| cell.trim());
            if !title.is_empty() && !cell.is_empty() {
                pins.add(title, row.line, Decision::parse(cell, row.line)?)?;
            }
        }
        Ok(pins)
    }

    /// The decision about a title, which from then on counts as used.
    pub fn find(&self, title: &str) -> Option<&Pin> {
        let pin = &self.pins[*self.places.get(&normal(title))?];
        pin.used.store(true, Ordering::Relaxed);
        Some(pin)
    }

    /// How many decisions there are.
    pub fn len(&self) -> usize {
        self.pins.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pins.is_empty()
    }

    /// Decisions about titles that were not met.
    pub fn unused(&self) -> impl Iterator<Item = &Pin> {
        self.pins
            .iter()
            .filter(|pin| !pin.used.load(Ordering::Relaxed))
    }

    fn add(&mut self, title: &str, line: u64, decision: Decision) -> Result<(), Error> {
        let place = *self.places.entry(normal(title)).or_insert(self.pins.len());
        match self.pins.get(place) {
            None => self.pins.push(Pin {
                title: title.to_owned(),
                line,
                decision,
                used: AtomicBool::new(false),
            }),
            Some(other) if other.decision == decision => {}
            Some(other) => {
                let problem = format!(
                    "`{}` is decided as {} here and as {} on line {}; keep one of the two",
                    shown(title),
                    decision.text(),
                    other.decision.text(),
                    other.line
                );
                return Err(Error::Pins { line, problem });
            }
        }
        Ok(())
    }
}

/// A title without regard to case and spaces.
pub(crate) fn normal(title: &str) -> String {
    let mut normal = String::with_capacity(title.len());
    for word in title.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.extend(word.chars().flat_map(char::to_lowercase));
    }
    normal
}
