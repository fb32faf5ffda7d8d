//! Finds the column of titles: by what is asked for, by its name, by its cells.

use std::fmt;

use super::{
    column_names::{self, ColumnKind, TitleRank},
    column_words::key,
    content::{self, Decoy},
};
use crate::table::{Error, detector::Detector, sample::SampleRow};

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

    /// The same with the columns that were passed over.
    fn passing_over(self, decoys: Vec<(String, Decoy)>) -> Self {
        Self { decoys, ..self }
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

/// Columns that are named for titles and do not hold them.
#[derive(Default)]
struct PassedOver {
    /// Their names, and what they hold.
    decoys: Vec<(String, Decoy)>,
    /// The first of which that is doubtful.
    last_resort: Option<usize>,
}

/// A column is taken for titles by its cells from this share of title-like ones on.
const TITLE_LIKE: f64 = 0.4;

/// From so many rows on, a column that was asked for may be called a mistake.
const FEWEST_TO_DOUBT: usize = 5;

impl Sample<'_> {
    fn cells(&self, index: usize) -> Vec<&str> {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(index));
        cells.map(|cell| cell.trim()).collect()
    }

    /// How many of the filled cells of a column look like titles, from 0 to 1.
    pub(crate) fn title_share(&self, index: usize) -> f64 {
        let cells = self.cells(index);
        let filled = cells.iter().filter(|cell| !cell.is_empty());
        let count = filled.clone().count();
        let like = filled
            .filter(|cell| (self.detector.looks_like_title)(cell))
            .count();
        if count == 0 {
            0.0
        } else {
            like as f64 / count as f64
        }
    }

    /// The column that holds titles. `None` if more rows may change the answer.
    pub(crate) fn find(&self) -> Result<Option<FoundColumn>, Error> {
        let (columns, few) = (self.columns, self.detector.more_may_come());
        let names = column_names::bundled();
        let ranked = columns.iter().enumerate();
        let ranked = ranked.filter_map(|(index, name)| Some((names.title_rank(name)?, index)));
        let mut ranked: Vec<(TitleRank, usize)> = ranked.collect();
        ranked.sort_unstable();
        let mut passed = PassedOver::default();
        for group in ranked.chunk_by(|one, other| one.0 == other.0) {
            let fit = self.fit(group, ranked.len() == 1, &mut passed);
            let rank = group[0].0;
            match fit[..] {
                [] => {}
                [index]
                    if few && (ranked.len() > 1 || rank.weak) && self.title_share(index) == 0.0 =>
                {
                    return Ok(None);
                }
                [index] => return Ok(Some(self.named(index, rank, &ranked, passed.decoys))),
                _ => {
                    return match self.only_titles(&fit) {
                        Some(_) if few => Ok(None),
                        Some(index) => {
                            let found = FoundColumn::new(columns, index, Found::Name);
                            Ok(Some(found.passing_over(passed.decoys)))
                        }
                        None => Err(ambiguous(&columns[fit[0]], &fit, columns)),
                    };
                }
            }
        }
        match few {
            true => Ok(None),
            false => self.find_unnamed(passed).map(Some),
        }
    }

    /// The columns of one rank whose cells may be titles; the others are passed over. The only column
    /// that is named for titles may be one of which nothing is seen yet.
    fn fit(
        &self,
        group: &[(TitleRank, usize)],
        is_only: bool,
        passed: &mut PassedOver,
    ) -> Vec<usize> {
        let mut fit = Vec::new();
        for &(rank, index) in group {
            match content::decoy(&self.cells(index), rank.vague) {
                None => fit.push(index),
                Some(Decoy::Nothing) if self.detector.more_may_come() && is_only => fit.push(index),
                Some(holds) => {
                    if holds.is_doubtful() {
                        passed.last_resort.get_or_insert(index);
                    }
                    passed.decoys.push((self.columns[index].clone(), holds));
                }
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
        decoys: Vec<(String, Decoy)>,
    ) -> FoundColumn {
        let rival = rank.vague.then(|| self.better_by_cells(index));
        match rival.flatten() {
            Some(rival) => {
                FoundColumn::new(self.columns, rival, Found::Content).passing_over(decoys)
            }
            None => FoundColumn {
                other: self.other_by_name(ranked, index, &decoys),
                ..FoundColumn::new(self.columns, index, Found::Name).passing_over(decoys)
            },
        }
    }

    /// The column that holds titles where none that is named for them does.
    fn find_unnamed(&self, passed: PassedOver) -> Result<FoundColumn, Error> {
        let PassedOver {
            mut decoys,
            last_resort,
        } = passed;
        let columns = self.columns;
        if let Some(index) = self.find_by_cells()? {
            return Ok(FoundColumn::new(columns, index, Found::Content).passing_over(decoys));
        }
        match last_resort {
            Some(index) => {
                decoys.retain(|(name, _)| *name != columns[index]);
                Ok(FoundColumn::new(columns, index, Found::LastResort).passing_over(decoys))
            }
            None => Err(Error::NoTitleColumn {
                columns: columns.to_vec(),
                decoys,
            }),
        }
    }

    /// The column that holds titles, of a table without a header.
    pub(crate) fn find_without_names(&self) -> Result<Option<FoundColumn>, Error> {
        if self.detector.more_may_come() {
            return Ok(None);
        }
        let found = self.find_by_cells()?;
        let found = found.ok_or_else(|| Error::NoTitleColumn {
            columns: Vec::new(),
            decoys: Vec::new(),
        })?;
        Ok(Some(FoundColumn::new(self.columns, found, Found::Content)))
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
        decoys: &[(String, Decoy)],
    ) -> Option<String> {
        let others = ranked.iter().map(|&(_, index)| index);
        let mut others =
            others.filter(|&index| index != taken && self.title_share(index) >= TITLE_LIKE);
        let name = &self.columns[others.next()?];
        let is_decoy = decoys.iter().any(|(decoy, _)| decoy == name);
        (!is_decoy).then(|| name.clone())
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
        let better = best.filter(|(share, _)| *share >= TITLE_LIKE);
        if better.is_some() && self.detector.more_may_come() && self.rows.len() < FEWEST_TO_DOUBT {
            return None;
        }
        let enough = self.rows.len() >= FEWEST_TO_DOUBT;
        found.better = better
            .filter(|_| enough)
            .map(|(_, other)| self.columns[other].clone());
        Some(found)
    }

    /// Another column of plainly more titles than one whose name says little and whose cells less.
    fn better_by_cells(&self, index: usize) -> Option<usize> {
        let filled = self
            .cells(index)
            .iter()
            .filter(|cell| !cell.is_empty())
            .count();
        if filled < 3 || self.title_share(index) >= 0.1 {
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
    let best = columns
        .iter()
        .map(|name| (likeness(name), name))
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (best.0 >= NEAR).then(|| best.1.clone())
}
