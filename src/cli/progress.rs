//! How far a long run is, for whoever waits at a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rolecall::batch::Progress;

use super::summary::grouped;

/// Nobody needs to be told before.
const PATIENCE: Duration = Duration::from_millis(500);

/// Often enough to be seen moving.
const PAUSE: Duration = Duration::from_millis(100);

/// One line on standard error that is written over and over, and cleared at the end.
pub(crate) struct Meter {
    size: Option<u64>,
    /// When to show something next; `None` if nothing is to be shown.
    next: Mutex<Option<Instant>>,
}

impl Meter {
    /// Shows nothing unless standard error is a terminal.
    pub(crate) fn new(size: Option<u64>, wanted: bool) -> Meter {
        let wanted = wanted && io::stderr().is_terminal();
        Meter {
            size,
            next: Mutex::new(wanted.then(|| Instant::now() + PATIENCE)),
        }
    }

    /// Threads that come while another is writing go on with their work.
    pub(crate) fn show(&self, now: Progress) {
        let Ok(mut next) = self.next.try_lock() else {
            return;
        };
        if next.is_none_or(|next| Instant::now() < next) {
            return;
        }
        *next = Some(Instant::now() + PAUSE);
        let share = self.size.filter(|size| *size > 0).map(|size| {
            let percent = now.bytes.min(size) * 100 / size;
            format!(", {percent}%")
        });
        let text = format!(
            "\r{} rows{}\x1b[K",
            grouped(now.rows),
            share.unwrap_or_default()
        );
        // If the terminal is gone, so is the one who waits.
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        let shown = self.next.lock().is_ok_and(|mut next| next.take().is_some());
        if shown {
            let _ = io::stderr().write_all(b"\r\x1b[K");
        }
    }
}
