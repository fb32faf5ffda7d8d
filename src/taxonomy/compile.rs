//! The vocabulary file to tables.

use std::collections::HashMap;

use super::{
    Letters, Level, List, Table, TaxonomyError,
    load::VocabularyFile,
    source::{Source, unknown},
};
use crate::{
    title::{PAIRS, SHORTEST, first_pair, fold, last_pair, letters, words},
    vocabulary::{
        Corrects, Kinds, Mark, Phrase, Stands, UNKNOWN, Vocabulary, Word, WordId, hash_text,
        hash_words, second_bit,
    },
};

/// Compiles and checks a vocabulary.
pub(crate) fn compile(
    file: VocabularyFile,
    source: Source<'_>,
) -> Result<Vocabulary, TaxonomyError> {
    let (vocabulary, problems) = try_compile(file, source)?;
    problems.into_iter().next().map_or(Ok(vocabulary), Err)
}

/// Compiles a vocabulary; what is said twice counts once and is handed over.
pub(crate) fn try_compile(
    file: VocabularyFile,
    source: Source<'_>,
) -> Result<(Vocabulary, Vec<TaxonomyError>), TaxonomyError> {
    check_names(&file, source)?;
    let mut builder = Builder::new(source);
    // first: the phrases below are read with these spellings, like titles
    for spelling in &file.spellings {
        for written in &spelling.write {
            builder.spelling(written, &spelling.read)?;
        }
    }
    for (index, entry) in numbered(&file.partner_words, source)? {
        builder.phrases(&entry.words, Mark::Partner(index))?;
    }
    for (index, entry) in numbered(&file.topics, source)? {
        builder.phrases(&entry.words, Mark::Topic(index))?;
    }
    for (index, entry) in numbered(&file.outside, source)? {
        builder.phrases(&entry.words, Mark::Outside(index))?;
    }
    for (index, entry) in numbered(&file.false_friends, source)? {
        builder.phrases(&entry.phrases, Mark::Friend(index))?;
        builder.phrases(&entry.before, Mark::Before(index))?;
        builder.phrases(&entry.after, Mark::After(index))?;
        builder.phrases(&entry.anywhere, Mark::Anywhere(index))?;
    }
    for entry in &file.levels {
        builder.phrases(&entry.words, Mark::Level(entry.level))?;
    }
    builder.phrases(&file.objects, Mark::Object)?;
    builder.phrases(&file.fillers, Mark::Filler)?;
    builder.phrases(&file.adjectives, Mark::Filler)?;
    builder.phrases(&file.adjectives, Mark::Adjective)?;
    builder.phrases(&file.joiners, Mark::Joiner)?;
    builder.phrases(&file.linkers, Mark::Linker)?;
    builder.phrases(&file.others, Mark::Others)?;
    builder.phrases(&file.partner_behind, Mark::Behind)?;
    builder.phrases(&file.employers, Mark::Employer)?;
    for word in &file.ordinary {
        builder.ordinary(word);
    }
    let endings = file.endings.iter().map(|word| builder.word(&fold(word)));
    let endings = Table::Owned(endings.collect());
    let mut compounds = |words: &[String]| -> Table<WordId> {
        words.iter().map(|word| builder.word(&fold(word))).collect()
    };
    let compounds_first = compounds(&file.compounds_first);
    let compounds_last = compounds(&file.compounds_last);
    let problems = std::mem::take(&mut builder.problems);
    let vocabulary = Vocabulary {
        groups: file.partner_words.iter().map(|e| e.meaning()).collect(),
        topics: file.topics.iter().map(|e| e.meaning()).collect(),
        outsides: file.outside.iter().map(|e| e.meaning()).collect(),
        friends: file.false_friends.iter().map(|e| e.meaning()).collect(),
        grounds: Table::Owned(file.confidence),
        leader: List::from(file.without_topic.leader),
        director: List::from(file.without_topic.director),
        below: List::from(file.without_topic.below),
        endings,
        compounds_first,
        compounds_last,
        ..builder.finish()
    };
    Ok((vocabulary, problems))
}

