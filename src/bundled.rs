//! The bundled taxonomy as constants, written by `data/build.rs`.

use std::borrow::Cow;

use crate::{
    domain::{Discipline::*, Function::*, Level::*},
    taxonomy::{
        GradeStands::*,
        Stands::*,
        Vague::*,
        duties::{Duties, Part::*, Says::*, *},
        *,
    },
    title::{RoleIndex, TitleKey},
};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

impl Taxonomy {
    /// The taxonomy that is part of the program. Nothing is parsed.
    pub fn bundled() -> &'static Taxonomy {
        &BUNDLED
    }
}
