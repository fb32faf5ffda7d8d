//! Amounts of money as people write them: `120,000`, `120.000 EUR`, `1'200`, `95k`, `€ 85 000`.

use super::data;
use crate::table::{YEARLY, pay_words};

/// An amount, and the currency that is written beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The value, zero or more.
    pub value: f64,
    /// The code of its currency: `EUR`.
    pub currency: Option<String>,
}

/// Why a value is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NoAmount {
    /// There is nothing.
    Blank,
    /// It can be read in two ways, such as `1,234.567` or `90-100k`.
    Ambiguous,
    /// It is no number, or a negative one.
    Unreadable,
    /// It is 0, which is a bonus but no salary.
    Zero,
    /// It is less than anybody is paid in a year, such as `85`, which may mean thousands.
    TooSmall,
    /// It is of another period than its column, such as `5000 per month` in one of a year.
    OtherPeriod,
    /// It says that it is not the base pay, such as `120k OTE`.
    OtherPay,
}

impl NoAmount {
    /// The end of a sentence about rows with such values.
    pub fn describe(self) -> &'static str {
        match self {
            NoAmount::Blank => "without a value",
            NoAmount::Ambiguous => "with a value that can be read in two ways",
            NoAmount::Unreadable => "with a value that is not an amount",
            NoAmount::Zero => "with a value of 0, which is no salary",
            NoAmount::TooSmall => "too small for a year (write thousands as 85k or 85,000)",
            NoAmount::OtherPeriod => {
                "with an amount of another period than the column (nothing is converted)"
            }
            NoAmount::OtherPay => {
                "with other pay than base beside the amount (OTE, bonus or the like)"
            }
        }
    }
}

/// Reads an amount of this period, and of other pay than base where that is so.
pub(super) fn amount_in(text: &str, period: &str, other_pay: bool) -> Result<Amount, NoAmount> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(NoAmount::Blank);
    }
    let text = if text.contains(|c: char| c.is_ascii_digit()) {
        without_kind_and_period(text, period, other_pay)?
    } else {
        text
    };
    let data = data::bundled();
    let (text, before) = without_currency(&text);
    let text = without(&text, &data.base_pay);
    let amount = without(&text, &data.per_year);
    if amount != text && period != YEARLY {
        return Err(NoAmount::OtherPeriod);
    }
    let (amount, behind) = without_currency(&without(&amount, &data.base_pay));
    if before.is_some() && behind.is_some() && before != behind {
        return Err(NoAmount::Ambiguous);
    }
    let (digits, factor) = with_factor(without_dash(&amount));
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
    if is_number && digits.contains(['-', '–', '/']) {
        return Err(NoAmount::Ambiguous); // a range, or two values
    }
    let value = number(digits)? * factor;
    if value.is_finite() {
        Ok(Amount {
            value,
            currency: before.or(behind),
        })
    } else {
        Err(NoAmount::Unreadable)
    }
}

/// The text without the words for kind and period of the pay, which must be those of its column.
fn without_kind_and_period(
    mut text: String,
    period: &str,
    other_pay: bool,
) -> Result<String, NoAmount> {
    let (other, rest) = pay_words().other(&text);
    if !other.is_empty() {
        if !other_pay {
            return Err(NoAmount::OtherPay);
        }
        text = rest.join(" ");
    }
    let (periods, rest) = pay_words().periods(&text);
    if periods.iter().any(|said| *said != period) {
        return Err(NoAmount::OtherPeriod);
    }
    if !periods.is_empty() {
        text = rest.join(" ");
    }
    Ok(text)
}

/// The code of a currency by its code or sign.
pub fn currency(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let mut known = data::bundled().currencies.iter();
    let found = known.find(|(_, signs)| signs.contains(&text));
    found.map(|(code, _)| code.clone())
}

/// The text without the longest sign of a currency at its start or end, and its code.
fn without_currency(text: &str) -> (String, Option<String>) {
    let known = data::bundled().currencies.iter();
    let signs = known.flat_map(|(code, signs)| signs.iter().map(move |sign| (sign, code)));
    let found = signs.filter_map(|(sign, code)| Some((without_sign(text, sign)?, code)));
    match found.min_by_key(|(rest, _)| rest.len()) {
        Some((rest, code)) => (rest.trim().to_owned(), Some(code.clone())),
        None => (text.to_owned(), None),
    }
}

