//! The `rolecall` command: parse, run, exit code.

mod cli;
mod render;

use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = match cli::run(std::env::args_os().collect()) {
        Ok(exit) => exit,
        Err(error) => cli::Exit::report(&error),
    };
    exit.into()
}
