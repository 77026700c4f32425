//! Where a repair stands, and where it may go from there.

use chrono::NaiveDate;

/// How many days after the work was done the same fault opens the same job again.
pub const REOPEN_WITHIN_DAYS: i64 = 28;

keyed_enum! {
    /// Where a repair stands. Its label is what the tenant reads.
    pub enum RepairState {
        Draft = "draft", "Not sent yet";
        Submitted = "submitted", "We have your report";
        EmergencyRedirected = "emergency_redirected", "Sent on as an emergency";
        Triaged = "triaged", "We have looked at your report";
        AwaitingInfo = "awaiting_info", "Waiting for you";
        TenantResponsibility = "tenant_responsibility", "This one is for you to fix";
        Duplicate = "duplicate", "We have this report twice";
        RechargeQuoted = "recharge_quoted", "Waiting for you to agree the cost";
        Ordered = "ordered", "With our repairs team";
        Appointed = "appointed", "Visit booked";
        Attended = "attended", "We came to your home";
        NoAccess = "no_access", "We could not get in";
        FollowOn = "follow_on", "More work to do";
        AwaitingParts = "awaiting_parts", "Waiting for parts";
        Completed = "completed", "Work done";
        TenantConfirmed = "tenant_confirmed", "You told us it is fixed";
        Reopened = "reopened", "Open again";
        Closed = "closed", "Closed";
        CancelledByTenant = "cancelled_by_tenant", "You called it off";
    }
}

use RepairState::{
    Appointed, Attended, AwaitingInfo, AwaitingParts, CancelledByTenant, Closed, Completed, Draft,
    Duplicate, EmergencyRedirected, FollowOn, NoAccess, Ordered, RechargeQuoted, Reopened,
    Submitted, TenantConfirmed, TenantResponsibility, Triaged,
};

impl RepairState {
    /// What the tenant reads, as `label()`.
    pub const fn tenant_words(self) -> &'static str {
        self.label()
    }

    /// Where it may go from here. Nothing leads from waiting for the tenant to closed, so silence alone never
    /// closes a report.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Draft => &[Submitted, CancelledByTenant],
            Submitted => &[EmergencyRedirected, Triaged, CancelledByTenant],
            EmergencyRedirected => &[Triaged, CancelledByTenant],
            Triaged => &[
                AwaitingInfo,
                TenantResponsibility,
                Duplicate,
                RechargeQuoted,
                Ordered,
                CancelledByTenant,
            ],
            AwaitingInfo => &[Triaged, CancelledByTenant],
            TenantResponsibility | Duplicate => &[Triaged, Closed],
            RechargeQuoted => &[Triaged, Ordered, CancelledByTenant],
            Ordered => &[Triaged, Appointed, CancelledByTenant],
            Appointed => &[Ordered, Attended, CancelledByTenant],
            Attended => &[NoAccess, FollowOn, AwaitingParts, Completed],
            // The third failed visit goes to an officer's review, never to closed.
            NoAccess => &[Triaged, Ordered, Appointed, CancelledByTenant],
            FollowOn => &[Ordered, Appointed, CancelledByTenant],
            AwaitingParts => &[Ordered, Appointed, CancelledByTenant],
            Completed => &[TenantConfirmed, Reopened, Closed],
            TenantConfirmed => &[Reopened, Closed],
            Reopened => &[Triaged, Ordered, Closed],
            Closed => &[Reopened],
            CancelledByTenant => &[],
        }
    }

    /// Whether the tenant has something to do before we can go on.
    pub const fn waits_for_tenant(self) -> bool {
        matches!(self, Draft | AwaitingInfo | RechargeQuoted | NoAccess)
    }

    /// Whether nothing more is going to happen unless someone opens it again.
    pub const fn is_over(self) -> bool {
        matches!(self, Closed | CancelledByTenant)
    }
}

/// Whether a repair may go from one state to the other. Whether it may open again also depends on the date:
/// see `may_reopen`. Whoever closes completed work that the tenant has not confirmed must have tried to ask.
pub fn allowed(from: RepairState, to: RepairState) -> bool {
    from.next().contains(&to)
}

/// Whether the same fault still opens the same job: up to 28 days after the work was done.
pub fn may_reopen(completed_on: NaiveDate, today: NaiveDate) -> bool {
    (0..=REOPEN_WITHIN_DAYS).contains(&today.signed_duration_since(completed_on).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_repair_goes_from_draft_to_closed() {
        let path = [
            Draft,
            Submitted,
            Triaged,
            Ordered,
            Appointed,
            Attended,
            Completed,
            TenantConfirmed,
            Closed,
        ];
        assert!(path.windows(2).all(|step| allowed(step[0], step[1])));
    }

    #[test]
    fn every_state_can_be_reached_from_a_draft_and_all_but_a_cancelled_one_can_be_left() {
        let mut reached = BTreeSet::from([Draft]);
        while let Some(new) = reached
            .iter()
            .flat_map(|state| state.next())
            .find(|state| !reached.contains(state))
        {
            reached.insert(*new);
        }
        assert_eq!(reached.len(), RepairState::ALL.len());
        let stuck: Vec<_> = RepairState::ALL
            .iter()
            .filter(|state| state.next().is_empty())
            .collect();
        assert_eq!(stuck, [&CancelledByTenant]);
    }

    #[test]
    fn silence_and_a_locked_door_never_close_a_repair() {
        for state in RepairState::ALL
            .iter()
            .filter(|state| state.waits_for_tenant())
        {
            assert!(!allowed(*state, Closed), "{state:?}");
        }
        assert!(
            !allowed(Submitted, Closed) && !allowed(Ordered, Completed) && !allowed(Draft, Ordered)
        );
    }

    #[test]
    fn the_same_fault_opens_the_job_again_for_28_days() {
        let day =
            |day| NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + chrono::TimeDelta::days(day);
        assert!(may_reopen(day(0), day(0)) && may_reopen(day(0), day(28)));
        assert!(!may_reopen(day(0), day(29)) && !may_reopen(day(1), day(0)));
    }

    #[test]
    fn a_state_reads_back_from_its_key() {
        for state in RepairState::ALL {
            assert_eq!(RepairState::parse(state.key()), Some(*state));
        }
        assert_eq!(RepairState::parse("Draft"), None);
        assert_eq!(Appointed.tenant_words(), "Visit booked");
    }
}
