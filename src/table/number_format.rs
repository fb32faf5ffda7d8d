//! Excel's number formats, as far as exports use them: `0.00`, `#,##0`, `0%`, `00000`, `"$"#,##0`.

/// How a number is shown. Formats with conditions, fractions, exponents or text places are shown
/// as General.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFormat {
    code: String,
    /// For positive numbers, and for negative ones if they have a section of their own.
    sections: Vec<Section>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Section {
    before: String,
    after: String,
    /// At least so many digits before and behind the point.
    zeros: usize,
    decimals: usize,
    /// Decimals that are always shown, `0` and not `#`.
    fixed_decimals: usize,
    thousands: bool,
    percent: bool,
}

impl NumberFormat {
    /// Reads a format; `None` for General and whatever is shown like it.
    pub fn parse(code: &str) -> Option<Self> {
        let sections = code.split(';').take(2).map(section);
        Some(Self {
            sections: sections.collect::<Option<_>>()?,
            code: code.to_owned(),
        })
    }

    /// The format as a workbook writes it.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The number as it is shown.
    pub(super) fn show(&self, value: f64) -> String {
        // Beyond this no cell is wide enough and no digit is right.
        if !value.is_finite() || value.abs() >= 1e20 {
            return general(value);
        }
        match (self.sections.as_slice(), value < 0.0) {
            ([_, negative, ..], true) => negative.show(-value),
            ([positive, ..], true) => {
                let shown = positive.show(-value);
                let is_zero = !shown.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
                if is_zero { shown } else { format!("-{shown}") }
            }
            ([positive, ..], false) => positive.show(value),
            ([], _) => general(value),
        }
    }
}

impl Section {
    fn show(&self, value: f64) -> String {
        let value = if self.percent { value * 100.0 } else { value };
        // Halves are rounded up as they are shown, which is in 15 digits: 2.675 is 2.68.
        let scale = 10f64.powi(i32::try_from(self.decimals).unwrap_or(0));
        let scaled: f64 = general(value * scale).parse().unwrap_or(value * scale);
        let rounded = scaled.round() / scale;
        let digits = format!("{rounded:.*}", self.decimals);
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let (fixed, rest) = decimals.split_at(self.fixed_decimals.min(decimals.len()));
        let decimals = [fixed, rest.trim_end_matches('0')].concat();
        let is_hidden = whole == "0" && self.zeros == 0;
        let whole = if is_hidden { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.zeros);
        let mut shown = self.before.clone();
        for (index, digit) in whole.chars().enumerate() {
            if self.thousands && index > 0 && (whole.len() - index) % 3 == 0 {
                shown.push(',');
            }
            shown.push(digit);
        }
        if !decimals.is_empty() {
            shown.push('.');
            shown.push_str(&decimals);
        }
        shown.push_str(&self.after);
        shown
    }
}

/// A number as Excel keeps it: 15 digits, so that 0.1 + 0.2 is 0.3.
pub(super) fn general(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let fifteen: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if fifteen == 0.0 {
        return "0".to_owned();
    }
    match fifteen.abs() {
        1e-9..1e20 => fifteen.to_string(),
        _ => format!("{fifteen:e}").replace('e', "E"),
    }
}

/// Reads one section; `None` if it holds anything but digits, literals, a percent sign or padding.
fn section(code: &str) -> Option<Section> {
    const MOST_DECIMALS: usize = 15;
    let mut section = Section::default();
    let mut placeholders = 0;
    let mut behind_point = false;
    let mut closed = false;
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        let mut literal = String::new();
        match sign {
            '0' | '#' if closed => return None,
            '0' | '#' => {
                placeholders += 1;
                match (sign, behind_point) {
                    ('0', false) => section.zeros += 1,
                    ('0', true) => {
                        section.decimals += 1;
                        section.fixed_decimals = section.decimals;
                    }
                    (_, true) => section.decimals += 1,
                    _ => (),
                }
            }
            '.' if placeholders > 0 && !behind_point => behind_point = true,
            ',' if placeholders > 0 && !behind_point && matches!(signs.peek(), Some('0' | '#')) => {
                section.thousands = true;
            }
            '%' if !section.percent => {
                section.percent = true;
                literal.push('%');
            }
            '"' => literal.extend(signs.by_ref().take_while(|&c| c != '"')),
            '\\' => literal.extend(signs.next()),
            // As wide as the next sign, and what fills a cell: nothing that is text.
            '_' | '*' => drop(signs.next()),
            // `[$€-407]` is a currency and a language, `[Red]` a colour, `[>9]` a condition.
            '[' => {
                let inside: String = signs.by_ref().take_while(|&c| c != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    literal.push_str(currency.split('-').next()?);
                } else if !inside.chars().all(char::is_alphabetic) || inside.len() < 3 {
                    return None;
                }
            }
            '$' | '€' | '£' | '¥' | '-' | '+' | '(' | ')' | ' ' | ':' => literal.push(sign),
            _ => return None,
        }
        if placeholders == 0 {
            section.before.push_str(&literal);
        } else if !literal.is_empty() {
            closed = true;
            section.after.push_str(&literal);
        }
    }
    (placeholders > 0 && section.decimals <= MOST_DECIMALS && section.zeros <= 32)
        .then_some(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_in_excel() {
        let cases = [
            ("0", 85000.0, "85000"),
            ("0.00", 12.5, "12.50"),
            ("0.00", 2.675, "2.68"),
            ("#,##0", 1_234_567.0, "1,234,567"),
            ("#,##0.00", -1234.5, "-1,234.50"),
            ("00000", 1234.0, "01234"),
            ("0%", 0.5, "50%"),
            ("0.0%", 0.125, "12.5%"),
            ("\"$\"#,##0", 85000.0, "$85,000"),
            ("#,##0\\ [$€-407]", 85000.0, "85,000 €"),
            ("_-* #,##0.00_-;-* #,##0.00_-", -3.0, "-3.00"),
            ("#,##0;(#,##0)", -1500.0, "(1,500)"),
            ("#,##0;[Red](#,##0)", -1500.0, "(1,500)"),
            ("0.##", 1.5, "1.5"),
            ("0", -0.4, "0"),
        ];
        for (code, value, shown) in cases {
            let format = NumberFormat::parse(code).expect(code);
            assert_eq!(format.show(value), shown, "{code}");
        }
    }

    #[test]
    fn what_is_not_known_is_general() {
        let codes = [
            "General",
            "0.00E+00",
            "# ?/?",
            "@",
            "[>9]0",
            "yyyy-mm-dd",
            "",
            "0.0000000000000000",
        ];
        for code in codes {
            assert_eq!(NumberFormat::parse(code), None, "{code}");
        }
    }
}
