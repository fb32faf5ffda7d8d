//! Which words a roster uses for partners.

use rustc_hash::FxHashMap;

use super::{Count, ReadTitle};

/// Words that stand for the same, such as "channel", "chnl" and "canales".
#[derive(Debug, Clone)]
pub(crate) struct WordFamily {
    pub(crate) name: String,
    /// The scope it often hints at.
    pub(crate) hint: String,
    pub(crate) titles: Count,
    /// How it is written, most frequent first.
    pub(crate) forms: Vec<(String, u64)>,
}

/// So many spellings of a family are counted apart.
const MOST_FORMS: usize = 1000;

/// The families of the words for partners, most frequent first.
pub(super) fn partner_words(titles: &[ReadTitle<'_>]) -> Vec<WordFamily> {
    let mut families: FxHashMap<&str, WordFamily> = FxHashMap::default();
    for title in titles.iter().filter(|title| title.settled.is_on_partners()) {
        let mut seen: Vec<&str> = Vec::new();
        for used in &title.answer.partner_terms {
            let Some(term) = used.term.filter(|term| !term.family.is_empty()) else {
                continue;
            };
            if seen.contains(&&*term.family) {
                continue;
            }
            seen.push(&term.family);
            let family = families.entry(&term.family).or_insert_with(|| WordFamily {
                name: term.family.to_string(),
                hint: term.hint.split(';').next().unwrap_or_default().to_owned(),
                titles: Count::default(),
                forms: Vec::new(),
            });
            family.titles.add(title.title, title.rows);
            family.add_form(&title.title[used.word.range()], title.rows);
        }
    }
    let mut families: Vec<WordFamily> = families.into_values().collect();
    families.sort_by(|a, b| {
        let rows = b.titles.rows.cmp(&a.titles.rows);
        rows.then_with(|| a.name.cmp(&b.name))
    });
    for family in &mut families {
        let order =
            |a: &(String, u64), b: &(String, u64)| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0));
        family.forms.sort_by(order);
    }
    families
}

impl WordFamily {
    fn add_form(&mut self, word: &str, rows: u64) {
        let form = word.to_lowercase();
        match self.forms.iter().position(|(known, _)| *known == form) {
            Some(at) => self.forms[at].1 += rows,
            None if self.forms.len() < MOST_FORMS => self.forms.push((form, rows)),
            None => {}
        }
    }
}
