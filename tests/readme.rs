//! The README and the guides under `examples/` are true: their commands are run, and print what the
//! pages say they print.
//!
//! In a `console` block a line that starts with `$ ` is a command, run by `sh` on a terminal of 100
//! columns; the lines below it are what it prints, where `[...]` stands for lines left out.
//! `ROLECALL_BLESS=1 cargo test readme` writes what is printed now into the pages. A command with
//! a program of others that is not installed here is left as it is, and that is told.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::support::{others::is_installed, terminal::on_terminal};

/// Stands for lines which a page leaves out.
const LEFT_OUT: &str = "[...]";

/// Commands of `sh` blocks which this test does not run.
const NOT_RUN: [&str; 13] = [
    "cargo run --release -- batch examples/contacts.csv", // builds everything anew
    "cargo test",
    "ROLECALL_BLESS=1 cargo test readme", // this is it, too
    // a test of help
    "mkdir examples",
    "rolecall help contacts.csv > examples/contacts.csv",
    // build everything anew; the wheel has a test of its own
    "maturin build --release --bindings bin",
    "RUSTFLAGS=\"-C target-feature=+crt-static\" cargo build --release --target x86_64-unknown-linux-gnu",
    // needs a browser
    "chromium --headless --hide-scrollbars --window-size=1280,900 --screenshot=examples/report.png report.html",
    // need Spark, and minutes
    "python3 -m venv spark && spark/bin/pip install pyspark pyarrow pandas",
    "export SPARK_HOME=$(spark/bin/python -c \"import pyspark, os; print(os.path.dirname(pyspark.__file__))\")",
    "export PYSPARK_PYTHON=$PWD/spark/bin/python",
    "$SPARK_HOME/bin/spark-submit --master \"local-cluster[2,1,1024]\" --files target/x86_64-unknown-linux-gnu/release/rolecall examples/spark_batch.py examples/contacts.csv answers --column Title",
    "spark-submit --master yarn --files target/x86_64-unknown-linux-gnu/release/rolecall examples/spark_batch.py hdfs:///contacts hdfs:///answers --column title",
];

/// Programs of others, in pipelines with `rolecall`. Everything else must be there.
const OTHERS: [&str; 4] = ["jq", "mlr", "duckdb", "xan"];

#[test]
fn every_command_prints_what_the_pages_say() {
    let bless = env::var_os("ROLECALL_BLESS").is_some();
    let mut untrue = String::new();
    for (path, page) in pages() {
        let truth = recorded(&page);
        if bless {
            fs::write(&path, &truth).expect("the page can be written");
        } else if let Some((said, printed)) = page.lines().zip(truth.lines()).find(|(a, b)| a != b)
        {
            untrue += &format!("{}:\n  says   {said}\n  now is {printed}\n", path.display());
        } else if page != truth {
            untrue += &format!("{}: one is longer\n", path.display());
        }
    }
    assert!(
        untrue.is_empty(),
        "{untrue}ROLECALL_BLESS=1 cargo test readme records what is printed now"
    );
}

/// The page with what its commands print now.
fn recorded(page: &str) -> String {
    let desk = Desk::new();
    let mut truth = String::new();
    for part in parts(page) {
        match part {
            Part::Text(line) => truth += &format!("{line}\n"),
            Part::Command { line, output } => {
                let printed = match can_be_run(line) {
                    true => abridged(&desk.run(line), &output),
                    false => output.iter().map(|line| format!("{line}\n")).collect(),
                };
                truth += &format!("$ {line}\n{printed}");
            }
        }
    }
    truth
}

#[test]
fn commands_without_output_are_known() {
    let pages = pages();
    for (path, page) in &pages {
        for line in blocks(page, "sh").flatten() {
            let command = line.split(" #").next().unwrap_or(line).trim_end();
            assert!(
                NOT_RUN.contains(&command),
                "{}: nothing runs `{command}`",
                path.display()
            );
        }
    }
    let ci = fs::read_to_string(root().join(".ci/run")).expect("CI is there");
    assert!(ci.lines().any(|line| line.starts_with("run cargo test #")));
}

/// Whoever follows several pages in one folder meets no file of the page before.
#[test]
fn pages_write_files_of_their_own() {
    let mut writers: HashMap<String, PathBuf> = HashMap::new();
    for (path, page) in pages() {
        for line in page.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let written = words
                .windows(2)
                .filter(|two| matches!(two[0], "-o" | "--review" | ">"));
            for file in written.map(|two| two[1].to_owned()) {
                let writer = writers.entry(file.clone()).or_insert_with(|| path.clone());
                assert_eq!(*writer, path, "{file} is written by both");
            }
        }
    }
}

#[test]
fn links_lead_to_files() {
    for (path, page) in pages() {
        let folder = path.parent().expect("a page is in a folder");
        for target in page
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let file = target.split('#').next().unwrap_or(target);
            assert!(
                target.contains("://") || folder.join(file).exists(),
                "{}: {target}",
                path.display()
            );
        }
    }
}

#[test]
fn the_readme_is_short() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    assert!(readme.lines().count() <= 250);
}

