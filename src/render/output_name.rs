//! The promise of an output's name: a format, gzip or not, or something that nobody here writes.

use std::fmt;
use std::path::Path;

/// A format that a file name can promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFormat {
    /// `.csv`
    Csv,
    /// `.tsv`, `.tab`
    Tsv,
    /// `.json`
    Json,
    /// `.ndjson`, `.jsonl`
    Ndjson,
    /// `.md`, `.markdown`
    Markdown,
    /// `.html`, `.htm`
    Html,
    /// `.xlsx`
    Workbook,
    /// `.txt`: a table for people
    Text,
}

impl FileFormat {
    /// The usual ending, without a dot.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Workbook => "xlsx",
            Self::Text => "txt",
        }
    }

    /// The value of `--format` that asks for it; a page and a workbook are asked for by name only.
    fn flag(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "table",
            other => other.ending(),
        }
    }

    fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "json" => Self::Json,
            "ndjson" | "jsonl" => Self::Ndjson,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "xlsx" => Self::Workbook,
            "txt" => Self::Text,
            _ => return None,
        })
    }
}

/// Endings that promise what cannot be written, whatever the command.
const UNWRITABLE: [&str; 48] = [
    "pdf", "ps", "rtf", "doc", "docx", "docm", "odt", "pages", "ppt", "pptx", "odp", "key", //
    "xls", "xlsm", "xlsb", "xltx", "xlt", "ods", "numbers", "parquet", "arrow", "feather", "avro",
    "orc", //
    "sql", "db", "sqlite", "sqlite3", "mdb", "accdb", "xml", "yaml", "yml", "vcf", "zip",
    "tar", //
    "tgz", "bz2", "xz", "zst", "7z", "rar", "png", "jpg", "jpeg", "gif", "svg", "webp",
];

/// How an output is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutputFormat {
    /// The format; `None` if neither the name nor a flag says one.
    pub(crate) format: Option<FileFormat>,
    /// Whether it is compressed.
    pub(crate) gzip: bool,
}

/// Tells how the output `path` is written by a command that writes `writable`, where `--format` asks
/// for `flag`.
pub(crate) fn output_format(
    path: &Path,
    flag: Option<FileFormat>,
    writable: &[FileFormat],
) -> Result<OutputFormat, OutputNameError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_ascii_lowercase());
    let name = name.unwrap_or_default();
    let (name, gzip) = match name.strip_suffix(".gz") {
        Some(inner) => (inner, true),
        None => (name.as_str(), false),
    };
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let promised = FileFormat::of_ending(ending);
    let writable = || writable.to_vec();
    let promises_more = promised.is_some_and(|promised| !writable().contains(&promised));
    if promises_more || UNWRITABLE.contains(&ending) {
        return Err(OutputNameError::Unwritable {
            ending: ending.to_owned(),
            writable: writable(),
        });
    }
    match (promised, flag) {
        (Some(promised), Some(flag)) if promised != flag => Err(OutputNameError::Contradiction {
            ending: ending.to_owned(),
            flag,
            writable: writable(),
        }),
        _ => Ok(OutputFormat {
            format: flag.or(promised),
            gzip,
        }),
    }
}

/// A name that would lie. The text says what can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OutputNameError {
    /// The name promises a format that this command does not write.
    Unwritable {
        /// Its ending.
        ending: String,
        /// The formats of the command.
        writable: Vec<FileFormat>,
    },
    /// The name promises one format and `--format` asks for another.
    Contradiction {
        /// The name's ending.
        ending: String,
        /// The format asked for.
        flag: FileFormat,
        /// The formats of the command.
        writable: Vec<FileFormat>,
    },
}

impl fmt::Display for OutputNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let writable = match self {
            Self::Unwritable { ending, writable } => {
                write!(f, "a .{ending} file cannot be written")?;
                writable
            }
            Self::Contradiction {
                ending,
                flag,
                writable,
            } => {
                let (asked, fits) = (flag.flag(), flag.ending());
                write!(
                    f,
                    "the name of the output ends in .{ending} and --format asks for {asked}; leave \
                     --format out, or name the output .{fits}"
                )?;
                writable
            }
        };
        f.write_str("\nwhat can be written:")?;
        for (index, format) in writable.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma} .{}", format.ending())?;
        }
        f.write_str(" (each also as .gz)")
    }
}

impl std::error::Error for OutputNameError {}

#[cfg(test)]
mod tests {
    use super::*;

    const BATCH: [FileFormat; 5] = [
        FileFormat::Csv,
        FileFormat::Tsv,
        FileFormat::Json,
        FileFormat::Ndjson,
        FileFormat::Workbook,
    ];

    fn of(name: &str, flag: Option<FileFormat>) -> Result<OutputFormat, OutputNameError> {
        output_format(Path::new(name), flag, &BATCH)
    }

    #[test]
    fn a_name_promises_a_format() {
        let cases = [
            ("a.csv", Some(FileFormat::Csv), false),
            ("A.CSV", Some(FileFormat::Csv), false),
            ("dir.xls/a.tsv.gz", Some(FileFormat::Tsv), true),
            ("a.jsonl", Some(FileFormat::Ndjson), false),
            ("a.ndjson.GZ", Some(FileFormat::Ndjson), true),
            ("a.xlsx", Some(FileFormat::Workbook), false),
            ("answers.2026", None, false),
            ("answers", None, false),
            ("answers.gz", None, true),
            ("pdf", None, false),
            ("/dev/stdout", None, false),
        ];
        for (name, format, gzip) in cases {
            assert_eq!(of(name, None), Ok(OutputFormat { format, gzip }), "{name}");
        }
    }

    #[test]
    fn a_flag_decides_where_the_name_says_nothing() {
        for name in ["answers", "answers.out", "answers.gz", "a.json"] {
            let answer = of(name, Some(FileFormat::Json)).expect(name);
            assert_eq!(answer.format, Some(FileFormat::Json), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused_with_the_list() {
        for name in [
            "a.pdf",
            "a.XLS",
            "a.parquet",
            "a.docx",
            "a.ods",
            "a.xlsm",
            "a.pdf.gz",
            "a.html",
        ] {
            let refused = of(name, Some(FileFormat::Csv));
            assert!(
                matches!(refused, Err(OutputNameError::Unwritable { .. })),
                "{name}"
            );
        }
        let text = of("a.pdf", None).expect_err("refused").to_string();
        let expected = "a .pdf file cannot be written\nwhat can be written: .csv, .tsv, .json, .ndjson, .xlsx (each also as .gz)";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_name_and_a_flag_that_differ_are_refused() {
        let text = of("a.csv", Some(FileFormat::Json))
            .expect_err("refused")
            .to_string();
        let start = "the name of the output ends in .csv and --format asks for json; leave --format out, or name the output .json\n";
        assert!(text.starts_with(start), "{text}");
    }
}
