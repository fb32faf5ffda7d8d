//! Rosters for unit tests, made of `title,company,country,name` lines.

use super::*;
use crate::{Function, Level, Matcher, Taxonomy, batch};

/// The figures of a table with a header.
pub(super) fn figures(table: &str) -> Figures {
    let matcher = Matcher::new(Taxonomy::bundled());
    let mut roster = Roster::new(&matcher);
    let options = batch::Options {
        name_column: table.contains("Name").then(|| "Name".to_owned()),
        ..batch::Options::for_consumer()
    };
    let output = batch::Destination::Consumer(&mut roster);
    let classify = batch::Informed::new(&matcher);
    batch::run(table.as_bytes(), output, &options, &classify, |_| ()).expect("a table");
    Figures::of(&roster, false)
}

const TEAM: &str = "\
Name,Title,Company,Country
Ann,Channel Sales Manager,\"Acme, Inc.\",US
Bob,Channel Sales Manager,ACME,USA
Cy,Channel Marketing Manager,Acme Inc,United States
Di,VP of Channel Sales,Acme,Deutschland
Ed,Channel sales  manager,Birch GmbH,Germany
Flo,Teacher,Birch,
Guy,,Birch,DE
Hal,Director of Partnerships,Birch,DE
";

#[test]
fn every_row_is_counted_once() {
    let figures = figures(TEAM);
    let left_out = figures.reasons.none.iter().map(|(_, count)| count.rows);
    let left_out: u64 = left_out.sum();
    assert_eq!((figures.levels.totals.all.rows, left_out), (6, 2));
    assert_eq!(figures.titles, 5);
}

#[test]
fn spellings_of_a_company_or_country_are_one_line() {
    let groups = figures(TEAM).groups;
    let lines = |at: usize| -> Vec<(&str, u64, u64)> {
        let lines = groups[at].lines.iter();
        lines
            .map(|line| (line.label.as_str(), line.partners.all.rows, line.people))
            .collect()
    };
    assert_eq!(lines(0), [("Acme, Inc.", 4, 4), ("Birch", 2, 4)]);
    let countries = [("Germany", 3, 4), ("United States", 3, 3), ("", 0, 1)];
    assert_eq!(lines(1), countries);
    let (label, others) = &groups[1].merged[1];
    assert_eq!(label, "United States");
    assert_eq!(others, &["US", "USA"]);
}

#[test]
fn counts_open_to_titles_and_names() {
    let figures = figures(TEAM);
    let sales = &figures.levels.cells[Level::Manager as usize][Function::Sales as usize];
    assert_eq!(sales.rows, 3);
    assert_eq!(sales.top, [("Channel Sales Manager".to_owned(), 3)]);
    assert_eq!(sales.names, ["Ann", "Bob", "Ed"]);
    let acme = &figures.groups[0].lines[0];
    assert_eq!(acme.partners.functions[Function::Sales as usize].rows, 3);
    assert_eq!(acme.partners.functions[Function::Sales as usize].titles, 2);
    assert_eq!(acme.partners.levels[Level::Vp as usize].names, ["Di"]);
}

#[test]
fn gaps_are_functions_and_companies_without_people() {
    let Figures { levels, gaps, .. } = figures(TEAM);
    let people = |function| levels.totals.functions[function as usize].rows;
    assert_eq!(people(Function::Marketing), 1);
    assert_eq!(people(Function::Operations), 0);
    let marketing = &gaps.functions[Function::Marketing as usize];
    assert_eq!(marketing.leaders.rows, 0);
    let operations = &gaps.functions[Function::Operations as usize];
    assert_eq!(operations.lacking, 1, "Birch is too small to tell");
    let lacking = &operations.first_lacking[0];
    let (label, rows) = (lacking.label.as_str(), lacking.partners.all.rows);
    assert_eq!((label, rows), ("Acme, Inc.", 4));
}

#[test]
fn open_titles_come_with_the_question_and_its_answers() {
    let open = figures(TEAM).open;
    assert_eq!((open.several.people.rows, open.first.len()), (1, 1));
    assert_eq!(open.first[0].title, "Director of Partnerships");
    let question = &open.questions[open.first[0].question.expect("a question")];
    let mut answers = question.question.answers.iter();
    assert!(answers.len() > 1);
    assert!(answers.any(|answer| *answer.functions == [Function::Sales]));
}

#[test]
fn open_titles_of_one_meaning_are_one() {
    let table = "Title,Name\nDirector of Partnerships,Ann\nCAM,Bob\nCAM II,Cy\n\
                 \"Sr. Director, Partnerships\",Di\nDirector of Partnerships - EMEA,Ed\n";
    let open = figures(table).open;
    let first = open.first.iter();
    let first: Vec<(&str, u64, &[String])> = first
        .map(|title| {
            let all = &title.spellings;
            (title.title.as_str(), all.titles, all.names.as_slice())
        })
        .collect();
    let names = |names: &[&str]| -> Vec<String> { names.iter().map(|&n| n.into()).collect() };
    assert_eq!(
        first,
        [
            ("Director of Partnerships", 3, &*names(&["Ann", "Di", "Ed"])),
            ("CAM", 2, &*names(&["Bob", "Cy"])),
        ]
    );
    let stands_for = open.first[1].stands_for.as_deref();
    assert_eq!(stands_for, Some("Channel Account Manager"));
    assert_eq!((open.several.titles, open.possible.people.rows), (1, 2));
}

#[test]
fn what_is_left_out_has_a_reason() {
    let reasons = figures(TEAM).reasons;
    let none = reasons.none.iter();
    let none: Vec<_> = none.map(|(why, count)| (why, count.rows)).collect();
    assert_eq!(none, [(&Why::NoWord, 1), (&Why::Blank, 1)]);
}

#[test]
fn same_roles_are_the_groups_that_hold() {
    let table = "Title,Company\nSenior Channel Marketing Manager,A\nSr. Chnl Mktg Mgr - EMEA,A\n\
                 Channel Marketing Manager,A\nChannel Sales Manager,A\n\
                 Two-Tier Distribution Director,A\nDirector of Partnerships,A\n";
    let found = figures(table).same_roles;
    let titles = found.groups[0].1.top.iter();
    let titles: Vec<&str> = titles.map(|(title, _)| title.as_str()).collect();
    let [senior, sr] = [
        "Senior Channel Marketing Manager",
        "Sr. Chnl Mktg Mgr - EMEA",
    ];
    assert_eq!(titles, [senior, sr]);
    assert_eq!(found.groups.len(), 1);
    assert!(found.pairs.iter().all(|pair| !pair.question.is_empty()));
}

#[test]
fn lists_are_capped_and_counts_are_not() {
    let mut table = "Title,Company,Country\n".to_owned();
    for row in 0..500 {
        table += &format!("Channel Sales Manager {row},Firm {row},FR\n");
    }
    let figures = figures(&table);
    let cell = &figures.levels.cells[Level::Manager as usize][Function::Sales as usize];
    assert_eq!((cell.rows, cell.titles), (500, 500));
    assert_eq!(cell.top.len(), Count::MOST);
    let france = &figures.groups[1].lines[0];
    assert_eq!(france.partners.all.rows, 500);
}
