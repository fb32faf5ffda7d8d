//! A title's way from text to tagged phrases, before anything is decided.
//!
//! [`Tokenizer`] splits the text into [`Token`]s: known words, after spelling and abbreviation, with
//! what separates them. [`find_phrases`] takes at each token the longest phrase of the vocabulary;
//! `without_noise` leaves out what can decide nothing. [`TitleKey`] says in a few bits what a title is
//! about, by which it is compared with roles.

mod clean;
mod compound;
mod grade;
mod key;
mod noise;
mod phrases;
mod role_index;
mod separator;
mod spelling;
mod token;
mod token_cache;
mod tokenizer;

pub use clean::plain;
pub use grade::Grade;
pub(crate) use grade::grade_matches;
pub use key::TitleKey;
pub(crate) use noise::without_noise;
pub(crate) use phrases::{PhraseMatch, find_phrases, has_partner_term};
pub(crate) use role_index::{RoleIndex, WordsHash};
pub(crate) use separator::Separator;
pub use token::Span;
pub(crate) use token::Token;
pub(crate) use token_cache::TokenCache;
pub(crate) use tokenizer::Tokenizer;
