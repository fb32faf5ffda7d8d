//! Warnings: the lines of an input that could not be taken as they stand.

use crate::english::{list, thousands};
use crate::escape::{quoted, short};

/// Lines of the input: how many, and the first five.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// How many.
    pub count: u64,
    /// The first of them, counted from one.
    pub first: Vec<u64>,
    /// The last of them.
    last: u64,
}

impl Lines {
    const NAMED: usize = 5;

    /// Adds a line.
    pub fn add(&mut self, line: u64) {
        if self.first.len() < Self::NAMED {
            self.first.push(line);
        }
        self.count += 1;
        self.last = line;
    }

    /// Adds a line that may have been added just now.
    pub(crate) fn add_once(&mut self, line: u64) {
        if self.last != line {
            self.add(line);
        }
    }
}

/// Warnings about a table. None of them stops the reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warnings {
    /// Rows with too many or too few cells.
    pub ragged: Lines,
    /// Quotes that open a cell and are never closed; they were taken for text.
    pub stray_quotes: Lines,
    /// Lines with spaces before the quotes of a cell, which were taken away.
    pub spaced_quotes: Lines,
    /// Lines that are not UTF-8, read in an encoding that was guessed.
    pub guessed: Lines,
    /// That encoding.
    pub guess: Option<&'static str>,
    /// The encoding that was asked for.
    pub asked_encoding: Option<&'static str>,
    /// Rows with letters that went through UTF-8 twice, such as "Ã¤" for "ä".
    pub doubled: Lines,
    /// Lines with bytes that could not be read in any encoding.
    pub lost: Lines,
    /// Rows below the header that are no people: totals and remarks of an export.
    pub footers: Lines,
    /// The sheet of a workbook that was read; then lines are its rows.
    pub sheet: Option<String>,
    /// Other visible sheets of the workbook that have the columns, too.
    pub also: Vec<String>,
    /// All other sheets of the workbook.
    pub other_sheets: Vec<String>,
    /// Rows of a workbook with a formula whose value the file does not hold.
    pub unvalued: Lines,
    /// Rows of a workbook that got the text of a cell above, with which their cell is merged.
    pub merged: Lines,
    /// Cells of the workbook are merged over several rows, and which ones cannot be read.
    pub has_unread_merged: bool,
    /// Rows with the error of a formula for a title.
    pub errors: Lines,
    /// The line on which another table begins, with a header of its own.
    pub other_header: Option<u64>,
    /// The title column that was found by its name, and another one that could be meant.
    pub other_column: Option<[String; 2]>,
    /// The column that was asked for, and another one that holds titles where it holds hardly any.
    pub better_column: Option<[String; 2]>,
    /// Columns whose names are not known, and the name that each of them may be a misspelling of.
    pub misspelt_columns: Vec<[String; 2]>,
    /// Other columns that say nothing here.
    pub unread_columns: Vec<String>,
    /// There is no row below the header.
    pub is_empty: bool,
}

const UNREAD_MERGED: &str = "cells of the workbook are merged over several rows, which is not read from an \
    .xlsb: their rows below the first are blank there; save it as .xlsx to have them filled";

impl Warnings {
    /// Whether some of the input could not be used as it stands.
    pub fn has_faults(&self) -> bool {
        let faults = [&self.ragged, &self.lost, &self.unvalued, &self.errors];
        faults.iter().any(|lines| lines.count > 0)
            || self.other_header.is_some()
            || !self.misspelt_columns.is_empty()
    }

