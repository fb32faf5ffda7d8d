//! The shares of the four functions in the work behind a title, and how answers move them.
//!
//! Each of the four functions, and work outside them, has a share; together they are one. The title
//! sets the prior, and every answer multiplies it by a likelihood, so that the same answers give the
//! same posterior in whatever order.

use serde::Serialize;

use crate::{
    answer::Answer,
    domain::Function,
    taxonomy::{Choice, Question},
};

/// The weight of a function that the title does not name.
const UNNAMED: f32 = 0.06;
/// The weight of such a function, if a meaning of the title belongs to it.
const MEANT: f32 = 0.15;
/// The weight of work outside the four, of a title that is a partner role.
const OUTSIDE: f32 = 0.04;
/// The weight of work outside, if a meaning of the title is outside.
const OUTSIDE_MEANT: f32 = 0.10;
/// The weight of work outside the four, of a title that is read as outside or as no partner role.
const OUTSIDE_READ: f32 = 1.0;
/// The weight of the function nearest to such a title.
const NEAREST: f32 = 0.2;

/// How an answer multiplies the shares: of the first function it speaks for, of its others, of those
/// the question tells apart and it does not speak for, and of work outside if it speaks for that.
/// Two answers for one function outweigh a title that names another.
const FIRST: f32 = 4.0;
const FURTHER: f32 = 3.5;
const AGAINST: f32 = 0.5;
const FOR_OUTSIDE: f32 = 8.0;

/// A function counts beside the first if its share is at least this part of the first one's.
const BESIDE: f32 = 0.5;

/// The shares of the four functions and of work outside them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FunctionShares {
    /// Partner Strategy.
    pub strategy: f32,
    /// Partner Operations.
    pub operations: f32,
    /// Partner Marketing.
    pub marketing: f32,
    /// Partner Sales.
    pub sales: f32,
    /// Work outside the four functions.
    pub outside: f32,
}

impl FunctionShares {
    /// The prior by a title alone, given the functions its meanings belong to; a meaning without
    /// functions is outside.
    ///
    /// Some four parts in five go to what the title names, the rest to everything else: in one of
    /// five job adverts the duties contradict the title.
    pub(crate) fn of_title<'a>(
        answer: &Answer<'_>,
        meanings: impl Iterator<Item = &'a [Function]>,
    ) -> FunctionShares {
        let named = answer.outcome.is_partner_role();
        let mut shares = FunctionShares {
            outside: if named { OUTSIDE } else { OUTSIDE_READ },
            ..FunctionShares::of([UNNAMED; 5])
        };
        for functions in meanings {
            for &function in functions {
                *shares.share_mut(function) = MEANT;
            }
            if functions.is_empty() {
                shares.outside = shares.outside.max(OUTSIDE_MEANT);
            }
        }
        for candidate in &answer.candidates {
            *shares.share_mut(candidate.function) =
                if named { candidate.confidence } else { NEAREST };
        }
        shares.normalise()
    }

    /// The shares after an answer to a question. Whoever could have said that the work is outside, and
    /// names a function, rules it out as much as the other answer would have borne it out.
    #[must_use]
    pub(crate) fn answered(mut self, question: &Question, answer: &Choice) -> FunctionShares {
        let has_outside = question.answers.iter().any(|a| a.functions.is_empty());
        if has_outside && !answer.functions.is_empty() {
            self.outside /= FOR_OUTSIDE;
        }
        self.update(&answer.functions, &question.between)
    }

    /// The shares after something that speaks for `functions`, best first (none: for work outside),
    /// and tells the functions `between` apart.
    #[must_use]
    pub(crate) fn update(mut self, functions: &[Function], between: &[Function]) -> FunctionShares {
        for &function in between.iter().filter(|f| !functions.contains(f)) {
            *self.share_mut(function) *= AGAINST;
        }
        for (rank, &function) in functions.iter().enumerate() {
            *self.share_mut(function) *= if rank == 0 { FIRST } else { FURTHER };
        }
        self.outside *= if functions.is_empty() {
            FOR_OUTSIDE
        } else {
            AGAINST
        };
        self.normalise()
    }

    /// The share of a function.
    pub fn share(&self, function: Function) -> f32 {
        match function {
            Function::Strategy => self.strategy,
            Function::Operations => self.operations,
            Function::Marketing => self.marketing,
            Function::Sales => self.sales,
        }
    }

    /// The functions with their shares, the largest first.
    pub(crate) fn ranked(&self) -> [(Function, f32); 4] {
        let mut all = Function::ALL.map(|function| (function, self.share(function)));
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all
    }

    /// The result of the shares: outside (no function) if that has most, else the function with
    /// the largest share and those near it.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let ranked = self.ranked();
        let first = ranked[0].1;
        if self.outside > first {
            return Vec::new();
        }
        let near = ranked
            .iter()
            .take_while(|(_, share)| *share >= BESIDE * first);
        near.map(|(function, _)| *function).collect()
    }

    /// The Kullback-Leibler divergence from earlier shares, in nats.
    pub(crate) fn moved_from(&self, earlier: &FunctionShares) -> f32 {
        let pairs = self.all().into_iter().zip(earlier.all());
        let kept = pairs.filter(|(now, _)| *now > 0.0);
        kept.map(|(now, before)| now * (now / before).ln()).sum()
    }

    /// The shares in thousandths, as they are shown.
    pub(crate) fn rounded(self) -> FunctionShares {
        FunctionShares::of(self.all().map(thousandths))
    }

    fn of([strategy, operations, marketing, sales, outside]: [f32; 5]) -> FunctionShares {
        FunctionShares {
            strategy,
            operations,
            marketing,
            sales,
            outside,
        }
    }

    fn all(self) -> [f32; 5] {
        let [strategy, operations, marketing, sales] = Function::ALL.map(|f| self.share(f));
        [strategy, operations, marketing, sales, self.outside]
    }

    fn share_mut(&mut self, function: Function) -> &mut f32 {
        match function {
            Function::Strategy => &mut self.strategy,
            Function::Operations => &mut self.operations,
            Function::Marketing => &mut self.marketing,
            Function::Sales => &mut self.sales,
        }
    }

    /// The shares, scaled so that they add up to one.
    fn normalise(self) -> FunctionShares {
        let sum: f32 = self.all().iter().sum();
        FunctionShares::of(self.all().map(|share| share / sum))
    }
}

/// A share in thousandths.
pub(crate) fn thousandths(share: f32) -> f32 {
    (share * 1000.0).round() / 1000.0
}

/// A share in hundredths.
pub(crate) fn hundredths(share: f32) -> f32 {
    (share * 100.0).round() / 100.0
}
