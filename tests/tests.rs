//! The tests of the whole program, in one binary.

// How `rolecall` is run, and what is asked of a run.
mod support;

// What a person or a script sees: arguments, formats, messages, exit codes.
mod cli;

// The README: every command and every output in it.
#[cfg(unix)]
mod readme;

// Labelled titles, read at least as well as before.
mod titles;

// Pairs of titles: which are one role, and which only might be.
mod title_pairs;

// Remembering changes no answer.
mod session;

// Every role of the bundled taxonomy, and the founding list however it is written.
mod roles;

// What holds for every question and every role card.
mod questions;

// What holds for every title, over generated ones.
mod properties;
// The CSV pipeline as a library: dialects, columns, rows, streams.
mod batch;

// Job descriptions: which function the duties belong to, and how they go with the title.
mod duties;

// Damaged tables, titles and descriptions.
mod fuzz;

// The wheel for `pip install`.
mod wheel;
// Any table in: fixtures, generated tables, every command.
mod tables;

#[cfg(feature = "workbooks")]
mod workbooks; // sheets of every format, broken and hostile ones among them
