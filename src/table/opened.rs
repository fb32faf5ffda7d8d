//! Opens a table: reads as much of an input as it takes to settle its layout.

use std::{io::Read, sync::Arc};

use encoding_rs::Encoding;

use super::{
    Error, Reader, TableOptions,
    encoding::TextReader,
    find_column,
    layout::{Layout, Settled},
    pipe_table::TableText,
    row::LONGEST_ROW,
    sample::{Detector, Extent},
    sheet::{PREFERRED, Sheet},
    source::FirstBytes,
};

/// A table whose layout is known and whose rows are not read yet.
pub(crate) struct Opened<R> {
    source: TableText<R>,
    pub(crate) layout: Layout,
    /// The first bytes, from the start of the text on.
    pub(crate) start: Vec<u8>,
}

/// Numbers of lines at which the layout is tried again, so that it depends on the lines and
/// not on how they arrive.
const TRIES: [usize; 11] = [2, 3, 4, 6, 8, 12, 16, 32, 64, 128, 256];

/// Maximum number of bytes to settle the layout by.
const LONGEST_SAMPLE: usize = 1 << 20;

/// Bytes read at once while the layout is not settled.
const PIECE: usize = 64 << 10;

impl<R: Read> Opened<R> {
    pub(crate) fn new(
        input: R,
        options: &TableOptions,
        looks_like_title: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Error> {
        let given = options.delimiter;
        let (mut source, options, sample) = open_text(input, options, looks_like_title)?;
        loop {
            let may_mend = source.may_be_mended();
            let look = |bytes: &[u8], extent| {
                let detector = Detector {
                    options: &options,
                    given,
                    looks_like_title,
                    extent,
                    may_mend,
                };
                detector.look(bytes)
            };
            let error = match read_layout(&mut source, look) {
                Ok((Settled::SpacedQuotes(separators), start)) => {
                    source.mend(start, separators);
                    continue;
                }
                Ok((Settled::Layout(layout), start)) => {
                    return Ok(Self {
                        source,
                        layout: *layout,
                        start,
                    });
                }
                Err(error) => error,
            };
            let wrong_encoding = wrong_encoding(&sample, &options, looks_like_title);
            return Err(wrong_encoding.unwrap_or(error.in_lines(|line| source.told(line))));
        }
    }

    /// The sheet that the table was read from, if it was.
    pub(crate) fn sheet(&self) -> Option<&Arc<Sheet>> {
        self.source.text.sheet()
    }

    /// The name of the encoding, and whether a byte order mark says it.
    pub(crate) fn encoding(&self) -> (&'static str, bool) {
        (self.source.text.encoding, self.source.text.bom)
    }

    /// Goes on to the rows.
    pub(crate) fn reader(self, strict: bool) -> Reader<R> {
        Reader::new(self.source, self.layout, &self.start, strict)
    }
}

/// The first bytes are a table in another encoding than the one that was given.
fn wrong_encoding(
    first_bytes: &[u8],
    options: &TableOptions,
    looks_like_title: &dyn Fn(&str) -> bool,
) -> Option<Error> {
    let given = options.encoding.clone()?;
    let lines = memchr::memrchr(b'\n', first_bytes).map_or(first_bytes, |at| &first_bytes[..=at]);
    let free = TableOptions {
        encoding: None,
        ..options.clone()
    };
    let opened = Opened::new(lines, &free, looks_like_title).ok()?;
    let better = opened.source.text.warnings.guess;
    let better = better.unwrap_or(opened.encoding().0);
    let is_other = Encoding::for_label(given.as_bytes()).is_none_or(|given| given.name() != better);
    is_other.then_some(Error::WrongEncoding { given, better })
}

/// The input as text, and its first bytes. Of a workbook, the text of a sheet, whose delimiter and
/// encoding are known; so is the delimiter of a pipe table of Markdown.
fn open_text<R: Read>(
    input: R,
    options: &TableOptions,
    looks_like_title: &dyn Fn(&str) -> bool,
) -> Result<(TableText<R>, TableOptions, Vec<u8>), Error> {
    if let Some(delimiter @ (0 | b'"' | b'\r' | b'\n' | 0x80..)) = options.delimiter {
        return Err(Error::BadDelimiter(delimiter));
    }
    let mut options = options.clone();
    let mut first = FirstBytes::read(input)?;
    if first.is_workbook() {
        if options.delimiter.is_some() {
            return Err(Error::OptionOfText("--delimiter"));
        }
        if options.encoding.is_some() {
            return Err(Error::OptionOfText("--encoding"));
        }
        options.delimiter = Some(b',');
        let score = |sheet: &Sheet| title_score(sheet, &options, looks_like_title);
        first = first.sheet(&options, score)?;
    } else if let Some(sheet) = options.sheet {
        return Err(Error::SheetOfNoWorkbook(sheet));
    }
    let sample = first.start().to_vec();
    let text = TextReader::new(first, options.encoding.as_deref())?;
    let source = TableText::open(text, options.delimiter.is_none()).map_err(Error::of_reading)?;
    if source.is_pipe_table() {
        options.delimiter = Some(b',');
    }
    Ok((source, options, sample))
}

/// Reads until the layout is settled by what was read.
fn read_layout(
    source: &mut impl Read,
    look: impl Fn(&[u8], Extent) -> Result<Option<Settled>, Error>,
) -> Result<(Settled, Vec<u8>), Error> {
    let (mut start, mut ended) = (Vec::new(), false);
    let mut tries = TRIES.into_iter().peekable();
    // lines that were counted, where the last of them ends, and how far was looked for more
    let (mut lines, mut counted, mut looked) = (0, 0, 0);
    let mut enough = LONGEST_SAMPLE;
    loop {
        let next = memchr::memchr(b'\n', &start[looked..]).map(|at| looked + at + 1);
        looked = next.unwrap_or(start.len());
        let tried = match next {
            Some(end) if end <= LONGEST_SAMPLE => {
                (counted, lines) = (end, lines + 1);
                if tries.next_if_eq(&lines).is_none() {
                    continue;
                }
                let extent = match tries.peek() {
                    Some(_) => Extent::MoreMayCome,
                    None => Extent::Enough,
                };
                look(&start[..counted], extent)?
            }
            _ if ended && start.len() <= LONGEST_SAMPLE => look(&start, Extent::WholeFile)?,
            _ if start.len() >= enough => {
                let end = if counted > 0 { counted } else { enough };
                enough *= 2;
                look(&start[..end], Extent::Enough)?
            }
            _ if ended => look(&start, Extent::WholeFile)?,
            _ if start.len() > LONGEST_ROW => return Err(Error::RowTooLong(1)),
            _ => {
                let filled = start.len();
                start.resize(filled + PIECE, 0);
                let count = source
                    .read(&mut start[filled..])
                    .map_err(Error::of_reading)?;
                start.truncate(filled + count);
                ended = count == 0;
                continue;
            }
        };
        match tried {
            Some(settled) => return Ok((settled, start)),
            None if ended && looked == start.len() => return Err(Error::Empty),
            None => {}
        }
    }
}

/// How much speaks for a sheet, by its first rows; `None` if it has no titles.
fn title_score(
    sheet: &Sheet,
    options: &TableOptions,
    looks_like_title: &dyn Fn(&str) -> bool,
) -> Option<u64> {
    let detector = Detector {
        options,
        given: None,
        looks_like_title,
        extent: Extent::WholeFile,
        may_mend: false,
    };
    let layout = detector.look(&sheet.csv()).ok()??.layout()?;
    let preferred = options.preferred_column.as_deref();
    let has_it = preferred.is_some_and(|name| find_column(name, &layout.columns).is_ok());
    Some(layout.title.weight() + if has_it { PREFERRED } else { 0 })
}
