//! `rolecall compare --group --value-column`: the column of the pay, and those beside it.

use super::results;
use crate::support::{Files, MustSay, rolecall};

/// Runs on a table of partner managers whose columns beside the title these are; the cells of each row
/// five times, so that a median is told. Exit code, lines of CSV below the header, messages.
fn pay(columns: &str, rows: &[&str], more: &[&str]) -> (i32, Vec<String>, String) {
    let rows = rows
        .iter()
        .map(|row| format!("Partner Manager,{row}\n").repeat(5));
    let table = format!("Title,{columns}\n{}", rows.collect::<String>());
    let files = Files::new();
    let file = files.write("pay.csv", table);
    let pay = ["compare", "--file", &file, "--group", "--format", "csv"];
    let (code, out, told) = rolecall(&[&pay[..], &["--value-column", "2"], more].concat()).ends();
    let lines = out.lines().skip(1).map(str::to_owned);
    (code, lines.collect(), told)
}

#[test]
fn a_column_of_currency_is_known_by_its_words() {
    for name in [
        "Currency",
        "Currency code",
        "CurrencyCode",
        "Curr.",
        "ISO currency",
        "Salary currency",
        "Währung",
    ] {
        let (code, lines, told) = pay(&format!("Salary,{name}"), &["90000,chf"], &[]);
        assert_eq!(code, 0, "{name}: {told}");
        assert!(
            lines[0].contains(",CHF,false,5,90000,"),
            "{name}: {lines:?}"
        );
    }
    let two = ("Base,Currency,Bonus currency", ["90000,CHF,EUR"]);
    let (code, _, told) = pay(two.0, &two.1, &[]);
    assert_eq!(code, 2, "{told}");
    let choices = "--currency-column 3 (`Currency`) or --currency-column 4 (`Bonus currency`)";
    told.must_say(choices);
    let (code, lines, told) = pay(two.0, &two.1, &["--currency-column", "3"]);
    assert_eq!((code, lines.len()), (0, 1), "{told}");
    let (code, lines, told) = pay("Salary,Currency code", &["90k,CHF", "90k,EUR"], &[]);
    assert_eq!((code, lines.len()), (0, 2), "{told}");
}

#[test]
fn a_rate_has_cents() {
    let rates = ["18.35", "18.80"];
    let (_, lines, told) = pay("Hourly rate (EUR)", &rates, &[]);
    assert!(lines[0].contains(",10,18.58,"), "{lines:?} {told}");
}

#[test]
fn a_bonus_of_0_counts_and_a_salary_of_0_does_not() {
    for (name, counts) in [("Bonus", true), ("Commission", true), ("Salary", false)] {
        let (code, lines, told) = pay(name, &["0", "6000"], &[]);
        let expected = match counts {
            true => (0, ",false,10,3000,"),
            false => (1, ",false,5,6000,"),
        };
        assert_eq!(code, expected.0, "{told}");
        assert!(lines[0].contains(expected.1), "{name}: {lines:?}");
        let why = "with a value of 0, which is no salary: lines 2";
        assert_eq!(told.contains(why), !counts, "{told}");
    }
}

#[test]
fn amounts_of_different_periods_are_never_in_one_cell() {
    for name in [
        "Pay frequency",
        "Pay Period",
        "Compensation frequency",
        "Paid per",
    ] {
        let rows = ["90000,Annual", "45,Hourly", "5000,Monthly", "45,"];
        let (code, lines, told) = pay(&format!("Base pay,{name}"), &rows, &[]);
        assert_eq!(code, 1, "{name}: {told}");
        assert_eq!(lines.len(), 3, "{name}: {lines:?}");
        for cell in [
            "5,45,,,Base pay,hourly,",
            "5,5000,,,Base pay,monthly,",
            "5,90000,,,Base pay,yearly,",
        ] {
            assert!(lines.iter().any(|line| line.contains(cell)), "{lines:?}");
        }
        let (code, _, told) = pay(&format!("Base pay,{name}"), &["9000,Annual", "9000,"], &[]);
        assert_eq!(code, 1, "{told}");
        let why = "5 rows left out, without a pay period where other rows have one: lines 7, 8";
        told.must_say(why);
    }
    // the name of the column says a period, too
    let rows = ["90000,Annual", "90000,Bi-weekly"];
    let (code, lines, told) = pay("Annual salary,Pay frequency", &rows, &[]);
    assert_eq!((code, lines.len()), (1, 1), "{told}");
    told.must_say("if it is only how often people are paid, give --period-column");
    let own = ["--period-column", "Annual salary"];
    let (code, lines, told) = pay("Annual salary,Pay frequency", &rows, &own);
    assert_eq!((code, lines.len()), (0, 1), "{told}");
    assert!(lines[0].contains(",10,90000,"), "{lines:?}");
    // dates of a payroll
    let rows = ["90000,2026-03-01 to 2026-03-15"];
    let (code, lines, told) = pay("Salary,Pay period", &rows, &[]);
    assert_eq!((code, lines.len()), (0, 1), "{told}");
    told.must_say("`Pay period` is ignored");
    // another name
    let (_, lines, told) = pay(
        "Salary,Basis",
        &["45,Hourly"],
        &["--period-column", "Basis"],
    );
    assert!(lines[0].contains(",hourly,"), "{lines:?} {told}");
}

/// The name of a column of pay, period and kind in the answer, and a part of the remark.
const PAY_COLUMNS: &[(&str, &str, &str, &str)] = &[
    ("Salary", "yearly", "", "are taken as yearly base pay"),
    ("Monthly salary", "monthly", "", "are monthly, not yearly"),
    ("Salaire mensuel", "monthly", "", "are monthly, not yearly"),
    ("Hourly rate", "hourly", "", "are hourly, not yearly"),
    ("Bonus", "yearly", "bonus", "are not base pay alone"),
    ("OTE", "yearly", "ote", "are not base pay alone"),
    (
        "Monthly commission",
        "monthly",
        "commission",
        "taken as monthly and",
    ),
];

#[test]
fn pay_is_what_its_column_says() {
    let files = Files::new();
    for (name, period, other_pay, remark) in PAY_COLUMNS {
        let rows = "Partner Manager,4500\n".repeat(5);
        let file = files.write("pay.csv", format!("Title,{name}\n{rows}"));
        for column in [name, "2"] {
            let cell = &results(&["--file", &file, "--group", "--value-column", column])[0];
            assert_eq!(cell["median"].as_f64(), Some(4500.0), "{name}: {cell}");
            let said = (cell["period"].as_str(), cell["column"].as_str());
            assert_eq!(said, (Some(*period), Some(*name)), "{cell}");
            assert_eq!(cell["other_pay"].as_str().unwrap_or_default(), *other_pay);
        }
        let shown = ["compare", "--file", &file, "--group", "--format", "table"];
        let table = rolecall(&[&shown[..], &["--value-column", name]].concat()).prints();
        assert!(table.contains(remark), "{name}: {table}");
    }
    let (code, _, told) = pay("Monthly or hourly pay", &["4500"], &[]);
    assert_eq!(code, 3, "{told}");
    told.must_say("says monthly and hourly; rename it");
}
