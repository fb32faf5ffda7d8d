//! Partner roles per company, country or another column, by function and by level.

use maud::{Markup, html};

use super::{
    Section,
    parts::{cell_count, shade, table},
    text::{Text, counted, data, level_name, number, people, share, short},
};
use crate::{
    Function, Level,
    batch::Holds,
    report::{
        Report,
        figures::{Count, GroupLine, GroupTable},
    },
};

pub(super) fn section(report: &Report) -> Vec<Section> {
    if report.figures.totals.partner() == 0 {
        return Vec::new();
    }
    let groups = report.figures.groups.iter();
    let sections = groups.zip(["group-1", "group-2"]).map(|(group, id)| {
        let name = name(group);
        Section {
            id,
            heading: format!("By {name}"),
            lead: match group.telling {
                true => lead(group, &name),
                false => silent(group),
            },
            body: match group.telling {
                true => body(group, &name),
                false => html! {},
            },
        }
    });
    sections.collect()
}

/// What the column is called on the page.
fn name(group: &GroupTable) -> String {
    match (group.column.holds, group.column.column.name.as_str()) {
        (Holds::Companies, _) => "company".to_owned(),
        (Holds::Countries, _) => "country".to_owned(),
        (Holds::Others, "") => format!("column {}", group.column.column.number),
        (Holds::Others, name) => name.to_owned(),
    }
}

/// A table would be a list of ones.
fn silent(group: &GroupTable) -> Markup {
    let all = people(group.all.people);
    html! {
        @match group.lines.first() {
            Some(line) if group.values == 1 => p {
                (all) ", all with "
                @if line.label.is_empty() { "nothing in this column" } @else { (data(&line.label)) } "."
            },
            line => p {
                @let most = line.map_or(0, |line| line.total.rows);
                (counted(group.values, "value", "different values")) " for " (all) "; none has more than "
                @if most < 2 { "one partner role." } @else { "two partner roles." }
            },
        }
    }
}

/// The columns of a heat table: the values of a line, each with its class and heading.
struct Axis<'a> {
    caption: String,
    columns: Vec<(&'a str, &'a str)>,
    cells: Vec<fn(&GroupLine) -> &Count>,
    /// Whether a last column tells which share of all people the partner roles are.
    of_people: bool,
    /// Counts from here on are shown in short.
    short_from: u64,
    class: &'a str,
}

fn by_function(name: &str) -> Axis<'static> {
    const CELLS: [fn(&GroupLine) -> &Count; 4] = [
        |line| &line.functions[0],
        |line| &line.functions[1],
        |line| &line.functions[2],
        |line| &line.functions[3],
    ];
    Axis {
        caption: format!("Partner roles by {name} and function"),
        columns: Function::ALL
            .map(|function| (function.id(), short(function)))
            .into(),
        cells: CELLS.into(),
        of_people: true,
        short_from: 10_000,
        class: "heat groups",
    }
}

/// Levels at which there is nobody have no column.
fn by_level(name: &str, all: &GroupLine) -> Axis<'static> {
    const CELLS: [fn(&GroupLine) -> &Count; 8] = [
        |line| &line.levels[0],
        |line| &line.levels[1],
        |line| &line.levels[2],
        |line| &line.levels[3],
        |line| &line.levels[4],
        |line| &line.levels[5],
        |line| &line.levels[6],
        |line| &line.levels[7],
    ];
    let levels = Level::ALL.into_iter().zip(CELLS);
    let (columns, cells) = levels
        .filter(|(_, cell)| cell(all).rows > 0)
        .map(|(level, cell)| (("plain", level_name(level)), cell))
        .unzip();
    Axis {
        caption: format!("Partner roles by {name} and level"),
        columns,
        cells,
        of_people: false,
        short_from: 1000,
        class: "heat groups by-level",
    }
}

fn lead(group: &GroupTable, name: &str) -> Markup {
    let shown = group.lines.len() as u64;
    let partners: u64 = group.lines.iter().map(|line| line.total.rows).sum();
    html! {
        @if group.others.is_some() {
            p {
                "The " (number(shown)) " with the most partner roles have "
                (share(partners, group.all.total.rows)) " of all " (number(group.all.total.rows)) "."
            }
        }
        (heat(group, name, &by_function(name)))
        @if !has_levels(group) { (merged(group)) }
    }
}

fn body(group: &GroupTable, name: &str) -> Markup {
    let axis = by_level(name, &group.all);
    html! {
        @if has_levels(group) {
            div.keep {
                h3 { (Text(&axis.caption)) }
                (heat(group, name, &axis))
                (merged(group))
            }
        }
    }
}

/// Levels by country say little beside levels by company.
fn has_levels(group: &GroupTable) -> bool {
    group.column.holds != Holds::Countries
}

/// A heat table with totals.
fn heat(group: &GroupTable, name: &str, axis: &Axis<'_>) -> Markup {
    let name = capitalised(name);
    let mut heads = vec![("", name.as_str())];
    heads.extend_from_slice(&axis.columns);
    heads.push(("n all", "All"));
    if axis.of_people {
        heads.push(("n of", "Of people"));
    }
    let counts = group.lines.iter();
    let counts = counts.flat_map(|line| axis.cells.iter().map(|cell| cell(line).rows));
    let most = counts.max().unwrap_or(0);
    let more = if group.capped { "more than " } else { "" };
    let rows = html! {
        @for line in &group.lines { (row(line, axis, &label(&line.label), "", most)) }
        @if let Some(others) = &group.others {
            (row(others, axis, &html! { (more) (number(group.other_values)) " others" }, "rest", most))
        }
        (row(&group.all, axis, &html! { "All" }, "sum", most))
    };
    table(axis.class, &axis.caption, &heads, rows)
}

fn row(line: &GroupLine, axis: &Axis<'_>, label: &Markup, class: &str, most: u64) -> Markup {
    html! {
        tr class=[(!class.is_empty()).then_some(class)] {
            th scope="row" { (label) }
            @for (cell, (hue, _)) in axis.cells.iter().zip(&axis.columns) {
                @let cell = cell(line);
                @let shade = if class.is_empty() { shade(cell.rows, most) } else { 0 };
                td class={ "n " (hue) " s" (shade) } { (cell_count(cell, axis.short_from)) }
            }
            td.n.all { (cell_count(&line.total, 10_000)) }
            @if axis.of_people { td.n.of { (share(line.total.rows, line.people)) } }
        }
    }
}

fn label(text: &str) -> Markup {
    match text {
        "" => html! { em { "not given" } },
        text => data(text),
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Which spellings were taken for one value.
fn merged(group: &GroupTable) -> Markup {
    const MOST: usize = 5;
    const SPELLINGS: usize = 3;
    let told = group
        .merged
        .iter()
        .filter(|merged| !merged.label.is_empty());
    let told: Vec<_> = told.filter(|merged| !merged.others.is_empty()).collect();
    html! {
        @if !told.is_empty() {
            p.note {
                "Counted as one: "
                @for (index, merged) in told.iter().take(MOST).enumerate() {
                    @if index > 0 { "; " }
                    bdi { (Text(&merged.label)) } " (also "
                    @for (index, spelling) in merged.others.iter().take(SPELLINGS).enumerate() {
                        @if index > 0 { ", " }
                        (data(spelling))
                    }
                    @if merged.others.len() > SPELLINGS {
                        " and " (merged.others.len() - SPELLINGS) " more spellings"
                    }
                    ")"
                }
                @if told.len() > MOST { "; and " (told.len() - MOST) " more" }
                "."
            }
        }
    }
}