#[test]
fn code_and_data_are_copies_of_the_real_ones() {
    let read = |file: &str| fs::read_to_string(root().join(file)).expect("it is there");
    let code = read("examples/library.rs");
    let code: Vec<&str> = code.lines().skip(3).collect();
    assert!(
        blocks(&read("examples/library.md"), "rust").any(|block| block == code),
        "the guide does not show examples/library.rs from its fourth line on:\n{}",
        code.join("\n")
    );
    let data = read("data/taxonomy.yaml") + &read("data/vocabulary.yaml");
    for line in blocks(&read("examples/own-words.md"), "yaml").flatten() {
        let line = line.trim();
        assert!(
            line.starts_with('#') || data.lines().any(|known| known.trim() == line),
            "no such line in data/: {line}"
        );
    }
    let (readme, spark) = (read("README.md"), read("examples/spark_batch.py"));
    for column in rolecall::batch::COLUMNS {
        assert!(readme.contains(&format!("| `gtm_{column}` |")), "{column}");
        assert!(spark.contains(&format!("\"{column}\"")), "{column}");
    }
}

/// Where the commands are run: a folder with the examples, in which they may write.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::os::unix::fs::symlink(root().join("examples"), folder.path().join("examples"))
            .expect("it can be linked");
        Self(folder)
    }

    /// Runs a command line, with this build of `rolecall`, and hands over what is on the terminal.
    fn run(&self, line: &str) -> String {
        let folder = Path::new(env!("CARGO_BIN_EXE_rolecall")).parent();
        let mut paths = vec![folder.expect("programs are in a folder").to_path_buf()];
        paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        // `cargo test` with the name of a test does not build the examples anew
        let build = if cfg!(debug_assertions) {
            ""
        } else {
            "--release"
        };
        let cargo = format!(
            "{} run --quiet --offline {build} --manifest-path {}/Cargo.toml --example",
            env!("CARGO"),
            env!("CARGO_MANIFEST_DIR")
        );
        let line = line.replace("cargo run --example", &cargo);
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("exec < /dev/null; {line}")]) // nobody answers questions
            .current_dir(self.0.path())
            .env("PATH", env::join_paths(paths).expect("no colon in a path"));
        let (screen, _) = on_terminal(100, command, false);
        let screen = screen.replace("\r\u{1b}[K", "").replace("\u{1b}[K", ""); // progress
        screen.split_inclusive('\n').map(timeless).collect()
    }
}

/// Whether all programs of others in a command line are installed.
fn can_be_run(line: &str) -> bool {
    let used = |name: &&str| line.split_whitespace().any(|word| word == *name);
    OTHERS
        .iter()
        .filter(|name| used(name))
        .all(|name| is_installed(name, line))
}

/// `Done: 60 rows in 0.02 s; ...` with the time the pages say, as it is never the same.
fn timeless(line: &str) -> String {
    let timed = line
        .strip_prefix("Done: ")
        .and_then(|_| line.split_once(" rows in "));
    match timed.and_then(|(before, after)| Some((before, after.split_once(" s")?.1))) {
        Some((before, after)) => format!("{before} rows in 0.01 s{after}"),
        None => line.to_owned(),
    }
}

/// A piece of a page.
enum Part<'a> {
    Text(&'a str),
    Command { line: &'a str, output: Vec<&'a str> },
}

fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut console = false;
    for line in page.lines() {
        match (
            line.strip_prefix("```"),
            line.strip_prefix("$ "),
            parts.last_mut(),
        ) {
            (Some(language), ..) => {
                console = language == "console";
                parts.push(Part::Text(line));
            }
            (None, Some(line), _) if console => parts.push(Part::Command {
                line,
                output: Vec::new(),
            }),
            (None, _, Some(Part::Command { output, .. })) if console => output.push(line),
            _ => parts.push(Part::Text(line)),
        }
    }
    parts
}

/// The output, without the lines which the page leaves out.
fn abridged(printed: &str, shown: &[&str]) -> String {
    let lines: Vec<&str> = printed.trim_end().lines().collect();
    let blank = shown
        .iter()
        .rev()
        .take_while(|line| line.is_empty())
        .count();
    let shown = &shown[..shown.len() - blank];
    let kept = match shown.iter().position(|line| *line == LEFT_OUT) {
        Some(before) if shown.len() <= lines.len() => {
            let after = lines.len() - (shown.len() - before - 1);
            [&lines[..before], &[LEFT_OUT], &lines[after..]].concat()
        }
        _ => lines,
    };
    let kept = kept.into_iter().chain(vec![""; blank]);
    kept.map(|line| format!("{line}\n")).collect()
}

/// The lines of each block of a language.
fn blocks<'a>(page: &'a str, language: &'a str) -> impl Iterator<Item = Vec<&'a str>> {
    let mut lines = page.lines();
    std::iter::from_fn(move || {
        lines.find(|line| line.strip_prefix("```") == Some(language))?;
        Some(lines.by_ref().take_while(|line| *line != "```").collect())
    })
}

/// The README and the guides.
fn pages() -> Vec<(PathBuf, String)> {
    let guides = fs::read_dir(root().join("examples")).expect("there are examples");
    let guides = guides.map(|entry| entry.expect("it can be listed").path());
    let mut paths: Vec<PathBuf> = guides
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    paths.sort();
    paths.insert(0, root().join("README.md"));
    let read = |path: PathBuf| {
        let page = fs::read_to_string(&path).expect("the page can be read");
        (path, page)
    };
    paths.into_iter().map(read).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
