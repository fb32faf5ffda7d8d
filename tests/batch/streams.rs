//! Rows come out as they arrive, and in order.

use std::{
    io::{self, Read, Write},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use rolecall::batch::{self, Classify, Destination, Options, RowAnswer, RowFacts};

use super::{Echo, NAMES, added, run};

/// The reading end of a pipe that somebody fills by hand.
struct Slow {
    pieces: mpsc::Receiver<Vec<u8>>,
    left: Vec<u8>,
}

impl Read for Slow {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.is_empty() {
            self.left = self.pieces.recv().unwrap_or_default();
        }
        let count = self.left.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.left[..count]);
        self.left.drain(..count);
        Ok(count)
    }
}

/// The writing end of a pipe that somebody empties by hand.
struct FoundColumn(mpsc::Sender<Vec<u8>>);

impl Write for FoundColumn {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .send(bytes.to_vec())
            .map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_slow_producer_sees_its_rows_at_once() {
    for (threads, mark) in [(1, ""), (2, ""), (4, "\u{feff}")] {
        let (give, pieces) = mpsc::channel();
        let (put, take) = mpsc::channel();
        let options = Options {
            threads,
            ..Options::default()
        };
        let batch = thread::spawn(move || {
            let slow = Slow {
                pieces,
                left: Vec::new(),
            };
            batch::run(
                slow,
                Destination::Csv(&mut FoundColumn(put)),
                &options,
                &Echo,
                |_| (),
            )
            .map(|summary| summary.rows)
        });
        let send = |text: String| give.send(text.into_bytes()).expect("somebody reads");
        let wait = |expected: String| {
            let start = Instant::now();
            let mut got = String::new();
            while got.len() < expected.len() && start.elapsed() < Duration::from_secs(5) {
                let piece = take
                    .recv_timeout(Duration::from_secs(5))
                    .unwrap_or_default();
                got.push_str(&String::from_utf8(piece).expect("UTF-8"));
            }
            assert_eq!(got, expected);
            assert!(
                start.elapsed() < Duration::from_millis(100),
                "took {:?}",
                start.elapsed()
            );
        };
        send(format!("{mark}Name,Title\n"));
        send("A,Lead\nB,".to_owned());
        wait(format!(
            "{mark}Name,Title{NAMES}\nA,Lead{}\n",
            added("Lead")
        ));
        send("Ma".to_owned());
        send("nager\nC".to_owned());
        wait(format!("B,Manager{}\n", added("Manager")));
        drop(give);
        wait(format!("C,{}", added("")));
        assert_eq!(batch.join().expect("no panic").expect("no error"), 3);
    }
}

#[test]
fn a_panic_in_the_classifier_ends_all_threads() {
    struct Panics;
    impl Classify for Panics {
        type Session = ();
        fn session(&self) {}
        fn answer<'s>(&'s self, (): &mut (), title: &str, _: &RowFacts<'_>) -> RowAnswer<'s> {
            panic!("on {title}")
        }
    }
    let input = "Title\n".to_owned() + &"Lead\n".repeat(500_000);
    for threads in [1, 4] {
        let options = Options {
            threads,
            ..Options::default()
        };
        let run = || {
            batch::run(
                input.as_bytes(),
                Destination::Csv(&mut io::sink()),
                &options,
                &Panics,
                |_| (),
            )
        };
        assert!(std::panic::catch_unwind(run).is_err());
    }
}

#[test]
fn threads_change_nothing() {
    let mut input = "Name,Title,Note\n".to_owned();
    for row in 0..60_000 {
        let end = ["\n", "\r\n"][row % 2];
        match row % 7 {
            0 => input += &format!("\"N{row}\",\"Lead, {row}\",\"two\nlines\"{end}"),
            1 => input += &format!("N{row},Manager{end}"),
            2 => input += &format!("N{row},\"a \"\"b\"\" {}\",x,surplus{end}", row % 100),
            3 => input += &format!("N{row} \"stray,VP {}{end}{end}", row % 1000),
            4 if row % 1000 == 4 => input += &format!("N{row},\"never closed{end}"),
            _ => input += &format!("Ñ{row},Directør {},note{end}", row % 5000),
        }
    }
    let (expected, first) = run(input.as_bytes(), &Options::default()).expect("readable");
    assert!(first.rows >= 60_000 - 100);
    for threads in [2, 4, 9] {
        let (output, summary) = run(
            input.as_bytes(),
            &Options {
                threads,
                ..Options::default()
            },
        )
        .expect("readable");
        assert!(output == expected, "{threads} threads change the output");
        assert_eq!(summary.tally, first.tally);
        assert_eq!(summary.warnings.ragged, first.warnings.ragged);
        assert_eq!(summary.warnings.stray_quotes, first.warnings.stray_quotes);
    }
}
