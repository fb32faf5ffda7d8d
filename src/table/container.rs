//! The kind of a file, by its first bytes: text, gzip, a workbook, or something that is no table.
//!
//! Names are not asked: exports call HTML pages `.xls` and gzip `.csv`.

/// Maximum number of bytes that [`detect`] looks at.
pub(super) const DETECT_BYTES: usize = 4096;

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Container {
    /// Text, which may be a table.
    Text,
    /// gzip; what is inside is known after unpacking.
    Gzip,
    /// A zip file: an `.xlsx`, `.xlsm`, `.xlsb` or `.ods` workbook, or another archive. Its directory,
    /// at the end of the file, tells.
    Zip,
    /// An OLE compound file: an `.xls` workbook, or another document of old Office programs.
    CompoundFile,
    /// Bytes that are no text in UTF-8; another encoding may still read them.
    Binary,
    /// No table, under any name.
    Refused(Refusal),
}

/// A file that holds no table, or none that can be read. Its text says what it is and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the input is {kind}, not a table; {advice}")]
pub struct Refusal {
    /// Its name, such as "a PDF file".
    pub kind: &'static str,
    /// The advice.
    pub advice: &'static str,
}

/// Packed text is 3 to 160 times smaller, zeros a thousand times.
pub(super) fn is_bomb(packed: u64, unpacked: u64) -> bool {
    const BYTES: u64 = 64 << 20;
    const RATIO: u64 = 400;
    unpacked > BYTES && unpacked / RATIO > packed
}

/// The fault of a decompression bomb.
pub(super) const BOMB: &str = "it unpacks to hundreds of times its size, as no table does";

/// The advice for a table in a text or a presentation.
#[cfg(feature = "workbooks")]
pub(super) const COPY: &str =
    "copy its table into Excel or LibreOffice and save it as CSV or .xlsx";

pub(super) const EXPORT: &str = "export the list as CSV or .xlsx and give that";
pub(super) const SAVE_AS: &str = "open it in Excel or LibreOffice and save it as CSV or .xlsx";
pub(super) const UNPACK: &str = "unpack it and give the CSV file or workbook inside";
const EXPORT_TABLE: &str = "export the table itself as CSV";
const DATA_FRAME: &str = "write it as CSV first, for instance with DuckDB or pandas";
const PICTURE: &str = "copy the titles into a text or CSV file";

pub(super) const fn not_a_table(kind: &'static str, advice: &'static str) -> Refusal {
    Refusal { kind, advice }
}

/// The refusal of [`Container::Binary`], where no encoding reads it.
pub(super) const BINARY: Refusal = not_a_table("a binary file", EXPORT);

