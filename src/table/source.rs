//! The bytes of an input: as they are, or unpacked from gzip.

use std::io::{self, BufReader, Chain, Cursor, ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;

use super::Error;

/// So many first bytes tell what an input is.
const FIRST: usize = 4096;

/// Gzip packs text 3 to 30 times, zeros a thousand times. What unpacks to more than `BOMB_BYTES` and
/// `BOMB_RATIO` times its size is no table.
const BOMB_BYTES: u64 = 64 << 20;
const BOMB_RATIO: u64 = 400;

/// An input whose first bytes were looked at.
pub(super) enum Source<R> {
    Plain(Counted<R>),
    Gzip(Box<Gzip<R>>),
}

pub(super) struct Gzip<R> {
    decoder: MultiGzDecoder<BufReader<Chain<Cursor<Vec<u8>>, Counted<R>>>>,
    unpacked: u64,
}

/// Counts the bytes that are read.
pub(super) struct Counted<R> {
    input: R,
    count: u64,
}

impl<R: Read> Source<R> {
    /// The input, and the first bytes of its text.
    pub(super) fn open(input: R) -> Result<(Self, Vec<u8>), Error> {
        let mut input = Counted { input, count: 0 };
        let mut start = first_bytes(&mut input)?;
        let mut source = Self::Plain(input);
        if start.starts_with(b"\x1f\x8b") {
            source = source.unpacked(start);
            start = first_bytes(&mut source)?;
        }
        match not_text(&start) {
            Some(kind) => Err(Error::NotText(kind)),
            None => Ok((source, start)),
        }
    }

    fn unpacked(self, start: Vec<u8>) -> Self {
        match self {
            Self::Plain(input) => {
                let whole = BufReader::with_capacity(64 << 10, Cursor::new(start).chain(input));
                Self::Gzip(Box::new(Gzip {
                    decoder: MultiGzDecoder::new(whole),
                    unpacked: 0,
                }))
            }
            gzip => gzip,
        }
    }

    /// Bytes read from the input so far.
    pub(super) fn position(&self) -> u64 {
        match self {
            Self::Plain(input) => input.count,
            Self::Gzip(gzip) => gzip.decoder.get_ref().get_ref().get_ref().1.count,
        }
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let gzip = match self {
            Self::Plain(input) => return input.read(buffer),
            Self::Gzip(gzip) => gzip,
        };
        let count = gzip.decoder.read(buffer)?;
        gzip.unpacked += count as u64;
        let unpacked = gzip.unpacked;
        if unpacked > BOMB_BYTES && unpacked / BOMB_RATIO > self.position() {
            let problem = "it unpacks to hundreds of times its size, as no table does";
            return Err(io::Error::new(ErrorKind::InvalidData, problem));
        }
        Ok(count)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.count += count as u64;
        Ok(count)
    }
}

/// A mark has up to three bytes, and the pattern of UTF-16 shows in four. What has arrived beyond
/// them is taken along.
fn first_bytes(input: &mut impl Read) -> Result<Vec<u8>, Error> {
    let mut start = vec![0; FIRST];
    let mut filled = 0;
    while filled < 4 && !start[..filled].contains(&b'\n') {
        match read(input, &mut start[filled..]).map_err(Error::Read)? {
            0 => break,
            count => filled += count,
        }
    }
    start.truncate(filled);
    Ok(start)
}

pub(super) fn read(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// What a file is that is given for a CSV by mistake.
fn not_text(start: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "an Excel workbook or another archive"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"\x1f\x8b", "compressed by gzip twice"),
        (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
        (b"%PDF-", "a PDF"),
        (b"PAR1", "a Parquet file"),
    ];
    KINDS
        .iter()
        .find(|(magic, _)| start.starts_with(magic))
        .map(|&(_, kind)| kind)
}
