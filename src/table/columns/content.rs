//! Tells from the cells of a column that it does not hold job titles, whatever its name says.

use std::{collections::HashSet, fmt};

use super::column_names;

/// The kind of cells of a column that holds no job titles, though its name promises them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decoy {
    /// Nothing in the first rows.
    Nothing,
    /// Forms of address such as Mr and Ms.
    Salutations,
    /// Numbers or codes.
    Codes,
    /// Addresses of mail or web.
    Addresses,
    /// Whole sentences.
    Sentences,
    /// A few words that repeat, such as departments.
    FewWords,
}

impl Decoy {
    /// Whether the column may hold titles all the same, for want of a better one.
    pub(crate) fn is_doubtful(self) -> bool {
        matches!(self, Self::Nothing | Self::FewWords)
    }
}

impl fmt::Display for Decoy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing in the first rows",
            Self::Salutations => "forms of address such as Mr and Ms",
            Self::Codes => "numbers or codes",
            Self::Addresses => "addresses of mail or web",
            Self::Sentences => "whole sentences",
            Self::FewWords => "a few words that repeat",
        })
    }
}

/// Says whether a cell is of some kind.
type Test = fn(&str) -> bool;

/// The plain kind of the cells of a column, if they are no titles. A `vague` name, such as `Role`, is
/// also given to columns of a few departments or kinds.
pub(crate) fn decoy(cells: &[&str], vague: bool) -> Option<Decoy> {
    let filled: Vec<&str> = cells
        .iter()
        .copied()
        .filter(|cell| !cell.is_empty())
        .collect();
    if filled.is_empty() {
        return (!cells.is_empty()).then_some(Decoy::Nothing);
    }
    let mostly = |test: Test| {
        let fit = filled.iter().filter(|cell| test(cell));
        2 * fit.count() > filled.len()
    };
    let kinds: [(Test, Decoy); 4] = [
        (is_salutation, Decoy::Salutations),
        (is_code, Decoy::Codes),
        (is_address, Decoy::Addresses),
        (is_sentence, Decoy::Sentences),
    ];
    let repeats = || {
        let distinct = filled.iter().collect::<HashSet<_>>().len();
        filled.len() >= 30 && distinct <= filled.len() / 10
    };
    match kinds.into_iter().find(|(test, _)| mostly(*test)) {
        Some((_, decoy)) => Some(decoy),
        None if vague && mostly(is_word) && repeats() => Some(Decoy::FewWords),
        None => None,
    }
}

fn is_salutation(cell: &str) -> bool {
    let salutations = &column_names::bundled().lists.salutations;
    let is_one = |word: &str| salutations.contains(&word.trim_end_matches('.').to_lowercase());
    let mut words = cell.split([' ', '/']).filter(|word| !word.is_empty());
    cell.len() <= 24 && words.all(is_one)
}

/// `1032`, `R-17`, `2020-01-01`, `550e8400-e29b-...`: digits and hardly a word.
fn is_code(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    let mut words = cell.split(|c: char| !c.is_alphabetic());
    digits > 0 && !cell.contains(' ') && words.all(|word| word.chars().count() <= 5)
}

fn is_address(cell: &str) -> bool {
    !cell.contains(' ') && (cell.contains('@') || cell.contains("://") || cell.starts_with("www."))
}

/// A title can be long, but it does not go on after a full stop.
fn is_sentence(cell: &str) -> bool {
    let length = cell.chars().count();
    length > 150 || length > 60 && (cell.ends_with('.') || cell.contains(". "))
}

fn is_word(cell: &str) -> bool {
    !cell.contains(' ')
}
