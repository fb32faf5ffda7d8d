//! Settles, from the first rows, everything that must be known before a table can be read.

use super::{
    Error, TableOptions,
    columns::{self, Found, FoundColumn, Sample},
    dialect::{self, Dialect},
    header::Candidate,
    markdown, odd_quotes,
    row::{Separators, SideColumn, SideColumns},
    sample::{Detector, Extent, SAMPLE, SampleRow},
};

/// The layout of a table, once the header is read.
pub(crate) struct Layout {
    pub(crate) separators: Separators,
    pub(crate) title: FoundColumn,
    /// Columns that are read beside the title; none unless they are asked for.
    pub(crate) beside: SideColumns,
    /// The names of the columns, blank if there is no header.
    pub(crate) columns: Vec<String>,
    /// Where the header starts, and where the names of new columns go, if there is a header.
    pub(crate) header: Option<(usize, usize)>,
    /// The header is short of the name of the first column.
    pub(crate) shifted: bool,
    /// Where the rows start.
    pub(crate) body: usize,
    /// The line on which they start.
    pub(crate) line: u64,
    /// Lines above the header.
    pub(crate) passed_over: u64,
}

/// The outcome of a look at the first lines.
pub(super) enum Settled {
    Layout(Box<Layout>),
    /// Spaces before quotes have to be taken away first.
    SpacedQuotes(Separators),
}

impl Settled {
    pub(super) fn layout(self) -> Option<Layout> {
        match self {
            Self::Layout(layout) => Some(*layout),
            Self::SpacedQuotes(_) => None,
        }
    }
}

impl Detector<'_> {
    /// The layout, as far as it is settled. What another delimiter than the given one would mend is blamed
    /// on that.
    pub(super) fn look(&self, bytes: &[u8]) -> Result<Option<Settled>, Error> {
        let settled = self.settle(bytes);
        settled.map_err(|error| self.wrong_delimiter(bytes).unwrap_or(error))
    }

    /// Another delimiter than the one that was asked for would be found and fits.
    fn wrong_delimiter(&self, bytes: &[u8]) -> Option<Error> {
        let given = self.given?;
        let free = TableOptions {
            delimiter: None,
            ..self.options.clone()
        };
        let detector = Detector {
            options: &free,
            given: None,
            may_mend: false,
            ..*self
        };
        let layout = detector.settle(bytes).ok()??.layout()?;
        let better = layout.separators.delimiter;
        (better != given && layout.columns.len() > 1)
            .then_some(Error::WrongDelimiter { given, better })
    }

    /// The layout; `None` if more lines are needed. `bytes` end with a line.
    fn settle(&self, bytes: &[u8]) -> Result<Option<Settled>, Error> {
        let dialect = dialect::find(bytes, self);
        if dialect.rows.is_empty() {
            return match self.extent {
                Extent::WholeFile => Err(Error::Empty),
                _ => Ok(None),
            };
        }
        if odd_quotes::are_around_rows(bytes, &dialect, self.options) {
            return match self.more_may_come() {
                true => Ok(None),
                false => Err(Error::QuotedRows),
            };
        }
        if self.may_mend && odd_quotes::are_behind_spaces(bytes, &dialect) {
            return Ok(Some(Settled::SpacedQuotes(dialect.separators)));
        }
        let header = dialect.header.as_ref();
        let columns = match header {
            Some(header) => {
                let mut names = dialect.rows[header.row].cells.clone();
                if header.on_two_lines {
                    let above = &dialect.rows[header.row - 1].cells;
                    let blank = names.iter_mut().zip(above);
                    let blank = blank.filter(|(name, _)| name.trim().is_empty());
                    blank.for_each(|(name, above)| name.clone_from(above));
                }
                let first = header.shifted.then(String::new);
                first.into_iter().chain(names).collect()
            }
            None => vec![String::new(); dialect.width],
        };
        let rows = &dialect.rows[header.map_or(0, |header| header.row + 1)..];
        let regular = rows.iter().all(|row| row.cells.len() == dialect.width) && !rows.is_empty();
        let sure = header.is_none_or(|header| header.convincing && header.named && !header.shifted);
        // a row of group names, under which the header may come yet
        let sparse = header.is_some() && columns.iter().any(String::is_empty);
        if self.more_may_come() && !(regular && sure && (rows.len() >= 8 || !sparse)) {
            return Ok(None);
        }
        let sample = Sample {
            columns: &columns,
            rows: &rows[..rows.len().min(SAMPLE)],
            detector: self,
        };
        let title = match self.find_title(bytes, &dialect, &sample) {
            Ok(Some(title)) => title,
            Ok(None) => return Ok(None),
            Err(_) if self.more_may_come() => return Ok(None),
            Err(error) => return Err(error),
        };
        let layout = Layout::of(bytes, &dialect, title, columns);
        Ok(Some(Settled::Layout(Box::new(layout))))
    }

    fn find_title(
        &self,
        bytes: &[u8],
        dialect: &Dialect,
        sample: &Sample<'_>,
    ) -> Result<Option<FoundColumn>, Error> {
        let (columns, options) = (sample.columns, self.options);
        let asked = options.column.as_deref();
        let header = dialect.header.as_ref();
        if options.delimiter.is_none() && options.header {
            markdown::refuse(bytes, &dialect.rows).map_err(Error::NotATable)?;
        }
        if options.delimiter.is_none()
            && columns.len() == 1
            && asked.is_none()
            && let Some(delimiter) = dialect.unusual_delimiter(bytes)
        {
            return Err(Error::UnusualDelimiter(delimiter));
        }
        if let Some(given) = self.given
            && dialect.width <= 1
            && let Some(better) = dialect.other_delimiter(bytes)
        {
            return Err(Error::WrongDelimiter { given, better });
        }
        if options.header {
            let no_header = || Error::NoHeader {
                rows: first_rows(dialect),
            };
            let Some(header) = header else {
                return Err(no_header());
            };
            match asked.map(|wanted| columns::find_column(wanted, columns)) {
                Some(_) if header.like_a_row => return Err(no_header()),
                Some(found) => return Ok(sample.asked_for(found?)),
                None if !header.convincing => return Err(no_header()),
                None => {}
            }
        } else if let Some(wanted) = asked {
            let (index, how) = columns::find_column(wanted, columns)?;
            return Ok(Some(FoundColumn::new(columns, index, how)));
        }
        if columns.len() == 1 {
            return self.find_only(sample, header);
        }
        sample.find()
    }

    /// The only column is taken if its name or its cells say that it holds titles.
    fn find_only(
        &self,
        sample: &Sample<'_>,
        header: Option<&Candidate>,
    ) -> Result<Option<FoundColumn>, Error> {
        let named = header.is_some_and(|header| header.named);
        if named || sample.title_share(0) >= 0.3 {
            return Ok(Some(FoundColumn::new(sample.columns, 0, Found::Only)));
        }
        if self.more_may_come() {
            return Ok(None);
        }
        Err(Error::NoTitleColumn {
            columns: sample.columns.to_vec(),
            decoys: Vec::new(),
        })
    }
}

