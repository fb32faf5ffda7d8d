//! Titles that come one a line, without delimiter and header.

use std::io::Read;

use super::{Error, Warnings, encoding::TextReader, source::FirstBytes};

/// Lines of text, decoded and refused as tables are. A line is a title as it stands: "Manager,
/// Channel Sales" is one.
pub struct TitleLines<R> {
    source: TextReader<R>,
    buffer: Vec<u8>,
    /// Read and not handed out yet.
    rest: Vec<u8>,
    at: usize,
    ended: bool,
}

/// A longer line is no title.
const LONGEST: usize = 32 << 20;

impl<R: Read> TitleLines<R> {
    /// Reads the first bytes and tells the encoding from them, unless it is given.
    pub fn open(input: R, encoding: Option<&str>) -> Result<Self, Error> {
        Ok(Self {
            source: TextReader::new(FirstBytes::read(input)?, encoding)?,
            buffer: vec![0; 64 << 10],
            rest: Vec::new(),
            at: 0,
            ended: false,
        })
    }

    /// The next line without its end; a blank one is a blank title. `None` at the end.
    pub fn next_line(&mut self) -> Result<Option<String>, Error> {
        let mut looked = self.at;
        loop {
            let found = memchr::memchr(b'\n', &self.rest[looked..]).map(|at| looked + at);
            if found.is_none() && !self.ended {
                looked = self.rest.len() - self.at;
                self.rest.drain(..self.at);
                self.at = 0;
                let count = self.source.read(&mut self.buffer).map_err(Error::Read)?;
                self.ended = count == 0;
                self.rest.extend_from_slice(&self.buffer[..count]);
                if self.rest.len() > LONGEST {
                    return Err(Error::TooLong(1));
                }
                continue;
            }
            if found.is_none() && self.at == self.rest.len() {
                return Ok(None);
            }
            let end = found.unwrap_or(self.rest.len());
            let mut line = &self.rest[self.at..end];
            while let [before @ .., b'\r'] = line {
                line = before;
            }
            let line = String::from_utf8_lossy(line).into_owned();
            self.at = found.map_or(end, |end| end + 1);
            return Ok(Some(line));
        }
    }

    /// What was noticed so far.
    pub fn warnings(&self) -> Warnings {
        let decoded = &self.source.decoded;
        Warnings {
            guessed: decoded.guessed.clone(),
            guess: decoded.guess,
            lost: decoded.lost.clone(),
            ..Warnings::default()
        }
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
