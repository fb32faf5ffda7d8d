//! Views of each thing that is shown: the fields and columns of its records, its card, its lines.

pub(crate) mod answer;
pub(crate) mod answer_view;
pub(crate) mod card;
pub(crate) mod changed;
pub(crate) mod clarified;
pub(crate) mod compared;
pub(crate) mod described;
mod evaluation;
pub(crate) mod explanation;
pub(crate) mod level_matrix;
pub(crate) mod listing;
pub(crate) mod paid;
pub(crate) mod role;
pub(crate) mod summary;
