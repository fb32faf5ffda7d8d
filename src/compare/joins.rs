//! "and" between work and partners: "Sales & Partnerships" is more than "Partner Sales".

/// Finds "and" between work and partners: "Sales & Partnerships", "Sales, Alliances and OEM".
#[derive(Debug, Default)]
pub(super) struct Joins {
    /// The last word of this segment.
    last: Option<Side>,
    /// The word before an "and".
    before_and: Option<Side>,
    /// The last word of the segment before, if no noun stood behind it.
    before_comma: Option<Side>,
    pub(super) found: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Partner,
    Work,
    /// Where and for whom.
    Variant,
}

impl Joins {
    pub(super) fn side(&mut self, side: Side) {
        let before = self.before_and.take();
        self.found |= before.is_some_and(|before| {
            before != side && (before == Side::Partner || side == Side::Partner)
        });
        self.last = Some(side);
    }

    pub(super) fn and(&mut self) {
        self.found |= matches!(
            (self.before_comma, self.last),
            (Some(Side::Partner), Some(Side::Work)) | (Some(Side::Work), Some(Side::Partner))
        );
        self.before_and = self.last;
    }

    pub(super) fn comma(&mut self) {
        self.before_comma = self.last.take();
        self.before_and = None;
    }

    pub(super) fn noun(&mut self) {
        self.last = None;
    }
}
