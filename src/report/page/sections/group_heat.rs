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
    let functions = Heat {
        caption: format!("Partner roles by {name} and function"),
        class: "heat groups",
        columns: Function::ALL.map(|f| (f.id(), f.short_name())).into(),
        cells: |line, _| line.partners.functions.iter().collect(),
        short_from: 10_000,
        of_people: true,
    };
    let levels = Heat {
        caption: format!("Partner roles by {name} and level"),
        class: "heat groups by-level",
        columns: with_people(Level::ALL, group)
            .map(|level| ("plain", level_name(level)))
            .collect(),
        cells: |line, group| with_people(&line.partners.levels, group).collect(),
        short_from: 1000,
        of_people: false,
    };
    let lead = html! {
        @if group.others.is_some() {
            p {
                "The " (number(group.lines.len() as u64)) " with the most partner roles have "
                (share(shown.sum(), all)) " of all " (number(all)) "."
            }
        }
        (functions.table(group, name))
        @if !has_levels { (merged(group)) }
    };
    let body = html! {
        @if has_levels {
            div.keep {
                h3 { (Text(&levels.caption)) }
                (levels.table(group, name))
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

/// A table whose cells are the darker the more people they count.
struct Heat {
    caption: String,
    class: &'static str,
    /// The class and heading of each column.
    columns: Vec<(&'static str, &'static str)>,
    /// The counts of a line, by column.
    cells: for<'a> fn(&'a GroupLine, &GroupTable) -> Vec<&'a Count>,
    /// Counts from here on are shown in short.
    short_from: u64,
    /// Whether a last column tells which share of all people the partner roles are.
    of_people: bool,
}

impl Heat {
    fn table(&self, group: &GroupTable, name: &str) -> Markup {
        let name = capitalised(name);
        let mut heads = vec![("", name.as_str())];
        heads.extend_from_slice(&self.columns);
        heads.push(("n all", "All"));
        if self.of_people {
            heads.push(("n of", "Of people"));
        }
        let lines = group.lines.iter();
        let counts = lines.flat_map(|line| (self.cells)(line, group));
        let most = counts.map(|count| count.rows).max().unwrap_or(0);
        let row = |line: &GroupLine, label: Markup, class: &str| {
            html! {
                tr class=[(!class.is_empty()).then_some(class)] {
                    th scope="row" { (label) }
                    @for (count, (hue, _)) in (self.cells)(line, group).into_iter().zip(&self.columns) {
                        @let shade = if class.is_empty() { shade(count.rows, most) } else { 0 };
                        td class={ "n " (hue) " s" (shade) } { (cell_count(count, FEW, self.short_from)) }
                    }
                    td.n.all { (cell_count(&line.partners.all, FEW, 10_000)) }
                    @if self.of_people { td.n.of { (share(line.partners.all.rows, line.people)) } }
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
        table(self.class, &self.caption, &heads, rows)
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
