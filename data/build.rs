//! Checks `data/*.yaml` and writes it out as Rust constants, so that the tool parses nothing when
//! it starts. A mistake in the data fails the build with file, line and cure.

#![allow(dead_code, missing_docs, unreachable_pub)] // the library's own modules, used in part

#[path = "source.rs"]
mod source;
#[path = "../src/taxonomy/mod.rs"]
mod taxonomy;
#[path = "../src/title/mod.rs"]
mod title;
#[path = "../src/vocabulary/mod.rs"]
mod vocabulary;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=src/taxonomy");
    println!("cargo:rerun-if-changed=src/title");
    println!("cargo:rerun-if-changed=src/vocabulary");
    let roles = fs::read_to_string("data/taxonomy.yaml")?;
    let vocabulary = fs::read_to_string("data/vocabulary.yaml")?;
    let taxonomy = taxonomy::Taxonomy::from_yaml(&roles, &vocabulary)
        .map_err(|error| format!("data/{error}"))?;
    let (bundled, shared) = source::rust(&taxonomy)?;
    let constants = format!(
        "static BUNDLED: Taxonomy = {bundled};\n\
         #[allow(clippy::needless_update)] // if no table is empty\n\
         pub(crate) static SHARED: Shared = {shared};\n"
    );
    let file = Path::new(&env::var("OUT_DIR")?).join("bundled.rs");
    fs::write(file, constants)?;
    Ok(())
}

/// Here every taxonomy is read from files.
mod bundled {
    use crate::taxonomy::Shared;

    pub(crate) static SHARED: Shared = Shared::NONE;
}
