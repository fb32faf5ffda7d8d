//! Reads text of any encoding as UTF-8.
//!
//! The byte order mark decides, else UTF-8 is tried line by line. Lines that are not UTF-8 are held
//! until enough of them tell which older encoding they are in. What is found depends on the bytes
//! alone, not on how they arrive.

use std::{
    borrow::Cow,
    io::{self, Read},
    sync::Arc,
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    CoderResult, Decoder, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use super::{
    Error, Warnings,
    container::BINARY,
    encoding_signs::{has_japanese_escape, unread_encoding, utf16_by_pattern},
    sheet::Sheet,
    source::{FirstBytes, Source, read},
};

/// The byte order mark, by which some programs know UTF-8.
pub(crate) const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// Bytes read at once where they have to be decoded.
const RAW: usize = 64 << 10;

/// Maximum number of lines, and of bytes from the first of them on, that a guess looks at.
const GUESS_LINES: u32 = 64;
const GUESS_BYTES: usize = 64 << 10;

/// A line that is longer is decoded in pieces, so that memory is bounded.
const LONGEST_LINE: usize = 1 << 20;

/// An input, read as UTF-8. A byte order mark is taken off.
pub(crate) struct TextReader<R> {
    source: Source<R>,
    /// Decodes everything, if the encoding is known and is not UTF-8.
    decoder: Option<Decoder>,
    /// Read and not decoded yet.
    raw: Vec<u8>,
    /// Decoded and not handed on yet, from `ready_at` on.
    ready: Vec<u8>,
    ready_at: usize,
    legacy: Legacy,
    /// Look at the first bytes before more are read.
    fresh: bool,
    ended: bool,
    line: u64,
    /// The name of the encoding, as the mark, the option or the first bytes say.
    pub(crate) encoding: &'static str,
    /// The input began with a byte order mark.
    pub(crate) bom: bool,
    /// The warnings so far; whoever reads the text adds those about its rows.
    pub(super) warnings: Warnings,
}

/// Guesses the encoding of lines that are not UTF-8.
struct Legacy {
    detector: EncodingDetector,
    seen: u32,
    /// From the first such line on, until there is a guess.
    held: Vec<u8>,
    guess: Option<&'static Encoding>,
}

impl<R: Read> TextReader<R> {
    /// Reads the first bytes and tells the encoding from them, unless it is given.
    pub(crate) fn new(first: FirstBytes<R>, label: Option<&str>) -> Result<Self, Error> {
        let known = |label: &str| {
            let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes());
            encoding.ok_or_else(|| Error::UnknownEncoding(label.to_owned()))
        };
        let given = label.map(known).transpose()?;
        let (source, start) = first.text()?;
        if let Some(unread) = unread_encoding(&start) {
            return Err(Error::UnreadEncoding(unread));
        }
        let (encoding, mark) = Encoding::for_bom(&start).unwrap_or_else(|| {
            let encoding = given.or_else(|| utf16_by_pattern(&start));
            (encoding.unwrap_or(UTF_8), 0)
        });
        let zeros = start.iter().filter(|&&byte| byte == 0).count();
        let has_zeros = encoding != UTF_16LE && encoding != UTF_16BE && zeros > start.len() / 8;
        match (label, utf16_by_pattern(&start)) {
            (Some(label), Some(better)) if has_zeros => {
                return Err(Error::WrongEncoding {
                    given: label.to_owned(),
                    better: better.name(),
                });
            }
            _ if has_zeros => return Err(Error::NotText(BINARY.kind)),
            _ => {}
        }
        let warnings = source.sheet().map(|sheet| sheet.warnings.clone());
        let warnings = Warnings {
            asked_encoding: given.map(Encoding::name),
            ..warnings.unwrap_or_default()
        };
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        Ok(Self {
            source,
            decoder,
            raw: start[mark..].to_vec(),
            ready: Vec::new(),
            ready_at: 0,
            legacy: Legacy {
                detector: EncodingDetector::new(Iso2022JpDetection::Deny),
                seen: 0,
                held: Vec::new(),
                guess: None,
            },
            fresh: start.len() > mark,
            ended: false,
            line: 1,
            encoding: encoding.name(),
            bom: mark > 0,
            warnings,
        })
    }

    /// Bytes read from the input so far.
    pub(crate) fn position(&self) -> u64 {
        self.source.position()
    }

    /// The sheet that the text was made from, if it was.
    pub(crate) fn sheet(&self) -> Option<&Arc<Sheet>> {
        self.source.sheet()
    }

    /// Reads whole lines, straight into `buffer` as long as they are UTF-8.
    fn read_utf8(&mut self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        let kept = self.raw.len();
        if kept + RAW / 2 > buffer.len() {
            // a long line; it goes the slow way
            self.raw.resize(kept + RAW, 0);
            let count = read(&mut self.source, &mut self.raw[kept..])?;
            self.raw.truncate(kept + count);
            self.ended = count == 0;
            let whole = std::mem::take(&mut self.raw);
            self.raw = self.split_off_part(whole);
            return Ok(None);
        }
        buffer[..kept].copy_from_slice(&self.raw);
        let mut filled = kept;
        if !std::mem::take(&mut self.fresh) {
            let count = read(&mut self.source, &mut buffer[kept..])?;
            self.ended = count == 0;
            filled += count;
        }
        let end = if self.ended {
            filled
        } else {
            memchr::memrchr2(b'\n', b'\r', &buffer[..filled]).map_or(0, |at| at + 1)
        };
        self.raw.clear();
        self.raw.extend_from_slice(&buffer[end..filled]);
        if self.legacy.held.is_empty()
            && is_utf8(&buffer[..end])
            && !has_japanese_escape(&buffer[..end])
        {
            self.line += line_ends(&buffer[..end]);
            return Ok((end > 0).then_some(end));
        }
        self.take_lines(&buffer[..end]);
        Ok(None)
    }

    /// Takes the whole lines of some bytes, and returns the line that is not complete.
    fn split_off_part(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        let mut end = memchr::memrchr2(b'\n', b'\r', &bytes).map_or(0, |at| at + 1);
        if self.ended {
            end = bytes.len();
        } else if end == 0 && bytes.len() > LONGEST_LINE {
            end = bytes.iter().rposition(u8::is_ascii).map_or(0, |at| at + 1);
        }
        let rest = bytes.split_off(end);
        self.take_lines(&bytes);
        rest
    }

    /// Decodes whole lines, of which some may not be UTF-8.
    fn take_lines(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let end = memchr::memchr2(b'\n', b'\r', bytes).map_or(bytes.len(), |at| at + 1);
            let (line, rest) = bytes.split_at(end);
            bytes = rest;
            let is_japanese = has_japanese_escape(line) && line.is_ascii();
            let fits = is_japanese || std::str::from_utf8(line).is_ok();
            if self.legacy.guess.is_some() || fits && self.legacy.held.is_empty() {
                self.take_line(line, fits && !is_japanese);
                continue;
            }
            if !fits {
                self.legacy.detector.feed(line, false);
                self.legacy.seen += 1;
            }
            self.legacy.held.extend_from_slice(line);
            if self.legacy.seen >= GUESS_LINES || self.legacy.held.len() >= GUESS_BYTES {
                self.guess();
            }
        }
        if self.ended && !self.legacy.held.is_empty() {
            self.guess();
        }
    }

    fn guess(&mut self) {
        self.legacy.detector.feed(b"", true);
        let guess = self.legacy.detector.guess(None, Utf8Detection::Deny);
        self.legacy.guess = Some(guess);
        self.warnings.guess = Some(guess.name());
        let held = std::mem::take(&mut self.legacy.held);
        self.take_lines(&held);
    }

    fn take_line(&mut self, line: &[u8], fits: bool) {
        if fits {
            self.ready.extend_from_slice(line);
        } else {
            let guess = match line.is_ascii() {
                true => ISO_2022_JP,
                false => self.legacy.guess.unwrap_or(WINDOWS_1252),
            };
            self.warnings.guess.get_or_insert(guess.name());
            let (text, lost) = decode_line(line, guess);
            self.ready.extend_from_slice(text.as_bytes());
            self.warnings.guessed.add(self.line);
            if lost {
                self.warnings.lost.add(self.line);
            }
        }
        self.line += line_ends(line);
    }

    /// Decodes what comes next, if all of it is in one encoding.
    fn decode(&mut self) -> io::Result<()> {
        if self.raw.is_empty() {
            self.raw.resize(RAW, 0);
            let count = read(&mut self.source, &mut self.raw)?;
            self.raw.truncate(count);
            self.ended = count == 0;
        }
        let Some(decoder) = &mut self.decoder else {
            return Ok(());
        };
        let mut taken = 0;
        loop {
            let filled = self.ready.len();
            self.ready.resize(filled + RAW, 0);
            let (result, used, written, replaced) =
                decoder.decode_to_utf8(&self.raw[taken..], &mut self.ready[filled..], self.ended);
            taken += used;
            self.ready.truncate(filled + written);
            if replaced {
                for at in memchr::memmem::find_iter(&self.ready[filled..], "\u{fffd}") {
                    let before = &self.ready[filled..filled + at];
                    self.warnings.lost.add_once(self.line + line_ends(before));
                }
            }
            self.line += line_ends(&self.ready[filled..]);
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        self.raw.clear();
        Ok(())
    }
}

