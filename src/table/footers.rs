//! Rows that are no people: totals, remarks and rules of an export, and its header once more.

use std::borrow::Cow;

use super::{columns, encoding::UTF8_BOM, row};
use crate::taxonomy::normalise::without_accents;

/// The header once more, as where exports or pages were put together, in small or large letters; it
/// may be without the columns that were added since.
#[inline]
pub(super) fn is_repeated_header(row: &[u8], header: &[u8], delimiter: u8) -> bool {
    if row.len() > header.len() + UTF8_BOM.len() {
        return false; // as most rows
    }
    let row = row.strip_prefix(UTF8_BOM).unwrap_or(row);
    let starts_alike = header.get(..row.len());
    if !starts_alike.is_some_and(|start| start.eq_ignore_ascii_case(row)) {
        return false;
    }
    match header[row.len()..] {
        [] => !header.is_empty(),
        [byte, ..] => byte == delimiter && row.contains(&delimiter),
    }
}

/// The foot of an export: a row with a blank title, or a number under it, whose first filled cell says
/// so, or a rule such as `|-----|-----|`. `is_above` says whether a cell of the rows above has this text.
#[inline]
pub(super) fn is_footer(
    row: &[u8],
    title: &[u8],
    delimiter: u8,
    is_above: impl Fn(&[u8]) -> bool,
) -> bool {
    let filled = || FilledCells::of(row, delimiter);
    match title.trim_ascii_start() {
        [] | b"\"\"" => filled().say_so_first() || is_rule(row, delimiter),
        [b'-' | b'=' | b':', ..] => is_rule(row, delimiter),
        [b'#', b' ', ..] => filled().0.len() == 1,
        title if columns::bundled().group_totals.are_in(title) => filled().are_subtotal(is_above),
        title => {
            let is_number = |byte: &u8| byte.is_ascii_digit() || b" \t\"'.,%".contains(byte);
            title.iter().all(is_number) && filled().say_so_first()
        }
    }
}

/// A second row of names below the header, as where a system's own names stand above those that
/// people read: the title cell is called like a column of titles, and most others are known, too.
pub(super) fn is_second_header(row: &[u8], title: &[u8], delimiter: u8) -> bool {
    let names = columns::bundled();
    names.title_rank(&row::utf8_text(title)).is_some()
        && FilledCells::of(row, delimiter).name_columns()
}

/// The header of another table, below the first one: a cell of it is called like a column of titles.
pub(super) fn is_other_header(row: &[u8], delimiter: u8) -> bool {
    let names = columns::bundled();
    let filled = FilledCells::of(row, delimiter);
    filled.texts().any(|text| names.title_rank(text).is_some()) && filled.name_columns()
}

/// The units or types of the columns, below their names: `(text),(text),USD`.
pub(super) fn is_units(row: &[u8], delimiter: u8) -> bool {
    let filled = FilledCells::of(row, delimiter);
    let is_unit = |cell: &str| {
        let small = cell.to_lowercase();
        let plain = small.trim_matches(['(', ')', '[', ']', '<', '>']);
        columns::bundled()
            .lists
            .units
            .iter()
            .any(|unit| unit == plain)
    };
    filled.texts().next().is_some() && filled.texts().all(is_unit)
}

/// The filled cells of a row that may be no person.
struct FilledCells<'r>(Vec<Cow<'r, str>>);

impl<'r> FilledCells<'r> {
    fn of(row: &'r [u8], delimiter: u8) -> Self {
        let cells = row::split(row, delimiter).into_iter();
        let texts = cells.map(|cell| row::utf8_text(&row[cell]));
        Self(texts.filter(|text| !text.trim_ascii().is_empty()).collect())
    }

