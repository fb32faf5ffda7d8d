//! Texts that are no tables: titles one a line, and small files read whole.

use std::io::{BufRead, BufReader, Read};

use super::{
    Error, Warnings, encoding::TextReader, markdown, row::Separators, sample, source::FirstBytes,
};

/// Lines of text, decoded and refused as tables are. A line is a title as it stands: "Manager,
/// Channel Sales" is one.
pub struct TitleLines<R> {
    source: BufReader<TextReader<R>>,
}

/// A longer line is no title.
const LONGEST_LINE: u64 = 32 << 20;

/// A file that is longer is taken for a mistake.
const LONGEST_FILE: u64 = 64 << 20;

impl<R: Read> TitleLines<R> {
    /// Reads the first bytes and tells the encoding from them, unless it is given. Markdown is refused
    /// if what arrives at once shows it.
    pub fn open(input: R, encoding: Option<&str>) -> Result<Self, Error> {
        let source = TextReader::new(FirstBytes::read(input)?, encoding)?;
        let mut source = BufReader::with_capacity(64 << 10, source);
        let first = source.fill_buf().map_err(Error::Read)?;
        let separators = Separators {
            delimiter: b'|',
            cr: false,
        };
        let rows = sample::rows(first, separators, true);
        markdown::refuse_in_lines(first, &rows).map_err(Error::NotATable)?;
        Ok(Self { source })
    }

    /// The next line without its end; a blank one is a blank title. `None` at the end.
    pub fn next_line(&mut self) -> Result<Option<String>, Error> {
        let mut line = Vec::new();
        let mut source = self.source.by_ref().take(LONGEST_LINE);
        source.read_until(b'\n', &mut line).map_err(Error::Read)?;
        if line.len() as u64 == LONGEST_LINE {
            return Err(Error::RowTooLong(1));
        }
        if line.is_empty() {
            return Ok(None);
        }
        line.pop_if(|end| *end == b'\n');
        while line.pop_if(|end| *end == b'\r').is_some() {}
        Ok(Some(String::from_utf8_lossy(&line).into_owned()))
    }

    /// The warnings so far.
    pub fn warnings(&self) -> Warnings {
        self.source.get_ref().warnings.clone()
    }
}

/// Reads all of a text in whatever encoding, as the pipeline reads a table: by its byte order mark,
/// else as UTF-8, of which single bytes that are none are taken for Windows-1252.
pub fn read_text(input: impl Read) -> Result<String, Error> {
    let source = TextReader::new(FirstBytes::of_text(input)?, None)?;
    let mut bytes = Vec::new();
    let mut source = source.take(LONGEST_FILE + 1);
    source.read_to_end(&mut bytes).map_err(Error::Read)?;
    match bytes.len() as u64 > LONGEST_FILE {
        true => Err(Error::FileTooLarge(LONGEST_FILE >> 20)),
        false => Ok(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::TitleLines;

    fn read(bytes: &[u8]) -> Vec<String> {
        let mut lines = TitleLines::open(bytes, None).expect("text");
        std::iter::from_fn(|| lines.next_line().expect("a slice can be read")).collect()
    }

    #[test]
    fn one_title_a_line_whatever_ends_the_line() {
        assert_eq!(read(b""), [""; 0]);
        assert_eq!(read(b"a\nb\n"), ["a", "b"]);
        assert_eq!(read(b"a\r\nb"), ["a", "b"]);
        assert_eq!(read(b"a\r\r\nb, c"), ["a", "b, c"]);
        assert_eq!(read(b"a\n\n\nb\n"), ["a", "", "", "b"]);
        assert_eq!(read(b"\xff\xfea\0\n\0b\0\n\0"), ["a", "b"]);
        assert_eq!(read(b"Gesch\xe4ftsf\xfchrer\n"), ["Geschäftsführer"]);
    }
}
