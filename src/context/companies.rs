//! The situations of companies, row by row from a table (`--companies`).

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

use rustc_hash::FxHashMap;

use super::{
    CompanyContext,
    company::condition,
    company_key,
    faults::{Faults, fault_lines},
};
use crate::{
    domain::did_you_mean,
    english::list,
    escape::short,
    table::{self, ColumnKind, Table, TableOptions, Warnings, best_of_kind, find_column, kind_of},
    taxonomy::{Driver, Taxonomy},
};

/// The situations of companies, by name.
#[derive(Debug, Default)]
pub struct Companies {
    /// By key, the number of the situation.
    by_key: FxHashMap<String, usize>,
    /// Different situations: many companies share one.
    contexts: Vec<CompanyContext>,
    warnings: Warnings,
}

/// Why a table of companies cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompaniesError {
    /// It cannot be read as a table.
    #[error(transparent)]
    Table(table::Error),
    /// It has no column for the company.
    #[error(
        "no column for the company; {}call one `Company` (columns: {})",
        misspelling(misspelt),
        columns.join(", ")
    )]
    NoCompanyColumn {
        /// The columns there are.
        columns: Vec<String>,
        /// The column that may be it, and its right name.
        misspelt: Option<[String; 2]>,
    },
    /// None of its columns is called like a driver.
    #[error(
        "no column says what the companies are like; {}name one or more of them {}",
        misspelling(misspelt),
        list(keys, "or")
    )]
    NoDriver {
        /// The keys of the drivers.
        keys: Vec<String>,
        /// The column that may be one, and its right name.
        misspelt: Option<[String; 2]>,
    },
    /// Values that the drivers do not have, and companies with two situations: line and what is
    /// wrong.
    #[error("{}\n{}", fault_lines(faults), value_lists(values))]
    Lines {
        /// Each line with what is wrong.
        faults: Faults,
        /// The values there are, by driver.
        values: Vec<(String, Vec<String>)>,
    },
}

fn misspelling(misspelt: &Option<[String; 2]>) -> String {
    let misspelt = misspelt.as_ref();
    let told = misspelt.map(|[name, meant]| format!("is `{}` meant for `{meant}`? ", short(name)));
    told.unwrap_or_default()
}

/// The values there are, by driver.
fn value_lists(values: &[(String, Vec<String>)]) -> String {
    let values = values.iter();
    let values = values.map(|(key, values)| format!("{key}: {}", values.join(", ")));
    values.collect::<Vec<_>>().join("\n")
}

impl Companies {
    /// Reads a table with a column for the company and any of the drivers by their keys. Blank
    /// values are unknown.
    ///
    /// # Errors
    /// Missing columns; unknown values, all at once.
    pub fn read(taxonomy: &Taxonomy, mut input: impl Read) -> Result<Companies, CompaniesError> {
        let mut bytes = Vec::new();
        let read = input.read_to_end(&mut bytes);
        read.map_err(|error| CompaniesError::Table(table::Error::Read(error)))?;
        let keys = || taxonomy.drivers.iter().map(|driver| driver.key.to_string());
        let mut misspelt = None;
        // the drivers have names of their own, so that one of them tells where the header is
        for key in keys() {
            let options = TableOptions {
                column: Some(key),
                ..TableOptions::default()
            };
            match Table::open(bytes.as_slice(), &options, &|_| false) {
                Ok(table) => return Companies::of_table(taxonomy, table),
                Err(table::Error::ColumnNotFound {
                    wanted, nearest, ..
                }) => misspelt = misspelt.or(nearest.map(|nearest| [nearest, wanted])),
                Err(table::Error::NoHeader { .. } | table::Error::NoTitleSheet(_)) => {}
                Err(error) => return Err(CompaniesError::Table(error)),
            }
        }
        Err(CompaniesError::NoDriver {
            keys: keys().collect(),
            misspelt,
        })
    }

    fn of_table<R: io::Read>(
        taxonomy: &Taxonomy,
        mut table: Table<R>,
    ) -> Result<Companies, CompaniesError> {
        let columns = table.columns().to_vec();
        let name = best_of_kind(ColumnKind::Company, &columns, usize::MAX);
        let name = name.ok_or_else(|| CompaniesError::NoCompanyColumn {
            columns: columns.clone(),
            misspelt: {
                let near = did_you_mean("Company", columns.iter().map(String::as_str));
                near.map(|near| [near.to_owned(), "Company".to_owned()])
            },
        })?;
        let drivers = taxonomy.drivers.iter().filter_map(|driver| {
            let (at, _) = find_column(&driver.key, &columns).ok()?;
            Some((at, driver))
        });
        let drivers: Vec<(usize, &Driver)> = drivers.collect();
        let mut companies = Companies::default();
        let mut lines: FxHashMap<String, u64> = FxHashMap::default();
        let mut faults = Vec::new();
        let mut unknown: BTreeMap<String, Vec<String>> = BTreeMap::new();
        while let Some(row) = table.next_row().map_err(CompaniesError::Table)? {
            let (line, cells) = (row.line, row.cells());
            let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
            let key = company_key(cell(name));
            if key.is_empty() {
                continue;
            }
            let mut context = CompanyContext::default();
            for &(at, driver) in &drivers {
                if cell(at).is_empty() {
                    continue;
                }
                match condition(driver, cell(at), driver.key.to_string()) {
                    Ok(condition) => context.push(condition),
                    Err(_) => {
                        let value = short(cell(at));
                        faults.push((line, format!("`{value}` is no value of {}", driver.key)));
                        let values = driver.values.iter().map(|value| value.key.to_string());
                        unknown.insert(driver.key.to_string(), values.collect());
                    }
                }
            }
            if let Err(problem) = companies.add(key.clone(), context, cell(name), &lines) {
                faults.push((line, problem));
            }
            lines.entry(key).or_insert(line);
        }
        if faults.is_empty() {
            companies.warnings = table.warnings();
            let read = drivers.iter().map(|(at, _)| *at).chain([name]);
            companies.note_unread(taxonomy, &columns, &read.collect::<Vec<_>>());
            Ok(companies)
        } else {
            Err(CompaniesError::Lines {
                faults,
                values: unknown.into_iter().collect(),
            })
        }
    }

