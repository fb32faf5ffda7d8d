//! The table that `batch` and `report` read row by row, and how.

use std::io;
use std::path::PathBuf;
use std::thread;

use anyhow::{Error, Result};
use clap::Args;
use rolecall::Matcher;
use rolecall::batch::{self, CompanyLookup, Destination, Informed, Summary};
use rolecall::table::{self, TableOptions};

use crate::cli::Options;
use crate::cli::exit::{Misuse, output_error};
use crate::cli::hint::{shell_word, typed};
use crate::cli::input::{self, Input, InputFile, TableArgs, companies, decisions};
use crate::cli::progress::Meter;
use crate::render::view::summary;

/// The input and how to read it, as typed.
#[derive(Debug, Args)]
pub(crate) struct Rows {
    /// The table: CSV or workbook; `-`, or none, is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// The column with the titles: a name, or a number from 1
    ///
    /// Default: the column called Title, Job Title, Position, Designation, Role or the like, in any
    /// of 25 languages, if it holds titles.
    #[arg(short, long, value_name = "COLUMN")]
    column: Option<String>,

    /// The column with job descriptions in English; their duties then decide the function
    ///
    /// The title decides role and level. `gtm_why` says whether title and duties agree;
    /// the rows in which they contradict each other are counted.
    #[arg(long, value_name = "COLUMN")]
    description_column: Option<String>,

    /// Apply your decisions from FILE
    ///
    /// Its columns are `title` and `decision`, as `batch --review` writes them: strategy,
    /// operations, marketing, sales, several of them joined by `;`, adjacent or none. A decision
    /// holds for every title of the same meaning, whatever its spelling, grade and region; with a
    /// `company` beside it, for that company only. A `note` goes into `gtm_why`. May be repeated:
    /// the later file wins. Decisions that match no title are listed.
    #[arg(long, value_name = "FILE")]
    pins: Vec<PathBuf>,

    /// Read each title in the context of its company, described in FILE
    ///
    /// A table with a column for the company and any of maturity, business-model,
    /// product-complexity and ecosystem-ambition; their values are those of `classify --context`.
    /// Companies are matched without case, punctuation and legal form.
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    companies: Option<PathBuf>,

    /// The column with the company
    ///
    /// Default: the column called Company, Account, Employer or the like. For --companies, and
    /// for decisions that hold for one company.
    #[arg(long, value_name = "COLUMN", hide_short_help = true)]
    company_column: Option<String>,

    /// A column with the department, which settles what a title leaves open
    ///
    /// A department that names a function, such as Marketing. Where the title names another one,
    /// the title decides, and `gtm_why` says what the department says.
    #[arg(long, value_name = "COLUMN", hide_short_help = true)]
    department_column: Option<String>,

    #[command(flatten)]
    table: TableArgs,

    /// Stop at a row with too many or too few cells
    ///
    /// Without it, such rows are answered as far as possible, their lines are named, and the exit
    /// code is 1.
    #[arg(long)]
    strict: bool,

    /// How many threads to use; the result is the same with any
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    /// Show no progress
    #[arg(long)]
    no_progress: bool,
}

impl Rows {
    /// The file, and what was typed about it but `--pins`, to be typed again; nothing for a pipe.
    pub(crate) fn arguments(&self, options: &Options) -> Option<String> {
        let file = input::path(self.file.as_deref())?;
        let file = shell_word(&file.to_string_lossy());
        let companies = self.companies.as_ref().map(|path| path.to_string_lossy());
        let columns = [
            typed("--column", self.column.as_deref()),
            typed("--description-column", self.description_column.as_deref()),
            typed("--department-column", self.department_column.as_deref()),
            typed("--companies", companies.as_deref()),
            typed("--company-column", self.company_column.as_deref()),
            options.taxonomy_argument(),
        ];
        let table = self.table.arguments().into_iter();
        let options: String = table.chain(columns).flatten().collect();
        Some(file + &options)
    }

    /// The files of `--pins`, to be typed again.
    pub(crate) fn typed_pins(&self) -> String {
        let pins = self.pins.iter();
        let pins = pins.map(|pins| typed("--pins", Some(&pins.to_string_lossy())));
        pins.flatten().collect()
    }

