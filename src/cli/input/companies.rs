//! The situations of companies (`--companies`), as `batch` and `report` read them.

use std::path::Path;

use anyhow::{Result, anyhow};
use rolecall::batch::Summary;
use rolecall::context::Companies;
use rolecall::english::counted;
use rolecall::{Taxonomy, escape};

use crate::cli::Options;
use crate::cli::input::Input;
use crate::render::view::summary::first_names;

/// Reads the file; unknown values are refused, all at once.
pub(crate) fn read(path: &Path, taxonomy: &Taxonomy, options: &Options) -> Result<Companies> {
    let Input { read, name, .. } = Input::file(path)?;
    let companies = Companies::read(taxonomy, read);
    let companies = companies.map_err(|error| anyhow!("{name}: {error}"))?;
    for sentence in companies.warnings().sentences() {
        options.tell(&format!("{name}: {sentence}"));
    }
    Ok(companies)
}

/// The companies with partner roles that are not listed: for others no entry is missed.
pub(crate) fn report(companies: &Companies, path: &Path, summary: &Summary) -> String {
    let name = escape::path(path);
    let listed = counted(companies.len() as u64, "company", "companies");
    let unlisted = summary.unlisted_companies.names();
    if unlisted.is_empty() {
        return format!("{name}: {listed}; every company with partner roles is listed");
    }
    format!(
        "{name}: {listed}; {} with partner roles {} not listed: {}",
        counted(unlisted.len() as u64, "company", "companies"),
        if unlisted.len() == 1 { "is" } else { "are" },
        first_names(&unlisted)
    )
}
