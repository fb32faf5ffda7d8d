//! A column of pay: for how long and of which kind its amounts are, by its name.

use super::amount::{Amount, NoAmount, amount_in};
use crate::table::{PayWords, YEARLY, pay_words};

/// Less than this is no pay of a year in any currency, but perhaps one in thousands.
const LEAST: f64 = 1000.0;

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
    /// Its name says the period.
    says_period: bool,
    /// It is beside the base pay: nothing is too small for it, and who gets none has an amount of 0.
    is_beside: bool,
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
                says_period: !periods.is_empty(),
                is_beside: pay_words().is_beside(&other),
            }),
            _ => Err(periods),
        }
    }

    /// The amounts are those of a year.
    pub fn is_yearly(&self) -> bool {
        self.period == YEARLY
    }

    /// The column for an amount of this period, as a cell beside it says; `None` if the name
    /// of the column says another.
    pub fn of_period(&self, period: &'static str) -> Option<PayColumn> {
        let period = (period == self.period || !self.says_period).then_some(period)?;
        Some(PayColumn {
            period,
            ..self.clone()
        })
    }

    /// Reads a cell. A period or kind of pay that it names must be that of the column.
    ///
    /// # Errors
    /// Why it is no such amount.
    pub fn amount(&self, cell: &str) -> Result<Amount, NoAmount> {
        let amount = amount_in(cell, self.period, self.other_pay.is_some())?;
        match amount.value {
            _ if self.is_beside => Ok(amount),
            0.0 => Err(NoAmount::Zero),
            value if value < LEAST && self.is_yearly() => Err(NoAmount::TooSmall),
            _ => Ok(amount),
        }
    }
}

/// The period that a cell of a column such as `Pay frequency` says, if it says one.
pub fn pay_period(cell: &str) -> Option<&'static str> {
    let words = PayWords::spaced(cell);
    match pay_words().periods(&words).0[..] {
        [period] => Some(period),
        _ => None,
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
            ("Bonus", "0", Ok(0.0)),
            ("Monthly commission", "€ 0.00", Ok(0.0)),
            ("Bonus", "-500", Err(NoAmount::Unreadable)),
            ("Salary", "0", Err(NoAmount::Zero)),
            ("Hourly rate", "$0.00", Err(NoAmount::Zero)),
            ("OTE", "0", Err(NoAmount::Zero)),
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

    #[test]
    fn a_cell_beside_the_amount_says_its_period() {
        for (cell, period) in [
            ("Annual", Some("yearly")),
            ("per-year-salary", Some("yearly")),
            ("P.A.", Some("yearly")),
            ("Monthly", Some("monthly")),
            ("HOUR", Some("hourly")),
            ("Bi-Weekly", Some("every two weeks")),
            ("2026-03-01 to 2026-03-15", None),
            ("hourly or monthly", None),
            ("", None),
        ] {
            assert_eq!(pay_period(cell), period, "{cell}");
        }
        let salary = PayColumn::of("Salary").expect("a column");
        let hourly = salary.of_period("hourly").expect("the name says none");
        assert!(hourly.amount("45").is_ok());
        let yearly = PayColumn::of("Annual salary").expect("a column");
        assert!(yearly.of_period("yearly").is_some());
        assert_eq!(yearly.of_period("hourly"), None);
    }
}
