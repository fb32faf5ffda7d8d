//! The answer for a title with its description.

use std::io::{self, Write};

use rolecall::answer::ByDescription;
use rolecall::description::{Agreement, DutiesReading, DutyPhrase, Weighted};
use rolecall::{Answer, Function, Matcher, Outcome, escape};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::render::view::answer_view::AnswerView;
use crate::render::view::card::{self, Card};
use crate::render::wrap::width;
use crate::render::{Page, Record, Tone, percent};

/// Maximum number of phrases named for a function.
const PHRASES: usize = 5;

/// The answer for a title with a description, as programs get it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Described<'t> {
    /// The answer by both.
    #[serde(flatten)]
    pub(crate) answer: AnswerView<'t>,
    /// The passages of the description that count.
    duties: DutiesView,
}

/// The duties of a description as a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct DutiesView {
    /// How they go with the title.
    agreement: Agreement,
    /// The part of each function in the duties, in the order of [`Function::ALL`]: together 1, or all
    /// 0 if it is no job with partners or the description says too little.
    #[serde(serialize_with = "by_function")]
    shares: [f32; 4],
    /// The phrases that count, the weightiest first.
    phrases: Vec<DutyPhrase>,
    /// The number of words in the description.
    words: usize,
    /// The part of the sentences that is about partners, from 0 to 1.
    partner: f32,
    /// They are few, and the title counts beside them.
    title_counts: bool,
    /// The answer by the title alone.
    title_alone: TitleAlone,
}

/// The answer by the title alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct TitleAlone {
    outcome: Outcome,
    confidence: f32,
    candidates: Vec<Weighted>,
}

impl<'t> Described<'t> {
    /// The view of an answer that was narrowed by a description.
    pub(crate) fn new(
        matcher: &Matcher<'t>,
        title: &str,
        answer: &Answer<'t>,
        said: &ByDescription,
        duties: DutiesReading,
    ) -> Described<'t> {
        let view = AnswerView::new(matcher, title, answer);
        Described {
            answer: view.with_phrases(said.agreement, &duties),
            duties: DutiesView {
                agreement: said.agreement,
                shares: said.shares,
                phrases: duties.phrases,
                words: duties.words,
                partner: duties.partner,
                title_counts: said.title_counts(),
                title_alone: TitleAlone {
                    outcome: said.title_outcome,
                    confidence: said.title_confidence,
                    candidates: said.title_functions.clone(),
                },
            },
        }
    }

    /// The title alone would be answered otherwise.
    fn differs(&self) -> bool {
        let alone = &self.duties.title_alone;
        let by_title = alone.candidates.iter().map(|known| known.function);
        alone.outcome != self.answer.outcome || !by_title.eq(self.answer.functions())
    }
}

fn by_function<S: Serializer>(shares: &[f32; 4], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(shares.len()))?;
    for (function, share) in Function::ALL.iter().zip(shares) {
        map.serialize_entry(function.id(), share)?;
    }
    map.end()
}

impl Record for Described<'_> {}

/// Prints the card of the answer, with what the duties say.
pub(crate) fn print(answer: &Described<'_>, page: Page, out: &mut dyn Write) -> io::Result<()> {
    let duties = &answer.duties;
    let mut by_both = answer.answer.clone();
    if duties.agreement.is_contradiction() {
        // These words did not decide.
        by_both.evidence.clear();
    }
    card::print(&by_both, &[], page, out)?;
    let mut card = Card { page, out };
    card.text("duties", &agreement(answer))?;
    let longest = Function::ALL.map(|f| width(f.name())).into_iter().max();
    let longest = longest.unwrap_or(0);
    for (name, share, phrases) in said(answer) {
        let text = format!("{name:longest$}  {share:>4}  {phrases}");
        card.entry("", Tone::Plain, text.trim_end(), longest + 8)?;
    }
    if answer.differs() {
        card.text("title alone", &title_alone(answer))?;
    }
    Ok(())
}

/// The duties, for formats without cards.
pub(crate) fn lines(answer: &Described<'_>) -> Vec<String> {
    let mut lines = vec![format!("The duties {}", agreement(answer))];
    lines.extend(said(answer).map(|(name, share, phrases)| {
        let colon = if phrases.is_empty() { "" } else { ": " };
        format!("{name} {share}{colon}{phrases}")
    }));
    if answer.differs() {
        lines.push(format!("The title alone: {}", title_alone(answer)));
    }
    lines
}

/// How title and duties go together, as the rest of a sentence that begins with "the duties".
fn agreement(answer: &Described<'_>) -> String {
    let duties = &answer.duties;
    match duties.agreement {
        Agreement::Agree => "agree with the title".to_owned(),
        Agreement::Settled => "settle what the title leaves open".to_owned(),
        Agreement::Refuted => {
            "are not those of a job with partners, whatever the title calls it".to_owned()
        }
        Agreement::Silent => format!(
            "say too little in {} {}; the title stands alone",
            duties.words,
            if duties.words == 1 { "word" } else { "words" }
        ),
        _ if duties.title_counts => "contradict the title; few as they are, both count".to_owned(),
        _ => "contradict the title; they decide on the function".to_owned(),
    }
}

/// The four functions, if the duties say anything of them: with their shares and weightiest phrases,
/// which stand on one line whatever the description does.
fn said(answer: &Described<'_>) -> impl Iterator<Item = (&'static str, String, String)> {
    let DutiesView {
        shares, phrases, ..
    } = &answer.duties;
    let any = shares.iter().any(|&share| share > 0.0);
    let shown = Function::ALL.into_iter().filter(move |_| any);
    shown.map(|function| {
        let phrases = phrases.iter().filter(|phrase| phrase.function == function);
        let phrases = phrases.map(|phrase| escape::one_spaced(&phrase.text));
        let phrases: Vec<String> = phrases.take(PHRASES).collect();
        let share = format!("{:.0}%", shares[function as usize] * 100.0);
        (function.name(), share, phrases.join("; "))
    })
}

fn title_alone(answer: &Described<'_>) -> String {
    let alone = &answer.duties.title_alone;
    let named = |known: &Weighted| match alone.outcome {
        Outcome::Adjacent => format!("nearest {}", known.function.name()),
        _ => format!("{} {}", known.function.name(), percent(known.confidence)),
    };
    let named: Vec<String> = alone.candidates.iter().map(named).collect();
    match alone.outcome {
        Outcome::None => {
            let sure = percent(alone.confidence);
            format!("none: not a Partner GTM role, confidence {sure}")
        }
        outcome => format!("{outcome}: {}", named.join(", ")),
    }
}
