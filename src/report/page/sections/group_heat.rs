//! Partner roles per company, country or another column, by function and by level.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{Text, counted, data, level_name, number, people, share},
    pieces::{cell_count, first, shade, table},
};
use crate::{
    Function, Level,
    batch::GroupKind,
    english::capitalised,
    report::{
        Report,
        figures::{Count, GroupLine, GroupTable},
    },
};

/// Maximum number of titles behind a count of these tables.
const FEW: usize = 6;

pub(super) fn section(report: &Report) -> Vec<Section> {
    if report.partners() == 0 {
        return Vec::new();
    }
    let groups = report.figures.groups.iter();
    let sections = groups.zip(["group-1", "group-2"]).flat_map(|(group, id)| {
        let name = name(group);
        let (lead, body) = if group.telling {
            tables(group, &name)
        } else {
            (silent(group), html! {})
        };
        Section::only(id, &format!("By {name}"), lead, body)
    });
    sections.collect()
}

/// The name of the column on the page.
fn name(group: &GroupTable) -> String {
    match (group.column.kind, group.column.column.name.as_str()) {
        (GroupKind::Companies, _) => "company".to_owned(),
        (GroupKind::Countries, _) => "country".to_owned(),
        (GroupKind::Others, "") => format!("column {}", group.column.column.number),
        (GroupKind::Others, name) => name.to_owned(),
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
                @let most = line.map_or(0, |line| line.partners.all.rows);
                (counted(group.values, "value", "different values")) " for " (all) "; none has more than "
                @if most < 2 { "one partner role." } @else { "two partner roles." }
            },
        }
    }
}

/// The table by function, and what follows it: that by level, and which spellings are one.
fn tables(group: &GroupTable, name: &str) -> (Markup, Markup) {
    let shown = group.lines.iter().map(|line| line.partners.all.rows);
    let all = group.all.partners.all.rows;
    // levels by country say little beside levels by company
    let has_levels = group.column.kind != GroupKind::Countries;
    let lead = html! {
        @if group.others.is_some() {
            p {
                "The " (number(group.lines.len() as u64)) " with the most partner roles have "
                (share(shown.sum(), all)) " of all " (number(all)) "."
            }
        }
        (heat(group, name, false))
        @if !has_levels { (merged(group)) }
    };
    let body = html! {
        @if has_levels {
            div.keep {
                h3 { (Text(&format!("Partner roles by {name} and level"))) }
                (heat(group, name, true))
                (merged(group))
            }
        }
    };
    (lead, body)
}

/// The items of levels at which there is somebody: the others have no column.
fn with_people<T>(
    of_levels: impl IntoIterator<Item = T>,
    group: &GroupTable,
) -> impl Iterator<Item = T> {
    let all = &group.all.partners.levels;
    let of_levels = of_levels.into_iter().zip(all);
    of_levels
        .filter(|(_, count)| count.rows > 0)
        .map(|(of_level, _)| of_level)
}

/// A table by function or by level, whose cells are the darker the more people they count. That by
/// function tells in a last column which share of all people the partner roles are.
fn heat(group: &GroupTable, name: &str, is_by_level: bool) -> Markup {
    let (class, what, short_from) = if is_by_level {
        ("heat groups by-level", "level", 1000)
    } else {
        ("heat groups", "function", 10_000)
    };
    let columns: Vec<(&str, &str)> = if is_by_level {
        let levels = with_people(Level::ALL, group);
        levels.map(|level| ("plain", level_name(level))).collect()
    } else {
        Function::ALL.map(|f| (f.id(), f.short_name())).into()
    };
    let capital = capitalised(name);
    let mut heads = vec![("", capital.as_str())];
    heads.extend_from_slice(&columns);
    heads.push(("n all", "All"));
    if !is_by_level {
        heads.push(("n of", "Of people"));
    }
    let lines = group.lines.iter();
    let counts = lines.flat_map(|line| cells(line, group, is_by_level));
    let most = counts.map(|count| count.rows).max().unwrap_or(0);
    let row = |line: &GroupLine, label: Markup, class: &str| {
        html! {
            tr class=[(!class.is_empty()).then_some(class)] {
                th scope="row" { (label) }
                @for (count, (hue, _)) in cells(line, group, is_by_level).into_iter().zip(&columns) {
                    @let shade = if class.is_empty() { shade(count.rows, most) } else { 0 };
                    td class={ "n " (hue) " s" (shade) } { (cell_count(count, FEW, short_from)) }
                }
                td.n.all { (cell_count(&line.partners.all, FEW, 10_000)) }
                @if !is_by_level { td.n.of { (share(line.partners.all.rows, line.people)) } }
            }
        }
    };
    let more = if group.capped { "more than " } else { "" };
    let other_values = group.values - group.lines.len() as u64;
    let rows = html! {
        @for line in &group.lines { (row(line, label(&line.label), "")) }
        @if let Some(others) = &group.others {
            (row(others, html! { (more) (number(other_values)) " others" }, "rest"))
        }
        (row(&group.all, html! { "All" }, "sum"))
    };
    let caption = format!("Partner roles by {name} and {what}");
    table(class, &caption, &heads, rows)
}

/// The counts of a line, by column.
fn cells<'l>(line: &'l GroupLine, group: &GroupTable, is_by_level: bool) -> Vec<&'l Count> {
    if is_by_level {
        with_people(&line.partners.levels, group).collect()
    } else {
        line.partners.functions.iter().collect()
    }
}

fn label(text: &str) -> Markup {
    match text {
        "" => html! { em { "not given" } },
        text => data(text),
    }
}

/// Which spellings were taken for one value.
fn merged(group: &GroupTable) -> Markup {
    const MOST: usize = 5;
    const SPELLINGS: usize = 3;
    let told = group.merged.iter();
    let told = told.filter(|(label, others)| !label.is_empty() && !others.is_empty());
    let told: Vec<_> = told.collect();
    html! {
        @if !told.is_empty() {
            p.note {
                "Counted as one: "
                @for (index, (label, others)) in told.iter().take(MOST).enumerate() {
                    @if index > 0 { "; " }
                    bdi { (Text(label)) } " (also "
                    (first(others.iter().map(|s| data(s)), SPELLINGS, others.len() as u64))
                    ")"
                }
                @if told.len() > MOST { "; and " (told.len() - MOST) " more" }
                "."
            }
        }
    }
}
