/// Writes the added cells of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suffix {
    pub(super) delimiter: u8,
    /// Keep spreadsheets from reading a cell as a formula.
    pub(super) excel_safe: bool,
}

impl Suffix {
    /// Appends a delimiter and a cell, in quotes only if it needs them.
    pub(super) fn write(self, cell: &str, out: &mut Vec<u8>) {
        out.push(self.delimiter);
        let formula = self.excel_safe && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let special = |byte| byte == self.delimiter || matches!(byte, b'"' | b'\r' | b'\n');
        // Without an early end, for then it is done on many bytes at once.
        if !cell
            .bytes()
            .fold(false, |found, byte| found | special(byte))
        {
            out.extend_from_slice(if formula { b"'" } else { b"" });
            out.extend_from_slice(cell.as_bytes());
            return;
        }
        out.extend_from_slice(if formula { b"\"'" } else { b"\"" });
        for byte in cell.bytes() {
            out.push(byte);
            if byte == b'"' {
                out.push(byte);
            }
        }
        out.push(b'"');
    }
}
