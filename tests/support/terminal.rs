//! A terminal of a given width to run `rolecall` on.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};

use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, OptionalActions, Winsize, tcgetattr, tcsetattr, tcsetwinsize};

/// Runs `rolecall` with all streams on a terminal; hands over what is on it, and the exit code.
pub(crate) fn rolecall_on(width: u16, arguments: &[&str], colour: bool) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command.args(arguments);
    on_terminal(width, command, colour)
}

/// The program on a terminal of a given height, which may be unknown, and width.
pub(crate) fn rolecall_on_size(size: (u16, u16), arguments: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command.args(arguments);
    sized_terminal(size, command, false, "")
}

/// The program on a terminal, with something typed, which is not seen.
pub(crate) fn rolecall_typed(
    width: u16,
    arguments: &[&str],
    typed: impl AsRef<[u8]>,
) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command.args(arguments);
    typed_on_terminal(width, command, false, typed)
}

/// Runs any command with all streams on a terminal; hands over what is on it, and the exit code.
pub(crate) fn on_terminal(width: u16, command: Command, colour: bool) -> (String, i32) {
    typed_on_terminal(width, command, colour, "")
}

/// A command on a terminal, with something typed, which is not seen.
pub(crate) fn typed_on_terminal(
    width: u16,
    command: Command,
    colour: bool,
    typed: impl AsRef<[u8]>,
) -> (String, i32) {
    sized_terminal((50, width), command, colour, typed)
}

fn sized_terminal(
    (rows, width): (u16, u16),
    mut command: Command,
    colour: bool,
    typed: impl AsRef<[u8]>,
) -> (String, i32) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal can be made");
    grantpt(&master).expect("it is ours");
    unlockpt(&master).expect("it can be opened");
    let name = ptsname(&master, Vec::new()).expect("it has a name");
    let size = Winsize {
        ws_row: rows,
        ws_col: width,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    let slave = || -> OwnedFd {
        open(&name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("it can be opened")
    };
    let first = slave();
    tcsetwinsize(&first, size).expect("it takes a size");
    // what is typed would be seen wherever the program happens to be
    let mut modes = tcgetattr(&first).expect("it has modes");
    modes.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&first, OptionalActions::Now, &modes).expect("it takes modes");

    for name in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "ROLECALL_TAXONOMY",
        "COLUMNS",
    ] {
        command.env_remove(name);
    }
    if !colour {
        command.env("NO_COLOR", "1");
    }
    command
        .env("TERM", "xterm")
        .stdin(Stdio::from(first))
        .stdout(Stdio::from(slave()))
        .stderr(Stdio::from(slave()));
    let mut child = command.spawn().expect("the program runs");
    drop(command); // it holds the other ends, and reading would not end before they are closed

    let mut master = File::from(master);
    master
        .write_all(typed.as_ref())
        .expect("it can be typed on");
    let mut seen = Vec::new();
    // On Linux, reading ends with an error once the program has gone; what was read is kept.
    let _ = master.read_to_end(&mut seen);
    let code = child
        .wait()
        .expect("the program ends")
        .code()
        .expect("by itself");
    (
        String::from_utf8(seen)
            .expect("the program prints UTF-8")
            .replace("\r\n", "\n"),
        code,
    )
}
