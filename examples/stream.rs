//! A title a line in, an answer a line out: `cargo run --example stream < titles.txt`

use std::io::{self, BufRead, Write};

use rolecall::{Matcher, Taxonomy};

fn main() -> io::Result<()> {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut session = matcher.session(); // remembers words it has met; each thread has its own
    let mut out = io::stdout().lock();
    for title in io::stdin().lock().lines() {
        let title = title?;
        let answer = session.answer(&title);
        let functions: Vec<_> = answer.functions().map(|function| function.id()).collect();
        writeln!(out, "{}\t{}\t{title}", answer.outcome, functions.join(";"))?;
        out.flush()?; // whoever wrote the title may wait for its answer
    }
    Ok(())
}
