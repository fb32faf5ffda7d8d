//! How far a measure on some titles may be from the measure on all titles like them.

use serde::Serialize;

/// A 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The Wilson interval of a proportion: also sound near 0 and 1 and for few cases.
pub(crate) fn wilson(hits: usize, of: usize) -> Interval {
    if of == 0 {
        let (low, high) = (0.0, 1.0);
        return Interval { low, high };
    }
    const Z: f64 = 1.959_963_984_540_054; // 97.5 % of a normal distribution lie below it
    let n = of as f64;
    let rate = hits as f64 / n;
    let centre = rate + Z * Z / (2.0 * n);
    let reach = Z * (rate * (1.0 - rate) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Interval {
        low: ((centre - reach) / scale).clamp(0.0, rate), // rounding: 0 of 283 is not above 0
        high: ((centre + reach) / scale).clamp(rate, 1.0),
    }
}

/// The interval in which a measure from 0 to 1 falls when the cases are drawn again, with
/// replacement, around the measure itself: drawing alone raises a calibration error, for example.
/// The draws are the same each time, so that equal files give equal intervals.
pub(crate) fn bootstrap<T: Copy>(cases: &[T], measure: impl Fn(&[T]) -> f64) -> Interval {
    let draws = (20_000_000 / cases.len().max(1)).clamp(50, 1_000);
    let mut state = 0x726F_6C65_6361_6C6C;
    let mut drawn = Vec::with_capacity(cases.len());
    let mut values: Vec<f64> = (0..draws)
        .map(|_| {
            drawn.clear();
            drawn.extend((0..cases.len()).map(|_| cases[below(&mut state, cases.len())]));
            measure(&drawn)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let raised = values.iter().sum::<f64>() / draws as f64 - measure(cases);
    let at = |share: f64| {
        let value = values[((draws - 1) as f64 * share).round() as usize];
        (value - raised).clamp(0.0, 1.0)
    };
    Interval {
        low: at(0.025),
        high: at(0.975),
    }
}

/// The next number of a sequence (SplitMix64), below a limit.
fn below(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut value = *state;
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^= value >> 31;
    ((u128::from(value) * limit as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the usual tables for the Wilson interval.
    #[test]
    fn a_proportion_has_its_known_interval() {
        for (hits, of, low, high) in [
            (0, 10, 0.0, 0.2775),
            (10, 10, 0.7225, 1.0),
            (5, 10, 0.2366, 0.7634),
            (95, 100, 0.8882, 0.9785),
            (0, 283, 0.0, 0.0134),
            (0, 0, 0.0, 1.0),
        ] {
            let interval = wilson(hits, of);
            let rate = hits as f64 / of.max(1) as f64;
            assert!(interval.low <= rate && rate <= interval.high);
            let off = (interval.low - low).abs().max((interval.high - high).abs());
            assert!(off < 1e-4, "{hits}/{of}: {interval:?}");
        }
    }

    #[test]
    fn drawing_again_gives_the_interval_of_a_mean() {
        let cases: Vec<f64> = (0..400).map(|i| f64::from(i % 5 == 0)).collect();
        let mean = |cases: &[f64]| cases.iter().sum::<f64>() / cases.len() as f64;
        let drawn = bootstrap(&cases, mean);
        let known = wilson(80, 400);
        let off = (drawn.low - known.low)
            .abs()
            .max((drawn.high - known.high).abs());
        assert!(off < 0.01, "{drawn:?} {known:?}");
        assert_eq!(drawn, bootstrap(&cases, mean));
    }
}
