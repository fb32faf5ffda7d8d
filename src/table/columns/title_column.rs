//! Finds the column of titles: by what is asked for, by its name, by its cells.

use std::fmt;

use super::{
    column_names::{self, ColumnKind, TitleRank},
    column_words::key,
    content::{self, Decoy},
};
use crate::table::{
    Error,
    sample::{Detector, SampleRow},
};

/// A column that is read, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundColumn {
    /// Its number, counted from one.
    pub number: usize,
    /// Its name; empty without a header.
    pub name: String,
    /// How it was found.
    pub how: Found,
    /// Columns named like titles that were passed over, and what they hold instead.
    pub decoys: Vec<(String, Decoy)>,
    /// A column that holds titles, where the one that was asked for holds hardly any.
    pub better: Option<String>,
    /// Another column that is named like titles and holds them, where this one was found by its name.
    pub other: Option<String>,
}

/// How a column was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// It was asked for by name.
    Requested,
    /// It was asked for by number.
    Number,
    /// It has a name that title columns have.
    Name,
    /// Its cells look like titles.
    Content,
    /// Its name says little and its content less, but no other column comes near.
    LastResort,
    /// There is no other column.
    Only,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Requested => "as asked",
            Self::Number => "by its number",
            Self::Name => "by its name",
            Self::Content => "by its cells",
            Self::LastResort => "no better one found",
            Self::Only => "the only column",
        })
    }
}

