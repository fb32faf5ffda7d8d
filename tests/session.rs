//! A session answers like the matcher: remembering changes nothing.

use std::fs;

use rolecall::{Matcher, Taxonomy};

/// Words that are put around and between the words of real titles.
const NOISE: [&str; 12] = [
    "EMEA",
    "Senior",
    "Acme",
    "Zzyzx Ltd",
    "& ",
    "| ",
    ", ",
    " - ",
    "(Remote)",
    "II",
    "/ ",
    "of",
];

/// Damaged titles that were once answered in two ways: what decides nothing stood between the words.
const FOUND: [&str; 2] = [
    "Parcerias)Marketing(H/TPMA",
    "Partnern -operatie,e e -operatie",
];

#[test]
fn a_session_answers_like_the_matcher() {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut session = matcher.session();
    let mut titles = labelled();
    let noisy: Vec<String> = titles
        .iter()
        .enumerate()
        .flat_map(|(index, title)| {
            let noise = NOISE[index % NOISE.len()];
            let other = NOISE[(index / NOISE.len() + 5) % NOISE.len()];
            let mut words: Vec<&str> = title.split(' ').collect();
            words.insert(index % (words.len() + 1), other);
            [
                format!("{noise} {title}"),
                format!("{title}, {noise} {other}"),
                words.join(" "),
            ]
        })
        .collect();
    titles.extend(noisy);
    titles.extend(FOUND.map(str::to_owned));
    assert!(titles.len() > 3000);
    for title in titles.iter().chain(titles.iter().rev()) {
        assert_eq!(session.answer(title), &matcher.answer(title), "{title}");
    }
}

fn labelled() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/titles");
    let files = fs::read_dir(folder).expect("the labelled titles");
    files
        .flat_map(|file| {
            let file = file.expect("a file").path();
            let mut reader = csv::Reader::from_path(file).expect("a labelled file");
            let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
            rows.into_iter().map(|row| row[0].to_owned())
        })
        .collect()
}
