//! Finds the title column.

use std::fmt;

use super::{
    Error,
    content::{self, Decoy},
    names::{is_vague, key, rank},
};

/// The title column, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its number, counted from one.
    pub number: usize,
    /// Its name; empty without a header.
    pub name: String,
    /// How it was found.
    pub how: Found,
    /// Columns named like titles that were passed over, and what they hold instead.
    pub decoys: Vec<(String, Decoy)>,
}

/// How a column was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// It was asked for by name.
    Asked,
    /// It was asked for by number.
    Number,
    /// It has a name that title columns have.
    Name,
    /// Its name says little and its content less, but no other column comes near.
    LastResort,
    /// There is no other column.
    Only,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Asked => "as asked",
            Self::Number => "by its number",
            Self::Name => "by its name",
            Self::LastResort => "for want of a better one",
            Self::Only => "the only column",
        })
    }
}

/// The column asked for, counted from zero: by its name, else by its name without regard to case,
/// accents and spaces, else by its number.
pub(super) fn asked(wanted: &str, columns: &[String]) -> Result<(usize, Found), Error> {
    let exact = |name: &String| name == wanted;
    let alike = |name: &String| !key(wanted).is_empty() && key(name) == key(wanted);
    for test in [&exact as &dyn Fn(&String) -> bool, &alike] {
        let found: Vec<usize> = (0..columns.len())
            .filter(|&index| test(&columns[index]))
            .collect();
        match found[..] {
            [] => {}
            [index] => return Ok((index, Found::Asked)),
            _ => return Err(ambiguous(wanted, &found, columns)),
        }
    }
    match wanted.trim().parse::<usize>() {
        Ok(number) if (1..=columns.len()).contains(&number) => Ok((number - 1, Found::Number)),
        _ => Err(Error::ColumnNotFound {
            wanted: wanted.to_owned(),
            columns: columns.to_vec(),
            nearest: nearest(wanted, columns),
        }),
    }
}

/// Whether a header has the name that is asked for, or else one that title columns have.
pub(super) fn is_named(wanted: Option<&str>, columns: &[String]) -> bool {
    match wanted.map(|wanted| asked(wanted, columns)) {
        Some(Ok((_, Found::Asked)) | Err(Error::AmbiguousColumn { .. })) => true,
        Some(Err(_)) => false,
        Some(Ok(_)) | None => columns.iter().any(|name| rank(name).is_some()),
    }
}

/// Whether a header has the column that is asked for, if one is.
pub(super) fn is_there(wanted: Option<&str>, columns: &[String]) -> bool {
    wanted.is_some_and(|wanted| asked(wanted, columns).is_ok())
}

/// The column that holds titles, by name and content. `cells` gives the cells of a column in the
/// first rows. With `few`, there may be more rows to see: `None` if they may change the answer.
pub(super) fn find(
    columns: &[String],
    cells: impl Fn(usize) -> Vec<String>,
    few: bool,
) -> Result<Option<Taken>, Error> {
    let mut ranked: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .filter_map(|(index, name)| Some((rank(name)?, index)))
        .collect();
    ranked.sort_unstable();
    let mut decoys = Vec::new();
    let mut last_resort = None;
    for group in ranked.chunk_by(|one, other| one.0 == other.0) {
        let mut fit = Vec::new();
        for &(rank, index) in group {
            match content::decoy(&cells(index), is_vague(rank)) {
                None => fit.push(index),
                Some(Decoy::Nothing) if few && ranked.len() == 1 => fit.push(index),
                Some(_) if few => return Ok(None),
                Some(holds) => {
                    if holds.is_doubtful() {
                        last_resort.get_or_insert(index);
                    }
                    decoys.push((columns[index].clone(), holds));
                }
            }
        }
        match fit[..] {
            [] => {}
            [index] => return Ok(Some(taken(columns, index, Found::Name, decoys))),
            _ => return Err(ambiguous(&columns[fit[0]], &fit, columns)),
        }
    }
    match last_resort {
        Some(index) => {
            decoys.retain(|(name, _)| *name != columns[index]);
            Ok(Some(taken(columns, index, Found::LastResort, decoys)))
        }
        None if few => Ok(None),
        None => Err(Error::NoTitleColumn {
            columns: columns.to_vec(),
            decoys,
        }),
    }
}

/// The column `index`, counted from zero.
pub(super) fn taken(
    columns: &[String],
    index: usize,
    how: Found,
    decoys: Vec<(String, Decoy)>,
) -> Taken {
    Taken {
        number: index + 1,
        name: columns.get(index).cloned().unwrap_or_default(),
        how,
        decoys,
    }
}

/// The names that a header must not have because columns of these names are added.
pub(super) fn taken_names(columns: &[String], added: &[String]) -> Vec<String> {
    columns
        .iter()
        .filter(|name| {
            added
                .iter()
                .any(|added| added.eq_ignore_ascii_case(name.trim()))
        })
        .cloned()
        .collect()
}

fn ambiguous(name: &str, found: &[usize], columns: &[String]) -> Error {
    let choices = found
        .iter()
        .map(|&index| (index + 1, columns[index].clone()))
        .collect();
    Error::AmbiguousColumn {
        name: name.to_owned(),
        choices,
    }
}

fn nearest(wanted: &str, columns: &[String]) -> Option<String> {
    const NEAR: f64 = 0.8;
    let likeness = |name: &String| strsim::jaro_winkler(&key(wanted), &key(name));
    let best = columns
        .iter()
        .map(|name| (likeness(name), name))
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (best.0 >= NEAR).then(|| best.1.clone())
}
