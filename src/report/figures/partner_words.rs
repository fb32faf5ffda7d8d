//! Which words a roster uses for partners.

use rustc_hash::FxHashMap;

use super::{Count, Gathered, ReadTitle};

/// Words that stand for the same, such as "channel", "chnl" and "canales".
#[derive(Debug, Clone)]
pub(crate) struct WordFamily {
    pub(crate) name: String,
    /// The scope it often hints at.
    pub(crate) hint: String,
    pub(crate) titles: Count,
    /// How it is written, most frequent first.
    pub(crate) forms: Vec<String>,
}

/// A family while it is counted.
#[derive(Default)]
struct CountedFamily<'r> {
    hint: &'r str,
    titles: Gathered<'r>,
    forms: FxHashMap<String, u64>,
}

/// Maximum number of spellings of a family counted apart.
const MOST_FORMS: usize = 1000;

/// The families of the words for partners, most frequent first.
pub(super) fn partner_words(read: &[ReadTitle<'_>]) -> Vec<WordFamily> {
    let mut families: FxHashMap<&str, CountedFamily<'_>> = FxHashMap::default();
    for title in read.iter().filter(|title| title.settled.is_on_partners()) {
        let mut seen: Vec<&str> = Vec::new();
        for used in &title.answer.partner_terms {
            let Some(term) = used.term.filter(|term| !term.family.is_empty()) else {
                continue;
            };
            if seen.contains(&&*term.family) {
                continue;
            }
            seen.push(&term.family);
            let family = families.entry(&term.family).or_default();
            if family.hint.is_empty() {
                family.hint = term.hint.split(';').next().unwrap_or_default();
            }
            family.titles.add_title(title);
            let form = title.title[used.word.range()].to_lowercase();
            if family.forms.len() < MOST_FORMS || family.forms.contains_key(&form) {
                *family.forms.entry(form).or_default() += title.rows;
            }
        }
    }
    let families = families.into_iter();
    let mut families: Vec<WordFamily> = families
        .map(|(name, family)| WordFamily {
            name: name.to_owned(),
            hint: family.hint.to_owned(),
            titles: family.titles.count(),
            forms: by_rows(family.forms),
        })
        .collect();
    families.sort_by(|a, b| {
        let rows = b.titles.rows.cmp(&a.titles.rows);
        rows.then_with(|| a.name.cmp(&b.name))
    });
    families
}

fn by_rows(forms: FxHashMap<String, u64>) -> Vec<String> {
    let mut forms: Vec<(String, u64)> = forms.into_iter().collect();
    forms.sort_by(|(a, a_rows), (b, b_rows)| b_rows.cmp(a_rows).then_with(|| a.cmp(b)));
    forms.into_iter().map(|(form, _)| form).collect()
}
