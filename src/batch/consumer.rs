//! Rows as they were answered, in the order of the input, for whoever counts them.

use super::{RowAnswer, row_cells::RowCells};
use crate::table::{Block, FoundColumn, row::SideColumn};

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
    /// The answer.
    pub answer: &'a RowAnswer<'a>,
}

/// A column by which rows are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupColumn {
    /// The column.
    pub column: FoundColumn,
    /// The kind of its cells.
    pub kind: GroupKind,
}

/// The kind of a column's cells, which decides on the spellings that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum GroupKind {
    /// Companies: one in any case and punctuation, with any legal form or none.
    Companies,
    /// Countries: one by name or code, in any language.
    Countries,
    /// Something else: one in any case and spaces.
    Others,
}

/// Passes the rows of a block on.
pub(super) fn feed<'r>(
    consumer: &mut dyn Consumer,
    block: &Block,
    answers: impl Iterator<Item = &'r RowAnswer<'r>>,
) {
    for (index, answer) in answers.enumerate() {
        let row = RowCells::of(block, index);
        let cells = [
            SideColumn::FirstGroup,
            SideColumn::SecondGroup,
            SideColumn::Name,
        ];
        let [first, second, name] = cells.map(|column| row.beside(column));
        consumer.row(&AnsweredRow {
            title: &row.title(),
            groups: [&first, &second],
            name: &name,
            answer,
        });
    }
}