    /// The texts without spaces around them, of whatever kind.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.0.iter().map(|text| text.trim());
        texts.filter(|text| !text.is_empty())
    }

    /// "Partner Manager Total", "Total Partner Manager", as spreadsheets write below the rows of a group:
    /// one cell of words, and numbers beside it, which only a subtotal may lack. A "Total Rewards Manager"
    /// is a person unless that group stands above.
    fn are_subtotal(&self, is_above: impl Fn(&[u8]) -> bool) -> bool {
        let (words, numbers): (Vec<&str>, Vec<&str>) =
            self.texts().partition(|text| is_words(text));
        let [words] = words[..] else {
            return false;
        };
        let names = columns::bundled();
        let is_clear = says_one_of(words, &names.lists.subtotals);
        let of_group = |group: &[u8]| {
            let group = group.trim_ascii();
            group.is_empty() || is_above(group)
        };
        let totals = &names.group_totals;
        let is_total =
            || totals.end(words.as_bytes()) || totals.begin(words.as_bytes()).is_none_or(of_group);
        is_clear || !numbers.is_empty() && is_total()
    }

    /// Most cells are called as columns are.
    fn name_columns(&self) -> bool {
        let names = columns::bundled();
        let known = self.texts().filter(|text| names.kind(text).is_some());
        let (known, filled) = (known.count(), self.texts().count());
        2 * known > filled && filled > 1
    }

    /// The first cell says so, and the others are none of a person: a total has numbers beside it, a
    /// remark one more text at most ("Generated by", "Ann").
    fn say_so_first(&self) -> bool {
        let Some((first, others)) = self.0.split_first() else {
            return false;
        };
        let names = columns::bundled();
        let totals = &names.lists.totals;
        let has_numbers = others.iter().any(|text| !is_words(text));
        let is_of_group = has_numbers && names.group_totals.end(first.trim().as_bytes());
        let most = if is_of_group || says_one_of(first, totals) {
            0
        } else if says_one_of(first, &names.lists.footers) {
            1
        } else {
            return false;
        };
        let is_other = |text: &&Cow<'_, str>| is_words(text) && !says_one_of(text, totals);
        others.iter().filter(is_other).count() <= most
    }
}

fn is_rule(row: &[u8], delimiter: u8) -> bool {
    let drawn = |&byte: &u8| byte == delimiter || b" -=:+|_\"".contains(&byte);
    row.iter().all(drawn) && row.windows(3).any(|three| matches!(three, b"---" | b"==="))
}

/// A name or the like: no number, amount or date, and no error of a formula ("#N/A").
fn is_words(cell: &str) -> bool {
    let has = |kind: fn(char) -> bool| cell.contains(kind);
    let is_number = has(|c| c.is_ascii_digit()) && !cell.contains('@');
    has(char::is_alphabetic) && !is_number && !cell.starts_with('#')
}

/// A footer says so in its first letters.
const LONGEST_START: usize = 400;

fn says_one_of(cell: &str, footers: &[String]) -> bool {
    let plain: String = without_accents(cell).take(LONGEST_START).collect();
    let plain = plain.trim().trim_matches(['-', '*', '=', ' ']);
    let cell = plain.to_lowercase();
    footers.iter().any(|footer| says(&cell, footer))
}

/// A cell in small letters begins with a footer, in which `*` stands for a number: `* records`, `page *`.
fn says(cell: &str, footer: &str) -> bool {
    if let Some(counted) = footer.strip_prefix("* ") {
        let cell = cell.trim_start_matches('(');
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'');
        let rest = cell.trim_start_matches(is_number);
        return rest.len() < cell.len() && starts_with_words(rest.trim_start(), counted);
    }
    if let Some(words) = footer.strip_suffix(" *") {
        let number = cell.strip_prefix(words).map(str::trim_start);
        return number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    }
    starts_with_words(cell, footer)
}

