//! How urgent a repair looks. An officer confirms it.

use super::{Answers, FollowUp, Priority, Problem, Severity, Worse};
use chrono::{Datelike, NaiveDate};

/// A priority and the reason for it in one plain sentence, fit to show to the tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub priority: Priority,
    pub why: &'static str,
}

/// The priority that the answers point to: the most urgent of what the fault alone, any danger, and its getting
/// worse call for, raised by one band when it could harm someone in the home more than others. Nobody is ever
/// put in a lower band for who they are.
pub fn suggested_priority(problem: Problem, answers: &Answers) -> Suggestion {
    let found = [
        Some(by_fault(problem, answers)),
        by_danger(answers),
        by_getting_worse(problem, answers),
    ];
    let most_urgent = found
        .into_iter()
        .flatten()
        .min_by_key(|suggestion| suggestion.priority);
    let plain = most_urgent.unwrap_or(ROUTINE);
    if answers.at_risk.is_empty()
        || !affects_health(problem)
        || plain.priority == Priority::Emergency
    {
        return plain;
    }
    if plain.priority == Priority::Urgent && !is_essential(problem) {
        return plain;
    }
    Suggestion {
        priority: plain.priority.raised(),
        why: "Someone in your home could be harmed more than most.",
    }
}

/// From 1 November to 30 April, when a loss of heating is due in 1 working day and not 3 (Right to Repair
/// Regulations 1994, Schedule: "between 31 October and 1 May").
pub fn is_heating_season(date: NaiveDate) -> bool {
    matches!(date.month(), 11 | 12 | 1..=4)
}

const ROUTINE: Suggestion = Suggestion {
    priority: Priority::Routine,
    why: "It needs work, but it can wait a little.",
};

const fn emergency(why: &'static str) -> Suggestion {
    Suggestion {
        priority: Priority::Emergency,
        why,
    }
}

const fn urgent(why: &'static str) -> Suggestion {
    Suggestion {
        priority: Priority::Urgent,
        why,
    }
}

fn by_fault(problem: Problem, answers: &Answers) -> Suggestion {
    let severity = answers.severity.unwrap_or(Severity::Some);
    let only_toilet = answers.yes.contains(&FollowUp::OnlyToilet);
    match (problem, severity) {
        (Problem::Heating, _) => {
            by_loss_of_heating(severity, is_heating_season(answers.reported_on))
        }
        (Problem::WaterSupply, Severity::Bad) => emergency("You have no water."),
        (Problem::WaterSupply, _) => urgent("You have too little water."),
        (Problem::Toilet, Severity::Bad) if only_toilet => {
            emergency("You have no toilet that works.")
        }
        (Problem::Toilet, _) if only_toilet => urgent("It is your only toilet."),
        (Problem::Leak, _) => urgent("A leak can do harm fast."),
        (Problem::BlockedDrain, _) => urgent("A blocked drain can spill over."),
        (Problem::Alarm, _) => urgent("An alarm must work to keep you safe."),
        (Problem::Stairs, _) => urgent("Someone could fall on the stairs."),
        (Problem::Fence, Severity::Some | Severity::Small) => Suggestion {
            priority: Priority::Planned,
            why: "We fix fences, gates and paths in planned rounds.",
        },
        (
            Problem::Fence | Problem::KitchenUnits | Problem::ExtractorFan | Problem::Entryphone,
            _,
        ) => ROUTINE,
        (_, Severity::Bad) => urgent("You told us that it is very bad."),
        _ => ROUTINE,
    }
}

fn by_loss_of_heating(severity: Severity, cold_season: bool) -> Suggestion {
    match (severity, cold_season) {
        (Severity::Bad, true) => emergency("You have no heat or hot water in the cold months."),
        (Severity::Some, true) => urgent("Your heating is not right in the cold months."),
        (Severity::Bad | Severity::Some, false) => {
            urgent("You have lost some or all of your heat or hot water.")
        }
        (Severity::Small, _) => ROUTINE,
    }
}

fn by_danger(answers: &Answers) -> Option<Suggestion> {
    if answers.emergency.advice().is_some() {
        return Some(emergency("You told us that someone may be in danger now."));
    }
    let dangers = [
        (
            FollowUp::PersonStuck,
            emergency("Someone is stuck in the lift."),
        ),
        (
            FollowUp::Sparks,
            emergency("There are sparks, bare wires or shocks."),
        ),
        (
            FollowUp::WaterNearElectrics,
            emergency("There is water near lights, plugs or wires."),
        ),
        (
            FollowUp::MoreThanYouCanCatch,
            emergency("There is more water than you can catch or stop."),
        ),
        (
            FollowUp::NotLocked,
            emergency("You cannot lock up your home."),
        ),
        (
            FollowUp::CouldFall,
            urgent("It could fall, or someone could trip or fall."),
        ),
    ];
    dangers
        .into_iter()
        .find(|(question, _)| answers.yes.contains(question))
        .map(|(_, suggestion)| suggestion)
}

fn by_getting_worse(problem: Problem, answers: &Answers) -> Option<Suggestion> {
    let spreads = matches!(
        problem,
        Problem::Damp | Problem::Roof | Problem::Walls | Problem::Electrics
    );
    (spreads && answers.worse == Some(Worse::Yes)).then_some(urgent("It is getting worse."))
}

/// Faults that touch warmth, air, water, hygiene, safety or getting about. A worn worktop harms nobody more than others.
/// What nobody can be without for long. Only for these does someone at risk make an emergency of what is urgent for
/// others; an officer can always decide so.
const fn is_essential(problem: Problem) -> bool {
    matches!(
        problem,
        Problem::Heating
            | Problem::WaterSupply
            | Problem::Toilet
            | Problem::Electrics
            | Problem::Alarm
            | Problem::LiftFault
    )
}

const fn affects_health(problem: Problem) -> bool {
    !matches!(problem, Problem::KitchenUnits | Problem::Fence)
}

#[cfg(test)]
mod tests;
