//! A table of 20,000 rows, on one thread.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use rolecall::batch::{self, Classify, Destination, Informed, Options, RowAnswer, RowFacts};
use rolecall::{Matcher, Outcome, Taxonomy};

const ROWS: usize = 20_000;

/// Answers nothing: what is left is the passing of rows.
struct Nothing;

impl Classify for Nothing {
    type Session = ();

    fn session(&self) {}

    fn answer<'s>(&'s self, (): &mut (), _: &str, _: &RowFacts<'_>) -> RowAnswer<'s> {
        RowAnswer::new(Outcome::None)
    }
}

/// Few titles again and again, as in most exports.
#[divan::bench]
fn of_repeated_titles(bencher: Bencher) {
    let matcher = Matcher::new(Taxonomy::bundled());
    passes(
        bencher,
        &table(|row| TITLES[row % TITLES.len()].to_owned()),
        &Informed::new(&matcher),
        6_000,
    );
}

/// Every title for the first time.
#[divan::bench]
fn of_unique_titles(bencher: Bencher) {
    let matcher = Matcher::new(Taxonomy::bundled());
    let title = |row| format!("{}, Region {row}", TITLES[row % TITLES.len()]);
    let classify = Informed::new(&matcher);
    passes(bencher, &table(title), &classify, 6_000);
}

/// Nothing but reading rows and writing them.
#[divan::bench]
fn passed_through(bencher: Bencher) {
    passes(
        bencher,
        &table(|row| TITLES[row % TITLES.len()].to_owned()),
        &Nothing,
        0,
    );
}

const TITLES: [&str; 10] = [
    "Channel Marketing Manager",
    "Software Engineer",
    "Director of Partnerships",
    "HR Business Partner",
    "Account Executive",
    "Partner Sales Manager",
    "Nurse",
    "VP Strategic Alliances",
    "Partner Solutions Architect",
    "Product Manager",
];

fn table(title: impl Fn(usize) -> String) -> String {
    let row = |row| format!("Person {row},\"{}\",Acme {}\n", title(row), row % 999);
    "Name,Title,Company\n".to_owned() + &(0..ROWS).map(row).collect::<String>()
}

/// Checks one pass, then times it. `clear` is how many rows must be clear at least.
fn passes(bencher: Bencher, table: &str, classify: &impl Classify, clear: u64) {
    let options = Options::default();
    let run = |output: &mut Vec<u8>| {
        batch::run(
            table.as_bytes(),
            Destination::Csv(output),
            &options,
            classify,
            |_| (),
        )
        .expect("a table")
    };
    let mut output = Vec::new();
    let summary = run(&mut output);
    assert_eq!(
        (summary.rows, summary.warnings.ragged.count),
        (ROWS as u64, 0)
    );
    assert!(summary.tally.outcome(Outcome::Clear) >= clear);
    assert!(output.len() > table.len());
    bencher
        .counter(BytesCount::of_str(table))
        .counter(ItemsCount::new(ROWS))
        .bench_local(|| {
            output.clear();
            black_box(run(&mut output)).rows
        });
}
