//! Titles that may stand for the same role.

use maud::html;

use super::{
    Section,
    parts::{count, examples, table},
    text::{functions_or, level_name, number, people, titles},
};
use crate::report::Report;

/// So many groups are shown, and so many titles of each.
const MOST: usize = 8;
const TITLES: usize = 4;

pub(super) fn section(report: &Report) -> Vec<Section> {
    let groups = &report.figures.look_alikes.groups;
    if groups.is_empty() {
        return Vec::new();
    }
    let different: u64 = groups.iter().map(|group| group.titles.titles).sum();
    let columns = [
        ("", "Titles in use"),
        ("", "Read as"),
        ("n", "Titles"),
        ("n", "People"),
    ];
    let rows = html! { @for group in groups.iter().take(MOST) {
        tr {
            td { (examples(&group.titles, TITLES)) }
            td { (functions_or(&group.functions)) ", " (level_name(group.level).to_lowercase().replace("vp", "VP")) }
            td.n { (number(group.titles.titles)) }
            td.n.strong { (count(&group.titles)) }
        }
    } };
    let rest = &groups[MOST.min(groups.len())..];
    let lead = html! {
        p {
            (titles(different)) " may stand for " (number(groups.len() as u64))
            @if groups.len() == 1 { " role" } @else { " roles" }
            ": in each group the function, the level and the words for partners and work agree. \
             Could one title do? Check that grade and scope are the same before you merge them."
        }
        (table("same", "Titles that may stand for the same role", &columns, rows))
        @if !rest.is_empty() {
            p.note {
                "And " (number(rest.len() as u64)) " more such groups, "
                (people(rest.iter().map(|group| group.titles.rows).sum())) "."
            }
        }
    };
    vec![Section {
        id: "wordings",
        heading: "Same role, different titles?".to_owned(),
        lead,
        body: html! {},
    }]
}
