use serde_json::Value;

use crate::support::{Files, MustSay, rolecall};

/// A folder with a file of this name.
fn file(name: &str, text: &str) -> (Files, String) {
    let files = Files::new();
    let name = files.write(name, text);
    (files, name)
}

const OURS: &str = "\
false_friends:
  - reason: the name of our company
    phrases: [Nordwind Alliances]
";

#[test]
fn show_prints_what_can_be_given_back() {
    let whole = rolecall(&["taxonomy", "show"]).prints();
    assert!(
        whole.contains("\nfalse_friends:\n") && whole.contains("# "),
        "with remarks"
    );
    let (_folder, name) = file("whole.yaml", &format!("replace: true\n{whole}"));
    for title in [
        "Channel Sales Manager",
        "VP Partnerships",
        "HR Business Partner",
        "Teacher",
    ] {
        let bundled = rolecall(&["classify", title]).prints();
        assert_eq!(
            rolecall(&["classify", title, "--taxonomy", &name]).prints(),
            bundled
        );
    }
}

#[test]
fn show_prints_sections_as_yaml_or_json() {
    let yaml = rolecall(&[
        "taxonomy",
        "show",
        "--section",
        "endings",
        "--section",
        "confidence",
    ])
    .prints();
    assert!(
        yaml.starts_with('#') && yaml.contains("\nendings: ["),
        "{yaml}"
    );
    assert!(
        yaml.contains("\nconfidence:\n") && !yaml.contains("\ntopics:"),
        "{yaml}"
    );

    let (_folder, name) = file("ours.yaml", OURS);
    let show = [
        "taxonomy",
        "show",
        "--section",
        "phrases",
        "--taxonomy",
        &name,
    ];
    let yaml = rolecall(&show).prints();
    assert!(
        yaml.contains("Nordwind Alliances") && yaml.contains("business partner"),
        "{yaml}"
    );
    let json = rolecall(&[&show[..], &["--format", "json"]].concat()).prints();
    let document: Value = serde_json::from_str(&json).expect("JSON");
    let phrases = &document["results"][0]["phrases"];
    assert_eq!(
        phrases["Nordwind Alliances"]["false_friend"],
        "the name of our company"
    );
    assert_eq!(phrases["business partner"]["false_friend"], "adviser");

    let message = rolecall(&["taxonomy", "show", "--section", "friends"]).fails(2);
    message.must_say("unknown section 'friends' (one of: version, functions");
    let message = rolecall(&["taxonomy", "show", "--format", "csv"]).fails(2);
    message.must_say("--format json");
}

/// A taxonomy with a misfit on almost every line; it says which one behind the line.
const MISFITS: &str = "\
false_friends:
  - {reason: x, phrases: [aa bb]}
  - {reason: y, phrases: [AA-bb]} # contradiction: 'AA-bb' stands twice
  - {reason: z, spoils: [partnership], before: [amigos]} # contradiction: and so of itself
partner_words:
  - {group: partnership, words: [amigos]}
