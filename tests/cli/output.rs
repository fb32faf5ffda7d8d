//! The output file: whole or absent, where it belongs, with the right rights.

use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::{Files, MustSay, rolecall};

const CONTACTS: &str = "Name,Title\nAnn,Partner Sales Manager\n";

/// A folder with `contacts.csv` in it.
struct Desk(Files);

impl Desk {
    fn new() -> Self {
        let files = Files::new();
        files.write("contacts.csv", CONTACTS);
        Desk(files)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path(name)
    }

    fn mode(&self, name: &str) -> u32 {
        let found = fs::metadata(self.path(name)).expect("a file");
        found.permissions().mode() & 0o7777
    }

    fn is_answered(&self, name: &str) -> bool {
        let text = self.0.read(name);
        text.starts_with("Name,Title,gtm_outcome,") && text.lines().count() == 2
    }

    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.folder()).expect("a folder");
        let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("UTF-8");
        let mut names: Vec<String> = names.map(|entry| name(entry.expect("an entry"))).collect();
        names.sort();
        names
    }

    /// Runs `batch contacts.csv -o NAME` with more arguments.
    fn batch(&self, output: &str, more: &[&str]) -> (i32, String) {
        let (input, output) = (self.0.name("contacts.csv"), self.0.name(output));
        let arguments = [&["batch", &input, "-q", "-o", &output], more].concat();
        let (code, out, err) = rolecall(&arguments).ends();
        assert_eq!(out, "");
        (code, err)
    }
}

#[test]
fn a_new_file_has_the_rights_of_the_umask() {
    let desk = Desk::new();
    for (umask, mode) in [
        ("022", 0o644),
        ("027", 0o640),
        ("077", 0o600),
        ("000", 0o666),
    ] {
        let script = format!("umask {umask}; exec \"$0\" batch contacts.csv -q -o {umask}.csv");
        let status = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_rolecall")])
            .current_dir(desk.0.folder())
            .status();
        assert!(status.expect("a shell").success());
        assert_eq!(desk.mode(&format!("{umask}.csv")), mode, "umask {umask}");
    }
}

#[test]
fn a_file_that_is_replaced_keeps_its_rights() {
    let desk = Desk::new();
    desk.0.write("answers.csv", "old");
    for mode in [0o600, 0o640, 0o664] {
        let rights = Permissions::from_mode(mode);
        fs::set_permissions(desk.path("answers.csv"), rights).expect("it is ours");
        assert_eq!(desk.batch("answers.csv", &["--force"]), (0, String::new()));
        assert_eq!(desk.mode("answers.csv"), mode);
        assert!(desk.is_answered("answers.csv"));
    }
    assert_eq!(desk.files(), ["answers.csv", "contacts.csv"]);
}

#[test]
fn a_link_stays_and_the_file_behind_it_is_written() {
    let desk = Desk::new();
    fs::create_dir(desk.path("far")).expect("a folder");
    desk.0.write("far/old.csv", "old");
    symlink("far/old.csv", desk.path("link.csv")).expect("a link");
    symlink("link.csv", desk.path("link-to-link.csv")).expect("a link");
    symlink("far/new.csv", desk.path("to-nothing.csv")).expect("a link");
    let (code, message) = desk.batch("link.csv", &[]);
    assert_eq!(code, 2);
    message.must_say("link.csv exists; add --force");
    assert_eq!(desk.batch("link-to-link.csv", &["--force"]).0, 0);
    assert!(desk.is_answered("far/old.csv"));
    assert_eq!(desk.batch("to-nothing.csv", &[]).0, 0);
    assert!(desk.is_answered("far/new.csv"));
    for link in ["link.csv", "link-to-link.csv", "to-nothing.csv"] {
        let found = fs::symlink_metadata(desk.path(link)).expect("it is there");
        assert!(found.is_symlink(), "{link}");
    }
    symlink("round.csv", desk.path("round.csv")).expect("a link");
    assert_eq!(desk.batch("round.csv", &[]).0, 3);
}

