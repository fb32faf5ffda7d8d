//! A column of pay: for how long and of which kind its amounts are, by its name.

use super::amount::{Amount, LEAST, NoAmount, amount_in};
use crate::table::{PayWords, YEARLY, pay_words};

/// A column of pay. Its amounts are compared with each other; nothing is converted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PayColumn {
    /// Its name.
    pub name: String,
    /// The period of its amounts: `monthly`. One that says nothing is taken as `yearly`.
    pub period: &'static str,
    /// The word that says that it is not, or not only, base pay: `bonus`.
    pub other_pay: Option<&'static str>,
    /// Nothing is too small for it: an hourly rate, a bonus.
    may_be_small: bool,
}

impl PayColumn {
    /// A column of this name.
    ///
    /// # Errors
    /// The periods, if it names several.
    pub fn of(name: &str) -> Result<PayColumn, Vec<&'static str>> {
        let words = PayWords::spaced(name);
        let (periods, _) = pay_words().periods(&words);
        let (other, _) = pay_words().other(&words);
        match periods.as_slice() {
            [] | [_] => Ok(PayColumn {
                name: name.to_owned(),
                period: periods.first().copied().unwrap_or(YEARLY),
                other_pay: other.first().copied(),
                may_be_small: periods.iter().any(|period| *period != YEARLY)
                    || pay_words().is_beside(&other),
            }),
            _ => Err(periods),
        }
    }

    /// The amounts are those of a year.
    pub fn is_yearly(&self) -> bool {
        self.period == YEARLY
    }

    /// Reads a cell. A period or kind of pay that it names must be that of the column.
    ///
    /// # Errors
    /// Why it is no such amount.
    pub fn amount(&self, cell: &str) -> Result<Amount, NoAmount> {
        let amount = amount_in(cell, self.period, self.other_pay.is_some())?;
        match amount.value < LEAST && !self.may_be_small {
            true => Err(NoAmount::TooSmall),
            false => Ok(amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_column_says_period_and_kind() {
        for (name, period, other_pay) in [
            ("Salary", "yearly", None),
            ("Base salary", "yearly", None),
            ("Annual Base Salary (EUR)", "yearly", None),
            ("annualSalary", "yearly", None),
            ("Monthly salary", "monthly", None),
            ("base_pay_monthly", "monthly", None),
            ("Salaire mensuel brut", "monthly", None),
            ("Bruttomonatsgehalt", "monthly", None),
            ("Gehalt pro Monat", "monthly", None),
            ("Månadslön", "monthly", None),
            ("月薪", "monthly", None),
            ("Hourly rate", "hourly", None),
            ("Rate/hr", "hourly", None),
            ("Pay (bi-weekly)", "every two weeks", None),
            ("Semi-monthly pay", "twice a month", None),
            ("Tagessatz", "daily", None),
            ("Bonus", "yearly", Some("bonus")),
            ("Annual bonus", "yearly", Some("bonus")),
            ("Commission", "yearly", Some("commission")),
            ("Base/OTE", "yearly", Some("ote")),
            ("On-Target Earnings", "yearly", Some("on target")),
            ("HR salary", "yearly", None),
        ] {
            let column = PayColumn::of(name).expect(name);
            assert_eq!(
                (column.period, column.other_pay),
                (period, other_pay),
                "{name}"
            );
        }
        assert!(PayColumn::of("Monthly or hourly pay").is_err());
    }

    #[test]
    fn a_cell_is_of_the_period_and_kind_of_its_column() {
        for (name, cell, value) in [
            ("Monthly salary", "4500", Ok(4500.0)),
            ("Monthly salary", "€ 950", Ok(950.0)),
            ("Monthly salary", "4.500 EUR per month", Ok(4500.0)),
            ("Monthly salary", "4,500 EUR/month", Ok(4500.0)),
            ("Monthly salary", "60,000 p.a.", Err(NoAmount::OtherPeriod)),
            ("Monthly salary", "45/h", Err(NoAmount::OtherPeriod)),
            ("Hourly rate", "45.50/h", Ok(45.5)),
            ("Hourly rate", "$45 per hour", Ok(45.0)),
            ("Salary", "5000 per month", Err(NoAmount::OtherPeriod)),
            ("Salary", "60000 EUR brutto pro Jahr", Ok(60_000.0)),
            ("Salary", "60000 gross", Ok(60_000.0)),
            ("OTE", "120k OTE", Ok(120_000.0)),
            ("Bonus", "500", Ok(500.0)),
            ("Target bonus", "500", Ok(500.0)),
            ("OTE", "120", Err(NoAmount::TooSmall)),
            ("Monthly salary", "£4,500 pm", Ok(4500.0)),
            ("Salary", "120k OTE", Err(NoAmount::OtherPay)),
            ("Salary", "500", Err(NoAmount::TooSmall)),
        ] {
            let column = PayColumn::of(name).expect(name);
            let read = column.amount(cell).map(|amount| amount.value);
            assert_eq!(read, value, "{name}: {cell}");
        }
    }
}
