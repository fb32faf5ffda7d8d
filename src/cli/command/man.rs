//! `rolecall man`: the manual as a man page.

use std::io::Write;

use anyhow::Result;
use clap::{Args, Command};
use clap_mangen::Man as Page;

use crate::cli::{Exit, Options};

/// Print the manual as a man page
///
/// Prints one page in roff: the program, then each command with its options.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Man {}

const EXAMPLES: &str = "\
Examples:
  rolecall man | man -l -
  rolecall man > ~/.local/share/man/man1/rolecall.1";

impl Man {
    pub(crate) fn run(self, options: &Options, tree: Command) -> Result<Exit> {
        let mut sink = options.output(&[])?;
        sink.write_all(roff(tree)?.as_bytes())?;
        sink.close()?;
        Ok(Exit::Done)
    }
}

/// The program, then its commands: one page to search, instead of one page each.
fn roff(tree: Command) -> Result<String> {
    let mut whole = Vec::new();
    let page = Page::new(tree.clone());
    page.render_title(&mut whole)?;
    page.render_name_section(&mut whole)?;
    page.render_synopsis_section(&mut whole)?;
    page.render_description_section(&mut whole)?;
    page.render_options_section(&mut whole)?;
    page.render_extra_section(&mut whole)?;
    let mut text = named(whole)?;
    // These are not built, and so do not repeat the common options.
    for command in tree.get_subcommands() {
        text += &part(command, command.get_name())?;
        for below in command.get_subcommands() {
            let name = format!("{} {}", command.get_name(), below.get_name());
            text += &part(below, &name)?;
        }
    }
    Ok(text)
}

/// The section of one command.
fn part(command: &Command, name: &str) -> Result<String> {
    let page = Page::new(command.clone());
    let mut part = Vec::new();
    page.render_description_section(&mut part)?;
    page.render_options_section(&mut part)?;
    page.render_extra_section(&mut part)?;
    let part = named(part)?.replace(".SH ", ".SS ");
    Ok(format!(".SH \"ROLECALL {}\"\n{part}", name.to_uppercase()))
}

/// The section that clap_mangen calls "extra" holds the examples.
fn named(section: Vec<u8>) -> Result<String> {
    Ok(String::from_utf8(section)?.replace(".SH EXTRA\n", ".SH EXAMPLES\n"))
}
