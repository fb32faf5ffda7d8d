//! A company's own words: `cargo run --example own_words examples/own_words.yaml`
#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::{env, error::Error, path::Path};

use rolecall::{Matcher, Taxonomy};

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args_os().nth(1).ok_or("name a taxonomy file")?;
    let own = Taxonomy::load(Path::new(&file))?; // a mistake in it is told with its line
    for (words, taxonomy) in [("bundled", Taxonomy::bundled()), ("own", &own)] {
        let title = "Amigos Marketing Manager";
        let answer = Matcher::new(taxonomy).answer(title);
        println!(
            "{words} words: {}, {}",
            answer.outcome,
            answer.reason(title)
        );
    }
    Ok(())
}
