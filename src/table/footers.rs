//! Rows that are no people: totals, remarks and rules of an export, and its header once more.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    column_names,
    encoding::{MARK, utf8},
    row,
};

/// The header once more, as where exports or pages were put together; it may be without the columns
/// that were added since.
#[inline]
pub(super) fn is_repeated_header(row: &[u8], header: &[u8], delimiter: u8) -> bool {
    if row.len() > header.len() + MARK.len() {
        return false; // as most rows
    }
    let row = row.strip_prefix(MARK).unwrap_or(row);
    match header.strip_prefix(row) {
        Some([]) => !header.is_empty(),
        Some([byte, ..]) => *byte == delimiter && row.contains(&delimiter),
        None => false,
    }
}

/// The foot of an export: a row with a blank title, or a number under it, whose first filled cell says
/// so, or a rule such as `|-----|-----|`.
#[inline]
pub(super) fn is_footer(row: &[u8], title: &[u8], delimiter: u8) -> bool {
    match title {
        [] | b"\"\"" => says_so_first(row, delimiter),
        [b'-' | b'=' | b':', ..] => is_rule(row, delimiter),
        [b'#', b' ', ..] => is_alone(row, delimiter),
        title => {
            let is_number = |byte: &u8| byte.is_ascii_digit() || b" \t\"'.,%".contains(byte);
            title.iter().all(is_number) && says_so_first(row, delimiter)
        }
    }
}

/// The units or types of the columns, below their names: `(text),(text),USD`.
pub(super) fn is_units(row: &[u8], delimiter: u8) -> bool {
    let names = column_names::bundled();
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

fn says_so_first(row: &[u8], delimiter: u8) -> bool {
    let cells = row::split(row, delimiter).into_iter();
    let first = cells
        .map(|cell| row::text(&row[cell]))
        .find(|text| !text.trim_ascii().is_empty());
    first.is_some_and(|text| says_so(&utf8(&text[..text.len().min(400)])))
}

fn says_so(cell: &str) -> bool {
    let plain: String = cell
        .nfkd()
        .filter(|&c| !is_combining_mark(c))
        .nfc()
        .collect();
    let cell = plain
        .trim()
        .trim_matches(['-', '*', '=', ' '])
        .to_lowercase();
    let names = &column_names::bundled().footers;
    names.iter().any(|footer| match footer.strip_prefix("* ") {
        Some(counted) => {
            let cell = cell.trim_start_matches('(');
            let number = cell
                .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\''));
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
        ] {
            assert!(!is_footer(row.as_bytes(), b" ", b','), "{row}");
        }
        assert!(is_footer(b"Total,300,", b"300", b','));
        assert!(!is_footer(b"Ann,300,", b"300", b','));
        assert!(is_repeated_header(b"a,b", b"a,b,gtm_role", b','));
        assert!(!is_repeated_header(b"a", b"a,b", b','));
        assert!(is_footer(b"# end,,", b"# end", b','));
        assert!(!is_footer(b"# Lead,Ann,", b"# Lead", b','));
        assert!(is_units(b"(text),(text),USD,", b','));
        for row in [&b",,"[..], b"Ann,(text),USD", b"Date,Manager,USD"] {
            assert!(!is_units(row, b','));
        }
        assert!(is_footer(b"|---|:----|", b":----", b'|'));
        assert!(!is_footer(b"Ann,- Cook ---,", b"- Cook ---", b','));
        assert!(!is_footer(b"-,-,-", b"-", b','));
    }
}
