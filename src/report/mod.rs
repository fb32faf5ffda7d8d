//! A roster as one page: who has a partner role, where the gaps are, whom to ask.
//!
//! The way of a row: [`Roster`] takes it and counts it, in bounded memory; `figures` makes plain
//! values out of the counts; `page` shows them and decides nothing. The page is a single HTML text
//! that needs no network and no script. It depends on the rows and on [`About`] alone, not on the
//! clock or the number of threads, and its lists are capped, so that it stays small.
//!
//! ```
//! use rolecall::batch::{self, Destination, Informed};
//! use rolecall::{Matcher, Taxonomy, report::{About, Report, Roster}};
//!
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let people = "Name,Title,Country\nAnn,Channel Marketing Manager,France\n";
//! let mut roster = Roster::new(&matcher);
//! let (output, options) = (Destination::Consumer(&mut roster), batch::Options::for_consumer());
//! let read = Informed::new(&matcher);
//! let summary = batch::run(people.as_bytes(), output, &options, &read, |_| ())?;
//! let about = About { name: "our team".to_owned(), ..About::default() };
//! let page = Report::new(roster, summary, about).html();
//! assert!(page.contains("<strong>1</strong> of 1 person has a partner role"));
//! # Ok::<(), rolecall::table::Error>(())
//! ```

mod contents;
mod figures;
mod page;
mod roster;
mod split;
mod variants;

pub use contents::{About, Report};
pub use roster::Roster;
