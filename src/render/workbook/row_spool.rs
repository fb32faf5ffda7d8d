//! Rows kept in a temporary file until it is known what stands above them.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use rolecall::table::{Cell, Date};

/// Rows in the order in which they came.
pub(crate) struct RowSpool {
    file: BufWriter<File>,
    pub(crate) rows: u32,
    /// Cells with a number format or an error, of which a workbook has a few kinds.
    kinds: Vec<Cell>,
}

/// The first byte of a cell.
mod tag {
    pub(crate) const EMPTY: u8 = 0;
    pub(crate) const TEXT: u8 = 1;
    pub(crate) const NUMBER: u8 = 2;
    pub(crate) const DATE: u8 = 3;
    pub(crate) const DURATION: u8 = 4;
    pub(crate) const BOOL: u8 = 5;
    /// A number or an error as another cell.
    pub(crate) const KIND: u8 = 6;
}

impl RowSpool {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(tempfile::tempfile()?),
            rows: 0,
            kinds: Vec::new(),
        })
    }

    pub(crate) fn push(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.rows += 1;
        self.file.write_all(&(cells.len() as u32).to_le_bytes())?;
        cells.iter().try_for_each(|cell| self.write(cell))
    }

    fn write(&mut self, cell: &Cell) -> io::Result<()> {
        let (tag, number) = match cell {
            Cell::Text(text) => {
                self.file.write_all(&[tag::TEXT])?;
                self.file.write_all(&(text.len() as u32).to_le_bytes())?;
                return self.file.write_all(text.as_bytes());
            }
            Cell::Number(number, None) => (tag::NUMBER, *number),
            Cell::Date(date) if date.is_duration() => (tag::DURATION, date.serial()),
            Cell::Date(date) => (tag::DATE, date.serial()),
            Cell::Bool(value) => (tag::BOOL, f64::from(u8::from(*value))),
            Cell::Number(..) | Cell::Error(_) => {
                let kind = self.kind(cell);
                self.file.write_all(&[tag::KIND, kind])?;
                let number = match cell {
                    Cell::Number(number, _) => *number,
                    _ => 0.0,
                };
                return self.file.write_all(&number.to_le_bytes());
            }
            _ => return self.file.write_all(&[tag::EMPTY]),
        };
        self.file.write_all(&[tag])?;
        self.file.write_all(&number.to_le_bytes())
    }

    /// The place of a cell that is like this one, but for its number.
    fn kind(&mut self, cell: &Cell) -> u8 {
        let is_like = |known: &Cell| match (known, cell) {
            (Cell::Number(_, known), Cell::Number(_, format)) => known == format,
            _ => known == cell,
        };
        let place = self.kinds.iter().position(is_like).unwrap_or_else(|| {
            self.kinds.push(cell.clone());
            self.kinds.len() - 1
        });
        // a workbook with more number formats shows the rest as it shows the last one
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    /// Hands over every row.
    pub(crate) fn each<E: From<io::Error>>(
        self,
        mut row: impl FnMut(&[Cell]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut file = self.file.into_inner().map_err(io::Error::from)?;
        file.rewind()?;
        let mut file = BufReader::new(file);
        let mut cells = Vec::new();
        for _ in 0..self.rows {
            cells.clear();
            for _ in 0..u32::from_le_bytes(bytes(&mut file)?) {
                cells.push(read(&mut file, &self.kinds)?);
            }
            row(&cells)?;
        }
        Ok(())
    }
}

fn read(file: &mut impl Read, kinds: &[Cell]) -> io::Result<Cell> {
    let [tag] = bytes(file)?;
    if tag == tag::EMPTY {
        return Ok(Cell::Empty);
    }
    if tag == tag::TEXT {
        let mut text = vec![0; u32::from_le_bytes(bytes(file)?) as usize];
        file.read_exact(&mut text)?;
        return Ok(Cell::text(&String::from_utf8_lossy(&text)));
    }
    let kind = match tag {
        tag::KIND => kinds.get(usize::from(bytes::<1>(file)?[0])),
        _ => None,
    };
    let number = f64::from_le_bytes(bytes(file)?);
    let date = match tag {
        tag::DATE => Date::from_serial(number),
        tag::DURATION => Date::duration(number),
        _ => None,
    };
    Ok(match (kind, date) {
        (_, Some(date)) => Cell::Date(date),
        (Some(Cell::Number(_, format)), _) => Cell::Number(number, format.clone()),
        (Some(cell), _) => cell.clone(),
        _ if tag == tag::BOOL => Cell::Bool(number != 0.0),
        _ => Cell::number(number),
    })
}

fn bytes<const N: usize>(file: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rolecall::table::number_format::NumberFormat;

    use super::*;

    #[test]
    fn rows_come_back_as_they_were() {
        let percent = NumberFormat::parse("0.0%").map(Arc::new);
        assert!(percent.is_some());
        let date = |text| Cell::Date(Date::parse(text).expect("a date"));
        let rows = [
            vec![],
            vec![Cell::Empty, Cell::text("Ünit\n2"), Cell::number(-0.5)],
            vec![Cell::Number(0.25, percent), Cell::Error("#N/A")],
            vec![Cell::Bool(true), Cell::Bool(false), date("2026-11-27")],
            vec![Cell::Date(Date::duration(1.25).expect("a duration"))],
        ];
        let mut spool = RowSpool::new().expect("a file");
        for row in &rows {
            spool.push(row).expect("room");
        }
        let mut back = Vec::new();
        let read = spool.each(|row| -> io::Result<()> {
            back.push(row.to_vec());
            Ok(())
        });
        read.expect("it is ours");
        assert_eq!(back, rows);
    }
}
