//! A run that is killed at any moment leaves the old file or the whole new one.
//!
//! `ROLECALL_FAULTS=1000 cargo test faults` kills that many runs instead of some.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use std::{env, fs, thread};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::random::Random;

/// Runs that are killed if nothing else is asked for.
const RUNS: u32 = 20;

/// As many rows as take a run long enough to be hit while it reads, writes and finishes.
const ROWS: usize = if cfg!(debug_assertions) {
    4_000
} else {
    50_000
};

const OLD: &str = "old, but whole";

#[test]
fn a_killed_run_leaves_the_old_file_or_the_whole_new_one() {
    let asked = env::var("ROLECALL_FAULTS").ok();
    let runs = asked.map_or(RUNS, |runs| runs.parse().expect("a number of runs"));
    let folder = tempfile::tempdir().expect("a folder");
    let (input, output) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    fs::write(&input, contacts()).expect("a file");
    let time = || {
        let start = Instant::now();
        assert!(run(&input, &output).wait().expect("it ends").success());
        start.elapsed()
    };
    let whole = (0..3).map(|_| time()).min().expect("three runs");
    let expected = fs::read(&output).expect("a file");
    fs::remove_file(&output).expect("it is ours");

    let mut random = Random(0x5eed);
    let (mut finished, mut replaced, mut litter) = (0, 0, 0);
    for number in 0..runs {
        // Every other time there is a file to be replaced.
        let old = number % 2 == 0;
        if old {
            fs::write(&output, OLD).expect("a file");
        }
        let signal = if number % 4 < 2 {
            Signal::KILL
        } else {
            Signal::INT
        };
        let wait = match number % 5 {
            // The end is short, so it is aimed at.
            0 => whole.mul_f64(0.85 + 0.3 * random.fraction()),
            _ => whole.mul_f64(1.1 * random.fraction()),
        };
        let mut child = run(&input, &output);
        thread::sleep(wait);
        kill(&child, signal);
        let status = child.wait().expect("it ends");
        let told = format!("run {number}, {signal:?} after {wait:?}");
        match fs::read(&output) {
            Ok(found) if found == expected => replaced += 1,
            Ok(found) => assert!(old && found == OLD.as_bytes(), "{told}: a damaged file"),
            Err(_) => assert!(!old, "{told}: the old file is gone"),
        }
        if status.success() {
            finished += 1;
            assert_eq!(fs::read(&output).expect("a file"), expected, "{told}");
        }
        let _ = fs::remove_file(&output);
        for left in fs::read_dir(folder.path()).expect("a folder") {
            let left = left.expect("a file").path();
            if left == input {
                continue;
            }
            // Hit between two system calls, when it has a name but not yet its own.
            let found = fs::read(&left).expect("a file");
            assert!(
                found == expected || cfg!(not(target_os = "linux")),
                "{told}: {left:?}"
            );
            fs::remove_file(&left).expect("it is ours");
            litter += 1;
        }
    }

    // Whatever they have left, a later run does not trip over it.
    assert!(run(&input, &output).wait().expect("it ends").success());
    assert_eq!(fs::read(&output).expect("a file"), expected);
    if cfg!(target_os = "linux") {
        assert!(litter <= 1 + runs / 50, "{litter} files were left");
    }
    assert!(finished < runs, "no run was hit");
    // Shown with --nocapture, for those who asked for many.
    let hit = runs - finished;
    writeln!(
        std::io::stderr(),
        "{runs} runs of {whole:.0?}: {hit} were hit, {replaced} had given the file its name, \
         {litter} left a file"
    )
    .expect("somebody listens");
}

fn run(input: &Path, output: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["batch", "-q", "--force", "-o"])
        .args([output, input])
        .stdin(Stdio::null())
        .spawn()
        .expect("the program runs")
}

/// Kills by number; a run that has ended but is not waited for keeps its number.
fn kill(child: &Child, signal: Signal) {
    let number = i32::try_from(child.id()).expect("a number of a process");
    let process = Pid::from_raw(number).expect("a process");
    let _ = kill_process(process, signal);
}

fn contacts() -> String {
    let titles = [
        "Partner Sales Manager",
        "Teacher",
        "Director of Partnerships",
    ];
    let row = |number: usize| {
        let title = titles[number % titles.len()];
        format!("Person {number},\"{title}, {}\"\n", number % 5000)
    };
    "Name,Title\n".to_owned() + &(0..ROWS).map(row).collect::<String>()
}