/// First bytes, where they stand, and what they begin.
#[rustfmt::skip]
const SIGNATURES: &[(usize, &[u8], &str, &str)] = &[
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    (0, b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (0, b"GIF87a", "a GIF picture", PICTURE),
    (0, b"GIF89a", "a GIF picture", PICTURE),
    (0, b"II*\0", "a TIFF picture", PICTURE),
    (0, b"MM\0*", "a TIFF picture", PICTURE),
    (8, b"WEBP", "a WebP picture", PICTURE),
    (4, b"ftypheic", "a HEIC picture", PICTURE),
    (4, b"ftyp", "a video", EXPORT),
    (8, b"WAVEfmt", "a sound file", EXPORT),
    (0, b"ID3\x03", "a sound file", EXPORT),
    (0, b"ID3\x04", "a sound file", EXPORT),
    (0, b"OggS\0", "a sound file", EXPORT),
    (0, b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (0, b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (0, b"\x04\x22\x4d\x18", "an LZ4 archive", UNPACK),
    (0, b"MSCF\0", "a cabinet archive", UNPACK),
    (4, b"1AY&SY", "a bzip2 archive", UNPACK),
    (257, b"ustar", "a tar archive", UNPACK),
    (0, b"PK\x05\x06", "an empty zip archive", EXPORT),
    (0, b"PK\x07\x08", "a part of a split zip archive", UNPACK),
    (0, b"\x7fELF", "a program", EXPORT),
    (0, b"\xca\xfe\xba\xbe", "a program", EXPORT),
    (0, b"\xcf\xfa\xed\xfe", "a program", EXPORT),
    (0, b"\xce\xfa\xed\xfe", "a program", EXPORT),
    (0, b"\0asm", "a program", EXPORT),
    (0, b"SQLite format 3\0", "an SQLite database", "export the table as CSV: sqlite3 -header -csv FILE \"select * from TABLE\""),
    (0, b"PAR1", "a Parquet file", DATA_FRAME),
    (0, b"ARROW1\0", "an Arrow file", DATA_FRAME),
    (0, b"FEA1", "a Feather file", DATA_FRAME),
    (0, b"Obj\x01", "an Avro file", DATA_FRAME),
    (0, b"ORC\x0a", "an ORC file", DATA_FRAME),
    (0, b"\x89HDF\r\n\x1a\n", "an HDF5 file", DATA_FRAME),
    (0, b"<stata_dta>", "a Stata file", DATA_FRAME),
    (0, b"$FL2@(#)", "an SPSS file", DATA_FRAME),
    (4, b"Standard Jet DB", "an Access database", EXPORT),
    (4, b"Standard ACE DB", "an Access database", EXPORT),
    (0, b"!BDN", "an Outlook mailbox", EXPORT),
    (0, b"%!PS", "a PostScript file", PICTURE),
    (0, b"{\\rtf", "a rich text document", SAVE_AS),
    // Excel 2 to 4 wrote records without a container around them.
    (0, b"\x09\x00\x04\x00", "a workbook of Excel 2", SAVE_AS),
    (0, b"\x09\x02\x06\x00", "a workbook of Excel 3", SAVE_AS),
    (0, b"\x09\x04\x06\x00", "a workbook of Excel 4", SAVE_AS),
    (0, b"\x09\x08\x08\x00", "a workbook of Excel 5 without its container", SAVE_AS),
];

/// Beginnings of texts, in small letters, and what they begin.
#[rustfmt::skip]
const TEXT_STARTS: &[(&str, &str, &str)] = &[
    ("<!doctype html", "an HTML page", SAVE_AS),
    ("<html", "an HTML page", SAVE_AS),
    ("<head", "an HTML page", SAVE_AS),
    ("<body", "an HTML page", SAVE_AS),
    ("<table", "an HTML page", SAVE_AS),
    ("<meta", "an HTML page", SAVE_AS),
    ("<style", "an HTML page", SAVE_AS),
    ("<script", "an HTML page", SAVE_AS),
    ("<div", "an HTML page", SAVE_AS),
    ("<title", "an HTML page", SAVE_AS),
    ("<svg", "an SVG picture", PICTURE),
    ("<?xml", "XML", EXPORT),
    ("<!doctype", "XML", EXPORT),
    ("begin:vcard", "a vCard file", "export the contacts as CSV"),
    ("begin:vcalendar", "a calendar", EXPORT),
    ("dn: ", "an LDIF directory export", "export the entries as CSV"),
    ("create table ", "a dump of an SQL database", EXPORT_TABLE),
    ("insert into ", "a dump of an SQL database", EXPORT_TABLE),
    ("-- mysql dump", "a dump of an SQL database", EXPORT_TABLE),
    ("-- postgresql database dump", "a dump of an SQL database", EXPORT_TABLE),
    ("--\n-- postgresql database dump", "a dump of an SQL database", EXPORT_TABLE),
    ("#!/", "a script", EXPORT),
    ("%yaml", "YAML", "turn it into CSV first"),
];

/// Tells what a file is by its first bytes; [`DETECT_BYTES`] of them are enough.
pub(super) fn detect(first_bytes: &[u8]) -> Container {
    let bytes = &first_bytes[..first_bytes.len().min(DETECT_BYTES)];
    if bytes.starts_with(b"\x1f\x8b") {
        return Container::Gzip;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Container::Zip;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Container::CompoundFile;
    }
    match by_signature(bytes).or_else(|| by_structure(bytes)) {
        Some(refusal) => Container::Refused(refusal),
        None if is_binary(bytes) => Container::Binary,
        None => by_text(&plain_text(bytes)).map_or(Container::Text, Container::Refused),
    }
}

fn by_signature(bytes: &[u8]) -> Option<Refusal> {
    let mut signatures = SIGNATURES.iter();
    let (_, _, kind, advice) = signatures.find(|(start, signature, ..)| {
        let rest = bytes.get(*start..);
        rest.is_some_and(|rest| rest.starts_with(signature))
    })?;
    Some(not_a_table(kind, advice))
}

/// Files whose first bytes could begin a text too, so that more has to fit.
fn by_structure(bytes: &[u8]) -> Option<Refusal> {
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|five| five == b"%PDF-") {
        let advice = "export the list from where it comes as CSV or .xlsx";
        return Some(not_a_table("a PDF file", advice));
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(not_a_table("a BMP picture", PICTURE));
    }
    if bytes.starts_with(b"MZ") && head[..head.len().min(64)].contains(&0) {
        return Some(not_a_table("a program", EXPORT));
    }
    None
}

/// NUL bytes mean no text, but for UTF-16 and UTF-32, which have them in every second place or in
/// most.
fn is_binary(bytes: &[u8]) -> bool {
    let utf16_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if utf16_mark || bytes.starts_with(b"\0\0\xfe\xff") {
        return false;
    }
    let (mut even, mut odd, mut control) = (0, 0, 0);
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            0 if index % 2 == 0 => even += 1,
            0 => odd += 1,
            1..=8 | 0x0e..=0x19 | 0x1c..=0x1f => control += 1,
            _ => (),
        }
    }
    let utf16 = (even == 0 || odd == 0) && (even + odd) * 3 > bytes.len();
    !utf16 && (even + odd + control) * 50 > bytes.len()
}

/// The text without its mark and, for UTF-16, without the zeros: enough to know markup by.
fn plain_text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let plain = bytes.iter().copied();
    let plain: Vec<u8> = plain.filter(|&byte| byte != 0 && byte < 0xfe).collect();
    String::from_utf8_lossy(&plain).trim_start().to_owned()
}

