//! `rolecall taxonomy check`: what contradicts itself.

use std::borrow::Cow;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use rolecall::Taxonomy;
use rolecall::audit::{self, Finding, FindingKind};

use crate::cli::input::InputFile;
use crate::cli::{Exit, Options};
use crate::render::{Column, Field, Format, Record, Shown, Tone};

/// Find contradictions and entries without effect in a taxonomy
///
/// Finds contradictions (a phrase that is a false friend and a word for partners, two topics with
/// the same word, a name that refers to nothing), roles whose own title is read as something else,
/// aliases that are read as another role, and phrases that never count because they are read in
/// another way.
///
/// Without FILE it checks what --taxonomy gives, else the bundled taxonomy. For a file that
/// extends the bundled one, only problems that it causes are reported. Exit code 1 means that
/// something was found.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub(crate) struct Check {
    /// The taxonomy file
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall taxonomy check
  rolecall taxonomy check ours.yaml
  rolecall taxonomy check ours.yaml --format json";

impl Check {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let file = self.file.or_else(|| options.taxonomy_file());
        let found = audit::check(file.as_deref())?;
        let read: Vec<_> = file
            .iter()
            .map(|path| InputFile::new("the taxonomy", path))
            .collect();
        // a taxonomy with a contradiction has no version to tell
        let mut printer = options.printer(Format::Csv, Taxonomy::bundled(), &read)?;
        let mut renderer = printer.renderer()?;
        let kinds = [
            (FindingKind::Mistake, "Errors that make the file unusable"),
            (FindingKind::Contradiction, "Contradictions"),
            (
                FindingKind::Unreachable,
                "Roles whose title is read as something else",
            ),
            (
                FindingKind::Overlap,
                "Aliases that are read as another role",
            ),
            (FindingKind::Unmatched, "Phrases that never count"),
        ];
        for (kind, heading) in kinds {
            let of_kind = found.iter().filter(|finding| finding.kind == kind);
            let of_kind: Vec<&Finding> = of_kind.collect();
            if !of_kind.is_empty() {
                renderer.part(&format!("{heading}: {}", of_kind.len()))?;
            }
            for finding in of_kind {
                renderer.push(finding)?;
            }
        }
        renderer.finish()?;
        printer.out.close()?;
        let name = file
            .as_ref()
            .map_or(Cow::Borrowed("the bundled taxonomy"), |path| {
                path.to_string_lossy()
            });
        if found.is_empty() {
            options.tell(&format!("{name}: no problems found"));
            return Ok(Exit::Done);
        }
        options.tell(&format!("{name}: {} found", found.len()));
        Ok(Exit::Partial)
    }
}

impl Record for Finding {
    fn fields() -> Vec<Field<Self>> {
        vec![
            ("kind", |r| r.kind.id().into()),
            ("file", |r| r.file.as_str().into()),
            ("line", |r| r.line.to_string().into()),
            ("message", |r| r.message.as_str().into()),
        ]
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::new("Where", 18, |r| match r.line {
                0 => Shown::toned(r.file.as_str(), Tone::Faint),
                line => Shown::toned(format!("{}:{line}", r.file), Tone::Faint),
            }),
            Column::new("What", 30, |r| r.message.as_str().into()),
        ]
    }
}