#[test]
fn the_input_is_known_by_whatever_name() {
    let desk = Desk::new();
    symlink("contacts.csv", desk.path("symbolic.csv")).expect("a link");
    fs::hard_link(desk.path("contacts.csv"), desk.path("hard.csv")).expect("a link");
    for name in [
        "contacts.csv",
        "symbolic.csv",
        "hard.csv",
        "../x/contacts.csv",
    ] {
        let name = name.replace("../x", &desk.0.name(""));
        let (code, message) = desk.batch(&name, &["--force"]);
        assert_eq!(code, 2);
        message.must_say("the output is the input");
    }
    let kept = desk.0.read("contacts.csv");
    assert_eq!(kept, CONTACTS);
}

#[test]
fn what_is_read_is_never_written_by_redirection_either() {
    let desk = Desk::new();
    #[rustfmt::skip]
    let cases = [
        ("batch contacts.csv >> contacts.csv", "goes to the input"),
        ("batch - >> contacts.csv < contacts.csv", "that standard input comes from"),
        ("batch - -o contacts.csv --force < contacts.csv", "the output is the input"),
        ("classify -o contacts.csv --force < contacts.csv", "the output is the input"),
        ("compare --group --file contacts.csv -o contacts.csv --force", "the output is the input"),
        ("taxonomy diff bundled bundled --titles contacts.csv -o contacts.csv --force", "the output is the input"),
    ];
    for (arguments, says) in cases {
        let script = format!("\"$0\" {arguments}");
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_rolecall")])
            .current_dir(desk.0.folder())
            .output()
            .expect("a shell");
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{arguments}");
        assert!(message.contains(says), "{arguments}: {message}");
        let kept = desk.0.read("contacts.csv");
        assert_eq!(kept, CONTACTS, "{arguments}");
    }
}

#[test]
fn a_name_that_ends_in_gz_is_compressed() {
    let desk = Desk::new();
    assert_eq!(desk.batch("answers.csv.gz", &[]), (0, String::new()));
    let bytes = fs::read(desk.path("answers.csv.gz")).expect("a file");
    assert!(bytes.starts_with(&[0x1f, 0x8b]), "{bytes:?}");
    let (code, told) = desk.batch("answers.xls", &[]);
    assert_eq!(code, 2);
    told.must_say("a .xls file cannot be written");
}

#[test]
fn a_line_break_in_the_name_of_a_file_stays_in_its_message() {
    let message = rolecall(&["batch", "no\nsuch.csv"]).fails(3);
    message.must_say(r"no\nsuch.csv");
    assert_eq!(message.lines().count(), 1, "{message}");
}

#[test]
fn a_run_that_fails_changes_nothing() {
    let desk = Desk::new();
    desk.0.write("answers.csv", "old");
    desk.0.write("contacts.csv", format!("{CONTACTS}Bob\n"));
    let (code, _) = desk.batch("answers.csv", &["--force", "--strict"]);
    assert_eq!(code, 3);
    assert_eq!(desk.0.read("answers.csv"), "old");
    assert_eq!(desk.files(), ["answers.csv", "contacts.csv"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new();
    let input = desk.0.name("contacts.csv");
    let full = || {
        File::options()
            .write(true)
            .open("/dev/full")
            .expect("a full disk")
    };
    for format in ["csv", "json", "ndjson", "table"] {
        let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(["batch", &input, "-q", "--format", format])
            .stdout(full())
            .output()
            .expect("it runs");
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{format}: {message}");
        let says = "error: cannot write to standard output: No space left on device";
        assert!(message.starts_with(says), "{format}: {message}");
        assert_eq!(message.lines().count(), 1, "{format}: {message}");
    }
    let (code, out, message) = rolecall(&["batch", &input, "-q", "-o", "/dev/full"]).ends();
    assert_eq!((code, out.as_str()), (3, ""));
    let says = "error: cannot write /dev/full: No space left on device";
    assert!(message.starts_with(says), "{message}");
}

#[test]
fn a_reader_who_has_seen_enough_of_a_batch_is_no_error() {
    for format in ["csv", "json", "ndjson", "tsv", "markdown", "table"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(["batch", "-q", "--format", format])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut input = child.stdin.take().expect("a pipe");
        // The program may be gone before all is written; that is what is tested.
        let _ = input.write_all(b"Name,Title\n");
        let _ = input.write_all(&b"Ann,Partner Sales Manager\n".repeat(20_000));
        drop(input);
        let output = child.wait_with_output().expect("it ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*err), (Some(0), ""), "{format}");
    }
}
