//! Whether a taxonomy fits together, and what a change of it changes.

mod diff;
mod finding;
mod roles;
mod words;

use std::path::Path;

use crate::given::Given;
use crate::taxonomy::TaxonomyError;

#[cfg(test)]
pub(crate) use diff::worded;
pub use diff::{Change, Difference};
pub use finding::{Finding, Kind};

/// The contradictions in a taxonomy file, or in the bundled taxonomy. Of a file that
/// extends the bundled one, only what it adds to the findings.
///
/// # Errors
/// A file that cannot be read at all.
pub fn check(path: Option<&Path>) -> Result<Vec<Finding>, TaxonomyError> {
    let Some(path) = path else {
        return Ok(findings(&Given::Bundled));
    };
    let given = Given::read(path)?;
    let mut found = findings(&given);
    if given.extends() && !found.is_empty() {
        let known = findings(&Given::Bundled);
        found.retain(|finding| !known.contains(finding));
    }
    Ok(found)
}

fn findings(given: &Given) -> Vec<Finding> {
    let (document, taxonomy, problems) = match given.taxonomy() {
        Ok(read) => read,
        Err(error) => return vec![Finding::new(Kind::Mistake, error)],
    };
    let problems = problems.into_iter();
    let mut found: Vec<Finding> = problems
        .map(|problem| Finding::new(Kind::Contradiction, problem))
        .collect();
    words::check(&document, &taxonomy, given, &mut found);
    roles::check(&taxonomy, given, &mut found);
    found.sort_by_key(|finding| finding.kind);
    found
}