impl<R: Read> Read for TextReader<R> {
    /// Reads what is there: at least one byte, but at the end.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let ready = &self.ready[self.ready_at..];
            if !ready.is_empty() {
                let count = ready.len().min(buffer.len());
                buffer[..count].copy_from_slice(&ready[..count]);
                self.ready_at += count;
                return Ok(count);
            }
            self.ready.clear();
            self.ready_at = 0;
            if self.ended {
                return Ok(0);
            }
            if self.decoder.is_some() {
                self.decode()?;
            } else if let Some(count) = self.read_utf8(buffer)? {
                return Ok(count);
            }
        }
    }
}

/// A line that is not UTF-8, and whether bytes of it were lost. What is UTF-8 within it stays as it
/// is, as in files into which rows of several sources were pasted.
fn decode_line(line: &[u8], guess: &'static Encoding) -> (String, bool) {
    if guess.is_single_byte() && (guess == WINDOWS_1252 || is_mostly_utf8(line)) {
        return (mend(line, guess).into_owned(), false);
    }
    let (text, lost) = guess.decode_without_bom_handling(line);
    if !lost {
        return (text.into_owned(), false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(line, true);
    let own = detector.guess(None, Utf8Detection::Deny);
    let (own_text, own_lost) = own.decode_without_bom_handling(line);
    match own_lost {
        false if own.is_single_byte() => (mend(line, own).into_owned(), false),
        false => (own_text.into_owned(), false),
        true => (text.into_owned(), true),
    }
}

/// Whether more letters of a line are UTF-8 than not.
fn is_mostly_utf8(line: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in line.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    valid > invalid
}

/// Bytes that are valid UTF-8. This takes half as long as the standard library does.
fn is_utf8(bytes: &[u8]) -> bool {
    let decoded = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    matches!(decoded, Some(Cow::Borrowed(_)))
}

/// Bytes as UTF-8; those that are not are decoded.
fn mend<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Cow<'b, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        mended.push_str(chunk.valid());
        mended.push_str(&encoding.decode_without_bom_handling(chunk.invalid()).0);
    }
    Cow::Owned(mended)
}

fn line_ends(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
