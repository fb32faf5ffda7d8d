//! What is believed about the work behind a title, and how answers move it.
//!
//! A belief gives each of the four functions, and work outside them, a share; the shares add up to
//! one. The title sets the first shares, and every answer multiplies them: there is nothing else to
//! know about it, so that the same answers give the same end, in whatever order.

use serde::Serialize;

use crate::{
    classification::{Classification, Outcome},
    taxonomy::Function,
};

/// The weight of a function that the title does not name.
const UNNAMED: f32 = 0.06;
/// The same, if a meaning of the title belongs to it.
const MEANT: f32 = 0.15;
/// The weight of work outside the four, of a title that is a partner role.
const OUTSIDE: f32 = 0.04;
/// The same, if a meaning of the title is outside.
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
pub struct Belief {
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

impl Belief {
    /// What a title alone lets one believe, given the functions its meanings belong to; a meaning
    /// without functions is outside.
    ///
    /// Some four parts in five go to what the title names, the rest to everything else: in one of
    /// five job adverts the duties contradict the title.
    pub(crate) fn of_title<'a>(
        answer: &Classification,
        meanings: impl Iterator<Item = &'a [Function]>,
    ) -> Belief {
        let named = matches!(answer.outcome, Outcome::Clear | Outcome::Multiple);
        let mut belief = Belief {
            outside: if named { OUTSIDE } else { OUTSIDE_READ },
            ..Belief::even(UNNAMED)
        };
        for functions in meanings {
            for &function in functions {
                *belief.share_mut(function) = MEANT;
            }
            if functions.is_empty() {
                belief.outside = belief.outside.max(OUTSIDE_MEANT);
            }
        }
        for candidate in &answer.candidates {
            *belief.share_mut(candidate.function) =
                if named { candidate.confidence } else { NEAREST };
        }
        belief.whole()
    }

    /// The belief after an answer that speaks for `functions`, best first (none: for work outside),
    /// to a question that tells the functions `between` apart.
    #[must_use]
    pub(crate) fn hear(mut self, functions: &[Function], between: &[Function]) -> Belief {
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
        self.whole()
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
    pub fn ranked(&self) -> [(Function, f32); 4] {
        let mut all = Function::ALL.map(|function| (function, self.share(function)));
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all
    }

    /// What the shares amount to: outside (no function) if that has most, else the function with
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

    /// How far it is from an earlier belief, in nats.
    pub(crate) fn moved_from(&self, earlier: &Belief) -> f32 {
        let pairs = self.all().into_iter().zip(earlier.all());
        let kept = pairs.filter(|(now, _)| *now > 0.0);
        kept.map(|(now, before)| now * (now / before).ln()).sum()
    }

    /// The shares in thousandths, as they are shown.
    pub(crate) fn rounded(&self) -> Belief {
        let [strategy, operations, marketing, sales, outside] = self.all().map(rounded);
        Belief {
            strategy,
            operations,
            marketing,
            sales,
            outside,
        }
    }

    fn even(share: f32) -> Belief {
        Belief {
            strategy: share,
            operations: share,
            marketing: share,
            sales: share,
            outside: share,
        }
    }

    fn all(&self) -> [f32; 5] {
        let Belief {
            strategy,
            operations,
            marketing,
            sales,
            outside,
        } = *self;
        [strategy, operations, marketing, sales, outside]
    }

    fn share_mut(&mut self, function: Function) -> &mut f32 {
        match function {
            Function::Strategy => &mut self.strategy,
            Function::Operations => &mut self.operations,
            Function::Marketing => &mut self.marketing,
            Function::Sales => &mut self.sales,
        }
    }

    /// The same in shares that add up to one.
    fn whole(self) -> Belief {
        let [strategy, operations, marketing, sales, outside] = self.all();
        let sum: f32 = self.all().iter().sum();
        Belief {
            strategy: strategy / sum,
            operations: operations / sum,
            marketing: marketing / sum,
            sales: sales / sum,
            outside: outside / sum,
        }
    }
}

/// A share in thousandths.
pub(crate) fn rounded(share: f32) -> f32 {
    (share * 1000.0).round() / 1000.0
}
