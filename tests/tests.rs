//! The tests of the whole program, in one binary.

// How `rolecall` is run, and what is asked of a run.
mod support;

// What a person or a script sees: arguments, formats, messages, exit codes.
mod cli;

// The CSV pipeline as a library: dialects, columns, rows, streams.
mod batch;
