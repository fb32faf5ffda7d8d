//! `rolecall man`: the manual as a man page.

use std::io::Write;

use anyhow::Result;
use clap::Parser;
use clap_mangen::Man as Page;

use super::{Command, Exit, Options};

/// Print the manual as a man page
///
/// Prints one page in roff: the program, then each command with its options.
#[derive(Debug, Parser)]
#[command(name = Man::NAME, after_long_help = EXAMPLES)]
pub(crate) struct Man {}

const EXAMPLES: &str = "\
Examples:
  rolecall man | man -l -
  rolecall man > ~/.local/share/man/man1/rolecall.1";

impl Command for Man {
    const NAME: &'static str = "man";

    fn run(self, options: &Options) -> Result<Exit> {
        let mut tree = super::tree();
        tree.build();
        let mut roff = Vec::new();
        Page::new(tree.clone()).render(&mut roff)?;
        for command in tree
            .get_subcommands()
            .filter(|command| command.get_name() != "help")
        {
            writeln!(
                roff,
                ".SH \"ROLECALL {}\"",
                command.get_name().to_uppercase()
            )?;
            let page = Page::new(command.clone());
            page.render_synopsis_section(&mut roff)?;
            page.render_description_section(&mut roff)?;
            page.render_options_section(&mut roff)?;
            page.render_extra_section(&mut roff)?;
        }
        let mut sink = options.sink()?;
        sink.write_all(&roff)?;
        sink.close()?;
        Ok(Exit::Done)
    }
}
