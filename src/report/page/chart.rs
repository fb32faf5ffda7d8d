//! Bars, as SVG that scales with the page. Whatever they show stands in a text beside them too.

use std::fmt::{self, Write};

use crate::Function;

/// A piece of a bar.
pub(super) struct Piece {
    /// The class by which the style colours it.
    pub(super) class: &'static str,
    /// Not settled yet, and so paler.
    pub(super) open: bool,
    pub(super) count: u64,
}

/// Writes a bar of pieces, as long as `whole` is.
pub(super) fn bar(
    out: &mut String,
    id: &str,
    class: &str,
    whole: u64,
    pieces: &[Piece],
    (title, describes): (&str, &str),
) -> fmt::Result {
    write!(
        out,
        "<svg class=\"bar {class}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{describes}</desc>"
    )?;
    let percent = |count: u64| count as f64 * 100.0 / whole.max(1) as f64;
    let mut before = 0;
    for piece in pieces.iter().filter(|piece| piece.count > 0) {
        let (x, width) = (percent(before), percent(piece.count));
        let class = piece.class;
        let open = if piece.open { " open" } else { "" };
        write!(
            out,
            "<rect class=\"{class}{open}\" x=\"{x:.2}%\" width=\"{width:.2}%\" height=\"100%\"/>"
        )?;
        before += piece.count;
    }
    out.push_str("</svg>");
    Ok(())
}

/// The short name of a function: the page is about partners anyway.
pub(super) fn short(function: Function) -> &'static str {
    let name = function.name();
    name.strip_prefix("Partner ").unwrap_or(name)
}

/// `Strategy 3, Sales 1`, as far as there are any.
pub(super) fn split(count: impl Fn(Function) -> u64) -> String {
    let counts = Function::ALL.map(|function| (function, count(function)));
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(function, count)| format!("{} {}", short(function), super::text::Number(count)))
        .collect();
    parts.join(", ")
}
