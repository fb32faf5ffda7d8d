//! Rows that are left out of the pay of groups, and why.

use std::collections::BTreeMap;

use rolecall::compare::NoAmount;
use rolecall::english::counted;
use rolecall::table::Lines;

use super::standing::{NOT_UNDERSTOOD, understood};
use crate::cli::Options;

/// Why a row is left out, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
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
    pub(crate) unread: Lines,
    /// Rows that are no partner roles.
    pub(crate) none: u64,
}

impl LeftOut {
    pub(crate) fn add(&mut self, why: Why, line: u64) {
        self.lines.entry(why).or_default().add(line);
    }

    /// Rows with this are not left out after all.
    pub(crate) fn forget(&mut self, why: Why) {
        self.lines.remove(&why);
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
