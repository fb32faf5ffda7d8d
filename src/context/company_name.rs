//! Which spellings name one company.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::name_words::words;

/// `data/legal_forms.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LegalFormsFile {
    legal_forms: Vec<String>,
    legal_forms_in_front: FxHashSet<String>,
    no_company: Vec<String>,
}

/// Legal forms, each with its words joined.
struct LegalForms {
    all: FxHashSet<String>,
    /// Those that also stand in front of the name.
    in_front: FxHashSet<String>,
    /// Those of scripts without spaces, which are written on to the name.
    attached: Vec<String>,
    /// The most words a form has.
    longest: usize,
    /// Entries that stand for no company, by their words.
    no_company: FxHashSet<Vec<String>>,
}

static LEGAL_FORMS: LazyLock<LegalForms> = LazyLock::new(|| {
    let file = include_str!(concat!(env!("OUT_DIR"), "/legal_forms.json"));
    LegalForms::of(serde_json::from_str(file).expect("the bundled file is tested"))
});

impl LegalForms {
    fn of(file: LegalFormsFile) -> LegalForms {
        let forms = file.legal_forms.iter().map(|form| words(form));
        let forms: Vec<Vec<String>> = forms.collect();
        let joined: FxHashSet<String> = forms.iter().map(|words| words.concat()).collect();
        let attached = joined.iter().filter(|form| is_attached(form));
        LegalForms {
            in_front: file.legal_forms_in_front,
            attached: attached.cloned().collect(),
            longest: forms.iter().map(Vec::len).max().unwrap_or(0),
            no_company: file.no_company.iter().map(|name| words(name)).collect(),
            all: joined,
        }
    }
}

/// Chinese, Japanese and Korean forms; one letter alone may be part of a name.
fn is_attached(form: &str) -> bool {
    form.chars().count() > 2 && form.chars().all(|c| c >= '\u{3000}')
}

/// A key that spellings of one company share: without case, accents, punctuation and legal form.
/// Empty if the name is blank or a placeholder such as `-` or `N/A`.
pub(crate) fn company_key(name: &str) -> String {
    let words = words(name);
    if LEGAL_FORMS.no_company.contains(&words) {
        return String::new();
    }
    let (mut from, mut to) = (0, words.len());
    while let Some(length) = legal_form(&words[from..to], End::Back) {
        to -= length;
        // what joined the name to its form: "GmbH & Co. KG"
        if to > from + 1 && words[to - 1] == "and" {
            to -= 1;
        }
    }
    while let Some(length) = legal_form(&words[from..to], End::Front) {
        from += length;
    }
    let name = words[from..to].concat();
    without_attached_form(&name).to_owned()
}

/// A name without the legal form that is written on to it: 株式会社ひかり, ひかり株式会社.
fn without_attached_form(name: &str) -> &str {
    let forms = LEGAL_FORMS.attached.iter();
    let rests = forms.filter_map(|form| name.strip_prefix(&**form).or(name.strip_suffix(&**form)));
    rests
        .filter(|rest| !rest.is_empty())
        .min_by_key(|rest| rest.len())
        .unwrap_or(name)
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Front,
    Back,
}

/// How many words the longest legal form at this end takes. A name is never all legal form, and at
/// its front only forms that are written there count: `Company` does not, `PT` and `ООО` do.
fn legal_form(words: &[String], end: End) -> Option<usize> {
    let most = LEGAL_FORMS.longest.min(words.len().saturating_sub(1));
    (1..=most).rev().find(|&length| {
        let form = match end {
            End::Front => words[..length].concat(),
            End::Back => words[words.len() - length..].concat(),
        };
        let known = LEGAL_FORMS.all.contains(&form);
        known && (end == End::Back || LEGAL_FORMS.in_front.contains(&form))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_share_a_key() {
        for names in [
            &[
                "Acme",
                "ACME",
                "Acme, Inc.",
                "acme inc",
                "Acme Incorporated",
                "Acme Corp",
            ][..],
            &["Nordlicht GmbH & Co. KG", "Nordlicht", "nordlicht gmbh"],
            &["Banco Azul, S.A.", "Banco Azul SA", "BANCO AZUL S. A."],
            &["Fjällbo AB", "Fjallbo", "FJÄLLBO AB (publ)"],
            &["Smith & Sons Ltd", "Smith and Sons Limited", "Smith + Sons"],
            &["Coca-Tea", "Coca Tea", "CocaTea Company"],
            &["Moe's Tools", "Moes Tools LLC", "Moe’s Tools"],
            &["株式会社ひかり", "ひかり株式会社", "ひかり"],
            &["ООО «Вектор»", "Вектор"],
            &["Straßen AG", "Strassen"],
            &["PT Merdeka Tbk", "Merdeka"],
        ] {
            for name in names {
                assert_eq!(company_key(name), company_key(names[0]), "{name}");
            }
        }
    }

    #[test]
    fn different_companies_do_not() {
        for (one, other) in [
            ("Acme", "Acme Systems"),
            ("Red Lake", "Red Rock"),
            ("Company", "Inc"),
            ("AG Insurance", "Insurance"),
            ("Acme Germany", "Acme France"),
        ] {
            assert_ne!(company_key(one), company_key(other), "{one}, {other}");
        }
        for placeholder in [" - ", "N/A", "Unknown", "(blank)"] {
            assert_eq!(company_key(placeholder), "");
        }
    }
}
