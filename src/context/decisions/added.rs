//! Decisions of one more file: which of the earlier ones still hold.

use std::{io::Read, sync::atomic::AtomicBool};

use super::{Decisions, Known, normal};
use crate::{
    answer::Decision,
    context::{
        company_key,
        decision_file::{DecisionEntry, DecisionFileError},
        meaning_key::MeaningKey,
    },
    escape::{one_spaced, short, without_formula_guard},
    matcher::Matcher,
    table::{self, Table, TableOptions, Warnings, find_column},
    title::plain,
};

/// A decision that a later file changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Overruled {
    /// The title.
    pub title: String,
    /// The decision of the earlier file.
    pub earlier: String,
    /// The decision of the later file.
    pub later: String,
    /// The later file, and its line.
    pub file: String,
    /// The line of the later file.
    pub line: u64,
}

impl Decisions {
    /// Adds the decisions of a table with the columns `title` and `decision` (or `function`), and
    /// `company` and `note` if it likes: a review sheet of any version. What it says holds over what is
    /// there already. Rows without a decision are passed over, but for notes. Hands over what was
    /// noticed in the file.
    ///
    /// # Errors
    /// No such columns, and lines that make no sense or contradict each other: all at once.
    pub fn add_file(
        &mut self,
        matcher: &Matcher<'_>,
        name: &str,
        input: impl Read,
    ) -> Result<Warnings, DecisionFileError> {
        let options = TableOptions {
            column: Some("title".to_owned()),
            preferred_column: Some("decision".to_owned()),
            ..TableOptions::default()
        };
        let mut table = Table::open(input, &options, &|_| false)?;
        let column = |name: &str| find_column(name, table.columns()).map(|(at, _)| at);
        let decision = match column("decision") {
            Err(missing @ table::Error::ColumnNotFound { .. }) => {
                column("function").map_err(|_| missing)?
            }
            found => found?,
        };
        let (company, note) = (column("company").ok(), column("note").ok());
        self.files.push(name.to_owned());
        let mut faults = Vec::new();
        while let Some(row) = table.next_row()? {
            let cells = row.cells();
            let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell);
            let (title, note) = (text(&row.title()), text(cell(note)));
            let added = match (cell(Some(decision)).trim(), title.as_str()) {
                ("", "") => Ok(()),
                ("", _) => {
                    self.add_note(matcher, &title, note);
                    Ok(())
                }
                (_, "") => Err(WITHOUT_TITLE.to_owned()),
                (decision, _) => Decision::parse(decision).and_then(|decision| {
                    let entry = DecisionEntry {
                        title,
                        company: text(cell(company)),
                        file: self.files.len() - 1,
                        line: row.line,
                        decision,
                        note,
                    };
                    self.add(matcher, entry)
                }),
            };
            faults.extend(added.err().map(|fault| (row.line, fault)));
        }
        if faults.is_empty() {
            Ok(table.warnings())
        } else {
            Err(DecisionFileError::Lines(faults))
        }
    }

    fn add_note(&mut self, matcher: &Matcher<'_>, title: &str, note: String) {
        if !note.is_empty() {
            let meaning = MeaningKey::of(matcher, title, &matcher.answer(title));
            self.notes.insert(meaning, note);
        }
    }

    fn add(&mut self, matcher: &Matcher<'_>, entry: DecisionEntry) -> Result<(), String> {
        let company = company_key(&entry.company);
        let title = normal(&entry.title);
        let same_title = self.same_title(&company, &title);
        if let Some(known) = same_title.map(|at| &self.known[at].entry)
            && known.file == entry.file
        {
            return if known.decision == entry.decision {
                Ok(())
            } else {
                Err(format!(
                    "`{}` is decided as {} here and as {} on line {}; keep one of the two",
                    short(&entry.title),
                    entry.decision.text(),
                    known.decision.text(),
                    known.line
                ))
            };
        }
        let answer = matcher.answer(&entry.title);
        let grade = answer.grade.to_string();
        let meaning = MeaningKey::of(matcher, &entry.title, &answer);
        let place = self.known.len();
        let alike = self.by_meaning.entry(meaning).or_default();
        for at in alike.iter().copied().chain(same_title) {
            let earlier = &mut self.known[at];
            let is_same = earlier.company == company
                && (earlier.grade == grade || Some(at) == same_title)
                && earlier.entry.file < entry.file;
            if !is_same || !earlier.holds {
                continue;
            }
            earlier.holds = false;
            if earlier.entry.decision != entry.decision {
                self.overruled.push(Overruled {
                    title: earlier.entry.title.clone(),
                    earlier: earlier.entry.decision.text(),
                    later: entry.decision.text(),
                    file: self.files[entry.file].clone(),
                    line: entry.line,
                });
            }
        }
        alike.push(place);
        self.by_title.entry(title).or_default().push(place);
        if !company.is_empty() {
            let next = self.companies.len() + 1;
            self.companies.entry(company.clone()).or_insert(next);
        }
        self.known.push(Known {
            entry,
            company,
            grade,
            holds: true,
            is_used: AtomicBool::new(false),
        });
        Ok(())
    }
}

const WITHOUT_TITLE: &str = "a decision without a title; write the title, or clear the decision";

/// A cell on one line, without the `'` that keeps a spreadsheet from running it.
fn text(cell: &str) -> String {
    without_formula_guard(&one_spaced(&plain(cell))).to_owned()
}
