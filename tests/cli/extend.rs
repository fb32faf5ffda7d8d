use serde_json::Value;

use crate::support::{Files, MustSay, rolecall};

/// A folder with a taxonomy file.
fn taxonomy(yaml: &str) -> (Files, String) {
    let files = Files::new();
    let name = files.write("ours.yaml", yaml);
    (files, name)
}

/// Outcome and functions: `clear sales`.
fn answer(title: &str, arguments: &[&str]) -> String {
    let json = rolecall(&[&["classify", title], arguments].concat()).prints();
    let answer: Value = serde_json::from_str(&json).expect("JSON");
    let candidates = answer["candidates"].as_array().expect("a list");
    let functions: Vec<&str> = candidates
        .iter()
        .filter_map(|c| c["function"].as_str())
        .collect();
    let outcome = answer["outcome"].as_str().expect("a text");
    format!("{outcome} {}", functions.join(";"))
        .trim_end()
        .to_owned()
}

/// YAML, title, answer with the bundled taxonomy, answer with this one on top.
#[rustfmt::skip]
const CHANGES: &[(&str, &str, &str, &str)] = &[
    // a company's own name, in three lines
    (
        "false_friends:\n  - reason: our name\n    phrases: [Nordwind Channel]\n",
        "Nordwind Channel Manager",
        "clear sales",
        "none",
    ),
    // a spelling that is another one already
    (
        "phrases:\n  coord: {reads: director}\n",
        "Partner Coord",
        "clear sales",
        "multiple strategy;sales",
    ),
    // the same phrase is a false friend already, and a word for partners
    (
        "false_friends:\n  - reason: our name\n    phrases: [Alliance Health]\n",
        "Alliance Health Manager",
        "none",
        "none",
    ),
    (
        "false_friends:\n  - reason: our name\n    phrases: [Channel-Sales]\n",
        "Channel Sales Manager",
        "clear sales",
        "none",
    ),
    // the other way round: what is a false friend elsewhere is a partner here
    (
        "partner_words:\n  - {group: partners, words: [ansprechpartner]}\n",
        "Ansprechpartner Manager",
        "none",
        "clear sales",
    ),
    ("partner_words:\n  - {group: partnership, words: [amigos]}\n", "Amigos Manager", "none", "clear sales"),
    // words join a topic that is there; a field that is given counts
    (
        "topics:\n  - {topic: sales, words: [rainmaking]}\n",
        "VP Partner Rainmaking",
        "clear strategy",
        "clear sales",
    ),
    (
        "topics:\n  - {topic: enablement, functions: [operations]}\n",
        "Partner Enablement Manager",
        "clear strategy",
        "clear operations",
    ),
    // a word moves from topic to topic
    (
        "topics:\n  - {topic: operations, words: [Enablement]}\n",
        "Partner Enablement Manager",
        "clear strategy",
        "clear operations",
    ),
    (
        "topics:\n  - {topic: green, functions: [marketing], weight: 6, words: [rainbows]}\n",
        "Partner Rainbows Manager",
        "clear sales",
        "clear marketing",
    ),
    // numbers and yes are words
    (
        "topics:\n  - {topic: strategy, words: [360, true]}\n",
        "Partner 360 Manager",
        "clear sales",
        "clear strategy",
    ),
    ("spellings:\n  - {write: [mrkmg], read: marketing}\n", "Partner Mrkmg Lead", "clear sales", "clear marketing"),
    ("without_topic: {below: [marketing]}\n", "Partner Manager", "clear sales", "clear marketing"),
    ("remove: [enablement]\n", "Partner Enablement Manager", "clear strategy", "clear sales"),
    // not even as a misspelling of its plural
    ("remove: [hyperscaler]\n", "Hyperscaler Sales Manager", "clear sales", "none"),
    // words of job descriptions say nothing about titles
    (
        "duty_words:\n  pulls:\n    - {marketing: 3, phrases: [metrics]}\n  trust:\n    - {agreement: agree, confidence: 0.5}\n",
        "Partner Manager",
        "clear sales",
        "clear sales",
    ),
    // the same in one line a phrase
    ("phrases:\n  amigos: {partner: partnership}\n", "Amigos Manager", "none", "clear sales"),
    ("phrases: {Channel-Sales: {false_friend: name}}\n", "Channel Sales Manager", "clear sales", "none"),
    (
        "phrases: {mrkmg: {reads: marketing}, 360: {function: strategy}}\n",
        "Partner Mrkmg 360 Lead",
        "clear sales",
        "clear strategy",
    ),
    // a kind of meaning that is not given stays
    ("phrases: {channel: {function: marketing}}\n", "Channel Manager", "clear sales", "clear marketing"),
    // an ordinary word gets a meaning
    ("partner_words:\n  - {group: partnership, words: [mercado]}\n", "Mercado Manager", "none", "clear sales"),
];

