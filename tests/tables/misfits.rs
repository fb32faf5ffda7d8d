//! A delimiter or an encoding that does not fit, and encodings that are rare.

use encoding_rs::ISO_2022_JP;

use crate::support::rolecall;

#[test]
fn a_delimiter_that_does_not_fit_is_said_to_be_wrong() {
    for (given, input, better) in [
        (
            ";",
            "Name,Title,Tags\nAnn,Partner Manager,a;b\nBo,Cook,c;d\n",
            "type --delimiter ','",
        ),
        (
            "|",
            "Name;Title\nAnn;Partner Manager\nBo;Cook|Chef\n",
            "type --delimiter ';'",
        ),
        (
            ",",
            "Name\tTitle\nAnn\tPartner Manager\n",
            "type --delimiter 'tab'",
        ),
    ] {
        let told = rolecall(&["batch", "--delimiter", given])
            .stdin(input)
            .fails(2);
        let start = format!("`{given}` does not seem to be the delimiter of this table");
        assert!(told.contains(&start) && told.contains(better), "{told}");
    }
    let told = rolecall(&["batch", "-d", ";"]).stdin("Ann\nBo\n").fails(3);
    assert!(told.contains("no line looks like the header"), "{told}");
}

#[test]
fn an_encoding_that_does_not_fit_is_said_to_be_wrong() {
    let utf8 = "Name,Title\nAnn,Partner Manager\nBo,Cook\n";
    let utf16: Vec<u8> = utf8.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (given, input, better) in [
        ("utf-16le", utf8.as_bytes(), "UTF-8"),
        ("utf-8", &utf16, "UTF-16LE"),
    ] {
        let told = rolecall(&["batch", "--encoding", given])
            .stdin(input)
            .fails(2);
        let all = format!("not seem to be in {given}, but in {better}; leave out --encoding");
        assert!(told.contains(&all), "{told}");
    }
    let run = |encoding: &str, input: &[u8]| {
        let arguments = ["batch", "--encoding", encoding];
        let (_, _, told) = rolecall(&arguments).stdin(input).ends();
        told
    };
    let told = run("utf-8", b"Name,Title\nJos\xe9,Partner Manager\n");
    assert!(
        told.contains("not in UTF-8, as --encoding says, but read as windows-1252 (a guess)"),
        "{told}"
    );
    let told = run(
        "windows-1252",
        "Name,Title\nJosé,Partner Manager\nZoë,Cook\n".as_bytes(),
    );
    assert!(
        told.contains("windows-1252 may be the wrong --encoding"),
        "{told}"
    );
    let told = rolecall(&["batch", "--encoding", "iso-2022-kr"])
        .stdin(utf8)
        .fails(2);
    assert!(told.contains("unknown encoding"), "{told}");
}

#[test]
fn japanese_of_escape_sequences_is_read() {
    let mut input = "Name,Title\n".to_owned();
    for number in 0..2000 {
        input += &format!("Person {number},Cook\n");
    }
    input += "山田,Partner Manager\n田中,パートナー営業部長\n";
    let (encoded, ..) = ISO_2022_JP.encode(&input);
    let (code, out, told) = rolecall(&["batch"]).stdin(encoded.as_ref()).ends();
    assert!(
        code == 0 && told.contains("2 lines not in UTF-8, read as ISO-2022-JP"),
        "{told}"
    );
    assert!(out.contains("\n山田,Partner Manager,clear,"), "{told}");
    assert!(out.contains("\n田中,パートナー営業部長,clear,"), "{told}");
    let (header, ..) = ISO_2022_JP.encode("氏名,役職\n山田,Partner Manager\n");
    let (code, out, told) = rolecall(&["batch"]).stdin(header.as_ref()).ends();
    assert!(
        code == 0 && out.starts_with("氏名,役職,gtm_outcome"),
        "{told}"
    );
}

#[test]
fn encodings_that_are_not_read_are_named() {
    let text = "Name,Title\nJosé,Partner Manager\n";
    let little = |text: &str| {
        text.chars()
            .flat_map(|c| (c as u32).to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let big = |text: &str| {
        text.chars()
            .flat_map(|c| (c as u32).to_be_bytes())
            .collect::<Vec<u8>>()
    };
    let marked = format!("\u{feff}{text}");
    for (input, name) in [
        (little(&marked), "UTF-32"),
        (big(&marked), "UTF-32"),
        (little(text), "UTF-32"),
        (big(text), "UTF-32"),
        (
            b"+/v8-Name,Title\nJos+AOk-,Partner Manager\n".to_vec(),
            "UTF-7",
        ),
        (
            b"\x1b$)CName,Title\n\x0e1h\x0f,Partner Manager\n".to_vec(),
            "ISO-2022-KR",
        ),
    ] {
        for command in ["batch", "classify"] {
            let told = rolecall(&[command]).stdin(input.clone()).fails(3);
            let all = format!("the input is in {name}, which cannot be read; save it as UTF-8");
            assert!(told.contains(&all), "{told}");
        }
    }
}
