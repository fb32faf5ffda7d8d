//! `rolecall report FILE`: a roster as one self-contained page.

use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;
use clap::Args;
use rolecall::Matcher;
use rolecall::batch::{self, AnswerColumns, Destination, GroupBy, Informed};
use rolecall::escape;
use rolecall::report::{About, Roster};
use rolecall::table::Date;

use crate::cli::hint::shell_word;
use crate::cli::input::rows::Rows;
use crate::cli::input::titles;
use crate::cli::{Exit, Options, input, misuse};
use crate::render::Format;
use crate::render::output_name::output_format;
use crate::render::view::summary;

/// Make a one-page HTML report of a list of people
///
/// Says how many people have a partner role, in which function and at which level, by company and
/// country; where the gaps are; who to talk to first, and what to ask; which words the titles use;
/// and what was left out and why. Every count opens to the titles behind it.
///
/// The page is one HTML file that works offline. The same file gives the same page,
/// but for its date; SOURCE_DATE_EPOCH sets that, in seconds since 1970.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Report {
    #[command(flatten)]
    rows: Rows,

    /// Split by this column; give it twice for two
    ///
    /// Default: the columns called Company, Country or the like, if there are any. Spellings of
    /// one company (ACME, Acme Inc.) or country (DE, Germany, Deutschland) count as one.
    #[arg(long, value_name = "COLUMN")]
    by: Vec<String>,

    /// The name of the roster on the page
    ///
    /// Default: the name of the file.
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// Show names of people from this column
    ///
    /// By default the page names nobody. With it, the list behind a count shows up to 20 names, too,
    /// and the page says so at the top.
    #[arg(long, value_name = "COLUMN")]
    name_column: Option<String>,
}

const EXAMPLE: &str = "rolecall report contacts.csv -o report.html";

const EXAMPLES: &str = "\
Examples:
  rolecall report contacts.csv -o report.html
  rolecall report contacts.csv -o report.html --by Region
  rolecall report contacts.csv --column \"Job Title\" > report.html";

const LONG_EXAMPLES: &str = "\
Examples:
  A page from a table, to open in a browser:
    rolecall report contacts.csv -o report.html

  By region and by team instead of company and country:
    rolecall report contacts.csv -o report.html --by Region --by Team

  Only some rows, under a name of their own:
    xan filter 'country eq \"France\"' people.csv | rolecall report --name France > france.html

  With your decisions, and with job descriptions:
    rolecall report contacts.csv -o report.html --pins review.csv
    rolecall report jobs.csv -o report.html --description-column Description

  Again, with another taxonomy:
    rolecall report contacts.csv -o report.html --force --taxonomy ours.yaml";

impl Report {
    pub(crate) fn run(mut self, options: &Options) -> Result<Exit> {
        self.refuse_what_is_no_page(options)?;
        let table = self.rows.open(EXAMPLE, options)?;
        let name = table.name.clone();
        let mut sink = options.output(&self.rows.read())?;
        let taxonomy = options.taxonomy()?;
        let matcher = Matcher::new(&taxonomy);
        self.rows.apply_own_review(&matcher);
        let classify = self.rows.informed(&matcher, options)?;
        let pipeline = self.pipeline(&classify);
        let mut roster = Roster::new(&matcher);
        let summary = table.answer(Destination::Consumer(&mut roster), &pipeline, &classify)?;
        let about = About {
            name: self.name.clone().unwrap_or_else(|| short(&name)),
            date: date(today()),
            command: command(
                std::env::args_os()
                    .skip(1)
                    .map(|typed| typed.to_string_lossy().into_owned()),
            ),
            grouped: !self.by.is_empty(),
        };
        let report = rolecall::report::Report::new(roster, summary.clone(), about);
        sink.write_all(report.html().as_bytes())?;
        sink.close()?;
        options.tell(&summary::read_from(&summary));
        let remarks = self.rows.remarks(&classify, &summary);
        for told in summary::sheet(&summary).iter().chain(&remarks) {
            options.tell(told);
        }
        if let Some(file) = options.output_file() {
            options.tell(&format!("Next: open {} in a browser", escape::path(file)));
        }
        options.tell_more(&taxonomy, summary.rows);
        let told = titles::told(&summary.warnings, options);
        Ok(told.partial_if(classify.has_faults()))
    }
}

