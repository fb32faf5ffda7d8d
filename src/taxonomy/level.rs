//! Seniority.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::UnknownName;

/// A band of seniority, highest first, as the title words it. In partner titles "manager" usually
/// means somebody who manages partners: the level says nothing about a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// C-level, president, founder, owner.
    Chief,
    /// EVP, SVP, VP, AVP.
    Vp,
    /// Head of, general manager.
    Head,
    /// Director, also senior and associate.
    Director,
    /// Manager, also senior and assistant.
    Manager,
    /// Lead, principal, staff.
    Lead,
    /// Specialist, analyst, coordinator, executive, engineer and any other.
    Individual,
    /// Intern, trainee, apprentice, working student, graduate.
    Entry,
}

impl Level {
    /// All levels, highest first.
    pub const ALL: [Level; 8] = [
        Level::Chief,
        Level::Vp,
        Level::Head,
        Level::Director,
        Level::Manager,
        Level::Lead,
        Level::Individual,
        Level::Entry,
    ];

    /// The name: `vp`.
    pub fn id(self) -> &'static str {
        match self {
            Level::Chief => "chief",
            Level::Vp => "vp",
            Level::Head => "head",
            Level::Director => "director",
            Level::Manager => "manager",
            Level::Lead => "lead",
            Level::Individual => "individual",
            Level::Entry => "entry",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Level {
    type Err = UnknownName;

    fn from_str(given: &str) -> Result<Self, UnknownName> {
        Level::ALL
            .into_iter()
            .find(|level| given.eq_ignore_ascii_case(level.id()))
            .ok_or_else(|| {
                let all = Level::ALL.map(|known| known.id().into());
                UnknownName::new("level", given, all.to_vec())
            })
    }
}
