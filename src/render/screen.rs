//! Questions on a terminal.

use std::io::{self, Write};

use rolecall::context::{Clarified, FunctionShares, Posed};

use super::view::card::Card;
use super::view::clarified::{meaning_of_shares, rows};
use super::{Page, Tone, escape, percent, wrap};

/// Where the text of an answer begins.
const INDENT: usize = 5;

/// How long the bar of a whole share is.
const BAR: usize = 20;

/// A terminal on which questions are asked.
pub(crate) struct Screen<'a> {
    /// The page that it has to fit.
    pub(crate) page: Page,
    /// The stream that is printed to.
    pub(crate) out: &'a mut dyn Write,
}

impl Screen<'_> {
    /// The title and what it says by itself.
    pub(crate) fn begin(&mut self, now: &Clarified) -> io::Result<()> {
        let mut card = Card {
            page: self.page,
            out: &mut *self.out,
        };
        card.title(&now.title)?;
        self.bars(None, &now.after)?;
        writeln!(self.out)?;
        self.text(&meaning_of_shares(now), 0)
    }

    /// A question with its answers.
    pub(crate) fn question(&mut self, posed: &Posed, number: usize, of: usize) -> io::Result<()> {
        let count = Tone::Faint.paint(&format!("Question {number} of {of}"), self.page.colour);
        writeln!(self.out, "\n{count}")?;
        self.text(&escape::line(&posed.ask), 0)?;
        for (at, choice) in posed.answers.iter().enumerate() {
            write!(self.out, "{:>3}  ", at + 1)?;
            self.text(&escape::line(&choice.says), INDENT)?;
        }
        writeln!(self.out, "  0  I don't know")?;
        let keys = "s skip, b back, q stop with what is known";
        let keys = Tone::Faint.paint(keys, self.page.colour);
        writeln!(self.out, "     {keys}")
    }

    /// Waits for a line to be typed.
    pub(crate) fn prompt(&mut self) -> io::Result<()> {
        write!(self.out, "> ")?;
        self.out.flush()
    }

    /// A line between questions.
    pub(crate) fn say(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    /// The shares, and how the last answer moved them.
    pub(crate) fn bars(
        &mut self,
        before: Option<&FunctionShares>,
        now: &FunctionShares,
    ) -> io::Result<()> {
        let was = before.map(rows);
        for (name, share) in rows(now) {
            let before = was.iter().flatten().find(|(other, _)| *other == name);
            let before = before.map_or(share, |(_, share)| *share);
            let points = ((share - before) * 100.0).round();
            let moved = match points {
                0.0 => String::new(),
                points => format!("  {points:+}"),
            };
            let bar = "█".repeat((share * BAR as f32).round() as usize);
            let line = format!("  {name:18} {:>3} {bar:BAR$}{moved}", percent(share));
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str, indent: usize) -> io::Result<()> {
        wrap::print(text, self.page.width, indent, 0, self.out)
    }
}
