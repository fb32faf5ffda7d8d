//! One title.

use divan::{Bencher, black_box};
use rolecall::{Matcher, Outcome, Taxonomy, description};

/// Name, title, and the answer it must get.
const TITLES: [(&str, &str, Outcome); 6] = [
    ("clear", "Channel Marketing Manager", Outcome::Clear),
    ("none", "Staff Accountant", Outcome::None),
    ("friend", "HR Business Partner", Outcome::None),
    ("typo", "Chanel Marketting Manger", Outcome::Clear),
    ("multiple", "Director of Partnerships", Outcome::Multiple),
    (
        "long",
        "Senior Director, Global Strategic Alliances & Channel Sales (EMEA, APAC and LATAM) | \
         Speaker | Building partner ecosystems that scale | ex-Acme, ex-Initech | MBA | Mentor",
        Outcome::Clear,
    ),
];

const NAMES: [&str; 6] = ["clear", "none", "friend", "typo", "multiple", "long"];

fn checked(matcher: &Matcher<'_>, name: &str) -> &'static str {
    let known = TITLES.iter().find(|(known, ..)| *known == name);
    let (_, title, outcome) = known.expect("it is listed");
    assert_eq!(matcher.answer(title).outcome, *outcome, "{title}");
    title
}

/// The evidence, as `classify` shows it.
#[divan::bench(args = NAMES)]
fn with_evidence(bencher: Bencher, name: &str) {
    let matcher = Matcher::new(Taxonomy::bundled());
    let title = checked(&matcher, name);
    bencher.bench_local(|| matcher.evidence(black_box(title)));
}

/// Without evidence, each for the first time.
#[divan::bench(args = NAMES)]
fn without_evidence(bencher: Bencher, name: &str) {
    let matcher = Matcher::new(Taxonomy::bundled());
    let title = checked(&matcher, name);
    bencher.bench_local(|| matcher.answer(black_box(title)));
}

/// In a session that knows the words.
#[divan::bench(args = NAMES)]
fn in_a_session(bencher: Bencher, name: &str) {
    let matcher = Matcher::new(Taxonomy::bundled());
    let title = checked(&matcher, name);
    let mut session = matcher.session();
    bencher.bench_local(|| session.answer(black_box(title)).outcome);
}

/// A job description of a hundred words.
#[divan::bench]
fn a_description(bencher: Bencher) {
    const SELLS: &str = "What you'll do\n- Recruit and sign resellers across the Nordics\n\
        - Agree a joint business plan with every partner\n- Carry a revenue quota; close deals\n";
    let text = SELLS.repeat(4);
    let taxonomy = Taxonomy::bundled();
    let reading = description::read(taxonomy, &text);
    assert_eq!(reading.functions, [rolecall::Function::Sales]);
    bencher.bench_local(|| description::read(taxonomy, black_box(&text)));
}
