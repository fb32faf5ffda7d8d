//! Finds the columns that rows are counted by.

use super::{Error, options::By};
use crate::table::{ColumnKind, Found, Taken, asked, best_of_kind, taken};

/// The columns to count by, two at most.
pub(super) fn find(by: &By, columns: &[String], title: usize) -> Result<Vec<Taken>, Error> {
    let mut found: Vec<Taken> = Vec::new();
    match by {
        By::Asked(names) => {
            for name in names {
                let (index, how) = asked(name, columns)?;
                found.push(taken(columns, index, how, Vec::new()));
            }
        }
        By::Found => {
            for kind in [ColumnKind::Company, ColumnKind::Country] {
                if let Some(index) = best_of_kind(kind, columns, title) {
                    found.push(taken(columns, index, Found::Name, Vec::new()));
                }
            }
        }
    }
    found.truncate(2);
    Ok(found)
}
