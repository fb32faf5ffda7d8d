//! The reason of an answer that something beside the title has narrowed: first who decided, then
//! who says otherwise.

use std::fmt::{self, Formatter, Result};

use super::{FunctionNames, Reason};
use crate::{
    answer::{
        Agreement, Answer, ByDecision, ByDepartment, ByDescription, DepartmentEffect, Outcome,
        Weighted,
    },
    domain::Function,
    taxonomy::{Choice, Question},
};

impl Reason<'_> {
    pub(super) fn write_narrowed(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(decided) = self.answer.by_decision() {
            return self.write_decision(decided, f);
        }
        let asked = self.answer.by_questions();
        if !asked.is_empty() {
            write_questions(self.answer, asked, f)?;
        }
        match self.answer.by_description() {
            Some(said) if said.agreement != Agreement::Silent => write!(f, "{said}")?,
            silent => {
                self.write_title_and_company(f)?;
                if silent.is_some() {
                    f.write_str("; the description says too little of duties")?;
                }
            }
        }
        self.write_department(f)
    }

    fn by_title(&self) -> Reason<'_> {
        Reason {
            title: self.title,
            answer: self.answer.by_title(),
        }
    }

    fn write_title_and_company(&self, f: &mut Formatter<'_>) -> Result {
        self.by_title().write_title(f)?;
        let meanings = self.answer.company_meanings().unwrap_or_default();
        for meaning in meanings {
            write!(f, "; {}", meaning.in_a_sentence())?;
        }
        Ok(())
    }

    fn write_department(&self, f: &mut Formatter<'_>) -> Result {
        let Some(said) = self.answer.by_department() else {
            return Ok(());
        };
        let ByDepartment { name, function, .. } = said;
        let decided_otherwise = self.answer.function() != Some(*function);
        match said.effect {
            DepartmentEffect::Agrees if !decided_otherwise => Ok(()),
            DepartmentEffect::Settles if !decided_otherwise => write!(
                f,
                "; the department \"{name}\" settles it: {}",
                function.name()
            ),
            _ => write!(
                f,
                "; the department \"{name}\" says otherwise: {}",
                function.name()
            ),
        }
    }

    fn write_decision(&self, decided: &ByDecision, f: &mut Formatter<'_>) -> Result {
        write!(f, "settled by hand on line {} of ", decided.line)?;
        f.write_str(decided.file.as_deref().unwrap_or("the decisions"))?;
        if !decided.note.is_empty() {
            write!(f, " ({})", decided.note)?;
        }
        let settled = decided.decision.functions();
        let agrees = |outcome: Outcome, mut functions: Vec<Function>| match settled {
            [] => outcome == decided.decision.outcome(),
            _ => {
                functions.retain(|function| settled.contains(function));
                !functions.is_empty() && outcome.is_partner_role()
            }
        };
        let title = self.answer.by_title();
        if !agrees(title.outcome, title.functions().collect()) {
            let says = Says(title.outcome, title.functions().collect());
            write!(f, "; from the title alone: {says}")?;
        }
        if let Some(said) = self.answer.by_description()
            && said.agreement != Agreement::Silent
        {
            let functions: Vec<Function> = said.functions.iter().map(|w| w.function).collect();
            if !agrees(said.outcome, functions.clone()) {
                write!(f, "; the duties say {}", Says(said.outcome, functions))?;
            }
        }
        if let Some(said) = self.answer.by_department()
            && !agrees(Outcome::Clear, vec![said.function])
        {
            let ByDepartment { name, function, .. } = said;
            write!(f, "; the department \"{name}\" says {}", function.name())?;
        }
        Ok(())
    }
}

/// How many answers speak for the function, before what the title says.
fn write_questions(
    answer: &Answer<'_>,
    asked: &[(&Question, Option<&Choice>)],
    f: &mut Formatter<'_>,
) -> Result {
    let function = match answer.outcome {
        Outcome::Adjacent => None,
        _ => answer.function(),
    };
    let speaks = |answer: &&Choice| match function {
        Some(function) => answer.functions.contains(&function),
        None => answer.functions.is_empty(),
    };
    let spoken: Vec<&Choice> = asked.iter().filter_map(|(_, answer)| *answer).collect();
    let heard: Vec<&Choice> = spoken.iter().copied().filter(speaks).collect();
    let what = function.map_or("work outside the four functions", Function::name);
    match (heard.len(), spoken.len()) {
        (_, 0) => return Ok(()),
        (0, _) => return write!(f, "no answer speaks for {what}, but the title: "),
        (1, 1) => f.write_str("the answer speaks")?,
        (2, 2) => f.write_str("both answers speak")?,
        (heard, all) if heard == all => write!(f, "all {all} answers speak")?,
        (1, all) => write!(f, "1 of {all} answers speaks")?,
        (heard, all) => write!(f, "{heard} of {all} answers speak")?,
    }
    let quoted: Vec<String> = heard.iter().map(|a| format!("\"{}\"", a.says)).collect();
    write!(f, " for {what} ({}); the title: ", quoted.join(", "))
}

/// The answer as an object of "says".
struct Says(Outcome, Vec<Function>);

impl fmt::Display for Says {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Outcome::None => f.write_str("no partner role"),
            Outcome::Adjacent => f.write_str("work outside the four functions"),
            _ => write!(f, "{}", FunctionNames(self.1.iter().copied())),
        }
    }
}

impl fmt::Display for ByDescription {
    /// How title and duties go together; empty if the description says too little.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let functions = |all: &[Weighted]| all.iter().map(|w| w.function).collect::<Vec<_>>();
        let title = Says(self.title_outcome, functions(&self.title_functions));
        let share = |function: Function| 100.0 * self.shares[function as usize];
        let shares = self.by_duties.iter();
        let shares = shares.map(|&f| format!("{} {:.0}%", f.name(), share(f)));
        let duties = match self.outcome {
            Outcome::None | Outcome::Adjacent => Says(self.outcome, Vec::new()).to_string(),
            _ => shares.collect::<Vec<_>>().join(", "),
        };
        match self.agreement {
            Agreement::Silent => return Ok(()),
            Agreement::Agree => write!(f, "title and duties agree: {duties}")?,
            Agreement::Settled if self.title_outcome == Outcome::None => {
                write!(
                    f,
                    "the title may be a partner role; the duties say {duties}"
                )?;
            }
            Agreement::Settled => write!(f, "the title supports {title}; the duties say {duties}")?,
            Agreement::Contradict | Agreement::Refuted => {
                write!(f, "the title says {title}, the duties say {duties}")?;
            }
        }
        match self.title_counts() {
            true => write!(
                f,
                "; together: {}",
                Says(self.outcome, functions(&self.functions))
            ),
            false => Ok(()),
        }
    }
}
