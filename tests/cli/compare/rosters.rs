//! `rolecall compare --before --after`: two rosters, person by person.

use serde_json::Value;

use crate::support::{Files, MustSay, rolecall};

#[test]
fn rosters_are_compared_person_by_person() {
    let files = Files::new();
    let before = files.write(
        "before.csv",
        "E-mail,Title,gtm_outcome,gtm_function,gtm_functions,gtm_level\n\
         a@x.example,Partner Manager,clear,sales,sales,manager\n\
         b@x.example,Partner Manager,clear,sales,sales,manager\n\
         c@x.example,Partner Manager,clear,operations,operations,manager\n\
         d@x.example,VP Alliances,clear,strategy,strategy,vp\n\
         ,Channel Manager,clear,sales,sales,manager\n\
         e@x.example,Teacher,none,,,individual\n\
         e@x.example,Teacher,none,,,individual\n",
    );
    let after = files.write(
        "after.csv",
        "Title;E-mail\n\
         Partner Manager;A@x.example\n\
         Senior Channel Manager;b@x.example\n\
         Partner Manager;c@x.example\n\
         Partner Marketing Manager;f@x.example\n\
         Teacher;e@x.example\n",
    );
    let compare = [
        "compare", "--before", &before, "--after", &after, "--key", "E-mail",
    ];
    let (code, out, told) = rolecall(&[&compare[..], &["--format", "csv"]].concat()).ends();
    assert_eq!(code, 1, "{told}");
    told.must_say("before: 1 row with a blank key");
    assert!(
        told.contains("before: 2 rows with a repeated key, compared by count only: lines 7, 8")
    );
    let elsewhere = "after: 1 row with a key that is repeated in the other file, compared by count \
                     only: line 6";
    told.must_say(elsewhere);
    told.must_say("1 person new, 1 gone, 2 moved, 1 unchanged");
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let people: Vec<_> = rows.iter().filter(|row| &row[0] != "total").collect();
    let short: Vec<_> = people
        .iter()
        .map(|row| (&row[0], &row[1], &row[2]))
        .collect();
    assert_eq!(
        short,
        [
            ("moved", "b@x.example", "grade"),
            ("moved", "c@x.example", "function"),
            ("new", "f@x.example", ""),
            ("gone", "d@x.example", ""),
        ]
    );
    let totals = rows.iter().filter(|row| &row[0] == "total");
    let counted = |at: usize| {
        let counts = totals
            .clone()
            .map(|row| row[at].parse::<u64>().expect("a number"));
        counts.sum::<u64>()
    };
    assert_eq!((counted(13), counted(14)), (7, 5));

    let run = rolecall(&[&compare[..], &["-q", "--format", "table"]].concat());
    let (_, table, _) = run.env("COLUMNS", "80").ends();
    table.must_say("Rows by function");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
    let json = rolecall(&[&compare[..], &["-q", "--format", "json"]].concat())
        .ends()
        .1;
    let json: Value = serde_json::from_str(&json).expect("one object");
    assert_eq!(json["results"][0]["change"], "moved");
    let message = rolecall(&[
        "compare", "--before", &before, "--after", &after, "--key", "Mail",
    ]);
    assert!(message.fails(2).contains("E-mail"));
}

#[test]
fn keys_that_a_spreadsheet_changed_are_told() {
    let files = Files::new();
    let before = files.write(
        "before.csv",
        "ID,Title\n007,Partner Manager\n008,Channel Manager\n",
    );
    let after = files.write(
        "after.csv",
        "ID,Title\n7,Partner Manager\n8,Channel Manager\n",
    );
    let pair = [
        "compare", "--before", &before, "--after", &after, "--key", "ID",
    ];
    let (code, _, told) = rolecall(&pair).ends();
    assert_eq!(code, 1, "{told}");
    let expected = "2 keys not matched for their zeros alone: `007` before, `7` after";
    told.must_say(expected);
}
