//! Facts known beside the title, which narrow its answer.
//!
//! - [`scopes`]: what the taxonomy says a title can mean, company by company. [`CompanyContext`] is
//!   what one company is like, [`Companies`] a table of them.
//! - `Department`: the department of a person, if it names a function.
//! - [`Decisions`]: what a person has decided, in files; they hold for all titles that mean the same.
//! - [`questions`], [`QuestionAnswer`], [`clarify`]: what to ask, and what the answers amount to.
//! - [`FunctionShares`]: the shares of the functions that meanings and answers move.
//!
//! Each of them takes an [`Answer`](crate::Answer) and gives one in which stands what narrowed it;
//! the reason of the answer is made of that. Which of them has the last word stands in
//! `precedence.rs`.
//!
//! ```
//! use rolecall::context::{CompanyContext, narrow};
//! use rolecall::{Function, Matcher, Taxonomy};
//!
//! let matcher = Matcher::new(Taxonomy::bundled());
//! let title = "Partner Programs Manager";
//! let company = CompanyContext::read(matcher.taxonomy(), ["maturity=mature"])?;
//! let answer = narrow(&matcher, title, matcher.answer(title), &company);
//! assert_eq!(answer.function(), Some(Function::Operations));
//! # Ok::<(), rolecall::context::KeyValueError>(())
//! ```

mod clarified;
mod companies;
mod company;
mod company_name;
mod country_name;
mod decision;
mod decision_file;
mod decisions;
mod department;
mod faults;
mod function_shares;
mod key_value;
mod meaning_key;
mod name_words;
mod precedence;
mod question_answers;
mod questions;
mod scopes;
mod settle;

pub use clarified::{Clarified, Posed, clarify};
pub use companies::{Companies, CompaniesError};
pub use company::{CompanyContext, narrow};
pub(crate) use company_name::company_key;
pub(crate) use country_name::country_name;
pub use decision_file::{DecisionEntry, DecisionFileError};
pub(crate) use decisions::normal;
pub use decisions::{Apart, Decisions, Overruled};
pub(crate) use department::Department;
pub use department::named_function;
pub use function_shares::FunctionShares;
pub use key_value::KeyValueError;
pub(crate) use meaning_key::MeaningKey;
pub(crate) use precedence::{Circumstances, narrow_all};
pub use question_answers::{DONT_KNOW, QuestionAnswer};
pub use questions::{open_questions, questions};
pub use scopes::{meanings, scopes};
