use rustc_hash::FxHashMap;

use crate::{Brief, Taxonomy};

/// Which words a roster has for partners.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    families: FxHashMap<String, Family>,
}

/// Words that stand for the same, such as "channel", "chnl" and "canales".
#[derive(Debug, Clone, Default)]
pub(super) struct Family {
    pub(super) name: String,
    /// What it often says about scope.
    pub(super) hint: String,
    pub(super) rows: u64,
    pub(super) titles: u64,
    forms: FxHashMap<String, u64>,
}

impl Words {
    /// How many spellings of a family are counted apart.
    const MOST_FORMS: usize = 1000;

    pub(super) fn add(&mut self, taxonomy: &Taxonomy, rows: u64, brief: &Brief<'_, '_>) {
        let mut seen: Vec<String> = Vec::new();
        for (family, word) in brief.families().zip(brief.partner_words()) {
            if family.is_empty() || seen.iter().any(|known| known == family) {
                continue;
            }
            seen.push(family.to_owned());
            let entry = self.families.entry(family.to_owned()).or_insert_with(|| {
                let groups = taxonomy.vocabulary.partner_terms.iter();
                let hint = groups.clone().find(|group| group.family == family);
                let hint = hint.map_or("", |group| &group.hint);
                Family {
                    name: family.to_owned(),
                    hint: hint.split(';').next().unwrap_or_default().to_owned(),
                    ..Family::default()
                }
            });
            entry.rows += rows;
            entry.titles += 1;
            let form = word.to_lowercase();
            if entry.forms.len() < Self::MOST_FORMS || entry.forms.contains_key(&form) {
                *entry.forms.entry(form).or_default() += rows;
            }
        }
    }

    /// The families, most frequent first.
    pub(super) fn families(&self) -> Vec<&Family> {
        let mut families: Vec<&Family> = self.families.values().collect();
        families.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.name.cmp(&b.name)));
        families
    }
}

impl Family {
    /// How it is written, most frequent first.
    pub(super) fn forms(&self) -> Vec<(&str, u64)> {
        let forms = self.forms.iter();
        let mut forms: Vec<(&str, u64)> =
            forms.map(|(form, rows)| (form.as_str(), *rows)).collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        forms
    }
}
