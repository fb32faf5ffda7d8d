//! Tones on their way through a layout that knows nothing of them.

use super::Tone;

/// Tones travel through the layout as characters without width, which [`escape`] lets through in
/// no text out of data; comfy-table would count the bytes of a colour as text.
pub(super) fn marked(text: &str, tone: Tone) -> String {
    match MARKS.iter().find(|(_, marked)| *marked == tone) {
        Some((mark, _)) if !text.is_empty() => format!("{mark}{text}{END}"),
        _ => text.to_owned(),
    }
}

const END: char = '\u{2064}';

const MARKS: [(char, Tone); 5] = [
    ('\u{206a}', Tone::Strong),
    ('\u{206b}', Tone::Faint),
    ('\u{206c}', Tone::Clear),
    ('\u{206d}', Tone::Multiple),
    ('\u{206e}', Tone::Adjacent),
];

/// The line with colours, or nothing, in place of the marks.
pub(super) fn unmarked(line: &str, colour: bool) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    let mut open = None;
    for c in line.chars() {
        if c == END {
            if let Some(tone) = open.take().filter(|_| colour) {
                out.push_str(&format!("{:#}", Tone::style(tone)));
            }
        } else if let Some((_, tone)) = MARKS.iter().find(|(mark, _)| *mark == c) {
            open = Some(*tone);
            if colour {
                out.push_str(&tone.style().to_string());
            }
        } else {
            out.push(c);
        }
    }
    // A marked text that was broken over lines ends its colour with the line.
    if let Some(tone) = open.filter(|_| colour) {
        out.push_str(&format!("{:#}", tone.style()));
    }
    out
}
