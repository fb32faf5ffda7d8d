//! Reads text of any encoding as UTF-8.

use std::{
    borrow::Cow,
    io::{self, ErrorKind, Read},
};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Error;

/// The byte order mark, by which some programs know UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// Bytes read at once where they have to be decoded.
const RAW: usize = 64 << 10;

/// An input, read as UTF-8. A byte order mark is taken off.
///
/// Text that passes for UTF-8 is not checked here: single bytes that are not are for [`utf8`].
pub(super) struct Source<R> {
    input: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// What of `raw` is not handed on yet.
    pending: std::ops::Range<usize>,
    ended: bool,
    pub(super) encoding: &'static Encoding,
    pub(super) bom: bool,
    /// Bytes read from the input.
    pub(super) bytes: u64,
}

impl<R: Read> Source<R> {
    /// Reads the first bytes and tells the encoding from them, unless it is given.
    pub(super) fn new(input: R, label: Option<&str>) -> Result<Self, Error> {
        let given = match label {
            Some(label) => Some(
                Encoding::for_label(label.as_bytes())
                    .ok_or_else(|| Error::UnknownEncoding(label.to_owned()))?,
            ),
            None => None,
        };
        let mut source = Self {
            input,
            decoder: None,
            raw: vec![0; RAW],
            pending: 0..0,
            ended: false,
            encoding: UTF_8,
            bom: false,
            bytes: 0,
        };
        // A mark has up to three bytes, and the pattern of UTF-16 shows in four.
        while source.pending.end < 4 && !source.ended {
            source.read_raw().map_err(Error::Read)?;
        }
        let start = &source.raw[..source.pending.end];
        let (found, mark) = match Encoding::for_bom(start) {
            Some((encoding, length)) => (Some(encoding), length),
            None => (None, 0),
        };
        if let Some(kind) = not_text(start) {
            return Err(Error::NotText(kind));
        }
        let encoding = found
            .or(given)
            .or_else(|| utf16_by_pattern(start))
            .unwrap_or(UTF_8);
        if given.is_none()
            && encoding == UTF_8
            && start.iter().filter(|&&byte| byte == 0).count() > start.len() / 8
        {
            return Err(Error::NotText("a binary file"));
        }
        source.pending.start = mark;
        source.bom = mark > 0;
        source.encoding = encoding;
        source.decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        Ok(source)
    }

    /// Reads into `buffer` what is there, at least one byte. Zero at the end.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.decoder.is_some() {
            return self.decode(buffer);
        }
        if self.pending.is_empty() {
            if self.ended {
                return Ok(0);
            }
            let count = read(&mut self.input, buffer)?;
            self.ended = count == 0;
            self.bytes += count as u64;
            return Ok(count);
        }
        let count = self.pending.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.raw[self.pending.start..self.pending.start + count]);
        self.pending.start += count;
        Ok(count)
    }

    fn decode(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.pending.is_empty() && !self.ended {
                self.pending = 0..0;
                self.read_raw()?;
            }
            let Some(decoder) = &mut self.decoder else {
                return Ok(0);
            };
            let (result, read, written, _) =
                decoder.decode_to_utf8(&self.raw[self.pending.clone()], buffer, self.ended);
            self.pending.start += read;
            if self.ended && result == CoderResult::InputEmpty {
                // A decoder must not be used after its last call.
                self.decoder = None;
                self.pending = 0..0;
            }
            if written > 0 || self.decoder.is_none() {
                return Ok(written);
            }
        }
    }

    fn read_raw(&mut self) -> io::Result<()> {
        let count = read(&mut self.input, &mut self.raw[self.pending.end..])?;
        self.ended = count == 0;
        self.pending.end += count;
        self.bytes += count as u64;
        Ok(())
    }
}

/// Bytes as text, if they are valid UTF-8. This takes half as long as the standard library does.
pub(super) fn valid(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(Cow::Borrowed(text)) => Some(text),
        _ => None,
    }
}

/// Bytes as UTF-8: those that are not UTF-8 are taken for Windows-1252, as in files into which rows
/// of several sources were pasted. What is valid stays as it is, even within the same row.
pub(super) fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    let mut rest = bytes;
    let mut mended = String::new();
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) if mended.is_empty() => return Cow::Borrowed(text),
            Ok(text) => {
                mended.push_str(text);
                return Cow::Owned(mended);
            }
            Err(error) => {
                let (valid, after) = rest.split_at(error.valid_up_to());
                let (invalid, after) = after.split_at(error.error_len().unwrap_or(after.len()));
                mended.push_str(std::str::from_utf8(valid).unwrap_or_default());
                mended.push_str(&WINDOWS_1252.decode_without_bom_handling(invalid).0);
                rest = after;
            }
        }
    }
}

fn read(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// Text of mostly Latin letters has a zero in every other byte of UTF-16.
fn utf16_by_pattern(start: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    match half {
        0 | 1 => None,
        _ if odd * 4 >= half * 3 && even * 8 < half => Some(UTF_16LE),
        _ if even * 4 >= half * 3 && odd * 8 < half => Some(UTF_16BE),
        _ => None,
    }
}

/// What a file is that is given for a CSV by mistake.
fn not_text(start: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "an Excel workbook or another archive"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"\x1f\x8b", "compressed by gzip"),
        (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
        (b"%PDF-", "a PDF"),
        (b"PAR1", "a Parquet file"),
    ];
    KINDS
        .iter()
        .find(|(magic, _)| start.starts_with(magic))
        .map(|&(_, kind)| kind)
}