/// No letter stands beside a sign of letters: "rs" is not the end of "years".
fn without_sign<'a>(text: &'a str, sign: &str) -> Option<&'a str> {
    let ends_in_letter = sign.ends_with(char::is_alphabetic);
    let starts_with_letter = sign.starts_with(char::is_alphabetic);
    let behind = text.strip_prefix(sign);
    let behind = behind.filter(|rest| !(ends_in_letter && rest.starts_with(char::is_alphabetic)));
    behind.or_else(|| {
        let before = text.strip_suffix(sign)?;
        let is_letter = |c: char| c.is_alphabetic() && c != 'k';
        (!(starts_with_letter && before.ends_with(is_letter))).then_some(before)
    })
}

/// The text without the longest of these words at its start or end.
fn without(text: &str, words: &[String]) -> String {
    let rest = words.iter().filter_map(|word| {
        if let Some(rest) = text.strip_prefix(word.as_str()) {
            return rest
                .starts_with([' ', ':'])
                .then(|| rest.trim_start_matches(':'));
        }
        let rest = text.strip_suffix(word.as_str())?;
        let is_amount = |c: char| c == ' ' || c == 'k' || c.is_ascii_digit();
        rest.ends_with(is_amount).then_some(rest)
    });
    let shortest = rest.min_by_key(|rest| rest.len());
    shortest.unwrap_or(text).trim().to_owned()
}

/// `85.000,-` has a dash for its decimals.
fn without_dash(text: &str) -> &str {
    let rest = text.trim_end_matches(['-', '–', '—']);
    let whole = rest
        .strip_suffix([',', '.'])
        .filter(|_| rest.len() < text.len());
    whole.unwrap_or(text)
}

/// `95k` is 95 thousand.
fn with_factor(text: &str) -> (&str, f64) {
    match text.strip_suffix('k') {
        Some(rest) => (rest.trim_end(), 1000.0),
        None => (text, 1.0),
    }
}

/// A number with separators of thousands and of decimals.
fn number(text: &str) -> Result<f64, NoAmount> {
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\'' | '’');
    let is_allowed = |c: char| c.is_ascii_digit() || is_decimal_mark(c) || is_space(c);
    if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.chars().all(is_allowed) {
        return Err(NoAmount::Unreadable);
    }
    let (whole, decimals) = split_decimals(text)?;
    let whole = without_separators(whole)?;
    format!("{whole}.{decimals}")
        .parse()
        .map_err(|_| NoAmount::Unreadable)
}

fn is_decimal_mark(c: char) -> bool {
    c == ',' || c == '.'
}

/// A number before and behind its decimal mark.
fn split_decimals(text: &str) -> Result<(&str, &str), NoAmount> {
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    // a comma or point that comes once, behind every other mark, may separate decimals
    let is_single = |mark: &char| marks.iter().filter(|other| *other == mark).count() == 1;
    let last = marks.last().filter(|mark| is_decimal_mark(**mark));
    let split = last
        .filter(|mark| is_single(mark))
        .and_then(|mark| text.rsplit_once(*mark));
    let Some((whole, decimals)) = split else {
        return if text.ends_with(is_decimal_mark) {
            Err(NoAmount::Ambiguous)
        } else {
            Ok((text, ""))
        };
    };
    match decimals.len() {
        1 | 2 => Ok((whole, decimals)),
        // three digits behind the only mark are thousands, behind another mark nobody knows
        3 if marks.len() == 1 => Ok((text, "")),
        _ => Err(NoAmount::Ambiguous),
    }
}

