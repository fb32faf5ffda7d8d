//! Any serialisable value as the Rust expression that makes it, fit for a `static`: a `Cow` comes
//! out borrowed, a `Text` or `List` as a range of what all of them share.

use std::{collections::BTreeMap, fmt, mem};

use serde::ser::{self, Serialize};

/// The expression for a value, and the one for what its texts and lists share.
///
/// # Errors
/// Names a shape that the taxonomy does not use, such as a map.
pub fn rust(value: &impl Serialize) -> Result<(String, String), Unsupported> {
    let mut out = Writer::default();
    value.serialize(&mut out)?;
    let mut shared = format!("Shared {{ letters: {:?},", out.letters);
    for (table, items) in &out.tables {
        shared += &format!("{table}: &[{}],", items.join(","));
    }
    Ok((out.text, shared + "..Shared::NONE }"))
}

/// A shape of data for which there is no expression here.
#[derive(Debug)]
pub struct Unsupported(String);

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot be written as a constant: {}", self.0)
    }
}

impl std::error::Error for Unsupported {}

impl ser::Error for Unsupported {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Unsupported(message.to_string())
    }
}

#[derive(Default)]
struct Writer {
    /// The expression so far.
    text: String,
    /// The table of the list that comes next, or the name of the text.
    shared_in: Option<&'static str>,
    letters: String,
    tables: BTreeMap<&'static str, Vec<String>>,
}

impl Writer {
    fn push(&mut self, text: impl fmt::Display) -> Result<(), Unsupported> {
        self.text.push_str(&text.to_string());
        Ok(())
    }

    /// A text as a range of the letters, where it may stand already.
    fn share_text(&mut self, text: &str) -> Result<(), Unsupported> {
        let from = self.letters.find(text).unwrap_or_else(|| {
            self.letters.push_str(text);
            self.letters.len() - text.len()
        });
        self.push(format_args!("Text::shared({from}, {})", from + text.len()))
    }

    /// A list as a range of its table, where it may stand already.
    fn share_list(
        &mut self,
        table: &'static str,
        mut items: Vec<String>,
    ) -> Result<(), Unsupported> {
        let count = items.len();
        if count == 0 {
            return self.push("List::shared(0, 0)");
        }
        let table = self.tables.entry(table).or_default();
        let known = table.windows(count).position(|known| known == items);
        let from = known.unwrap_or_else(|| {
            table.append(&mut items);
            table.len() - count
        });
        self.push(format_args!("List::shared({from}, {})", from + count))
    }

    /// `clear` to `Outcome::Clear`: serde gives the renamed variant.
    fn variant(&mut self, kind: &str, variant: &str) -> Result<(), Unsupported> {
        let (first, rest) = variant.split_at(1);
        self.push(format_args!("{kind}::{}{rest}", first.to_uppercase()))
    }
}

/// Collects the items of a sequence.
struct Items<'w> {
    out: &'w mut Writer,
    shared_in: Option<&'static str>,
    /// The expression before the sequence.
    before: String,
    items: Vec<String>,
}

