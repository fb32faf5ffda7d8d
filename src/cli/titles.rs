//! Titles as they come in: as arguments, or one a line on standard input.

use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal};

use anyhow::{Context, Result};

use super::exit::Misuse;

/// Hands over every title in order; `-`, or no argument at all, stands for standard input.
///
/// Titles are handed over as they are read, so that a program that writes one line can wait for
/// its answer.
pub(crate) fn each(
    arguments: &[OsString],
    command: &str,
    mut title: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    if arguments.is_empty() {
        if io::stdin().is_terminal() {
            return Err(Misuse(nothing(command)).into());
        }
        return lines(io::stdin().lock(), &mut title);
    }
    for argument in arguments {
        if argument == "-" {
            lines(io::stdin().lock(), &mut title)?;
        } else {
            title(&argument.to_string_lossy())?;
        }
    }
    Ok(())
}

/// Hands over each line. Ends of lines may be those of any system, bytes that are no UTF-8 become replacement
/// characters, and a blank line is a blank title, so that answers stay in step with lines.
pub(crate) fn lines(
    mut input: impl BufRead,
    title: &mut impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
    let mut line = Vec::new();
    let mut first = true;
    while input
        .read_until(b'\n', &mut line)
        .context("cannot read standard input")?
        > 0
    {
        let mut text = line.as_slice();
        text = text.strip_suffix(b"\n").unwrap_or(text);
        text = text.strip_suffix(b"\r").unwrap_or(text);
        if std::mem::take(&mut first) {
            text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        }
        title(&String::from_utf8_lossy(text))?;
        line.clear();
    }
    Ok(())
}

fn nothing(command: &str) -> String {
    format!(
        "no title given; type one, or pipe in one per line:\n  \
         rolecall {command} \"Channel Marketing Manager\""
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<String> {
        let mut titles = Vec::new();
        let mut keep = |title: &str| {
            titles.push(title.to_owned());
            Ok(())
        };
        lines(bytes, &mut keep).expect("a slice can be read");
        titles
    }

    #[test]
    fn one_title_a_line_whatever_ends_the_line() {
        assert_eq!(read(b""), [""; 0]);
        assert_eq!(read(b"a\nb\n"), ["a", "b"]);
        assert_eq!(read(b"a\r\nb"), ["a", "b"]);
        assert_eq!(read(b"a\n\n\nb\n"), ["a", "", "", "b"]);
        assert_eq!(read("\u{feff}a\n\u{feff}b".as_bytes()), ["a", "\u{feff}b"]);
        assert_eq!(read(b"a\xff\n"), ["a\u{fffd}"]);
    }
}