topics:
  - {topic: programs, words: [bb cc]}
  - {topic: strategy, words: [bb cc]} # contradiction: 'bb cc' stands twice
  - {topic: operations, words: [Enablement]}
  - {topic: sales, words: [software engineer]} # contradiction: technical work, which always comes first
  - {topic: account, words: [\"fun, games\"]} # unmatched: 'fun' and 'games'
  - {topic: idle, functions: [sales], weight: 5, words: []} # unmatched: topic 'idle' has no words
fillers: [readiness] # contradiction: also a filler
joiners: [training] # contradiction: also a word for 'and'
spellings:
  - {write: [mgx], read: mgx} # unmatched: a spelling of itself
roles:
  - {title: Amiga Officer, functions: [sales], level: individual} # unreachable: is read as no partner role
  - {title: Fun Partnerships Lead, functions: [marketing], level: lead} # unreachable: is marketing, but is read as sales
  - {title: Fun Partnerships Manager, functions: [sales], level: head} # unreachable: has level head, but is read as manager
  - title: Fun Partners Manager # overlap: alias 'Fun Partner Marketing Manager'
    functions: [sales]
    level: manager
    aliases: [Fun Partner Marketing Manager]
";

#[test]
fn check_finds_what_does_not_fit() {
    let (_folder, name) = file("ours.yaml", MISFITS);
    let (code, out, err) = rolecall(&["taxonomy", "check", &name]).ends();
    assert_eq!(code, 1, "{out}");
    assert!(err.starts_with(&name) && err.ends_with(" found\n"), "{err}");
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    for (line, text) in (1..).zip(MISFITS.lines()) {
        let Some((_, expected)) = text.split_once(" # ") else {
            continue;
        };
        let (kind, says) = expected.split_once(": ").expect("a kind");
        let is_it = |row: &&csv::StringRecord| {
            row[1] == *name
                && row[2] == line.to_string()
                && row[0] == *kind
                && row[3].contains(says)
        };
        assert!(
            rows.iter().any(|row| is_it(&row)),
            "no {expected} of line {line} in\n{out}"
        );
    }
    // what it brings about elsewhere
    let elsewhere = "role 'Partner Enablement Manager' is strategy, but is read as operations";
    let mut elsewhere = rows.iter().filter(|row| row[3].starts_with(elsewhere));
    assert_eq!(
        elsewhere.next().map(|row| &row[1]),
        Some("taxonomy.yaml"),
        "{out}"
    );
}

#[test]
fn what_cannot_be_used_at_all_is_found_too() {
    for (yaml, line, says) in [
        ("fillers: [a", 2, "did not find expected ',' or ']'"),
        (
            "topics:\n  - {topic: sales, weight: heavy}\n",
            2,
            "expected a number",
        ),
    ] {
        let (_folder, name) = file("ours.yaml", yaml);
        let (code, out, _) = rolecall(&["taxonomy", "check", &name]).ends();
        assert_eq!((code, out.lines().count()), (1, 2), "{out}");
        assert!(
            out.contains(&format!("\nmistake,{name},{line},")) && out.contains(says),
            "{out}"
        );
    }
}

#[test]
fn check_says_so_if_everything_fits() {
    let (_folder, name) = file("ours.yaml", OURS);
    let told = format!("{name}: no problems found\n");
    for arguments in [
        &["taxonomy", "check", &name][..],
        &["taxonomy", "check", "--taxonomy", &name],
    ] {
        let (code, out, err) = rolecall(arguments).ends();
        assert_eq!((code, out.lines().count(), &*err), (0, 1, &*told));
    }
    let message = rolecall(&["taxonomy", "check", "no-such-file.yaml"]).fails(3);
    message.must_say("no-such-file.yaml: cannot be read");
}

#[test]
fn in_the_bundled_taxonomy_everything_fits() {
    let (code, out, err) = rolecall(&["taxonomy", "check"]).ends();
    assert_eq!(
        (code, &*err),
        (0, "the bundled taxonomy: no problems found\n"),
        "{out}"
    );
}

#[test]
fn diff_shows_which_answers_change_the_most_frequent_first() {
    let (_folder, ours) = file("ours.yaml", OURS);
    let lines = "Channel Manager\nNordwind Alliances Lead\nVP Nordwind Alliances\n\nVP Nordwind Alliances\n";
    let (_text, text) = file("titles.txt", lines);
    let csv = lines
        .lines()
        .fold("id,Job Title\n".to_owned(), |csv, title| {
            csv + "7," + title + "\n"
        });
    let (_table, table) = file("titles.csv", &csv);
    for (arguments, rows) in [
        (&["--titles", &text][..], 4),
        (&["--titles", &table], 5),
        (&["--titles", &table, "--column", "2"], 5),
    ] {
        let (code, out, err) =
            rolecall(&[&["taxonomy", "diff", "bundled", &ours], arguments].concat()).ends();
        assert_eq!(code, 0, "{err}");
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let found: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        let found: Vec<_> = found
            .iter()
            .map(|row| [&row[0], &row[1], &row[2], &row[3]])
            .collect();
        assert_eq!(
            found,
            [
                ["2", "VP Nordwind Alliances", "clear strategy, vp", "none"],
                ["1", "Nordwind Alliances Lead", "clear sales, lead", "none"],
            ]
        );
        assert_eq!(
            err,
            format!("3 of {rows} answers change, to 2 different titles\n")
        );
    }
    let same = ["taxonomy", "diff", &ours, &ours, "--titles", &text, "-q"];
    assert_eq!(rolecall(&same).prints().lines().count(), 1);
}

#[test]
fn wrong_usage_says_what_to_type() {
    let message = rolecall(&["taxonomy", "chek"]).fails(2);
    message.must_say("a similar subcommand exists: 'check'");
    let message = rolecall(&["taxonomy", "diff", "bundled", "bundled"]).fails(2);
    message.must_say("diff bundled bundled --titles FILE");
    let (_table, table) = file("titles.csv", "id,Job Title\n1,Teacher\n");
    let diff = [
        "taxonomy", "diff", "bundled", "bundled", "--titles", &table, "--column", "Jobs",
    ];
    let message = rolecall(&diff).fails(2);
    message.must_say("there is no column `Jobs`");
}
