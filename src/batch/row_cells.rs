//! The cells of one row of a block, as text.

use std::borrow::Cow;

use crate::table::{
    Block,
    row::{self, RowSpan, SideColumn, Span},
};

/// A row of a block.
#[derive(Clone, Copy)]
pub(super) struct RowCells<'b> {
    bytes: &'b [u8],
    span: &'b RowSpan,
    beside: [Span; SideColumn::COUNT],
}

impl<'b> RowCells<'b> {
    /// The row of this index.
    #[inline]
    pub(super) fn of(block: &'b Block, index: usize) -> RowCells<'b> {
        RowCells {
            bytes: block.bytes(),
            span: &block.rows.rows[index],
            beside: block.rows.beside(index),
        }
    }

    pub(super) fn title(&self) -> Cow<'b, str> {
        self.text_of(self.span.title)
    }

    /// The title as it stands, with its quotes.
    #[inline]
    pub(super) fn title_bytes(&self) -> &'b [u8] {
        self.span.title.of(self.bytes)
    }

    pub(super) fn beside(&self, column: SideColumn) -> Cow<'b, str> {
        self.text_of(self.beside[column as usize])
    }

    pub(super) fn beside_bytes(&self, column: SideColumn) -> &'b [u8] {
        self.beside[column as usize].of(self.bytes)
    }

    fn text_of(&self, span: Span) -> Cow<'b, str> {
        row::utf8_text(span.of(self.bytes))
    }
}
