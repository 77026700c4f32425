//! The planner's words. Nothing here pushes anyone to pay more than they chose.

use crate::ui::Tone;
use chrono::{DateTime, Utc};
use domain::rent::{Arrangement, PlanPolicy};
use rules::london;
use rules::money::Pence;
use rules::rent::AccountKind;
use rules::rent::plan::{Look, Payment, State, Terms, Verdict};

pub const MAKE_A_PLAN: &str = "Make a plan to pay";
pub const YOUR_PLAN: &str = "Your plan";
pub const BACK: &str = "Your rent";
pub const SEE_PLAN: &str = "See your plan";

pub const YOU_OWE: &str = "To clear";
pub const HOW_MUCH_HINT: &str = "In pounds, like 5 or 7.50. Small and steady is fine.";
pub const HOW_OFTEN: &str = "How often?";
pub const FIRST_ON: &str = "When do you pay first?";
pub const LOOK: &str = "See the plan";
pub const LOOK_AGAIN: &str = "See the changed plan";
pub const THE_PLAN: &str = "Your plan would be";
pub const TOO_MUCH: &str = "Is that too much? Ask us for help with money";
pub const CHANGED_SINCE: &str = "What you owe has changed since. Look at the plan again";
pub const SIGNED_OUT: &str = "You were signed out. Check your answers and send them again";

pub const HOW_IT_WORKS: &str = "How a plan works";
pub const MAY_OBJECT: &str = "An officer of ours can object to a plan. Then we tell you why, and look for another one with you.";

pub const MADE_TOLD: &str = "Your plan is in place. Thank you.";
pub const OFFERED_TOLD: &str = "We have your offer. An officer looks at it and answers you.";
pub const THERE_IS_ONE: &str = "There is a plan for this already. Here it is.";
pub const LEFT_TOLD: &str = "Thank you for telling us. You can make another offer here.";
pub const CANNOT_KEEP_TOLD: &str =
    "Thank you for telling us. An officer will get in touch and find a way with you.";
pub const REMINDERS_ON_TOLD: &str = "We remind you before each payment.";
pub const REMINDERS_OFF_TOLD: &str = "We send you no more reminders about this plan.";

pub const FROZEN: &str = "There is nothing to pay off now";
pub const NOTHING_OWED: &str = "You do not need a plan";
pub const NOTHING_OWED_TEXT: &str = "There is nothing here that you have to pay off.";
pub const OTHER_WAYS: &str = "Talk to us about this one";
pub const WHY: &str = "Why:";

pub const PAYMENTS: &str = "Payments";
pub const CLEARS: &str = "Clears";
pub const CLEAR_BY: &str = "Clear by";
pub const MADE_BY: &str = "Made by";
pub const LOOKED_AFTER: &str = "Looked after by";
pub const ALL_PAYMENTS: &str = "All payments";
pub const DAY: &str = "By";
pub const HOW_IT_STANDS: &str = "How it stands";
pub const AMOUNT: &str = "Amount";

pub const OFFERED_TO_YOU: &str =
    "We offer you this plan. Does it work for you? Nothing starts before you say yes.";
pub const TAKE_OFFER: &str = "Yes, start this plan";
pub const LEAVE_OFFER: &str = "No, this does not work";

pub const CANNOT_KEEP: &str = "I cannot keep to this";
pub const CANNOT_KEEP_TEXT: &str = "That happens. Tell us, and we find a way with you: a smaller amount, a break, or help with money.";
pub const CANNOT_KEEP_LABEL: &str = "What has changed? (you can leave this empty)";
pub const CANNOT_KEEP_HINT: &str = "For example: fewer hours at work, a bill, illness.";
pub const CANNOT_KEEP_SEND: &str = "Tell us";

pub const REMINDERS_OFF: &str = "You get no reminders about this plan.";
pub const SWITCH_OFF: &str = "Stop reminders";
pub const SWITCH_ON: &str = "Remind me";

/// What a plan is paid on top of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Rent,
    /// What is charged each week, and is no rent: a garage.
    Charge,
    /// Nothing is charged any more: a former home, a repair.
    Nothing,
}

impl Beside {
    const fn of(kind: AccountKind) -> Self {
        match kind {
            AccountKind::Rent | AccountKind::UseAndOccupation => Self::Rent,
            kind if kind.is_charged_weekly() => Self::Charge,
            _ => Self::Nothing,
        }
    }
}

