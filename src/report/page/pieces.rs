//! Pieces that several sections are made of: tables, counts that open, bars.

use maud::{Markup, html};

use super::page_text::{Text, data, in_short, number, people};
use crate::report::figures::Count;

/// A part of the page.
pub(super) struct Section {
    /// Where links lead.
    pub(super) id: &'static str,
    pub(super) heading: String,
    /// The part that stays on one sheet of paper with the heading.
    pub(super) lead: Markup,
    /// The rest.
    pub(super) body: Markup,
}

impl Section {
    /// The only section of a file.
    pub(super) fn only(id: &'static str, heading: &str, lead: Markup, body: Markup) -> Vec<Self> {
        let heading = heading.to_owned();
        vec![Section {
            id,
            heading,
            lead,
            body,
        }]
    }
}

/// A table whose caption is for those who do not see it; of each column the class and the heading.
pub(super) fn table(class: &str, caption: &str, columns: &[(&str, &str)], rows: Markup) -> Markup {
    html! {
        table class=(class) {
            caption { (Text(caption)) }
            thead { tr {
                @for (class, heading) in columns { th scope="col" class=(class) { (Text(heading)) } }
            } }
            tbody { (rows) }
        }
    }
}

/// A count that opens to its most frequent titles.
pub(super) fn count(count: &Count) -> Markup {
    cell_count(count, Count::MOST, u64::MAX)
}

/// The same in a cell of a large table: with fewer titles, so that the page stays small, and in short
/// from `short_from` on, so that it stays narrow.
pub(super) fn cell_count(count: &Count, most: usize, short_from: u64) -> Markup {
    let shown = in_short(count.rows, short_from);
    opens(html! { (shown) }, count, most)
}

/// Something that opens to the people of a count, if any are known.
pub(super) fn opens(shown: Markup, count: &Count, most: usize) -> Markup {
    if count.top.is_empty() && count.names.is_empty() {
        return shown;
    }
    html! {
        details name="count" {
            summary { (shown) }
            div.list {
                @if shown.0.ends_with('k') { p { (people(count.rows)) } }
                (title_list(count, most))
            }
        }
    }
}

/// People, which opens to their titles.
pub(super) fn people_of(count: &Count) -> Markup {
    opens(html! { (people(count.rows)) }, count, Count::MOST)
}

/// The most frequent titles of a count with their rows, and the names of people if there are any.
fn title_list(count: &Count, most: usize) -> Markup {
    let shown = &count.top[..most.min(count.top.len())];
    let rows_shown = shown.iter().map(|(_, rows)| rows).sum();
    let rows = count.rows.saturating_sub(rows_shown);
    let titles = count.titles.saturating_sub(shown.len() as u64);
    let names = &count.names[..most.min(count.names.len())];
    html! {
        ul { @for (title, rows) in shown {
            li { (data(title)) " " span { (number(*rows)) } }
        } }
        @if titles > 0 {
            p { "and " (number(titles)) " more, " (people(rows)) ": "
                a href="#repeat" { "list all" } }
        }
        @if !names.is_empty() {
            p.names { (first(names.iter().map(|name| data(name)), names.len(), count.rows)) }
        }
    }
}

/// The first of some items, so many, and how many more there are: `a, b and 3 more`.
pub(super) fn first(items: impl Iterator<Item = Markup>, most: usize, all: u64) -> Markup {
    let more = all.saturating_sub(most as u64);
    html! {
        @for (index, item) in items.take(most).enumerate() {
            @if index > 0 { ", " }
            (item)
        }
        @if more > 0 { " and " (number(more)) " more" }
    }
}

/// Titles in a cell, so many of them, with their rows where there are several.
pub(super) fn examples(count: &Count, most: usize) -> Markup {
    html! {
        ul.titles { @for (title, rows) in count.top.iter().take(most) {
            li { (data(title)) @if *rows > 1 { " " span.times { (number(*rows)) } } }
        } }
    }
}

/// A bar of pieces, each with the class by which the style colours it, as long as `whole` is. `says`
/// puts it in words.
pub(super) fn bar(class: &str, whole: u64, says: &str, pieces: &[(&str, u64)]) -> Markup {
    let percent = |rows: u64| rows as f64 * 100.0 / whole.max(1) as f64;
    let mut before = 0;
    let filled = pieces.iter().filter(|(_, rows)| *rows > 0);
    let placed = filled.map(|&(class, rows)| {
        let x = format!("{:.2}%", percent(before));
        before += rows;
        (class, x, format!("{:.2}%", percent(rows)))
    });
    let pieces: Vec<(&str, String, String)> = placed.collect();
    html! {
        svg class={ "bar " (class) } role="img" aria-label=(says) {
            @for (class, x, width) in &pieces {
                rect class=(class) x=(x) width=(width) height="100%" {}
            }
        }
    }
}

/// How strong the colour of a cell is, from 0 to 5.
pub(super) fn shade(rows: u64, most: u64) -> u8 {
    let shade = (rows as f64 / most.max(1) as f64).sqrt() * 5.0;
    shade.ceil() as u8
}