fn by_text(text: &str) -> Option<Refusal> {
    let lower = text.to_ascii_lowercase();
    let holds = |start: &str, part: &str| lower.starts_with(start) && lower.contains(part);
    if holds("<", "urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(not_a_table("an XML spreadsheet of Excel 2003", SAVE_AS));
    }
    if ["<!--", "<?xml"]
        .iter()
        .any(|start| holds(start, "<html") || holds(start, "<table"))
    {
        return Some(not_a_table("an HTML page", SAVE_AS));
    }
    if holds("<?xml", "<svg") {
        return Some(not_a_table("an SVG picture", PICTURE));
    }
    let mut starts = TEXT_STARTS.iter();
    if let Some((_, kind, advice)) = starts.find(|(start, ..)| lower.starts_with(start)) {
        return Some(not_a_table(kind, advice));
    }
    if is_json(text) {
        let advice = "turn it into CSV first, for instance with jq's @csv";
        return Some(not_a_table("JSON", advice));
    }
    is_yaml(text).then(|| not_a_table("YAML", "turn it into CSV first"))
}

/// An object or a list. `[Name],[Title]` is how some databases write a header, so a bracket alone
/// says nothing.
fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"')) => text.contains(':'),
        (Some('{'), Some('}')) | (Some('['), Some('{' | '"' | '[' | ']')) => true,
        _ => false,
    }
}

/// A document mark or a first key, and under it what only YAML has there.
fn is_yaml(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    let indented = second.starts_with("  ") || second.trim_start().starts_with("- ");
    if first.trim_end() == "---" {
        return is_key(second) || second.starts_with("- ");
    }
    let opens_list = first.trim_end().ends_with(':') && is_key(first);
    let item = first.starts_with("- ") && is_key(first);
    (opens_list && indented) || (item && (indented && is_key(second)))
}

/// `key:` or `- key: value`, where the key has no delimiter in it.
fn is_key(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches("- ");
    line.split_once(':').is_some_and(|(key, value)| {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
        !key.is_empty() && key.chars().all(word) && (value.is_empty() || value.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> &'static str {
        match detect(bytes) {
            Container::Text => "text",
            Container::Gzip => "gzip",
            Container::Zip => "zip",
            Container::CompoundFile => "compound file",
            Container::Binary => BINARY.kind,
            Container::Refused(not) => not.kind,
        }
    }

    #[test]
    fn tables_and_lists_are_text() {
        let texts: &[&[u8]] = &[
            b"",
            b"Name,Title\nAnn,Partner Manager\n",
            b"\xef\xbb\xbfTitle\r\nHead of Alliances\r\n",
            b"[Name],[Title]\n",
            b"{Team} Partner Manager\n",
            b"MZ Partners,Channel Manager\n",
            b"BMW,Dealer Manager\nBM,x\n",
            b"PAR,1\n",
            b"Notes: exported today\nName,Title\n",
            b"---\nPartner Manager\n",
            b"- Partner Manager\n- Channel Manager\n",
            b"Title:\nPartner Manager\n",
            b"<none>,Title\n",
            b"T\0i\0t\0l\0e\0\n\0C\0A\0M\0",
            b"\xff\xfeT\0i\0t\0l\0e\0",
            b"Titel\nGesch\xe4ftsf\xfchrer\n",
        ];
        for text in texts {
            assert_eq!(kind(text), "text", "{}", text.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_table_is_named() {
        #[rustfmt::skip]
        let cases: &[(&[u8], &str)] = &[
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"PK\x03\x04\x14\0", "zip"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "compound file"),
            (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
            (b"MZ\x90\0\x03\0\0\0", "a program"),
            (b"SQLite format 3\0\x10", "an SQLite database"),
            (b"PAR1\x15\x04", "a Parquet file"),
            (b"BZh91AY&SY\x01", "a bzip2 archive"),
            (b"<html><body><table>", "an HTML page"),
            (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", "an HTML page"),
            (b"\xff\xfe<\0t\0a\0b\0l\0e\0>\0", "an HTML page"),
            (b"<?xml version=\"1.0\"?><people/>", "XML"),
            (b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "an XML spreadsheet of Excel 2003"),
            (b"[\n {\"title\": \"Partner Manager\"}]", "JSON"),
            (b"{\"title\": \"Partner Manager\"}\n{\"title\"", "JSON"),
            (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "a vCard file"),
            (b"contacts:\n  - name: Ann\n    title: CAM\n", "YAML"),
            (b"---\nname: Ann\ntitle: CAM\n", "YAML"),
            (b"- name: Ann\n  title: CAM\n", "YAML"),
            (b"INSERT INTO people VALUES (1, 'CAM');", "a dump of an SQL database"),
            (b"\x01\x02\x00\x7f\x00\x00\x05\x11\x99", "a binary file"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind(bytes), *expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        let Container::Refused(refusal) = detect(b"<html>") else {
            panic!("not refused");
        };
        let text = "the input is an HTML page, not a table; open it in Excel or LibreOffice and save it as CSV or .xlsx";
        assert_eq!(refusal.to_string(), text);
    }
}
