//! Titles side by side, and the verdict on them.

use serde_json::Value;

use crate::support::{MustSay, rolecall};

/// Titles, the verdict, and what its sentence says.
#[rustfmt::skip]
const CASES: &[(&[&str], &str, &[&str])] = &[
    (
        &[
            "Channel Marketing Manager",
            "Partner Marketing Manager",
            "Ecosystem Marketing Manager",
        ],
        "other-scope",
        &[
            "Partner Marketing, manager",
            "channel: often indirect resale",
            "partner: the broadest",
            "ecosystem: a network",
        ],
    ),
    (&["Chnl Mktg Mgr", "Manager, Channel Marketing"], "same-role", &["Channel Marketing Manager"]),
    (&["Partner Program Manager", "Partner Programmes Manager"], "same-role", &["Partner Programs Manager"]),
    (&["Partner Manager", "partner  manager (m/w/d)"], "same-title", &["The same title: Partner Manager."]),
    (&["Channel Sales Manager", "渠道销售经理"], "same-role", &["Channel Sales Manager"]),
    (
        &[
            "Partner Marketing Manager",
            "パートナーマーケティングマネージャー",
            "파트너 마케팅 매니저",
            "Responsable marketing partenaires",
        ],
        "same-role",
        &["Partner Marketing Manager"],
    ),
    (
        &[
            "Partner Manager",
            "İş Ortağı Yöneticisi",
            "менеджер по работе с партнерами",
            "Kierownik ds. partnerów",
        ],
        "same-role",
        &["Partner Manager"],
    ),
    (&["Partner Specialist", "Channel Specialist"], "other-scope", &["channel: often indirect resale"]),
    (&["Junior Partner Manager", "Principal Partner Manager"], "other-grade", &["junior", "principal"]),
    (&["VP of Channel Sales", "Channel Sales Manager"], "other-level", &["Partner Sales", "vp", "manager"]),
    (
        &["Partner Marketing Manager", "Partner Sales Manager"],
        "other-function",
        &["Partner Marketing", "Partner Sales"],
    ),
    (&["Partner Development Manager", "Partner Enablement Manager"], "other-function", &["Partner Strategy"]),
    (
        &["Head of Partnerships", "Director of Partnerships"],
        "unsettled",
        &["\"Director of Partnerships\"", "rolecall clarify"],
    ),
    (&["Partner Events Manager", "Partner Content Manager"], "other-scope", &["different work"]),
    (
        &["HR Business Partner", "Partner Manager", "Channel Manager"],
        "not-all-partner-roles",
        &[
            "\"HR Business Partner\" (an internal adviser",
            "of the others: the same function and level",
        ],
    ),
    (&["Partner Solutions Architect", "Partner Manager"], "not-all-partner-roles", &["technical work"]),
    (&["Baker", "Teacher", "Nurse", "Cook"], "not-all-partner-roles", &["None of the 4"]),
];

#[test]
fn titles_get_a_verdict_in_one_sentence() {
    for (titles, verdict, says) in CASES {
        let line = rolecall(&[&["compare"], *titles].concat()).prints();
        let result: Value = serde_json::from_str(&line).expect("one result");
        assert_eq!(result["verdict"], *verdict, "{titles:?}: {result}");
        let sentence = result["sentence"].as_str().expect("a text");
        for part in *says {
            assert!(
                sentence.contains(part),
                "{titles:?}: no `{part}` in {sentence}"
            );
        }
        assert!(sentence.ends_with('.'), "{sentence}");
        assert_eq!(
            result["titles"].as_array().map(Vec::len),
            Some(titles.len())
        );
    }
}

#[test]
fn a_table_has_a_row_per_title_and_the_verdict() {
    let titles = [
        "compare",
        "Channel Marketing Manager",
        "Partner Marketing Manager",
    ];
    let table = rolecall(&[&titles[..], &["--format", "table"]].concat()).env("COLUMNS", "80");
    let table = table.prints();
    let header: Vec<&str> = table
        .lines()
        .next()
        .expect("a header")
        .split_whitespace()
        .collect();
    assert_eq!(header, ["Title", "Function", "Level", "Role", "Scope"]);
    table.must_say("\nVerdict\n  - The same function and level (Partner Marketing, manager)");
    let csv = rolecall(&[&titles[..], &["--format", "csv"]].concat()).prints();
    let row = csv.lines().nth(1).expect("a row");
    assert!(
        row.starts_with("Channel Marketing Manager,clear,marketing,marketing,manager,"),
        "{row}"
    );
    assert!(row.ends_with(",other-scope,,1"), "{row}");
}
