//! What was left out, and why.

use maud::{Markup, html};

use super::{
    Section,
    parts::{count, examples, table},
    text::{Text, number, people},
};
use crate::report::{
    Report,
    figures::{Reason, Why},
};

/// So many reasons are shown, and so many titles of each.
const MOST: usize = 10;
const TITLES: usize = 3;

pub(super) fn section(report: &Report) -> Vec<Section> {
    let (totals, reasons) = (&report.figures.totals, &report.figures.reasons);
    if totals.adjacent + totals.none == 0 {
        return Vec::new();
    }
    let adjacent = html! {
        @if totals.adjacent > 0 {
            h3 { "Work with partners outside the four functions: " (people(totals.adjacent)) }
            (list("Kind of work", "Work outside the four functions", &reasons.adjacent))
        }
    };
    let none = html! {
        @if totals.none > 0 {
            div.keep {
                h3 { "No partner role: " (people(totals.none)) }
                (list("Reason", "Reasons for no partner role", &reasons.none))
            }
        }
    };
    vec![Section {
        id: "left-out",
        heading: "What was left out, and why".to_owned(),
        lead: adjacent,
        body: none,
    }]
}

fn list(heading: &str, caption: &str, reasons: &[Reason]) -> Markup {
    let columns = [
        ("", heading),
        ("", "For example"),
        ("n", "Titles"),
        ("n", "People"),
    ];
    let rest = &reasons[MOST.min(reasons.len())..];
    let sum = |of: &dyn Fn(&Reason) -> u64| number(rest.iter().map(of).sum());
    let rows = html! {
        @for reason in reasons.iter().take(MOST) {
            tr {
                th scope="row" { (why(&reason.why)) }
                td { (examples(&reason.count, TITLES)) }
                td.n { (number(reason.count.titles)) }
                td.n.strong { (count(&reason.count)) }
            }
        }
        @if !rest.is_empty() {
            tr.rest {
                th scope="row" { "and " (number(rest.len() as u64)) " more reasons" }
                td {}
                td.n { (sum(&|reason| reason.count.titles)) }
                td.n { (sum(&|reason| reason.count.rows)) }
            }
        }
    };
    table("why", caption, &columns, rows)
}

fn why(why: &Why) -> Markup {
    html! {
        @match why {
            Why::NoWord => "No word for partners",
            Why::FalseFriend(what) => { "The word is " (Text(what)) },
            Why::Outside(kind) => { span.kind { (Text(kind)) } " work" },
            Why::Decided => "Decided by a person or the duties",
            Why::Blank => "No title",
            Why::Unread => "Too many different titles to list",
        }
    }
}