    /// Takes up the columns whose names mean nothing, and which driver may be meant.
    fn note_unread(&mut self, taxonomy: &Taxonomy, columns: &[String], read: &[usize]) {
        let is_read = |driver: &&Driver| find_column(&driver.key, columns).is_ok();
        let others = taxonomy.drivers.iter().filter(|driver| !is_read(driver));
        let others: Vec<&str> = others.map(|driver| &*driver.key).collect();
        for (at, column) in columns.iter().enumerate() {
            let name = column.trim();
            if read.contains(&at) || name.is_empty() || kind_of(name).is_some() {
                continue;
            }
            let spaced = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
            let within = others
                .iter()
                .find(|key| spaced(name).contains(&spaced(key)));
            let near = || did_you_mean(name, others.iter().copied());
            match within.copied().or_else(near) {
                Some(meant) => {
                    let misspelt = [name.to_owned(), meant.to_owned()];
                    self.warnings.misspelt_columns.push(misspelt);
                }
                None => self.warnings.unread_columns.push(name.to_owned()),
            }
        }
    }

    fn add(
        &mut self,
        key: String,
        context: CompanyContext,
        name: &str,
        lines: &FxHashMap<String, u64>,
    ) -> Result<(), String> {
        let known = self.contexts.iter().position(|known| *known == context);
        let at = known.unwrap_or_else(|| {
            self.contexts.push(context);
            self.contexts.len() - 1
        });
        match self.by_key.get(&key) {
            Some(&other) if other != at => Err(format!(
                "`{}` is on line {} with other values; keep one of the two",
                short(name),
                lines.get(&key).copied().unwrap_or_default()
            )),
            _ => {
                self.by_key.insert(key, at);
                Ok(())
            }
        }
    }

    /// The warnings about the table.
    pub fn warnings(&self) -> &Warnings {
        &self.warnings
    }

    /// The company of this name: a number to remember it by, and its situation.
    pub fn find(&self, name: &str) -> Option<(usize, &CompanyContext)> {
        let &at = self.by_key.get(&company_key(name))?;
        Some((at, &self.contexts[at]))
    }

    /// The situation of this number.
    pub(crate) fn context(&self, number: usize) -> Option<&CompanyContext> {
        self.contexts.get(number)
    }

    /// How many companies are listed.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// None is listed.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Companies, CompaniesError> {
        Companies::read(Taxonomy::bundled(), text.as_bytes())
    }

    #[test]
    fn companies_are_found_in_any_spelling() {
        let text = "Company,Maturity,HQ\nAcme Inc.,early,Oslo\nBolt GmbH,Mature,\nCo,,\n";
        let companies = read(text).expect("companies");
        let values = |name: &str| {
            let (_, context) = companies.find(name)?;
            let values = context.conditions.iter().map(|c| c.value.to_string());
            Some(values.collect::<Vec<_>>().join(","))
        };
        assert_eq!(values("ACME").as_deref(), Some("early"));
        assert_eq!(values("bolt").as_deref(), Some("mature"));
        assert_eq!(values("Co").as_deref(), Some(""));
        assert_eq!(values(" "), None);
        assert_eq!(values("Unknown AG"), None);
        assert_eq!(companies.len(), 3);
    }

    #[test]
    fn unknown_values_are_told_at_once_with_the_list() {
        let text = "company,maturity,business-model\nA,old,saas\nB,early,shop\nC,early,saas\nc,mature,saas\n";
        let told = read(text).expect_err("faults").to_string();
        for told_of in [
            "line 2: `old` is no value of maturity",
            "line 3: `shop` is no value of business-model",
            "line 5: `c` is on line 4 with other values",
            "maturity: early, ",
        ] {
            assert!(told.contains(told_of), "{told}");
        }
        let told = read("company,size\nA,4\n")
            .expect_err("no driver")
            .to_string();
        assert!(
            told.contains("name one or more of them maturity, business-model"),
            "{told}"
        );
        let told = read("maturity,size\nearly,4\n")
            .expect_err("no name")
            .to_string();
        assert!(told.contains("call one `Company`"), "{told}");
    }
}
