//! Text that is no CSV yet: pipe tables of Markdown are read as the CSV that their cells show, and
//! spaces before quotes are taken away.

use std::io::{self, Read};

use super::{
    container::{Refusal, not_a_table},
    encoding::TextReader,
    odd_quotes::QuoteMender,
    row::{self, Separators},
};

/// Text stands around a table, or behind it.
pub(super) const TABLE_ALONE: Refusal = not_a_table(
    "Markdown",
    "copy the table without the text around it into a file of its own and give that",
);

/// Bytes read at once.
const PIECE: usize = 64 << 10;

/// A longer line is none of a table.
const LONGEST_LINE: usize = 1 << 20;

/// Text in which a pipe table is turned into CSV: a line for each row, without the rule below the
/// header. Anything else passes through, without spaces before quotes once these are found.
pub(crate) struct TableText<R> {
    pub(super) text: TextReader<R>,
    /// Read and not turned into CSV yet.
    raw: Vec<u8>,
    /// To be handed on, from `ready_at` on.
    ready: Vec<u8>,
    ready_at: usize,
    /// The line with the rule, counted from one, if the text is a pipe table.
    rule: Option<u64>,
    line: u64,
    mender: Option<QuoteMender>,
}

impl<R: Read> TableText<R> {
    /// Looks at the first lines, unless the delimiter is known.
    pub(super) fn open(mut text: TextReader<R>, look: bool) -> io::Result<Self> {
        let mut start = Vec::new();
        let mut ended = !look;
        let rule = loop {
            match rule_of_pipe_table(&start, ended) {
                Found::No => break None,
                Found::Yes(rule) => break Some(rule),
                Found::Perhaps => ended = read_piece(&mut text, &mut start)?,
            }
        };
        let (raw, ready) = match rule {
            Some(_) => (start, Vec::new()),
            None => (Vec::new(), start),
        };
        Ok(Self {
            text,
            raw,
            ready,
            ready_at: 0,
            rule,
            line: 0,
            mender: None,
        })
    }

    /// Takes spaces before quotes away from the start on, which was read already and is handed on again.
    pub(super) fn mend(&mut self, mut start: Vec<u8>, separators: Separators) {
        let mut mender = QuoteMender::new(separators);
        start.extend_from_slice(&self.ready[self.ready_at..]);
        let mended = mender.mend(&start, false, &mut self.text.warnings);
        (self.ready_at, self.ready) = (0, mended);
        self.mender = Some(mender);
    }

    pub(super) fn may_be_mended(&self) -> bool {
        self.mender.is_none()
    }

    /// Reads on without spaces before quotes; true at the end.
    fn read_mended(&mut self) -> io::Result<bool> {
        let mut bytes = Vec::new();
        let ended = read_piece(&mut self.text, &mut bytes)?;
        if let Some(mender) = &mut self.mender {
            bytes = mender.mend(&bytes, ended, &mut self.text.warnings);
        }
        self.ready = bytes;
        Ok(ended)
    }

    /// Reads the next lines of a pipe table as CSV; true at the end.
    fn read_pipe_table(&mut self) -> io::Result<bool> {
        let has_line = memchr::memchr(b'\n', &self.raw).is_some();
        let ended = !has_line && read_piece(&mut self.text, &mut self.raw)?;
        self.convert(ended)?;
        Ok(ended)
    }

    /// The text is a pipe table, and read as CSV.
    pub(super) fn is_pipe_table(&self) -> bool {
        self.rule.is_some()
    }

    /// The number of a line in messages: of a workbook, the number of its row in the sheet.
    pub(super) fn told(&self, line: u64) -> u64 {
        match self.text.sheet() {
            Some(sheet) => sheet.row_number(line),
            None => line + u64::from(self.rule.is_some_and(|rule| line >= rule)),
        }
    }

    /// Turns the lines that are complete into CSV; at the end all that is left.
    fn convert(&mut self, ended: bool) -> io::Result<()> {
        let end = match ended {
            true => self.raw.len(),
            false => memchr::memrchr(b'\n', &self.raw).map_or(0, |at| at + 1),
        };
        if end == 0 && self.raw.len() > LONGEST_LINE {
            return Err(io::Error::other(TABLE_ALONE));
        }
        for line in self.raw[..end].split_inclusive(|&byte| byte == b'\n') {
            self.line += 1;
            let line = line.trim_ascii();
            if Some(self.line) == self.rule {
                continue;
            }
            if !line.is_empty() && !line.starts_with(b"|") {
                return Err(io::Error::other(TABLE_ALONE));
            }
            for (index, cell) in pipe_cells(line).iter().enumerate() {
                self.ready
                    .extend_from_slice(if index > 0 { b"," } else { b"" });
                let text = unescaped(&String::from_utf8_lossy(cell));
                row::write_cell(&text, b',', &mut self.ready);
            }
            self.ready.push(b'\n');
        }
        self.raw.drain(..end);
        Ok(())
    }
}

