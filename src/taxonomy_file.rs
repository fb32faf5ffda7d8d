//! Taxonomy files that extend the bundled one or replace it, and the texts the bundled one was made
//! of, which only they need.

use std::path::Path;

use crate::taxonomy::{Document, MergedDocument, Taxonomy, TaxonomyError, YamlText, duties, read};

/// The texts of the bundled taxonomy with the names to call them by.
const BUNDLED: [(&str, &str); 3] = [
    ("taxonomy.yaml", include_str!("../data/taxonomy.yaml")),
    ("vocabulary.yaml", include_str!("../data/vocabulary.yaml")),
    ("duties.yaml", include_str!("../data/duties.yaml")),
];

/// The sections of those texts, which are read from JSON in a tenth of the time.
const BUNDLED_SECTIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/bundled.json"));

/// A taxonomy file of a user, or the bundled taxonomy.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant)] // there is one in a run
pub(crate) enum TaxonomyFile {
    Bundled,
    Own {
        name: String,
        text: String,
        /// Its own sections, if it has the shape of a taxonomy.
        sections: Result<Document, TaxonomyError>,
    },
}

impl Taxonomy {
    /// Reads a taxonomy file that extends the bundled one or, with `replace: true`, replaces it.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, refers to nothing or contradicts itself: with
    /// file, line and cure.
    pub fn load(path: &Path) -> Result<Taxonomy, TaxonomyError> {
        let (_, taxonomy, problems) = TaxonomyFile::read(path)?.taxonomy()?;
        problems.into_iter().next().map_or(Ok(taxonomy), Err)
    }
}

impl Document {
    /// The sections of the bundled taxonomy.
    ///
    /// # Errors
    /// None: the texts were checked when the program was built.
    pub fn bundled() -> Result<Document, TaxonomyError> {
        serde_json::from_str(BUNDLED_SECTIONS).map_err(|error| TaxonomyError {
            file: "the bundled taxonomy".to_owned(),
            line: 0,
            message: error.to_string(),
        })
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
        Ok(TaxonomyFile::read(path)?.document()?.document)
    }
}

/// The lines of a section, with the remarks above it.
fn part(text: &str, name: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let key = format!("{name}:");
    let Some(start) = lines.iter().position(|line| line.starts_with(&key)) else {
        return String::new();
    };
    let remarks = lines[..start].iter().rev();
    let above = remarks.take_while(|line| line.starts_with('#')).count();
    let own = lines[start + 1..]
        .iter()
        .take_while(|line| !line.starts_with(|c: char| c.is_ascii_lowercase()));
    let mut end = start + own.count();
    // what stands above the next section belongs to that
    while end > start && (lines[end].starts_with('#') || lines[end].is_empty()) {
        end -= 1;
    }
    lines[start - above..=end].join("\n") + "\n"
}

impl TaxonomyFile {
    /// Reads a file. Whether its sections make sense is not looked at yet.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(crate) fn read(path: &Path) -> Result<TaxonomyFile, TaxonomyError> {
        let name = path.display().to_string();
        let text = read(path)?;
        let sections = Document::parse(YamlText::alone(&name, &text));
        Ok(TaxonomyFile::Own {
            name,
            text,
            sections,
        })
    }

    /// Whether it stands on top of the bundled taxonomy.
    pub(crate) fn extends(&self) -> bool {
        match self {
            TaxonomyFile::Bundled => false,
            TaxonomyFile::Own { sections, .. } => {
                !matches!(sections, Ok(sections) if sections.stands_alone())
            }
        }
    }

    /// Whether the words of duties may be others than the bundled ones.
    fn changes_duties(&self) -> bool {
        match self {
            TaxonomyFile::Own {
                sections: Ok(own), ..
            } => own.stands_alone() || own.duty_words.is_some() || own.remove.is_some(),
            _ => false,
        }
    }

    /// All sections, and what they say twice.
    pub(crate) fn document(&self) -> Result<MergedDocument, TaxonomyError> {
        let source = self.source();
        match self {
            TaxonomyFile::Bundled => Document::bundled()?.alone(source),
            TaxonomyFile::Own { sections, .. } => {
                let own = sections.clone()?;
                if own.stands_alone() {
                    own.alone(source)
                } else {
                    Document::bundled()?.extended(own, source)
                }
            }
        }
    }

    /// The sections, the taxonomy they make, and what the file says twice.
    pub(crate) fn taxonomy(
        &self,
    ) -> Result<(Document, Taxonomy, Vec<TaxonomyError>), TaxonomyError> {
        let MergedDocument {
            document,
            words,
            mut problems,
        } = self.document()?;
        let duty_words = if self.changes_duties() {
            duties::compile(document.duty_words.clone(), self.source())?
        } else {
            Taxonomy::bundled().duty_words.clone()
        };
        let (taxonomy, more) =
            Taxonomy::from_document(&document, words, duty_words, self.source())?;
        problems.extend(more);
        Ok((document, taxonomy, problems))
    }

    /// Where mistakes are looked up: in the file, then in what it extends.
    pub(crate) fn source(&self) -> YamlText<'_> {
        match self {
            TaxonomyFile::Bundled => YamlText::files(&BUNDLED),
            TaxonomyFile::Own { name, text, .. } => YamlText {
                below: if self.extends() { &BUNDLED } else { &[] },
                ..YamlText::alone(name, text)
            },
        }
    }

    /// Where mistakes in the wording of titles are looked up.
    pub(crate) fn words(&self) -> YamlText<'_> {
        let source = self.source();
        YamlText {
            below: source.below.get(1..2).unwrap_or_default(),
            ..source
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Matcher;
    use crate::audit::worded;
    use crate::taxonomy::{Document, PhraseTags, Taxonomy};

    #[test]
    fn every_tag_is_explained() {
        let document = Document::bundled().expect("it was checked at build time");
        let explained = document.tags.iter().flatten().map(|tag| &*tag.tag);
        assert_eq!(explained.collect::<Vec<_>>(), PhraseTags::NAMES);
    }

    #[test]
    fn examples_are_answered_as_they_say() {
        let document = Document::bundled().expect("it was checked at build time");
        let matcher = Matcher::new(Taxonomy::bundled());
        let mut wrong = Vec::new();
        for example in document.examples() {
            let answer = worded(&matcher.answer(&example.title));
            if !answer.starts_with(&example.answer) {
                wrong.push((&example.title, &example.answer, answer));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn no_phrase_stands_in_two_places() {
        let document = Document::bundled().expect("it was checked at build time");
        let lines = |text: &str| text.lines().filter(|line| line.ends_with('}')).count();
        let [_, (_, vocabulary), _] = super::BUNDLED;
        let (_, phrases) = vocabulary.split_once("\nphrases:\n").expect("the section");
        assert_eq!(document.phrases().count(), lines(phrases));
    }
}
