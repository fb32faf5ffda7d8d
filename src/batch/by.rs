//! Finds the columns that rows are counted by.

use super::{
    Error,
    column::{Found, Taken, asked, taken},
    names::rank_in,
    options::By,
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
            for names in [COMPANIES, COUNTRIES] {
                let ranked = columns.iter().enumerate();
                let ranked =
                    ranked.filter_map(|(index, name)| Some((rank_in(names, name)?, index)));
                let best = ranked.filter(|&(_, index)| index != title).min();
                if let Some((_, index)) = best {
                    found.push(taken(columns, index, Found::Name, Vec::new()));
                }
            }
        }
    }
    found.truncate(2);
    Ok(found)
}
