//! Colours with meaning. Whatever they say is also said in words.

use clap::builder::styling::{AnsiColor, Effects, Style};
use comfy_table::{Attribute, Cell, Color};
use rolecall::Outcome;

/// The meaning of a text, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it is.
    Plain,
    /// A text that a reader looks for first.
    Strong,
    /// A text that a reader may skip.
    Faint,
    /// Settled.
    Clear,
    /// To be settled.
    Multiple,
    /// Next to what is asked for.
    Adjacent,
}

impl Tone {
    /// The tone of an outcome.
    pub(crate) fn of(outcome: Outcome) -> Tone {
        match outcome {
            Outcome::Clear => Tone::Clear,
            Outcome::Multiple => Tone::Multiple,
            Outcome::Adjacent => Tone::Adjacent,
            _ => Tone::Faint,
        }
    }

    /// The text in this tone, or as it is where colours are off.
    pub(crate) fn paint(self, text: &str, colour: bool) -> String {
        let style = match if colour { self } else { Tone::Plain } {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().effects(Effects::BOLD),
            Tone::Faint => Style::new().effects(Effects::DIMMED),
            Tone::Clear => AnsiColor::Green.on_default(),
            Tone::Multiple => AnsiColor::Yellow.on_default(),
            Tone::Adjacent => AnsiColor::Cyan.on_default(),
        };
        format!("{style}{text}{style:#}")
    }

    /// A cell of a table in this tone.
    pub(crate) fn cell(self, text: String) -> Cell {
        let tone = if text.is_empty() { Tone::Plain } else { self };
        let cell = Cell::new_owned(text);
        match tone {
            Tone::Plain => cell,
            Tone::Strong => cell.add_attribute(Attribute::Bold),
            Tone::Faint => cell.add_attribute(Attribute::Dim),
            Tone::Clear => cell.fg(Color::DarkGreen),
            Tone::Multiple => cell.fg(Color::DarkYellow),
            Tone::Adjacent => cell.fg(Color::DarkCyan),
        }
    }
}
