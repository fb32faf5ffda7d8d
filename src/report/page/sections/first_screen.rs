//! The first screen: how many partner roles, which functions, what needs attention.

use maud::{Markup, html};

use super::{
    page_text::{counted, data, listed, number, people, share, titles},
    pieces::{bar, count, opens, people_of},
};
use crate::{
    Function, Outcome,
    report::{
        Report,
        figures::{Count, FunctionGap, OpenTitles, Tier, Why},
    },
};

pub(in crate::report::page) fn answer(report: &Report) -> Markup {
    let (rows, partner) = (people(report.summary.rows), report.partners());
    html! {
        section.answer aria-labelledby="answer" {
            @if report.summary.rows == 0 {
                h2 id="answer" { "The file has no rows" }
            } @else if partner == 0 {
                h2 id="answer" { "None of " (rows) " has a partner role" }
            } @else {
                (opens(
                    html! { h2 id="answer" {
                        strong { (number(partner)) } " of " (rows)
                        @if partner == 1 { " has" } @else { " have" } " a partner role"
                    } },
                    &report.figures.levels.totals.all,
                    Count::MOST,
                ))
                p.lede { (lede(report)) }
                (functions(report))
            }
            @if report.summary.rows > 0 { (attention(report)) }
        }
    }
}

/// How many that is, and who else works on partners.
fn lede(report: &Report) -> Markup {
    let more = match report.rows(Outcome::Adjacent) {
        0 => String::new(),
        1 => "one more works with partners outside the four functions".to_owned(),
        more => {
            let more = number(more);
            format!("{more} more work with partners outside the four functions")
        }
    };
    html! {
        "That is " (share(report.partners(), report.summary.rows))
        @if !more.is_empty() { "; " a href="#left-out" { (more) } }
        "."
    }
}

fn functions(report: &Report) -> Markup {
    let levels = &report.figures.levels;
    let of = |function: Function| levels.totals.functions[function as usize].rows;
    let all = levels.totals.all.rows;
    let pieces = Function::ALL.map(|function| (function.id(), of(function)));
    let says = Function::ALL.map(|function| format!("{} {}", function.short_name(), of(function)));
    let open: u64 = levels.open.iter().map(|open| open.rows).sum();
    html! {
        (bar("tall", all, &says.join(", "), &pieces))
        ul.split { @for function in Function::ALL {
            li class=(function.id()) { (card(report, function)) }
        } }
        p.note {
            "Bars inside each function, from strong to pale: directors and above, managers and leads, \
             individual contributors."
            @if open > 0 {
                " Open means that the title allows several functions; "
                @if open == 1 { "that person is counted" } @else { "these people are counted" }
                " under the likeliest."
            }
        }
    }
}

fn card(report: &Report, function: Function) -> Markup {
    let levels = &report.figures.levels;
    let people = &levels.totals.functions[function as usize];
    let leaders = &report.figures.gaps.functions[function as usize].leaders;
    let rows = people.rows;
    let open = &levels.open[function as usize];
    let tiers = [
        (Tier::Leaders, "t3", "directors and above"),
        (Tier::Managers, "t2", "managers and leads"),
        (Tier::Individuals, "t1", "individual contributors"),
    ];
    let of = tiers.map(|(tier, class, what)| (class, levels.tier(function, tier), what));
    let pieces = of.map(|(class, rows, _)| (class, rows));
    let says = of.map(|(_, rows, what)| format!("{} {what}", number(rows)));
    html! {
        span.name { (function.short_name()) } " "
        div.count { (count(people)) }
        div.share {
            (share(rows, levels.totals.all.rows))
            @if open.rows > 0 { " · " (count(open)) " open" }
        }
        (bar("", rows, &says.join(", "), &pieces))
        @if rows > 0 {
            div.share {
                @match leaders.rows {
                    0 => span.lack { "no director or above" },
                    1 => { (count(leaders)) " director or above" }
                    _ => { (count(leaders)) " directors and above" }
                }
            }
        }
    }
}

fn attention(report: &Report) -> Markup {
    let figures = &report.figures;
    let OpenTitles {
        several, possible, ..
    } = &figures.open;
    let missing = missing(report);
    let mut reasons = figures.reasons.none.iter();
    let blank = reasons.find(|(why, _)| *why == Why::Blank);
    let ragged = report.summary.warnings.ragged.count;
    let unlisted = figures.unlisted;
    let open = several.titles + possible.titles;
    let calm = open == 0 && missing.is_empty() && blank.is_none() && ragged == 0 && unlisted == 0;
    let column = &report.summary.column;
    if calm && report.partners() == 0 {
        return Markup::default(); // the headline says all there is
    }
    html! {
        div.attention {
            h3 { "Needs attention" }
            @if calm { p { "Nothing: every title is settled and every function is led." } }
            @else { ul {
                @for line in missing { li { a href="#gaps" { (line) } } }
                @if several.titles > 0 { li {
                    a href="#questions" {
                        (titles(several.titles)) @if several.titles == 1 { " needs" } @else { " need" } " a question"
                    }
                    " before the function is settled: " (people_of(&several.people)) "."
                } }
                @if possible.titles > 0 { li {
                    a href="#questions" {
                        (titles(possible.titles))
                        @if possible.titles == 1 { " is a short form" } @else { " are short forms" }
                        " that may mean a partner role"
                    }
                    ": " (people_of(&possible.people)) ", not counted above."
                } }
                @if let Some((_, blank)) = blank { li { (people_of(blank)) " without a title." } }
                @if ragged > 0 { li {
                    a href="#source" { (counted(ragged, "row", "rows")) " with too many or too few cells" }
                    ", read as far as possible."
                } }
                @if unlisted > 0 { li {
                    (people(unlisted)) " are counted but missing from the lists of titles: the file has \
                     too many different titles to list each."
                } }
            } }
        }
        p.note {
            (counted(report.summary.rows, "row", "rows")) " read from column "
            @if column.name.is_empty() { (column.number) } @else { (data(&column.name)) }
            "; each row counts as one person."
            span.click { " Click any underlined count to see the titles behind it." }
        }
    }
}

/// Functions without anyone or without a leader.
fn missing(report: &Report) -> Vec<String> {
    let gaps = &report.figures.gaps;
    let people = &report.figures.levels.totals.functions;
    let named = |test: &dyn Fn(&FunctionGap, u64) -> bool| -> Vec<&str> {
        let mut functions = Function::ALL.to_vec();
        functions.retain(|&f| test(&gaps.functions[f as usize], people[f as usize].rows));
        functions.into_iter().map(Function::name).collect()
    };
    let mut lines = Vec::new();
    if report.partners() == 0 {
        return lines;
    }
    let empty = named(&|gap, _| !gap.is_supported);
    if !empty.is_empty() {
        lines.push(format!("Nobody works in {}", listed(&empty, "or")));
    }
    let shared = named(&|gap, people| gap.is_supported && people == 0);
    if !shared.is_empty() {
        let comes = if shared.len() == 1 { "comes" } else { "come" };
        let names = listed(&shared, "and");
        lines.push(format!("{names} {comes} up only as a second possibility"));
    }
    let unled = named(&|gap, people| people > 0 && gap.leaders.rows == 0);
    if !unled.is_empty() {
        let names = listed(&unled, "and");
        let has = if unled.len() == 1 { "has" } else { "have" };
        lines.push(format!("{names} {has} no director or above"));
    }
    lines
}
