//! Finds the columns that rows are grouped by.

use super::{
    Error,
    column::{Found, asked, taken},
    consumer::{GroupColumn, Holds},
    names::rank_in,
    options::GroupBy,
};

/// What columns of companies are called in exports, like the names of title columns.
#[rustfmt::skip]
const COMPANIES: &[&str] = &[
    "company", "organization", "organisation", "employer", "account", "firma", "unternehmen", "arbeitgeber", "entreprise", "societe",
    "employeur", "empresa", "compania", "azienda", "societa", "bedrijf", "werkgever", "foretag", "virksomhed", "spolka", "yritys",
    "会社", "企業", "公司",
];

/// What columns of countries are called.
#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "country", "country region", "country code", "nation", "land", "pays", "pais", "paese", "kraj", "maa", "ulke", "国", "国家",
];

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
        GroupBy::Found => {
            for names in [COMPANIES, COUNTRIES] {
                let ranked = columns.iter().enumerate();
                let ranked =
                    ranked.filter_map(|(index, name)| Some((rank_in(names, name)?, index)));
                let best = ranked.filter(|&(_, index)| index != title).min();
                if let Some((_, index)) = best {
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

/// What a column of this name holds.
fn holds(name: &str) -> Holds {
    if rank_in(COMPANIES, name).is_some() {
        Holds::Companies
    } else if rank_in(COUNTRIES, name).is_some() {
        Holds::Countries
    } else {
        Holds::Others
    }
}
