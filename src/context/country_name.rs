//! Which country a code or a name in any language stands for.

use super::places::{PLACES, words};

/// The English name of a country, given its code or its name in another language. `None` if it is
/// not known.
pub(crate) fn country_name(text: &str) -> Option<&'static str> {
    let key = words(text).concat();
    PLACES.countries.get(&key).map(String::as_str)
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
