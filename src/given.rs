//! Taxonomy files that extend the bundled one or replace it, and the texts the bundled one was made
//! of, which only they need.

use std::path::Path;

use crate::taxonomy::{Document, Source, Taxonomy, TaxonomyError, read};

/// The texts of the bundled taxonomy with the names to call them by.
const BUNDLED: [(&str, &str); 2] = [
    ("taxonomy.yaml", include_str!("../data/taxonomy.yaml")),
    ("vocabulary.yaml", include_str!("../data/vocabulary.yaml")),
];

/// A taxonomy file as it was given, or the bundled taxonomy.
#[derive(Debug, Clone)]
pub(crate) enum Given {
    Bundled,
    /// On top of the bundled one.
    Extension {
        file: String,
        text: String,
    },
    /// In place of the bundled one.
    Replacement {
        file: String,
        text: String,
    },
}

impl Taxonomy {
    /// Reads a taxonomy file that extends the bundled one or, with `replace: true`, replaces it.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, refers to nothing or contradicts itself: with
    /// file, line and cure.
    pub fn load(path: &Path) -> Result<Taxonomy, TaxonomyError> {
        let (_, taxonomy, problems) = Given::read(path)?.taxonomy()?;
        problems.into_iter().next().map_or(Ok(taxonomy), Err)
    }
}

impl Document {
    /// The sections of the bundled taxonomy.
    ///
    /// # Errors
    /// None: the texts were checked when the program was built.
    pub fn bundled() -> Result<Document, TaxonomyError> {
        let [roles, words] = BUNDLED.map(|(file, text)| Document::parse(Source::alone(file, text)));
        Ok(roles?.with(words?))
    }

    /// The bundled taxonomy, or one section of it, as it was written: with all remarks.
    pub fn bundled_text(section: Option<&str>) -> String {
        let texts = BUNDLED.map(|(_, text)| text);
        match section {
            None => texts.join("\n"),
            Some(name) => texts.map(|text| part(text, name)).concat(),
        }
    }

    /// The sections of the bundled taxonomy under a file that extends it; those of the file alone
    /// if it replaces it.
    ///
    /// # Errors
    /// A file that cannot be read or has unknown sections or entries of the wrong shape.
    pub fn load(path: &Path) -> Result<Document, TaxonomyError> {
        Given::read(path)?.document()
    }
}

/// The lines of a section, with the remarks above it.
fn part(text: &str, name: &str) -> String {
    let is_own = |line: &str| {
        line.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    let is_remark = |line: &str| line.starts_with('#') || line.is_empty();
    let lines: Vec<&str> = text.lines().collect();
    let Some(start) = lines.iter().position(|line| is_own(line)) else {
        return String::new();
    };
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let length = lines[start + 1..]
        .iter()
        .take_while(|line| !begins(line))
        .count();
    let own = |at: usize| at > start && !is_remark(lines[at]);
    let end = (start..=start + length)
        .rev()
        .find(|&at| own(at))
        .unwrap_or(start);
    let above = lines[..start]
        .iter()
        .rev()
        .take_while(|line| line.starts_with('#'))
        .count();
    lines[start - above..=end].join("\n") + "\n"
}

impl Given {
    /// Reads a file. Whether its sections make sense is not looked at yet.
    pub(crate) fn read(path: &Path) -> Result<Given, TaxonomyError> {
        let file = path.display().to_string();
        let text = read(path)?;
        let alone = Source::alone(&file, &text);
        let given = Document::parse(alone);
        // a file that is no document at all is told so when its sections are asked for
        Ok(
            match given.map_or(Ok(false), |given| given.replaces(alone))? {
                true => Given::Replacement { file, text },
                false => Given::Extension { file, text },
            },
        )
    }

    /// All sections.
    pub(crate) fn document(&self) -> Result<Document, TaxonomyError> {
        let source = self.source();
        match self {
            Given::Bundled => Document::bundled(),
            Given::Extension { .. } => {
                let given = Document::parse(source)?;
                Document::bundled()?.extended(given, source)
            }
            Given::Replacement { .. } => {
                let given = Document::parse(source)?;
                Document::bundled()?.replaced(given, source)
            }
        }
    }

    /// The sections, the taxonomy they make, and what the file says twice.
    pub(crate) fn taxonomy(
        &self,
    ) -> Result<(Document, Taxonomy, Vec<TaxonomyError>), TaxonomyError> {
        let document = self.document()?;
        let (taxonomy, problems) = Taxonomy::from_document(&document, self.source())?;
        Ok((document, taxonomy, problems))
    }

    /// Where mistakes are looked up: in the file, then in what it extends.
    pub(crate) fn source(&self) -> Source<'_> {
        match self {
            Given::Bundled => Source {
                below: &BUNDLED,
                ..Source::alone("the bundled taxonomy", "")
            },
            Given::Extension { file, text } => Source {
                below: &BUNDLED,
                ..Source::alone(file, text)
            },
            Given::Replacement { file, text } => Source::alone(file, text),
        }
    }

    /// Where mistakes in the wording of titles are looked up.
    pub(crate) fn words(&self) -> Source<'_> {
        let source = self.source();
        Source {
            below: source.below.get(1..).unwrap_or_default(),
            ..source
        }
    }
}