impl Layout {
    fn of(bytes: &[u8], dialect: &Dialect, title: FoundColumn, columns: Vec<String>) -> Self {
        let separators = dialect.separators;
        let header = dialect.header.as_ref();
        let shifted = header.is_some_and(|header| header.shifted);
        let header = header.map(|header| &dialect.rows[header.row]);
        let above = header.map(|header| header.range.end).or(dialect.sep);
        let body = above.map_or(0, |stop| stop + line_end(&bytes[stop..], separators.cr));
        let ends = |bytes: &[u8]| memchr::memchr_iter(separators.line_end(), bytes).count() as u64;
        Self {
            separators,
            title,
            beside: [None; SideColumn::COUNT],
            columns,
            header: header.map(|row| (row.range.start, row.range.end)),
            shifted,
            body,
            line: 1 + ends(&bytes[..body]),
            passed_over: header.map_or(u64::from(dialect.sep.is_some()), |row| row.number - 1),
        }
    }
}

/// The first two rows, as far as they fit a message.
fn first_rows(dialect: &Dialect) -> Vec<(u64, Vec<String>)> {
    let cells = |row: &SampleRow| row.cells.iter().take(12).cloned().collect();
    let rows = dialect.rows.iter().take(2);
    rows.map(|row| (row.number, cells(row))).collect()
}

/// The length of the line end at the start of `bytes`.
fn line_end(bytes: &[u8], cr: bool) -> usize {
    let crs = bytes.iter().take_while(|&&byte| byte == b'\r').count();
    match bytes.get(crs) {
        _ if cr => crs.min(1),
        Some(b'\n') => crs + 1,
        _ => crs,
    }
}
