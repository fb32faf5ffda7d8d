//! How a table is read, answered and written.

use crate::table::TableOptions;

/// How to read the input and what to add.
#[derive(Debug, Clone)]
pub struct Options {
    /// How the table is read. The destination settles whether cells keep their types.
    pub table: TableOptions,
    /// A column that describes the job, given to the classifier with the title.
    pub description_column: Option<String>,
    /// The column with the company, for a classifier that knows companies.
    pub company_column: Option<String>,
    /// Whether a column with the company is looked for if none is given.
    pub company_lookup: CompanyLookup,
    /// A column with the department, given to the classifier with the title.
    pub department_column: Option<String>,
    /// Where the answers go.
    pub answers: AnswerColumns,
    /// How many threads to use; the output does not depend on it.
    pub threads: usize,
    /// Start the output with a byte order mark, by which Excel knows UTF-8. One in the input is
    /// kept anyway.
    pub bom: bool,
    /// Put `'` before an added cell that a spreadsheet would read as a formula.
    pub excel_safe: bool,
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

/// The columns of the answers, named by a prefix and [`COLUMNS`](super::COLUMNS).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerColumns {
    /// They are added.
    Add {
        /// The prefix of their names.
        prefix: String,
    },
    /// They are those of an earlier run.
    Update {
        /// The prefix of their names.
        prefix: String,
    },
    /// There are none: a [`Consumer`](super::Consumer) takes the answers.
    None,
}

impl AnswerColumns {
    /// The prefix of their names.
    pub(super) fn prefix(&self) -> &str {
        match self {
            Self::Add { prefix } | Self::Update { prefix } => prefix,
            Self::None => "",
        }
    }
}

impl Default for AnswerColumns {
    fn default() -> Self {
        Self::Add {
            prefix: "gtm_".to_owned(),
        }
    }
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
    Columns(Vec<String>),
}

impl Default for Options {
    fn default() -> Self {
        Self {
            table: TableOptions::default(),
            description_column: None,
            company_column: None,
            company_lookup: CompanyLookup::default(),
            department_column: None,
            answers: AnswerColumns::default(),
            threads: 1,
            bom: false,
            excel_safe: false,
            drop_notes: false,
            review: ReviewScope::No,
            review_below: super::UNSURE,
            group_by: None,
            name_column: None,
        }
    }
}

impl Options {
    /// For a [`Consumer`](super::Consumer): rows are grouped by companies and countries, and columns
    /// of an earlier run are cells like any other.
    pub fn for_consumer() -> Self {
        Self {
            answers: AnswerColumns::None,
            group_by: Some(GroupBy::Found),
            ..Self::default()
        }
    }
}
