//! A roster as one page: what a batch counted, put in words, tables and charts.
//!
//! The page is a single HTML text that needs no network and no script. What is on it depends on the
//! rows alone: neither on the clock nor on the number of threads. Its lists are capped, with what
//! they leave out counted, so that it stays small whatever the roster.
//!
//! ```
//! use rolecall::batch::{self, By, Options};
//! use rolecall::{Matcher, Taxonomy, report::Report};
//!
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let roster = "Name,Title,Country\nAnn,Channel Marketing Manager,France\n";
//! let options = Options { census: Some(By::Found), ..Options::default() };
//! let counted = batch::run(roster.as_bytes(), std::io::sink(), &options, &matcher, |_| ())?;
//! let page = Report::new(&matcher, counted, "our team", false).html();
//! assert!(page.contains("<strong>1</strong> of 1 person has a partner role"));
//! # Ok::<(), batch::Error>(())
//! ```

mod groups;
mod left_out;
mod page;
mod questions;
mod roster;
mod sample;
mod wordings;
mod words;

use crate::{Function, Matcher, batch::Summary};

/// What a roster holds.
#[derive(Debug, Clone)]
pub struct Report {
    name: String,
    summary: Summary,
    roster: roster::Roster,
    groups: Vec<groups::Groups>,
    /// What the functions are for.
    functions: Vec<(Function, String)>,
    version: String,
}

impl Report {
    /// Puts together what a batch counted. `name` is what the page calls the input; `by` says that
    /// its columns to count by were asked for, so that they are shown even if they say little.
    ///
    /// The batch must have been asked for a [`Census`](crate::batch::Census); without one, the
    /// lists of titles are empty.
    pub fn new(matcher: &Matcher<'_>, mut summary: Summary, name: &str, by: bool) -> Report {
        let census = summary.census.take().unwrap_or_default();
        let columns = census.columns.into_iter();
        let taxonomy = matcher.taxonomy();
        Report {
            name: name.to_owned(),
            groups: columns
                .map(|(column, values)| groups::Groups::new(column, values, by))
                .collect(),
            roster: roster::Roster::read(matcher, census.titles),
            functions: {
                let cards = taxonomy.functions.iter();
                cards
                    .map(|card| (card.id, card.definition.to_string()))
                    .collect()
            },
            version: format!("{} ({:016x})", taxonomy.version, taxonomy.fingerprint),
            summary,
        }
    }

    /// The page.
    pub fn html(&self) -> String {
        page::html(self)
    }
}
