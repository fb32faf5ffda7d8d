//! Where people are missing.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{data, number, share},
    pieces::{count, first, table},
};
use crate::{
    Function,
    report::{
        Report,
        figures::{Count, FunctionGap, Gaps, GroupLine},
        split::Split,
    },
};

pub(super) fn section(report: &Report) -> Vec<Section> {
    let gaps = &report.figures.gaps;
    let all = &report.figures.levels.totals;
    if report.partners() == 0 {
        return Vec::new();
    }
    let mut columns = vec![
        ("", "Function"),
        ("n", "People"),
        ("n", "Directors and above"),
    ];
    if gaps.companies > 0 {
        columns.push(("missing", "Companies without it"));
    }
    let rows = html! { @for (function, gap) in Function::ALL.into_iter().zip(&gaps.functions) {
        (row(function, &all.functions[function as usize], gap, gaps.companies))
    } };
    let lead = html! {
        div.sentence { (sales(all)) }
        (table("gaps", "People, leaders and missing companies by function", &columns, rows))
        @if gaps.companies > 0 {
            p.note {
                "Companies with at least " (number(Gaps::TEAM.into())) " partner roles: "
                (number(gaps.companies)) ". Numbers in brackets are their partner roles."
            }
        }
    };
    Section::only("gaps", "Where the gaps are", lead, unlike(gaps, all))
}

fn row(function: Function, people: &Count, gap: &FunctionGap, companies: u64) -> Markup {
    html! {
        tr {
            th scope="row" class=(function.id()) { span.tag { (function.name()) } }
            td.n { @if people.rows == 0 { strong.lack { "nobody" } } @else { (count(people)) } }
            td.n {
                @if people.rows > 0 && gap.leaders.rows == 0 { strong.lack { "none" } }
                @else { (count(&gap.leaders)) }
            }
            @if companies > 0 {
                td.missing {
                    @if gap.lacking == 0 { "none" } @else {
                        strong { (number(gap.lacking)) " of " (number(companies)) } ": "
                        (first(gap.first_lacking.iter().map(team), Gaps::LACKING, gap.lacking))
                    }
                }
            }
        }
    }
}

fn team(team: &GroupLine) -> Markup {
    html! { (data(&team.label)) " " span { "(" (count(&team.partners.all)) ")" } }
}

/// How sales compares with the other three functions.
fn sales(all: &Split<Count>) -> Markup {
    let of = |function: Function| &all.functions[function as usize];
    let sales = of(Function::Sales);
    let mut others = Function::ALL.to_vec();
    others.retain(|&function| function != Function::Sales);
    let others = Count::sum(others.into_iter().map(of));
    html! {
        @if sales.rows == 0 {
            "Nobody sells with or through partners; " (count(&others)) " work in the other three functions."
        } @else if others.rows == 0 {
            "All " (count(sales)) " work in Partner Sales; nobody plans, runs or markets the partner business."
        } @else {
            (count(sales)) @if sales.rows == 1 { " person works" } @else { " people work" }
            " in Partner Sales and " (count(&others)) " in the other three functions: "
            strong { (ratio(sales.rows, others.rows)) } "."
        }
    }
}

/// Two counts as a ratio: how many people for each one of the smaller group.
fn ratio(sales: u64, others: u64) -> String {
    let (more, less) = (sales.max(others), sales.min(others).max(1));
    let times = format!("{:.1}", more as f64 / less as f64);
    let times = times.trim_end_matches(".0").to_owned();
    let work = match times.as_str() {
        "1" => "works",
        _ => "work",
    };
    if sales >= others {
        format!("for every person in the other three functions, {times} {work} in Partner Sales")
    } else {
        format!("for every person in Partner Sales, {times} {work} in the other three functions")
    }
}

fn unlike(gaps: &Gaps, all: &Split<Count>) -> Markup {
    if gaps.unlike.is_empty() {
        return html! {};
    }
    let columns = [
        ("", "Company"),
        ("n", "Sales"),
        ("n", "Others"),
        ("n", "Share of sales"),
    ];
    let line = |partners: &Split<Count>| {
        let [others @ .., sales] = &partners.functions;
        html! {
            td.n { (count(sales)) } td.n { (count(&Count::sum(others))) }
            td.n { (share(sales.rows, partners.all.rows)) }
        }
    };
    let rows = html! {
        @for team in &gaps.unlike {
            tr { th scope="row" { (data(&team.label)) } (line(&team.partners)) }
        }
        tr.sum { th scope="row" { "Whole roster" } (line(all)) }
    };
    let caption = "Companies whose share of sales differs most from the whole roster";
    html! {
        div.keep {
            h3 { (caption) }
            (table("ratio", caption, &columns, rows))
        }
    }
}
