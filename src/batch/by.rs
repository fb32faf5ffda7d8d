//! Finds the columns that rows are grouped by.

use super::{
    Error,
    consumer::{GroupColumn, Holds},
    options::GroupBy,
};
use crate::table::{ColumnKind, Found, asked, best_of_kind, kind_of, taken};

/// The columns to group by, two at most.
pub(super) fn find(
    by: &GroupBy,
    columns: &[String],
    title: usize,
) -> Result<Vec<GroupColumn>, Error> {
    let mut found: Vec<GroupColumn> = Vec::new();
    match by {
        GroupBy::Asked(names) => {
            for name in names {
                let (index, how) = asked(name, columns)?;
                found.push(GroupColumn {
                    column: taken(columns, index, how, Vec::new()),
                    holds: holds(&columns[index]),
                });
            }
        }
        GroupBy::Found | GroupBy::Who => {
            let kinds = match by {
                GroupBy::Who => [ColumnKind::Name, ColumnKind::Company],
                _ => [ColumnKind::Company, ColumnKind::Country],
            };
            for kind in kinds {
                if let Some(index) = best_of_kind(kind, columns, title) {
                    found.push(GroupColumn {
                        column: taken(columns, index, Found::Name, Vec::new()),
                        holds: holds(&columns[index]),
                    });
                }
            }
        }
    }
    found.truncate(2);
    Ok(found)
}

/// The kind of a column of this name.
fn holds(name: &str) -> Holds {
    match kind_of(name) {
        Some(ColumnKind::Company) => Holds::Companies,
        Some(ColumnKind::Country) => Holds::Countries,
        _ => Holds::Others,
    }
}
