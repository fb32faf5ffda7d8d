//! `rolecall compare --group --value-column COLUMN`: pay where it is comparable.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;
use rolecall::compare::{self, NoAmount, Pay, PayGroup};
use rolecall::english::{counted, list};
use rolecall::table::{Lines, TableOptions};
use rolecall::{Matcher, Session, escape};

use super::titled_rows::{self, Wanted};
use super::{Exit, Options, titles};
use crate::render::{self, Format};

/// The columns with pay.
#[derive(Debug, Args)]
pub(super) struct PayColumns {
    /// The column with yearly pay; people and pay are summarised by function, level and grade
    ///
    /// Head count and median are shown for five or more people, quartiles for ten or more, and
    /// never the minimum or maximum. Titles that leave the function open have cells of their
    /// own. Values such as 120,000, 120.000 EUR, 95k and € 85 000 are read. What can be read in two
    /// ways, is too small for a year, names other pay than base (OTE, bonus) or has no currency
    /// where other rows have one is left out, with its line.
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
pub(super) struct Columns<'a> {
    value: &'a str,
    currency: Option<&'a str>,
}

impl PayColumns {
    pub(super) fn columns(&self) -> Option<Columns<'_>> {
        Some(Columns {
            value: self.value_column.as_deref()?,
            currency: self.currency_column.as_deref(),
        })
    }
}

/// Why a row is left out, in the order in which it is told.
#[derive(Clone, Copy)]
enum Why {
    Blank,
    Ambiguous,
    Unreadable,
    TooSmall,
    OtherPay,
    /// In a table that has no column for the currency.
    NoCurrency,
    UnknownCurrency,
    OtherCurrency,
}

/// The end of the sentence about such rows.
const WHYS: [&str; 8] = [
    "without a value",
    "with a value that can be read in two ways",
    "with a value that is not a yearly amount",
    "too small for a year (write thousands as 85k or 85,000)",
    "with other pay than base beside the amount (OTE, bonus or the like)",
    "without a currency where other rows have one; write it, or add a column `Currency`",
    "without a currency that is known",
    "with another currency in the value",
];

/// Rows that are left out.
#[derive(Debug, Default)]
struct LeftOut {
    lines: [Lines; 8],
    /// Rows that are no partner roles.
    none: u64,
}

pub(super) fn run(
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
    let in_name = currency_in(columns.value);
    let warnings = titled_rows::each(file, table, matcher, &wanted, |row| {
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
        let amount = match compare::amount(row.cell(0)) {
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
        true => left_out.lines[Why::NoCurrency as usize] = Lines::default(),
        false => pay.drop_without_currency(),
    }
    let cells = pay.finish();
    print(&cells, file, matcher, options)?;
    let told = titles::told(&warnings, options);
    Ok(match left_out.tell(options) {
        true => Exit::Partial,
        false => told,
    })
}

fn print(
    cells: &[compare::PayCell],
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
        renderer.remark(
            "What a cell may be compared with",
            &REMARKS.map(str::to_owned),
        )?;
        renderer.finish()?;
    }
    sink.close()
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

impl LeftOut {
    fn add(&mut self, why: Why, line: u64) {
        self.lines[why as usize].add(line);
    }

    /// Tells who is left out; whether a row could not be used.
    fn tell(&self, options: &Options) -> bool {
        if self.none > 0 {
            let rows = counted(self.none, "row", "rows");
            options.tell(&format!("{rows} without a partner role: not counted"));
        }
        let kinds = self.lines.iter().zip(WHYS);
        let mut any = false;
        for (lines, why) in kinds.filter(|(lines, _)| lines.count > 0) {
            options.tell(&lines.sentence(&format!("left out, {why}"), "line"));
            any = true;
        }
        any
    }
}

impl From<NoAmount> for Why {
    fn from(why: NoAmount) -> Why {
        match why {
            NoAmount::Blank => Why::Blank,
            NoAmount::Ambiguous => Why::Ambiguous,
            NoAmount::TooSmall => Why::TooSmall,
            NoAmount::OtherPay => Why::OtherPay,
            _ => Why::Unreadable,
        }
    }
}