    /// A sentence for each kind of warning, with the first lines of it.
    pub fn sentences(&self) -> Vec<String> {
        let guess = self.guess.unwrap_or("windows-1252");
        let guessed = match self.asked_encoding {
            Some(_) => format!("not in UTF-8, as --encoding says, but read as {guess} (a guess)"),
            None => format!("not in UTF-8, read as {guess} (a guess; --encoding names another)"),
        };
        let doubled = match self.asked_encoding {
            Some(asked) => format!("with letters such as Ã¤ for ä: {asked} may be the wrong --encoding; leave it out"),
            None => "with letters that were encoded twice, such as Ã¤ for ä; export the file again as UTF-8, or \
                titles with them are misread".to_owned(),
        };
        let unit = if self.sheet.is_some() { "row" } else { "line" };
        // the header is no row, and has an encoding all the same
        let lines = |lines: &Lines, what: &str| lines.told("line", what, unit);
        let rows = |rows: &Lines, what: &str| rows.told("row", what, unit);
        let nothing = "0 rows: there is nothing below the header";
        let told = [
            rows(
                &self.ragged,
                "with too many or too few cells, kept as far as possible",
            ),
            lines(&self.guessed, &guessed),
            lines(
                &self.lost,
                "with bytes that could not be read and were replaced; try another --encoding",
            ),
            rows(&self.doubled, &doubled),
            rows(
                &self.stray_quotes,
                "with a quote that is never closed, taken for text and written in quotes",
            ),
            lines(
                &self.spaced_quotes,
                "with spaces before quotes, which were taken away",
            ),
            rows(
                &self.unvalued,
                "with a formula that has no stored value, read as blank; open the workbook in Excel or LibreOffice, \
                 save it, and try again",
            ),
            rows(
                &self.errors,
                "with the error of a formula for a title, such as #N/A; mend the formula and try again",
            ),
            rows(
                &self.merged,
                "in which a cell is merged with one above, read with the text of that",
            ),
            rows(
                &self.footers,
                "of totals, remarks, units or column names passed over",
            ),
            self.other_header.map(|line| {
                format!(
                    "another table begins on {unit} {line}: below it, titles were read from the column of the \
                     first table; give it as a file of its own"
                )
            }),
            self.has_unread_merged.then(|| UNREAD_MERGED.to_owned()),
            self.sheets_with_titles(),
            self.doubtful_column(),
            self.second_column(),
            self.misspelt_columns(),
            self.unread_columns(),
            self.is_empty.then(|| nothing.to_owned()),
        ];
        told.into_iter().flatten().collect()
    }

    /// Sheets that were not read although they hold titles.
    fn sheets_with_titles(&self) -> Option<String> {
        let sheet = self.sheet.as_deref()?;
        let also: Vec<String> = self.also.iter().map(|name| quoted(name)).collect();
        let fits = match also.len() {
            0 => return None,
            1 => "fits",
            _ => "fit",
        };
        let (sheet, also) = (quoted(sheet), list(&also, "and"));
        Some(format!(
            "only the sheet {sheet} was read; {also} {fits}, too"
        ))
    }

    fn doubtful_column(&self) -> Option<String> {
        let [asked, better] = self.better_column.as_ref()?;
        let (asked, quoted, better) = (quoted(asked), quoted(better), short(better));
        Some(format!(
            "hardly any cell of {asked} reads as a job title, while {quoted} holds titles; to read it: \
             --column \"{better}\""
        ))
    }

    fn misspelt_columns(&self) -> Option<String> {
        let columns = self.misspelt_columns.iter();
        let told = columns.map(|[name, meant]| {
            format!(
                "column {} is not read; did you mean {}?",
                quoted(name),
                quoted(meant)
            )
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join("\n"))
    }

    fn unread_columns(&self) -> Option<String> {
        let names: Vec<String> = self
            .unread_columns
            .iter()
            .map(|name| quoted(name))
            .collect();
        match names.len() {
            0 => None,
            1 => Some(format!("column {} is not read", names[0])),
            _ => Some(format!("columns {} are not read", list(&names, "and"))),
        }
    }

    fn second_column(&self) -> Option<String> {
        let [taken, other] = self.other_column.as_ref()?;
        let (taken, quoted, other) = (quoted(taken), quoted(other), short(other));
        Some(format!(
            "titles are those of {taken}; {quoted} holds titles, too, and is read with --column \"{other}\""
        ))
    }
}

impl Lines {
    /// `2 rows WHAT: lines 3, 7`.
    pub fn sentence(&self, what: &str, unit: &str) -> String {
        self.told("row", what, unit).unwrap_or_default()
    }

    /// The same of rows or lines; nothing if there are none.
    fn told(&self, noun: &str, what: &str, unit: &str) -> Option<String> {
        let s = match self.count {
            0 => return None,
            1 => "",
            _ => "s",
        };
        let named: Vec<String> = self.first.iter().map(ToString::to_string).collect();
        let has_more = self.count > self.first.len() as u64;
        let more = if has_more { " and more" } else { "" };
        let (count, named) = (thousands(self.count), named.join(", "));
        Some(format!("{count} {noun}{s} {what}: {unit}{s} {named}{more}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_names_its_first_lines() {
        let mut warnings = Warnings::default();
        warnings.ragged.add(7);
        (1..=1000).for_each(|line| warnings.footers.add(line));
        assert_eq!(
            warnings.sentences(),
            [
                "1 row with too many or too few cells, kept as far as possible: line 7",
                "1,000 rows of totals, remarks, units or column names passed over: lines 1, 2, 3, 4, 5 and more"
            ]
        );
    }

    #[test]
    fn a_line_that_is_found_twice_counts_once() {
        let mut lines = Lines::default();
        for line in [1, 1, 2, 3, 4, 5, 6, 6, 7] {
            lines.add_once(line);
        }
        assert_eq!((lines.count, lines.first), (7, vec![1, 2, 3, 4, 5]));
    }
}
