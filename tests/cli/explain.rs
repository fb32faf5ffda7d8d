use serde_json::{Value, json};

use crate::support::{MustSay, rolecall};

/// The explanation of a title.
fn explanation(title: &str) -> Value {
    let line = rolecall(&["classify", "--explain", title]).prints();
    let result: Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(result["title"], title);
    result["explanation"].clone()
}

/// Title, written word, what it is read as, how.
#[rustfmt::skip]
const WORDS: &[(&str, &str, &[&str], &str)] = &[
    ("Partner SALES Manager", "SALES", &["sales"], "known"),
    ("Partner Sales Mgr", "Mgr", &["manager"], "spelling"),
    ("Partner Marketimg Manager", "Marketimg", &["marketing"], "corrected"),
    ("Partner Zzyzx Manager", "Zzyzx", &[], "unknown"),
    ("Partnerzzyzx Manager", "Partnerzzyzx", &["partner"], "compound"),
    ("Partner(s) Manager", "Partner", &["partners"], "known"),
    ("Partner(s) Manager", "s", &[], "ending"),
    ("Manager:in Partner Sales", "in", &[], "ending"),
    ("Partnermarketing", "Partnermarketing", &["partner", "marketing"], "spelling"),
];

#[test]
fn each_word_is_told_with_what_it_is_read_as() {
    for (title, written, read, how) in WORDS {
        let explanation = explanation(title);
        let words = explanation["words"].as_array().expect("a list");
        let word = words.iter().find(|word| word["written"] == *written);
        assert_eq!(
            word,
            Some(&json!({"written": written, "read": read, "how": how})),
            "{title}"
        );
    }
}

#[test]
fn phrases_have_their_place_and_meanings() {
    let explanation =
        explanation("Head of Channels, Partner Sales & Enablement | Assistant to the VP");
    let phrases = explanation["phrases"].as_array().expect("a list");
    let place = |text: &str| {
        let phrase = phrases.iter().find(|phrase| phrase["phrase"] == text);
        let phrase = phrase.unwrap_or_else(|| panic!("no {text} in {phrases:#?}"));
        (
            phrase["part"].clone(),
            phrase["segment"].clone(),
            phrase["owner"].clone(),
        )
    };
    assert_eq!(place("Channels"), (json!(1), json!(1), Value::Null));
    assert_eq!(place("Enablement"), (json!(1), json!(2), Value::Null));
    assert_eq!(place("VP"), (json!(2), json!(3), json!("other")));
    let means = phrases
        .iter()
        .flat_map(|phrase| phrase["means"].as_array().expect("a list"));
    let means: Vec<&str> = means.filter_map(Value::as_str).collect();
    for expected in [
        "level: vp",
        "topic: enablement (weight ",
        "a word for partners: channels",
    ] {
        assert!(
            means.iter().any(|text| text.starts_with(expected)),
            "no {expected} in {means:#?}"
        );
    }
}

/// Title, word, whether it counts as a word for partners, why.
#[rustfmt::skip]
const GATES: &[(&str, &str, bool, &str)] = &[
    ("Partner Sales Manager", "Partner", true, "about partners"),
    ("HR Business Partner", "HR Business Partner", false, "an internal adviser"),
    ("Tax Partner", "Tax Partner", false, "a rank in a firm"),
    ("Community Partnerships Manager", "Partnerships", false, "because of \"Community\""),
    ("Engagement Partner", "Partner", false, "it stands alone"),
];

#[test]
fn the_gate_says_why() {
    for (title, word, counts, why) in GATES {
        let explanation = explanation(title);
        let words = explanation["partner_words"].as_array().expect("a list");
        let found = words.iter().find(|found| found["word"] == *word);
        let found = found.unwrap_or_else(|| panic!("{title}: no {word} in {words:#?}"));
        assert_eq!(found["counts"], *counts, "{title}");
        let told = found["why"].as_str().expect("a text");
        assert!(told.contains(why), "{title}: no `{why}` in {told}");
    }
}

#[test]
fn topics_say_which_decide_and_roles_how_near_they_are() {
    let explanation = explanation("Partner Sales Operations Manager");
    let topics = explanation["topics"].as_array().expect("a list");
    assert!(
        topics.iter().any(|topic| topic["counts"] == true),
        "{topics:#?}"
    );
    let roles = explanation["roles"].as_array().expect("a list");
    assert_eq!(roles.len(), 3, "{roles:#?}");
    let scores: Vec<_> = roles
        .iter()
        .filter_map(|role| role["score"].as_i64())
        .collect();
    assert!(scores.is_sorted_by(|one, other| one >= other), "{scores:?}");
    assert_eq!(explanation["ground"], "topic");
}

/// The nearest role of the explanation is the one of the answer, whatever the title.
#[test]
fn the_explanation_agrees_with_the_answer() {
    for title in [
        "VP Partnerships",
        "Director, Partner Ops & Enablement",
        "Partner Solutions Architect",
        "Teacher",
        "",
    ] {
        let line = rolecall(&["classify", "--explain", title]).prints();
        let result: Value = serde_json::from_str(&line).expect("JSON");
        let plain: Value =
            serde_json::from_str(&rolecall(&["classify", title]).prints()).expect("JSON");
        for (field, value) in plain.as_object().expect("an object") {
            assert_eq!(&result[field], value, "{title}: {field}");
        }
        let explanation = &result["explanation"];
        assert_eq!(explanation["confidence"], result["confidence"], "{title}");
        assert_eq!(explanation["level"], result["level"], "{title}");
        for candidate in result["candidates"].as_array().expect("a list") {
            let roles = explanation["roles"].as_array().expect("a list");
            let nearest = roles
                .iter()
                .find(|role| role["function"] == candidate["function"]);
            assert_eq!(
                nearest.map(|role| &role["role"]),
                Some(&candidate["role"]),
                "{title}"
            );
        }
    }
}

#[test]
fn people_get_tables_and_rows_of_a_csv_are_refused() {
    let titles = ["classify", "--explain", "Partner Sales Mgr", "VP Channel"];
    for format in ["table", "markdown"] {
        let text = rolecall(&[&titles[..], &["--format", format]].concat()).prints();
        text.must_say("Words\n");
        text.must_say("Phrases\n");
        text.must_say("Words for partners\n");
        text.must_say("Topics\n");
        text.must_say("Nearest roles\n");
        text.must_say("The answer rests on");
    }
    let message = rolecall(&[&titles[..], &["--format", "csv"]].concat()).fails(2);
    message.must_say("--format table, markdown, json or ndjson");
    let json = rolecall(&[&titles[..], &["--format", "json"]].concat()).prints();
    let document: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(document["results"].as_array().map(Vec::len), Some(2));
}
