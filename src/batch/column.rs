//! Finds the title column.

use std::fmt;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Error, content};

/// What title columns are called in exports, in small letters without accents, best first: when a
/// file has several of them, the first here wins. This is knowledge about exports, not about titles;
/// what is in the cells decides too (see `content.rs`).
#[rustfmt::skip]
const NAMES: &[&str] = &[
    // The title of a job, said in full.
    "job title", "jobtitle", "position title", "role title", "post title", "business title", "working title", "professional title",
    "designation title", "title of position", "job position", "jobtitel", "stellenbezeichnung", "positionsbezeichnung", "berufsbezeichnung",
    "funktionsbezeichnung", "stellentitel", "intitule du poste", "intitule de poste", "titre du poste", "titre de poste", "titre professionnel",
    "intitule de l'emploi", "titulo del puesto", "titulo de puesto", "puesto de trabajo", "nombre del puesto", "titulo del cargo", "titulo do cargo",
    "titulo de cargo", "nome do cargo", "titolo professionale", "posizione lavorativa", "titolo di lavoro", "functietitel", "functienaam",
    "stillingsbetegnelse", "stillingstittel", "yrkestitel", "tehtavanimike", "pracovni pozice", "stanowisko pracy", "is unvani",
    // The place somebody holds.
    "position", "designation", "cargo", "puesto", "vaga", "poste", "posicion", "posicao", "posizione", "mansione", "qualifica", "stilling",
    "befattning", "stanowisko", "pozice", "pozicia", "beosztas", "munkakor", "pozisyon", "unvan", "должность", "посада", "θεση", "职位", "职务",
    "職位", "職稱", "役職", "職種", "肩書", "직함", "직책", "תפקיד", "المسمى الوظيفي",
    // A title, which may be a form of address or an academic degree.
    "title", "titel", "titre", "titulo", "titolo", "tittel", "titulus", "nimike",
    // What somebody does.
    "occupation", "ocupacion", "ocupacao", "profession", "profesion", "profissao", "professione", "beruf", "beroep", "metier", "emploi",
    "headline", "job", "stelle", "taetigkeit", "tatigkeit",
    // Words with other uses; see `VAGUE`.
    "functie", "funktion", "fonction", "funzione", "funcion", "funcao", "ruolo", "rol", "role", "function",
];

/// The first name of the list that is also given to columns of departments, kinds or numbers.
const VAGUE: &str = "title";

/// Words around a known name that leave its meaning as it is: `Contact Title`, `position_clean`.
const AROUND: &[&str] = &[
    "contact",
    "person",
    "people",
    "lead",
    "employee",
    "worker",
    "staff",
    "user",
    "member",
    "candidate",
    "prospect",
    "customer",
    "attendee",
    "registrant",
    "primary",
    "main",
    "current",
    "currently",
    "present",
    "latest",
    "last",
    "work",
    "professional",
    "linkedin",
    "crm",
    "raw",
    "clean",
    "cleaned",
    "normalized",
    "original",
    "name",
    "text",
    "value",
    "field",
    "en",
    "1",
    "actuel",
    "actual",
    "atual",
    "attuale",
    "aktuelle",
    "huidige",
];

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
    pub decoys: Vec<(String, &'static str)>,
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

/// Whether a header has a column that may be the one asked for, or that is named like titles.
pub(super) fn recognised(wanted: Option<&str>, columns: &[String]) -> bool {
    match wanted {
        None => columns.iter().any(|name| rank(name).is_some()),
        Some(wanted) => !matches!(asked(wanted, columns), Err(Error::ColumnNotFound { .. })),
    }
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
            match content::decoy(cells(index).iter().map(String::as_str), is_vague(rank)) {
                None => fit.push(index),
                Some(_) if few => return Ok(None),
                Some(holds) => {
                    if holds.starts_with("a few") || holds.starts_with("nothing") {
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
    decoys: Vec<(String, &'static str)>,
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

/// How good a name is, the lower the better. `None` if it is not known for titles.
fn rank(name: &str) -> Option<usize> {
    let words = words(name);
    let known = |words: &[String]| {
        let key = words.concat();
        NAMES.iter().position(|name| squeeze(name) == key)
    };
    if let Some(rank) = known(&words) {
        return Some(2 * rank);
    }
    let around = |word: &String| AROUND.contains(&word.as_str());
    let mut rest = &words[..];
    while rest.len() > 1 {
        rest = match rest {
            [first, rest @ ..] if around(first) => rest,
            [rest @ .., last] if around(last) => rest,
            _ => return None,
        };
        if let Some(rank) = known(rest) {
            return Some(2 * rank + 1);
        }
    }
    None
}

fn is_vague(rank: usize) -> bool {
    NAMES
        .iter()
        .position(|&name| name == VAGUE)
        .is_some_and(|first| rank / 2 >= first)
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

/// A name without case, accents, spaces and signs.
fn key(name: &str) -> String {
    words(name).concat()
}

fn squeeze(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a name in small letters without accents: `jobTitle`, `job_title` and `Job Title`
/// are the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.nfkd().filter(|&c| !is_combining_mark(c)).nfc() {
        let starts = c.is_uppercase() && small;
        small = c.is_lowercase();
        if (starts || !c.is_alphanumeric()) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
