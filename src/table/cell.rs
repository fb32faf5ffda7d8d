//! A cell of a workbook: what it holds and how it is shown.

use std::fmt;
use std::sync::Arc;

use super::number_format::{NumberFormat, general};

/// The errors that formulas show.
pub(super) const ERRORS: [&str; 10] = [
    "#N/A",
    "#REF!",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
];

/// A cell with its type. Its text is what the cell shows, so that it fits a CSV.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text; equal texts of a sheet share their memory.
    Text(Arc<str>),
    /// A number, and how it is shown; `None` is Excel's General.
    Number(f64, Option<Arc<NumberFormat>>),
    /// A date, a time of day or both.
    Date(Date),
    /// TRUE or FALSE.
    Bool(bool),
    /// The error of a formula, such as `#N/A`.
    Error(&'static str),
}

impl Cell {
    /// A cell with this text; empty if there is none.
    pub fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.into())
        }
    }

    /// A number as it is.
    pub fn number(value: f64) -> Self {
        Self::Number(value, None)
    }

    /// A cell of a CSV: a number if it prints back byte for byte, else text.
    ///
    /// Excel keeps 15 digits, so longer ones (card and account numbers) stay text, as do leading
    /// zeros and signs (postcodes, telephone numbers).
    pub fn from_csv(text: &str) -> Self {
        const DIGITS: usize = 15;
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
        if (1..=DIGITS).contains(&digits)
            && text.bytes().all(is_plain)
            && let Ok(value) = text.parse::<f64>()
            && value.to_string() == text
            && text != "-0"
        {
            return Self::number(value);
        }
        Self::text(text)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(value, None) => f.write_str(&general(*value)),
            Self::Number(value, Some(format)) => f.write_str(&format.show(*value)),
            Self::Date(date) => date.fmt(f),
            Self::Bool(true) => f.write_str("TRUE"),
            Self::Bool(false) => f.write_str("FALSE"),
            Self::Error(error) => f.write_str(error),
        }
    }
}

/// A date, a time of day or both, as the serial number of the 1900 calendar of Excel: days since
/// 1899-12-31, with the 29th of February 1900 that never was, and the time as a fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Date {
    serial: f64,
    is_duration: bool,
}

impl Date {
    /// The last second of the year 9999; Excel has nothing behind it.
    const END: f64 = 2_958_466.0;

    /// A date by its serial number; `None` if no calendar has it.
    pub fn from_serial(serial: f64) -> Option<Self> {
        let is_known = (0.0..Self::END).contains(&serial);
        is_known.then_some(Self {
            serial,
            is_duration: false,
        })
    }

    /// A number of days of time, shown as hours, minutes and seconds.
    pub fn duration(days: f64) -> Option<Self> {
        let date = Self::from_serial(days)?;
        let is_duration = true;
        Some(Self {
            is_duration,
            ..date
        })
    }

    /// A date such as `2026-11-27`, `2026-11-27T14:30:00` or `14:30:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (Some(day), Some(time)),
            None if text.contains(':') => (None, Some(text)),
            None => (Some(text), None),
        };
        let days = day.map_or(Some(0.0), days_of)?;
        let part = time.map_or(Some(0.0), part_of_day)?;
        Self::from_serial(days + part)
    }

    /// A duration such as `PT30H15M00S`, as OpenDocument writes times.
    #[cfg(feature = "workbooks")]
    pub(crate) fn parse_duration(text: &str) -> Option<Self> {
        let mut seconds = 0.0;
        let mut number = String::new();
        for sign in text.strip_prefix("PT")?.chars() {
            let unit = match sign {
                'H' => 3600.0,
                'M' => 60.0,
                'S' => 1.0,
                _ => {
                    number.push(sign);
                    continue;
                }
            };
            seconds += number.parse::<f64>().ok()? * unit;
            number.clear();
        }
        let days = Self::duration(seconds / 86_400.0);
        days.filter(|_| number.is_empty())
    }

    /// Year, month and day of so many days since 1970-01-01 (Howard Hinnant, "chrono-compatible
    /// low-level date algorithms").
    pub fn civil(days: i64) -> (i64, i64, i64) {
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        (year, month, doy - (153 * mp + 2) / 5 + 1)
    }

    /// The serial number.
    pub fn serial(self) -> f64 {
        self.serial
    }

    /// Whether it has a time of day.
    pub fn has_time(self) -> bool {
        self.serial.fract() != 0.0
    }

    /// Whether it has a day; a time alone has none.
    pub fn has_day(self) -> bool {
        self.serial >= 1.0 && !self.is_duration
    }

    /// Whether it is an amount of time and not a point in it.
    pub fn is_duration(self) -> bool {
        self.is_duration
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = (self.serial * 86_400.0).round() as u64;
        let (day, second) = (seconds / 86_400, seconds % 86_400);
        let hour = if self.is_duration { seconds } else { second } / 3600;
        let (minute, second) = (second / 60 % 60, second % 60);
        if self.has_day() {
            let (year, month, day) = civil(day as i64);
            write!(f, "{year:04}-{month:02}-{day:02}")?;
            if !self.has_time() {
                return Ok(());
            }
            f.write_str(" ")?;
        }
        write!(f, "{hour:02}:{minute:02}:{second:02}")
    }
}

