//! The records of an `.xlsb`: a type and a length, each in bytes of seven bits, and the content.

use std::io::{self, BufRead};

/// Merges cells: the first and the last row, the first and the last column.
const MERGE_CELL: u32 = 176;

/// The record that the part of a sheet begins with.
const BEGIN_SHEET: u32 = 129;

/// Whether a part is a sheet with cells that are merged over several rows.
pub(super) fn merges_rows(mut part: impl BufRead) -> io::Result<bool> {
    if number(&mut part, 2)? != Some(BEGIN_SHEET) {
        return Ok(false);
    }
    part.consume(1); // it is empty
    while let Some(kind) = number(&mut part, 2)? {
        let mut length = u64::from(number(&mut part, 4)?.unwrap_or(0));
        if kind == MERGE_CELL && length >= 8 {
            let mut rows = [0; 8];
            part.read_exact(&mut rows)?;
            length -= 8;
            let (first, last) = rows.split_at(4);
            if last.iter().rev().gt(first.iter().rev()) {
                return Ok(true);
            }
        }
        while length > 0 {
            let there = part.fill_buf()?.len() as u64;
            if there == 0 {
                return Ok(false);
            }
            let passed = there.min(length);
            part.consume(passed as usize);
            length -= passed;
        }
    }
    Ok(false)
}

/// A number of at most so many bytes, the least seven bits first; `None` at the end.
fn number(part: &mut impl BufRead, most: u32) -> io::Result<Option<u32>> {
    let mut number = 0;
    for at in 0..most {
        let Some(&byte) = part.fill_buf()?.first() else {
            return Ok(None);
        };
        part.consume(1);
        number |= u32::from(byte & 0x7f) << (7 * at);
        if byte < 0x80 {
            break;
        }
    }
    Ok(Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_rows_are_found_among_other_records() {
        let merge = |last: u8| [&[0xb0, 0x01, 16, 3, 0, 0, 0, last][..], &[0; 11]].concat();
        let begin = [0x81, 0x01, 0x00].to_vec();
        let other = [0x94, 0x01, 0x02, 0xb0, 0x01].to_vec();
        let part = |records: &[&[u8]]| merges_rows(&*records.concat()).expect("bytes");
        assert!(part(&[&begin, &other, &merge(5), &other]));
        assert!(!part(&[&begin, &other, &merge(3)]));
        assert!(!part(&[&begin, &other, &[0xb0]]));
        assert!(!part(&[&other, &merge(5)]));
    }
}
