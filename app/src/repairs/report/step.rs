//! The questions of a report, in the order they are asked. The one table that pages, progress and redirects go by.

use super::addresses::{ADVICE, CHECK};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use rules::repairs::{Emergency, Where};

/// A question. Earlier ones are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Emergency,
    Place,
    Room,
    Problem,
    Fault,
    More,
    Help,
    When,
    Describe,
    Photos,
    Risk,
    Access,
    Contact,
}

impl Step {
    pub const ALL: [Self; 13] = [
        Self::Emergency,
        Self::Place,
        Self::Room,
        Self::Problem,
        Self::Fault,
        Self::More,
        Self::Help,
        Self::When,
        Self::Describe,
        Self::Photos,
        Self::Risk,
        Self::Access,
        Self::Contact,
    ];

    /// The address of its page.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Emergency => "/repairs/report/emergency",
            Self::Place => "/repairs/report/place",
            Self::Room => "/repairs/report/room",
            Self::Problem => "/repairs/report/problem",
            Self::Fault => "/repairs/report/fault",
            Self::More => "/repairs/report/more",
            Self::Help => "/repairs/report/help",
            Self::When => "/repairs/report/when",
            Self::Describe => "/repairs/report/describe",
            Self::Photos => "/repairs/report/photos",
            Self::Risk => "/repairs/report/risk",
            Self::Access => "/repairs/report/access",
            Self::Contact => "/repairs/report/contact",
        }
    }

    /// The name under which a form that came back is kept.
    pub const fn form(self) -> &'static str {
        match self {
            Self::Emergency => "repair-emergency",
            Self::Place => "repair-place",
            Self::Room => "repair-room",
            Self::Problem => "repair-problem",
            Self::Fault => "repair-fault",
            Self::More => "repair-more",
            Self::Help => "repair-help",
            Self::When => "repair-when",
            Self::Describe => "repair-describe",
            // The upload handlers of the server keep what was wrong with a photo under this name.
            Self::Photos => "repair-photos",
            Self::Risk => "repair-risk",
            Self::Access => "repair-access",
            Self::Contact => "repair-contact",
        }
    }

    /// Whether the answers so far call for it. The only fault there is is not asked for, nor is anyone let in to a shared area.
    pub fn is_asked(self, answers: &DraftAnswers) -> bool {
        match self {
            Self::Fault => answers.element.is_none() || answers.faults_there().nth(1).is_some(),
            Self::More => answers
                .chosen_fault()
                .is_none_or(|fault| !fault.questions.is_empty()),
            Self::Help => answers.fault.is_none() || answers.needs_help_page(),
            Self::Access => answers.place != Some(Where::SharedArea),
            _ => true,
        }
    }

    /// Whether it is still to be answered. `tenancies` are those of the person who is signed in, none for a stranger.
    pub fn is_open(self, answers: &DraftAnswers, tenancies: &[TenancyId]) -> bool {
        self.is_asked(answers)
            && match self {
                Self::Emergency => answers.emergency.is_none(),
                Self::Place => answers.place.is_none() || lacks_home(answers, tenancies),
                Self::Room => answers.room.is_none(),
                Self::Problem => answers.element.is_none(),
                Self::Fault => answers.fault.is_none(),
                Self::More => !answers.is_safety_told(),
                Self::Help => !answers.help_read,
                Self::When => answers.since.is_none() || answers.worse.is_none(),
                Self::Describe => answers.description.is_none(),
                Self::Photos => !answers.photos_done,
                Self::Risk => answers.at_risk.is_none(),
                Self::Access => answers.access.is_none(),
                Self::Contact => answers.reach_by.is_none(),
            }
    }

    /// The question asked before this one.
    pub fn previous(self, answers: &DraftAnswers) -> Option<Self> {
        Self::ALL
            .into_iter()
            .rev()
            .find(|step| *step < self && step.is_asked(answers))
    }

    /// How far along it is: (step, of how many). The last is the page to check the answers on.
    pub fn progress(self) -> (u32, u32) {
        let before = (1..).zip(Self::ALL);
        let step = before
            .filter(|(_, step)| *step <= self)
            .map(|(place, _)| place)
            .max()
            .unwrap_or(1);
        (step, ALL_STEPS)
    }
}

/// The questions and the page to check them on.
pub const ALL_STEPS: u32 = 14;

fn lacks_home(answers: &DraftAnswers, tenancies: &[TenancyId]) -> bool {
    tenancies.len() > 1
        && !answers
            .tenancy
            .is_some_and(|chosen| tenancies.contains(&chosen))
}

/// The first question that is still to be answered.
pub fn first_open(answers: &DraftAnswers, tenancies: &[TenancyId]) -> Option<Step> {
    Step::ALL
        .into_iter()
        .find(|step| step.is_open(answers, tenancies))
}

/// Where someone goes on who comes back: the first open question, or the answers to check.
pub fn onward(answers: &DraftAnswers, tenancies: &[TenancyId]) -> &'static str {
    first_open(answers, tenancies).map_or(CHECK, Step::path)
}

/// Where an answer leads: to advice if it named a danger, else to the first question that is still open, which may be on the
/// same page, or to the answers to check. `before` is what was answered before it.
pub fn after(
    step: Step,
    before: &DraftAnswers,
    answers: &DraftAnswers,
    tenancies: &[TenancyId],
) -> &'static str {
    if leads_to_advice(step, before, answers) {
        ADVICE
    } else {
        onward(answers, tenancies)
    }
}

fn leads_to_advice(step: Step, before: &DraftAnswers, answers: &DraftAnswers) -> bool {
    match step {
        Step::Emergency => answers.emergency.is_some_and(|it| it != Emergency::None),
        Step::More => answers.danger() != before.danger() && answers.danger_since().is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
