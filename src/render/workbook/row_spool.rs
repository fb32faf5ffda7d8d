//! Rows kept in a temporary file until it is known what stands above them.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use rolecall::table::{Cell, Date};

/// Rows in the order in which they came.
pub(crate) struct RowSpool {
    file: BufWriter<File>,
    pub(crate) rows: u32,
    /// The kinds of cells but texts, of which a workbook has a few: their types and number formats.
    kinds: Vec<Cell>,
}

/// The first byte of a text; that of any other cell is the place of its kind.
const TEXT: u8 = u8::MAX;

/// The kind of numbers without a format.
const GENERAL: u8 = 1;

impl RowSpool {
    pub(crate) fn new() -> io::Result<Self> {
        let (date, duration) = (Date::from_serial(0.0), Date::duration(0.0));
        Ok(Self {
            file: BufWriter::new(tempfile::tempfile()?),
            rows: 0,
            // number formats must not use up the places of these
            kinds: vec![
                Cell::Empty,
                Cell::number(0.0),
                date_cell(date),
                date_cell(duration),
                Cell::Bool(false),
                Cell::Bool(true),
            ],
        })
    }

    pub(crate) fn push(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.rows += 1;
        self.file.write_all(&(cells.len() as u32).to_le_bytes())?;
        cells.iter().try_for_each(|cell| self.write(cell))
    }

    fn write(&mut self, cell: &Cell) -> io::Result<()> {
        if let Cell::Text(text) = cell {
            return self.write_text(text);
        }
        let kind = match (self.kind(cell), cell) {
            (Some(kind), _) => kind,
            (None, Cell::Number(..)) => GENERAL,
            (None, other) => return self.write_text(&other.to_string()),
        };
        self.file.write_all(&[kind])?;
        let number = match cell {
            Cell::Empty => return Ok(()),
            Cell::Number(number, _) => *number,
            Cell::Date(date) => date.serial(),
            _ => 0.0,
        };
        self.file.write_all(&number.to_le_bytes())
    }

    fn write_text(&mut self, text: &str) -> io::Result<()> {
        self.file.write_all(&[TEXT])?;
        self.file.write_all(&(text.len() as u32).to_le_bytes())?;
        self.file.write_all(text.as_bytes())
    }

    /// The place of a cell that is like this one, but for its number or day; `None` if it is new and
    /// there are too many.
    fn kind(&mut self, cell: &Cell) -> Option<u8> {
        let is_like = |known: &Cell| match (known, cell) {
            (Cell::Number(_, known), Cell::Number(_, format)) => known == format,
            (Cell::Date(known), Cell::Date(date)) => known.is_duration() == date.is_duration(),
            _ => known == cell,
        };
        let place = self.kinds.iter().position(is_like);
        let place = place.unwrap_or(self.kinds.len());
        let kind = u8::try_from(place).ok().filter(|&kind| kind < TEXT)?;
        if place == self.kinds.len() {
            self.kinds.push(cell.clone());
        }
        Some(kind)
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
    let [kind] = bytes(file)?;
    if kind == TEXT {
        let mut text = vec![0; u32::from_le_bytes(bytes(file)?) as usize];
        file.read_exact(&mut text)?;
        return Ok(Cell::text(&String::from_utf8_lossy(&text)));
    }
    let kind = &kinds[usize::from(kind)];
    if *kind == Cell::Empty {
        return Ok(Cell::Empty);
    }
    let number = f64::from_le_bytes(bytes(file)?);
    Ok(match kind {
        Cell::Number(_, format) => Cell::Number(number, format.clone()),
        Cell::Date(date) if date.is_duration() => date_cell(Date::duration(number)),
        Cell::Date(_) => date_cell(Date::from_serial(number)),
        other => other.clone(),
    })
}

fn date_cell(date: Option<Date>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
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

    fn spooled(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
        let mut spool = RowSpool::new().expect("a file");
        for row in rows {
            spool.push(row).expect("room");
        }
        let mut back = Vec::new();
        let read = spool.each(|row| -> io::Result<()> {
            back.push(row.to_vec());
            Ok(())
        });
        read.expect("it is ours");
        back
    }

    fn formatted(code: &str) -> Cell {
        let format = NumberFormat::parse(code).map(Arc::new);
        assert!(format.is_some(), "{code}");
        Cell::Number(0.25, format)
    }

    fn others() -> Vec<Cell> {
        let date = Date::parse("2026-11-27").expect("a date");
        let duration = Date::duration(1.25).expect("a duration");
        let dates = [date, duration].map(Cell::Date);
        [&dates[..], &[Cell::Bool(true), Cell::Bool(false)]].concat()
    }

    #[test]
    fn rows_come_back_as_they_were() {
        let rows = [
            vec![],
            vec![Cell::Empty, Cell::text("Ünit\n2"), Cell::number(-0.5)],
            vec![formatted("0.0%"), Cell::Error("#N/A")],
            others(),
        ];
        assert_eq!(spooled(&rows), rows);
    }

    #[test]
    fn many_number_formats_leave_other_kinds_alone() {
        let formats = (0..300).map(|number| formatted(&format!("0.0\"{number}\"")));
        let error = vec![Cell::Error("#N/A"), Cell::Empty];
        let back = spooled(&[formats.clone().collect(), others(), error]);
        let (kept, rest) = back[0].split_at(usize::from(TEXT) - 6);
        assert_eq!(kept, formats.take(kept.len()).collect::<Vec<_>>());
        assert!(rest.iter().all(|cell| *cell == Cell::number(0.25)));
        assert_eq!(back[1], others());
        assert_eq!(back[2], [Cell::text("#N/A"), Cell::Empty]);
    }
}
