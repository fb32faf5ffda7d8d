//! The words of the domain that everything else is said in: functions, levels, disciplines.

use std::{fmt, str::FromStr};

use serde::Deserialize;

/// Declares an enum whose values have names for machines: in options, files, JSON and tables.
macro_rules! named {
    (
        $(#[$meta:meta])*
        pub enum $Enum:ident { $($(#[$doc:meta])* $Value:ident = $id:literal,)* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        pub enum $Enum { $($(#[$doc])* #[serde(rename = $id)] $Value,)* }

        impl $Enum {
            /// All of them, in the order of tables.
            pub const ALL: [$Enum; [$($id),*].len()] = [$($Enum::$Value),*];

            /// The name for machines.
            pub fn id(self) -> &'static str {
                match self { $($Enum::$Value => $id,)* }
            }

            /// The one of this name, in any case.
            pub fn of_id(id: &str) -> Option<$Enum> {
                let mut all = $Enum::ALL.into_iter();
                all.find(|one| one.id().eq_ignore_ascii_case(id))
            }
        }

        impl std::fmt::Display for $Enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }
    };
}

pub(crate) use named;

named! {
    /// One of the four functions of Partner GTM.
    #[derive(Deserialize)]
    pub enum Function {
        /// Where to play and how to win through partnerships.
        Strategy = "strategy",
        /// The systems and the execution discipline behind the strategy.
        Operations = "operations",
        /// Awareness, demand and pipeline through and with partners.
        Marketing = "marketing",
        /// Revenue execution, co-selling, pipeline acceleration.
        Sales = "sales",
    }
}

impl Function {
    /// The name for people: `Partner Sales`.
    pub fn name(self) -> &'static str {
        match self {
            Function::Strategy => "Partner Strategy",
            Function::Operations => "Partner Operations",
            Function::Marketing => "Partner Marketing",
            Function::Sales => "Partner Sales",
        }
    }

    /// The name where partners are meant anyway: `Sales`.
    pub fn short_name(self) -> &'static str {
        let name = self.name();
        name.strip_prefix("Partner ").unwrap_or(name)
    }

    /// The ids of functions with this between them: `strategy;sales`.
    pub(crate) fn ids(functions: impl IntoIterator<Item = Function>, between: &str) -> String {
        let ids: Vec<&str> = functions.into_iter().map(Function::id).collect();
        ids.join(between)
    }

    /// Functions in the order of [`Function::ALL`].
    pub(crate) fn sorted(functions: impl IntoIterator<Item = Function>) -> Vec<Function> {
        let mut functions: Vec<Function> = functions.into_iter().collect();
        functions.sort_unstable();
        functions
    }
}

impl FromStr for Function {
    type Err = UnknownName;

    /// Takes `sales` and `Partner Sales`, in any case.
    fn from_str(given: &str) -> Result<Self, UnknownName> {
        let is_name = |function: &Function| given.eq_ignore_ascii_case(function.name());
        Function::of_id(given)
            .or_else(|| Function::ALL.into_iter().find(is_name))
            .ok_or_else(|| UnknownName::new("function", given, Function::ALL.map(Function::id)))
    }
}

named! {
    /// A band of seniority, highest first, as the title words it. In partner titles "manager" usually
    /// means somebody who manages partners: the level says nothing about a team.
    #[derive(Deserialize)]
    pub enum Level {
        /// C-level, president, founder, owner.
        Chief = "chief",
        /// EVP, SVP, VP, AVP.
        Vp = "vp",
        /// Head of, general manager.
        Head = "head",
        /// Director, also senior and associate.
        Director = "director",
        /// Manager, also senior and assistant.
        Manager = "manager",
        /// Lead, principal, staff.
        Lead = "lead",
        /// Specialist, analyst, coordinator, executive, engineer and any other.
        Individual = "individual",
        /// Intern, trainee, apprentice, working student, graduate.
        Entry = "entry",
    }
}

impl Level {
    /// Chief, VP and head: they lead the whole partner motion unless the title says otherwise.
    pub(crate) fn is_leader(self) -> bool {
        self <= Level::Head
    }
}

impl FromStr for Level {
    type Err = UnknownName;

    fn from_str(given: &str) -> Result<Self, UnknownName> {
        Level::of_id(given)
            .ok_or_else(|| UnknownName::new("level", given, Level::ALL.map(Level::id)))
    }
}

named! {
    /// Work on partners that is outside the four functions.
    #[derive(Deserialize)]
    pub enum Discipline {
        /// Engineers, architects, technical specialists.
        Technical = "technical",
        /// Product managers, owners and designers.
        Product = "product",
        /// Implementation and professional services.
        Services = "services",
        /// Customer and technical support.
        Support = "support",
        /// Accounting, controlling, pricing of own books.
        Finance = "finance",
        /// Counsel, risk, contracts.
        Legal = "legal",
        /// Recruiters and other HR work.
        Hr = "hr",
        /// Assistants of somebody else.
        Assistant = "assistant",
    }
}

/// A name that is none of those allowed. Its message names the nearest one and lists all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    given: String,
    what: String,
    allowed: Vec<String>,
}

impl UnknownName {
    pub(crate) fn new<N: Into<String>>(
        what: impl Into<String>,
        given: &str,
        allowed: impl IntoIterator<Item = N>,
    ) -> Self {
        UnknownName {
            given: given.to_owned(),
            what: what.into(),
            allowed: allowed.into_iter().map(N::into).collect(),
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} '{}'", self.what, self.given)?;
        if let Some(name) = did_you_mean(&self.given, self.allowed.iter().map(String::as_str)) {
            write!(f, ": did you mean '{name}'?")?;
        }
        write!(f, " (one of: {})", self.allowed.join(", "))
    }
}

impl std::error::Error for UnknownName {}

/// The known name nearest to what was typed, if at most a third of its letters differ, whatever
/// their case.
pub fn did_you_mean<'n>(typed: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    let near = known.into_iter().filter_map(|name| {
        let lower = name.to_lowercase();
        let longest = length.max(lower.chars().count());
        let distance = strsim::osa_distance(&lower, &typed);
        let likeness = strsim::jaro_winkler(&lower, &typed);
        (3 * distance <= longest).then_some((distance, likeness, name))
    });
    // of two at the same distance the one that begins alike: clasify is classify, not clarify
    let best = near.min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))?;
    Some(best.2)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn the_nearest_name_is_proposed_if_it_is_near() {
        let commands = ["classify", "batch", "clarify", "roles", "compare"];
        for (typed, meant) in [
            ("clasify", Some("classify")),
            ("bach", Some("batch")),
            ("Roels", Some("roles")),
            ("compare", Some("compare")),
            ("sing", None),
            ("", None),
        ] {
            assert_eq!(did_you_mean(typed, commands), meant, "{typed}");
        }
    }
}
