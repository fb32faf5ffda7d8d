//! Checks `data/*.yaml` and writes it out: compiled as Rust constants, so that nothing is parsed at
//! start, and its sections as JSON, on which a user's file is put. The other files become JSON, which
//! is read in a tenth of the time. A mistake in the data fails the build with file, line and cure.

#![allow(dead_code, missing_docs, unreachable_pub, unused_imports)] // used in part

#[path = "../src/domain.rs"]
mod domain;
#[path = "../src/taxonomy/mod.rs"]
mod taxonomy;
#[path = "../src/title/mod.rs"]
mod title;

use std::{env, error::Error, fmt::Debug, fs, path::Path};

use title::RoleIndex;

fn main() -> Result<(), Box<dyn Error>> {
    for path in ["data", "src/domain.rs", "src/taxonomy", "src/title"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let read = |file| fs::read_to_string(Path::new("data").join(file));
    let (roles, vocabulary) = (read("taxonomy.yaml")?, read("vocabulary.yaml")?);
    let duties = read("duties.yaml")?;
    let files = [
        ("taxonomy.yaml", &*roles),
        ("vocabulary.yaml", &*vocabulary),
        ("duties.yaml", &*duties),
    ];
    let told = |error| format!("data/{error}");
    let taxonomy = taxonomy::Taxonomy::from_yaml(&files).map_err(told)?;
    let sections = taxonomy::Document::from_files(&files)
        .map_err(told)?
        .document;
    let constants = format!(
        "static BUNDLED: Taxonomy = {};\npub(crate) static BUNDLED_ROLES: RoleIndex = {};\n",
        as_constant(&taxonomy),
        as_constant(&RoleIndex::new(&taxonomy)),
    );
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("bundled.rs"), constants)?;
    fs::write(out.join("bundled.json"), serde_json::to_string(&sections)?)?;
    for (from, to) in [
        ("columns.yaml", "columns.json"),
        ("compare.yaml", "compare.json"),
        ("countries.yaml", "countries.json"),
        ("legal_forms.yaml", "legal_forms.json"),
    ] {
        let data: serde_json::Value = serde_yaml::from_str(&read(from)?)?;
        fs::write(out.join(to), data.to_string())?;
    }
    Ok(())
}

/// The expression for a value. What derived `Debug` prints of structs, enums, tuples and numbers is
/// Rust; only text and lists have to be wrapped, as `src/bundled.rs` holds them in `Cow`s.
fn as_constant(value: &impl Debug) -> String {
    let printed = format!("{value:?}");
    let mut constant = String::with_capacity(2 * printed.len());
    let mut letters = printed.chars();
    let mut in_text = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if in_text => {
                constant.push(letter);
                constant.extend(letters.next()); // an escaped quote ends no text
            }
            '"' => {
                constant.push_str(if in_text { "\")" } else { "Cow::Borrowed(\"" });
                in_text = !in_text;
            }
            '[' if !in_text => constant.push_str("Cow::Borrowed(&["),
            ']' if !in_text => constant.push_str("])"),
            _ => constant.push(letter),
        }
    }
    constant
}
