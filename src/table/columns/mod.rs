//! Which column holds what: by its name (`column_names`, the words of `data/columns.yaml`), and by its
//! cells (`content`). `title_column` weighs both.
//! `column_words` splits names into words; `group_totals` and `pay_words` know words of cells.

mod column_names;
mod column_words;
mod content;
mod group_totals;
mod pay_words;
mod title_column;

pub use column_names::ColumnKind;
pub(crate) use column_names::bundled;
pub(crate) use column_names::{is_negation, pay_words};
pub use content::Decoy;
pub(crate) use pay_words::{PayWords, YEARLY};
pub(super) use title_column::Sample;
pub use title_column::{Found, FoundColumn};
pub(crate) use title_column::{best_of_kind, find_column, kind_of};
