use serde_json::Value;

use crate::support::{MustSay, rolecall};

fn classified(title: &str, context: &[&str]) -> Value {
    let context: Vec<&str> = context.iter().flat_map(|c| ["--context", c]).collect();
    let line = rolecall(&[&["classify", title], &context[..]].concat()).prints();
    serde_json::from_str(&line).expect("JSON")
}

fn functions(answer: &Value) -> Vec<&str> {
    let candidates = answer["candidates"].as_array().expect("a list");
    let functions = candidates.iter().map(|c| c["function"].as_str());
    functions.map(|id| id.expect("a text")).collect()
}

/// Title, context, outcome, functions, and what a meaning says.
#[rustfmt::skip]
const CASES: &[(&str, &str, &str, &[&str], &str)] = &[
    ("Channel Sales Manager", "business-model=hardware", "clear", &["sales"], "distributors"),
    ("Channel Sales Manager", "business-model=saas", "clear", &["sales"], "solution firms"),
    ("Partner Programs Manager", "maturity=early", "clear", &["strategy"], "tiers"),
    ("Partner Programs Manager", "maturity=mature", "clear", &["operations"], "incentives"),
    // nearest to the same role, and with another word for partners
    ("Sr. Chnl Sls Mgr, EMEA", "business-model=saas", "clear", &["sales"], "solution firms"),
    ("Ecosystem Program Manager", "maturity=mature", "clear", &["operations"], "incentives"),
    // another function than the title names: both, the context's first
    ("Partner Enablement Manager", "maturity=mature", "multiple", &["operations", "strategy"], "learning system"),
    // read as no partner role, and the other way round
    ("Distribution Manager", "business-model=hardware", "clear", &["sales"], "resellers"),
    ("Channel Manager", "business-model=consumer", "none", &[], "booking sites"),
    // of two meanings the one with more conditions
    ("Partnerships Manager", "business-model=consumer,ecosystem-ambition=low", "none", &[], "sponsorship"),
];

#[test]
fn a_context_narrows_a_title() {
    for (title, context, outcome, names, says) in CASES {
        let answer = classified(title, &[context]);
        assert_eq!(answer["outcome"], *outcome, "{title} {context}: {answer}");
        assert_eq!(functions(&answer), *names, "{title} {context}");
        let scope = answer["scope"].as_array().expect("a list");
        assert!(
            scope
                .iter()
                .any(|m| m["means"].as_str().is_some_and(|m| m.contains(says))),
            "{title} {context}: {answer}"
        );
        assert_eq!(
            scope[0]["when"][0]["value"]
                .as_str()
                .map(|v| context.contains(v)),
            Some(true)
        );
    }
}

#[test]
fn commas_and_repetition_give_the_same() {
    let together = classified(
        "Partnerships Manager",
        &["business-model=consumer,ecosystem-ambition=low"],
    );
    let apart = classified(
        "Partnerships Manager",
        &["business-model=consumer", "Ecosystem-Ambition=LOW"],
    );
    assert_eq!(together, apart);
    assert_eq!(together["scope"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_context_that_says_nothing_changes_nothing() {
    let with = classified("Teacher", &["maturity=early"]);
    assert_eq!(with["scope"], Value::Array(Vec::new()));
    let mut without = with.clone();
    without.as_object_mut().expect("an object").remove("scope");
    assert_eq!(without, classified("Teacher", &[]));
}

#[test]
fn an_agreeing_context_makes_nothing_less_sure() {
    let sure =
        |context: &[&str]| classified("Channel Sales Manager", context)["confidence"].as_f64();
    assert!(sure(&["business-model=saas"]) >= sure(&[]));
}

#[test]
fn a_card_says_what_an_open_title_may_mean() {
    let card = |arguments: &[&str]| {
        let (code, out, _) = rolecall(&[arguments, &["--format", "table"]].concat()).ends();
        assert_eq!(code, 0);
        out
    };
    let open = card(&["classify", "Partner Programs Manager"]);
    open.must_say("  may mean      - maturity=early: writes the first set");
    let clear = card(&["classify", "Channel Sales Manager"]);
    assert!(!clear.contains("may mean"), "{clear}");
    let verbose = card(&["classify", "Channel Sales Manager", "-v"]);
    verbose.must_say("business-model=hardware: leads distributors");
    let narrowed = card(&[
        "classify",
        "Channel Sales Manager",
        "--context",
        "business-model=saas",
    ]);
    narrowed.must_say("business-model=saas: closes deals");
    let nothing = card(&["classify", "Teacher", "--context", "business-model=saas"]);
    nothing.must_say("  context       does not change this answer");
}
