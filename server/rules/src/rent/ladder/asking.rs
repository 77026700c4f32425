//! What is asked before a step, and the answers.

use super::{ArrangementState, Facts, Limits, Step, TenancyKind};
use crate::rent::protocol::ProtocolItem;
use chrono::Days;
use serde::{Deserialize, Serialize};

keyed_enum! {
    /// What is asked before a step.
    pub enum Question {
        BreathingSpace = "breathing_space", "Is nobody in breathing space for this debt?";
        Order = "order", "Is it the next step?";
        Weeks = "weeks", "Is enough owed?";
        Wait = "wait", "Was there time since the last step?";
        Vulnerability = "vulnerability", "Did you think about who they are and what they need?";
        Benefit = "benefit", "Is no benefit on its way that would pay for it?";
        Counterclaim = "counterclaim", "Did you look at open repairs and complaints?";
        Arrangement = "arrangement", "Is no arrangement being kept?";
        Statement = "statement", "Was a statement given this quarter?";
        Protocol = "protocol", "Is the court's protocol followed so far?";
    }
}

impl Question {
    /// Whether the officer answers it, and not the program.
    pub const fn is_officers(self) -> bool {
        matches!(self, Self::Vulnerability | Self::Counterclaim)
    }
}

/// A question with its answer, as it is kept with the step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub question: Question,
    pub yes: bool,
    /// What it rests on, in a sentence; where the answer is no, why the step may not be taken.
    pub words: String,
}

/// What the officer says: yes or no, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub vulnerability: Option<(bool, String)>,
    pub counterclaim: Option<(bool, String)>,
}

/// Every question of a step with its answer. The step may be taken when all are yes.
pub fn answers(step: Step, facts: &Facts, limits: &Limits, said: &Said) -> Vec<Answer> {
    let known = [
        breathing_space(facts),
        order(step, facts),
        weeks(step, facts, limits),
        wait(step, facts, limits),
        benefit(step, facts),
        arrangement(facts),
        statement(step, facts, limits),
        protocol(step, facts),
    ];
    let mut all: Vec<Answer> = known.into_iter().chain(officers(facts, said)).collect();
    all.sort_by_key(|answer| answer.question);
    all
}

/// Why the step may not be taken: the first answer that is no.
pub fn refusal(answers: &[Answer]) -> Option<&Answer> {
    answers.iter().find(|answer| !answer.yes)
}

fn answer(question: Question, yes: bool, words: impl Into<String>) -> Answer {
    Answer {
        question,
        yes,
        words: words.into(),
    }
}

fn breathing_space(facts: &Facts) -> Answer {
    let words = if facts.frozen {
        "A breathing space covers this debt or is being checked. Nobody may be chased for it now."
    } else {
        "No breathing space on this account today."
    };
    answer(Question::BreathingSpace, !facts.frozen, words)
}

fn order(step: Step, facts: &Facts) -> Answer {
    let next = Step::after(facts.current);
    let words = match next {
        _ if facts.tenancy == TenancyKind::Other => {
            "The ladder is for secure and introductory tenancies only.".to_owned()
        }
        Some(next) if next == step => "It follows the step before.".to_owned(),
        Some(next) => format!(
            "Steps are taken one by one. The next one is: {}.",
            next.label()
        ),
        None => "There is no step after this one.".to_owned(),
    };
    answer(
        Question::Order,
        next == Some(step) && facts.tenancy != TenancyKind::Other,
        words,
    )
}

fn weeks(step: Step, facts: &Facts, limits: &Limits) -> Answer {
    let least = limits.weeks_for(step);
    let (owed, part) = (
        facts.weeks_hundredths / 100,
        facts.weeks_hundredths % 100 / 10,
    );
    let yes = facts.weeks_hundredths >= least.saturating_mul(100);
    let words = if yes {
        format!("{owed}.{part} weeks are truly owed; the step asks for {least}.")
    } else {
        format!("Only {owed}.{part} weeks are truly owed. This step asks for {least}.")
    };
    answer(Question::Weeks, yes, words)
}

