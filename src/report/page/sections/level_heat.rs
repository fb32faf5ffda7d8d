//! Partner roles by level and function: the stronger the colour, the more people.

use maud::{Markup, html};

use super::{
    Section,
    page_text::{in_words, level_name},
    pieces::{cell_count, people_of, shade, table},
};
use crate::{
    Function, Level,
    report::{Report, figures::Count},
};

pub(super) fn section(report: &Report) -> Vec<Section> {
    let levels = &report.figures.levels;
    let Some((level, function, most)) = levels.largest() else {
        return Vec::new();
    };
    let mut columns = vec![("", "Level")];
    columns.extend(Function::ALL.map(|function| (function.id(), function.short_name())));
    columns.push(("n", "All"));
    let heat = table(
        "heat levels",
        "People by level and function",
        &columns,
        rows(report, most),
    );
    let lead = html! {
        div.sentence {
            "The largest group is " (function.name()) " at " (in_words(level)) " level, with "
            (people_of(&report.figures.levels.cells[level as usize][function as usize]))
            ". The level is the one the title states."
        }
        (heat)
    };
    Section::only("levels", "Levels and functions", lead, html! {})
}

fn rows(report: &Report, most: u64) -> Markup {
    let levels = &report.figures.levels;
    html! {
        @for level in Level::ALL {
            tr {
                th scope="row" { (level_name(level)) " " small { (means(level)) } }
                @for function in Function::ALL {
                    @let cell = &levels.cells[level as usize][function as usize];
                    td class={ "n " (function.id()) " s" (shade(cell.rows, most)) } { (cell_count(cell, Count::MOST, 100_000)) }
                }
                td.n.all { (cell_count(&levels.totals.levels[level as usize], Count::MOST, 100_000)) }
            }
        }
        tr.sum {
            th scope="row" { "All" }
            @for function in Function::ALL { td.n { (cell_count(&levels.totals.functions[function as usize], Count::MOST, 100_000)) } }
            td.n.all { (cell_count(&levels.totals.all, Count::MOST, 100_000)) }
        }
    }
}

fn means(level: Level) -> &'static str {
    match level {
        Level::Chief => "C-level, president, founder",
        Level::Vp => "EVP, SVP, VP",
        Level::Head => "head of, general manager",
        Level::Director => "senior and associate too",
        Level::Manager => "manages partners or people",
        Level::Lead => "lead, principal, staff",
        Level::Individual => "specialist, analyst, executive",
        Level::Entry => "intern, trainee, graduate",
    }
}
