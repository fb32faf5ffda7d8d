//! Which column is taken for the titles.

use crate::support::MustSay;
use rolecall::{
    batch::{AnswerColumns, Options},
    table::{Decoy, Found, FoundColumn, TableOptions},
};

use super::{error, text};

fn asked(column: &str) -> Options {
    asked_column(Some(column))
}

fn taken(input: &str, options: &Options) -> FoundColumn {
    text(input, options).1.column
}

#[test]
fn a_column_is_found_by_the_names_that_exports_use() {
    for name in [
        "Title",
        "Job Title",
        "jobTitle",
        "job_title",
        "JOB TITLE",
        "Position",
        "position_clean",
        "current_position",
        "Contact Title",
        "Designation",
        "Poste",
        "Intitulé du poste",
        "Cargo",
        "Puesto",
        "Vaga",
        "Titre",
        "Titel",
        "Stellenbezeichnung",
        "Funktion",
        "Funzione",
        "Mansione",
        "Functie",
        "Función",
        "Função",
        "headline",
        "Occupation",
        "Stanowisko",
        "职位",
        "役職",
        "직책",
        "Должность",
    ] {
        let input = format!("Name,Company,{name},Email\nA,Acme,Partner Lead,a@example.com\n");
        let taken = taken(&input, &Options::default());
        assert_eq!((taken.number, taken.how), (3, Found::Name), "{name}");
    }
}

#[test]
fn the_better_name_wins() {
    let input = "Title,Role,Job Title,Headline\nVP,Sales,Partner Lead,I sell\n";
    assert_eq!(taken(input, &Options::default()).name, "Job Title");
}

#[test]
fn names_that_only_contain_a_known_word_are_not_taken() {
    let message = error(
        "Name,Previous Job Title,Page title\nA,b,c\n",
        &Options::default(),
    );
    message.must_say("no column looks like job titles");
    message.must_say("1 `Name`, 2 `Previous Job Title`, 3 `Page title`");
}

#[test]
fn content_tells_decoys() {
    let rows = |cell: &str| {
        format!(
            "Title,Position\n{}",
            format!("{cell},Partner Lead\n").repeat(3)
        )
    };
    let decoys = |input: String| taken(&input, &asked_nothing()).decoys;
    assert!(decoys(rows("Lead")).is_empty());
    let message = error("Name,Title\nA,Mr.\nB,Ms\n", &asked_nothing());
    message.must_say("`Title` was passed over: it holds forms of address");
    let input = format!(
        "Position,Title\n{}",
        "R-17,Partner Lead\n4711,VP\n".repeat(3)
    );
    let taken = taken(&input, &asked_nothing());
    assert_eq!(
        (taken.number, taken.decoys),
        (2, vec![("Position".to_owned(), Decoy::Codes)])
    );
}

#[test]
fn a_vague_column_is_taken_for_want_of_a_better_one() {
    let rows = "A,Sales\nB,Marketing\n".repeat(40);
    let only = taken(&format!("Name,Role\n{rows}"), &asked_nothing());
    assert_eq!((only.number, only.how), (2, Found::LastResort));
    let rows = "Partner Lead,Sales\nVP,Marketing\n".repeat(40);
    let other = taken(&format!("Ocupación,Role\n{rows}"), &asked_nothing());
    assert_eq!((other.number, other.how), (1, Found::Name));
}

#[test]
fn a_column_is_asked_for_by_name_or_number() {
    let input = "Name,Emploi occupé,2,TITLE,title\nA,one,two,three,four\n";
    for (column, number, how) in [
        ("title", 5, Found::Requested),
        ("TITLE", 4, Found::Requested),
        ("emploi occupe", 2, Found::Requested),
        ("EMPLOI-OCCUPÉ", 2, Found::Requested),
        ("2", 3, Found::Requested),
        ("1", 1, Found::Number),
    ] {
        let taken = taken(input, &asked(column));
        assert_eq!((taken.number, taken.how), (number, how), "{column}");
    }
    let message = error(input, &asked("Title"));
    message.must_say("say which with --column 4 (`TITLE`) or --column 5 (`title`)");
    let message = error(input, &asked("emploi occup"));
    message.must_say("did you mean `Emploi occupé`?");
    assert!(error(input, &asked("6")).contains("there is no column `6`"));
    assert!(error(input, &asked("0")).contains("there is no column `0`"));
}

#[test]
fn a_repeated_name_is_ambiguous_unless_one_is_a_decoy() {
    let message = error("Title,Name,Title\nVP,A,Lead\n", &asked_nothing());
    message.must_say("--column 1 (`Title`) or --column 3 (`Title`)");
    assert_eq!(
        taken("Title,Name,Title\nMr,A,Lead\nMs,B,VP\n", &asked_nothing()).number,
        3
    );
}

#[test]
fn the_header_is_where_the_column_is() {
    let input = "Report of May\n\nName,What they do\nA,Partner Lead\n";
    let (output, summary) = text(input, &asked("what they do"));
    assert_eq!((summary.preamble, summary.rows), (2, 1));
    assert!(
        output.starts_with("Report of May\n\nName,What they do,gtm_outcome"),
        "{output}"
    );
    let (_, summary) = text(input, &asked("2"));
    assert_eq!((summary.preamble, summary.rows), (2, 1));
}

#[test]
fn without_a_header_the_cells_or_a_number_tell_the_column() {
    let options = |column: Option<&str>| Options {
        table: TableOptions {
            header: false,
            ..asked_column(column).table
        },
        ..Options::default()
    };
    let (output, summary) = text("A,Partner Lead\nB,VP\n", &options(Some("2")));
    assert!(output.starts_with("A,Partner Lead,clear"), "{output}");
    assert_eq!(summary.rows, 2);
    let (output, summary) = text("A,Partner Lead\nB,VP\n", &options(None));
    assert!(output.starts_with("A,Partner Lead,clear"), "{output}");
    assert_eq!(summary.column.how.to_string(), "by its cells");
    assert!(error("A,B\nC,D\n", &options(None)).contains("give the number"));
    assert_eq!(text("Partner Lead\nVP\n", &options(None)).1.rows, 2);
}

#[test]
fn a_description_is_handed_on() {
    let options = Options {
        description_column: Some("about".into()),
        ..Options::default()
    };
    let (output, _) = text(
        "Title,About\nLead,\"sells, a lot\"\nLead,plans\nLead\n",
        &options,
    );
    let whys: Vec<_> = output
        .lines()
        .skip(1)
        .map(|line| line.rsplit("manager,,").next())
        .collect();
    assert_eq!(
        whys,
        [Some("\"sells, a lot\",,"), Some("plans,,"), Some(",,")]
    );
}

#[test]
fn columns_that_are_there_already_are_not_added_again() {
    let input = "Title,GTM_Function\nLead,sales\n";
    assert!(error(input, &asked_nothing()).contains("--prefix"));
    let options = Options {
        answers: AnswerColumns::Add {
            prefix: "new_".into(),
        },
        ..Options::default()
    };
    assert!(
        text(input, &options)
            .0
            .starts_with("Title,GTM_Function,new_outcome,new_function,")
    );
}

fn asked_nothing() -> Options {
    Options::default()
}

fn asked_column(column: Option<&str>) -> Options {
    Options {
        table: TableOptions {
            column: column.map(str::to_owned),
            ..TableOptions::default()
        },
        ..Options::default()
    }
}
