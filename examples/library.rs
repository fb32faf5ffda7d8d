//! The library in ten lines: `cargo run --example library`.
#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use rolecall::{Matcher, Taxonomy};

fn main() {
    let matcher = Matcher::new(Taxonomy::bundled());
    for title in ["Head of Alliances", "Partner Strategy & Ops", "HRBP"] {
        let answer = matcher.answer(title);
        println!("{title}: {}, {}", answer.outcome, answer.reason(title));
        for candidate in answer.candidates {
            println!("    {} {}", candidate.function.name(), candidate.confidence);
        }
    }
}
