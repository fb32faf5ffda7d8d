//! The roles of the bundled taxonomy are read as what they are; those of the founding list,
//! `tests/data/founding_roles.csv`, however they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rolecall::taxonomy::Role;
use rolecall::{Function, Matcher, Outcome, Taxonomy};

use crate::support::data;
use crate::support::misspelt::misspelt;

#[test]
fn the_bundled_constants_are_the_files() {
    let text = |file| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(file);
        fs::read_to_string(path).expect("the file is there")
    };
    let names = ["taxonomy.yaml", "vocabulary.yaml", "duties.yaml"];
    let texts = names.map(text);
    let files: Vec<(&str, &str)> = names
        .into_iter()
        .zip(texts.iter().map(|text| &**text))
        .collect();
    let read = Taxonomy::from_yaml(&files);
    let read = read.expect("the files are sound");
    assert!(
        *Taxonomy::bundled() == read,
        "build.rs wrote something else"
    );
}

#[test]
fn the_founding_list_is_complete() {
    let founding = founding();
    assert_eq!(founding.values().map(BTreeSet::len).sum::<usize>(), 40);
    let roles = Taxonomy::bundled().roles.iter().filter(|role| role.core);
    let core: BTreeMap<String, BTreeSet<Function>> = roles
        .map(|role| {
            (
                role.title.to_string(),
                role.functions.iter().copied().collect(),
            )
        })
        .collect();
    assert_eq!(core, founding);
}

#[test]
fn the_founding_list_comes_out_right() {
    assert_read(
        founding()
            .into_iter()
            .map(|(title, functions)| (title.clone(), title, functions)),
    );
}

#[test]
fn each_founding_role_is_its_own_nearest_role() {
    let matcher = Matcher::new(Taxonomy::bundled());
    for title in founding().keys() {
        for candidate in matcher.answer(title).candidates {
            assert_eq!(
                candidate.role.map(|role| &*role.title),
                Some(title.as_str()),
                "{}",
                candidate.function
            );
        }
    }
}

#[test]
fn words_for_partners_can_be_swapped() {
    assert_read_in_each_way(|title| {
        let words: Vec<&str> = title.split(' ').collect();
        let mut ways = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let others: &[&str] = match *word {
                "Partner" | "Channel" | "Ecosystem" | "Alliances" if at + 1 < words.len() => &[
                    "Partner",
                    "Channel",
                    "Ecosystem",
                    "Alliance",
                    "Alliances",
                    "Partnership",
                ],
                "Partnerships" | "Alliances" | "Channel" | "Ecosystem" => &[
                    "Partnerships",
                    "Channel",
                    "Channels",
                    "Ecosystem",
                    "Ecosystems",
                    "Alliances",
                ],
                _ => &[],
            };
            for other in others {
                let mut words = words.clone();
                words[at] = other;
                ways.push(words.join(" "));
            }
        }
        ways
    });
}

#[test]
fn words_can_stand_in_another_order() {
    assert_read_in_each_way(|title| {
        let turned = |noun: &str, work: &str| {
            [
                format!("{noun}, {work}"),
                format!("{noun}, {work} - EMEA"),
                format!("{noun} - {work} (DACH)"),
                format!("{noun} {work}"),
                format!("{noun} | {work}"),
                format!("{noun}: {work}, North America"),
                format!("{work} {noun}"),
                format!("Global {work} {noun}"),
                format!("Senior {noun}, {work}"),
                format!("{noun} of {work}"),
                format!("EMEA {work} {noun}"),
            ]
        };
        if let Some(work) = title.strip_suffix(" Manager") {
            return turned("Manager", work).to_vec();
        }
        for noun in ["Director", "VP", "Head"] {
            if let Some(work) = title.strip_prefix(&format!("{noun} of ")) {
                return turned(noun, work).to_vec();
            }
        }
        vec![format!("Senior {title}"), format!("{title}, APAC")]
    });
}

