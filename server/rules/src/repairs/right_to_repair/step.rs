//! What happens to a right, step by step.

keyed_enum! {
    /// A step, as the case's timeline keeps it. Its label is what the tenant reads.
    pub enum RightStep {
        Proposed = "proposed", "We are checking if the Right to Repair covers this";
        Inspect = "inspect", "We need to look at it before the days count";
        Qualifies = "qualifies", "The Right to Repair covers this repair";
        Not = "not", "The Right to Repair does not cover this repair";
        Notice = "notice", "We gave the work to a contractor";
        FirstMissed = "first_missed", "We missed our last day";
        SecondNotice = "second_notice", "The work went to another contractor";
        NoSecond = "no_second", "There is no other contractor for this work";
        SecondMissed = "second_missed", "We missed our second last day";
        Suspended = "suspended", "The days stopped counting for now";
        Resumed = "resumed", "The days count again";
        Lapsed = "lapsed", "The Right to Repair ended for this repair";
    }
}

keyed_enum! {
    /// Why a right ends before the work is done. The label is what the tenant reads.
    pub enum Lapse {
        NoAccess = "no_access", "We could not get in to look at it or to do the work.";
        NotWanted = "not_wanted", "You told us that you no longer want the work done.";
        NotUrgent = "not_urgent", "We looked at it, and it is not urgent or not ours to do.";
    }
}
