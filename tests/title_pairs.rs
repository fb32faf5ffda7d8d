//! Pairs of titles that were labelled before the rule for groups was written.

use rolecall::compare::Groups;
use rolecall::{Matcher, Taxonomy};

use crate::support::data;

/// How two titles are related by the groups: in one, in a pair of groups, or neither.
fn relation(matcher: &Matcher<'_>, titles: [&str; 2]) -> &'static str {
    let mut groups = Groups::new(matcher);
    for title in titles {
        groups.add(title, &matcher.answer(title), 1);
    }
    let (groups, pairs) = groups.finish();
    match (groups.len(), pairs.len()) {
        (1, _) if groups[0].level.is_some() => "same",
        (2, 1) => "open",
        _ => "other",
    }
}

#[test]
fn no_pair_is_merged_that_is_not_the_same_and_few_are_missed() {
    let matcher = Matcher::new(Taxonomy::bundled());
    let file = std::fs::read_to_string(data("title_pairs.csv")).expect("the file");
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let (mut wrong, mut missed, mut unasked) = (Vec::new(), Vec::new(), Vec::new());
    let (mut same, mut open) = (0, 0);
    for row in reader.records().map(|row| row.expect("a row")) {
        let (label, titles) = (&row[0], [&row[1], &row[2]]);
        let found = relation(&matcher, titles);
        same += usize::from(label == "same");
        open += usize::from(label == "open");
        match (label, found) {
            ("other" | "open", "same") => wrong.push(row.clone()),
            ("same", "other" | "open") => missed.push(row.clone()),
            ("open", "other") => unasked.push(row.clone()),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "merged, but not the same: {wrong:#?}");
    assert!(
        10 * missed.len() <= same,
        "{} of {same} missed: {missed:#?}",
        missed.len()
    );
    assert!(
        4 * unasked.len() <= open,
        "{} of {open} not asked: {unasked:#?}",
        unasked.len()
    );
}
