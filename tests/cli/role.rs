use serde_json::Value;

use crate::support::rolecall;

fn card(title: &str) -> Value {
    let line = rolecall(&["roles", "--role", title, "--format", "ndjson"]).prints();
    serde_json::from_str(&line).expect("JSON")
}

/// Role, where in its card, and what is there.
#[rustfmt::skip]
const CASES: &[(&str, &str, &str)] = &[
    ("Partner Account Manager", "/functions/0", "sales"),
    ("Partner Account Manager", "/pay/function", "sales"),
    ("Partner Account Manager", "/swapped", "Channel Account Manager"),
    ("Partner Account Manager", "/search", "\"Partner Account Manager\" OR \"Channel Account Manager\""),
    ("Partner Account Manager", "/leave_out", "HR Business Partner"),
    ("Partner Account Manager", "/up/0/level", "director"),
    ("Partner Account Manager", "/up", "Partner Account Director"),
    ("Partner Account Manager", "/sideways", "\"marketing\""),
    ("Partner Account Manager", "/kpis/0/kpis", "Win rate on shared deals"),
    ("Partner Account Manager", "/pay/warnings", "manages partners"),
    ("Channel Manager", "/search", "NOT (\"Digital Channel Manager\""),
    ("Channel Manager", "/pay/warnings", "other work where business-model=consumer"),
    ("VP of Partnerships", "/swapped", "VP of Alliances"),
    ("VP of Partnerships", "/pay/warnings", "size of the company"),
    ("Partner Programs Manager", "/pay/warnings/0", "the title alone is not enough"),
    ("Partner Programs Manager", "/kpis/1/function", "operations"),
    ("Partner Programs Manager", "/questions/0/answers/0/key", "set"),
    ("Partner Programs Manager", "/scope/0/when/0/driver", "maturity"),
    ("Partner Solutions Architect", "/pay/warnings/0", "technical work, outside the four"),
    ("Chief Partnerships Officer", "/level", "chief"),
    // an alias, whatever its case
    ("partner program MANAGER", "/title", "Partner Programs Manager"),
];

#[test]
fn a_card_has_what_the_four_jobs_need() {
    for (title, at, expected) in CASES {
        let card = card(title);
        let found = card.pointer(at).unwrap_or(&Value::Null);
        let found = found
            .as_str()
            .map_or_else(|| found.to_string(), str::to_owned);
        assert!(
            found.contains(expected),
            "{title} {at}: no `{expected}` in {found}"
        );
    }
}

#[test]
fn a_title_that_is_not_enough_has_no_cell_of_pay() {
    assert_eq!(
        card("Partner Programs Manager")["pay"]["function"],
        Value::Null
    );
    assert_eq!(
        card("Partner Solutions Architect")["kpis"],
        Value::Array(Vec::new())
    );
    assert_eq!(
        card("Chief Partnerships Officer")["up"],
        Value::Array(Vec::new())
    );
}

#[test]
fn people_get_a_card_and_programs_a_row() {
    let role = ["roles", "--role", "Partner Account Manager", "--format"];
    let card = rolecall(&[&role[..], &["table"]].concat()).prints();
    assert!(
        card.starts_with("Partner Account Manager\n\n  function      Partner Sales\n"),
        "{card}"
    );
    for label in [
        "also called",
        "search",
        "leave out",
        "compare pay",
        "upward",
        "sideways",
        "ask",
        "KPIs",
    ] {
        assert!(
            card.contains(&format!("\n  {label}  ")),
            "no {label} in\n{card}"
        );
    }
    let page = rolecall(&[&role[..], &["markdown"]].concat()).prints();
    assert!(
        page.starts_with("## Partner Account Manager\n\n| Part | What |\n"),
        "{page}"
    );
    let csv = rolecall(&[&role[..], &["csv"]].concat()).prints();
    assert!(
        csv.starts_with("title,functions,level,core,outside,aliases,swapped,search,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 2);
}
