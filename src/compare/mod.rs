//! Same role, function, level or scope? Titles side by side, in groups, over time, and their pay.
//!
//! [`compare`] says what titles side by side have in common. [`Groups`] puts the titles of a roster
//! together that agree in function, level, grade and work, and lists the [`Pair`]s that only
//! might be the same; [`Pay`] tells what people are paid where that is comparable.

mod amount;
mod changes;
mod comparer;
mod data;
mod family;
mod group;
mod groups;
mod pairs;
mod pay;
mod pay_column;
mod sorting;
mod verdict;
mod work;

pub use amount::{Amount, NoAmount, currency};
pub use changes::{Change, ChangeKind, Changes, KeyedRoster, Standing, Total, changes};
pub use comparer::{Compared, Comparer};
pub use family::Family;
pub use group::{Group, Relation, Wording};
pub use groups::Groups;
pub use pairs::Pair;
pub use pay::{FEWEST_FOR_MEDIAN, Pay, PayCell};
pub use pay_column::{PayColumn, pay_period};
pub use verdict::{Comparison, Verdict, compare};
