//! Small files of text, read whole.

use std::io::Read;

use super::{
    Error,
    encoding::{self, TextReader},
    source::FirstBytes,
};

/// A file that is longer is taken for a mistake.
const LONGEST: usize = 64 << 20;

/// Reads all of a text in whatever encoding, as the pipeline reads a table: by its byte order mark,
/// else as UTF-8, of which single bytes that are none are taken for Windows-1252.
pub fn text(input: impl Read) -> Result<String, Error> {
    let mut source = TextReader::new(FirstBytes::of_text(input)?, None)?;
    let mut bytes = Vec::new();
    loop {
        let filled = bytes.len();
        bytes.resize(filled + (64 << 10), 0);
        let count = source.read(&mut bytes[filled..]).map_err(Error::Read)?;
        bytes.truncate(filled + count);
        if count == 0 {
            return Ok(encoding::utf8(&bytes).into_owned());
        }
        if bytes.len() > LONGEST {
            return Err(Error::TooBig(LONGEST >> 20));
        }
    }
}
