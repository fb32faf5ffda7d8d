//! The rows of a table of pay: amount, currency and period of each, and why some are left out.

use std::collections::{BTreeMap, BTreeSet};

use rolecall::compare::{self, NoAmount, Pay, PayColumn, Standing};
use rolecall::english::counted;
use rolecall::table::Lines;
use rolecall::{Matcher, Outcome, Session};

use super::standing::{NOT_UNDERSTOOD, standing, understood};
use crate::cli::Options;
use crate::cli::input::titled_rows::TitledRow;

/// Collects pay row by row.
pub(crate) struct PayRows<'m> {
    session: Session<'m>,
    pay: Pay,
    left_out: LeftOut,
    /// The currencies that were met.
    pub(crate) currencies: BTreeSet<String>,
    periods: Periods,
}

/// Where the periods of the amounts come from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Periods {
    /// The name of the column of pay.
    Name,
    /// A column beside it.
    Beside,
    /// The name of the column of pay: there is one beside it, but none of its cells says a period.
    Unknown,
}

impl<'m> PayRows<'m> {
    pub(crate) fn new(matcher: &Matcher<'m>) -> Self {
        Self {
            session: matcher.session(),
            pay: Pay::default(),
            left_out: LeftOut::default(),
            currencies: BTreeSet::new(),
            periods: Periods::Name,
        }
    }

    /// Adds a row: amount, currency and period, and the answer of an earlier run.
    pub(crate) fn add(&mut self, row: &TitledRow<'_, 7>, column: &PayColumn) {
        let [_, _, _, earlier @ ..] = row.cells;
        let (standing, is_read) = standing(&mut self.session, row.title, earlier);
        if !is_read {
            self.left_out.unread.add(row.line);
        }
        if standing.outcome == Outcome::None {
            self.left_out.none += 1;
        } else if let Err(why) = self.add_amount(&standing, row, column) {
            self.left_out.add(why, row.line);
        }
    }

    fn add_amount(
        &mut self,
        standing: &Standing,
        row: &TitledRow<'_, 7>,
        column: &PayColumn,
    ) -> Result<(), Why> {
        let [amount, currency, period, ..] = row.cells;
        let amount = amount.unwrap_or_default();
        let beside = period.map(compare::pay_period);
        let amount = match beside {
            Some(Some(period)) => {
                self.periods = Periods::Beside;
                let column = column.of_period(period).ok_or(Why::PeriodBeside)?;
                column.amount(amount)?
            }
            _ => column.amount(amount)?,
        };
        let period = beside.unwrap_or(Some(column.period));
        let currency = match currency {
            None => match (amount.currency, currency_in(&column.name)) {
                (Some(written), Some(named)) if written != named => return Err(Why::OtherCurrency),
                (written, named) => written.or(named),
            },
            Some(cell) => {
                let code = currency_code(cell).ok_or(Why::UnknownCurrency)?;
                if amount.currency.is_some_and(|written| written != code) {
                    return Err(Why::OtherCurrency);
                }
                Some(code)
            }
        };
        if currency.is_none() {
            self.left_out.add(Why::NoCurrency, row.line);
        }
        if period.is_none() {
            self.left_out.add(Why::NoPeriod, row.line);
            if let Periods::Name = self.periods {
                self.periods = Periods::Unknown;
            }
        }
        self.currencies.extend(currency.clone());
        self.pay.add(standing, amount.value, currency, period);
        Ok(())
    }

    /// The pay, and who is left out of it. Rows without a currency or period are, if others have one.
    pub(crate) fn finish(mut self) -> (Pay, LeftOut, Periods) {
        let has_currencies = !self.currencies.is_empty();
        let has_periods = matches!(self.periods, Periods::Beside);
        self.pay.drop_unknown(has_currencies, has_periods);
        if !has_currencies {
            self.left_out.lines.remove(&Why::NoCurrency);
        }
        if !has_periods {
            self.left_out.lines.remove(&Why::NoPeriod);
        }
        (self.pay, self.left_out, self.periods)
    }
}

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

/// Why a row is left out, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    NoAmount(NoAmount),
    /// Without a period in a column that says it for other rows.
    NoPeriod,
    /// The column beside the amount and the name of its column say different periods.
    PeriodBeside,
    /// In a table that has no column for the currency.
    NoCurrency,
    UnknownCurrency,
    OtherCurrency,
}

impl Why {
    /// The end of the sentence about such rows.
    fn describe(self) -> &'static str {
        match self {
            Why::NoAmount(why) => why.describe(),
            Why::NoPeriod => "without a pay period where other rows have one",
            Why::PeriodBeside => {
                "with another period beside the amount than the name of its column says; if it is \
                 only how often people are paid, give --period-column the column of the pay, too"
            }
            Why::NoCurrency => {
                "without a currency where other rows have one; write it, or add a column `Currency`"
            }
            Why::UnknownCurrency => "without a currency that is known",
            Why::OtherCurrency => "with another currency in the value than the column says",
        }
    }
}

impl From<NoAmount> for Why {
    fn from(why: NoAmount) -> Why {
        Why::NoAmount(why)
    }
}

/// Rows that are left out.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    lines: BTreeMap<Why, Lines>,
    /// Rows whose earlier answer is not understood; they count by their title.
    unread: Lines,
    /// Rows that are no partner roles.
    none: u64,
}

impl LeftOut {
    fn add(&mut self, why: Why, line: u64) {
        self.lines.entry(why).or_default().add(line);
    }

    /// Tells who is left out; whether a row could not be used.
    pub(crate) fn tell(&self, options: &Options) -> bool {
        if self.none > 0 {
            let rows = counted(self.none, "row", "rows");
            options.tell(&format!("{rows} without a partner role: not counted"));
        }
        for (why, lines) in &self.lines {
            let what = format!("left out, {}", why.describe());
            options.tell(&lines.sentence(&what, "line"));
        }
        if self.unread.count > 0 {
            options.tell(&self.unread.sentence(NOT_UNDERSTOOD, "line"));
            options.tell(&understood());
        }
        !self.lines.is_empty() || self.unread.count > 0
    }
}
