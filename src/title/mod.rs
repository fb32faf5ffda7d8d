//! Raw text to tokens to senses: what stands in a title, before anything is decided.

mod compound;
mod fold;
mod gap;
mod idle;
mod lex;
mod padded;
mod reading;
mod spelling;
mod token;
mod words;

pub use fold::fold;
#[allow(unused_imports)]
pub(crate) use padded::Number;
#[allow(unused_imports)]
pub use reading::{Reading, Sense};
pub(crate) use spelling::{PAIRS, SHORTEST, first_pair, last_pair, letters};
#[allow(unused_imports)]
pub(crate) use token::{Token, Written};
pub(crate) use words::words;
#[allow(unused_imports)] // the build script uses a part
pub use {
    gap::Gap,
    lex::{Lexeme, Lexer, Span},
};
