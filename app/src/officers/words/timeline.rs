//! What happened to a case, in an officer's words.

use super::{cause_words, emergency_words, outcome_words, rule_words, state_words};
use crate::officers::due::count;
use domain::cases::closure::Outcome;
use domain::cases::events::{Event, EventRow};
use domain::repairs::visits::when_words;
use rules::london;
use rules::money::Pence;
use rules::reference::CaseKind;
use rules::repairs::Priority;
use rules::repairs::right_to_repair::RightStep;
use rules::repairs::state::RepairState;
use rules::repairs::visits::Slot;

pub fn event_title(event: &Event, kind: &str) -> String {
    match event {
        Event::Reopened { .. } if kind == CaseKind::Rent.key() => {
            "Tenant says it is not right".to_owned()
        }
        Event::Reported { .. } => "Report came in".to_owned(),
        Event::Emergency { which } => format!("Danger named: {}", emergency_words(which)),
        Event::PrioritySet { priority, .. } => format!("Priority: {}", priority_words(priority)),
        Event::Assigned { to: Some(name) } => format!("Given to {name}"),
        Event::Assigned { to: None } => "Given to nobody".to_owned(),
        Event::StateChanged { to } => RepairState::parse(to)
            .map_or("Moved on", state_words)
            .to_owned(),
        Event::Asked => "Question sent".to_owned(),
        Event::Answered => "Tenant wrote".to_owned(),
        Event::OfficerWrote => "Message sent".to_owned(),
        Event::PhotosAdded { photos } => format!("{} added", count(*photos, "photo")),
        Event::GettingWorse => "Tenant says it is getting worse".to_owned(),
        Event::Noted => "Note added".to_owned(),
        Event::Closed { outcome, .. } => Outcome::parse(outcome).map_or_else(
            || "Closed".to_owned(),
            |outcome| format!("Closed: {}", outcome_words(outcome, kind)),
        ),
        Event::Reopened { .. } => "Tenant says it is not fixed".to_owned(),
        Event::TeamSet { team } => format!("Given to the {}", super::team_words(team)),
        Event::NotReached => "None of our messages arrived".to_owned(),
        Event::Feedback { fixed, .. } => match fixed.as_str() {
            "yes" => "Tenant says it is fixed".to_owned(),
            "made_worse" => "Tenant says it is worse than before".to_owned(),
            _ => "Tenant says it is not fixed".to_owned(),
        },
        Event::MadeWorse => "Our work made it worse, the tenant says".to_owned(),
        Event::CancelWanted => "Tenant wants to call it off: look at the risk first".to_owned(),
        Event::NoReportFollowed { which } => format!(
            "Danger named, and no report since: {}",
            emergency_words(which)
        ),
        Event::RightToRepair { step, .. } => format!("Right to Repair: {}", right_words(step)),
        Event::Compensation { kind, pence, .. } => match kind.as_str() {
            "award" => format!("Compensation confirmed: {}", Pence(*pence)),
            _ => format!("Set off: {}", Pence(*pence)),
        },
        Event::ClockMissed { rule } => format!("Missed: {}", rule_words(rule)),
        Event::BreachRecorded { rule, .. } => format!("Cause noted: {}", rule_words(rule)),
        Event::ClockExtended { rule, .. } => format!("More time: {}", rule_words(rule)),
        Event::Reached => "Tenant reached".to_owned(),
        Event::Hazard { what, hazard } => super::hazard_event(*what, hazard),
        other => visit_title(other),
    }
}

