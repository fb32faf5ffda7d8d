//! The promise of an output's name: a format, gzip or not, or something that nobody here writes.

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

/// The format of the output `path` of a command that writes `writable`, where `--format` asks for
/// `flag`; none if neither the name nor the flag says one.
///
/// # Errors
/// A name that would lie, with what can be written.
pub(crate) fn output_format(
    path: &Path,
    flag: Option<FileFormat>,
    writable: &[FileFormat],
) -> Result<Option<FileFormat>, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let promised = FileFormat::of_ending(ending);
    let endings: Vec<String> = writable
        .iter()
        .map(|format| format!(".{}", format.ending()))
        .collect();
    let can = format!(
        "what can be written: {} (each also as .gz)",
        endings.join(", ")
    );
    if promised.is_some_and(|promised| !writable.contains(&promised))
        || UNWRITABLE.contains(&ending)
    {
        return Err(format!("a .{ending} file cannot be written\n{can}"));
    }
    match (promised, flag) {
        (Some(promised), Some(flag)) if promised != flag => Err(format!(
            "the name of the output ends in .{ending} and --format asks for {}; leave --format out, or \
             name the output .{}\n{can}",
            flag.flag(),
            flag.ending()
        )),
        _ => Ok(flag.or(promised)),
    }
}

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

    fn of(name: &str, flag: Option<FileFormat>) -> Result<Option<FileFormat>, String> {
        output_format(Path::new(name), flag, &BATCH)
    }

    #[test]
    fn a_name_promises_a_format() {
        let cases = [
            ("a.csv", Some(FileFormat::Csv)),
            ("A.CSV", Some(FileFormat::Csv)),
            ("dir.xls/a.tsv.gz", Some(FileFormat::Tsv)),
            ("a.jsonl", Some(FileFormat::Ndjson)),
            ("a.ndjson.GZ", Some(FileFormat::Ndjson)),
            ("a.xlsx", Some(FileFormat::Workbook)),
            ("answers.2026", None),
            ("answers", None),
            ("answers.gz", None),
            ("pdf", None),
            ("/dev/stdout", None),
        ];
        for (name, format) in cases {
            assert_eq!(of(name, None), Ok(format), "{name}");
        }
    }

    #[test]
    fn a_flag_decides_where_the_name_says_nothing() {
        for name in ["answers", "answers.out", "answers.gz", "a.json"] {
            let answer = of(name, Some(FileFormat::Json)).expect(name);
            assert_eq!(answer, Some(FileFormat::Json), "{name}");
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
                refused.is_err_and(|told| told.contains("cannot be written")),
                "{name}"
            );
        }
        let text = of("a.pdf", None).expect_err("refused");
        let expected = "a .pdf file cannot be written\nwhat can be written: .csv, .tsv, .json, .ndjson, .xlsx (each also as .gz)";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_name_and_a_flag_that_differ_are_refused() {
        let text = of("a.csv", Some(FileFormat::Json)).expect_err("refused");
        let start = "the name of the output ends in .csv and --format asks for json; leave --format out, or name the output .json\n";
        assert!(text.starts_with(start), "{text}");
    }
}