pub const fn how_much(kind: AccountKind) -> &'static str {
    match Beside::of(kind) {
        Beside::Rent => "How much can you pay on top of your rent?",
        Beside::Charge => "How much can you pay on top of each week's charge?",
        Beside::Nothing => "How much can you pay each time?",
    }
}

pub const fn first_on_hint(kind: AccountKind) -> &'static str {
    match Beside::of(kind) {
        Beside::Rent => "Choose a day on which you have the money and pay your rent.",
        Beside::Charge | Beside::Nothing => "Choose a day on which you have the money.",
    }
}

/// How a plan works.
pub const fn how_it_works(kind: AccountKind) -> &'static [&'static str] {
    match Beside::of(kind) {
        Beside::Rent => &[
            "You pay your rent as usual, and a small amount on top, until what you owe is paid off.",
            "If benefit or a Direct Debit pays your rent, that goes on as before. The plan is only about the rest.",
            "In weeks without rent the plan goes on: then you pay only the amount on top.",
        ],
        Beside::Charge => &[
            "You pay each week's charge as usual, and a small amount on top, until what you owe is paid off.",
            "In weeks without a charge the plan goes on: then you pay only the amount on top.",
        ],
        Beside::Nothing => &[
            "You pay a small amount each time, until what you owe is paid off.",
            "The plan is only about this. If you pay us anything else, that goes on as before.",
        ],
    }
}

/// What the next payment comes on top of; `again` when one is not here yet.
pub const fn on_top(kind: AccountKind, again: bool) -> Option<&'static str> {
    match (Beside::of(kind), again) {
        (Beside::Rent, false) => Some("On top of your rent."),
        (Beside::Rent, true) => Some("On top of your rent, and what is not here yet."),
        (Beside::Charge, false) => Some("On top of each week's charge."),
        (Beside::Charge, true) => Some("On top of each week's charge, and what is not here yet."),
        (Beside::Nothing, false) => None,
        (Beside::Nothing, true) => Some("And what is not here yet."),
    }
}

/// When a payment counts.
pub fn when_it_counts(policy: PlanPolicy) -> String {
    format!(
        "A payment counts if, {} after its date at the latest, what you owe is down to where the plan says. It does not matter how you pay, or if you pay early.",
        days(policy.grace)
    )
}

/// What a missed payment leads to.
pub fn when_missed(policy: PlanPolicy) -> String {
    format!(
        "If you miss a payment, you can catch up with the next one. If you miss {} in a row, an officer talks to you. Nothing happens by itself.",
        policy.missed
    )
}

pub fn reminders_on(policy: PlanPolicy) -> String {
    format!("We remind you {} before each payment.", days(policy.remind))
}

fn days(many: u32) -> String {
    match many {
        1 => "1 day".to_owned(),
        many => format!("{many} days"),
    }
}

/// What to do besides.
pub fn lead(kind: AccountKind, terms: &Terms) -> &'static str {
    let comes_of_itself = terms.usual[0] <= Pence::ZERO;
    match (Beside::of(kind), comes_of_itself) {
        (Beside::Rent, false) => "You can pay this off bit by bit, on top of your rent.",
        (Beside::Rent, true) => {
            "You can pay this off bit by bit. Your rent itself is paid already, and that goes on."
        }
        (Beside::Charge, false) => "You can pay this off bit by bit, on top of each week's charge.",
        (Beside::Charge, true) | (Beside::Nothing, _) => "You can pay this off bit by bit.",
    }
}

pub const fn start(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::AtOnce => "Start this plan",
        Verdict::Small | Verdict::Long => "Offer this plan",
    }
}

pub fn frozen(phone: &str) -> String {
    format!(
        "Nobody asks you to pay this off at the moment, and you do not need a plan for it. If you have a question, call us on {phone}."
    )
}

pub fn other_ways(phone: &str) -> String {
    format!(
        "This amount cannot be paid off by a plan here. Call us on {phone} and we tell you how it works."
    )
}

