//! The names of columns in exports: `data/columns.yaml`, compared by the words of a name.

use std::{collections::HashMap, sync::LazyLock};

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::{
    column_words::{exact_words, words},
    group_totals::GroupTotals,
    pay_words::{PayFile, PayWords},
};
use crate::taxonomy::normalise::without_accents;

static BUNDLED: LazyLock<ColumnNames> = LazyLock::new(|| {
    let file = include_str!(concat!(env!("OUT_DIR"), "/columns.json"));
    ColumnNames::new(serde_json::from_str(file).expect("the bundled file is tested"))
});

/// The kind of a column, as far as its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Job titles.
    Title,
    /// Employers.
    Company,
    /// Countries.
    Country,
    /// Departments.
    Department,
    /// Descriptions of jobs.
    Description,
    /// People.
    Name,
    /// Currencies of pay.
    Currency,
    /// How long an amount of pay is paid for.
    PayPeriod,
    /// Anything else that exports have.
    Other,
}

/// How well a name fits a column of some kind; the least is the best. Whether it has parts around the
/// known name, and which name of the list that is, best first.
pub(crate) type NameRank = (bool, usize);

/// How well a name fits a column of titles; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TitleRank {
    /// Which name of the list it is, best first.
    place: usize,
    /// It has parts around the known name.
    around: bool,
    /// It is one of several in a row, such as `title_2`.
    pub(crate) repeated: bool,
    /// The name is also given to forms of address, departments or kinds.
    pub(crate) vague: bool,
    /// The name says little even of a title.
    pub(crate) weak: bool,
}

/// The lists of `data/columns.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    title: Titles,
    company: Vec<String>,
    country: Vec<String>,
    department: Vec<String>,
    description: Vec<String>,
    name: Vec<String>,
    currency: Vec<String>,
    pay_period: Vec<String>,
    other: Vec<String>,
    pay: PayFile,
    negations: Vec<String>,
    around: Vec<String>,
    pub(crate) salutations: Vec<String>,
    pub(crate) remarks: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) totals: Vec<String>,
    group_totals: Vec<String>,
    pub(crate) subtotals: Vec<String>,
    pub(crate) units: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    full: Vec<String>,
    place: Vec<String>,
    title: Vec<String>,
    weak: Vec<String>,
    not: Vec<String>,
    not_names: Vec<String>,
}

/// The names, ready to be looked up.
pub(crate) struct ColumnNames {
    /// The places of title names by their words run together.
    titles: HashMap<String, usize>,
    /// The first places that are not said in full, that are vague, and that are weak.
    full: usize,
    vague: usize,
    weak: usize,
    not: Vec<String>,
    pay: PayWords,
    /// By their words, joined by spaces.
    negations: FxHashSet<String>,
    /// The names of other kinds by their words run together: kind, and place in its list.
    others: HashMap<String, (ColumnKind, usize)>,
    around: Vec<String>,
    pub(crate) group_totals: GroupTotals,
    pub(crate) lists: File,
}

/// Says that what follows is not meant: "not", "except".
pub(crate) fn is_negation(text: &str) -> bool {
    bundled().negations.contains(&exact_words(text).join(" "))
}

/// The words of pay.
pub(crate) fn pay_words() -> &'static PayWords {
    &BUNDLED.pay
}

/// The bundled names.
pub(crate) fn bundled() -> &'static ColumnNames {
    &BUNDLED
}

impl ColumnNames {
    fn new(mut file: File) -> Self {
        let cells = [
            &mut file.remarks,
            &mut file.labels,
            &mut file.totals,
            &mut file.subtotals,
        ];
        for cell in cells.into_iter().flatten() {
            *cell = without_accents(cell).collect::<String>().to_lowercase();
        }
        let titles = &file.title;
        let full = titles.full.len();
        let vague = full + titles.place.len();
        let weak = vague + titles.title.len();
        let mut known = HashMap::new();
        let all = [&titles.full, &titles.place, &titles.title, &titles.weak];
        for (place, name) in all.into_iter().flatten().enumerate() {
            let key = words(name).concat();
            known.entry(key).or_insert(place);
        }
        let mut others = HashMap::new();
        for (kind, names) in [
            (ColumnKind::Company, &file.company),
            (ColumnKind::Country, &file.country),
            (ColumnKind::Department, &file.department),
            (ColumnKind::Name, &file.name),
            (ColumnKind::Description, &file.description),
            (ColumnKind::Currency, &file.currency),
            (ColumnKind::PayPeriod, &file.pay_period),
            (ColumnKind::Other, &file.other),
        ] {
            for (place, name) in names.iter().enumerate() {
                others.entry(words(name).concat()).or_insert((kind, place));
            }
        }
        let keys = |names: &[String]| names.iter().map(|name| words(name).concat()).collect();
        let negations = file.negations.iter();
        Self {
            titles: known,
            full,
            vague,
            weak,
            not: keys(&titles.not),
            pay: PayWords::new(&file.pay),
            negations: negations.map(|name| exact_words(name).join(" ")).collect(),
            others,
            around: keys(&file.around),
            group_totals: GroupTotals::new(&file.group_totals, &file.totals),
            lists: file,
        }
    }

