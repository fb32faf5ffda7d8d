//! Files with the decisions of a person (`--pins`): titles, what was decided, and for whom.

use std::{
    fmt,
    io::Read,
    sync::atomic::{AtomicBool, Ordering},
};

use rustc_hash::FxHashMap;

use super::{company_key, meaning_key::MeaningKey};
use crate::{
    answer::{Answer, ByDecision, Decision},
    matcher::Matcher,
    table::{self, Table, TableOptions, asked, shown},
    title::plain,
};

/// The decisions of one file or several; of two about the same title, the later file's holds.
#[derive(Debug, Default)]
pub struct Decisions {
    entries: Vec<DecisionEntry>,
    /// By company, if it is for one, and title: the entry that holds.
    by_title: FxHashMap<(String, String), usize>,
    /// The same by meaning; `None` if titles of one meaning are decided in different ways, so that
    /// no other title of this meaning is.
    by_meaning: FxHashMap<(String, MeaningKey), Option<usize>>,
    files: Vec<String>,
    overruled: Vec<Overruled>,
    /// By company that has decisions of its own, its number from one.
    companies: FxHashMap<String, usize>,
}

/// A decision of a person.
#[derive(Debug)]
#[non_exhaustive]
pub struct DecisionEntry {
    /// The title as it is written there.
    pub title: String,
    /// The company it is for; empty if it is for all.
    pub company: String,
    /// Which file it is from, counted from zero.
    pub file: usize,
    /// The line of the file.
    pub line: u64,
    /// What was decided.
    pub decision: Decision,
    /// What the person noted beside it; may be empty.
    pub note: String,
    used: AtomicBool,
}

/// A decision that a later file changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Overruled {
    /// The title.
    pub title: String,
    /// What the earlier file says.
    pub earlier: String,
    /// What holds.
    pub later: String,
    /// The later file, and its line.
    pub file: String,
    /// The line of the later file.
    pub line: u64,
}

/// Why a file of decisions cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum DecisionFileError {
    /// It cannot be read as a table, or lacks a column.
    Table(table::Error),
    /// Lines that make no sense, each with what is wrong.
    Lines(Vec<(u64, String)>),
}

