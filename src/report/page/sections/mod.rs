//! The sections of the page, one file each, in the order in which they are shown.

use super::{
    page_text,
    pieces::{self, Section},
};
use crate::report::Report;

/// Takes a section for each file. A section is a function from the report to any number of
/// sections, none if it has nothing to say.
macro_rules! sections {
    ($($file:ident,)*) => {
        $(mod $file;)*
        pub(super) const ALL: &[fn(&Report) -> Vec<Section>] = &[$($file::section),*];
    };
}

pub(super) mod first_screen;

// rustfmt does not see these files by itself: .ci/run names them
sections! {
    level_heat,
    gap_list,
    talk_to_first,
    group_heat,
    word_list,
    same_titles,
    left_out_list,
    source_notes,
}
