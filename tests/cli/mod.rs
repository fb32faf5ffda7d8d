//! What a person or a script sees.

// A CSV file: what is written, and what is said beside it.
mod batch;
// The questions for a title, and what the answers amount to.
mod clarify;
// What shells complete, and that they do.
mod completions;
// Titles side by side, groups of them, their pay, and two rosters.
mod compare;
// One or more titles: what is read, and what is answered.
mod classify;
mod companies;
// Titles go to a person, and come back decided.
mod decisions;
// A title with its job description: how the two go together.
mod described;
// Accuracy against labels: measures, wrong titles, mistakes in labels.
mod evaluate;
// Every error says what is wrong, where, and what to type, with the right exit code.
mod errors;
// The whole reading of a title.
mod explain;
// A taxonomy file on top of the bundled one, or in its place.
mod extend;
// Stumbles of people who use it for the first time.
#[cfg(feature = "workbooks")]
mod first_hour;
// Runs that are killed at random moments.
#[cfg(unix)]
mod faults;
// The same results in each format, in a pipe or a file.
mod formats;
// Help, version and the man page.
mod help;
// The output file: whole or absent, where it belongs, with the right rights.
#[cfg(unix)]
mod output;
// One role as a card.
mod role;
// A roster as one page.
mod report;
mod report_access;
// The roles per function.
// The review sheet.
#[cfg(feature = "workbooks")]
mod review;
mod roles;
// What a title means in a certain company.
mod scope;
// What a taxonomy holds, whether it fits together, and what it changes.
mod taxonomy;
// Workbooks out: answers with their types, a summary, and decisions that come back.
#[cfg(feature = "workbooks")]
mod sheets;
// Whatever was guessed, passed over, replaced or moved is said.
mod told;
// Tables on a terminal: widths, colours, hostile text.
#[cfg(unix)]
mod terminal;
