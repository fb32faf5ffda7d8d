//! Where people are missing: functions without a leader or anyone, companies without a function,
//! and how sales compares with the other three.

use super::{Count, LevelTable, Tier};
use crate::{
    Function, Level,
    batch::Holds,
    report::{roster::Roster, split::Split},
};

/// Functions, leaders and companies without anybody.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gaps {
    /// By function.
    pub(crate) functions: [FunctionGap; 4],
    /// Companies with enough partner roles to tell; none without a column of companies.
    pub(crate) companies: u64,
    /// Companies whose share of sales differs most from that of the whole roster, highest first.
    pub(crate) unlike: Vec<Team>,
}

/// One function: its people, and where there are none.
#[derive(Debug, Clone, Default)]
pub(crate) struct FunctionGap {
    pub(crate) people: Count,
    /// Directors and above.
    pub(crate) leaders: Count,
    /// How many companies have nobody in it.
    pub(crate) lacking: u64,
    /// Those of them with the most partner roles.
    pub(crate) first_lacking: Vec<Team>,
}

/// A company with enough partner roles to tell, and their number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Team {
    pub(crate) company: String,
    pub(crate) partners: Split<u32>,
}

impl Gaps {
    /// A company with fewer partner roles cannot have all functions.
    pub(crate) const TEAM: u32 = 4;
    /// So many companies of a list are kept.
    const MOST: usize = 20;
    /// A share of sales is unlike that of all if it differs by so much.
    const UNLIKE: f64 = 0.2;

    pub(super) fn of(roster: &Roster<'_>, levels: &LevelTable) -> Gaps {
        let teams = teams(roster);
        let usual = levels.totals.map(|count| count.rows as f64);
        Gaps {
            functions: Function::ALL.map(|function| {
                let at = function as usize;
                let lacking = teams.iter().filter(|team| team.partners.functions[at] == 0);
                FunctionGap {
                    people: levels.totals.functions[at].clone(),
                    leaders: leaders(levels, function),
                    lacking: lacking.clone().count() as u64,
                    first_lacking: lacking.take(Self::MOST).cloned().collect(),
                }
            }),
            unlike: unlike(&teams, share_of_sales(&usual)),
            companies: teams.len() as u64,
        }
    }
}

/// Companies with enough partner roles, those with the most first.
fn teams(roster: &Roster<'_>) -> Vec<Team> {
    let mut groups = roster.groups.iter();
    let Some(group) = groups.find(|group| group.column.holds == Holds::Companies) else {
        return Vec::new();
    };
    let values = group.values.values().into_iter().zip(&group.counts);
    let teams = values.map(|(value, count)| Team {
        company: value.label,
        partners: count.partners,
    });
    let mut teams: Vec<Team> = teams
        .filter(|team| !team.company.is_empty() && team.partners.all >= Gaps::TEAM)
        .collect();
    teams.sort_by_key(|team| std::cmp::Reverse(team.partners.all)); // stable
    teams
}

fn leaders(levels: &LevelTable, function: Function) -> Count {
    let mut leaders = Count::default();
    for (level, row) in Level::ALL.into_iter().zip(&levels.cells) {
        if Tier::of(level) == Tier::Leaders {
            leaders.merge(&row[function as usize]);
        }
    }
    leaders
}

fn share_of_sales(partners: &Split<f64>) -> f64 {
    partners.functions[Function::Sales as usize] / partners.all.max(1.0)
}

/// The three companies on either side whose share of sales differs most from `usual`.
fn unlike(teams: &[Team], usual: f64) -> Vec<Team> {
    let differs = |team: &&Team| share_of_sales(&team.partners.map(|&rows| rows.into())) - usual;
    let mut unlike: Vec<&Team> = teams
        .iter()
        .filter(|team| differs(team).abs() >= Gaps::UNLIKE)
        .collect();
    unlike.sort_by(|a, b| differs(b).total_cmp(&differs(a)));
    let above = unlike.iter().filter(|team| differs(team) > 0.0).count();
    let (above, below) = unlike.split_at(above);
    let below = &below[below.len().saturating_sub(3)..];
    above
        .iter()
        .take(3)
        .chain(below)
        .map(|&team| team.clone())
        .collect()
}
