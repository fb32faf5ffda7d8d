//! Where people are missing: functions without a leader or anyone, companies without a function,
//! and how sales compares with the other three.

use super::{Count, GroupLine, GroupLines, LevelTable, Tier};
use crate::{Function, Level, batch::GroupKind, report::split::Split};

/// Functions, leaders and companies without anybody.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gaps {
    /// By function.
    pub(crate) functions: [FunctionGap; 4],
    /// Companies with enough partner roles to tell; none without a column of companies.
    pub(crate) companies: u64,
    /// Companies whose share of sales differs most from that of the whole roster, highest first.
    pub(crate) unlike: Vec<GroupLine>,
}

/// Where one function has no people.
#[derive(Debug, Clone, Default)]
pub(crate) struct FunctionGap {
    /// A title supports it, if only among others.
    pub(crate) is_supported: bool,
    /// Directors and above.
    pub(crate) leaders: Count,
    /// How many companies have nobody in it.
    pub(crate) lacking: u64,
    /// Those of them with the most partner roles.
    pub(crate) first_lacking: Vec<GroupLine>,
}

impl Gaps {
    /// A company with fewer partner roles cannot have all functions.
    pub(crate) const TEAM: u32 = 4;
    /// Maximum number of companies named that lack a function.
    pub(crate) const LACKING: usize = 4;
    /// A share of sales is unlike that of all if it differs by so much,
    const UNLIKE: f64 = 0.2;
    /// and so many companies above and below it are named.
    const EITHER_SIDE: usize = 3;

    /// `supported` says by function whether a title supports it.
    pub(super) fn of(groups: &[GroupLines<'_>], levels: &LevelTable, supported: [bool; 4]) -> Gaps {
        let mut gaps = Gaps::default();
        for (gap, function) in gaps.functions.iter_mut().zip(Function::ALL) {
            gap.is_supported = supported[function as usize];
            gap.leaders = leaders(levels, function);
        }
        let is_by_company =
            |group: &&GroupLines<'_>| group.rows.column.kind == GroupKind::Companies;
        if let Some(companies) = groups.iter().find(is_by_company) {
            let usual = share_of_sales(&levels.totals.map(|count| count.rows as f64));
            gaps.add_companies(companies, usual);
        }
        gaps
    }

    /// `usual` is the share of sales in the whole roster.
    fn add_companies(&mut self, companies: &GroupLines<'_>, usual: f64) {
        let partners = |team: usize| &companies.rows.counts[team].partners;
        let teams = teams(companies);
        let unlike = unlike(&teams, |team| {
            share_of_sales(&partners(team).map(|&rows| rows.into())) - usual
        });
        let lacking = Function::ALL.map(|function| -> Vec<usize> {
            let mut lacking = teams.clone();
            lacking.retain(|&team| partners(team).functions[function as usize] == 0);
            lacking
        });
        let lacking_first = lacking.iter();
        let lacking_first = lacking_first.flat_map(|all| all.iter().take(Self::LACKING));
        let mut named: Vec<usize> = lacking_first.chain(&unlike).copied().collect();
        named.sort_unstable();
        named.dedup();
        let lines = companies.lines(&named).0;
        let line = |team: &usize| Some(lines[named.binary_search(team).ok()?].clone());
        self.companies = teams.len() as u64;
        self.unlike = unlike.iter().filter_map(line).collect();
        for (gap, lacking) in self.functions.iter_mut().zip(&lacking) {
            gap.lacking = lacking.len() as u64;
            let first = lacking.iter().take(Self::LACKING);
            gap.first_lacking = first.filter_map(line).collect();
        }
    }
}

/// Companies with enough partner roles, those with the most first.
fn teams(companies: &GroupLines<'_>) -> Vec<usize> {
    let partners = |team: usize| companies.rows.counts[team].partners.all;
    let all = 0..companies.values.len();
    let is_team =
        |&team: &usize| partners(team) >= Gaps::TEAM && !companies.values[team][0].is_empty();
    let mut teams: Vec<usize> = all.filter(is_team).collect();
    teams.sort_by_key(|&team| std::cmp::Reverse(partners(team))); // stable
    teams
}

fn leaders(levels: &LevelTable, function: Function) -> Count {
    let of_levels = Level::ALL.into_iter().zip(&levels.cells);
    let leaders = of_levels.filter(|(level, _)| Tier::of(*level) == Tier::Leaders);
    Count::sum(leaders.map(|(_, row)| &row[function as usize]))
}

fn share_of_sales(partners: &Split<f64>) -> f64 {
    partners.functions[Function::Sales as usize] / partners.all.max(1.0)
}

/// The companies on either side whose share of sales differs most, the highest share first.
fn unlike(teams: &[usize], differs: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut unlike: Vec<usize> = teams.to_vec();
    unlike.retain(|&team| differs(team).abs() >= Gaps::UNLIKE);
    unlike.sort_by(|&a, &b| differs(b).total_cmp(&differs(a)));
    let (above, below): (Vec<usize>, Vec<usize>) =
        unlike.into_iter().partition(|&team| differs(team) > 0.0);
    let left_out = below.len().saturating_sub(Gaps::EITHER_SIDE);
    let above = above.into_iter().take(Gaps::EITHER_SIDE);
    above.chain(below.into_iter().skip(left_out)).collect()
}
