//! Raw text to tokens to senses: what stands in a title, before anything is decided.

mod compound;
mod fold;
mod lex;
mod reading;
mod spelling;

pub use fold::fold;
pub(crate) use spelling::letters;
pub use lex::{Gap, Lexeme, Lexer};
pub use reading::{Reading, Sense};
