//! Reads a job title and says which Partner GTM function it belongs to: Partner Strategy, Partner
//! Operations, Partner Marketing or Partner Sales.
//!
//! ```
//! use rolecall::{Function, Matcher, Outcome, Taxonomy};
//!
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let answer = matcher.answer("Sr. Chnl Mktg Mgr - EMEA");
//! assert_eq!(answer.outcome, Outcome::Clear);
//! assert_eq!(answer.function(), Some(Function::Marketing));
//! ```

pub mod answer;
pub mod audit;
pub mod batch;
mod bundled;
pub mod compare;
pub mod context;
pub mod description;
pub mod domain;
#[doc(hidden)]
pub mod english;
#[doc(hidden)]
pub mod escape;
pub mod evaluate;
mod matcher;
pub mod report;
pub mod role_card;
pub mod table;
pub mod taxonomy;
mod taxonomy_file;
mod title;

pub use answer::{Answer, Basis, Candidate, Outcome, PartnerUse, Possible};
pub use domain::{Discipline, Function, Level};
pub use matcher::explain;
pub use matcher::{Evidence, Matcher, Reason, Says, Session, Without};
pub use taxonomy::{Taxonomy, TaxonomyError};
pub use title::{Grade, Span, TitleKey, plain};
