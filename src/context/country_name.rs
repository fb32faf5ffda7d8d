//! Which country a code or a name in any language stands for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::name_words::words;

/// By code and by each name, the name that is shown: `data/countries.yaml`, read when first needed.
static COUNTRIES: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let file = include_str!(concat!(env!("OUT_DIR"), "/countries.json"));
    let names_by_code: FxHashMap<String, Vec<String>> =
        serde_json::from_str(file).expect("the bundled file is tested");
    let mut countries = FxHashMap::default();
    for (code, names) in names_by_code {
        let Some(shown) = names.first() else {
            continue;
        };
        for name in names.iter().chain([&code]) {
            countries.insert(words(name).concat(), shown.clone());
        }
    }
    countries
});

/// The English name of a country, given its code or its name in another language. `None` if it is
/// not known.
pub(crate) fn country_name(text: &str) -> Option<&'static str> {
    COUNTRIES.get(&words(text).concat()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_languages_name_one_country() {
        for (names, country) in [
            (
                &[
                    "US",
                    "USA",
                    "U.S.A.",
                    "united states",
                    "Estados Unidos",
                    "アメリカ合衆国",
                ][..],
                "United States",
            ),
            (
                &["DE", "Germany", "Deutschland", "Allemagne", "DEU"],
                "Germany",
            ),
            (
                &["UK", "GB", "Great Britain", "Vereinigtes Königreich"],
                "United Kingdom",
            ),
            (&["Korea, Republic of", "KR", "대한민국"], "South Korea"),
            (&["España", "ESPANA", "es", "Spanien"], "Spain"),
            (&["Österreich", "AT"], "Austria"),
        ] {
            for name in names {
                assert_eq!(country_name(name), Some(country), "{name}");
            }
        }
        assert_eq!(country_name("EMEA"), None);
        assert_eq!(country_name(""), None);
    }
}
