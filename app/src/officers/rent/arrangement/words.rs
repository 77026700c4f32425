//! The words of plans at the desk.

use crate::rent::plan::words as plan_words;
use crate::ui::Tone;
use domain::rent::{Arrangement, Decision};
use rules::london;
use rules::rent::plan::{Payment, State, Terms, date_words, payments_words};

pub const TITLE: &str = "Plan to pay";
pub const BACK: &str = "The account";
pub const BEFORE: &str = "Plans before";
pub const DECIDE: &str = "Decide";

pub const FROZEN: &str = "This account stands still";
pub const FROZEN_TEXT: &str = "No plan can be made or started now, and none is chased. A plan that runs waits: payments that fall into this time move to its end.";
pub const NOTHING_OWED: &str =
    "Nothing is truly owed on this account, so there is nothing to plan.";
pub const OTHER_WAYS: &str =
    "This kind of account has no plans: a court, another office or its own law decides.";

pub const MAKE: &str = "Make a plan for a tenant";
pub const WHOSE: &str = "Who asked for it?";
pub const CHOOSE_PERSON: &str = "Choose who asked for the plan";
pub const MAKE_BUTTON: &str = "Start this plan";
pub const MADE_TOLD: &str = "The plan runs. The tenant hears of it.";
pub const THERE_IS_ONE: &str = "There is a plan for this account already. Here it is.";
pub const NO_PLAN_NOW: &str = "There can be no plan for this account now. Nothing was changed.";
pub const MOVED_ON: &str = "The plan has moved on since you opened the page. Nothing was changed.";

pub const ACCEPT: &str = "Accept the offer";
pub const REFUSE: &str = "Do not agree";
pub const COUNTER: &str = "Offer another plan";
pub const OBJECT: &str = "Object to this plan";
pub const OBJECT_HINT: &str = "The plan stops. The tenant reads this, so say what would work.";
pub const END: &str = "End this plan";
pub const WHY: &str = "Why?";
pub const REASON_HINT: &str = "The tenant reads this. Kind and plain.";
pub const SAY_WHY: &str = "Say why: the tenant reads it";

pub fn make_lead(terms: &Terms) -> String {
    format!(
        "{} to clear. The tenant has to have asked for it, and be able to afford it beside what they pay as usual.",
        terms.arrears
    )
}

/// As the tenant reads it, but for an offer: who has it is the other way round here.
pub fn tag(plan: &Arrangement) -> (&'static str, Tone) {
    match plan.state {
        State::Offered if plan.waits_for_tenant() => ("Waiting for the tenant", Tone::Brand),
        State::Offered => (DECIDE, Tone::Amber),
        _ => plan_words::tag(plan),
    }
}

/// "Next: £12.50 by Monday 30 November."
pub fn next(payment: &Payment) -> String {
    format!(
        "Next: {} by {}.",
        payment.pence,
        london::long_weekday(payment.due_on)
    )
}

/// "Look at it again from Friday 5 March 2027.", of one that runs.
pub fn review(plan: &Arrangement) -> Option<String> {
    (plan.state == State::Running).then(|| {
        let day = london::long_weekday(plan.review_on);
        format!("Look at it again from {day}: to speak to the tenant counts.")
    })
}

/// "Amina's plan, clear by 12 March 2027"
pub fn made(plan: &Arrangement) -> String {
    let whose = if plan.first_name.is_empty() {
        "A plan".to_owned()
    } else {
        format!("Plan of {}", plan.first_name)
    };
    format!("{whose}, clear by {}", date_words(plan.clear_on))
}

/// What it was, in a line.
pub fn was(plan: &Arrangement) -> String {
    plan.plan()
        .map(|worked_out| format!("{} for {}", payments_words(&worked_out), plan.arrears))
        .unwrap_or_default()
}

/// Who decided, when and why.
pub fn decided(plan: &Arrangement) -> Option<String> {
    let (by, at) = (plan.decided_by.as_ref()?, plan.decided_at?);
    let when = london::long_date(london::date_of(at));
    let why = plan.reason.clone().unwrap_or_default();
    Some(format!("{by}, {when}. {why}").trim().to_owned())
}

pub const fn decided_told(decision: &Decision) -> &'static str {
    match decision {
        Decision::Accept => "The plan runs. The tenant hears of it.",
        Decision::Refuse(_) => "Not agreed. The tenant hears why.",
        Decision::Counter(..) => "Offered. The plan starts when the tenant says yes.",
        Decision::Object(_) | Decision::End(_) => "The plan has stopped. The tenant hears why.",
    }
}