/// The column asked for, counted from zero: by its name, else by its name without regard to case,
/// accents and spaces, else by its number.
pub(crate) fn find_column(wanted: &str, columns: &[String]) -> Result<(usize, Found), Error> {
    let exact = |name: &String| name == wanted;
    let alike = |name: &String| !key(wanted).is_empty() && key(name) == key(wanted);
    for test in [&exact as &dyn Fn(&String) -> bool, &alike] {
        let found: Vec<usize> = (0..columns.len())
            .filter(|&index| test(&columns[index]))
            .collect();
        match found[..] {
            [] => {}
            [index] => return Ok((index, Found::Requested)),
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

impl FoundColumn {
    /// The column of this index, counted from zero.
    pub(crate) fn new(columns: &[String], index: usize, how: Found) -> Self {
        Self {
            number: index + 1,
            name: columns.get(index).cloned().unwrap_or_default(),
            how,
            decoys: Vec::new(),
            better: None,
            other: None,
        }
    }

    /// How much speaks for the column, to choose between sheets.
    pub(crate) fn weight(&self) -> u64 {
        match self.how {
            Found::Requested | Found::Number => 5,
            Found::Name => 4,
            Found::Content => 3,
            Found::Only => 2,
            Found::LastResort => 1,
        }
    }
}

/// The names and the first cells of the columns of a table.
pub(in crate::table) struct Sample<'s> {
    pub(in crate::table) columns: &'s [String],
    /// The first rows.
    pub(in crate::table) rows: &'s [SampleRow],
    pub(in crate::table) detector: &'s Detector<'s>,
}

/// A column is taken for titles by its cells from this share of title-like ones on.
const TITLE_LIKE: f64 = 0.4;

/// Minimum number of rows by which a column that was asked for may be called a mistake.
const FEWEST_TO_DOUBT: usize = 5;

impl Sample<'_> {
    fn cells(&self, index: usize) -> Vec<&str> {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(index));
        cells.map(|cell| cell.trim()).collect()
    }

    /// How many of the filled cells of a column look like titles, from 0 to 1.
    pub(crate) fn title_share(&self, index: usize) -> f64 {
        let mut cells = self.cells(index);
        cells.retain(|cell| !cell.is_empty());
        let like = cells
            .iter()
            .filter(|cell| (self.detector.looks_like_title)(cell));
        like.count() as f64 / cells.len().max(1) as f64
    }

    /// The column that holds titles. `None` if more rows may change the answer.
    pub(crate) fn find(&self) -> Result<Option<FoundColumn>, Error> {
        let few = self.detector.more_may_come();
        let names = column_names::bundled();
        let ranked = self.columns.iter().enumerate();
        let ranked = ranked.filter_map(|(index, name)| Some((names.title_rank(name)?, index)));
        let mut ranked: Vec<(TitleRank, usize)> = ranked.collect();
        ranked.sort_unstable();
        let mut decoys = Vec::new();
        for group in ranked.chunk_by(|one, other| one.0 == other.0) {
            let fit = self.fit(group, ranked.len() == 1, &mut decoys);
            let rank = group[0].0;
            let found = match fit[..] {
                [] => continue,
                [index]
                    if few && (ranked.len() > 1 || rank.weak) && self.title_share(index) == 0.0 =>
                {
                    return Ok(None);
                }
                [index] => self.named(index, rank, &ranked, &decoys),
                _ => match self.only_titles(&fit) {
                    Some(_) if few => return Ok(None),
                    Some(index) => FoundColumn::new(self.columns, index, Found::Name),
                    None => return Err(ambiguous(&self.columns[fit[0]], &fit, self.columns)),
                },
            };
            return Ok(Some(self.passing_over(found, &decoys)));
        }
        if few {
            return Ok(None);
        }
        let last_resort = decoys.iter().find(|(_, holds)| holds.is_doubtful());
        let found = match (self.find_by_cells()?, last_resort) {
            (Some(index), _) => FoundColumn::new(self.columns, index, Found::Content),
            (None, Some(&(index, _))) => FoundColumn::new(self.columns, index, Found::LastResort),
            (None, None) => {
                let has_names = self.detector.options.header;
                let columns = if has_names { self.columns } else { &[] };
                return Err(Error::NoTitleColumn {
                    columns: columns.to_vec(),
                    decoys: self.names(&decoys).collect(),
                });
            }
        };
        Ok(Some(self.passing_over(found, &decoys)))
    }

    /// The columns of one rank whose cells may be titles; the others are decoys. The only column that
    /// is named for titles may be one of which nothing is seen yet.
    fn fit(
        &self,
        group: &[(TitleRank, usize)],
        is_only: bool,
        decoys: &mut Vec<(usize, Decoy)>,
    ) -> Vec<usize> {
        let may_be_filled = self.detector.more_may_come() && is_only;
        let mut fit = Vec::new();
        for &(rank, index) in group {
            match content::decoy(&self.cells(index), rank.vague) {
                None => fit.push(index),
                Some(Decoy::Nothing) if may_be_filled => fit.push(index),
                Some(holds) => decoys.push((index, holds)),
            }
        }
        fit
    }

    /// The column that is named for titles, unless the name is vague and another one has the titles.
    fn named(
        &self,
        index: usize,
        rank: TitleRank,
        ranked: &[(TitleRank, usize)],
        decoys: &[(usize, Decoy)],
    ) -> FoundColumn {
        let rival = rank.vague.then(|| self.better_by_cells(index));
        match rival.flatten() {
            Some(rival) => FoundColumn::new(self.columns, rival, Found::Content),
            None => FoundColumn {
                other: self.other_by_name(ranked, index, decoys),
                ..FoundColumn::new(self.columns, index, Found::Name)
            },
        }
    }

    /// A column with the decoys that were passed over for it.
    fn passing_over(&self, found: FoundColumn, decoys: &[(usize, Decoy)]) -> FoundColumn {
        let others = decoys.iter().filter(|(index, _)| index + 1 != found.number);
        let decoys = self.names(others).collect();
        FoundColumn { decoys, ..found }
    }

    /// The names of decoys, and what they hold.
    fn names<'d>(
        &self,
        decoys: impl IntoIterator<Item = &'d (usize, Decoy)>,
    ) -> impl Iterator<Item = (String, Decoy)> {
        let decoys = decoys.into_iter();
        decoys.map(|&(index, holds)| (self.columns[index].clone(), holds))
    }

    /// The only one of some columns that holds titles, if the others hold hardly any.
    fn only_titles(&self, indices: &[usize]) -> Option<usize> {
        let shares = indices
            .iter()
            .map(|&index| (self.title_share(index), index));
        let mut like = shares.filter(|(share, _)| *share >= 0.1);
        match (like.next(), like.next()) {
            (Some((share, index)), None) if share >= TITLE_LIKE => Some(index),
            _ => None,
        }
    }

    /// The next column named for titles whose cells look like them, where this one is taken.
    fn other_by_name(
        &self,
        ranked: &[(TitleRank, usize)],
        taken: usize,
        decoys: &[(usize, Decoy)],
    ) -> Option<String> {
        let mut others = ranked.iter().map(|&(_, index)| index);
        let other =
            others.find(|&index| index != taken && self.title_share(index) >= TITLE_LIKE)?;
        let is_decoy = decoys.iter().any(|&(decoy, _)| decoy == other);
        (!is_decoy).then(|| self.columns[other].clone())
    }

    /// Columns of unknown names whose cells look like titles, the best first.
    fn by_cells(&self) -> Vec<(f64, usize)> {
        let names = column_names::bundled();
        let unknown = (0..self.columns.len()).filter(|&index| {
            let name = &self.columns[index];
            names.kind(name).is_none() && !names.is_no_title(name)
        });
        let shares = unknown.map(|index| (self.title_share(index), index));
        let mut like: Vec<_> = shares.filter(|&(share, _)| share >= TITLE_LIKE).collect();
        like.sort_by(|one, other| other.0.total_cmp(&one.0));
        like
    }

    fn find_by_cells(&self) -> Result<Option<usize>, Error> {
        match self.by_cells()[..] {
            [] => Ok(None),
            [(best, first), (next, second), ..] if next >= 0.8 * best => {
                Err(Error::SeveralTitleColumns {
                    choices: [first, second]
                        .map(|at| (at + 1, self.columns[at].clone()))
                        .to_vec(),
                })
            }
            [(_, index), ..] => Ok(Some(index)),
        }
    }

    /// The column that was asked for, and the one that was probably meant, if that is another. `None`
    /// if more rows may change the answer.
    pub(crate) fn asked_for(&self, (index, how): (usize, Found)) -> Option<FoundColumn> {
        let mut found = FoundColumn::new(self.columns, index, how);
        if self.title_share(index) >= 0.1 {
            return Some(found);
        }
        let others = (0..self.columns.len()).filter(|&other| other != index);
        let others = others.map(|other| (self.title_share(other), other));
        let best = others.max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((share, better)) = best
            && share >= TITLE_LIKE
        {
            if self.rows.len() >= FEWEST_TO_DOUBT {
                found.better = Some(self.columns[better].clone());
            } else if self.detector.more_may_come() {
                return None;
            }
        }
        Some(found)
    }

    /// Another column of plainly more titles than one whose name says little and whose cells less.
    fn better_by_cells(&self, index: usize) -> Option<usize> {
        let cells = self.cells(index);
        let filled = cells.iter().filter(|cell| !cell.is_empty());
        if filled.count() < 3 || self.title_share(index) >= 0.1 {
            return None;
        }
        match self.by_cells()[..] {
            [(share, other)] if share >= 0.5 => Some(other),
            _ => None,
        }
    }
}

