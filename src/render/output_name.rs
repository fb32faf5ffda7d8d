//! The promise of an output's name: a format, gzip or not, or something that nobody here writes.

use std::path::Path;

use clap::ValueEnum;

use super::Format;

impl Format {
    /// The format that the name of a file promises, if it is one of these.
    pub(crate) fn of_file(path: &Path) -> Option<Format> {
        output_format(path, None, &Format::TABLES).ok().flatten()
    }

    /// The usual ending, without a dot.
    pub(crate) fn ending(self) -> &'static str {
        let mut known = ENDINGS.iter();
        known
            .find(|(format, _)| *format == self)
            .map_or("", |(_, endings)| endings[0])
    }

    fn of_ending(ending: &str) -> Option<Self> {
        let mut known = ENDINGS.iter();
        let found = known.find(|(_, endings)| endings.contains(&ending));
        found.map(|(format, _)| *format)
    }
}

/// The endings of each format, the usual one first.
const ENDINGS: [(Format, &[&str]); 8] = [
    (Format::Csv, &["csv"]),
    (Format::Tsv, &["tsv", "tab"]),
    (Format::Json, &["json"]),
    (Format::Ndjson, &["ndjson", "jsonl"]),
    (Format::Markdown, &["md", "markdown"]),
    (Format::Html, &["html", "htm"]),
    (Format::Xlsx, &["xlsx"]),
    (Format::Table, &["txt"]),
];

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
    flag: Option<Format>,
    writable: &[Format],
) -> Result<Option<Format>, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let promised = Format::of_ending(ending);
    let endings: Vec<&str> = writable.iter().map(|format| format.ending()).collect();
    let endings = endings.join(", .");
    let can = format!("what can be written: .{endings} (each also as .gz)");
    if promised.is_some_and(|promised| !writable.contains(&promised))
        || UNWRITABLE.contains(&ending)
    {
        return Err(format!("a .{ending} file cannot be written\n{can}"));
    }
    match (promised, flag) {
        (Some(promised), Some(flag)) if promised != flag => Err(format!(
            "the name of the output ends in .{ending} and --format asks for {}; leave --format out, or \
             name the output .{}\n{can}",
            flag.to_possible_value()
                .map_or(String::new(), |value| value.get_name().to_owned()),
            flag.ending()
        )),
        _ => Ok(flag.or(promised)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BATCH: [Format; 5] = [
        Format::Csv,
        Format::Tsv,
        Format::Json,
        Format::Ndjson,
        Format::Xlsx,
    ];

    fn of(name: &str, flag: Option<Format>) -> Result<Option<Format>, String> {
        output_format(Path::new(name), flag, &BATCH)
    }

    #[test]
    fn a_name_promises_a_format() {
        let cases = [
            ("a.csv", Some(Format::Csv)),
            ("A.CSV", Some(Format::Csv)),
            ("dir.xls/a.tsv.gz", Some(Format::Tsv)),
            ("a.jsonl", Some(Format::Ndjson)),
            ("a.ndjson.GZ", Some(Format::Ndjson)),
            ("a.xlsx", Some(Format::Xlsx)),
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
            let answer = of(name, Some(Format::Json)).expect(name);
            assert_eq!(answer, Some(Format::Json), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused_with_the_list() {
        let names = [
            "a.pdf",
            "a.XLS",
            "a.parquet",
            "a.docx",
            "a.ods",
            "a.xlsm",
            "a.pdf.gz",
            "a.html",
        ];
        for name in names {
            let refused = of(name, Some(Format::Csv));
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
        let text = of("a.csv", Some(Format::Json)).expect_err("refused");
        let start = "the name of the output ends in .csv and --format asks for json; leave --format out, or name the output .json\n";
        assert!(text.starts_with(start), "{text}");
    }
}