/// Entries with their index, which has to fit a mark.
fn numbered<'e, T>(
    entries: &'e [T],
    source: Source<'_>,
) -> Result<impl Iterator<Item = (u16, &'e T)> + use<'e, T>, TaxonomyError> {
    if entries.len() > usize::from(u16::MAX) {
        return Err(TaxonomyError {
            file: source.file.to_owned(),
            line: 0,
            message: format!("{} entries in one list are too many", entries.len()),
        });
    }
    Ok((0..).zip(entries))
}

fn check_names(file: &VocabularyFile, source: Source<'_>) -> Result<(), TaxonomyError> {
    let groups: Vec<&str> = file.partner_words.iter().map(|e| &*e.group).collect();
    let topics: Vec<&str> = file.topics.iter().map(|e| &*e.topic).collect();
    for names in [&groups, &topics] {
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                let message = format!("'{name}' stands twice: rename one or join the two");
                return Err(source.error(name, 1, message));
            }
        }
    }
    for topic in &file.topics {
        if topic.functions.is_empty() {
            let message = format!("topic '{}' belongs to no function: name one", topic.topic);
            return Err(source.error(&topic.topic, 0, message));
        }
    }
    for group in &file.partner_words {
        let alone = group.stands == Stands::Before || group.named && group.stands == Stands::Noun;
        if alone && group.alone.is_empty() {
            let name = &group.group;
            let message =
                format!("'{name}' may stand by itself: say under `alone` what it is then");
            return Err(source.error(name, 0, message));
        }
    }
    for need in file.partner_words.iter().flat_map(|e| &e.needs) {
        let outside = file.outside.iter().any(|work| work.outside.id() == need);
        if !topics.contains(&need.as_ref()) && !outside {
            return Err(unknown(source, "topic", need, topics.into_iter()));
        }
    }
    for name in file
        .false_friends
        .iter()
        .flat_map(|e| e.counts_topics.iter().chain(&e.yields_to))
    {
        if !topics.contains(&name.as_ref()) {
            return Err(unknown(source, "topic", name, topics.into_iter()));
        }
    }
    for entry in &file.confidence {
        if !(0.0..=1.0).contains(&entry.confidence) {
            let (ground, given) = (&entry.ground, entry.confidence);
            let message = format!("confidence of '{ground}' is {given}: write 0 to 1");
            return Err(source.error(ground, 0, message));
        }
    }
    for entry in &file.false_friends {
        for name in &entry.spoils {
            if !groups.contains(&name.as_ref()) {
                return Err(unknown(source, "group", name, groups.into_iter()));
            }
        }
        if entry.spoils.is_empty()
            && !(entry.before.is_empty() && entry.after.is_empty() && entry.anywhere.is_empty())
        {
            let message = format!(
                "'{}' has words before, after or anywhere but spoils nothing: name the groups",
                entry.reason
            );
            return Err(source.error(&entry.reason, 0, message));
        }
    }
    Ok(())
}

/// The words of phrases, by which two phrases that a title cannot tell apart are the same.
pub(super) struct Keys<'s>(Builder<'s>);

impl<'s> Keys<'s> {
    /// Keys under these spellings.
    pub(super) fn new(source: Source<'s>, spellings: &[(String, String)]) -> Self {
        let mut builder = Builder::new(source);
        for (written, read) in spellings {
            // a spelling that cannot be used is told when the vocabulary is compiled
            let _ = builder.spelling(written, read);
        }
        Keys(builder)
    }

    /// The words of a phrase as they are read.
    pub(super) fn of(&mut self, phrase: &str) -> Vec<WordId> {
        self.0.split(phrase).unwrap_or_default()
    }

    /// The words of a phrase as they are written.
    pub(super) fn words(&mut self, phrase: &str) -> Vec<WordId> {
        let folded = words(phrase).map(|at| fold(&phrase[at]));
        folded.map(|word| self.0.word(&word)).collect()
    }
}

/// Collects words and phrases.
struct Builder<'s> {
    source: Source<'s>,
    /// What stands twice.
    problems: Vec<TaxonomyError>,
    words: Vec<Word>,
    /// Whether a misspelt word may be taken for the word of this number.
    corrects: Vec<bool>,
    letters: String,
    ids: HashMap<String, WordId>,
    readings: Vec<WordId>,
    /// Phrases in the order in which they came, so that equal files make equal tables.
    phrases: Vec<(Vec<WordId>, Vec<Mark>)>,
    index: HashMap<Vec<WordId>, usize>,
}

impl<'s> Builder<'s> {
    fn new(source: Source<'s>) -> Self {
        let mut builder = Builder {
            source,
            problems: Vec::new(),
            words: Vec::new(),
            corrects: Vec::new(),
            letters: String::new(),
            ids: HashMap::new(),
            readings: Vec::new(),
            phrases: Vec::new(),
            index: HashMap::new(),
        };
        builder.word(""); // number 0: UNKNOWN
        builder
    }

    /// The number of a folded word.
    fn word(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = self.words.len() as WordId;
        let from = self.letters.len() as u32;
        self.letters.push_str(folded);
        self.words.push(Word {
            text: (from, self.letters.len() as u32),
            reads: (0, 0),
            longest: 0,
            alone: 0,
            seconds: 0,
        });
        self.corrects.push(false);
        self.ids.insert(folded.to_owned(), id);
        id
    }

