//! What the panel says.

use crate::ui::Choice;
use domain::repairs::RightToRepair;
use domain::repairs::right_to_repair::{Owed, RightClock, Stage};
use rules::london;
use rules::money::Pence;
use rules::repairs::right_to_repair::{Defect, NotCovered};

pub const TITLE: &str = "Right to Repair";
pub const STANDING: &str = "Where it stands";
pub const OWED: &str = "Compensation so far";
pub const AWARD_LINE: &str = "Award";
pub const SET_OFF_LINE: &str = "Set off";
pub const CHOOSE: &str = "Choose";

pub const BEGIN: &str = "Put it under the Right to Repair";
pub const DEFECT: &str = "Which defect of the Schedule?";
pub const BEGIN_BUTTON: &str = "Put it under the Right to Repair";
pub const CHOOSE_DEFECT: &str = "Choose the defect";
pub const BEGUN_TOLD: &str = "The first period runs from the report.";

pub const DECIDE: &str = "Does it qualify?";
pub const DECIDE_AGAIN: &str = "Change the decision";
pub const DECISION: &str = "Decision";
pub const ESTIMATE: &str = "Our estimate of the cost, if it qualifies";
pub const ESTIMATE_HINT: &str = "In pounds. The law covers repairs of up to £250.";
pub const INSPECTED: &str = "Day of the inspection, if it qualifies";
pub const REASON: &str = "Why?";
pub const REASON_HINT: &str = "The tenant reads this.";
pub const DECIDE_BUTTON: &str = "Save decision";
pub const CHOOSE_DECISION: &str = "Choose if it qualifies";
pub const ENTER_REASON: &str = "Enter the reason";
pub const ENTER_DATE: &str = "Enter the day, month and year of the inspection";
pub const DECIDED_TOLD: &str = "The decision is saved.";

pub const CONTRACTOR: &str = "First contractor";
pub const CONTRACTOR_HINT: &str =
    "The tenant gets the notice: the repair, this contractor, the last day and what the right is.";
pub const GIVE_NOTICE: &str = "Send the notice";
pub const CHOOSE_CONTRACTOR: &str = "Choose a contractor";
pub const NOTICE_TOLD: &str = "The notice is on its way.";
pub const SECOND: &str = "Second contractor";
pub const SECOND_HINT: &str = "The tenant asked for one. The second period counts from today.";
pub const NAME_SECOND: &str = "Give it to this contractor";
pub const SECOND_TOLD: &str = "The second period runs.";

pub const SUSPEND: &str = "Suspend the days";
pub const SUSPEND_HINT: &str = "Only for what neither we nor the contractor control, such as a power cut in the street. The tenant reads this.";
pub const SUSPEND_BUTTON: &str = "Suspend";
pub const SUSPENDED_TOLD: &str = "The days do not count for now.";
pub const RESUME: &str = "Let the days count again";
pub const RESUMED_TOLD: &str = "The days count again.";
pub const LAPSE: &str = "End the right";
pub const LAPSE_WHY: &str = "Why does it end?";
pub const LAPSE_BUTTON: &str = "End the right";
pub const CHOOSE_LAPSE: &str = "Choose why it ends";
pub const LAPSED_TOLD: &str = "The right has ended. The repair goes on.";

pub const AWARDED_TOLD: &str = "The compensation is confirmed.";
pub const SET_OFF: &str = "Set off against what they owe";
pub const SET_OFF_AMOUNT: &str = "How much to set off";
pub const SET_OFF_AMOUNT_HINT: &str =
    "It comes off the rent of this home. The income team decides when it can.";
pub const SET_OFF_HINT: &str = "The tenant reads this.";
pub const SET_OFF_BUTTON: &str = "Set off";
pub const SET_OFF_TOLD: &str = "The set-off is a second line, and off their rent.";
/// The field and the words for what the verb refused.
pub fn conflict(what: &str, field: &'static str) -> (&'static str, &'static str) {
    match what {
        "closed" => (field, "Someone closed this case while you wrote"),
        "right_estimate" => (
            "estimate",
            "The law covers repairs up to its limit. Choose that it costs too much, or check the estimate",
        ),
        "right_inspected" => (
            "inspected",
            "Enter the day of the inspection, after the report and not in the future",
        ),
        "right_communal" => (field, "The right does not reach shared areas"),
        "right_tenancy" => (field, "The right does not reach this kind of tenancy"),
        "right_contractor" => (field, CHOOSE_CONTRACTOR),
        "not_owed" => (field, "Nothing is owed yet, or the days still count"),
        "set_off_before" => (field, "Something was set off before"),
        // One answer for every reason: what someone owes, and how, is between them and the income team.
        "set_off_not_now" => (field, "It cannot be set off now. Ask the income team"),
        "set_off_amount" => (field, "Enter an amount of no more than the award"),
        _ => (
            field,
            "Someone moved it on while you wrote. Check where it stands, then send again",
        ),
    }
}

pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "Nobody has decided yet; the first period runs",
        Stage::Inspect => "Inspection first; the days count from it",
        Stage::NotCovered => "Does not qualify",
        Stage::First => "Qualifies; the first period runs",
        Stage::FirstMissed => "The last day is missed. The tenant may ask for another contractor",
        Stage::Second => "The second period runs",
        Stage::SecondMissed => "The second last day is missed. Compensation grows each day",
        Stage::NoSecond => "The tenant asked for another contractor; none was found",
        Stage::Suspended => "Suspended",
        Stage::Lapsed => "Ended",
        Stage::Done => "The work is done",
    }
}

pub fn facts(right: &RightToRepair) -> Vec<(&'static str, String)> {
    let text = |name, value: Option<String>| value.map(|value| (name, value));
    let why = right.not_covered.as_deref().and_then(NotCovered::parse);
    let suspended = right.suspensions.iter().find(|it| it.to.is_none());
    [
        text(
            "Defect",
            Defect::parse(&right.defect).map(|it| it.label().to_owned()),
        ),
        text("Why not", why.map(|why| why.label().to_owned())),
        text("Reason", right.reason.clone()),
        text(
            "Estimate",
            right.estimate.map(|pence| Pence(pence).to_string()),
        ),
        text("First contractor", right.first_contractor.clone()),
        text("Last day", right.first.map(last_day)),
        text("Second contractor", right.second_contractor.clone()),
        text("Second last day", right.second.map(last_day)),
        text("No second contractor", right.no_second_reason.clone()),
        text("Suspended because", suspended.map(|it| it.reason.clone())),
        text("Ended because", right.lapsed_reason.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn last_day(clock: RightClock) -> String {
    let day = london::long_weekday(london::date_of(clock.due_at));
    match (clock.met_at, clock.stopped_at) {
        (Some(met), _) if met > clock.due_at => format!("{day}, done late"),
        (Some(_), _) => format!("{day}, done in time"),
        (None, Some(_)) => format!("{day}, no longer runs"),
        (None, None) => day,
    }
}

/// "£14.00 for 2 days, and growing"
pub fn owed(owed: Owed) -> String {
    let days = if owed.days == 1 { "day" } else { "days" };
    let growing = if owed.settled { "" } else { ", and growing" };
    format!("{} for {} {days}{growing}", owed.pence, owed.days)
}

pub fn award_button(owed: Owed) -> String {
    format!("Confirm the award of {}", owed.pence)
}

/// What may be decided in that state of the right.
pub fn decisions(state: &str) -> Vec<Choice> {
    let mut choices = Vec::new();
    if matches!(state, "proposed" | "inspect" | "not" | "lapsed") {
        choices.push(Choice::new("qualifies", "It qualifies"));
    }
    if state == "proposed" {
        choices.push(
            Choice::new("inspect", "Somebody has to look at it first")
                .with_hint("The days then count from the inspection."),
        );
    }
    if !matches!(state, "not" | "lapsed") {
        let not = |why: &NotCovered| {
            Choice::new(why.key(), not_words(*why))
                .with_hint(format!("The tenant reads: {}", why.label()))
        };
        choices.extend(NotCovered::ALL.iter().map(not));
    }
    choices
}

fn not_words(why: NotCovered) -> &'static str {
    match why {
        NotCovered::NotListed => "No: not on the list",
        NotCovered::TooCostly => "No: costs more than the limit",
        NotCovered::Communal => "No: in a shared area",
        NotCovered::TenantsOwn => "No: for the tenant to do",
        NotCovered::Tenancy => "No: not this kind of tenancy",
        NotCovered::Other => "No: another reason",
    }
}
