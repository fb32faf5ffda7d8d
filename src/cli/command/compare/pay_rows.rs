//! The rows of a table of pay: amount, currency and period of each.

use std::collections::BTreeSet;

use rolecall::compare::{self, Pay, PayColumn, Standing};
use rolecall::{Matcher, Outcome, Session};

use super::pay_left_out::{LeftOut, Why};
use super::standing::standing;
use crate::cli::input::titled_rows::TitledRow;

/// A row of a table of pay: amount, currency and period, and the answer of an earlier run.
type PayRow<'r> = TitledRow<'r, 7>;

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

    pub(crate) fn add(&mut self, row: &PayRow<'_>, column: &PayColumn) {
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
        row: &PayRow<'_>,
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
        if self.currencies.is_empty() {
            self.left_out.forget(Why::NoCurrency);
        } else {
            self.pay.drop_without_currency();
        }
        match self.periods {
            Periods::Beside => self.pay.drop_without_period(),
            _ => self.left_out.forget(Why::NoPeriod),
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
