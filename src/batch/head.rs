//! Settles, from the first bytes, everything that must be known before rows can be read.

use super::{
    Error, Options, by,
    column::{self, Taken},
    consumer::GroupColumn,
    dialect::{self, Dialect, Known},
    records::{Format, Wanted},
};

/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 200;

/// After so many bytes, the rows there are must do.
pub(super) const LONGEST_SAMPLE: usize = 1 << 20;

/// What is known once the head is read.
pub(super) struct Head {
    pub(super) format: Format,
    pub(super) wanted: Wanted,
    pub(super) taken: Taken,
    /// The columns that rows are grouped by.
    pub(super) by: Vec<GroupColumn>,
    /// The column with the names of people.
    pub(super) name: Option<Taken>,
    pub(super) description: Option<Taken>,
    /// The names of the columns, blank if there is no header.
    pub(super) columns: Vec<String>,
    /// Where the names of the new columns go, if there is a header.
    pub(super) insert: Option<usize>,
    /// Where the rows start.
    pub(super) body: usize,
    /// The line on which they start.
    pub(super) line: u64,
    /// Lines above the header.
    pub(super) preamble: u64,
}

impl Head {
    /// Settles the head from the first bytes; with `last`, there are no others. `None` if more are
    /// needed: rows that trickle in are not kept waiting if what there is leaves no doubt.
    pub(super) fn settle(
        bytes: &[u8],
        last: bool,
        options: &Options,
        added: &[String],
    ) -> Result<Option<Self>, Error> {
        let known = Known {
            delimiter: options.delimiter,
            column: options.column.as_deref(),
            header: options.header,
        };
        let dialect = dialect::find(bytes, last, known);
        let rows = dialect
            .lines
            .len()
            .saturating_sub(dialect.header.map_or(0, |header| header + 1));
        let few = !last && rows < SAMPLE && bytes.len() < LONGEST_SAMPLE;
        if dialect.lines.is_empty() {
            return if last { Err(Error::Empty) } else { Ok(None) };
        }
        let doubtful =
            rows == 0 || dialect.regular == 0.0 || (options.header && !dialect.recognised);
        if few && doubtful {
            return Ok(None);
        }
        let columns = match dialect.header {
            Some(header) => dialect::cells(bytes, &dialect.lines[header], dialect.format),
            None => vec![String::new(); dialect.width],
        };
        let Some(taken) = title(bytes, &dialect, &columns, few, options)? else {
            return Ok(None);
        };
        let find = |wanted: &Option<String>| match wanted {
            Some(wanted) => {
                let (index, how) = column::asked(wanted, &columns)?;
                Ok(Some(column::taken(&columns, index, how, Vec::new())))
            }
            None => Ok::<_, Error>(None),
        };
        let description = find(&options.description_column)?;
        let name = find(&options.name_column)?;
        let by = match &options.group_by {
            Some(by) => by::find(by, &columns, taken.number - 1)?,
            None => Vec::new(),
        };
        let exist = column::taken_names(&columns, added);
        if options.header && !exist.is_empty() {
            return Err(Error::ColumnExists {
                columns: exist,
                prefix: options.prefix.clone(),
            });
        }
        let wanted = Wanted {
            title: taken.number - 1,
            description: description.as_ref().map(|taken| taken.number - 1),
            by: {
                let group = |at: usize| by.get(at).map(|group| &group.column);
                let columns = [group(0), group(1), name.as_ref()];
                columns.map(|column| column.map(|taken| taken.number - 1))
            },
            width: dialect.width,
        };
        Ok(Some(Self {
            description,
            by,
            name,
            columns,
            ..Self::of(bytes, &dialect, wanted, taken)
        }))
    }

    fn of(bytes: &[u8], dialect: &Dialect, wanted: Wanted, taken: Taken) -> Self {
        let header = dialect.header.map(|header| &dialect.lines[header]);
        let insert = header.map(|header| header.range.end);
        let format = dialect.format;
        let body = insert.map_or(0, |stop| stop + line_end(&bytes[stop..], format.cr));
        let line = 1 + bytes[..body]
            .iter()
            .filter(|&&byte| byte == format.line_end())
            .count() as u64;
        let preamble = header.map_or(0, |header| header.number - 1);
        Self {
            format,
            wanted,
            taken,
            by: Vec::new(),
            name: None,
            description: None,
            columns: Vec::new(),
            insert,
            body,
            line,
            preamble,
        }
    }
}

fn title(
    bytes: &[u8],
    dialect: &Dialect,
    columns: &[String],
    few: bool,
    options: &Options,
) -> Result<Option<Taken>, Error> {
    if let Some(wanted) = &options.column {
        let (index, how) = column::asked(wanted, columns)?;
        return Ok(Some(column::taken(columns, index, how, Vec::new())));
    }
    if columns.len() == 1 {
        return Ok(Some(column::taken(
            columns,
            0,
            column::Found::Only,
            Vec::new(),
        )));
    }
    let Some(header) = dialect.header else {
        return Err(Error::NoTitleColumn {
            columns: Vec::new(),
            decoys: Vec::new(),
        });
    };
    let sample = |index: usize| {
        let rows = dialect.lines[header + 1..].iter().take(SAMPLE);
        rows.filter_map(|row| {
            dialect::cells(bytes, row, dialect.format)
                .into_iter()
                .nth(index)
        })
        .collect()
    };
    column::find(columns, sample, few)
}

/// The length of the line end at the start of `bytes`.
fn line_end(bytes: &[u8], cr: bool) -> usize {
    match bytes {
        [b'\r', ..] if cr => 1,
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}
