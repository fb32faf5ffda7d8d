//! Decisions of one more file: which of the earlier ones still hold.

use std::{io::Read, sync::atomic::AtomicBool};

use super::{Decisions, Known, normal};
use crate::{
    context::{
        company_key,
        decision_file::{self, DecisionEntry, DecisionFileError},
        meaning_key::MeaningKey,
    },
    escape::short,
    matcher::Matcher,
    table::Warnings,
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
    /// Adds the decisions of a file with the columns `title` and `decision` (or `function`), and
    /// `company` and `note` if it likes; what it says holds over what is there already. Rows
    /// without a decision are passed over. Hands over what was noticed in the file.
    ///
    /// # Errors
    /// No such columns, and lines that make no sense or contradict each other: all at once.
    pub fn add_file(
        &mut self,
        matcher: &Matcher<'_>,
        name: &str,
        input: impl Read,
    ) -> Result<Warnings, DecisionFileError> {
        let read = decision_file::read(self.files.len(), input);
        let read = read.map_err(DecisionFileError::Table)?;
        let mut faults = read.faults;
        self.files.push(name.to_owned());
        for (title, note) in read.notes {
            let meaning = MeaningKey::of(matcher, &title, &matcher.answer(&title));
            self.notes.insert(meaning, note);
        }
        for entry in read.entries {
            let line = entry.line;
            faults.extend(self.add(matcher, entry).err().map(|fault| (line, fault)));
        }
        faults.sort_by_key(|(line, _)| *line);
        if faults.is_empty() {
            Ok(read.warnings)
        } else {
            Err(DecisionFileError::Lines(faults))
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
