//! The columns that count beside the title: those that were asked for, and those found by name.

use super::{
    AnswerColumns, CompanyLookup, Options,
    consumer::{GroupColumn, GroupKind},
    table_options::GroupBy,
    update::Places,
};
use crate::table::{
    ColumnKind, Error, Found, FoundColumn, best_of_kind, find_column, kind_of,
    row::{SideColumn, SideColumns},
};

/// The columns of a table that count beside the title.
pub(super) struct WantedColumns {
    pub(super) description: Option<FoundColumn>,
    /// Two at most.
    pub(super) groups: Vec<GroupColumn>,
    pub(super) name: Option<FoundColumn>,
    pub(super) company: Option<FoundColumn>,
    pub(super) department: Option<FoundColumn>,
    /// The columns of an earlier run, if they are updated.
    pub(super) update: Option<Places>,
}

impl WantedColumns {
    /// Finds them among the columns of a table. `added` are the names of the new columns.
    pub(super) fn find(
        options: &Options,
        columns: &[String],
        title: usize,
        added: &[String],
    ) -> Result<WantedColumns, Error> {
        let wanted = |name: &Option<String>| find_asked(name.as_deref(), columns);
        let description = wanted(&options.description_column)?;
        let groups = match &options.group_by {
            Some(by) => find_groups(by, columns, title)?,
            None => Vec::new(),
        };
        let update = match &options.answers {
            AnswerColumns::Update { .. } => Some(Places::find(columns, added)?),
            AnswerColumns::Add { prefix } if options.table.header => {
                refuse_repeated(prefix, columns, added)?;
                None
            }
            _ => None,
        };
        Ok(WantedColumns {
            description,
            groups,
            company: find_company(options, columns, title)?,
            department: wanted(&options.department_column)?,
            name: wanted(&options.name_column)?,
            update,
        })
    }

    /// A column of this name is read for something beside the title.
    pub(super) fn has(&self, name: &str) -> bool {
        let columns = [
            &self.description,
            &self.name,
            &self.company,
            &self.department,
        ];
        columns
            .into_iter()
            .flatten()
            .any(|column| column.name == name)
    }

    /// The indices of those that are read of each row.
    pub(super) fn side_columns(&self) -> SideColumns {
        let mut beside = [None; SideColumn::COUNT];
        let group = |at: usize| self.groups.get(at).map(|group| &group.column);
        for (column, found) in [
            (SideColumn::FirstGroup, group(0)),
            (SideColumn::SecondGroup, group(1)),
            (SideColumn::Name, self.name.as_ref()),
            (SideColumn::Company, self.company.as_ref()),
            (SideColumn::Department, self.department.as_ref()),
            (SideColumn::Description, self.description.as_ref()),
        ] {
            beside[column as usize] = found.map(|found| found.number - 1);
        }
        beside
    }
}

/// A column, if one was asked for.
fn find_asked(name: Option<&str>, columns: &[String]) -> Result<Option<FoundColumn>, Error> {
    let Some(name) = name else {
        return Ok(None);
    };
    let (index, how) = find_column(name, columns)?;
    Ok(Some(FoundColumn::new(columns, index, how)))
}

/// The column of this kind that has the best name.
fn find_kind(kind: ColumnKind, columns: &[String], title: usize) -> Option<FoundColumn> {
    let index = best_of_kind(kind, columns, title)?;
    Some(FoundColumn::new(columns, index, Found::Name))
}

/// The column of the company, if the classifier knows companies: the one asked for, else the one
/// that is called so.
fn find_company(
    options: &Options,
    columns: &[String],
    title: usize,
) -> Result<Option<FoundColumn>, Error> {
    let name = options.company_column.as_deref();
    if name.is_some() || options.company_lookup == CompanyLookup::No {
        return find_asked(name, columns);
    }
    let found = find_kind(ColumnKind::Company, columns, title);
    if found.is_none() && options.company_lookup == CompanyLookup::Needed {
        return Err(Error::ColumnNotFound {
            wanted: "Company".to_owned(),
            columns: columns.to_vec(),
            nearest: None,
        });
    }
    Ok(found)
}

/// The columns to group by, two at most.
fn find_groups(by: &GroupBy, columns: &[String], title: usize) -> Result<Vec<GroupColumn>, Error> {
    let of_kinds = |kinds: [ColumnKind; 2]| {
        let found = kinds.map(|kind| find_kind(kind, columns, title));
        found.into_iter().flatten().collect()
    };
    let mut found: Vec<FoundColumn> = match by {
        GroupBy::Who => of_kinds([ColumnKind::Name, ColumnKind::Company]),
        GroupBy::Found => of_kinds([ColumnKind::Company, ColumnKind::Country]),
        GroupBy::Columns(names) => {
            let asked = names.iter().map(|name| find_asked(Some(name), columns));
            asked
                .filter_map(Result::transpose)
                .collect::<Result<_, _>>()?
        }
    };
    found.truncate(2);
    let groups = found.into_iter().map(|column| GroupColumn {
        kind: group_kind(&columns[column.number - 1]),
        column,
    });
    Ok(groups.collect())
}

/// The kind of a column of this name.
fn group_kind(name: &str) -> GroupKind {
    match kind_of(name) {
        Some(ColumnKind::Company) => GroupKind::Companies,
        Some(ColumnKind::Country) => GroupKind::Countries,
        _ => GroupKind::Others,
    }
}

/// Refuses a table that has columns of the names that are added.
fn refuse_repeated(prefix: &str, columns: &[String], added: &[String]) -> Result<(), Error> {
    let is_added = |name: &&String| {
        let mut added = added.iter();
        added.any(|added| added.eq_ignore_ascii_case(name.trim()))
    };
    let exist: Vec<String> = columns.iter().filter(is_added).cloned().collect();
    if exist.is_empty() {
        return Ok(());
    }
    Err(Error::ColumnExists {
        columns: exist,
        prefix: prefix.to_owned(),
    })
}
