//! `rolecall roles`: the roles per function.

use std::slice;

use anyhow::Result;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap_complete::engine::ArgValueCompleter;
use rolecall::english::list;
use rolecall::role_card::{RoleCard, UnknownRole};
use rolecall::{Function, Level, Matcher, Taxonomy};

use crate::cli::command::completions;
use crate::cli::{Exit, Misuse, Options, Output, hint};
use crate::render::view::listing::Listing;
use crate::render::view::role;
use crate::render::{Format, Printer};

/// List the roles of each function
///
/// A role whose title alone supports several functions is listed under each of them, with the others
/// named. The roles marked as core are those of the founding list, "Popular roles in Partner GTM".
///
/// In a pipe or file the roles are CSV, unless --format or the name of the --output file says
/// otherwise; there every alias is given, on a terminal the first few.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Roles {
    /// One role as a card: what hiring, pay, careers and performance reviews need
    ///
    /// Its functions and level; titles to search for, and to leave out; the cell to compare pay in,
    /// with a warning where the title is not enough; the next roles upward and sideways; what to
    /// ask, what the title may mean, and what the function is measured by. TITLE is a title or alias
    /// of a role.
    #[arg(long, value_name = "TITLE", add = ArgValueCompleter::new(completions::roles))]
    #[arg(conflicts_with_all = ["functions", "levels", "search", "core", "outside"])]
    role: Option<String>,

    /// Only the roles of this function; may be repeated
    #[arg(long = "function", value_name = "FUNCTION", value_parser = function())]
    #[arg(ignore_case = true)]
    functions: Vec<Function>,

    /// Only the roles of this level; may be repeated
    #[arg(long = "level", value_name = "LEVEL", value_parser = level())]
    #[arg(ignore_case = true)]
    levels: Vec<Level>,

    /// Only roles with these words in a title or alias, in any case
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,

    /// Only the roles of the founding list
    #[arg(long)]
    core: bool,

    /// Also roles that work with partners outside the four functions
    ///
    /// They are listed under the function that comes nearest, in a table of their own.
    #[arg(long)]
    outside: bool,
}

const EXAMPLES: &str = "\
Examples:
  rolecall roles --function sales
  rolecall roles --level chief --level vp
  rolecall roles --search \"programs manager\"
  rolecall roles --role \"Partner Account Manager\"";

const LONG_EXAMPLES: &str = "\
Examples:
  The roles of one function, of two levels, and with certain words:
    rolecall roles --function sales
    rolecall roles --level chief --level vp
    rolecall roles --search \"programs manager\"

  Everything about one role, for hiring, pay, careers and performance:
    rolecall roles --role \"Partner Account Manager\"

  The founding list, to paste into a page:
    rolecall roles --core --format markdown

  Everything, for a spreadsheet:
    rolecall roles --outside -o roles.csv";

impl Roles {
    pub(crate) fn run(self, options: &Options) -> Result<Exit> {
        let taxonomy = options.taxonomy()?;
        if let Some(title) = &self.role {
            let card = RoleCard::of(&Matcher::new(&taxonomy), title);
            let card = card.map_err(|unknown| Misuse(role_hint(&unknown)))?;
            return show(&card, options.printer(Format::Csv, &taxonomy, &[])?);
        }
        let mut printer = options.printer(Format::Csv, &taxonomy, &[])?;
        let most = if printer.page.complete { usize::MAX } else { 3 };
        let mut lists =
            Vec::from(Function::ALL.map(|f| (f.name(), self.listings(&taxonomy, Some(f), most))));
        if self.outside {
            lists.push(("Outside the four", self.listings(&taxonomy, None, most)));
        }
        lists.retain(|(_, listings)| !listings.is_empty());
        let mut renderer = printer.renderer()?;
        for (name, listings) in &lists {
            let roles = if listings.len() == 1 { "role" } else { "roles" };
            renderer.part(&format!("{name}: {} {roles}", listings.len()))?;
            for listing in listings {
                renderer.push(listing)?;
            }
        }
        renderer.finish()?;
        printer.out.close()?;
        if lists.is_empty() {
            options.tell("no role matches; `rolecall roles` lists all of them");
        }
        Ok(Exit::Done)
    }
}

impl Roles {
    /// The roles of one function, or those outside the four, each with the nearest function: the most
    /// senior first.
    fn listings<'a>(
        &self,
        taxonomy: &'a Taxonomy,
        function: Option<Function>,
        most: usize,
    ) -> Vec<Listing<'a>> {
        let mut listings = Vec::new();
        for role in taxonomy.roles.iter() {
            let listing = match (function, role.outside) {
                (Some(f), None) if role.functions.contains(&f) => {
                    Listing::new(role, function, most)
                }
                (None, Some(_)) => Listing::new(role, role.functions.first().copied(), most),
                _ => continue,
            };
            if self.wants(&listing) {
                listings.push(listing);
            }
        }
        listings.sort_by_key(|listing| listing.level);
        listings
    }

    fn wants(&self, listing: &Listing<'_>) -> bool {
        let function = listing
            .function
            .is_some_and(|function| self.functions.contains(&function));
        (self.functions.is_empty() || function)
            && (self.levels.is_empty() || self.levels.contains(&listing.level))
            && (!self.core || listing.core)
            && self
                .search
                .as_ref()
                .is_none_or(|words| listing.mentions(words))
    }
}

/// The role that may be meant, with what to type.
fn role_hint(unknown: &UnknownRole) -> String {
    let given = &unknown.given;
    if let Some(function) = hint::named_function(given) {
        return format!(
            "no role is called '{given}'; the roles of {}:\n  rolecall roles --function {}",
            function.name(),
            function.id()
        );
    }
    let [best, others @ ..] = unknown.nearest.as_slice() else {
        return format!("no role is called '{given}'; `rolecall roles` lists all of them");
    };
    format!(
        "no role is called '{given}'; did you mean:\n  rolecall roles --role {}\n\
         Also near: {}; `rolecall roles --search` finds roles by words",
        hint::quoted(best),
        list(others, "and")
    )
}

/// Reads a function by its id or name: `sales`, `Partner Sales`.
fn function() -> impl TypedValueParser<Value = Function> {
    let values = Function::ALL.map(|function| {
        let value = PossibleValue::new(function.id());
        value.alias(function.name()).help(function.name())
    });
    PossibleValuesParser::new(values).try_map(|typed| typed.parse::<Function>())
}

/// Reads a level by its id: `director`.
fn level() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::ALL.map(Level::id)).try_map(|typed| typed.parse::<Level>())
}

/// Prints one role: as a card or page for people, as one result for programs.
fn show(card: &RoleCard, mut printer: Printer<'_, Output>) -> Result<Exit> {
    match printer.format {
        Format::Table => role::print(card, printer.page, &mut printer.out)?,
        Format::Markdown => {
            let mut renderer = printer.renderer()?;
            renderer.part(&card.title)?;
            for part in role::parts(card) {
                renderer.push(&part)?;
            }
            renderer.finish()?;
        }
        _ => printer.print(slice::from_ref(card))?,
    }
    printer.out.close()?;
    Ok(Exit::Done)
}
