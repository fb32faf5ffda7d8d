//! Small files of text, read whole.

use std::io::Read;

use super::{
    Error,
    encoding::{self, TextReader},
    source::FirstBytes,
};

/// A file that is longer is taken for a mistake.
const LONGEST: u64 = 64 << 20;

/// Reads all of a text in whatever encoding, as the pipeline reads a table: by its byte order mark,
/// else as UTF-8, of which single bytes that are none are taken for Windows-1252.
pub fn read_text(input: impl Read) -> Result<String, Error> {
    let source = TextReader::new(FirstBytes::of_text(input)?, None)?;
    let mut bytes = Vec::new();
    let mut source = source.take(LONGEST + 1);
    source.read_to_end(&mut bytes).map_err(Error::Read)?;
    match bytes.len() as u64 > LONGEST {
        true => Err(Error::FileTooLarge(LONGEST >> 20)),
        false => Ok(encoding::utf8(&bytes).into_owned()),
    }
}
