use serde_json::Value;

use crate::support::{Files, MustSay, rolecall};

const SELLS: &str = "\
What you'll do
- Recruit and sign resellers across the Nordics
- Agree a joint business plan with every partner and review it each quarter
- Own the partner pipeline and close deals together with our partners
- Carry a revenue quota for the indirect business
- Build dashboards for the channel leaders";

const DELIVERS: &str = "\
What you'll do:
- Sign restaurants and merchants for our delivery service
- Grow the sales of grocery shops and restaurants
- Advise merchants on promotions";

fn card(title: &str, description: &str) -> String {
    let arguments = ["classify", title, "--description", description];
    rolecall(&[&arguments[..], &["--format", "table"]].concat()).prints()
}

fn json(title: &str, description: &str) -> Value {
    let printed = rolecall(&["classify", title, "--description", description]).prints();
    serde_json::from_str(&printed).expect("an object")
}

/// Title, description, how the card words their relation, and how it begins.
#[rustfmt::skip]
const CASES: &[(&str, &str, &str, &str)] = &[
    ("Partner Sales Manager", SELLS, "agree with the title\n", "  clear         Partner Sales  "),
    (
        "Partner Marketing Manager",
        SELLS,
        "contradict the title; they decide on the function\n",
        "  clear         Partner Sales  ",
    ),
    ("Director of Partnerships", SELLS, "settle what the title leaves open\n", "  clear         Partner Sales  "),
    (
        "Partner Sales Manager",
        DELIVERS,
        "are not those of a job with partners, whatever the title calls it\n",
        "  none          not a Partner GTM role, ",
    ),
    (
        "Partner Manager",
        "Nice job",
        "say too little in 2 words; the title stands alone\n",
        "  clear         Partner Sales  ",
    ),
];

#[test]
fn a_card_says_how_title_and_duties_go_together() {
    for (title, description, says, begins) in CASES {
        let card = card(title, description);
        card.must_say(format!("\n  duties        {says}"));
        assert_eq!(
            card.lines().nth(2).map(|line| line.starts_with(begins)),
            Some(true),
            "{card}"
        );
    }
}

#[test]
fn a_card_shows_the_shares_the_phrases_and_the_title_alone_where_it_differs() {
    let card_of = card("Partner Marketing Manager", SELLS);
    card_of.must_say("Partner Strategy      0%\n");
    card_of.must_say("%  dashboards\n");
    card_of.must_say("Recruit and sign resellers; joint business plan");
    card_of.must_say("\n  title alone   clear: Partner Marketing 9");
    assert!(
        !card_of.contains("decided by"),
        "the title did not decide: {card_of}"
    );
    assert!(!card("Partner Sales Manager", SELLS).contains("title alone"));
}

#[test]
fn json_has_a_field_for_the_duties_only_if_they_were_given() {
    let answer = json("Partner Marketing Manager", SELLS);
    assert_eq!(answer["candidates"][0]["function"], "sales");
    assert_eq!(answer["level"], "manager");
    let duties = &answer["duties"];
    assert_eq!(duties["agreement"], "contradict");
    let shares = ["strategy", "operations", "marketing", "sales"];
    let shares = shares.map(|id| duties["shares"][id].as_f64().expect("a number"));
    assert!(
        (shares.iter().sum::<f64>() - 1.0).abs() < 1e-4,
        "{shares:?}"
    );
    assert_eq!(duties["phrases"][0]["where"], "duty");
    assert_eq!(duties["title_alone"]["outcome"], "clear");
    assert_eq!(
        duties["title_alone"]["candidates"][0]["function"],
        "marketing"
    );
    assert!(
        !rolecall(&["classify", "Baker"])
            .prints()
            .contains("\"duties\"")
    );
}

#[test]
fn a_description_comes_from_a_file_in_any_encoding_or_from_standard_input() {
    let expected = json("Partner Manager", SELLS);
    let files = Files::new();
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(SELLS.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [("plain.txt", SELLS.as_bytes()), ("utf16.txt", &utf16)] {
        let at = format!("@{}", files.write(name, bytes));
        assert_eq!(json("Partner Manager", &at), expected, "{name}");
    }
    let piped = rolecall(&["classify", "Partner Manager", "--description", "-"]).stdin(SELLS);
    let piped: Value = serde_json::from_str(&piped.prints()).expect("an object");
    assert_eq!(piped, expected);
    let title_piped = rolecall(&["classify", "--description", SELLS]).stdin("Partner Manager\n");
    let title_piped: Value = serde_json::from_str(&title_piped.prints()).expect("an object");
    assert_eq!(title_piped, expected);

    let at = format!("@{}", files.write("posting.pdf", "%PDF-1.7 ..."));
    let message = rolecall(&["classify", "Partner Manager", "--description", &at]).fails(3);
    message.must_say("posting.pdf is a PDF file; save it as plain text");
}

#[test]
fn no_description_can_steer_the_terminal() {
    let hostile = SELLS.replace("close deals", "close\u{202e} \u{1b}[2Jdeals");
    let shown = card("Partner Manager", &hostile);
    let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!shown.contains(steers), "{shown:?}");
}

#[test]
fn the_duties_are_said_to_say_what_they_say_alone() {
    for (title, description, why) in [
        (
            "Partner Operations Manager",
            "Own a revenue target, negotiate and close deals through resellers.",
            "the title says Partner Operations, the duties say Partner Sales 100%; together: \
             Partner Operations or Partner Sales",
        ),
        (
            "Head of Partnerships",
            "Close deals with partners.",
            "the title says Partner Strategy, the duties say Partner Sales 100%; together: \
             Partner Strategy or Partner Sales",
        ),
    ] {
        let answer = json(title, description);
        let reason = answer["reason"].as_str().unwrap_or_default();
        reason.must_say(why);
        assert_eq!(answer["duties"]["title_counts"], true);
    }
}

#[test]
fn duties_of_another_function_alone_contradict_the_title() {
    #[rustfmt::skip]
    let cases = [
        ("Partner Operations Manager", "Recruit resellers and carry a quota."),
        ("Partner Marketing Manager", "You recruit resellers, carry quota, close deals."),
    ];
    for (title, description) in cases {
        let run = rolecall(&["classify", title, "--description", description]);
        let answer = run.prints();
        answer.must_say("\"agreement\":\"contradict\"");
    }
}