/// The column with the best name for something, other than the column of titles.
pub(crate) fn best_of_kind(kind: ColumnKind, columns: &[String], title: usize) -> Option<usize> {
    let names = column_names::bundled();
    let ranked = columns.iter().enumerate().filter_map(|(index, name)| {
        let (known, rank) = names.kind(name)?;
        (known == kind && index != title).then_some((rank, index))
    });
    ranked.min().map(|(_, index)| index)
}

/// The kind of a column of this name.
pub(crate) fn kind_of(name: &str) -> Option<ColumnKind> {
    column_names::bundled().kind(name).map(|(kind, _)| kind)
}

fn ambiguous(name: &str, found: &[usize], columns: &[String]) -> Error {
    let choices = found.iter();
    let choices = choices.map(|&index| (index + 1, columns[index].clone()));
    Error::AmbiguousColumn {
        name: name.to_owned(),
        choices: choices.collect(),
    }
}

fn nearest(wanted: &str, columns: &[String]) -> Option<String> {
    const NEAR: f64 = 0.8;
    // `Salary` for `Base salary`
    let mut holding = columns.iter().filter(|name| {
        let name = name.to_lowercase();
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word == wanted.trim().to_lowercase())
    });
    if let (Some(only), None) = (holding.next(), holding.next()) {
        return Some(only.clone());
    }
    let likeness = |name: &String| strsim::jaro_winkler(&key(wanted), &key(name));
    let alike = columns.iter().map(|name| (likeness(name), name));
    let (best, name) = alike.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (best >= NEAR).then(|| name.clone())
}
