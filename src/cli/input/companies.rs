//! The situations of companies (`--companies`), as `batch` and `report` read them.

use std::path::Path;

use anyhow::{Result, anyhow};
use rolecall::Taxonomy;
use rolecall::batch::Summary;
use rolecall::context::Companies;
use rolecall::english::counted;

use crate::cli::Options;
use crate::cli::input::Input;
use crate::render::view::summary::first_names;

/// Companies that were read from a file.
pub(crate) struct Listed {
    pub(crate) companies: Companies,
    name: String,
}

impl Listed {
    /// Reads the file; unknown values are refused, all at once.
    pub(crate) fn read(path: &Path, taxonomy: &Taxonomy, options: &Options) -> Result<Listed> {
        let Input { read, name, .. } = Input::file(path)?;
        let companies = Companies::read(taxonomy, read);
        let companies = companies.map_err(|error| anyhow!("{name}: {error}"))?;
        for sentence in companies.warnings().sentences() {
            options.tell(&format!("{name}: {sentence}"));
        }
        Ok(Listed { companies, name })
    }

    /// Some row of the file could not be used as it stands.
    pub(crate) fn has_faults(&self) -> bool {
        self.companies.warnings().has_faults()
    }

    /// The companies with partner roles that are not listed: for others no entry is missed.
    pub(crate) fn report(&self, summary: &Summary) -> String {
        let listed = counted(self.companies.len() as u64, "company", "companies");
        let unlisted = summary.unlisted_companies.names();
        if unlisted.is_empty() {
            return format!(
                "{}: {listed}; every company with partner roles is listed",
                self.name
            );
        }
        format!(
            "{}: {listed}; {} with partner roles {} not listed: {}",
            self.name,
            counted(unlisted.len() as u64, "company", "companies"),
            if unlisted.len() == 1 { "is" } else { "are" },
            first_names(&unlisted)
        )
    }
}
