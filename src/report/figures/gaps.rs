//! Where people are missing: functions without a leader or anyone, companies without a function,
//! and how sales compares with the other three.

use super::{Count, LevelTable, Tier};
use crate::{
    Function, Level,
    batch::Holds,
    report::roster::{GroupCount, Roster},
};

/// What is missing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gaps {
    pub(crate) functions: Vec<FunctionGap>,
    /// People in sales, and in the other three functions.
    pub(crate) sales: Count,
    pub(crate) others: u64,
    /// Companies with enough partner roles to tell; none without a column of companies.
    pub(crate) companies: u64,
    /// Companies whose share of sales differs most from that of the whole roster, highest first.
    pub(crate) unlike: Vec<SalesShare>,
}

/// What one function has, and where it is missing.
#[derive(Debug, Clone, Default)]
pub(crate) struct FunctionGap {
    pub(crate) people: u64,
    /// Directors and above.
    pub(crate) leaders: Count,
    pub(crate) without: Without,
}

/// Companies without anyone in a function.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Without {
    pub(crate) count: u64,
    /// Those with the most partner roles, with these.
    pub(crate) first: Vec<(String, u64)>,
}

/// People in sales and in the other functions of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SalesShare {
    pub(crate) company: String,
    pub(crate) sales: u64,
    pub(crate) others: u64,
}

impl Gaps {
    /// A company with fewer partner roles cannot have all functions.
    pub(crate) const TEAM: u64 = 4;
    /// So many companies of a list are kept.
    const MOST: usize = 20;
    /// A share of sales is unlike that of all if it differs by so much.
    const UNLIKE: f64 = 0.2;

    pub(super) fn of(roster: &Roster<'_>, levels: &LevelTable) -> Gaps {
        let teams = teams(roster);
        let functions = Function::ALL.map(|function| FunctionGap {
            people: levels.functions[function as usize].rows,
            leaders: leaders(levels, function),
            without: Without::of(&teams, function),
        });
        let sales = levels.functions[Function::Sales as usize].clone();
        let others = levels.all.rows - sales.rows;
        Gaps {
            functions: functions.into(),
            unlike: unlike(&teams, share(sales.rows, others)),
            sales,
            others,
            companies: teams.len() as u64,
        }
    }
}

/// A company with its name.
type Team = (String, GroupCount);

/// Companies with enough partner roles, those with the most first.
fn teams(roster: &Roster<'_>) -> Vec<Team> {
    let companies = roster.groups.iter();
    let mut companies = companies.filter(|group| group.column.holds == Holds::Companies);
    let Some(group) = companies.next() else {
        return Vec::new();
    };
    let values = group.values.values().into_iter().zip(&group.counts);
    let mut teams: Vec<Team> = values
        .filter(|(value, count)| !value.label.is_empty() && count.partner() >= Gaps::TEAM)
        .map(|(value, count)| (value.label, *count))
        .collect();
    teams.sort_by_key(|(_, count)| std::cmp::Reverse(count.partner())); // stable
    teams
}

fn leaders(levels: &LevelTable, function: Function) -> Count {
    let mut leaders = Count::default();
    for level in Level::ALL {
        if Tier::of(level) == Tier::Leaders {
            let count = &levels.cells[level as usize][function as usize];
            leaders.rows += count.rows;
            leaders.titles += count.titles;
            leaders.top.extend(count.top.iter().cloned());
            leaders.names.extend(count.names.iter().cloned());
        }
    }
    leaders
        .top
        .sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
    leaders.top.truncate(Count::MOST);
    leaders.names.truncate(Count::MOST);
    leaders
}

impl Without {
    fn of(teams: &[Team], function: Function) -> Without {
        let teams = teams.iter();
        let without = teams.filter(|(_, count)| count.functions[function as usize] == 0);
        let first = without.clone().take(Gaps::MOST);
        Without {
            first: first
                .map(|(company, count)| (company.clone(), count.partner()))
                .collect(),
            count: without.count() as u64,
        }
    }
}

fn share(sales: u64, others: u64) -> f64 {
    sales as f64 / (sales + others).max(1) as f64
}

/// The three companies on either side whose share of sales differs most from `usual`.
fn unlike(teams: &[Team], usual: f64) -> Vec<SalesShare> {
    let shares = teams.iter().map(|(company, count)| {
        let sales = u64::from(count.functions[Function::Sales as usize]);
        SalesShare {
            company: company.clone(),
            sales,
            others: count.partner() - sales,
        }
    });
    let differs = |of: &SalesShare| share(of.sales, of.others) - usual;
    let mut unlike: Vec<SalesShare> = shares
        .filter(|of| differs(of).abs() >= Gaps::UNLIKE)
        .collect();
    unlike.sort_by(|a, b| differs(b).total_cmp(&differs(a)));
    let above = unlike.iter().filter(|of| differs(of) > 0.0).count();
    let mut kept: Vec<SalesShare> = unlike[..above].iter().take(3).cloned().collect();
    let below = &unlike[above..];
    kept.extend_from_slice(&below[below.len().saturating_sub(3)..]);
    kept
}
