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
mod belief;
mod brief;
mod bundled;
pub mod clarify;
mod classification;
pub mod compare;
mod context;
pub mod domain;
pub mod duties;
#[doc(hidden)]
pub mod english;
#[doc(hidden)]
pub mod escape;
pub mod evaluate;
mod given;
mod matcher;
mod pair;
pub mod report;
pub mod role_card;
pub mod scope;
pub mod table;
pub mod taxonomy;
pub mod title;

pub use answer::{Answer, Basis, Outcome};
pub use brief::{Brief, Cause};
pub use classification::{Asked, Candidate, Classification, Evidence, PartnerWord, Possible};
pub use domain::{Discipline, Function, Level};
pub use matcher::explain;
pub use matcher::{Entry, Matcher, RoleFinder, RoleQuery, Session};
pub use matcher::{Reason, Says, Without};
pub use pair::PairError;
pub use taxonomy::{Taxonomy, TaxonomyError};
