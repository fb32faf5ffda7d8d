//! Tells from the cells of a column that it does not hold job titles, whatever its name says.

use std::collections::HashSet;

/// Forms of address, as a column `Title` holds them, in small letters without a full stop.
const SALUTATIONS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "rev",
    "hon",
    "herr",
    "frau",
    "dipl-ing",
    "m",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "sr",
    "sra",
    "srta",
    "señor",
    "señora",
    "dña",
    "don",
    "senhor",
    "senhora",
    "sig",
    "sig.ra",
    "dott",
    "dott.ssa",
    "ing",
    "dhr",
    "mevr",
    "mw",
    "pan",
    "pani",
    "bay",
    "bayan",
];

/// What a column holds instead of job titles, if it plainly does. A `vague` name, such as `Role`,
/// is also given to columns of a few departments or kinds.
pub(super) fn decoy<'a>(cells: impl Iterator<Item = &'a str>, vague: bool) -> Option<&'static str> {
    let cells: Vec<&str> = cells
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let share = |test: fn(&str) -> bool| {
        cells.iter().filter(|cell| test(cell)).count() as f64 / cells.len() as f64
    };
    if cells.is_empty() {
        return Some("nothing in the first rows");
    }
    if share(is_salutation) > 0.5 {
        return Some("forms of address such as Mr and Ms");
    }
    if share(is_code) > 0.5 {
        return Some("numbers or codes");
    }
    if share(is_address) > 0.5 {
        return Some("addresses of mail or web");
    }
    if share(is_sentence) > 0.5 {
        return Some("whole sentences");
    }
    let distinct = cells.iter().collect::<HashSet<_>>().len();
    if vague && cells.len() >= 30 && distinct <= cells.len() / 10 && share(is_word) > 0.5 {
        return Some("a few words that repeat");
    }
    None
}

fn is_salutation(cell: &str) -> bool {
    cell.len() <= 24
        && cell
            .split([' ', '/'])
            .filter(|word| !word.is_empty())
            .all(|word| {
                let word = word.trim_end_matches('.').to_lowercase();
                SALUTATIONS.contains(&word.as_str())
            })
}

/// `1032`, `R-17`, `2020-01-01`, `550e8400-e29b-...`: digits and hardly a word.
fn is_code(cell: &str) -> bool {
    let digits = cell.chars().filter(|c| c.is_numeric()).count();
    let longest = cell
        .split(|c: char| !c.is_alphabetic())
        .map(|word| word.chars().count())
        .max();
    digits > 0 && !cell.contains(' ') && longest.unwrap_or(0) <= 5
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