/// The digits of a whole number whose separators, if it has any, stand between thousands.
fn without_separators(whole: &str) -> Result<String, NoAmount> {
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let mut separators = whole.chars().filter(|c| !c.is_ascii_digit());
    let separator = separators.next();
    let is_uniform = separators.all(|next| Some(next) == separator);
    let (first, others) = groups.split_first().ok_or(NoAmount::Unreadable)?;
    let western = |group: &&str| group.len() == 3;
    // 12,00,000 is twelve lakh
    let indian =
        |at_and: (usize, &&str)| at_and.1.len() == if at_and.0 + 1 == others.len() { 3 } else { 2 };
    let is_grouped =
        others.iter().all(western) || others.len() > 1 && others.iter().enumerate().all(indian);
    let first_fits = others.is_empty() || (1..=3).contains(&first.len()) && !first.starts_with('0');
    if is_uniform && is_grouped && first_fits {
        Ok(groups.concat())
    } else {
        Err(NoAmount::Ambiguous)
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, NoAmount, currency};
    use crate::compare::PayColumn;

    fn amount(text: &str) -> Result<Amount, NoAmount> {
        PayColumn::of("Salary").expect("a column").amount(text)
    }

    #[test]
    fn amounts_are_read_however_they_are_written() {
        for (text, value, code) in [
            ("120000", 120_000.0, None),
            ("120,000", 120_000.0, None),
            ("120.000 EUR", 120_000.0, Some("EUR")),
            ("1'200", 1200.0, None),
            ("95k", 95_000.0, None),
            ("95,5K", 95_500.0, None),
            ("$95.5k", 95_500.0, Some("USD")),
            ("€ 85 000", 85_000.0, Some("EUR")),
            ("85\u{a0}000,50 €", 85_000.5, Some("EUR")),
            ("1.234.567", 1_234_567.0, None),
            ("120,000.00", 120_000.0, None),
            ("120.000,00", 120_000.0, None),
            ("120000.5", 120_000.5, None),
            ("CHF 110'000.-", 110_000.0, Some("CHF")),
            ("85.000,- €", 85_000.0, Some("EUR")),
            ("€ 85.000,--", 85_000.0, Some("EUR")),
            ("85 000,– EUR", 85_000.0, Some("EUR")),
            ("85000,-/Jahr", 85_000.0, None),
            ("₹12,00,000", 1_200_000.0, Some("INR")),
            ("90,000 USD p.a.", 90_000.0, Some("USD")),
            ("£60k per year", 60_000.0, Some("GBP")),
            ("95k EUR", 95_000.0, Some("EUR")),
            ("base 95k", 95_000.0, None),
            ("95k base", 95_000.0, None),
        ] {
            let read = amount(text);
            let read = read.expect(text);
            assert_eq!(
                (read.value, read.currency.as_deref()),
                (value, code),
                "{text}"
            );
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for (text, why) in [
            ("", NoAmount::Blank),
            (" ", NoAmount::Blank),
            ("90-100k", NoAmount::Ambiguous),
            ("85.000-", NoAmount::Ambiguous),
            ("85.000,- - 90.000,-", NoAmount::Ambiguous),
            ("90/100", NoAmount::Ambiguous),
            ("1,234.567", NoAmount::Ambiguous),
            ("12,34,56", NoAmount::Ambiguous),
            ("0.500", NoAmount::Ambiguous),
            ("1.23456", NoAmount::Ambiguous),
            ("n/a", NoAmount::Unreadable),
            ("-5000", NoAmount::Unreadable),
            ("0", NoAmount::Zero),
            ("€ 0.00", NoAmount::Zero),
            ("85", NoAmount::TooSmall),
            ("95,5", NoAmount::TooSmall),
            ("£ 85.50", NoAmount::TooSmall),
            ("OTE 120k", NoAmount::OtherPay),
            ("120k OTE", NoAmount::OtherPay),
            ("£100k + bonus", NoAmount::OtherPay),
            ("120,000 (on-target)", NoAmount::OtherPay),
            ("5000 per month", NoAmount::OtherPeriod),
            ("45/h", NoAmount::OtherPeriod),
            ("confidential", NoAmount::Unreadable),
            ("EUR 90000 USD", NoAmount::Ambiguous),
        ] {
            assert_eq!(amount(text), Err(why), "{text}");
        }
        assert_eq!(currency(" eur ").as_deref(), Some("EUR"));
        assert_eq!(currency("$").as_deref(), Some("USD"));
        assert_eq!(currency("gold"), None);
    }
}
