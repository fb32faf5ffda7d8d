//! Phrases that contradict each other, and phrases that are never read.

use super::{Finding, FindingKind};
use crate::taxonomy::{
    Document, PhraseTags, TagSet, Taxonomy, Vocabulary, YamlText, normalise::fold,
};
use crate::taxonomy_file::TaxonomyFile;
use crate::title::{Tokenizer, find_phrases};

pub(super) fn check(
    document: &Document,
    taxonomy: &Taxonomy,
    file: &TaxonomyFile,
    found: &mut Vec<Finding>,
) {
    let vocabulary = &taxonomy.vocabulary;
    let source = file.words();
    let mut find = |kind, word: &str, message| {
        found.push(Finding::new(kind, source.phrase_error(word, 0, message)));
    };
    for phrase in vocabulary.phrases.iter() {
        if let Some(message) = contradiction(vocabulary, vocabulary.tags(phrase)) {
            let words = vocabulary.words_of(phrase).iter();
            let words: Vec<&str> = words.map(|&word| vocabulary.text(word)).collect();
            let phrase = words.join(" ");
            let message = format!("'{phrase}' {message}");
            find(FindingKind::Contradiction, &phrase, message);
        }
    }
    for (phrase, tags) in document.phrases() {
        if let Some(message) = unmatched(vocabulary, tags, phrase) {
            find(
                FindingKind::Unmatched,
                phrase,
                format!("'{phrase}' {message}"),
            );
        }
    }
    entries_without_words(vocabulary, source, found);
}

/// Two tags of a phrase that cannot both be meant.
fn contradiction(vocabulary: &Vocabulary, tags: &TagSet) -> Option<String> {
    let group = tags
        .partner
        .map(|group| &vocabulary.partner_terms[usize::from(group)].group);
    let topic = tags
        .function
        .map(|term| &vocabulary.function_terms[usize::from(term)].topic);
    let means = match (group, topic) {
        (Some(group), _) => format!("a word for partners ({group})"),
        (None, Some(topic)) => format!("a word of the topic '{topic}'"),
        (None, None) => return None,
    };
    let friend = |friend: u16| &vocabulary.false_friends[usize::from(friend)];
    let of_itself = || {
        let lists = [&tags.before, &tags.after, &tags.anywhere];
        let mut friends = lists.into_iter().flat_map(|list| list.iter());
        friends.find_map(|&index| group.filter(|group| friend(index).spoils.contains(group)))
    };
    let work = tags
        .outside
        .map(|work| &vocabulary.outside_work[usize::from(work)])
        .filter(|work| group.is_none() && !work.weak);
    let also = if let Some(index) = tags.false_friend {
        format!("a false friend ({})", friend(index).reason)
    } else if let Some(group) = of_itself() {
        format!("makes a false friend of '{group}', and so of itself")
    } else if let Some(work) = work {
        format!("{} work, which always comes first", work.outside.id())
    } else if tags.filler {
        "a filler, which says nothing".to_owned()
    } else if tags.joiner {
        "a word for 'and'".to_owned()
    } else if tags.linker {
        "a word such as 'of'".to_owned()
    } else {
        return None;
    };
    Some(format!("is {means} and also {also}: remove one"))
}

/// Why a phrase never counts, if it does not.
fn unmatched(vocabulary: &Vocabulary, tags: &PhraseTags, phrase: &str) -> Option<String> {
    if tags.reads.is_some() {
        let word = vocabulary.word(&fold(phrase));
        let known = !vocabulary.reads(word).is_empty();
        let message = "is a spelling of itself: remove it";
        return (!known).then(|| message.to_owned());
    }
    let tokens = Tokenizer::new(vocabulary).tokens(phrase);
    let phrases = find_phrases(vocabulary, &tokens);
    let [only] = &phrases[..] else {
        let read = phrases.iter().map(|part| &phrase[part.at.range()]);
        let read = read.collect::<Vec<_>>().join("' and '");
        return Some(format!(
            "is never read as one phrase, but as '{read}': write it without signs"
        ));
    };
    // words of languages that are not read count as unknown on purpose
    let hidden = only.tags.is_empty() && !only.tags.unread && *tags != PhraseTags::default();
    hidden.then(|| "is read as another word, which hides it: remove it".to_owned())
}

/// Groups, topics and work outside that no word leads to.
fn entries_without_words(vocabulary: &Vocabulary, source: YamlText<'_>, found: &mut Vec<Finding>) {
    let mut find = |what: &str, name: &str, has: &dyn Fn(&TagSet) -> bool| {
        if !vocabulary.tag_sets.iter().any(has) {
            let message = format!("{what} '{name}' has no words: add some or remove it");
            found.push(Finding::new(
                FindingKind::Unmatched,
                source.error(name, 0, message),
            ));
        }
    };
    for (index, term) in (0..).zip(vocabulary.partner_terms.iter()) {
        find("group", &term.group, &|tags| tags.partner == Some(index));
    }
    for (index, term) in (0..).zip(vocabulary.function_terms.iter()) {
        find("topic", &term.topic, &|tags| tags.function == Some(index));
    }
    for (index, work) in (0..).zip(vocabulary.outside_work.iter()) {
        find("outside", work.outside.id(), &|tags| {
            tags.outside == Some(index)
        });
    }
}
