//! Every row comes out, as it was.

use crate::support::MustSay;
use rolecall::{
    Function, Level, Outcome,
    batch::{self, Destination, Options},
    table::{Error, TableOptions},
};

use super::{Echo, NAMES, added, error, run, text};

#[test]
fn short_rows_are_padded_and_long_ones_keep_their_cells() {
    let input = "Name,Title,City\nA,Lead\nB,VP,Rome,extra,\"x,y\"\nC\nD,Lead,Oslo\n";
    let (output, summary) = text(input, &Options::default());
    let expected = [
        format!("Name,Title,City{NAMES}\n"),
        format!("A,Lead,{}\n", added("Lead")),
        format!("B,VP,Rome{},extra,\"x,y\"\n", added("VP")),
        format!("C,,{}\n", added("")),
        format!("D,Lead,Oslo{}\n", added("Lead")),
    ];
    assert_eq!(output, expected.concat());
    assert_eq!(
        (summary.warnings.ragged.count, summary.warnings.ragged.first),
        (3, vec![2, 3, 4])
    );
}

#[test]
fn strict_stops_at_the_first_ragged_row() {
    let options = Options {
        table: TableOptions {
            strict: true,
            ..TableOptions::default()
        },
        ..Options::default()
    };
    let message = error("Title,City\n\"a\nb\",c\n\nLead\n", &options);
    message.must_say("line 5: expected 2 cells as in the header, found 1");
}

#[test]
fn line_numbers_count_quoted_and_blank_lines() {
    let input = "notes\n\nName,Title\n\"A\n\nB\",Lead\n\nC\n\"D\nE\",VP,x\n";
    for (input, ends) in [
        (input.to_owned(), "LF"),
        (input.replace('\n', "\r\n"), "CRLF"),
        (input.replace('\n', "\r"), "CR"),
    ] {
        assert_eq!(
            text(&input, &Options::default()).1.warnings.ragged.first,
            [8, 9],
            "{ends}"
        );
    }
}

#[test]
fn blank_lines_and_line_ends_stay() {
    let input = "Title,City\r\n\r\nLead,Rome\n\nVP,Oslo\r\n\n";
    let (output, summary) = text(input, &Options::default());
    let (lead, vp) = (added("Lead"), added("VP"));
    assert_eq!(
        output,
        format!("Title,City{NAMES}\r\n\r\nLead,Rome{lead}\n\nVP,Oslo{vp}\r\n\n")
    );
    assert_eq!((summary.rows, summary.warnings.ragged.count), (2, 0));
}

#[test]
fn a_header_alone_is_fine() {
    for end in ["", "\n", "\r\n"] {
        let (output, summary) = text(format!("Name,Title{end}"), &Options::default());
        assert_eq!(output, format!("Name,Title{NAMES}{end}"));
        assert_eq!(summary.rows, 0);
    }
}

#[test]
fn a_quote_that_never_closes_costs_no_row() {
    let tail = "B,Lead,x\n".repeat(1000);
    let (output, summary) = text(
        format!("Name,Title,Note\nA,\"Lead,x\n{tail}"),
        &Options::default(),
    );
    assert_eq!((summary.rows, summary.warnings.ragged.count), (1001, 0));
    assert_eq!(
        (
            summary.warnings.stray_quotes.count,
            summary.warnings.stray_quotes.first
        ),
        (1, vec![2])
    );
    assert!(
        output.contains(&format!("A,\"\"\"Lead\",x{}\n", added("\"Lead"))),
        "{}",
        &output[..300]
    );
}

#[test]
fn a_cell_of_ten_megabytes_passes() {
    let cell = format!("ten \"\"megabytes\"\",{}\n", " and more".repeat(100)).repeat(10 << 10);
    let input = format!("Name,Title,Note\nA,Lead,\"{cell}\"\nB,VP,\n");
    for threads in [1, 3] {
        let (output, summary) = text(
            &input,
            &Options {
                threads,
                ..Options::default()
            },
        );
        assert_eq!(
            (
                summary.rows,
                summary.warnings.stray_quotes.count,
                summary.warnings.ragged.count
            ),
            (2, 0, 0)
        );
        assert_eq!(
            output,
            format!(
                "Name,Title,Note{NAMES}\nA,Lead,\"{cell}\"{}\nB,VP,{}\n",
                added("Lead"),
                added("VP")
            )
        );
    }
}

#[test]
fn added_cells_are_quoted_and_defused_if_need_be() {
    let input = "Title,x\n\"a \"\"b\"\", c\",1\n=1+1,2\n\"-1,\",3\n";
    let options = Options {
        table: TableOptions {
            column: Some("title".into()),
            ..TableOptions::default()
        },
        excel_safe: true,
        ..Options::default()
    };
    let (output, _) = text(input, &options);
    output.must_say_all([
        "\"a \"\"b\"\", c\",1,clear,sales,sales;marketing,0.90,\"a \"\"b\"\", c\",manager",
        "=1+1,2,clear,sales,sales;marketing,0.90,'=1+1,manager",
        "\"-1,\",3,clear,sales,sales;marketing,0.90,\"'-1,\",manager",
    ]);
}

#[test]
fn answers_are_counted() {
    let input = "Title,Note\nLead,\n\"Manager\",\nManager,\n\"  \",x\nVP,\n";
    let tally = text(input, &Options::default()).1.tally;
    assert_eq!(tally.outcome(Outcome::Clear), 2);
    assert_eq!(tally.outcome(Outcome::Multiple), 2);
    assert_eq!(tally.outcome(Outcome::None), 1);
    assert_eq!(
        tally.count(Outcome::Clear, Some(Function::Sales), Level::Manager),
        2
    );
    assert_eq!(tally.count(Outcome::Clear, None, Level::Manager), 0);
}

#[test]
fn failures_of_input_and_output_keep_their_cause() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::ConnectionReset.into())
        }
    }
    impl std::io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let options = Options {
        threads: 2,
        ..Options::default()
    };
    let read = batch::run(
        Broken,
        Destination::Csv(&mut Vec::new()),
        &options,
        &Echo,
        |_| (),
    );
    assert!(matches!(read, Err(Error::Read(_))));
    let input = "Title\n".to_owned() + &"Lead\n".repeat(100_000);
    let written = batch::run(
        input.as_bytes(),
        Destination::Csv(&mut Broken),
        &options,
        &Echo,
        |_| (),
    )
    .expect_err("nobody reads");
    assert!(written.is_broken_pipe());
    assert!(run(b"Title\n", &options).is_ok());
}
