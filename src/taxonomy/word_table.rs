//! Words by number, and what other spellings of them are read as.

use rustc_hash::FxHashMap;

use super::{
    WordId,
    normalise::{fold, words},
};

/// Numbers words as they come, behind the one for [`UNKNOWN`](super::UNKNOWN).
#[derive(Debug)]
pub(crate) struct WordTable {
    pub(in crate::taxonomy) words: Vec<CollectedWord>,
    ids: FxHashMap<String, WordId>,
}

/// A word with what is known about it.
#[derive(Debug, Default)]
pub(in crate::taxonomy) struct CollectedWord {
    /// Its folded text.
    pub(in crate::taxonomy) text: String,
    /// The words it is read as, if as something else.
    pub(in crate::taxonomy) reads: Vec<WordId>,
    /// A misspelt word may be taken for it.
    pub(in crate::taxonomy) corrects: bool,
}

impl Default for WordTable {
    fn default() -> Self {
        let mut table = WordTable {
            words: Vec::new(),
            ids: FxHashMap::default(),
        };
        table.word("");
        table
    }
}

impl WordTable {
    /// The number of a folded word.
    pub(in crate::taxonomy) fn word(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = self.words.len() as WordId;
        self.words.push(CollectedWord {
            text: folded.to_owned(),
            ..CollectedWord::default()
        });
        self.ids.insert(folded.to_owned(), id);
        id
    }

    pub(in crate::taxonomy) fn knows(&self, folded: &str) -> bool {
        self.ids.contains_key(folded)
    }

    /// The words of a phrase as they are written.
    pub(crate) fn as_written(&mut self, phrase: &str) -> Vec<WordId> {
        let folded = words(phrase).map(|at| fold(&phrase[at]));
        folded.map(|word| self.word(&word)).collect()
    }

    /// The words of a phrase as they are read.
    pub(crate) fn as_read(&mut self, phrase: &str) -> Vec<WordId> {
        let mut read = Vec::new();
        for word in words(phrase).map(|at| &phrase[at]) {
            let id = self.word(&fold(word));
            if let Some(plain) = without_dots(word)
                && !self.knows(&plain)
            {
                let plain = self.word(&plain);
                self.read_as(plain, vec![id]);
            }
            match &self.words[id as usize].reads[..] {
                [] => read.push(id),
                reads => read.extend_from_slice(reads),
            }
        }
        read
    }

    /// Makes a word another spelling of others. Says no if it is not one word, or a spelling already.
    pub(crate) fn spell(&mut self, written: &str, read: &str) -> bool {
        let written = self.as_read(written);
        let read = self.as_read(read);
        let [word] = written[..] else { return false };
        self.read_as(word, read);
        true
    }

    fn read_as(&mut self, word: WordId, read: Vec<WordId>) {
        if read != [word] {
            self.words[word as usize].reads = read;
        }
    }
}

/// A long German word as people write it who leave out the dots: `Geschaftsfuhrer`. Short ones
/// would be taken for other words (Händler, handler).
fn without_dots(word: &str) -> Option<String> {
    if word.is_ascii() || !word.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
        return None;
    }
    let lower = word.to_lowercase();
    let plain = lower.replace('ä', "a").replace('ö', "o").replace('ü', "u");
    (plain != lower && plain.len() >= 9).then(|| fold(&plain).into_owned())
}
