//! Rows as they were answered, in the order of the input, for whoever counts them.

use super::{
    cache::{Flags, Mark},
    summary::Tally,
};
use crate::{
    answer::Outcome,
    domain::{Function, Level},
    table::{
        Block, Taken, encoding,
        row::{self, RowSpan, Span},
    },
};

/// Takes answered rows, one after the other and in order, whatever the number of threads.
pub trait Consumer: Send {
    /// Called once, before the first row, with the columns to group by, two at most.
    fn begin(&mut self, groups: &[GroupColumn]);

    /// Takes the next row.
    fn row(&mut self, row: &AnsweredRow<'_>);
}

/// A row with its answer.
#[derive(Debug, Clone, Copy)]
pub struct AnsweredRow<'a> {
    /// The title.
    pub title: &'a str,
    /// The cells of the columns to group by, in their order; empty without a column.
    pub groups: [&'a str; 2],
    /// The name of the person; empty without a column of names.
    pub name: &'a str,
    /// How the row was settled.
    pub outcome: Outcome,
    /// The best function.
    pub function: Option<Function>,
    /// The level.
    pub level: Level,
    /// A person has settled the title.
    pub decided: bool,
}

/// A column by which rows are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupColumn {
    /// The column.
    pub column: Taken,
    /// What its cells name.
    pub holds: Holds,
}

/// What the cells of a column name, which decides on the spellings that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Holds {
    /// Companies: one in any case and punctuation, with any legal form or none.
    Companies,
    /// Countries: one by name or code, in any language.
    Countries,
    /// Something else: one in any case and spaces.
    Others,
}

/// Passes the rows of a block on.
pub(super) fn feed(consumer: &mut dyn Consumer, block: &Block, marks: &[Mark]) {
    let bytes = block.bytes();
    for (index, (row, mark)) in block.rows.rows.iter().zip(marks).enumerate() {
        let extra = block.rows.by.get(index).copied().unwrap_or_default();
        let [title, first, second, name] = cells(bytes, row, extra);
        let (outcome, function, level) = Tally::parts(mark.tally);
        consumer.row(&AnsweredRow {
            title: &title,
            groups: [&first, &second],
            name: &name,
            outcome,
            function,
            level,
            decided: mark.flags & Flags::PERSON != 0,
        });
    }
}

fn cells<'a>(
    bytes: &'a [u8],
    row: &RowSpan,
    extra: [Span; row::EXTRA],
) -> [std::borrow::Cow<'a, str>; 4] {
    use std::borrow::Cow;
    let [first, second, name, ..] = extra;
    [row.title, first, second, name].map(|span| match row::text(span.of(bytes)) {
        Cow::Borrowed(cell) => encoding::utf8(cell),
        Cow::Owned(cell) => Cow::Owned(encoding::utf8(&cell).into_owned()),
    })
}