/// Days between 1899-12-30, day 0 of serial numbers from March 1900 on, and 1970-01-01.
const UNIX_EPOCH: i64 = 25_569;

/// Year, month and day of a serial number.
fn civil(serial: i64) -> (i64, i64, i64) {
    // Before March 1900 Excel is a day behind, for the sake of a leap day that was none.
    let serial = if serial < 60 { serial + 1 } else { serial };
    Date::civil(serial - UNIX_EPOCH)
}

/// The serial number of a day such as `2026-11-27`.
fn days_of(text: &str) -> Option<f64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (1900..=9999, 1..=12, 1..=31) = (year, month, day) else {
        return None;
    };
    let y = year - i64::from(month <= 2);
    let (era, yoe) = (y.div_euclid(400), y.rem_euclid(400));
    let mp = (month + 9) % 12;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + (153 * mp + 2) / 5 + day - 1;
    let serial = era * 146_097 + doe - 719_468 + UNIX_EPOCH;
    let serial = if serial <= 60 { serial - 1 } else { serial };
    Some(serial as f64)
}

/// The fraction of a day that a time such as `14:30` or `14:30:00.5` is.
fn part_of_day(text: &str) -> Option<f64> {
    let mut parts = text.trim_end_matches('Z').splitn(3, ':');
    let hours: f64 = parts.next()?.parse().ok()?;
    let minutes: f64 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts.next().map_or(Ok(0.0), str::parse).ok()?;
    let day = (hours * 3600.0 + minutes * 60.0 + seconds) / 86_400.0;
    (0.0..1.0).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_csv_print_back() {
        for text in ["0", "7", "-7", "85000", "0.5", "-12.25", "123456789012345"] {
            let cell = Cell::from_csv(text);
            assert!(matches!(cell, Cell::Number(..)), "{text}");
            assert_eq!(cell.to_string(), text);
        }
        let texts = [
            "007",
            "+49",
            "1.50",
            "1e5",
            "1,5",
            "-0",
            ".5",
            "5.",
            "1234567890123456",
            "NaN",
            "inf",
            "-",
            "1-2",
        ];
        for text in texts {
            assert_eq!(Cell::from_csv(text), Cell::text(text), "{text}");
        }
        assert_eq!(Cell::from_csv(""), Cell::Empty);
    }

    #[test]
    fn general_numbers_have_fifteen_digits() {
        let cases = [
            (0.1 + 0.2, "0.3"),
            (1e15, "1000000000000000"),
            (1.5e-12, "1.5E-12"),
            (-0.0, "0"),
            (2.5e30, "2.5E30"),
        ];
        for (value, shown) in cases {
            assert_eq!(Cell::number(value).to_string(), shown);
        }
    }

    #[test]
    fn dates_are_shown_and_read_back() {
        let cases = [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (46_353.0, "2026-11-27"),
            (46_353.604_166_666_664, "2026-11-27 14:30:00"),
            (0.5, "12:00:00"),
            (2_958_465.0, "9999-12-31"),
        ];
        for (serial, text) in cases {
            let date = Date::from_serial(serial).expect(text);
            assert_eq!(date.to_string(), text);
            let parsed = Date::parse(text).expect(text);
            let parsed = parsed.serial();
            assert!((parsed - serial).abs() < 1e-9, "{text}: {parsed}");
        }
        let duration = Date::duration(1.25).map(|date| date.to_string());
        assert_eq!(duration.as_deref(), Some("30:00:00"));
        for text in ["2026-13-01", "2026", "yesterday", "25:00", "99999-01-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