/// Days since 1970, in UTC; `SOURCE_DATE_EPOCH` stands for now, as in reproducible builds.
fn today() -> u64 {
    let set = std::env::var("SOURCE_DATE_EPOCH");
    let set = set.ok().and_then(|seconds| seconds.parse::<u64>().ok());
    let now = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    set.unwrap_or_else(|| now().map_or(0, |since| since.as_secs())) / 86_400
}

/// Days since 1970 as `27 November 2026`.
fn date(days: u64) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, month, day) = Date::civil(days as i64);
    format!("{day} {} {year}", MONTHS[month as usize - 1])
}

/// The command as it is typed, without what leaves the page as it is.
fn command(arguments: impl Iterator<Item = String>) -> String {
    let mut command = "rolecall".to_owned();
    let mut skip = false;
    for argument in arguments {
        let skipped = std::mem::replace(&mut skip, argument == "--threads");
        let silent = matches!(
            argument.as_str(),
            "-q" | "--quiet" | "-v" | "--verbose" | "--no-progress" | "--force"
        ) || argument.starts_with("--threads");
        if skipped || silent {
            continue;
        }
        command += &format!(" {}", shell_word(&argument));
    }
    command + " --force" // the page is there already
}

/// The name says that it is a page (others are refused earlier), or it is a device or pipe.
fn is_page(path: &Path) -> bool {
    let promised = output_format(path, None, &[Format::Html]);
    promised == Ok(Some(Format::Html)) || path.metadata().is_ok_and(|found| !found.is_file())
}

/// The name of a file without its folders.
fn short(name: &str) -> String {
    let name = Path::new(name).file_name();
    name.unwrap_or_default().to_string_lossy().into_owned()
}

impl Report {
    /// A page is HTML, whatever other commands may print, and goes to a file that is not the input.
    fn refuse_what_is_no_page(&self, options: &Options) -> Result<()> {
        if options.asked_format().is_some() {
            return misuse(
                "report writes HTML only; for other formats:\n  \
                 rolecall batch contacts.csv -o answers.csv",
            );
        }
        if let Some(path) = options.output_file()
            && !is_page(path)
        {
            let mut page = path.as_os_str().to_owned();
            page.push(".html");
            return misuse(format!(
                "a browser opens a page by its ending; name the output .html:\n  -o {}",
                shell_word(&page.to_string_lossy())
            ));
        }
        if self.by.len() > 2 {
            return misuse("--by takes two columns at most");
        }
        if options.on_terminal() {
            let input = input::path(self.rows.file.as_deref());
            let file = input.map_or_else(
                || "contacts.csv".to_owned(),
                |file| shell_word(&file.to_string_lossy()),
            );
            return misuse(format!(
                "the report is a page for a browser; name the file to write:\n  \
                 rolecall report {file} -o report.html"
            ));
        }
        Ok(())
    }

    fn pipeline(&self, classify: &Informed<'_, '_>) -> batch::Options {
        batch::Options {
            answers: AnswerColumns::None,
            group_by: Some(match self.by[..] {
                [] => GroupBy::Found,
                _ => GroupBy::Columns(self.by.clone()),
            }),
            name_column: self.name_column.clone(),
            ..self.rows.reading(classify)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (days, shown) in [
            (0, "1 January 1970"),
            (11_016, "29 February 2000"),
            (20_454, "1 January 2026"),
            (20_784, "27 November 2026"),
        ] {
            assert_eq!(date(days), shown);
        }
    }

    #[test]
    fn commands_can_be_typed_again() {
        let typed = [
            "report",
            "my file.csv",
            "--threads",
            "2",
            "-q",
            "--by",
            "Team",
        ];
        let command = command(typed.map(str::to_owned).into_iter());
        assert_eq!(command, "rolecall report \"my file.csv\" --by Team --force");
    }
}
