//! `rolecall taxonomy show`: the sections of a taxonomy.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use rolecall::taxonomy::Document;

use crate::cli::{Exit, Misuse, Options, misuse};
use crate::render::{Format, Printer, Record};

/// Print a taxonomy as YAML or JSON
///
/// Without --taxonomy it is the bundled one, with all remarks. What is printed can be changed and
/// given back with --taxonomy; with `replace: true` on top it stands alone.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = EXAMPLES)]
pub(crate) struct Show {
    /// Only this section; may be repeated
    #[arg(long = "section", value_name = "NAME")]
    sections: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  rolecall taxonomy show --section topics --section false_friends
  rolecall taxonomy show --taxonomy ours.yaml -o whole.yaml
  rolecall taxonomy show --section roles --format json";

impl Record for Document {}

impl Show {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let taxonomy = options.taxonomy()?;
        let document = match options.taxonomy_file() {
            Some(path) => Document::load(&path)?,
            None => Document::bundled()?,
        };
        let sections = self.sections.iter().map(|name| document.section(name));
        let sections: Result<Vec<Document>, _> = sections.collect();
        let sections = sections.map_err(|unknown| Misuse(unknown.to_string()))?;
        let parts = if self.sections.is_empty() {
            vec![document]
        } else {
            sections
        };
        let mut sink = options.output(&[])?;
        match options.asked_format() {
            Some(Format::Json) => {
                let mut printer = Printer {
                    format: Format::Json,
                    page: options.page(),
                    taxonomy: &taxonomy,
                    out: &mut sink,
                };
                printer.print(&parts)?;
            }
            None | Some(Format::Table) if options.taxonomy_file().is_none() => {
                let text = |name: Option<&str>| Document::bundled_text(name);
                let texts: Vec<String> = if self.sections.is_empty() {
                    vec![text(None)]
                } else {
                    self.sections.iter().map(|name| text(Some(name))).collect()
                };
                sink.write_all(texts.join("\n").as_bytes())?;
            }
            None | Some(Format::Table) => {
                for part in &parts {
                    sink.write_all(part.to_yaml()?.as_bytes())?;
                }
            }
            Some(_) => {
                return misuse("a taxonomy is printed as YAML, or with --format json as JSON");
            }
        }
        sink.close()?;
        Ok(Exit::Done)
    }
}
