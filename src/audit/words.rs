//! Phrases that contradict each other, and phrases that are never read.

use super::{Finding, Kind};
use crate::given::Given;
use crate::taxonomy::{Document, Source, Taxonomy, Wording, each_list};
use crate::title::{Lexer, Reading, fold};
use crate::vocabulary::{Mark, Vocabulary};

pub(super) fn check(
    document: &mut Document,
    taxonomy: &Taxonomy,
    given: &Given,
    found: &mut Vec<Finding>,
) {
    let vocabulary = &taxonomy.vocabulary;
    let source = given.words();
    let mut find = |kind, word: &str, message| {
        found.push(Finding::new(kind, source.error(word, 0, message)));
    };
    for (index, phrase) in vocabulary.phrases.iter().enumerate() {
        let (from, to) = phrase.words;
        let words = &vocabulary.phrase_words[from as usize..to as usize];
        let words: Vec<&str> = words.iter().map(|&word| vocabulary.text(word)).collect();
        if let Some(message) = contradiction(vocabulary, vocabulary.marks_of(index)) {
            let phrase = words.join(" ");
            find(
                Kind::Contradiction,
                &phrase,
                format!("'{phrase}' {message}"),
            );
        }
    }
    let lexer = Lexer::new(vocabulary);
    each_list(document, |wording, list| {
        for phrase in list.iter().filter_map(|phrase| phrase.as_str()) {
            if let Some(message) = unmatched(vocabulary, &lexer, wording.as_ref(), phrase) {
                find(Kind::Unmatched, phrase, format!("'{phrase}' {message}"));
            }
        }
    });
    entries_without_words(vocabulary, source, found);
}

/// Two marks of a phrase that cannot both be meant.
fn contradiction(vocabulary: &Vocabulary, marks: &[Mark]) -> Option<String> {
    let partner = marks.iter().find_map(|mark| match mark {
        Mark::Partner(group) => Some(&vocabulary.groups[usize::from(*group)].group),
        _ => None,
    });
    let topic = marks.iter().find_map(|mark| match mark {
        Mark::Topic(topic) => Some(&vocabulary.topics[usize::from(*topic)].topic),
        _ => None,
    });
    let means = match (partner, topic) {
        (Some(group), _) => format!("a word for partners ({group})"),
        (None, Some(topic)) => format!("a word of the topic '{topic}'"),
        (None, None) => return None,
    };
    marks.iter().find_map(|mark| {
        let also = match *mark {
            Mark::Friend(friend) => {
                let reason = &vocabulary.friends[usize::from(friend)].reason;
                format!("a false friend ({reason})")
            }
            Mark::Before(friend) | Mark::After(friend) | Mark::Anywhere(friend) => {
                let friend = &vocabulary.friends[usize::from(friend)];
                let group = partner.filter(|group| friend.spoils.contains(group))?;
                format!("makes a false friend of '{group}', and so of itself")
            }
            Mark::Outside(outside) if partner.is_none() => {
                let work = &vocabulary.outsides[usize::from(outside)];
                let kind = work.outside.id();
                (!work.weak).then(|| format!("{kind} work, which always comes first"))?
            }
            Mark::Filler => "a filler, which says nothing".to_owned(),
            Mark::Joiner => "a word for 'and'".to_owned(),
            Mark::Linker => "a word such as 'of'".to_owned(),
            _ => return None,
        };
        Some(format!("is {means} and also {also}: remove one"))
    })
}

/// Why a phrase never counts, if it does not.
fn unmatched(
    vocabulary: &Vocabulary,
    lexer: &Lexer<'_>,
    wording: Option<&Wording>,
    phrase: &str,
) -> Option<String> {
    match wording {
        Some(Wording::Duty(_)) => return None,
        Some(Wording::Listed(list)) if is_of_words(list) => return None,
        Some(Wording::Spelling) => {
            let known = vocabulary.reads(vocabulary.word(&fold(phrase))).is_some();
            let message = "is a spelling of itself: remove it";
            return (!known).then(|| message.to_owned());
        }
        _ => {}
    }
    let reading = Reading::of(lexer, vocabulary, phrase);
    let [sense] = &reading.senses[..] else {
        let read = reading.senses.iter();
        let read: Vec<String> = read
            .map(|sense| format!("'{}'", reading.text(sense, phrase)))
            .collect();
        let read = read.join(" and ");
        return Some(format!(
            "is never read as one phrase, but as {read}: write it without signs"
        ));
    };
    let marks = reading.marks(sense);
    let counts = marks.iter().any(|mark| match wording {
        Some(Wording::Partner) => matches!(mark, Mark::Partner(_) | Mark::Friend(_)),
        Some(Wording::Topic) => matches!(mark, Mark::Topic(_)),
        Some(Wording::Outside) => matches!(mark, Mark::Outside(_)),
        Some(Wording::Level) => matches!(mark, Mark::Level(_)),
        None => matches!(mark, Mark::Before(_) | Mark::After(_) | Mark::Anywhere(_)),
        _ => true,
    });
    (!counts).then(|| "is read as another word, which hides it: remove it".to_owned())
}

/// Lists of single words that are no phrases of titles.
fn is_of_words(list: &str) -> bool {
    ["ordinary", "endings", "compounds_first", "compounds_last"].contains(&list)
}

/// Groups, topics and work outside that no word leads to.
fn entries_without_words(vocabulary: &Vocabulary, source: Source<'_>, found: &mut Vec<Finding>) {
    let mut find = |what: &str, name: &str, has: &dyn Fn(&Mark) -> bool| {
        if !vocabulary.marks.iter().any(has) {
            let message = format!("{what} '{name}' has no words: add some or remove it");
            found.push(Finding::new(
                Kind::Unmatched,
                source.error(name, 0, message),
            ));
        }
    };
    for (index, group) in (0..).zip(vocabulary.groups.iter()) {
        find("group", &group.group, &|mark| *mark == Mark::Partner(index));
    }
    for (index, topic) in (0..).zip(vocabulary.topics.iter()) {
        find("topic", &topic.topic, &|mark| *mark == Mark::Topic(index));
    }
    for (index, work) in (0..).zip(vocabulary.outsides.iter()) {
        find("outside", work.outside.id(), &|mark| {
            *mark == Mark::Outside(index)
        });
    }
}
