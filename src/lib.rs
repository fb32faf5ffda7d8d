//! Reads a job title and says which Partner GTM function it belongs to: Partner Strategy, Partner
//! Operations, Partner Marketing or Partner Sales.
//!
//! ```
//! use rolecall::{Function, Matcher, Outcome, Taxonomy};
//!
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let answer = matcher.classify("Sr. Chnl Mktg Mgr - EMEA");
//! assert_eq!(answer.outcome, Outcome::Clear);
//! assert_eq!(answer.candidates[0].function, Function::Marketing);
//! ```

pub mod audit;
pub mod batch;
mod belief;
mod bundled;
pub mod clarify;
mod classification;
pub mod compare;
mod context;
pub mod duties;
pub mod evaluate;
mod given;
mod matcher;
mod pair;
pub mod report;
pub mod role_card;
pub mod scope;
mod table;
pub mod taxonomy;
pub mod title;
pub mod vocabulary;

pub use classification::{Asked, Candidate, Classification, Evidence, Outcome, PartnerWord};
pub use matcher::explain;
pub use matcher::{Brief, Cause, Matcher, Session};
pub use pair::PairError;
pub use taxonomy::{Function, Level, Taxonomy, TaxonomyError};
