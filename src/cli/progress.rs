//! How far a long run is, for whoever waits at a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rolecall::batch::Progress;
use rolecall::english::thousands;

use crate::render::view::summary::duration;

/// Nobody needs to be told before.
const PATIENCE: Duration = Duration::from_millis(500);

/// Often enough to be seen moving.
const PAUSE: Duration = Duration::from_millis(100);

/// One line on standard error that is written over and over, and cleared at the end.
pub(crate) struct Meter {
    size: Option<u64>,
    start: Instant,
    state: Mutex<State>,
}

struct State {
    /// When to show something next; `None` if nothing is to be shown.
    next: Option<Instant>,
    /// Whether there is a line to clear.
    shown: bool,
}

impl Meter {
    /// Shows nothing unless standard error is a terminal.
    pub(crate) fn new(size: Option<u64>, wanted: bool) -> Meter {
        let wanted = wanted && io::stderr().is_terminal();
        let start = Instant::now();
        Meter {
            size,
            start,
            state: Mutex::new(State {
                next: wanted.then(|| start + PATIENCE),
                shown: false,
            }),
        }
    }

    /// Threads that come while another is writing go on with their work.
    pub(crate) fn show(&self, now: Progress) {
        let Ok(mut state) = self.state.try_lock() else {
            return;
        };
        if state.next.is_none_or(|next| Instant::now() < next) {
            return;
        }
        state.next = Some(Instant::now() + PAUSE);
        state.shown = true;
        let text = worded(now.rows, now.bytes, self.size, self.start.elapsed());
        // If the terminal is gone, so is the one who waits.
        let _ = write!(io::stderr(), "\r{text}\x1b[K");
    }

    /// Takes the line away; nothing is shown from then on.
    pub(crate) fn clear(&self) {
        if let Ok(mut state) = self.state.lock() {
            state.next = None;
            if std::mem::take(&mut state.shown) {
                let _ = io::stderr().write_all(b"\r\x1b[K");
            }
        }
    }
}

/// `1,234,567 rows, 45%, 612,000 rows/s, 2 s left`; without the share where the size is not known.
fn worded(rows: u64, bytes: u64, size: Option<u64>, took: Duration) -> String {
    let mut text = format!("{} rows", thousands(rows));
    let size = size.filter(|&size| size > 0);
    if let Some(size) = size {
        text = format!("{text}, {}%", bytes.min(size) * 100 / size);
    }
    let rate = (rows as f64 / took.as_secs_f64().max(0.001)) as u64;
    text = format!("{text}, {} rows/s", thousands(three_digits(rate)));
    if let Some(size) = size.filter(|_| bytes > 0) {
        let left = took.mul_f64(size.saturating_sub(bytes) as f64 / bytes as f64);
        let left = Duration::from_secs(left.as_secs_f64().ceil() as u64);
        text = format!("{text}, {} left", whole_seconds(left));
    }
    text
}

/// A number whose last digits would only flicker.
fn three_digits(number: u64) -> u64 {
    let digits = number.checked_ilog10().unwrap_or(0) + 1;
    let unit = 10_u64.pow(digits.saturating_sub(3));
    number / unit * unit
}

fn whole_seconds(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        _ => duration(time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_says_how_much_how_fast_and_how_long_still() {
        let took = Duration::from_secs(2);
        for (rows, bytes, size, text) in [
            (0, 0, Some(10), "0 rows, 0%, 0 rows/s"),
            (
                1_234_567,
                50,
                Some(100),
                "1,234,567 rows, 50%, 617,000 rows/s, 2 s left",
            ),
            (
                999,
                1,
                Some(301),
                "999 rows, 0%, 499 rows/s, 10:00 min left",
            ),
            (999, 500, None, "999 rows, 499 rows/s"),
            (7, 9, Some(0), "7 rows, 3 rows/s"),
            (9, 120, Some(100), "9 rows, 100%, 4 rows/s, 0 s left"),
        ] {
            assert_eq!(worded(rows, bytes, size, took), text);
        }
    }
}
