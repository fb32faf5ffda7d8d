//! Titles that name the same role, and what to ask about those that only might.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{Text, data, functions_or, in_words, listed, number, people, titles},
    pieces::{count, examples, people_of, table},
};
use crate::{
    compare::{Group, Pair, Relation},
    report::{
        Report,
        figures::{Count, SameRoles},
    },
};

/// Maximum number of groups, and of titles of each.
const MOST: usize = 8;
const TITLES: usize = 4;
const QUESTIONS: usize = 5;

pub(super) fn section(report: &Report) -> Vec<Section> {
    let SameRoles {
        groups,
        pairs,
        capped,
    } = &report.figures.same_roles;
    if groups.is_empty() && pairs.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("", "Titles in use"),
        ("", "Read as"),
        ("n", "Titles"),
        ("n", "People"),
    ];
    let rows = html! { @for group in groups.iter().take(MOST) { (row(group)) } };
    let rest = &groups[MOST.min(groups.len())..];
    let lead = html! {
        p {
            @if groups.is_empty() { "No two titles are sure to name the same role." } @else {
                (alike(groups, Relation::SameRole, "one role in other words"))
                (alike(groups, Relation::SameWork, "one function, level and work, but maybe not one scope"))
                "Their grade and every word of the work agree."
            }
            @if *capped {
                " Compared are the " (number(SameRoles::COMPARED as u64)) " titles that most people have."
            }
        }
        @if !groups.is_empty() { (table("same", "Titles that name the same role", &columns, rows)) }
        @if !rest.is_empty() {
            div.sentence.note {
                "And " (number(rest.len() as u64)) " more such groups, "
                (people_of(&Count::sum(rest.iter().map(|(_, titles)| titles)))) "."
            }
        }
    };
    Section::only(
        "wordings",
        "Same role, different titles",
        lead,
        questions(pairs),
    )
}

/// How many titles are related like this.
fn alike(groups: &[(Group, Count)], relation: Relation, share: &str) -> String {
    let related = groups
        .iter()
        .filter(|(group, _)| group.relation == relation);
    let of = related.clone().map(|(_, titles)| titles.titles).sum();
    match related.count() as u64 {
        0 => String::new(),
        1 => format!("{} share {share}. ", titles(of)),
        several => {
            let several = number(several);
            format!("{} in {several} groups share {share}. ", titles(of))
        }
    }
}

fn row((group, titles): &(Group, Count)) -> Markup {
    html! { tr {
        td { (examples(titles, TITLES)) }
        td {
            (functions_or(&group.functions))
            @if let Some(level) = group.level { ", " (in_words(level)) }
            @if !group.grade.is_empty() { ", " (Text(&group.grade)) }
            @if group.relation == Relation::SameWork {
                " " small {
                    "scope may differ: "
                    @let families = group.families.iter().map(|family| &*family.family);
                    (listed(&families.collect::<Vec<_>>(), "or"))
                }
            }
        }
        td.n { (number(titles.titles)) }
        td.n.strong { (count(titles)) }
    } }
}

/// Titles that only might be the same.
fn questions(pairs: &[Pair]) -> Markup {
    html! { @if !pairs.is_empty() {
        div.keep {
            h3 { "Perhaps the same: what to ask" }
            ul.pairs { @for pair in pairs.iter().take(QUESTIONS) {
                @let [one, other] = &pair.titles;
                li {
                    (data(one)) " and " (data(other)) ", " (people(pair.rows)) ": " (Text(&pair.question))
                }
            } }
            @if pairs.len() > QUESTIONS {
                p.note {
                    (number((pairs.len() - QUESTIONS) as u64)) " more: "
                    code { "rolecall compare --file FILE --group" } "."
                }
            }
        }
    } }
}
