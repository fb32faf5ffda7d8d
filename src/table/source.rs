//! The bytes of an input: as they are, unpacked from gzip, or a sheet of a workbook as text.

use std::io::{self, BufReader, Chain, Cursor, ErrorKind, Read};
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;

#[cfg(feature = "workbooks")]
use super::workbook::Workbook;
use super::{Container, Error, TableOptions, container, sheet::Sheet};

/// Maximum number of first bytes, which tell what an input is.
const FIRST: usize = 4096;

/// An input whose first bytes were looked at.
pub(crate) enum Source<R> {
    Plain(Counted<R>),
    /// A sheet of a workbook as text.
    #[cfg_attr(not(feature = "workbooks"), expect(dead_code))]
    Sheet {
        csv: Cursor<Vec<u8>>,
        /// The bytes of the workbook.
        size: u64,
        sheet: Arc<Sheet>,
    },
    Gzip {
        decoder: Box<MultiGzDecoder<BufReader<Whole<R>>>>,
        unpacked: u64,
    },
}

/// The first bytes of an input, and the rest of it.
type Whole<R> = Chain<Cursor<Vec<u8>>, Counted<R>>;

/// Counts the bytes that are read.
pub(crate) struct Counted<R> {
    input: R,
    count: u64,
}

/// An input whose first bytes are known: they tell what it is.
pub(crate) struct FirstBytes<R> {
    source: Source<R>,
    start: Vec<u8>,
    container: Container,
}

impl<R: Read> FirstBytes<R> {
    /// Reads the first bytes, of what a gzip holds if it is one, and refuses what holds no table.
    pub(super) fn read(input: R) -> Result<Self, Error> {
        let mut first = Self::detect(Source::new(input))?;
        if first.container == Container::Gzip {
            first = Self::detect(first.source.unpacked(first.start))?;
        }
        match first.container {
            Container::Refused(refused) => Err(Error::NotATable(refused)),
            Container::Gzip => Err(Error::NotText("compressed by gzip twice")),
            _ => Ok(first),
        }
    }

    /// Opens a text that need be no table: HTML and lists are texts too.
    pub(super) fn of_text(input: R) -> Result<Self, Error> {
        let first = Self::detect(Source::new(input))?;
        let is_control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
        let is_text = !first.start.iter().any(is_control) && !first.start.starts_with(b"%");
        match first.container {
            Container::Refused(refused) if !is_text => Err(Error::NotText(refused.kind)),
            Container::Gzip => Err(Error::NotText("compressed by gzip")),
            _ => Ok(first),
        }
    }

    fn detect(mut source: Source<R>) -> Result<Self, Error> {
        let start = first_bytes(&mut source)?;
        let container = container::detect(&start);
        Ok(Self {
            source,
            start,
            container,
        })
    }

    /// Those of its text, unless it is a workbook.
    pub(super) fn start(&self) -> &[u8] {
        &self.start
    }

    pub(super) fn is_workbook(&self) -> bool {
        matches!(self.container, Container::Zip | Container::CompoundFile)
    }

    /// The input as text, and the first bytes of it, which are not to be read again.
    pub(super) fn text(self) -> Result<(Source<R>, Vec<u8>), Error> {
        match self.is_workbook() {
            true => Err(Error::NotText("a workbook or another archive")),
            false => Ok((self.source, self.start)),
        }
    }

    /// The sheet of a workbook that is asked for, or that `score` values most.
    #[cfg(feature = "workbooks")]
    pub(super) fn sheet(
        self,
        options: &TableOptions,
        score: impl Fn(&Sheet) -> Option<u64>,
    ) -> Result<Self, Error> {
        let Self {
            mut source, start, ..
        } = self;
        let mut book = Workbook::read(Cursor::new(start).chain(&mut source))?;
        let mut sheet = book.choose(options.sheet.as_deref(), score)?;
        let csv = sheet.take_csv(options.typed);
        Ok(Self {
            source: Source::Sheet {
                csv: Cursor::new(csv),
                size: source.position(),
                sheet: Arc::new(sheet),
            },
            start: Vec::new(),
            container: Container::Text,
        })
    }

    #[cfg(not(feature = "workbooks"))]
    pub(super) fn sheet(
        self,
        _: &TableOptions,
        _: impl Fn(&Sheet) -> Option<u64>,
    ) -> Result<Self, Error> {
        Err(Error::NotText("a workbook, which this build cannot read"))
    }
}

impl<R: Read> Source<R> {
    fn new(input: R) -> Self {
        Self::Plain(Counted { input, count: 0 })
    }

    fn unpacked(self, start: Vec<u8>) -> Self {
        let Self::Plain(input) = self else {
            return self;
        };
        let whole = BufReader::with_capacity(64 << 10, Cursor::new(start).chain(input));
        Self::Gzip {
            decoder: Box::new(MultiGzDecoder::new(whole)),
            unpacked: 0,
        }
    }

    /// Bytes read from the input so far.
    pub(super) fn position(&self) -> u64 {
        match self {
            Self::Plain(input) => input.count,
            Self::Sheet { size, .. } => *size,
            Self::Gzip { decoder, .. } => decoder.get_ref().get_ref().get_ref().1.count,
        }
    }

    /// The sheet that the text was made from, if it was.
    pub(super) fn sheet(&self) -> Option<&Arc<Sheet>> {
        match self {
            Self::Sheet { sheet, .. } => Some(sheet),
            _ => None,
        }
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (count, all) = match self {
            Self::Plain(input) => return input.read(buffer),
            Self::Sheet { csv, .. } => return csv.read(buffer),
            Self::Gzip { decoder, unpacked } => {
                let count = decoder.read(buffer)?;
                *unpacked += count as u64;
                (count, *unpacked)
            }
        };
        if container::is_bomb(self.position(), all) {
            return Err(io::Error::new(ErrorKind::InvalidData, container::BOMB));
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