#[test]
fn a_file_extends_what_is_built_in() {
    for (yaml, title, bundled, extended) in CHANGES {
        let (_folder, name) = taxonomy(yaml);
        assert_eq!(answer(title, &[]), *bundled, "{title}, bundled");
        assert_eq!(
            answer(title, &["--taxonomy", &name]),
            *extended,
            "{title} with\n{yaml}"
        );
    }
}

#[test]
fn what_is_not_touched_stays_as_it_was() {
    let (_folder, name) = taxonomy(CHANGES[0].0);
    for title in [
        "Channel Sales Manager",
        "VP Partnerships",
        "HR Business Partner",
        "Alliance Health Manager",
    ] {
        assert_eq!(
            answer(title, &["--taxonomy", &name]),
            answer(title, &[]),
            "{title}"
        );
    }
}

#[test]
fn a_role_with_a_known_title_replaces_it_and_takes_its_aliases() {
    let (_folder, name) = taxonomy(
        "roles:\n  - {title: partner manager, functions: [marketing], level: lead, aliases: [Channel Ops Manager]}\n  \
         - {title: Amigo Lead, functions: [sales], level: lead}\nremove: [VP of Ecosystem]\n",
    );
    let list = |search: &str| {
        let csv = rolecall(&["roles", "--search", search, "--taxonomy", &name, "-q"]).prints();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.map(|row| [row[0].to_owned(), row[1].to_owned(), row[2].to_owned()])
            .collect::<Vec<_>>()
    };
    assert!(
        list("partner manager")
            .contains(&["marketing", "partner manager", "lead"].map(str::to_owned))
    );
    assert!(
        list("partner manager")
            .iter()
            .all(|role| role[1] != "Partner Manager")
    );
    let with_alias = list("channel ops manager");
    assert!(with_alias.contains(&["marketing", "partner manager", "lead"].map(str::to_owned)));
    assert!(
        with_alias
            .iter()
            .all(|role| role[1] != "Channel Operations Manager")
    );
    assert_eq!(list("amigo lead").len(), 1);
    let removed = list("vp of ecosystem");
    assert!(removed.iter().all(|role| role[1] != "VP of Ecosystem"));
}

#[test]
fn version_and_hash_tell_taxonomies_apart() {
    let known = |arguments: &[&str]| {
        let json = rolecall(&[&["classify", "x", "--format", "json"], arguments].concat()).prints();
        let document: Value = serde_json::from_str(&json).expect("JSON");
        let known = &document["taxonomy"];
        (known["version"].to_string(), known["hash"].to_string())
    };
    let (_one, one) = taxonomy("fillers: [zzz]\n");
    let (_other, other) = taxonomy("fillers: [zzz]\nversion: 7\n");
    let (bundled, one, other) = (
        known(&[]),
        known(&["--taxonomy", &one]),
        known(&["--taxonomy", &other]),
    );
    assert_eq!(
        one.0.trim_matches('"'),
        format!("{}+extended", bundled.0.trim_matches('"'))
    );
    assert_eq!(other.0, "\"7\"");
    assert!(
        one.1 != other.1 && one.1 != bundled.1,
        "{one:?} {other:?} {bundled:?}"
    );
}

