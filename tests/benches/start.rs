//! The time before the first answer.

use std::process::Command;

use divan::{Bencher, black_box};
use rolecall::{Matcher, Outcome, Taxonomy};

/// The matcher over the bundled taxonomy, which is compiled in.
#[divan::bench]
fn of_the_matcher(bencher: Bencher) {
    let answer = Matcher::new(Taxonomy::bundled()).answer("Channel Manager");
    assert_eq!(answer.outcome, Outcome::Clear);
    bencher.bench_local(|| black_box(Matcher::new(black_box(Taxonomy::bundled()))));
}

/// The whole program, for one title.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn of_the_program(bencher: Bencher) {
    let run = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_rolecall"));
        program
            .args(["classify", "Channel Manager"])
            .output()
            .expect("it runs")
    };
    let output = run();
    assert!(output.status.success());
    assert!(
        output
            .stdout
            .starts_with(br#"{"title":"Channel Manager","outcome":"clear""#)
    );
    bencher.bench_local(run);
}
