//! A roster as one page: who has a partner role, where the gaps are, whom to ask.
//!
//! The way of a row: [`Roster`] takes it and counts it, in bounded memory; `figures` makes plain
//! values out of the counts; `page` shows them and decides nothing. The page is a single HTML text
//! that needs no network and no script. It depends on the rows and on [`About`] alone, not on the
//! clock or the number of threads, and its lists are capped, so that it stays small.
//!
//! ```
//! use rolecall::{Matcher, Taxonomy, batch, report::{About, Report, Roster}};
//!
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let people = "Name,Title,Country\nAnn,Channel Marketing Manager,France\n";
//! let mut roster = Roster::new(&matcher);
//! let options = batch::Options::default();
//! let summary = batch::read(people.as_bytes(), &options, &matcher, &mut roster, |_| ())?;
//! let about = About { name: "our team".to_owned(), ..About::default() };
//! let page = Report::new(roster, summary, about).html();
//! assert!(page.contains("<strong>1</strong> of 1 person has a partner role"));
//! # Ok::<(), batch::Error>(())
//! ```

mod figures;
mod page;
mod roster;
mod split;
mod variants;

use crate::{Function, batch::Summary};

pub use roster::Roster;

/// What a roster holds, ready to be shown.
#[derive(Debug, Clone)]
pub struct Report {
    about: About,
    summary: Summary,
    figures: figures::Figures,
    /// The functions with their definitions.
    functions: Vec<(Function, String)>,
    /// Version and fingerprint of the taxonomy.
    taxonomy: String,
}

/// What the page says about itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The name of the roster, such as that of its file.
    pub name: String,
    /// The day it was made, as the page shows it; nothing is shown if it is empty.
    pub date: String,
    /// The command that makes it again; likewise.
    pub command: String,
    /// Its columns to group by were asked for: they are shown even if they say little.
    pub grouped: bool,
}

impl Report {
    /// Works out the figures of a roster. `summary` is what [`batch::read`](crate::batch::read)
    /// returned when it fed the roster.
    pub fn new(roster: Roster<'_>, summary: Summary, about: About) -> Report {
        let taxonomy = roster.taxonomy();
        let cards = taxonomy.functions.iter();
        Report {
            functions: cards
                .map(|card| (card.id, card.definition.to_string()))
                .collect(),
            taxonomy: format!("{} ({:016x})", taxonomy.version, taxonomy.fingerprint),
            figures: figures::Figures::of(roster, about.grouped),
            about,
            summary,
        }
    }

    /// The page.
    pub fn html(&self) -> String {
        page::html(self)
    }
}