/// A file as it was written for rolecall 0.1, with every section it could have on wording.
const FOR_0_1: &str = "\
version: ours 3
without_topic: {below: [marketing]}
levels:
  - {level: head, words: [bossling]}
partner_words:
  - {group: partners, words: [amigos]}
  - group: allies
    family: ally
    hint: firms of a kind
    stands: noun
    needs: [sales, technical]
    vague: always
    named: true
    alone: part of a name
    alone_level: chief
    words: [allieds]
topics:
  - {topic: sales, words: [rainmaking]}
  - topic: green
    functions: [marketing]
    director: [marketing]
    leader: [strategy]
    weight: 6
    silent_beside: false
    last_beside: false
    needs_firm_word: false
    yields: false
    words: [rainbows]
objects: [doodads]
outside:
  - {outside: technical, nearest: [sales], words: [gadgeteer]}
  - {outside: technical, weak: true, nearest: [marketing], with_customers: true, audience: true, words: [fiddler]}
employers: [chezz]
others: [aide of]
false_friends:
  - {reason: our name, phrases: [Nordwind Channel]}
  - {reason: another kind, spoils: [partners], across_and: true, yields_to: [sales], before: [zoo]}
  - {reason: another kind, spoils: [channel], after: [zoo], anywhere: [aquarium]}
  - {reason: a third, counts_topics: [sales], person: true, counts_outside: true, phrases: [zoo partner]}
spellings:
  - {write: [mrkmg], read: marketing}
fillers: [lunar]
adjectives: [galactic]
joiners: [plusplus]
linkers: [offof]
compounds_first: [amigo]
compounds_last: [bossling]
partner_behind: [chefin von]
endings: [ling]
ordinary: [partneer]
confidence:
  - {ground: topic, confidence: 0.5}
remove: [hyperscaler]
duty_words:
  scales: {gap: 3}
  silent: [stare at walls]
";

#[test]
fn a_file_for_0_1_means_what_it_meant() {
    let (_folder, name) = taxonomy(FOR_0_1);
    for (title, expected) in [
        ("Amigos Lead", "clear marketing"),
        ("Bossling of Channel", "clear strategy"),
        ("Allieds Sales Manager", "clear sales"),
        ("Amigos Rainbows Manager", "clear marketing"),
        ("Partner Doodads Manager", "clear marketing"),
        ("Channel Gadgeteer", "adjacent sales"),
        ("Nordwind Channel Manager", "none"),
        ("Zoo Amigos Manager", "none"),
        ("Channel Zoo Manager", "none"),
        ("Channel Mrkmg Manager", "clear marketing"),
        ("Channel Lunar Rainmaking Manager", "clear sales"),
        ("Hyperscaler Sales Manager", "none"),
    ] {
        let answer = answer(title, &["--taxonomy", &name]);
        assert_eq!(answer, expected, "{title}");
    }
    let check = rolecall(&["taxonomy", "show", "--taxonomy", &name]).prints();
    let (_whole, whole) = taxonomy(&format!("replace: true\n{check}"));
    let answers = |name: &str| answer("Amigos Rainbows Manager", &["--taxonomy", name]);
    assert_eq!(
        answers(&whole),
        answers(&name),
        "what is shown can be given back"
    );
}

