//! What title columns are called.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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

/// How good a name is, the lower the better. `None` if it is not known for titles.
pub(super) fn rank(name: &str) -> Option<usize> {
    rank_in(NAMES, name)
}

/// How good a name is among `names`, of which the first is the best.
pub(super) fn rank_in(names: &[&str], name: &str) -> Option<usize> {
    let words = words(name);
    let known = |words: &[String]| {
        let key = words.concat();
        names.iter().position(|name| squeeze(name) == key)
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

/// Whether a name of this rank says little.
pub(super) fn is_vague(rank: usize) -> bool {
    NAMES
        .iter()
        .position(|&name| name == VAGUE)
        .is_some_and(|first| rank / 2 >= first)
}

/// A name without case, accents, spaces and signs.
pub(super) fn key(name: &str) -> String {
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
