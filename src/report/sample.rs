/// Titles of one sort: all counted, the most frequent kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    /// Rows with such a title.
    pub(super) rows: u64,
    /// Different titles.
    pub(super) titles: u64,
    /// The most frequent ones, with their rows.
    pub(super) first: Vec<(String, u64)>,
}

impl Sample {
    /// Adds a title; they come most frequent first.
    pub(super) fn add(&mut self, title: &str, rows: u64, most: usize) {
        self.rows += rows;
        self.titles += 1;
        if self.first.len() < most {
            self.first.push((title.to_owned(), rows));
        }
    }

    /// Titles that are not kept, and their rows.
    pub(super) fn more(&self) -> (u64, u64) {
        let kept = self.first.iter().map(|(_, rows)| rows).sum::<u64>();
        (self.titles - self.first.len() as u64, self.rows - kept)
    }
}
