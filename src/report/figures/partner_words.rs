//! Which words a roster uses for partners.

use rustc_hash::FxHashMap;

use super::Count;
use crate::{Answer, Taxonomy};

/// The families of words, most frequent first.
#[derive(Debug, Clone, Default)]
pub(crate) struct PartnerWords {
    pub(crate) families: Vec<WordFamily>,
    places: FxHashMap<String, usize>,
}

/// Words that stand for the same, such as "channel", "chnl" and "canales".
#[derive(Debug, Clone, Default)]
pub(crate) struct WordFamily {
    pub(crate) name: String,
    /// What it often says about scope.
    pub(crate) hint: String,
    pub(crate) titles: Count,
    /// How it is written, most frequent first.
    pub(crate) forms: Vec<(String, u64)>,
}

impl PartnerWords {
    /// So many spellings of a family are counted apart.
    const MOST_FORMS: usize = 1000;

    /// Adds a title; they come most frequent first.
    pub(super) fn add(&mut self, taxonomy: &Taxonomy, title: &str, rows: u64, answer: &Answer<'_>) {
        let mut seen: Vec<usize> = Vec::new();
        for used in &answer.partner_terms {
            let Some(term) = used.term.filter(|term| !term.family.is_empty()) else {
                continue;
            };
            let (name, word) = (&*term.family, &title[used.word.range()]);
            let next = self.families.len();
            let place = *self.places.entry(name.to_owned()).or_insert(next);
            if seen.contains(&place) {
                continue;
            }
            seen.push(place);
            if place == next {
                let mut groups = taxonomy.vocabulary.partner_terms.iter();
                let hint = groups.find(|group| group.family == name);
                let hint = hint.map_or("", |group| &group.hint);
                self.families.push(WordFamily {
                    name: name.to_owned(),
                    hint: hint.split(';').next().unwrap_or_default().to_owned(),
                    ..WordFamily::default()
                });
            }
            let family = &mut self.families[place];
            family.titles.add(title, rows);
            let form = word.to_lowercase();
            match family.forms.iter().position(|(known, _)| *known == form) {
                Some(at) => family.forms[at].1 += rows,
                None if family.forms.len() < Self::MOST_FORMS => family.forms.push((form, rows)),
                None => {}
            }
        }
    }

    pub(super) fn finish(&mut self) {
        self.places.clear();
        let order = |a: &WordFamily, b: &WordFamily| {
            let rows = b.titles.rows.cmp(&a.titles.rows);
            rows.then_with(|| a.name.cmp(&b.name))
        };
        self.families.sort_by(order);
        for family in &mut self.families {
            family
                .forms
                .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
    }
}
