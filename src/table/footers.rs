//! Rows that are no people: totals, remarks and rules of an export, and its header once more.

use std::borrow::Cow;

use super::{
    columns,
    encoding::UTF8_BOM,
    footer_text::{FooterText, after_words},
    row,
};
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
        [] | b"\"\"" => filled().say_so_first(is_above) || is_rule(row, delimiter),
        [b'-' | b'=' | b':', ..] => is_rule(row, delimiter),
        [b'#', b' ', ..] => filled().0.len() == 1,
        title if columns::bundled().group_totals.are_in(title) => filled().are_subtotal(is_above),
        title => {
            let is_number = |byte: &u8| byte.is_ascii_digit() || b" \t\"'.,%".contains(byte);
            title.iter().all(is_number) && filled().say_so_first(is_above)
        }
    }
}

/// A row without a filled cell, as spreadsheets write below a list, or with the byte by which DOS ended
/// files: it is no more than a blank line.
#[inline]
pub(super) fn is_blank(row: &[u8], title: &[u8], delimiter: u8) -> bool {
    let may_be_blank = |byte: &u8| *byte == delimiter || b" \t\r\n\"\x1a\0".contains(byte);
    let is_control = |text: &str| text.chars().all(char::is_control);
    title.first().is_none_or(may_be_blank)
        && row.iter().all(may_be_blank)
        && FilledCells::of(row, delimiter).texts().all(is_control)
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
        let texts = row::split(row, delimiter).into_iter().map(row::utf8_text);
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
        let plain: String = without_accents(words).collect();
        let plain = plain.to_lowercase();
        let mut subtotals = names.lists.subtotals.iter();
        let is_clear = subtotals.any(|subtotal| after_words(&plain, subtotal).is_some());
        let of_group = |group: &[u8]| group.trim_ascii().is_empty() || is_above(group.trim_ascii());
        let totals = &names.group_totals;
        let is_total = || {
            totals.end(words.as_bytes()).is_some()
                || totals.begin(words.as_bytes()).is_none_or(of_group)
        };
        is_clear || !numbers.is_empty() && is_total()
    }

    /// Most cells are called as columns are.
    fn name_columns(&self) -> bool {
        let names = columns::bundled();
        let known = self.texts().filter(|text| names.kind(text).is_some());
        let (known, filled) = (known.count(), self.texts().count());
        2 * known > filled && filled > 1
    }

    /// The first cell says so, and the others are none of a person: a total has numbers beside it, and a
    /// label without its value in the cell ("Generated by") one more text. What is doubtful is a person:
    /// "Total Energies" is a total only below a group of that name.
    fn say_so_first(&self, is_above: impl Fn(&[u8]) -> bool) -> bool {
        let Some((first, others)) = self.0.split_first() else {
            return false;
        };
        let is_word = |text: &&Cow<'_, str>| is_words(text) && FooterText::of(text).is_none();
        let words = others.iter().filter(is_word).count();
        match FooterText::of(first) {
            Some(FooterText::Total) => words == 0,
            Some(FooterText::Remark) => others.iter().all(|text| FooterText::of(text).is_some()),
            Some(FooterText::Label { has_value }) => words <= usize::from(!has_value),
            None => words < others.len() && words == 0 && is_total_of_group(first, is_above),
        }
    }
}

/// "Acme Total" or "Total Acme", below rows with "Acme".
fn is_total_of_group(cell: &str, is_above: impl Fn(&[u8]) -> bool) -> bool {
    let (totals, cell) = (&columns::bundled().group_totals, cell.trim().as_bytes());
    let group = totals.end(cell).or_else(|| totals.begin(cell));
    group.is_some_and(|group| group.trim_ascii().is_empty() || is_above(group.trim_ascii()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_says_so_in_its_first_filled_cell() {
        let is_above = |group: &[u8]| group == b"Acme" || group == b"EMEA";
        #[rustfmt::skip]
        let rows = [
            ",Grand Total,,12", "Total", "1,204 records;;", "\"Confidential - internal\",,",
            "Generated on 2026-01-02,,", ",,Total (3),", "合计,,3", "*** END OF REPORT ***",
            "Page 2 of 2,,", "# end,,", "Total EMEA,,,12,4.5 FTE,2026-01-02", "Total rows: 12,,",
            "Generated by,Ann Lee,,2026-01-02", "Total,Count,,2", ",Count,,2", "Acme Total,,3",
            "Acme 集計,,3", "Totalsumma,,3", "| --- | --- |", "Total headcount,,12", "Total - 7,,", "Total workers: 1,204",
            "Ergebnis,,7",            "Quelle: HR,,", "Fuente: RR. HH.,,", "Source : RH,,", "Stand: 01.11.2026,,", "Bron:,HR,",
            "Stand 01.11.2026,,", "Źródło: kadry,,", "Erstellt von,Ann Lee,", "備考：社内,,", "© 2026 Acme,,",
        ];
        for row in rows {
            let delimiter = if row.contains(';') { b';' } else { b',' };
            assert!(is_footer(row.as_bytes(), b"", delimiter, is_above), "{row}");
        }
        #[rustfmt::skip]
        let rows = [
            "Ann Total,,", "Totally Spies,,", ",,", "Acme,,", "Page,,", "#1 Pizza,,",
            "Total,Jean Dupont,,jd@total.example", "Total Energies,Ann Lee,,", "Total Energies,,3",
            "Subtotal,Cy,,c1@mail.example", "Count Basie,Ann,,", "Count Basie,,3", "Bolt Total,,3",
            "Copyright Wang,,Acme,cw@acme.example", "Confidential,Ann Lee,", "Confidential,,3",
            "Confidential Staffing,,", "Source Digital,,", "Note 7,,", "Quelle: HR,Ann,", "Total, Inc.,,3",
        ];
        for row in rows {
            assert!(!is_footer(row.as_bytes(), b"", b',', is_above), "{row}");
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
