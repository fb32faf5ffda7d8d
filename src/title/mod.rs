//! Raw text to tokens to senses: what stands in a title, before anything is decided.

mod compound;
mod fold;
mod idle;
mod lex;
mod padded;
mod reading;
mod spelling;
mod words;

pub use fold::fold;
#[allow(unused_imports)] // the build script uses a part
pub use lex::{Gap, Lexeme, Lexer, Span};
#[allow(unused_imports)] // the build script uses a part
pub(crate) use lex::{Token, Written};
#[allow(unused_imports)]
pub(crate) use padded::Number;
#[allow(unused_imports)]
pub use reading::{Reading, Sense};
pub(crate) use spelling::{PAIRS, SHORTEST, first_pair, last_pair, letters};
pub(crate) use words::words;
