//! Decisions that leave titles of their meaning open, as they differ.

use std::collections::BTreeMap;

use super::Decisions;
use crate::context::DecisionEntry;

/// Decisions that differ though their titles mean the same, in the order of the files.
#[derive(Debug)]
#[non_exhaustive]
pub enum Apart<'d> {
    /// Titles of one grade: each decision holds for its own title.
    Titles(Vec<&'d DecisionEntry>),
    /// Titles of several grades, one of each: each decision holds for its own grade.
    Grades(Vec<&'d DecisionEntry>),
}

impl Decisions {
    /// Decisions that hold and differ about titles of one meaning.
    pub fn apart(&self) -> Vec<Apart<'_>> {
        let mut all = Vec::new();
        for alike in self.by_meaning.values() {
            let mut by_grade: BTreeMap<_, Vec<&DecisionEntry>> = BTreeMap::new();
            for known in alike.iter().map(|at| &self.known[*at]) {
                if known.holds {
                    let of_grade = by_grade.entry((&known.company, &known.grade));
                    of_grade.or_default().push(&known.entry);
                }
            }
            let mut agreed: BTreeMap<&str, Vec<&DecisionEntry>> = BTreeMap::new();
            for ((company, _), of_grade) in by_grade {
                if differ(&of_grade) {
                    all.push(Apart::Titles(of_grade));
                } else {
                    agreed.entry(company).or_default().push(of_grade[0]);
                }
            }
            for mut grades in agreed.into_values().filter(|entries| differ(entries)) {
                grades.sort_by_key(|entry| (entry.file, entry.line));
                all.push(Apart::Grades(grades));
            }
        }
        all.sort_by_key(|apart| (apart.entries()[0].file, apart.entries()[0].line));
        all
    }
}

impl<'d> Apart<'d> {
    /// The decisions.
    pub fn entries(&self) -> &[&'d DecisionEntry] {
        let (Apart::Titles(entries) | Apart::Grades(entries)) = self;
        entries
    }
}

fn differ(entries: &[&DecisionEntry]) -> bool {
    entries
        .iter()
        .any(|entry| entry.decision != entries[0].decision)
}
