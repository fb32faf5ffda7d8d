//! `rolecall compare --group --value-column COLUMN`: pay where it is comparable.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use clap::Args;
use rolecall::compare::{self, Pay, PayColumn, PayGroup};
use rolecall::english::list;
use rolecall::table::TableOptions;
use rolecall::{Matcher, Session, escape};

use crate::cli::command::compare::pay_left_out::{LeftOut, Why};
use crate::cli::input::titled_rows::{self, Wanted};
use crate::cli::input::titles;
use crate::cli::{Exit, Options};
use crate::render;
use crate::render::Format;

/// The columns with pay.
#[derive(Debug, Args)]
pub(crate) struct PayColumns {
    /// The column with pay; people and pay are summarised by function, level and grade
    ///
    /// Its name says for how long and of which kind: "Monthly salary", "Hourly rate", "Bonus", "OTE".
    /// A name that says nothing is taken as yearly base pay. Nothing is converted.
    ///
    /// Head count and median are shown for five or more people, quartiles for ten or more, and
    /// never the minimum or maximum. Titles that leave the function open have cells of their
    /// own. Values such as 120,000, 120.000 EUR, 95k and € 85 000 are read. What can be read in two
    /// ways, is too small for a year, names another period or kind of pay than the column (per month,
    /// OTE, bonus) or has no currency where other rows have one is left out, with its line.
    #[arg(long, value_name = "COLUMN", requires = "group", requires = "file")]
    value_column: Option<String>,

    /// The column with the currency of the pay
    ///
    /// Default: the one called Currency, if there is one, or the currency in the name of the
    /// column, as in "Salary (EUR)".
    #[arg(long, value_name = "COLUMN", requires = "value_column")]
    currency_column: Option<String>,
}

/// The columns that were typed.
pub(crate) struct Columns<'a> {
    value: &'a str,
    currency: Option<&'a str>,
}

impl PayColumns {
    pub(crate) fn columns(&self) -> Option<Columns<'_>> {
        Some(Columns {
            value: self.value_column.as_deref()?,
            currency: self.currency_column.as_deref(),
        })
    }
}

pub(crate) fn run(
    columns: &Columns<'_>,
    file: &Path,
    table: &TableOptions,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<Exit> {
    let mut pay = Pay::default();
    let mut left_out = LeftOut::default();
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut session = Session::<()>::new(matcher.clone());
    let mut known: HashMap<Box<str>, PayGroup> = HashMap::new();
    let currency = match columns.currency {
        Some(name) => Wanted::required(name),
        // one that is called so is not passed over, or several currencies would be one
        None => Wanted::optional("Currency"),
    };
    let wanted = [Wanted::required(columns.value), currency];
    let mut column: Option<(PayColumn, Option<String>)> = None;
    let warnings = titled_rows::each(file, table, matcher, &wanted, |row| {
        let (column, in_name) = match &mut column {
            Some(known) => known,
            none => {
                let name = match row.name(0) {
                    "" => columns.value, // a table without a header
                    name => name,
                };
                none.insert((pay_column(name, file)?, currency_in(name)))
            }
        };
        let group = match known.get(row.title) {
            Some(group) => *group,
            None => {
                let answer = &session.entry(row.title, |_, _| ()).answer;
                let group = pay.group(answer);
                known.insert(row.title.into(), group);
                group
            }
        };
        let Some(group) = group else {
            left_out.none += 1;
            return Ok(());
        };
        let amount = match column.amount(row.cell(0)) {
            Ok(amount) => amount,
            Err(why) => {
                left_out.add(why.into(), row.line);
                return Ok(());
            }
        };
        let currency = match row.optional(1) {
            None => {
                let currency = amount.currency.or_else(|| in_name.clone());
                if currency.is_none() {
                    left_out.add(Why::NoCurrency, row.line);
                }
                currency
            }
            Some(cell) => {
                let Some(code) = currency_code(cell) else {
                    left_out.add(Why::UnknownCurrency, row.line);
                    return Ok(());
                };
                if amount.currency.is_some_and(|written| written != code) {
                    left_out.add(Why::OtherCurrency, row.line);
                    return Ok(());
                }
                Some(code)
            }
        };
        named.extend(currency.clone());
        pay.add(group, amount.value, currency);
        Ok(())
    })?;
    if columns.currency.is_none() && named.len() > 1 {
        let codes: Vec<&str> = named.iter().map(String::as_str).collect();
        bail!(
            "{}: column `{}` has amounts in {}; name the column with the currency:\n  \
             --currency-column COLUMN",
            escape::path(file),
            columns.value,
            list(&codes, "and")
        );
    }
    match named.is_empty() {
        true => left_out.forget(Why::NoCurrency),
        false => pay.drop_without_currency(),
    }
    let column = match column {
        Some((column, _)) => column,
        None => pay_column(columns.value, file)?,
    };
    print(&pay.finish(&column), &column, file, matcher, options)?;
    let told = titles::told(&warnings, options);
    Ok(match left_out.tell(options) {
        true => Exit::Partial,
        false => told,
    })
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

fn print(
    cells: &[compare::PayCell],
    column: &PayColumn,
    file: &Path,
    matcher: &Matcher<'_>,
    options: &Options,
) -> Result<()> {
    let mut sink = options.output(&[("the input", file)])?;
    let format = options.format(Format::Ndjson);
    {
        let mut renderer = render::renderer(format, options.page(), matcher.taxonomy(), &mut sink)?;
        for cell in cells {
            renderer.push(cell)?;
        }
        let mut remarks = vec![what_pay_is(column)];
        remarks.extend(REMARKS.map(str::to_owned));
        renderer.remark("What a cell may be compared with", &remarks)?;
        renderer.finish()?;
    }
    sink.close()
}

/// What the figures are, as far as the name of their column says.
fn what_pay_is(column: &PayColumn) -> String {
    let name = escape::line(&column.name);
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
    "Only with cells of the same function, level, grade and currency. Head count and \
     median are shown for five or more people, quartiles for ten or more.",
    "Titles that leave the function open (\"or\") are not mixed in with any function; \
     `rolecall clarify` asks what settles them.",
    "The word for partners, the region and the size of the company move pay as well: \
     check them before you use a number.",
];

/// The currency that the name of a column says: `Salary (EUR)`, `Base £`.
fn currency_in(column: &str) -> Option<String> {
    let words =
        column.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '_' | '/'));
    let mut codes = words.filter(|word| {
        let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code || !word.contains(char::is_alphanumeric)
    });
    codes.find_map(compare::currency)
}

/// The code of a currency; of one that is not known, what the cell says, if it is short.
fn currency_code(cell: &str) -> Option<String> {
    let text = cell.trim();
    compare::currency(text).or_else(|| {
        let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_code.then(|| text.to_uppercase())
    })
}