/// What happened to orders and visits.
fn visit_title(event: &Event) -> String {
    let when = |day: &chrono::NaiveDate, slot: &str| {
        Slot::parse(slot).map_or_else(String::new, |slot| when_words(*day, slot))
    };
    match event {
        Event::WorkOrdered {
            number, contractor, ..
        } => format!("{number} ordered from {contractor}"),
        Event::OrderCancelled { number, .. } => format!("{number} called off"),
        Event::VisitOffered => "Tenant may choose a visit".to_owned(),
        Event::VisitBooked { day, slot, changed } => {
            let what = if *changed {
                "Visit moved to"
            } else {
                "Visit booked:"
            };
            format!("{what} {}", when(day, slot))
        }
        Event::VisitCancelled { day, slot } => format!("Visit called off: {}", when(day, slot)),
        Event::OnTheWay => "On the way to the tenant".to_owned(),
        Event::WorkDone { .. } => "Work done".to_owned(),
        Event::MoreWork { .. } => "More work to do".to_owned(),
        Event::PartsAwaited { expected_on, .. } => match expected_on {
            Some(day) => format!("Waiting for parts until {}", london::day_month(*day)),
            None => "Waiting for parts".to_owned(),
        },
        Event::NoAccess {
            attempt,
            waited_minutes,
            ..
        } => format!(
            "No access, visit {attempt}: waited {waited_minutes} minutes, phoned, left a card"
        ),
        Event::AccessReviewDue { attempt: 2 } => {
            "Second failed visit: check if the tenant needs help".to_owned()
        }
        Event::AccessReviewDue { attempt } => {
            format!("{attempt} failed visits: decide what happens next")
        }
        Event::AccessReviewed { .. } => "Failed visits looked at".to_owned(),
        Event::NoAccessContested { .. } => "Tenant says they were at home".to_owned(),
        Event::ContestDecided { upheld: true, .. } => {
            "Tenant was at home: the visit does not count".to_owned()
        }
        Event::ContestDecided { upheld: false, .. } => "The failed visit counts".to_owned(),
        _ => "Something happened".to_owned(),
    }
}

/// The words that came with it: a reason, or what the tenant was told.
pub fn event_detail(event: &Event) -> Option<String> {
    let words = match event {
        Event::Reported { photos } if *photos > 0 => count(*photos, "photo"),
        Event::PrioritySet { reason, .. } => reason.clone(),
        Event::Closed { words, .. } => words.clone(),
        Event::Reopened { why } => why.clone(),
        Event::Feedback {
            happy: Some(happy), ..
        } => format!("How happy they are: {happy} of 5"),
        Event::OrderCancelled { reason, .. } | Event::ContestDecided { reason, .. } => {
            reason.clone()
        }
        Event::WorkDone { words }
        | Event::MoreWork { words }
        | Event::PartsAwaited { words, .. }
        | Event::NoAccess { words, .. }
        | Event::AccessReviewed { words }
        | Event::NoAccessContested { words } => words.clone(),
        Event::RightToRepair { why, .. } | Event::Compensation { why, .. } => why.clone(),
        Event::BreachRecorded { cause, .. } => cause_words(cause).to_owned(),
        Event::ClockExtended { due, reason, .. } => {
            format!("Now due {}. {reason}", london::long_moment(*due))
        }
        _ => return None,
    };
    (!words.trim().is_empty()).then_some(words)
}

fn right_words(step: &str) -> &'static str {
    match RightStep::parse(step) {
        Some(RightStep::Proposed) => "proposed",
        Some(RightStep::Inspect) => "inspection first",
        Some(RightStep::Qualifies) => "qualifies",
        Some(RightStep::Not) => "does not qualify",
        Some(RightStep::Notice) => "notice sent",
        Some(RightStep::FirstMissed) => "last day missed, tenant told",
        Some(RightStep::SecondNotice) => "tenant asked, second contractor",
        Some(RightStep::NoSecond) => "tenant asked, no second contractor",
        Some(RightStep::SecondMissed) => "second last day missed, tenant told",
        Some(RightStep::Suspended) => "suspended",
        Some(RightStep::Resumed) => "days count again",
        Some(RightStep::Lapsed) => "lapsed",
        None => "moved on",
    }
}

/// The officer's name, or who else did it.
pub fn event_who(row: &EventRow) -> String {
    match (&row.officer, row.actor.as_str()) {
        (Some(name), _) => name.clone(),
        (None, "tenant") => "The tenant".to_owned(),
        (None, "reporter") => "The person who reported it, not checked".to_owned(),
        (None, "contractor") => "The contractor".to_owned(),
        (None, "officer") => "An officer".to_owned(),
        (None, _) => "Doorstep".to_owned(),
    }
}

pub fn priority_words(key: &str) -> &'static str {
    Priority::parse(key).map_or("Not set", Priority::label)
}
