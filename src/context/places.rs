//! `data/places.yaml`: legal forms of companies and names of countries, read once when needed.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    legal_forms: Vec<String>,
    legal_forms_in_front: Vec<String>,
    countries: FxHashMap<String, Vec<String>>,
}

/// The file, indexed.
pub(super) struct Places {
    /// Words of a legal form, joined.
    pub(super) legal_forms: FxHashSet<String>,
    /// Those that also stand in front of the name.
    pub(super) forms_in_front: FxHashSet<String>,
    /// Those of scripts without spaces, which are written on to the name.
    pub(super) attached_forms: Vec<String>,
    /// The most words a legal form has.
    pub(super) longest_form: usize,
    /// By code and by each name, the name that is shown.
    pub(super) countries: FxHashMap<String, String>,
}

pub(super) static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let file = include_str!(concat!(env!("OUT_DIR"), "/places.json"));
    Places::of(serde_json::from_str(file).expect("the bundled file is tested"))
});

impl Places {
    fn of(file: File) -> Places {
        let forms = file.legal_forms.iter().map(|form| words(form));
        let forms: Vec<Vec<String>> = forms.collect();
        let mut countries = FxHashMap::default();
        for (code, names) in file.countries {
            let Some(shown) = names.first().cloned() else {
                continue;
            };
            for name in names.iter().chain([&code]) {
                countries.insert(words(name).concat(), shown.clone());
            }
        }
        Places {
            forms_in_front: file.legal_forms_in_front.into_iter().collect(),
            longest_form: forms.iter().map(Vec::len).max().unwrap_or(0),
            attached_forms: {
                let forms = forms.iter().map(|words| words.concat());
                forms.filter(|form| is_attached(form)).collect()
            },
            legal_forms: forms.into_iter().map(|words| words.concat()).collect(),
            countries,
        }
    }
}

/// Chinese, Japanese and Korean forms; one letter alone may be part of a name.
fn is_attached(form: &str) -> bool {
    form.chars().count() > 2 && form.chars().all(|c| c >= '\u{3000}')
}

/// The words of a name in small letters, without accents and punctuation: `S.A.` is one word,
/// `&` and `+` are "and".
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.nfkd().filter(|&c| !is_combining_mark(c)).nfc() {
        match c {
            '.' | '\'' | '’' | '‘' | '`' | '´' | '׳' | '״' | '"' => continue,
            '&' | '+' => words.push("and".to_owned()),
            'ß' => {
                if let Some(word) = words.last_mut() {
                    word.push_str("ss");
                }
                continue;
            }
            _ if c.is_alphanumeric() => {
                if let Some(word) = words.last_mut() {
                    word.extend(c.to_lowercase());
                }
                continue;
            }
            _ => {}
        }
        words.push(String::new());
    }
    words.retain(|word| !word.is_empty());
    words
}
