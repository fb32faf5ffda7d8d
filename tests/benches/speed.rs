//! How fast titles are read and tables pass: `cargo bench`, or `cargo bench titles`.
//!
//! Everything is checked before it is timed, so that a wrong answer is never a fast one.

mod start;
mod tables;
mod titles;

fn main() {
    divan::main();
}