/// Writes a tuple or struct up to its end.
struct Rest<'w> {
    out: &'w mut Writer,
    close: &'static str,
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Items<'w>;
    type SerializeTuple = Rest<'w>;
    type SerializeTupleStruct = ser::Impossible<(), Unsupported>;
    type SerializeTupleVariant = ser::Impossible<(), Unsupported>;
    type SerializeMap = ser::Impossible<(), Unsupported>;
    type SerializeStruct = Rest<'w>;
    type SerializeStructVariant = ser::Impossible<(), Unsupported>;

    fn serialize_bool(self, v: bool) -> Result<(), Unsupported> {
        self.push(v)
    }
    fn serialize_u8(self, v: u8) -> Result<(), Unsupported> {
        self.push(v)
    }
    fn serialize_u16(self, v: u16) -> Result<(), Unsupported> {
        self.push(v)
    }
    fn serialize_u32(self, v: u32) -> Result<(), Unsupported> {
        self.push(v)
    }
    fn serialize_u64(self, v: u64) -> Result<(), Unsupported> {
        self.push(v)
    }
    fn serialize_f32(self, v: f32) -> Result<(), Unsupported> {
        self.push(format_args!("{v:?}"))
    }
    fn serialize_str(self, v: &str) -> Result<(), Unsupported> {
        match self.shared_in.take() {
            Some(_) => self.share_text(v),
            None => self.push(format_args!("Cow::Borrowed({v:?})")),
        }
    }
    fn serialize_none(self) -> Result<(), Unsupported> {
        self.push("None")
    }
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Unsupported> {
        self.push("Some(")?;
        value.serialize(&mut *self)?;
        self.push(")")
    }
    fn serialize_unit_variant(
        self,
        kind: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unsupported> {
        self.variant(kind, variant)
    }
    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        kind: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unsupported> {
        self.variant(kind, variant)?;
        self.push("(")?;
        value.serialize(&mut *self)?;
        self.push(")")
    }
    /// A text, or the list of a table.
    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unsupported> {
        self.shared_in = Some(name);
        value.serialize(self)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w>, Unsupported> {
        Ok(Items {
            shared_in: self.shared_in.take(),
            before: mem::take(&mut self.text),
            items: Vec::new(),
            out: self,
        })
    }
    fn serialize_tuple(self, _: usize) -> Result<Rest<'w>, Unsupported> {
        self.push("(")?;
        Ok(Rest {
            out: self,
            close: ")",
        })
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Rest<'w>, Unsupported> {
        self.push(format_args!("{name} {{"))?;
        Ok(Rest {
            out: self,
            close: "}",
        })
    }

    fn serialize_i8(self, _: i8) -> Result<(), Unsupported> {
        unsupported("i8")
    }
    fn serialize_i16(self, _: i16) -> Result<(), Unsupported> {
        unsupported("i16")
    }
    fn serialize_i32(self, _: i32) -> Result<(), Unsupported> {
        unsupported("i32")
    }
    fn serialize_i64(self, _: i64) -> Result<(), Unsupported> {
        unsupported("i64")
    }
    fn serialize_f64(self, _: f64) -> Result<(), Unsupported> {
        unsupported("f64")
    }
    fn serialize_char(self, _: char) -> Result<(), Unsupported> {
        unsupported("char")
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unsupported> {
        unsupported("bytes")
    }
    fn serialize_unit(self) -> Result<(), Unsupported> {
        unsupported("unit")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unsupported> {
        unsupported("unit struct")
    }
    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unsupported> {
        unsupported("tuple struct")
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unsupported> {
        unsupported("tuple variant")
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsupported> {
        unsupported("map")
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unsupported> {
        unsupported("struct variant")
    }
}

fn unsupported<T>(shape: &str) -> Result<T, Unsupported> {
    Err(Unsupported(shape.to_owned()))
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unsupported> {
        value.serialize(&mut *self.out)?;
        self.items.push(mem::take(&mut self.out.text));
        Ok(())
    }
    fn end(self) -> Result<(), Unsupported> {
        self.out.text = self.before;
        match self.shared_in {
            Some(table) => self.out.share_list(table, self.items),
            None => {
                let items = self.items.join(",");
                self.out.push(format_args!("Cow::Borrowed(&[{items}])"))
            }
        }
    }
}

impl ser::SerializeTuple for Rest<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unsupported> {
        value.serialize(&mut *self.out)?;
        self.out.push(",")
    }
    fn end(self) -> Result<(), Unsupported> {
        self.out.push(self.close)
    }
}

impl ser::SerializeStruct for Rest<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unsupported> {
        self.out.push(format_args!("{name}:"))?;
        value.serialize(&mut *self.out)?;
        self.out.push(",")
    }
    fn end(self) -> Result<(), Unsupported> {
        self.out.push(self.close)
    }
}
