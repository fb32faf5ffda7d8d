//! The wheel that `pip install` takes: built, installed into a fresh environment and run. Ignored by
//! default, as it needs Python, maturin and minutes; the CI workflow runs it.

use crate::support::MustSay;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

#[test]
#[ignore = "needs Python and maturin; run with: cargo test -- --ignored wheel"]
fn a_wheel_holds_the_program() {
    let dir = tempfile::tempdir().expect("a directory for the wheel");
    let wheels = dir.path().join("wheels");
    run(Command::new("maturin")
        .args([
            "build",
            "--release",
            "--locked",
            "--bindings",
            "bin",
            "--out",
        ])
        .arg(&wheels)
        .current_dir(env!("CARGO_MANIFEST_DIR")));
    let wheel = only_file(&wheels);

    let environment = dir.path().join("environment");
    run(Command::new("python3")
        .args(["-m", "venv"])
        .arg(&environment));
    let bin = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    run(Command::new(bin.join("pip"))
        .args(["install", "--no-index"])
        .arg(&wheel));

    let output = Command::new(bin.join("rolecall"))
        .args(["classify", "Channel Marketing Manager", "--format", "csv"])
        .output()
        .expect("the installed program runs");
    let answer = String::from_utf8_lossy(&output.stdout);
    answer.must_say("clear,marketing");
}

fn run(command: &mut Command) {
    let status = command.status().expect("the command starts");
    assert!(status.success(), "{command:?}: {status}");
}

fn only_file(dir: &Path) -> PathBuf {
    let mut files = fs::read_dir(dir).expect("the wheel was written");
    let file = files
        .next()
        .expect("there is a wheel")
        .expect("it can be read");
    file.path()
}
