//! Sets of phrases of one title.

/// Indices of phrases of a title, one bit each: of a title 64 words are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PhraseSet(u64);

impl PhraseSet {
    pub(crate) fn insert(&mut self, at: usize) {
        self.0 |= 1 << at;
    }

    pub(crate) fn contains(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn without(self, other: PhraseSet) -> PhraseSet {
        PhraseSet(self.0 & !other.0)
    }

    pub(crate) fn with(self, other: PhraseSet) -> PhraseSet {
        PhraseSet(self.0 | other.0)
    }

    pub(crate) fn among(self, other: PhraseSet) -> PhraseSet {
        PhraseSet(self.0 & other.0)
    }

    pub(crate) fn lowest(self) -> Option<usize> {
        self.iter().next()
    }

    /// In the order of the title.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> + Clone {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let lowest = (rest != 0).then(|| rest.trailing_zeros() as usize);
            rest &= rest.wrapping_sub(1);
            lowest
        })
    }
}

impl FromIterator<usize> for PhraseSet {
    fn from_iter<I: IntoIterator<Item = usize>>(indices: I) -> Self {
        let mut set = PhraseSet::default();
        indices.into_iter().for_each(|at| set.insert(at));
        set
    }
}