    /// The numbers of the words of a phrase.
    fn split(&mut self, phrase: &str) -> Result<Vec<WordId>, TaxonomyError> {
        let words: Vec<WordId> = words(phrase)
            .map(|at| &phrase[at])
            .flat_map(|word| {
                let folded = fold(word).into_owned();
                let id = self.word(&folded);
                if let Some(plain) = without_dots(word)
                    && !self.ids.contains_key(&plain)
                {
                    let plain = self.word(&plain);
                    self.read_as(plain, &[id]);
                }
                self.reads(id)
            })
            .collect();
        if words.is_empty() {
            let message = format!("'{phrase}' holds no word: remove it");
            return Err(self.source.error(phrase, 0, message));
        }
        Ok(words)
    }

    fn phrases(&mut self, phrases: &[String], mark: Mark) -> Result<(), TaxonomyError> {
        for phrase in phrases {
            let words = self.split(phrase)?;
            let decides = matches!(
                mark,
                Mark::Partner(_)
                    | Mark::Topic(_)
                    | Mark::Level(_)
                    | Mark::Outside(_)
                    | Mark::Object
                    | Mark::Filler
            );
            for &word in &words {
                self.corrects[word as usize] |= decides;
            }
            let first = &mut self.words[words[0] as usize];
            first.longest = first.longest.max(words.len() as u8);
            let index = *self.index.entry(words.clone()).or_insert_with(|| {
                self.phrases.push((words, Vec::new()));
                self.phrases.len() - 1
            });
            let marks = &mut self.phrases[index].1;
            let same_kind =
                |other: &Mark| std::mem::discriminant(other) == std::mem::discriminant(&mark);
            let may_repeat = matches!(mark, Mark::Before(_) | Mark::After(_) | Mark::Anywhere(_));
            if marks.contains(&mark) || !may_repeat && marks.iter().any(same_kind) {
                let message =
                    format!("'{phrase}' stands twice with the same kind of meaning: remove one");
                self.problems.push(self.source.error(phrase, 1, message));
                continue;
            }
            marks.push(mark);
        }
        Ok(())
    }

    fn spelling(&mut self, written: &str, read: &str) -> Result<(), TaxonomyError> {
        let written_words = self.split(written)?;
        let read = self.split(read)?;
        let [word] = written_words[..] else {
            let message = format!(
                "'{written}' is not one word, or is listed twice: a spelling is one word, once"
            );
            self.problems.push(self.source.error(written, 1, message));
            return Ok(());
        };
        self.read_as(word, &read);
        Ok(())
    }

    /// What a word is read as: usually itself.
    fn reads(&self, word: WordId) -> Vec<WordId> {
        match self.words[word as usize].reads {
            (from, to) if from < to => self.readings[from as usize..to as usize].to_vec(),
            _ => vec![word],
        }
    }

    fn read_as(&mut self, word: WordId, read: &[WordId]) {
        if read == [word] {
            return;
        }
        let from = self.readings.len() as u32;
        self.readings.extend_from_slice(read);
        let entry = &mut self.words[word as usize];
        entry.reads = (from, self.readings.len() as u32);
    }

    /// A word that is spelt right: it is not taken for another one, nor another one for it.
    fn ordinary(&mut self, word: &str) {
        let folded = fold(word).into_owned();
        if self.ids.contains_key(&folded) {
            let message = format!("'{word}' is known already and need not be listed: remove it");
            self.problems.push(self.source.error(word, 1, message));
        }
        self.word(&folded);
    }

    /// A phrase around the noun of a role is one too: "account manager" is a manager.
    fn inherit_levels(&mut self) {
        for index in 0..self.phrases.len() {
            let (words, marks) = &self.phrases[index];
            if words.len() == 1 || marks.iter().any(|mark| matches!(mark, Mark::Level(_))) {
                continue;
            }
            let single = |word: &WordId| {
                let (_, marks) = &self.phrases[*self.index.get(&vec![*word])?];
                marks.iter().find_map(|mark| match mark {
                    Mark::Level(Level::Chief | Level::Entry) => None,
                    Mark::Level(level) => Some(*level),
                    _ => None,
                })
            };
            if let Some(level) = words.iter().filter_map(single).min() {
                self.phrases[index].1.push(Mark::Level(level));
            }
        }
    }