impl fmt::Display for DecisionFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// So many lines are told.
        const TOLD: usize = 20;
        match self {
            DecisionFileError::Table(error) => error.fmt(f),
            DecisionFileError::Lines(lines) => {
                for (at, (line, problem)) in lines.iter().take(TOLD).enumerate() {
                    let end = if at == 0 { "" } else { "\n" };
                    write!(f, "{end}line {line}: {problem}")?;
                }
                match lines.len() {
                    more if more > TOLD => write!(f, "\nand {} lines more", more - TOLD),
                    _ => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for DecisionFileError {}

impl Decisions {
    /// Adds the decisions of a file with the columns `title` and `decision` (or `function`), and
    /// `company` and `note` if it likes; what it says holds over what is there already. Rows
    /// without a decision are passed over.
    ///
    /// # Errors
    /// No such columns, and lines that make no sense or contradict each other: all at once.
    pub fn add_file(
        &mut self,
        matcher: &Matcher<'_>,
        name: &str,
        input: impl Read,
    ) -> Result<(), DecisionFileError> {
        let options = TableOptions {
            column: Some("title".to_owned()),
            preferred_column: Some("decision".to_owned()),
            ..TableOptions::default()
        };
        let failed = DecisionFileError::Table;
        let mut table = Table::open(input, &options, &|_| false).map_err(failed)?;
        let column = |name: &str| asked(name, table.columns()).map(|(at, _)| at);
        let decision = match column("decision") {
            Err(missing @ table::Error::ColumnNotFound { .. }) => {
                column("function").map_err(|_| missing)
            }
            found => found,
        };
        let decision = decision.map_err(failed)?;
        let (company, note) = (column("company").ok(), column("note").ok());
        let file = self.files.len();
        self.files.push(name.to_owned());
        let mut faults = Vec::new();
        while let Some(row) = table.next_row().map_err(failed)? {
            let cells = row.cells();
            let cell = |at: Option<usize>| {
                let cell = at.and_then(|at| cells.get(at));
                cell.map_or("", |cell| cell.trim())
            };
            let title = row.title();
            let title = plain(title.trim());
            if title.is_empty() || cell(Some(decision)).is_empty() {
                continue;
            }
            let added = Decision::parse(cell(Some(decision))).and_then(|decision| {
                let entry = DecisionEntry {
                    title: title.into_owned(),
                    company: cell(company).to_owned(),
                    file,
                    line: row.line,
                    decision,
                    note: cell(note).split_whitespace().collect::<Vec<_>>().join(" "),
                    used: AtomicBool::new(false),
                };
                self.add(matcher, entry)
            });
            faults.extend(added.err().map(|problem| (row.line, problem)));
        }
        match faults.is_empty() {
            true => Ok(()),
            false => Err(DecisionFileError::Lines(faults)),
        }
    }

    /// The decision about a title in a company (empty if it is not known), which from then on
    /// counts as used. `answer` is the answer for the title alone.
    pub fn find(
        &self,
        matcher: &Matcher<'_>,
        title: &str,
        company: &str,
        answer: &Answer<'_>,
    ) -> Option<ByDecision> {
        if self.entries.is_empty() || title.trim().is_empty() {
            return None;
        }
        let mut meaning = None;
        let companies = match company_key(company) {
            known if known.is_empty() => vec![known],
            known => vec![known, String::new()],
        };
        let found = companies.into_iter().find_map(|company| {
            let by_title = (company, normal(title));
            if let Some(&at) = self.by_title.get(&by_title) {
                return Some(at);
            }
            let meaning = meaning.get_or_insert_with(|| MeaningKey::of(matcher, title, answer));
            *self.by_meaning.get(&(by_title.0, meaning.clone()))?
        })?;
        let entry = &self.entries[found];
        entry.used.store(true, Ordering::Relaxed);
        Some(ByDecision {
            decision: entry.decision.clone(),
            file: (self.files.len() > 1).then(|| self.files[entry.file].clone()),
            line: entry.line,
            note: entry.note.clone(),
        })
    }

    /// How many decisions hold.
    pub fn len(&self) -> usize {
        self.by_title.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Some hold for one company only.
    pub fn are_per_company(&self) -> bool {
        !self.companies.is_empty()
    }

    /// The number of a company that has decisions of its own, from one; 0 if it has none.
    pub fn company_number(&self, company: &str) -> usize {
        if self.companies.is_empty() {
            return 0;
        }
        let number = self.companies.get(&company_key(company));
        number.copied().unwrap_or_default()
    }

    /// Decisions that hold, about titles that were not met.
    pub fn unused(&self) -> impl Iterator<Item = &DecisionEntry> {
        let mut unused: Vec<usize> = self.by_title.values().copied().collect();
        unused.sort_unstable();
        let unused = unused.into_iter().map(|at| &self.entries[at]);
        unused.filter(|entry| !entry.used.load(Ordering::Relaxed))
    }

    /// The names of the files.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// Decisions that a later file changes.
    pub fn overruled(&self) -> &[Overruled] {
        &self.overruled
    }

    fn add(&mut self, matcher: &Matcher<'_>, entry: DecisionEntry) -> Result<(), String> {
        let company = company_key(&entry.company);
        let key = (company.clone(), normal(&entry.title));
        let known = self.by_title.get(&key).map(|&at| &self.entries[at]);
        match known {
            Some(known) if known.file == entry.file && known.decision == entry.decision => {
                return Ok(());
            }
            Some(known) if known.file == entry.file => {
                return Err(format!(
                    "`{}` is decided as {} here and as {} on line {}; keep one of the two",
                    shown(&entry.title),
                    entry.decision.text(),
                    known.decision.text(),
                    known.line
                ));
            }
            Some(known) if known.decision != entry.decision => self.overruled.push(Overruled {
                title: entry.title.clone(),
                earlier: known.decision.text(),
                later: entry.decision.text(),
                file: self.files[entry.file].clone(),
                line: entry.line,
            }),
            _ => {}
        }
        if !company.is_empty() {
            let next = self.companies.len() + 1;
            self.companies.entry(company.clone()).or_insert(next);
        }
        let at = self.entries.len();
        let answer = matcher.answer(&entry.title);
        let meaning = MeaningKey::of(matcher, &entry.title, &answer);
        let known = self.by_meaning.get(&(company.clone(), meaning.clone()));
        let holds = match known {
            Some(None) => None,
            Some(&Some(known)) => {
                let known = &self.entries[known];
                let is_split = known.file == entry.file && known.decision != entry.decision;
                (!is_split).then_some(at)
            }
            None => Some(at),
        };
        self.by_meaning.insert((company, meaning), holds);
        self.by_title.insert(key, at);
        self.entries.push(entry);
        Ok(())
    }
}

/// A title without regard to case and spaces.
pub(crate) fn normal(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Taxonomy;

    fn matcher() -> Matcher<'static> {
        Matcher::new(Taxonomy::bundled())
    }

    fn read(files: &[&str]) -> Decisions {
        let mut decisions = Decisions::default();
        for (at, text) in files.iter().enumerate() {
            let name = format!("{at}.csv");
            let read = decisions.add_file(&matcher(), &name, text.as_bytes());
            read.expect("decisions");
        }
        decisions
    }

    fn found(decisions: &Decisions, title: &str, company: &str) -> Option<String> {
        let answer = matcher().answer(title);
        let found = decisions.find(&matcher(), title, company, &answer)?;
        Some(found.decision.text())
    }

    #[test]
    fn a_decision_holds_for_every_title_of_the_same_meaning() {
        let decisions = read(&["title,decision\nSenior Channel Manager,marketing\n"]);
        let found = |title| found(&decisions, title, "");
        for title in ["Sr. Chnl Mgr", "Channel Manager", "Manager, Channel (EMEA)"] {
            assert_eq!(found(title).as_deref(), Some("marketing"), "{title}");
        }
        for title in [
            "Partner Manager",
            "Channel Account Manager",
            "Channel Director",
            "",
        ] {
            assert_eq!(found(title), None, "{title}");
        }
    }

    #[test]
    fn titles_of_one_meaning_may_be_decided_apart() {
        let decisions = read(&["title,decision\nPartner Manager,sales\nSr Partner Manager,none\n"]);
        let found = |title| found(&decisions, title, "");
        assert_eq!(found("Partner Manager").as_deref(), Some("sales"));
        assert_eq!(found("sr partner manager").as_deref(), Some("none"));
        assert_eq!(found("Partner Manager II"), None);
    }

    #[test]
    fn a_companys_own_decision_wins() {
        let decisions = read(&["title,decision,company\n\
            Partner Manager,sales,\nPartner Manager,marketing,Acme Inc.\n"]);
        assert!(decisions.are_per_company());
        let found = |company| found(&decisions, "partner manager", company);
        assert_eq!(found("ACME").as_deref(), Some("marketing"));
        assert_eq!(found("Other Ltd").as_deref(), Some("sales"));
        assert_eq!(found("").as_deref(), Some("sales"));
    }

    #[test]
    fn the_later_file_wins_and_says_so() {
        let decisions = read(&[
            "title,decision\nPartner Manager,sales\nTeacher,none\n",
            "title,decision,note\nPartner Manager,marketing,asked  her\n",
        ]);
        let answer = matcher().answer("Partner Manager");
        let found = decisions.find(&matcher(), "Partner Manager", "", &answer);
        let found = found.expect("a decision");
        assert_eq!(found.file.as_deref(), Some("1.csv"));
        assert_eq!((found.line, found.note.as_str()), (2, "asked her"));
        assert_eq!(decisions.overruled()[0].earlier, "sales");
        assert_eq!(decisions.len(), 2);
        let unused: Vec<&str> = decisions.unused().map(|entry| &*entry.title).collect();
        assert_eq!(unused, ["Teacher"]);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let text = "title,decision\nVP,sale\nLead,none\nvp channel,sales;none\nlead,sales\n";
        let mut decisions = Decisions::default();
        let error = decisions.add_file(&matcher(), "x.csv", text.as_bytes());
        let told = error.expect_err("faults").to_string();
        for told_of in [
            "line 2: `sale` is no decision; did you mean `sales`?",
            "line 4: `none` is no decision",
            "line 5: `lead` is decided as sales here and as none on line 3; keep one",
        ] {
            assert!(told.contains(told_of), "{told}");
        }
    }

    #[test]
    fn files_of_version_0_1_load() {
        let review = "\u{feff}title,rows,outcome,candidates,why,question,decision\r\n\
            Director of Partnerships,2,multiple,strategy;sales,why,ask?,Partner Sales\r\n\
            Channel Sales and Marketing Manager,1,multiple,sales;marketing,why,ask?,\r\n";
        assert_eq!(read(&[review]).len(), 1);
        assert_eq!(read(&["Title;Function\nVP;strategy, sales\n"]).len(), 1);
    }
}
