//! The commands: a file or folder each. `described` and `explain` are forms of `classify`; `guides`
//! answers `help`.

pub(crate) mod batch;
pub(crate) mod clarify;
pub(crate) mod classify;
pub(crate) mod compare;
pub(crate) mod completions;
mod described;
pub(crate) mod evaluate;
mod explain;
pub(crate) mod guides;
pub(crate) mod man;
pub(crate) mod report;
pub(crate) mod roles;
pub(crate) mod taxonomy;