/// YAML, line, what the message has to say.
#[rustfmt::skip]
const MISTAKES: &[(&str, usize, &str)] = &[
    ("# ours\nfale_friends:\n  - reason: x\n", 2, "unknown section 'fale_friends'; did you mean 'false_friends'?"),
    ("topics:\n  - topic: sales\n    wordz: [a]\n", 3, "topics: unknown key `wordz`; did you mean `words`?"),
    ("topics:\n  - topic: ai\n    words: [a]\n", 2, "topics, 'ai' is new and needs `functions`"),
    ("topics:\n  - {topic: sales, functions: [salez]}\n", 2, "unknown value `salez`; did you mean `sales`?"),
    ("topics:\n  - {topic: sales, weight: heavy}\n", 2, "topics: found string \"heavy\", expected a number"),
    ("topics:\n  - words: [a]\n", 2, "an entry of `topics` needs `topic`"),
    ("topics: [a]\n", 1, "expected keys with values"),
    ("topics: a\n", 1, "topics: found string \"a\", expected a list"),
    ("fillers: [{a: b}]\n", 1, "fillers: found map, expected a string"),
    ("remove: [nonono]\n", 1, "'nonono' cannot be removed"),
    ("replace: maybe\n", 1, "expected `true` or `false`"),
    ("replace: true\nversion: 1\n", 1, "section `functions` is missing"),
    (
        "false_friends:\n  - reason: x\n    spoils: [partnr]\n    before: [a]\n",
        3,
        "unknown group 'partnr'; did you mean 'partner'?",
    ),
    (
        "false_friends:\n  - {reason: x, phrases: [aa bb]}\n  - {reason: y, phrases: [AA-bb]}\n",
        3,
        "'AA-bb' stands twice",
    ),
    (
        "phrases:\n  aa bb: {filler: true}\n  cc: {object: true}\n  aa bb: {object: true}\n",
        4,
        "'aa bb' stands twice: join the two lines",
    ),
    ("phrases:\n  aa bb: {function: salez}\n", 2, "unknown topic 'salez'; did you mean 'sales'?"),
    ("phrases:\n  aa bb: {functions: sales}\n", 2, "phrases: unknown key `functions`; did you mean `function`?"),
    ("false_friends:\n  - {reason: x, before: [aa]}\n", 2, "name the groups"),
    (
        "partner_words:\n  - {group: allies, family: ally, hint: h, stands: before, words: [allies]}\n",
        2,
        "'allies' may stand by itself: say under `alone` what it is then",
    ),
    ("confidence:\n  - {ground: topix, confidence: 0.5}\n", 2, "unknown ground 'topix'; did you mean 'topic'?"),
    ("confidence:\n  - {ground: topic, confidence: 7}\n", 2, "write 0 to 1"),
    ("levels:\n  - {level: boss, words: [a]}\n", 2, "(one of: chief, vp, head"),
    ("roles:\n  - {title: X Y, functions: [], level: lead}\n", 2, "role 'X Y' is in no function"),
    (
        "scopes:\n  - {titles: [Partner Manger], meanings: [], questions: []}\n",
        2,
        "did you mean 'Partner Manager'?",
    ),
    ("duty_words: {pulls: [{salez: 3, phrases: [a b]}]}\n", 1, "unknown key `salez`; did you mean `sales`?"),
    ("- a\n", 1, "expected sections"),
    ("fillers: [\n", 2, "did not find expected node content"),
    ("", 1, "has to hold sections"),
];

#[test]
fn mistakes_are_told_with_file_line_and_cure() {
    for (yaml, line, says) in MISTAKES {
        let (_folder, name) = taxonomy(yaml);
        let message = rolecall(&["classify", "x", "--taxonomy", &name]).fails(3);
        let place = format!("error: {name}:{line}: ");
        assert!(message.starts_with(&place), "{yaml}\n{message}");
        assert!(message.contains(says), "{yaml}\nno `{says}` in\n{message}");
    }
}

#[test]
fn a_file_that_is_no_text_is_told_so() {
    let files = Files::new();
    let name = files.write("latin.yaml", b"fillers: [caf\xe9]\n");
    let message = rolecall(&["classify", "x", "--taxonomy", &name]).fails(3);
    message.must_say("latin.yaml: is not encoded as UTF-8");
}
