//! Rows that are no people: totals, remarks and rules of an export, and its header once more.

use super::{
    columns,
    encoding::{MARK, utf8},
    row,
};
use crate::taxonomy::normalise::without_accents;

/// The header once more, as where exports or pages were put together, in small or large letters; it
/// may be without the columns that were added since.
#[inline]
pub(super) fn is_repeated_header(row: &[u8], header: &[u8], delimiter: u8) -> bool {
    if row.len() > header.len() + MARK.len() {
        return false; // as most rows
    }
    let row = row.strip_prefix(MARK).unwrap_or(row);
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
/// so, or a rule such as `|-----|-----|`.
#[inline]
pub(super) fn is_footer(row: &[u8], title: &[u8], delimiter: u8) -> bool {
    match title {
        [] | b"\"\"" => says_so_first(row, delimiter) || is_rule(row, delimiter),
        [b'-' | b'=' | b':', ..] => is_rule(row, delimiter),
        [b'#', b' ', ..] => is_alone(row, delimiter),
        title if is_subtotal(title) => is_beside_numbers(row, delimiter),
        title => {
            let is_number = |byte: &u8| byte.is_ascii_digit() || b" \t\"'.,%".contains(byte);
            title.iter().all(is_number) && says_so_first(row, delimiter)
        }
    }
}

/// "Partner Manager Total", "Subtotal Channel": spreadsheets write so below the rows of a group.
#[inline]
fn is_subtotal(title: &[u8]) -> bool {
    let end = title.len().saturating_sub(5);
    title[end..].eq_ignore_ascii_case(b"total")
        || starts_with(title, b"total ")
        || starts_with(title, b"subtotal ")
}

fn starts_with(text: &[u8], word: &[u8]) -> bool {
    let start = text.get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// One cell of words, and numbers beside it, which only a subtotal may lack.
fn is_beside_numbers(row: &[u8], delimiter: u8) -> bool {
    let filled = filled_texts(row, delimiter);
    let (words, numbers): (Vec<String>, Vec<String>) =
        filled.into_iter().partition(|text| is_words(text));
    let is_clear = |word: &String| starts_with(word.as_bytes(), b"subtotal");
    matches!(&words[..], [word] if !numbers.is_empty() || is_clear(word))
}

/// A second row of names below the header, as where a system's own names stand above those that
/// people read: the title cell is called like a column of titles, and most others are known, too.
pub(super) fn is_second_header(row: &[u8], title: &[u8], delimiter: u8) -> bool {
    let names = columns::bundled();
    names.title_rank(&utf8(&row::text(title))).is_some() && names_columns(row, delimiter)
}

/// The header of another table, below the first one: a cell of it is called like a column of titles.
pub(super) fn is_other_header(row: &[u8], delimiter: u8) -> bool {
    let names = columns::bundled();
    let mut filled = filled_texts(row, delimiter).into_iter();
    filled.any(|text| names.title_rank(&text).is_some()) && names_columns(row, delimiter)
}

/// Most cells are called as columns are.
fn names_columns(row: &[u8], delimiter: u8) -> bool {
    let names = columns::bundled();
    let filled = filled_texts(row, delimiter);
    let known = filled.iter().filter(|cell| names.kind(cell).is_some());
    2 * known.count() > filled.len() && filled.len() > 1
}

fn filled_texts(row: &[u8], delimiter: u8) -> Vec<String> {
    let cells = row::split(row, delimiter).into_iter();
    let texts = cells.map(|cell| utf8(&row::text(&row[cell])).trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// The units or types of the columns, below their names: `(text),(text),USD`.
pub(super) fn is_units(row: &[u8], delimiter: u8) -> bool {
    let names = columns::bundled();
    let cells = row::split(row, delimiter).into_iter();
    let cells = cells.map(|cell| utf8(&row::text(&row[cell])).trim().to_lowercase());
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some()
        && filled.all(|cell| {
            let plain = cell.trim_matches(['(', ')', '[', ']', '<', '>']);
            names.units.iter().any(|unit| unit == plain)
        })
}

/// A remark that is the only filled cell.
fn is_alone(row: &[u8], delimiter: u8) -> bool {
    let cells = row::split(row, delimiter).into_iter();
    let filled = cells.filter(|cell| !row::text(&row[cell.clone()]).trim_ascii().is_empty());
    filled.count() == 1
}

fn is_rule(row: &[u8], delimiter: u8) -> bool {
    let drawn = |&byte: &u8| byte == delimiter || b" -=:+|_\"".contains(&byte);
    row.iter().all(drawn) && row.windows(3).any(|three| matches!(three, b"---" | b"==="))
}

/// The first filled cell says so, and the others are none of a person: a total has numbers beside it,
/// a remark one more text at most ("Generated by", "Ann").
fn says_so_first(row: &[u8], delimiter: u8) -> bool {
    let cells = row::split(row, delimiter).into_iter();
    let texts = cells.map(|cell| row::text(&row[cell]));
    let mut filled = texts.filter(|text| !text.trim_ascii().is_empty());
    let Some(first) = filled.next() else {
        return false;
    };
    let first = utf8(&first[..first.len().min(400)]);
    let names = columns::bundled();
    let most = if says_one_of(&first, &names.totals) {
        0
    } else if says_one_of(&first, &names.footers) {
        1
    } else {
        return false;
    };
    let is_other = |text: &str| is_words(text) && !says_one_of(text, &names.totals);
    filled.filter(|text| is_other(&utf8(text))).count() <= most
}

/// A name or the like: no number, amount or date, and no error of a formula ("#N/A").
fn is_words(cell: &str) -> bool {
    let has = |kind: fn(char) -> bool| cell.contains(kind);
    let is_number = has(|c| c.is_ascii_digit()) && !cell.contains('@');
    has(char::is_alphabetic) && !is_number && !cell.starts_with('#')
}

fn says_one_of(cell: &str, footers: &[String]) -> bool {
    let plain: String = without_accents(cell).collect();
    let cell = plain
        .trim()
        .trim_matches(['-', '*', '=', ' '])
        .to_lowercase();
    footers
        .iter()
        .any(|footer| match footer.strip_prefix("* ") {
            Some(counted) => {
                let cell = cell.trim_start_matches('(');
                let number = cell.trim_start_matches(|c: char| {
                    c.is_ascii_digit() || matches!(c, ',' | '.' | '\'')
                });
                number.len() < cell.len() && starts_with_words(number.trim_start(), counted)
            }
            None => match footer.strip_suffix(" *") {
                Some(words) => {
                    let number = cell.strip_prefix(words).map(str::trim_start);
                    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
                }
                None => starts_with_words(&cell, footer),
            },
        })
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
        for row in [
            ",Grand Total,,12",
            "Total",
            "1,204 records;;",
            "\"Confidential - internal\",,",
            "Generated on 2026-01-02,,",
            ",,Total (3),",
            "合计,,3",
            "*** END OF REPORT ***",
            "Page 2 of 2,,",
            "# end,,",
            "Total EMEA,,,12,4.5 FTE,2026-01-02",
            "Generated by,Ann Lee,,2026-01-02",
            "Total,Count,,2",
            ",Count,,2",
        ] {
            let delimiter = if row.contains(';') { b';' } else { b',' };
            assert!(is_footer(row.as_bytes(), b"", delimiter), "{row}");
        }
        for row in [
            "Ann Total,,",
            "Totally Spies,,",
            ",,",
            "Acme,,",
            "Page,,",
            "#1 Pizza,,",
            "Total,Jean Dupont,,jd@total.example",
            "Total Energies,Ann Lee,,",
            "Subtotal,Cy,,c1@mail.example",
            "Count Basie,Ann,,",
            "Copyright Wang,,Acme,cw@acme.example",
        ] {
            assert!(!is_footer(row.as_bytes(), b"", b','), "{row}");
        }
    }

    #[test]
    fn a_footer_is_told_by_its_title_cell() {
        for (row, title, delimiter, is) in [
            ("Total,300,", "300", b',', true),
            ("Ann,300,", "300", b',', false),
            (
                "Partner Manager Total,,2",
                "Partner Manager Total",
                b',',
                true,
            ),
            ("Total Channel,12.5,", "Total Channel", b',', true),
            (
                "Country Manager Total",
                "Country Manager Total",
                b',',
                false,
            ),
            (
                "Ann,Country Manager Total,7",
                "Country Manager Total",
                b',',
                false,
            ),
            ("----+-----", "", b'|', true),
            ("# end,,", "# end", b',', true),
            ("# Lead,Ann,", "# Lead", b',', false),
            ("|---|:----|", ":----", b'|', true),
            ("Ann,- Cook ---,", "- Cook ---", b',', false),
            ("-,-,-", "-", b',', false),
        ] {
            assert_eq!(
                is_footer(row.as_bytes(), title.as_bytes(), delimiter),
                is,
                "{row}"
            );
        }
    }

    #[test]
    fn a_header_comes_again_or_is_another_one() {
        for (row, header, is) in [
            ("a,b", "a,b,gtm_role", true),
            ("a", "a,b", false),
            ("A,B", "a,b", true),
        ] {
            assert_eq!(
                is_repeated_header(row.as_bytes(), header.as_bytes(), b','),
                is,
                "{row}"
            );
        }
        for (row, title, is) in [
            ("User ID,Job Title,Currency", "Job Title", true),
            ("1,Partner Manager,EUR", "Partner Manager", false),
            ("Ann,Position", "Position", false),
        ] {
            assert_eq!(
                is_second_header(row.as_bytes(), title.as_bytes(), b','),
                is,
                "{row}"
            );
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