#[test]
fn words_can_be_abbreviated() {
    const SHORT: [(&str, &[&str]); 19] = [
        ("Channel", &["Chnl", "Chan."]),
        ("Partner", &["Ptnr", "Prtnr."]),
        ("Partnerships", &["Pships"]),
        ("Ecosystem", &["Ecosys"]),
        ("Marketing", &["Mktg", "Mktg.", "Mkt"]),
        ("Operations", &["Ops"]),
        ("Sales", &["Sls"]),
        ("Manager", &["Mgr", "Mgr.", "Mngr"]),
        ("Director", &["Dir", "Dir."]),
        (
            "VP",
            &["V.P.", "Vice President", "VicePresident", "SVP", "AVP"],
        ),
        ("Development", &["Dev", "Devt"]),
        ("Account", &["Acct", "Acct."]),
        ("Business", &["Bus.", "Biz"]),
        ("Programs", &["Progs", "Programmes"]),
        ("Communications", &["Comms"]),
        ("Systems", &["Sys"]),
        ("Analytics", &["Anltcs"]),
        ("Demand", &["Demand"]),
        ("Global", &["Glbl", "GLOBAL"]),
    ];
    assert_read_in_each_way(|title| {
        let mut ways = vec![format!("Sr. {title}"), format!("Sr {title} II")];
        for pick in 0..3 {
            let words = title.split(' ').map(|word| {
                let short = SHORT.iter().find(|(long, _)| *long == word);
                short.map_or(word, |(_, short)| short[pick % short.len()])
            });
            let words = words.collect::<Vec<_>>().join(" ");
            ways.push(format!("Sr. {words}"));
            ways.push(words);
        }
        ways
    });
}

#[test]
fn one_letter_can_be_wrong() {
    let matcher = Matcher::new(Taxonomy::bundled());
    assert_read_in_each_way(|title| {
        let mut ways = Vec::new();
        let words: Vec<&str> = title.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            for wrong in misspelt(&matcher, word) {
                let mut words = words.clone();
                words[at] = &wrong;
                ways.push(words.join(" "));
            }
        }
        ways
    });
}

#[test]
fn every_role_and_alias_is_read_as_what_it_is() {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut wrong = Vec::new();
    for role in Taxonomy::bundled().roles.iter() {
        for title in [&role.title].into_iter().chain(role.aliases.iter()) {
            wrong.extend(misreading(&matcher, role, title));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of them; data/taxonomy.yaml or data/vocabulary.yaml is wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// How a title of a role is read, if not as the role.
fn misreading(matcher: &Matcher<'_>, role: &Role, title: &str) -> Option<String> {
    let answer = matcher.answer(title);
    let is: Vec<Function> = answer.functions().collect();
    let right = (answer.outcome, answer.level) == (outcome(role), role.level)
        && sorted(&is) == sorted(&role.functions);
    (!right).then(|| {
        format!(
            "{title}: {} {} {is:?}, not {} {} {:?}: {}",
            answer.outcome,
            answer.level,
            outcome(role),
            role.level,
            role.functions,
            answer.reason(title)
        )
    })
}

/// The outcome that the functions of a role mean.
fn outcome(role: &Role) -> Outcome {
    match (role.outside, role.functions.len()) {
        (Some(_), _) => Outcome::Adjacent,
        (None, 1) => Outcome::Clear,
        (None, _) => Outcome::Multiple,
    }
}

fn sorted(functions: &[Function]) -> BTreeSet<Function> {
    functions.iter().copied().collect()
}

/// The titles of the founding list, with the functions under which they stand there.
fn founding() -> BTreeMap<String, BTreeSet<Function>> {
    let mut founding = BTreeMap::<String, BTreeSet<Function>>::new();
    let rows = csv::Reader::from_path(data("founding_roles.csv"));
    for row in rows.expect("the list is there").deserialize() {
        let (function, title): (Function, String) = row.expect("a function and a title");
        founding.entry(title).or_default().insert(function);
    }
    founding
}

fn assert_read_in_each_way(ways: impl Fn(&str) -> Vec<String>) {
    assert_read(founding().into_iter().flat_map(|(title, functions)| {
        let ways = ways(&title).into_iter();
        ways.map(move |way| (title.clone(), way, functions.clone()))
            .collect::<Vec<_>>()
    }));
}

/// Asserts that titles, each another way to write a founding one, have its functions.
fn assert_read(titles: impl Iterator<Item = (String, String, BTreeSet<Function>)>) {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut wrong = Vec::new();
    let mut all = 0;
    for (founding, title, functions) in titles {
        all += 1;
        let answer = matcher.answer(&title);
        let is: BTreeSet<Function> = answer.functions().collect();
        let outcome = if functions.len() == 1 {
            Outcome::Clear
        } else {
            Outcome::Multiple
        };
        if is != functions || answer.outcome != outcome {
            wrong.push(format!(
                "{title} ({founding}): {} {is:?}, not {outcome} {functions:?}: {}",
                answer.outcome,
                answer.reason(&title)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {all}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
