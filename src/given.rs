//! Taxonomy files that extend the bundled one or replace it, and the texts the bundled one was made
//! of, which only they need.

use std::path::Path;

use crate::taxonomy::{Document, Source, Taxonomy, TaxonomyError, read};

/// The texts of the bundled taxonomy with the names to call them by.
const BUNDLED: [(&str, &str); 2] = [
    ("taxonomy.yaml", include_str!("../data/taxonomy.yaml")),
    ("vocabulary.yaml", include_str!("../data/vocabulary.yaml")),
];

/// A taxonomy file as it was given.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    file: String,
    text: String,
}

impl Taxonomy {
    /// Reads a taxonomy file that extends the bundled one or, with `replace: true`, replaces it.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, refers to nothing or contradicts itself: with
    /// file, line and cure.
    pub fn load(path: &Path) -> Result<Taxonomy, TaxonomyError> {
        let (taxonomy, problems) = Given::read(path)?.taxonomy()?;
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

    /// The texts of the bundled taxonomy, with all remarks.
    pub fn bundled_texts() -> [&'static str; 2] {
        BUNDLED.map(|(_, text)| text)
    }

    /// The sections of the bundled taxonomy under a file that extends it; those of the file alone
    /// if it replaces it.
    ///
    /// # Errors
    /// A file that cannot be read or has unknown sections or entries of the wrong shape.
    pub fn load(path: &Path) -> Result<Document, TaxonomyError> {
        let given = Given::read(path)?;
        given.sections().map(|(document, _)| document)
    }
}

impl Given {
    pub(crate) fn read(path: &Path) -> Result<Given, TaxonomyError> {
        let file = path.display().to_string();
        read(path).map(|text| Given { file, text })
    }

    /// All sections, and the texts that errors in them are looked up in.
    fn sections(&self) -> Result<(Document, Source<'_>), TaxonomyError> {
        let alone = Source::alone(&self.file, &self.text);
        let given = Document::parse(alone)?;
        if given.replaces(alone)? {
            return Ok((Document::bundled()?.replaced(given, alone)?, alone));
        }
        let source = Source {
            below: &BUNDLED,
            ..alone
        };
        Ok((Document::bundled()?.extended(given, source)?, source))
    }

    /// The taxonomy, and what the file says twice.
    pub(crate) fn taxonomy(&self) -> Result<(Taxonomy, Vec<TaxonomyError>), TaxonomyError> {
        let (document, source) = self.sections()?;
        Taxonomy::from_document(&document, source)
    }
}