    /// A topic around a partner word is about partners: "partner data".
    fn inherit_partners(&mut self) {
        for index in 0..self.phrases.len() {
            let (words, marks) = &self.phrases[index];
            let is_topic = marks
                .iter()
                .any(|mark| matches!(mark, Mark::Topic(_) | Mark::Outside(_)));
            let is_partner = |marks: &[Mark]| {
                let mut partners = marks.iter().filter(|mark| matches!(mark, Mark::Partner(_)));
                partners.next().copied()
            };
            if words.len() == 1 || !is_topic || is_partner(marks).is_some() {
                continue;
            }
            let single =
                |word: &WordId| is_partner(&self.phrases[*self.index.get(&vec![*word])?].1);
            if let Some(partner) = words[..words.len() - 1].iter().find_map(single) {
                self.phrases[index].1.push(partner);
            }
        }
    }

    /// The words that misspelt ones are taken for, by a pair of their letters.
    fn corrects_by(&self, pair: fn(&str) -> usize) -> Corrects {
        let text = |id: usize| {
            let (from, to) = self.words[id].text;
            &self.letters[from as usize..to as usize]
        };
        let mut ids: Vec<usize> = (0..self.words.len())
            .filter(|&id| self.corrects[id] && text(id).chars().count() >= SHORTEST)
            .collect();
        ids.sort_by_key(|&id| (pair(text(id)), id));
        let from = (0..=PAIRS)
            .map(|number| ids.partition_point(|&id| pair(text(id)) < number) as u32)
            .collect();
        let words = ids.into_iter().map(|id| (letters(text(id)), id as WordId));
        Corrects {
            words: words.collect(),
            from,
        }
    }

    fn finish(mut self) -> Vocabulary {
        self.inherit_levels();
        self.inherit_partners();
        let word_slots = table(self.words.len(), |id| {
            let (from, to) = self.words[id].text;
            (id != UNKNOWN as usize).then(|| hash_text(&self.letters[from as usize..to as usize]))
        });
        let phrase_slots = table(self.phrases.len() + 1, |slot| {
            slot.checked_sub(1)
                .map(|index| hash_words(&self.phrases[index].0))
        });
        let corrects_by_start = self.corrects_by(first_pair);
        let corrects_by_end = self.corrects_by(last_pair);
        let mut phrases = Vec::new();
        let mut phrase_words = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        // phrases that mean the same share one list, by which they are known to be alike
        let mut meanings: Vec<(&[Mark], (u32, u32))> = Vec::new();
        for (index, (words, meaning)) in self.phrases.iter().enumerate() {
            let first = &mut self.words[words[0] as usize];
            match words[1..] {
                [] => first.alone = index as u32 + 1,
                [second, ..] => first.seconds |= second_bit(second),
            }
            let known = meanings.iter().find(|(known, _)| known == meaning);
            let range = known.map(|(_, range)| *range).unwrap_or_else(|| {
                let first = marks.len() as u32;
                marks.extend_from_slice(meaning);
                meanings.push((meaning, (first, marks.len() as u32)));
                (first, marks.len() as u32)
            });
            let first_word = phrase_words.len() as u32;
            phrase_words.extend_from_slice(words);
            phrases.push(Phrase {
                words: (first_word, phrase_words.len() as u32),
                marks: range,
                kinds: Kinds::of(meaning).bits(),
            });
        }
        Vocabulary {
            groups: Table::default(),
            topics: Table::default(),
            outsides: Table::default(),
            friends: Table::default(),
            grounds: Table::default(),
            leader: List::default(),
            director: List::default(),
            below: List::default(),
            endings: Table::default(),
            compounds_first: Table::default(),
            compounds_last: Table::default(),
            corrects_by_start,
            corrects_by_end,
            words: Table::Owned(self.words),
            letters: Letters::Owned(self.letters),
            readings: Table::Owned(self.readings),
            word_slots: Table::Owned(word_slots),
            phrases: Table::Owned(phrases),
            phrase_words: Table::Owned(phrase_words),
            marks: Table::Owned(marks),
            phrase_slots: Table::Owned(phrase_slots),
        }
    }
}

/// An open hash table of numbers, at most half full. 0 stands for an empty slot.
pub(super) fn table(entries: usize, hash: impl Fn(usize) -> Option<u64>) -> Vec<u32> {
    let size = (2 * entries).next_power_of_two();
    let mut slots = vec![0; size];
    for entry in 0..entries {
        let Some(hash) = hash(entry) else { continue };
        let mut slot = hash as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = entry as u32;
    }
    slots
}

/// A long German word as people write it who leave out the dots: `Geschaftsfuhrer`. Short ones
/// would be taken for other words (Händler, handler).
fn without_dots(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let plain = lower.replace('ä', "a").replace('ö', "o").replace('ü', "u");
    (plain != lower && plain.len() >= 9).then(|| fold(&plain).into_owned())
}
