//! Opens a table: reads as much of an input as it takes to settle its layout.

use std::{io::Read, sync::Arc};

use encoding_rs::Encoding;

use super::{
    Error, Reader, TableOptions,
    detector::{Detector, Extent},
    encoding::TextReader,
    find_column,
    layout::Layout,
    pipe_table::TableText,
    row::LONGEST_ROW,
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
        let settle = |bytes: &[u8], extent| {
            let detector = Detector {
                options: &options,
                given,
                looks_like_title,
                extent,
            };
            let settled = detector.layout(bytes);
            settled.map_err(
                |error| match given.and_then(|_| detector.better_delimiter(bytes)) {
                    Some((given, better)) => Error::WrongDelimiter { given, better },
                    None => error,
                },
            )
        };
        match read_layout(&mut source, settle) {
            Ok((layout, start)) => Ok(Self {
                source,
                layout,
                start,
            }),
            Err(error) => Err(match better_encoding(&sample, &options, looks_like_title) {
                Some((given, better)) => Error::WrongEncoding { given, better },
                None => error.in_lines(|line| source.told(line)),
            }),
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
    pub(crate) fn reader(self, strict: bool) -> (Layout, Reader<R>) {
        let reader = Reader::new(self.source, &self.layout, &self.start, strict);
        (self.layout, reader)
    }
}

/// The encoding that was given, and another one in which the first bytes are a table.
fn better_encoding(
    first_bytes: &[u8],
    options: &TableOptions,
    looks_like_title: &dyn Fn(&str) -> bool,
) -> Option<(String, &'static str)> {
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
    is_other.then_some((given, better))
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
    settle: impl Fn(&[u8], Extent) -> Result<Option<Layout>, Error>,
) -> Result<(Layout, Vec<u8>), Error> {
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
                settle(&start[..counted], extent)?
            }
            _ if ended && start.len() <= LONGEST_SAMPLE => settle(&start, Extent::WholeFile)?,
            _ if start.len() >= enough => {
                let end = if counted > 0 { counted } else { enough };
                enough *= 2;
                settle(&start[..end], Extent::Enough)?
            }
            _ if ended => settle(&start, Extent::WholeFile)?,
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
            Some(layout) => return Ok((layout, start)),
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
    };
    let layout = detector.layout(&sheet.csv()).ok().flatten()?;
    let preferred = options.preferred_column.as_deref();
    let has_it = preferred.is_some_and(|name| find_column(name, &layout.columns).is_ok());
    Some(layout.title.weight() + if has_it { PREFERRED } else { 0 })
}