/// Whether a text begins with these words, and no letter follows them.
fn starts_with_words(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_says_so_in_its_first_filled_cell() {
        #[rustfmt::skip]
        let rows = [
            ",Grand Total,,12", "Total", "1,204 records;;", "\"Confidential - internal\",,",
            "Generated on 2026-01-02,,", ",,Total (3),", "合计,,3", "*** END OF REPORT ***",
            "Page 2 of 2,,", "# end,,", "Total EMEA,,,12,4.5 FTE,2026-01-02",
            "Generated by,Ann Lee,,2026-01-02", "Total,Count,,2", ",Count,,2", "Acme Total,,3",
            "Acme 集計,,3", "Totalsumma,,3", "| --- | --- |",
        ];
        for row in rows {
            let delimiter = if row.contains(';') { b';' } else { b',' };
            assert!(
                is_footer(row.as_bytes(), b"", delimiter, |_| false),
                "{row}"
            );
        }
        #[rustfmt::skip]
        let rows = [
            "Ann Total,,", "Totally Spies,,", ",,", "Acme,,", "Page,,", "#1 Pizza,,",
            "Total,Jean Dupont,,jd@total.example", "Total Energies,Ann Lee,,",
            "Subtotal,Cy,,c1@mail.example", "Count Basie,Ann,,",
            "Copyright Wang,,Acme,cw@acme.example",
        ];
        for row in rows {
            assert!(!is_footer(row.as_bytes(), b"", b',', |_| false), "{row}");
        }
    }

    /// Each row with the place of its title.
    #[test]
    fn a_footer_is_told_by_its_title_cell() {
        let is_one = |row: &str, title: usize| {
            let delimiter = row.chars().find(|c| ",;|".contains(*c)).unwrap_or(',');
            let title = row.split(delimiter).nth(title).expect("a cell");
            let is_above = |group: &[u8]| matches!(group, b"Channel" | b"Rewards");
            is_footer(row.as_bytes(), title.as_bytes(), delimiter as u8, is_above)
        };
        for (row, title) in [
            ("Total,300,", 1),
            ("Partner Manager Total,,2", 0),
            ("Total Channel,12.5,", 0),
            ("Total Rewards Manager Total,12", 0),
            ("Leiter Partner Ergebnis;7", 0),
            ("Gesamt;7", 0),
            ("\"ИТОГО\";7", 0),
            ("渠道经理 汇总,7", 0),
            ("Zwischensumme Vertrieb;", 0),
            ("|----+-----", 0),
            ("# end,,", 0),
            ("|---|:----|", 2),
        ] {
            assert!(is_one(row, title), "{row}");
        }
        for (row, title) in [
            ("Ann,300,", 1),
            ("Country Manager Total", 0),
            ("Ann,Country Manager Total,7", 1),
            ("Leiter Vertrieb Gesamt;7", 0),
            ("汇总经理,7", 0),
            ("Totalenergies,7", 0),
            ("Total Rewards Manager,3", 0),
            ("Total Account Manager,1002", 0),
            ("Total Channel,Ann,7", 0),
            ("# Lead,Ann,", 0),
            ("Ann,- Cook ---,", 1),
            ("-,-,-", 0),
        ] {
            assert!(!is_one(row, title), "{row}");
        }
    }

    #[test]
    fn a_header_comes_again_or_is_another_one() {
        for (row, header, is) in [
            ("a,b", "a,b,gtm_role", true),
            ("a", "a,b", false),
            ("A,B", "a,b", true),
        ] {
            let told = is_repeated_header(row.as_bytes(), header.as_bytes(), b',');
            assert_eq!(told, is, "{row}");
        }
        for (row, title, is) in [
            ("User ID,Job Title,Currency", "Job Title", true),
            ("1,Partner Manager,EUR", "Partner Manager", false),
            ("Ann,Position", "Position", false),
        ] {
            let told = is_second_header(row.as_bytes(), title.as_bytes(), b',');
            assert_eq!(told, is, "{row}");
        }
        assert!(is_other_header(b"Name,Rate,Job Title", b','));
        assert!(!is_other_header(b"Ann,50,Partner Manager", b','));
    }

    #[test]
    fn units_stand_below_the_names_of_columns() {
        for (row, is) in [
            ("(text),(text),USD,", true),
            (",,", false),
            ("Ann,(text),USD", false),
            ("Date,Manager,USD", false),
        ] {
            assert_eq!(is_units(row.as_bytes(), b','), is, "{row}");
        }
    }
}
