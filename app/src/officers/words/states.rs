//! Where a repair stands and what came of it, as officers say it.

use crate::ui::Tone;
use domain::cases::closure::Outcome;
use rules::reference::CaseKind;
use rules::repairs::Priority;
use rules::repairs::state::RepairState;

pub fn state_words(state: RepairState) -> &'static str {
    match state {
        RepairState::Draft => "Not sent yet",
        RepairState::Submitted => "New",
        RepairState::EmergencyRedirected => "Sent on as an emergency",
        RepairState::Triaged => "Looked at",
        RepairState::AwaitingInfo => "Waiting for tenant",
        RepairState::TenantResponsibility => "For the tenant to fix",
        RepairState::Duplicate => "Reported twice",
        RepairState::RechargeQuoted => "Cost quoted to tenant",
        RepairState::Ordered => "Work ordered",
        RepairState::Appointed => "Visit booked",
        RepairState::Attended => "Visited",
        RepairState::NoAccess => "No access",
        RepairState::FollowOn => "More work to do",
        RepairState::AwaitingParts => "Waiting for parts",
        RepairState::Completed => "Work done",
        RepairState::TenantConfirmed => "Tenant says it is fixed",
        RepairState::Reopened => "Tenant says it is not fixed",
        RepairState::Closed => "Closed",
        RepairState::CancelledByTenant => "Called off by tenant",
    }
}

/// As [`state_words`], for a case of any kind.
pub fn standing_words(state: RepairState, kind: &str) -> &'static str {
    match state {
        RepairState::Reopened if kind == CaseKind::Rent.key() => "Tenant says it is not right",
        other => state_words(other),
    }
}

/// Where an officer may move a repair by hand. Asking a question, closing and opening again have forms of their own.
pub fn next_states(state: RepairState) -> Vec<RepairState> {
    let by_hand = |next: &RepairState| {
        !next.is_over() && !matches!(next, RepairState::Reopened | RepairState::AwaitingInfo)
    };
    state.next().iter().copied().filter(by_hand).collect()
}

pub fn state_tone(state: RepairState) -> Tone {
    match state {
        RepairState::Submitted | RepairState::Reopened | RepairState::EmergencyRedirected => {
            Tone::Brand
        }
        RepairState::NoAccess => Tone::Amber,
        RepairState::Completed | RepairState::TenantConfirmed => Tone::Green,
        _ => Tone::Neutral,
    }
}

pub fn priority_tone(priority: Option<Priority>) -> Tone {
    match priority {
        Some(Priority::Emergency) => Tone::Red,
        Some(Priority::Urgent) => Tone::Amber,
        _ => Tone::Neutral,
    }
}

pub fn outcome_words(outcome: Outcome, kind: &str) -> &'static str {
    if kind == CaseKind::Rent.key() {
        return match outcome {
            Outcome::Done | Outcome::NotOurs => "Looked into and answered",
            Outcome::Duplicate => "Asked twice",
            Outcome::Withdrawn => "The tenant no longer needs it",
        };
    }
    match outcome {
        Outcome::Done => "The work is done",
        Outcome::NotOurs => "Not ours to fix",
        Outcome::Duplicate => "Reported twice",
        Outcome::Withdrawn => "The tenant no longer needs it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_follow_by_hand_is_allowed_and_never_an_end() {
        for state in RepairState::ALL {
            for next in next_states(*state) {
                assert!(rules::repairs::state::allowed(*state, next));
                assert!(!next.is_over(), "{state:?} to {next:?}");
            }
        }
        assert!(next_states(RepairState::Closed).is_empty());
        assert!(!next_states(RepairState::Triaged).contains(&RepairState::AwaitingInfo));
    }
}
