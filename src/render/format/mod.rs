//! Output formats: one file each, all over the same [`Record`]s and rows of a batch.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod ndjson;
pub(super) mod table;

use clap::ValueEnum;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, as wide as the terminal
    Table,
    /// One JSON object around all results
    Json,
    /// One JSON object a line, each as soon as it is known
    Ndjson,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// A table to paste into a page or an issue
    Markdown,
    /// A workbook for Excel; by `batch` and `compare` only
    Xlsx,
    /// A page; by `report` only, and by the name of the file
    #[value(skip)]
    Html,
}

impl Format {
    /// The formats of commands that print records.
    pub(crate) const RECORDS: [Format; 6] = [
        Format::Csv,
        Format::Tsv,
        Format::Json,
        Format::Ndjson,
        Format::Markdown,
        Format::Table,
    ];

    /// The formats of `batch` and `compare`.
    pub(crate) const TABLES: [Format; 7] = [
        Format::Csv,
        Format::Tsv,
        Format::Xlsx,
        Format::Json,
        Format::Ndjson,
        Format::Markdown,
        Format::Table,
    ];
}
