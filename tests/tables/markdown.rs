//! Markdown: a table of it is read, anything else refused, by every command alike.

use std::fs;

use crate::support::rolecall;

const PEOPLE: &str = "\
Name,Title,Note
Ann,Partner Manager,a|b
Bo,Head of Alliances,x_y\\z
Cy,Director: Channel & Alliances,*new* [1] <i> @x $5
";

#[test]
fn our_own_markdown_is_updated_to_what_the_csv_is() {
    let (_, csv, _) = rolecall(&["batch", "-q"]).stdin(PEOPLE).ends();
    let (_, markdown, _) = rolecall(&["batch", "-q", "--format", "markdown"])
        .stdin(PEOPLE)
        .ends();
    assert!(markdown.contains("gtm\\_outcome"), "{markdown}");
    let again = |format: &str| {
        let arguments = ["batch", "--update", "--format", format];
        let (code, out, told) = rolecall(&arguments).stdin(markdown.clone()).ends();
        assert!(code == 0 && told.contains("0 of 3 answers"), "{told}");
        out
    };
    assert_eq!(again("csv"), csv);
    assert_eq!(again("markdown"), markdown);
}

#[test]
fn lines_are_numbered_as_in_the_file() {
    let input = "\n| Name | Title |\n|---|:-:|\n| Ann | Partner \\| Manager |\n| Bo | Cook | x |\n";
    let (code, out, told) = rolecall(&["batch", "--format", "csv"]).stdin(input).ends();
    assert!(out.contains("\nAnn,Partner | Manager,"), "{out}");
    assert!(
        code == 1 && told.contains("as far as possible: line 5"),
        "{told}"
    );
    assert!(told.contains("1 line above the header"), "{told}");
}

#[test]
fn every_command_refuses_markdown_around_titles() {
    let folder = tempfile::tempdir().expect("a folder");
    let notes = "# Team\n\n- Partner Manager\n- Channel Manager\n";
    let table = "| Title |\n|---|\n| Partner Manager |\n| Channel Manager |\n";
    let around = format!("{table}\nAsk Bob.\n");
    for (name, text) in [
        ("a.md", notes),
        ("a.txt", notes),
        ("b.md", &around),
        ("b.txt", table),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        let file = path.to_str().expect("UTF-8");
        let mut commands = vec![
            vec!["compare", "--file", file],
            vec!["compare", "--group", "--file", file],
        ];
        if text != table {
            commands.extend([vec!["batch", file], vec!["report", file]]);
        }
        for command in commands {
            let told = rolecall(&command).fails(3);
            assert!(
                told.contains("the input is Markdown, not a table; copy"),
                "{name}: {told}"
            );
        }
    }
    let told = rolecall(&["classify"]).stdin(notes).fails(3);
    assert!(told.contains("the input is Markdown"), "{told}");
    let path = folder.path().join("c.md");
    fs::write(&path, table).expect("a file");
    let compared = rolecall(&["compare", "--file", path.to_str().expect("UTF-8")]).prints();
    assert!(
        compared.contains("\"title\":\"Partner Manager\""),
        "{compared}"
    );
}