    /// How well a name fits a column of titles; `None` if it is not known for them.
    pub(crate) fn title_rank(&self, name: &str) -> Option<TitleRank> {
        if name.len() > LONGEST_NAME || self.is_no_title(name) {
            return None;
        }
        let words = words(name);
        let rank = |place: usize, around, repeated| TitleRank {
            place,
            around,
            repeated,
            vague: place >= self.vague,
            weak: place >= self.weak,
        };
        if let Some(&place) = self.titles.get(&words.concat()) {
            return Some(rank(place, false, false));
        }
        let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let repeated = words
            .iter()
            .any(|word| number(word) && !matches!(word.as_str(), "0" | "1"));
        let aside = bracketed(name);
        let (mut best, mut unknown): (Option<usize>, _) = (None, 0);
        let mut at = 0;
        while at < words.len() {
            match self.longest_title(&words[at..]) {
                Some((length, place)) => {
                    best = Some(best.map_or(place, |best| best.min(place)));
                    at += length;
                    continue;
                }
                None if number(&words[at]) || self.around.contains(&words[at]) => {}
                None if self.not.contains(&words[at]) => return None,
                None if aside.contains(&words[at]) => {}
                None => unknown += 1,
            }
            at += 1;
        }
        let place = best?;
        // a short name among unknown words is a coincidence: `Course title`, `Market position`
        (unknown == 0 || place < self.full && unknown <= 2).then(|| rank(place, true, repeated))
    }

    /// Whether a name is known to mean something else than a title although it sounds like one.
    pub(crate) fn is_no_title(&self, name: &str) -> bool {
        let small = name.trim().to_lowercase();
        let words = words(name);
        let joined = words.join(" ");
        let mut not_names = self.lists.title.not_names.iter();
        not_names.any(|not| *not == small || *not == joined && not.contains(' '))
            || small.contains(['^', '~', '\t', '|', ';'])
            || words.len() > 1
                && !self.titles.contains_key(&words.concat())
                && words.iter().any(|word| self.not.contains(word))
    }

    /// The longest known title name that the words begin with: how many, and its place.
    fn longest_title(&self, words: &[String]) -> Option<(usize, usize)> {
        let mut lengths = (1..=words.len().min(5)).rev();
        lengths.find_map(|length| Some((length, *self.titles.get(&words[..length].concat())?)))
    }

    /// The kind of a column of this name, if it is known, and how good the name is.
    pub(crate) fn kind(&self, name: &str) -> Option<(ColumnKind, NameRank)> {
        if name.len() > LONGEST_NAME {
            return None;
        }
        let words = words(name);
        if let Some(&(kind, place)) = self.others.get(&words.concat()) {
            return Some((kind, (false, place)));
        }
        if self.title_rank(name).is_some() {
            return Some((ColumnKind::Title, (false, 0)));
        }
        let mut rest = &words[..];
        while rest.len() > 1 {
            let around = |word: &String| {
                self.around.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit())
            };
            rest = match rest {
                [first, rest @ ..] if around(first) => rest,
                [rest @ .., last] if around(last) => rest,
                _ => return None,
            };
            if let Some(&(kind, place)) = self.others.get(&rest.concat()) {
                return Some((kind, (true, place)));
            }
        }
        None
    }
}

/// A longer text is no name; column names end up in messages.
const LONGEST_NAME: usize = 200;

/// The words in brackets: "What is your job title? (as on your badge)".
fn bracketed(name: &str) -> Vec<String> {
    let parts = name.split(['(', '[']).skip(1);
    let inside = parts.filter_map(|part| Some(part.split_once([')', ']'])?.0));
    inside.flat_map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_title(name: &str) -> bool {
        bundled().title_rank(name).is_some()
    }

    #[test]
    fn a_title_column_is_known_by_its_words() {
        let names = [
            "Title",
            "JOB TITLE",
            "jobTitle",
            "Job Titles",
            "Title/Position",
            "hs_job_title",
            "Job_Title__c",
            "contacts.title",
            "Organization 1 - Title",
            "Intitulé du poste",
            "Jabatan",
            "职位名称",
            "İş unvanı",
            "Contact: Title",
            "experience[0].title",
            "What is your job title?",
            "What is your current job title? (as on your badge)",
            "Title [as it appears in your contract]",
            "Job Title (required)",
            "Person - Job Title",
            "Acme Job Title",
            "Worker's Business Title",
            "employmentNav.jobInfoNav.jobTitle",
        ];
        for name in names {
            assert!(is_title(name), "{name}");
        }
    }

    #[test]
    fn names_that_only_sound_like_titles_are_none() {
        let names = [
            "Page title",
            "Previous Job Title",
            "Job Title Code",
            "Course Title",
            "Job ID",
            "Name^Title^Company",
            "Lead - Title",
            "post_title",
            "Buying Role",
            "Cargo Weight",
            "Job title (previous)",
        ];
        for name in names {
            assert!(!is_title(name), "{name}");
        }
    }

    #[test]
    fn the_better_name_is_told() {
        let rank = |name| bundled().title_rank(name);
        assert!(rank("Business Title") < rank("Job Title"));
        assert!(rank("Job Title") < rank("Position"));
        assert!(rank("Position") < rank("Title"));
        assert!(rank("Title") < rank("Headline"));
    }
}
