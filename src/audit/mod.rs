//! Whether a taxonomy fits together, and what a change of it changes.

mod diff;
mod finding;
mod misread_roles;
mod unfit_phrases;

use std::path::Path;

use crate::taxonomy::TaxonomyError;
use crate::taxonomy_file::TaxonomyFile;

#[cfg(test)]
pub(crate) use diff::worded;
pub use diff::{AnswerChange, Difference};
pub use finding::{Finding, FindingKind};

/// The contradictions in a taxonomy file, or in the bundled taxonomy. Of a file that
/// extends the bundled one, only what it adds to the findings.
///
/// # Errors
/// A file that cannot be read at all.
pub fn check(path: Option<&Path>) -> Result<Vec<Finding>, TaxonomyError> {
    let Some(path) = path else {
        return Ok(findings(&TaxonomyFile::Bundled));
    };
    let file = TaxonomyFile::read(path)?;
    let mut found = findings(&file);
    if file.extends() && !found.is_empty() {
        let known = findings(&TaxonomyFile::Bundled);
        found.retain(|finding| !known.contains(finding));
    }
    Ok(found)
}

fn findings(file: &TaxonomyFile) -> Vec<Finding> {
    let (document, taxonomy, problems) = match file.taxonomy() {
        Ok(read) => read,
        Err(error) => return vec![Finding::new(FindingKind::Mistake, error)],
    };
    let problems = problems.into_iter();
    let mut found: Vec<Finding> = problems
        .map(|problem| Finding::new(FindingKind::Contradiction, problem))
        .collect();
    unfit_phrases::check(&document, &taxonomy, file, &mut found);
    misread_roles::check(&taxonomy, file, &mut found);
    found.sort_by_key(|finding| finding.kind);
    found
}
