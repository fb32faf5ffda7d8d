use rolecall::batch::{By, Census, Options};

use super::{error, text};

fn options(by: By, threads: usize) -> Options {
    Options {
        census: Some(by),
        threads,
        ..Options::default()
    }
}

fn census(input: &str, by: By) -> Census {
    let (_, summary) = text(input, &options(by, 1));
    summary.census.expect("it was asked for")
}

#[test]
fn rows_are_counted_by_title_company_and_country() {
    let input = "Name,Company Name,Job Title,Country\n\
                 A,\"Acme, Inc\",Manager,France\n\
                 B,\"Acme, Inc\",\"Manager\",\n\
                 C,Other,,France\n";
    let census = census(input, By::Found);
    let counts = |(text, kinds): &(String, rolecall::batch::Kinds)| {
        (text.clone(), kinds.partner(), kinds.all())
    };
    let titles: Vec<_> = census.titles.rows.iter().map(counts).collect();
    let expected = [("Manager", 1, 1), ("Manager", 1, 1), ("", 0, 1)];
    assert_eq!(titles, expected.map(|(t, p, a)| (t.to_owned(), p, a)));
    let columns: Vec<_> = census
        .columns
        .iter()
        .map(|(c, _)| c.name.as_str())
        .collect();
    assert_eq!(columns, ["Company Name", "Country"]);
    let companies: Vec<_> = census.columns[0].1.rows.iter().map(counts).collect();
    let expected = [("Acme, Inc", 2, 2), ("Other", 0, 1)];
    assert_eq!(companies, expected.map(|(t, p, a)| (t.to_owned(), p, a)));
}

#[test]
fn columns_are_asked_for_by_name_or_number() {
    let input = "Team,Title,Site\nBlue,Manager,1\nBlue\n";
    let asked = By::Asked(vec!["site".to_owned(), "1".to_owned()]);
    let census = census(input, asked);
    let rows = |at: usize| -> Vec<_> {
        let rows = census.columns[at].1.rows.iter();
        rows.map(|(text, kinds)| (text.as_str(), kinds.all()))
            .collect()
    };
    assert_eq!(
        rows(0),
        [("1", 1), ("", 1)],
        "a cell that is missing is empty"
    );
    assert_eq!(rows(1), [("Blue", 2)]);
    let asked = By::Asked(vec!["Sites".to_owned()]);
    let message = error(input, &options(asked, 1));
    assert!(message.contains("did you mean `Site`?"), "{message}");
}

#[test]
fn what_is_counted_does_not_depend_on_threads() {
    let mut input = "Title,Company\n".to_owned();
    for row in 0..60_000 {
        input += &format!("Manager {},\"Co {}\"\n", row * 7 % 40_000, row % 97);
    }
    let count = |threads| text(&input, &options(By::Found, threads)).1.census;
    let one = count(1).expect("it was asked for");
    assert_eq!(Some(&one), count(4).as_ref());
    let all = |values: &rolecall::batch::Values| -> u64 {
        values.rows.iter().map(|(_, kinds)| kinds.all()).sum()
    };
    assert_eq!((all(&one.titles), all(&one.columns[0].1)), (60_000, 60_000));
    assert_eq!(one.columns[0].1.rows.len(), 97);
}

#[test]
fn too_many_titles_are_counted_together() {
    let mut input = "Title\n".to_owned();
    for row in 0..Census::MOST + 7 {
        input += &format!("Manager {row}\n");
    }
    input += "Manager 3\n";
    let census = census(&input, By::Found);
    assert_eq!(census.titles.rows.len(), Census::MOST);
    assert_eq!(census.titles.others.all(), 7);
    assert_eq!(census.titles.rows[3].1.all(), 2);
}
