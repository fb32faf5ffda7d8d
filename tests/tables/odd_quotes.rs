//! Spaces before quotes are taken away and told, wherever the bytes are cut.

use rolecall::table::TableOptions;

use super::{generated::Cut, see};
use crate::support::{MustSay, rolecall};

const SPACED: &str = "with spaces before quotes, which were taken away";

/// An input, its titles, and its warnings without the numbers of lines.
#[rustfmt::skip]
const CASES: &[(&str, &[&str], &[&str])] = &[
    ("Name, \"Title\"\nAnn, \"Manager, Partners\"\n", &["Manager, Partners"], &[SPACED]),
    (" \"Name\", \"Title\"\r\n \"Ann\",  \"Manager, Partners\" \r\n \"Bo\", \"Cook\"\r\n", &["Manager, Partners ", "Cook"], &[SPACED]),
    ("Title; Note\n\"Cook\"; \"a; \"\"b\"\"\"\n\"VP; Alliances\"; \"\"\n", &["Cook", "VP; Alliances"], &[SPACED]),
    ("Name, Title\nAnn, \"Head of\nPartners, \"\"EMEA\"\"\"\nBo, \"Cook, Sous\"", &["Head of\nPartners, \"EMEA\"", "Cook, Sous"], &[SPACED]),
    ("Name,Title\rAnn, \"Manager, Partners\"\rBo,Cook\r", &["Manager, Partners", "Cook"], &[SPACED]),
    ("Name, \"Title\"\nAnn, \"Manager, Partners\"\nBo,  ", &["Manager, Partners", "  "], &[SPACED]),
    // nothing is odd about these
    ("Name,Title\nAnn,\"Manager, \"\"Partners\"\"\"\nBo,\"Cook, \"\n", &["Manager, \"Partners\"", "Cook, "], &[]),
    ("Title\n\"Manager, Partners\"\n\"VP, Alliances\"\n", &["Manager, Partners", "VP, Alliances"], &[]),
    ("Name,Title,Nick\nAnn,Partner Manager, \"Bo\" Lee\n", &["Partner Manager"], &[]),
    ("Name,Title,Rack\nAnn,Partner Manager, 19\"\n", &["Partner Manager"], &[]),
];

#[test]
fn odd_quotes_are_mended_and_told() {
    for (input, titles, warnings) in CASES {
        for size in [usize::MAX, 1, 2, 3, 7] {
            let cut = Cut(input.as_bytes(), size);
            let seen = see(cut, &TableOptions::default()).expect(input);
            assert_eq!(seen.titles, *titles, "{input} by {size}");
            assert_eq!(seen.warnings.len(), warnings.len(), "{:?}", seen.warnings);
            seen.warnings
                .iter()
                .zip(*warnings)
                .for_each(|(told, part)| told.must_say(part));
        }
    }
}

#[test]
fn titles_in_quotes_without_a_header_are_a_list() {
    let options = TableOptions {
        header: false,
        ..TableOptions::default()
    };
    let input = "\"Manager, Partners\"\n\"Director, Channel Sales\"\n";
    let seen = see(input.as_bytes(), &options).expect("a list");
    assert_eq!(
        seen.titles,
        ["Manager, Partners", "Director, Channel Sales"]
    );
}

#[test]
fn the_lines_of_odd_quotes_are_counted() {
    let rows = "Ann, \"Manager, Partners\", \"x\"\nBo,Cook,y\n".repeat(40_000);
    let input = format!("Name, \"Title\", \"Note\"\n{rows}");
    let (code, out, told) = rolecall(&["batch", "--format", "csv"]).stdin(input).ends();
    assert_eq!(code, 0, "{told}");
    told.must_say(format!(
        "40,001 lines {SPACED}: lines 1, 2, 4, 6, 8 and more"
    ));
    assert_eq!(
        out.matches("\nAnn,\"Manager, Partners\",\"x\",").count(),
        40_000
    );
}
