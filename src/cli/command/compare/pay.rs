//! `rolecall compare --group --value-column COLUMN`: pay where it is comparable.

use std::path::Path;

use anyhow::{Result, anyhow};
use clap::Args;
use rolecall::compare::PayColumn;
use rolecall::english::list;
use rolecall::table::{ColumnKind, TableOptions};
use rolecall::{Matcher, escape};

use super::pay_rows::{PayRows, Periods};
use super::standing;
use crate::cli::input::InputFile;
use crate::cli::input::titled_rows::{ColumnChoice, TitledTable};
use crate::cli::input::titles;
use crate::cli::{Exit, Options};
use crate::render::Format;

/// The columns with pay.
#[derive(Debug, Args)]
pub(crate) struct PayColumns {
    /// The column with pay; people and pay are summarised by function, level and grade
    ///
    /// Answers of an earlier run (columns gtm_outcome, gtm_functions, gtm_level, gtm_grade) are
    /// taken as they are, decisions among them; other titles are read.
    ///
    /// Its name says for how long and of which kind: "Monthly salary", "Hourly rate", "Bonus", "OTE".
    /// A name that says nothing is taken as yearly base pay. Nothing is converted.
    ///
    /// Head count and median are shown for five or more people, quartiles for ten or more, and
    /// never the minimum or maximum. Titles that leave the function open have cells of their
    /// own. Values such as 120,000, 120.000 EUR, 95k and € 85 000 are read; 0 is a bonus, but no
    /// salary. What can be read in two ways, is too small for a year, names another period or kind of
    /// pay than the column (per month, OTE, bonus) or has no currency or period where other rows have
    /// one is left out, with its line.
    #[arg(long, value_name = "COLUMN", requires = "group", requires = "file")]
    pub(crate) value_column: Option<String>,

    /// The column with the currency of the pay
    ///
    /// Default: the one called Currency, Currency code or the like, if there is one, or the
    /// currency in the name of the column, as in "Salary (EUR)".
    #[arg(long, value_name = "COLUMN", requires = "value_column")]
    currency_column: Option<String>,

    /// The column with the period of the pay: annual, monthly, hourly
    ///
    /// Default: the one called Pay frequency, Pay period or the like, if there is one. Amounts of
    /// different periods have cells of their own. Where such a column only says how often people are
    /// paid, name the column of the pay itself.
    #[arg(
        long,
        value_name = "COLUMN",
        requires = "value_column",
        hide_short_help = true
    )]
    period_column: Option<String>,
}

impl PayColumns {
    /// Pay, currency and period, and the answer of an earlier run. A column that is called so is not
    /// passed over, or several currencies or periods would be one.
    fn wanted<'a>(&'a self, value: &'a str) -> [ColumnChoice<'a>; 7] {
        let currency = match &self.currency_column {
            None => ColumnChoice::OfKind(ColumnKind::Currency, "--currency-column"),
            Some(name) => ColumnChoice::Required(name),
        };
        let period = match &self.period_column {
            None => ColumnChoice::OfKind(ColumnKind::PayPeriod, "--period-column"),
            Some(name) if name == value => ColumnChoice::Nothing,
            Some(name) => ColumnChoice::Required(name),
        };
        let pay = ColumnChoice::Required(value);
        let [outcome, functions, level, grade] = standing::COLUMNS;
        [pay, currency, period, outcome, functions, level, grade]
    }
}

/// Tells what people are paid by the column that was typed as `value`.
pub(crate) fn run(
    columns: &PayColumns,
    value: &str,
    file: &Path,
    table: &TableOptions,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<Exit> {
    let table = TitledTable::open(file, table, matcher, columns.wanted(value))?;
    let [name, currency, period, ..] = table.names();
    let column = pay_column(if name.is_empty() { value } else { &name }, file)?; // blank without a header
    let mut rows = PayRows::new(matcher);
    let warnings = table.each(|row| {
        rows.add(&row, &column);
        Ok(())
    })?;
    let has_mixed_cells = currency.is_empty() && rows.currencies.len() > 1;
    if has_mixed_cells {
        let codes: Vec<&str> = rows.currencies.iter().map(String::as_str).collect();
        options.tell(&format!(
            "`{}` has amounts in {}: each currency is counted by itself, and nothing is converted; if that \
             is not meant, correct the cells or name the column of the currency with --currency-column",
            escape::line(&column.name),
            list(&codes, "and")
        ));
    }
    let (pay, left_out, periods) = rows.finish();
    if let Periods::Unknown = periods {
        options.tell(&format!(
            "`{}` is ignored: none of its cells is a pay period that rolecall knows",
            escape::line(&period)
        ));
    }
    let beside = matches!(periods, Periods::Beside).then_some(&*period);
    let cells = pay.finish(&column);
    let mut remarks = vec![what_pay_is(&column, beside)];
    remarks.extend(REMARKS.map(str::to_owned));
    let read = [InputFile::new("the input", file)];
    let mut printer = options.printer(Format::Ndjson, matcher.taxonomy(), &read)?;
    printer.print_with(&cells, "What a cell may be compared with", &remarks)?;
    printer.out.close()?;
    let told = titles::told(&warnings, options);
    Ok(told.partial_if(left_out.tell(options) || has_mixed_cells))
}

fn pay_column(name: &str, file: &Path) -> Result<PayColumn> {
    PayColumn::of(name).map_err(|periods| {
        anyhow!(
            "{}: the name of column `{}` says {}; rename it, so that it says one period",
            escape::path(file),
            escape::line(name),
            list(&periods, "and")
        )
    })
}

/// The kind and period of the figures, as far as the names of the columns say.
fn what_pay_is(column: &PayColumn, period_column: Option<&str>) -> String {
    let name = escape::line(&column.name);
    if let Some(beside) = period_column {
        let other = column
            .other_pay
            .map(|other| format!(" and are not base pay alone ({other})"));
        return format!(
            "The amounts of `{name}` are of the period that `{}` says{}: compare them only with \
             amounts of the same kind and period. Nothing is converted.",
            escape::line(beside),
            other.unwrap_or_default()
        );
    }
    let period = column.period;
    match column.other_pay {
        Some(other) => format!(
            "The amounts of `{name}` are taken as {period} and are not base pay alone ({other}): \
             compare them only with amounts of the same kind and period. Nothing is converted."
        ),
        None if !column.is_yearly() => format!(
            "The amounts of `{name}` are {period}, not yearly: compare them only with {period} \
             amounts. Nothing is converted."
        ),
        None => format!("The amounts of `{name}` are taken as yearly base pay."),
    }
}

const REMARKS: [&str; 3] = [
    "Only with cells of the same function, level, grade, currency and period. Head count and \
     median are shown for five or more people, quartiles for ten or more.",
    "Titles that leave the function open (\"or\") are not mixed in with any function; \
     `rolecall clarify` asks what settles them.",
    "The word for partners, the region and the size of the company move pay as well: \
     check them before you use a number.",
];