    /// The files that are read, which nothing may be written to.
    pub(crate) fn read(&self) -> Vec<InputFile<'_>> {
        let input = input::path(self.file.as_deref());
        let input = input.map(|path| InputFile::new("the input", path));
        let pins = self.pins.iter();
        let pins = pins.map(|path| InputFile::new("the file of --pins", path));
        let companies = self.companies.as_deref();
        let companies = companies.map(|path| InputFile::new("the file of --companies", path));
        input.into_iter().chain(pins).chain(companies).collect()
    }

    /// Opens the file. A person at a terminal who names none is told the `example` to type.
    pub(crate) fn open(&self, example: &str, options: &Options) -> Result<OpenTable> {
        let Input { read, name, size } = Input::open(self.file.as_deref(), example)?;
        let meter = Meter::new(size, !options.quiet && !self.no_progress);
        Ok(OpenTable { read, name, meter })
    }

    /// Takes up the decisions on the sheet Review of the workbook that is read, as if it were the first
    /// of `--pins`.
    pub(crate) fn apply_own_review(&mut self, matcher: &Matcher<'_>) {
        let file = input::path(self.file.as_deref());
        let file = file.filter(|path| !self.pins.iter().any(|pins| pins == path));
        if let Some(path) = file.filter(|path| decisions::are_in(path, matcher)) {
            self.pins.insert(0, path.to_owned());
        }
    }

    /// The matcher with the decisions of a person and the situations of companies, if they are known.
    pub(crate) fn informed<'a, 't>(
        &self,
        matcher: &'a Matcher<'t>,
        options: &Options,
    ) -> Result<Informed<'a, 't>> {
        let mut informed = Informed::new(matcher);
        if !self.pins.is_empty() {
            informed.decisions = Some(decisions::read(&self.pins, matcher, options)?);
        }
        if let Some(path) = &self.companies {
            informed.companies = Some(companies::read(path, matcher.taxonomy(), options)?);
        }
        Ok(informed)
    }

    /// What is told after a run: companies that are not listed, departments that name no function,
    /// and what the decisions were good for.
    pub(crate) fn remarks(&self, classify: &Informed<'_, '_>, summary: &Summary) -> Vec<String> {
        let listed = classify.companies.as_ref().zip(self.companies.as_deref());
        let unlisted = listed.map(|(known, path)| companies::report(known, path, summary));
        let unread_departments = summary::unread_departments(summary);
        let decisions = classify.decisions.as_ref();
        let used = decisions.and_then(|decisions| decisions::report(decisions, summary));
        [unlisted, unread_departments, used]
            .into_iter()
            .flatten()
            .collect()
    }

    /// How to read; how to write is for the command to say.
    pub(crate) fn reading(&self, classify: &Informed<'_, '_>) -> batch::Options {
        batch::Options {
            table: TableOptions {
                strict: self.strict,
                ..self.table.options(self.column.as_deref())
            },
            description_column: self.description_column.clone(),
            company_column: self.company_column.clone(),
            company_lookup: match &classify.decisions {
                _ if classify.companies.is_some() => CompanyLookup::Needed,
                Some(decisions) if decisions.are_per_company() => CompanyLookup::IfAny,
                _ => CompanyLookup::No,
            },
            department_column: self.department_column.clone(),
            threads: self.threads.map_or_else(all_cores, usize::from),
            ..batch::Options::default()
        }
    }
}

/// The number of threads that the machine runs at once.
fn all_cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// A file to read row by row.
pub(crate) struct OpenTable {
    read: Box<dyn io::Read + Send>,
    /// Its name in messages.
    pub(crate) name: String,
    meter: Meter,
}

impl OpenTable {
    /// Reads and answers every row, wherever it goes, and names the file in an error.
    pub(crate) fn answer(
        self,
        output: Destination<'_>,
        pipeline: &batch::Options,
        classify: &Informed<'_, '_>,
    ) -> Result<Summary> {
        let show = |now| self.meter.show(now);
        let done = batch::run(self.read, output, pipeline, classify, show);
        self.meter.clear();
        done.map_err(|error| input_error(error, &self.name))
    }
}

/// The error of the input of this name, or of the output.
pub(crate) fn input_error(error: table::Error, name: &str) -> Error {
    match error {
        table::Error::Read(error) => Error::from(error).context(format!("cannot read {name}")),
        table::Error::Write(error) => output_error(error),
        other => usage_or_data(other).context(name.to_owned()),
    }
}

/// A file that is broken is one thing, an option that does not fit it another.
pub(crate) fn usage_or_data(error: table::Error) -> Error {
    if error.is_misuse() {
        Misuse(error.to_string()).into()
    } else {
        error.into()
    }
}
