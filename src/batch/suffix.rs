use super::{COLUMNS, answer::Cells};

const LAST: usize = COLUMNS.len() - 1;

/// Writes the added cells of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// Keep spreadsheets from reading a cell as a formula.
    pub(super) excel_safe: bool,
}

impl Suffix {
    /// Appends the cells of an answer, each after a delimiter.
    pub(super) fn write_all(self, cells: &Cells, out: &mut Vec<u8>) {
        let start = out.len();
        let mut done = 0;
        if cells.is_whole() && !self.excel_safe {
            // the reason often quotes words, the other cells hardly ever need quotes
            let plain = &cells.text.as_bytes()[..cells.room(LAST)];
            if !self.needs_quotes(plain) {
                out.extend_from_slice(plain);
                done = LAST;
            }
        }
        for index in 0..done {
            out[start + cells.room(index)] = self.delimiter;
        }
        for index in done..=LAST {
            self.write(cells.get(index), out);
        }
    }

    /// Appends a delimiter and a cell, in quotes only if it needs them.
    pub(super) fn write(self, cell: &str, out: &mut Vec<u8>) {
        out.push(self.delimiter);
        let formula = self.excel_safe && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if !self.needs_quotes(cell.as_bytes()) {
            out.extend_from_slice(if formula { b"'" } else { b"" });
            out.extend_from_slice(cell.as_bytes());
            return;
        }
        out.extend_from_slice(if formula { b"\"'" } else { b"\"" });
        let mut rest = cell.as_bytes();
        while let Some(quote) = rest.iter().position(|&byte| byte == b'"') {
            let (before, after) = rest.split_at(quote + 1);
            out.extend_from_slice(before);
            out.push(b'"');
            rest = after;
        }
        out.extend_from_slice(rest);
        out.push(b'"');
    }

    /// Without an early end, for then it is found on many bytes at once.
    fn needs_quotes(self, text: &[u8]) -> bool {
        let special = |byte| byte == self.delimiter || matches!(byte, b'"' | b'\r' | b'\n');
        text.iter()
            .fold(false, |found, &byte| found | special(byte))
    }
}
