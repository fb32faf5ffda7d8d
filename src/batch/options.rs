//! How a table is read, answered and written.

use crate::table::TableOptions;

/// How to read the input and what to add.
#[derive(Debug, Clone)]
pub struct Options {
    /// The title column: a name, or a number counted from one. Found by itself if `None`.
    pub column: Option<String>,
    /// A column that describes the job, given to the classifier with the title.
    pub description_column: Option<String>,
    /// The column with the company, for a classifier that knows companies.
    pub company_column: Option<String>,
    /// Whether a column with the company is looked for if none is given.
    pub company_lookup: CompanyLookup,
    /// A column with the department, given to the classifier with the title.
    pub department_column: Option<String>,
    /// The delimiter. Found by itself if `None`.
    pub delimiter: Option<u8>,
    /// Whether there is a header. Without one, none is written, and the column is a number.
    pub header: bool,
    /// A label of the WHATWG encoding standard. Found by itself if `None`.
    pub encoding: Option<String>,
    /// The sheet of a workbook: a name, or a number counted from one.
    pub sheet: Option<String>,
    /// The prefix of the names of the added columns.
    pub prefix: String,
    /// Stop at the first row that has too many or too few cells.
    pub strict: bool,
    /// How many threads to use; the output does not depend on it.
    pub threads: usize,
    /// Start the output with a byte order mark, by which Excel knows UTF-8. One in the input is
    /// kept anyway.
    pub bom: bool,
    /// Put `'` before an added cell that a spreadsheet would read as a formula.
    pub excel_safe: bool,
    /// Put the answers where an earlier run has put its columns.
    pub update: bool,
    /// Leave out what stands above the header, and totals and remarks below it.
    pub drop_notes: bool,
    /// Which titles are collected for a person to decide.
    pub review: ReviewScope,
    /// Answers less sure than this are open: from 0 to 1.
    pub review_below: f32,
    /// The columns that a [`Consumer`](super::Consumer) gets beside the title.
    pub group_by: Option<GroupBy>,
    /// The column with the names of people that a consumer gets.
    pub name_column: Option<String>,
}

/// Whether a column with the company is looked for by its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CompanyLookup {
    /// It is not.
    #[default]
    No,
    /// It is taken if there is one.
    IfAny,
    /// It has to be there.
    Needed,
}

/// Which titles the review sheet has, beside those that a person has decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReviewScope {
    /// There is no sheet.
    #[default]
    No,
    /// Those that the column `review` calls open.
    Open,
    /// All.
    All,
}

/// Columns by which rows are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupBy {
    /// The columns that say who a row is about: the name, the company.
    Who,
    /// Those called like companies and countries, if there are any.
    Found,
    /// These, each a name or a number counted from one; two at most count.
    Asked(Vec<String>),
}

impl Default for Options {
    fn default() -> Self {
        Self {
            column: None,
            description_column: None,
            company_column: None,
            company_lookup: CompanyLookup::default(),
            department_column: None,
            delimiter: None,
            header: true,
            encoding: None,
            sheet: None,
            prefix: "gtm_".to_owned(),
            strict: false,
            threads: 1,
            bom: false,
            excel_safe: false,
            update: false,
            drop_notes: false,
            review: ReviewScope::No,
            review_below: super::UNSURE,
            group_by: None,
            name_column: None,
        }
    }
}

impl Options {
    /// How the table is read.
    pub(super) fn table(&self) -> TableOptions {
        TableOptions {
            column: self.column.clone(),
            delimiter: self.delimiter,
            header: self.header,
            encoding: self.encoding.clone(),
            sheet: self.sheet.clone(),
            preferred_column: None,
            typed: false,
            strict: self.strict,
        }
    }
}
