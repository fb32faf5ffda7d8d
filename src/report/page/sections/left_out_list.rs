//! What was left out, and why.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{Text, number},
    pieces::{count, examples, people_of, table},
};
use crate::{
    Outcome,
    english::capitalised,
    report::{
        Report,
        figures::{Count, Why},
    },
};

/// Maximum number of reasons, and of titles of each.
const MOST: usize = 10;
const TITLES: usize = 3;

pub(super) fn section(report: &Report) -> Vec<Section> {
    let reasons = &report.figures.reasons;
    let (adjacent_rows, none_rows) = (report.rows(Outcome::Adjacent), report.rows(Outcome::None));
    if adjacent_rows + none_rows == 0 {
        return Vec::new();
    }
    let adjacent = html! {
        @if adjacent_rows > 0 {
            h3 { "Work with partners outside the four functions" }
            (all(&reasons.adjacent))
            (list("Kind of work", "Work outside the four functions", &reasons.adjacent))
        }
    };
    let none = html! {
        @if none_rows > 0 {
            div.keep {
                h3 { "No partner role" }
                (all(&reasons.none))
                (list("Reason", "Reasons for no partner role", &reasons.none))
            }
        }
    };
    Section::only("left-out", "What was left out, and why", adjacent, none)
}

/// All people that are left out for some reason.
fn all(reasons: &[(Why, Count)]) -> Markup {
    let all = Count::sum(reasons.iter().map(|(_, titles)| titles));
    html! { div.sentence { (people_of(&all)) "." } }
}

fn list(heading: &str, caption: &str, reasons: &[(Why, Count)]) -> Markup {
    let columns = [
        ("", heading),
        ("", "For example"),
        ("n", "Titles"),
        ("n", "People"),
    ];
    let rest = &reasons[MOST.min(reasons.len())..];
    let rest_titles = Count::sum(rest.iter().map(|(_, titles)| titles));
    let rows = html! {
        @for (why, titles) in reasons.iter().take(MOST) {
            tr {
                th scope="row" { (said(why)) }
                td { (examples(titles, TITLES)) }
                td.n { (number(titles.titles)) }
                td.n.strong { (count(titles)) }
            }
        }
        @if !rest.is_empty() {
            tr.rest {
                th scope="row" { "and " (number(rest.len() as u64)) " more reasons" }
                td {}
                td.n { (number(rest_titles.titles)) }
                td.n { (count(&rest_titles)) }
            }
        }
    };
    table("why", caption, &columns, rows)
}

fn said(why: &Why) -> Markup {
    html! {
        @match why {
            Why::NoWord => "No word for partners",
            Why::FalseFriend(what) => (Text(&capitalised(what))),
            Why::Outside(kind) => { span.kind { (Text(kind)) } " work" },
            Why::Decided => "Decided by a person or the duties",
            Why::Blank => "No title",
            Why::Unread => "Too many different titles to list",
        }
    }
}
