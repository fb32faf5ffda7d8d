//! Any serialisable value as the Rust expression that makes it. Texts and lists come out borrowed
//! (`Cow::Borrowed`), so that the expression can stand in a `static`.

use std::fmt;

use serde::ser::{self, Serialize};

/// The expression for a value.
///
/// # Errors
/// Names a shape that the taxonomy does not use, such as a map.
pub fn rust(value: &impl Serialize) -> Result<String, Unsupported> {
    let mut out = Writer(String::new());
    value.serialize(&mut out)?;
    Ok(out.0)
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

struct Writer(String);

impl Writer {
    fn push(&mut self, text: impl fmt::Display) -> Result<(), Unsupported> {
        self.0.push_str(&text.to_string());
        Ok(())
    }

    /// `clear` to `Outcome::Clear`: serde gives the renamed variant.
    fn variant(&mut self, kind: &str, variant: &str) -> Result<(), Unsupported> {
        let (first, rest) = variant.split_at(1);
        self.push(format_args!("{kind}::{}{rest}", first.to_uppercase()))
    }
}

/// Writes a sequence, tuple or struct up to its end.
struct Rest<'w> {
    out: &'w mut Writer,
    close: &'static str,
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Rest<'w>;
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
        self.push(format_args!("Cow::Borrowed({v:?})"))
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
    fn serialize_seq(self, _: Option<usize>) -> Result<Rest<'w>, Unsupported> {
        self.push("Cow::Borrowed(&[")?;
        Ok(Rest {
            out: self,
            close: "])",
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
    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unsupported> {
        unsupported("newtype struct")
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

impl ser::SerializeSeq for Rest<'_> {
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

impl ser::SerializeTuple for Rest<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Unsupported> {
        ser::SerializeSeq::serialize_element(self, value)
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
