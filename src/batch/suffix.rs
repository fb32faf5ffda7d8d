use super::{
    COLUMNS,
    answer::Cells,
    bits::{LANES, Needles},
};

/// Writes the added cells of a row.
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// Keep spreadsheets from reading a cell as a formula.
    excel_safe: bool,
    /// What stands in quoted cells only.
    needles: Needles,
}

impl Suffix {
    pub(super) fn new(delimiter: u8, excel_safe: bool) -> Self {
        Self {
            delimiter,
            excel_safe,
            needles: Needles::new(delimiter, *b"\r\n"),
        }
    }

    /// Appends the cells of an answer, each after a delimiter.
    pub(super) fn write_all(&self, cells: &Cells, out: &mut Vec<u8>) {
        let mut done = 0;
        if cells.is_whole() && !self.excel_safe {
            // the reason often quotes words, the other cells hardly ever need quotes
            let text = cells.text.as_bytes();
            let plain = self.plain(text);
            while done < COLUMNS.len() && cells.room(done + 1) <= plain {
                done += 1;
            }
            let start = out.len();
            out.extend_from_slice(&text[..cells.room(done)]);
            for index in 0..done {
                out[start + cells.room(index)] = self.delimiter;
            }
            if done < COLUMNS.len() {
                out.push(self.delimiter);
                self.write_quoted(cells.get(done), "", out);
                done += 1;
            }
        }
        for index in done..COLUMNS.len() {
            self.write(cells.get(index), out);
        }
    }

    /// Appends a delimiter and a cell, in quotes only if it needs them.
    pub(super) fn write(&self, cell: &str, out: &mut Vec<u8>) {
        out.push(self.delimiter);
        let formula = self.excel_safe && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let disarm = if formula { "'" } else { "" };
        if self.plain(cell.as_bytes()) < cell.len() {
            return self.write_quoted(cell, disarm, out);
        }
        out.extend_from_slice(disarm.as_bytes());
        out.extend_from_slice(cell.as_bytes());
    }

    /// Appends a cell in quotes.
    fn write_quoted(&self, cell: &str, disarm: &str, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(disarm.as_bytes());
        let cell = cell.as_bytes();
        let mut done = 0;
        for start in (0..cell.len()).step_by(LANES) {
            let mut quotes = self.needles.find_from(cell, start).quote;
            while quotes != 0 {
                let quote = start + quotes.trailing_zeros() as usize;
                out.extend_from_slice(&cell[done..=quote]);
                done = quote; // it comes once more
                quotes &= quotes - 1;
            }
        }
        out.extend_from_slice(&cell[done..]);
        out.push(b'"');
    }

    /// How much of a text stands before the first byte that needs quotes.
    fn plain(&self, text: &[u8]) -> usize {
        for start in (0..text.len()).step_by(LANES) {
            let masks = self.needles.find_from(text, start);
            let special = masks.quote | masks.delimiter | masks.end;
            if special != 0 {
                return start + special.trailing_zeros() as usize;
            }
        }
        text.len()
    }
}
