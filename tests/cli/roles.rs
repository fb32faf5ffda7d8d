use crate::support::{MustSay, rolecall};

/// The listed rows: function, title, level, core, also in.
fn rows(arguments: &[&str]) -> Vec<csv::StringRecord> {
    let csv = rolecall(&[&["roles"], arguments].concat()).prints();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.records().map(|row| row.expect("a row")).collect()
}

#[test]
fn a_role_of_two_functions_stands_in_both_and_says_so() {
    let found = rows(&["--search", "partner programs manager", "--core"]);
    let found: Vec<_> = found
        .iter()
        .map(|row| [&row[0], &row[1], &row[4]])
        .collect();
    assert_eq!(
        found,
        [
            ["strategy", "Partner Programs Manager", "operations"],
            ["operations", "Partner Programs Manager", "strategy"],
        ]
    );
    let table = rolecall(&[
        "roles",
        "--search",
        "Partner Programs MANAGER",
        "--core",
        "--format",
        "table",
    ]);
    let table = table.prints();
    table.must_say("Partner Strategy: 1 role\n");
    table.must_say("Partner Operations: 1 role\n");
}

#[test]
fn functions_and_levels_narrow_the_list() {
    let found = rows(&[
        "--function",
        "sales",
        "--function",
        "Partner Marketing",
        "--level",
        "MANAGER",
    ]);
    assert!(!found.is_empty());
    for row in &found {
        assert!(["sales", "marketing"].contains(&&row[0]), "{row:?}");
        assert_eq!(&row[2], "manager");
    }
}

#[test]
fn outside_roles_are_listed_only_when_asked_for() {
    assert!(rows(&[]).iter().all(|row| row[5].is_empty()));
    assert!(rows(&["--outside"]).iter().any(|row| !row[5].is_empty()));
    let table = rolecall(&["roles", "--outside", "--format", "table"]).prints();
    table.must_say("\nOutside the four: ");
}

#[test]
fn nothing_found_says_so() {
    let (code, out, err) = rolecall(&["roles", "--search", "zzz", "--format", "table"]).ends();
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.starts_with("no role matches"), "{err}");
}
