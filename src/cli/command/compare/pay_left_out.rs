//! Rows that are left out of the pay of groups, and why.

use rolecall::compare::NoAmount;
use rolecall::english::counted;
use rolecall::table::Lines;

use crate::cli::Options;

/// Why a row is left out, in the order in which it is told.
#[derive(Clone, Copy)]
pub(crate) enum Why {
    Blank,
    Ambiguous,
    Unreadable,
    Zero,
    TooSmall,
    OtherPeriod,
    OtherPay,
    /// Without a period in a column that says it for other rows.
    NoPeriod,
    /// The column beside the amount and the name of its column say different periods.
    PeriodBeside,
    /// In a table that has no column for the currency.
    NoCurrency,
    UnknownCurrency,
    OtherCurrency,
}

/// The end of the sentence about such rows.
const WHYS: [&str; 12] = [
    "without a value",
    "with a value that can be read in two ways",
    "with a value that is not an amount",
    "with a value of 0, which is no salary",
    "too small for a year (write thousands as 85k or 85,000)",
    "with an amount of another period than the column (nothing is converted)",
    "with other pay than base beside the amount (OTE, bonus or the like)",
    "without a pay period where other rows have one",
    "with another period beside the amount than the name of its column says; if it is only how \
     often people are paid, give --period-column the column of the pay, too",
    "without a currency where other rows have one; write it, or add a column `Currency`",
    "without a currency that is known",
    "with another currency in the value",
];

/// Rows that are left out.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    lines: [Lines; 12],
    /// Rows that are no partner roles.
    pub(crate) none: u64,
}

impl LeftOut {
    pub(crate) fn add(&mut self, why: Why, line: u64) {
        self.lines[why as usize].add(line);
    }

    /// Rows with this are not left out after all.
    pub(crate) fn forget(&mut self, why: Why) {
        self.lines[why as usize] = Lines::default();
    }

    /// Tells who is left out; whether a row could not be used.
    pub(crate) fn tell(&self, options: &Options) -> bool {
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
            NoAmount::Zero => Why::Zero,
            NoAmount::TooSmall => Why::TooSmall,
            NoAmount::OtherPeriod => Why::OtherPeriod,
            NoAmount::OtherPay => Why::OtherPay,
            _ => Why::Unreadable,
        }
    }
}