impl<R: Read> Read for TableText<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready_at == self.ready.len() {
            (self.ready_at, self.ready) = (0, Vec::new());
            let mut ended = false;
            while self.ready.is_empty() && !ended {
                ended = match (self.rule, &self.mender) {
                    (Some(_), _) => self.read_pipe_table()?,
                    (None, Some(_)) => self.read_mended()?,
                    (None, None) => return self.text.read(buffer),
                };
            }
        }
        let count = (&self.ready[self.ready_at..]).read(buffer)?;
        self.ready_at += count;
        Ok(count)
    }
}

/// Reads on; true at the end.
fn read_piece(text: &mut impl Read, to: &mut Vec<u8>) -> io::Result<bool> {
    let filled = to.len();
    to.resize(filled + PIECE, 0);
    let count = text.read(&mut to[filled..])?;
    to.truncate(filled + count);
    Ok(count == 0)
}

enum Found {
    Yes(u64),
    No,
    /// More has to be read.
    Perhaps,
}

/// The line with the rule, if a text starts with the header of a pipe table and its rule.
fn rule_of_pipe_table(start: &[u8], ended: bool) -> Found {
    let mut lines = (1..).zip(start.split_inclusive(|&byte| byte == b'\n'));
    let mut filled = lines
        .by_ref()
        .filter(|(_, line)| !line.trim_ascii().is_empty());
    let first = filled
        .next()
        .map_or(&b""[..], |(_, line)| line.trim_ascii_start());
    let is_other = !first.is_empty() && !first.starts_with(b"|");
    if is_other || start.len() > LONGEST_LINE {
        return Found::No;
    }
    match lines.next() {
        Some((number, line)) if ended || line.ends_with(b"\n") => {
            match is_rule(line)
                && pipe_cells(line.trim_ascii()).len() == pipe_cells(first.trim_ascii()).len()
            {
                true => Found::Yes(number),
                false => Found::No,
            }
        }
        _ if ended => Found::No,
        _ => Found::Perhaps,
    }
}

/// `|---|:---:|`
pub(super) fn is_rule(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let is_dashes = |cell: &&[u8]| {
        let dashes = cell.strip_prefix(b":").unwrap_or(cell);
        let dashes = dashes.strip_suffix(b":").unwrap_or(dashes);
        !dashes.is_empty() && dashes.iter().all(|&byte| byte == b'-')
    };
    let cells = pipe_cells(line);
    line.starts_with(b"|") && !cells.is_empty() && cells.iter().all(is_dashes)
}

/// The cells of a line of a pipe table, without the spaces around them: `\|` is no delimiter.
fn pipe_cells(line: &[u8]) -> Vec<&[u8]> {
    let line = line.strip_prefix(b"|").unwrap_or(line);
    let mut is_escaped = false;
    let cells = line.split(|&byte| {
        let is_delimiter = byte == b'|' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_delimiter
    });
    let mut cells: Vec<&[u8]> = cells.map(<[u8]>::trim_ascii).collect();
    cells.pop_if(|last| last.is_empty());
    cells
}

/// The text that a cell shows: `gtm\_why` is gtm_why, `&lt;` is <.
fn unescaped(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('\\') {
        text += &html_escape::decode_html_entities(before);
        let escaped = after.chars().next().filter(char::is_ascii_punctuation);
        text.push(escaped.unwrap_or('\\'));
        rest = &after[usize::from(escaped.is_some())..];
    }
    text + &html_escape::decode_html_entities(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::source::FirstBytes;

    fn read(text: &str) -> io::Result<String> {
        let first = FirstBytes::read(text.as_bytes()).expect("text");
        let text = TextReader::new(first, None).expect("UTF-8");
        let mut csv = String::new();
        TableText::open(text, true)?.read_to_string(&mut csv)?;
        Ok(csv)
    }

    #[test]
    fn a_pipe_table_is_read_as_csv() {
        for (markdown, csv) in [
            ("| A | B |\n|---|:-:|\n| 1 | x\\|y |\n", "A,B\n1,x|y\n"),
            (
                "\n|a\\_b|C\r\n| - | - |\n|\\\\n \\x \\*|a, \"b\"|\n\n",
                "\na_b,C\n\\n \\x *,\"a, \"\"b\"\"\"\n\n",
            ),
            (
                "| A |\n|---|\n| &lt;i> &amp; &#64;x \\&lt; |",
                "A\n<i> & @x &lt;\n",
            ),
            ("| A |\n|---|\n|  |\n| |2|", "A\n\n,2\n"),
            ("|A|B|\n|1|2|\n", "|A|B|\n|1|2|\n"),
            ("|A|B|\n|---|\n", "|A|B|\n|---|\n"),
            ("a|b\n---|---\n", "a|b\n---|---\n"),
            ("|", "|"),
            ("", ""),
        ] {
            assert_eq!(read(markdown).expect("it is read"), csv, "{markdown}");
        }
        assert!(read("| A |\n|---|\n| 1 |\n\nBye.\n").is_err());
    }
}