pub const fn last_plan(state: State) -> &'static str {
    match state {
        State::Kept => "You paid off your last plan. Thank you.",
        State::Refused => "We did not agree on the last offer. You can make another one here.",
        State::Broken => {
            "Your last plan did not work out. An officer will talk to you. You can also make a new one here."
        }
        State::Offered | State::Running | State::Ended | State::Objected => {
            "Your last plan has stopped. You can make a new one here."
        }
    }
}

pub fn tag(plan: &Arrangement) -> (&'static str, Tone) {
    match plan.state {
        State::Offered if plan.waits_for_tenant() => ("Waiting for you", Tone::Amber),
        State::Offered => ("With us", Tone::Brand),
        State::Running if last_looked(plan) == Some(Look::Missed) => ("Not there yet", Tone::Amber),
        State::Running => ("On track", Tone::Green),
        state => (state.label(), Tone::Neutral),
    }
}

/// The last payment that was looked at.
fn last_looked(plan: &Arrangement) -> Option<Look> {
    let looked = plan.payments.iter().rev().map(|payment| payment.standing);
    looked
        .into_iter()
        .find(|look| matches!(look, Look::Met | Look::Missed))
}

pub fn next_payment(payment: &Payment) -> String {
    format!(
        "Pay {} by {}.",
        payment.pence,
        london::long_weekday(payment.due_on)
    )
}

/// "2 of 12 payments made."
pub fn progress(plan: &Arrangement) -> String {
    if plan.state == State::Offered {
        return "It has not started yet.".to_owned();
    }
    let all = plan.payments.len() - plan.count(Look::StoodStill);
    let made = plan.count(Look::Met);
    let missing = plan.count(Look::Missed);
    let payments = if all == 1 { "payment" } else { "payments" };
    match missing {
        0 => format!("{made} of {all} {payments} made."),
        _ => format!("{made} of {all} {payments} made, {missing} not there in time."),
    }
}

pub fn answered_by(due: DateTime<Utc>) -> String {
    format!(
        "An officer is looking at your offer. You hear from us by {}.",
        london::long_weekday(london::date_of(due))
    )
}

pub fn made_by(plan: &Arrangement, own: bool) -> String {
    // A joint tenant's name is theirs: the household knows whose plan it is.
    let whose = if plan.first_name.is_empty() {
        "someone in your household"
    } else {
        &plan.first_name
    };
    match (&plan.made_by, own) {
        (Some(officer), true) => format!("{officer}, with you"),
        (Some(officer), false) => format!("{officer}, with {whose}"),
        (None, _) if plan.first_name.is_empty() => "Someone in your household".to_owned(),
        (None, _) => plan.first_name.clone(),
    }
}

pub const fn standing(look: Look) -> &'static str {
    match look {
        Look::Ahead => "To come",
        Look::Met => "Made",
        Look::Missed => "Not there in time",
        Look::StoodStill => "Moved to the end",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::rent::plan::Band;

    fn terms(week: i64) -> Terms {
        Terms {
            arrears: Pence(5_840),
            today: "2026-11-21".parse().unwrap(),
            band: Band {
                least_weekly: Pence(370),
                longest_weeks: 52,
            },
            usual: [week, 2 * week, 4 * week, 5 * week].map(Pence),
        }
    }

    fn all(kind: AccountKind, week: i64) -> String {
        let on_top = [false, true].map(|again| on_top(kind, again).unwrap_or_default());
        let words = [
            how_much(kind),
            first_on_hint(kind),
            lead(kind, &terms(week)),
        ];
        [&words[..], &on_top[..], how_it_works(kind)]
            .concat()
            .join(" ")
    }

    #[test]
    fn a_plan_for_what_is_no_rent_says_nothing_of_rent() {
        for (kind, week) in [
            (AccountKind::Garage, 1_350),
            (AccountKind::Garage, 0),
            (AccountKind::Recharge, 0),
            (AccountKind::Former, 0),
        ] {
            let words = all(kind, week);
            assert!(!words.contains("rent"), "{kind:?}: {words}");
        }
    }

    #[test]
    fn a_plan_for_rent_is_on_top_of_the_rent_or_of_what_pays_it() {
        assert!(lead(AccountKind::Rent, &terms(11_610)).ends_with("on top of your rent."));
        assert!(lead(AccountKind::Rent, &terms(0)).contains("is paid already"));
        assert_eq!(on_top(AccountKind::Former, false), None);
        assert!(on_top(AccountKind::Garage, false).is_some());
    }
}