fn wait(step: Step, facts: &Facts, limits: &Limits) -> Answer {
    let Some(since) = facts.since.filter(|_| facts.current.is_some()) else {
        return answer(Question::Wait, true, "There was no step before.");
    };
    let days = since.checked_add_days(Days::new(limits.days_before(step)));
    let from = days
        .into_iter()
        .chain(facts.review_until.and_then(|day| day.succ_opt()));
    match from.max() {
        Some(from) if facts.today < from => answer(
            Question::Wait,
            false,
            match facts.review_until {
                Some(until) if facts.today <= until => format!(
                    "The tenant may still ask for a review of the notice, up to {}.",
                    crate::london::long_date(until)
                ),
                _ => format!(
                    "Too soon after the step before. It may be taken from {}.",
                    crate::london::long_date(from)
                ),
            },
        ),
        _ => answer(
            Question::Wait,
            true,
            "There was time to answer the step before.",
        ),
    }
}

fn benefit(step: Step, facts: &Facts) -> Answer {
    let waiting = facts.claimed && facts.evidence_given;
    if waiting && step.is_possession() {
        return answer(
            Question::Benefit,
            false,
            "A benefit claim with evidence is waiting. The court's protocol (paragraph 6) says: do not start possession.",
        );
    }
    let words = match (facts.claimed, facts.suspended) {
        (true, _) if waiting => {
            "A claim with evidence is waiting. Help with it before anything else."
        }
        (true, _) => "A claim is waiting; the tenant has still to hand in evidence.",
        (false, true) => "A benefit has stopped. Ask why, and help to start it again.",
        (false, false) => "No claim is waiting.",
    };
    answer(Question::Benefit, true, words)
}

fn arrangement(facts: &Facts) -> Answer {
    let (yes, words) = match facts.arrangement {
        ArrangementState::None => (true, "There is no arrangement."),
        ArrangementState::Broken => (true, "The last arrangement was not kept."),
        ArrangementState::Offered => (
            false,
            "The tenant has offered to pay, and nobody has answered. Answer the offer first.",
        ),
        ArrangementState::Kept => (
            false,
            "An arrangement is being kept. Nothing follows while it is.",
        ),
    };
    answer(Question::Arrangement, yes, words)
}

fn statement(step: Step, facts: &Facts, limits: &Limits) -> Answer {
    if !step.is_possession() {
        return answer(Question::Statement, true, "Not asked for yet.");
    }
    let from = facts
        .today
        .checked_sub_days(Days::new(limits.statement_days));
    match facts.last_statement {
        Some(day) if from.is_none_or(|from| day >= from) => answer(
            Question::Statement,
            true,
            format!(
                "The last one was made on {}.",
                crate::london::long_date(day)
            ),
        ),
        _ => answer(
            Question::Statement,
            false,
            "No statement was made in the last quarter. Make one for each named tenant first.",
        ),
    }
}

fn protocol(step: Step, facts: &Facts) -> Answer {
    let missing = step.needs().iter().find(|item| {
        // What happens after the notice cannot be shown before it, and the statements count by themselves.
        !facts.settled.contains(item)
            && **item != ProtocolItem::Statements
            && !(step < Step::Court
                && matches!(item, ProtocolItem::InTouch | ProtocolItem::LastResort))
    });
    match missing {
        None => answer(
            Question::Protocol,
            true,
            "What this step asks for is shown.",
        ),
        Some(item) => answer(
            Question::Protocol,
            false,
            format!("Not shown yet: {}.", item.label()),
        ),
    }
}

fn officers(facts: &Facts, said: &Said) -> [Answer; 2] {
    let of = |question, said: &Option<(bool, String)>, no: &str| match said {
        Some((true, words)) => answer(question, true, words.clone()),
        Some((false, words)) if !words.is_empty() => {
            answer(question, false, format!("{no} You wrote: {words}"))
        }
        _ => answer(question, false, no),
    };
    let repairs = match facts.open_repairs {
        0 => "Look for open repairs and complaints first.".to_owned(),
        1 => "1 repair or hazard is open in this home. Look at it first.".to_owned(),
        many => format!("{many} repairs or hazards are open in this home. Look at them first."),
    };
    [
        of(
            Question::Vulnerability,
            &said.vulnerability,
            "Think about who they are and what they need first.",
        ),
        of(Question::Counterclaim, &said.counterclaim, &repairs),
    ]
}
