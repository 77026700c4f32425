//! What the tenant reads of the Right to Repair.

use chrono::{DateTime, Utc};
use domain::repairs::RightToRepair;
use domain::repairs::right_to_repair::{Owed, Stage};
use rules::london;
use rules::repairs::right_to_repair::{Defect, NotCovered};

pub const TITLE: &str = "Your Right to Repair";
pub const WHAT_IS_IT: &str = "What is the Right to Repair?";
pub const THE_RIGHT: &str = "The Right to Repair is a law for small, urgent repairs. If we miss the last day, you can ask for another contractor, who gets a second last day. If that day is missed too, we owe you £10 and £2 for each day you wait, up to £50.";
pub const MISSED_TITLE: &str = "We missed our last day";
pub const MISSED: &str = "You missed the date";
pub const ASKED: &str = "You asked for another contractor. Read below what happens now.";
pub const NOT_MISSED: &str = "You can ask for another contractor once the last day has passed.";
pub const AWARD: &str = "What we owe you for the wait";

/// "It covers this repair as: leaking roof."
pub fn covers(defect: &str) -> String {
    let label = Defect::parse(defect).map_or("", Defect::label);
    format!("On the list of the law, this repair is: {label}.")
}

/// Where it stands, in a sentence or two.
pub fn standing(right: &RightToRepair, stage: Stage) -> String {
    let day = right.due_at().map(day).unwrap_or_default();
    match stage {
        Stage::Proposed => {
            format!("We are checking if the law covers this repair. The last day is {day}.")
        }
        Stage::Inspect => {
            "We need to look at it first. The days count from the day we look.".to_owned()
        }
        Stage::NotCovered => not_covered(right),
        Stage::First => match &right.first_contractor {
            Some(contractor) => format!("{contractor} does the work. The last day is {day}."),
            None => format!("The law covers this repair. The last day is {day}."),
        },
        Stage::FirstMissed => {
            format!("The last day was {day}. We are sorry. You can ask for another contractor.")
        }
        Stage::Second => format!(
            "You asked for another contractor. {} does the work now. The second last day is {day}.",
            second(right)
        ),
        Stage::SecondMissed => format!(
            "{} missed the second last day, {day}. We are sorry. You do not need to do anything.",
            second(right)
        ),
        Stage::NoSecond => format!(
            "You asked for another contractor. {} An officer will answer you.",
            right.no_second_reason.as_deref().unwrap_or_default()
        ),
        Stage::Suspended => suspended(right),
        Stage::Lapsed => format!(
            "The Right to Repair has ended for this repair. {}",
            right.lapsed_reason.as_deref().unwrap_or_default()
        ),
        Stage::Done => format!("We have done the work. The last day was {day}."),
    }
}

fn second(right: &RightToRepair) -> &str {
    right
        .second_contractor
        .as_deref()
        .unwrap_or("Another contractor")
}

fn not_covered(right: &RightToRepair) -> String {
    let why = right.not_covered.as_deref().and_then(NotCovered::parse);
    let why = why.map_or("", NotCovered::label);
    let reason = right.reason.as_deref().unwrap_or_default();
    format!("We still do this repair, but the law does not cover it. {why} {reason}")
}

fn suspended(right: &RightToRepair) -> String {
    let open = right.suspensions.iter().find(|it| it.to.is_none());
    let why = open.map_or("", |it| it.reason.as_str());
    format!(
        "Something we cannot control holds up the work, so the days do not count for now. {why}"
    )
}

/// "We owe you £14.00 so far, for 2 days."
pub fn owed(owed: Owed) -> String {
    let days = days(i64::from(owed.days));
    if owed.settled {
        format!(
            "We owe you {} for {days}. An officer will confirm it.",
            owed.pence
        )
    } else {
        format!(
            "We owe you {} so far, for {days}. It grows until the work is done.",
            owed.pence
        )
    }
}

/// "10 days after the second last day"
pub fn award(days_late: i32) -> String {
    format!("{} after the second last day", days(i64::from(days_late)))
}

pub fn set_off(reason: &str) -> String {
    format!("Taken off what you owe us. {reason}")
}

fn days(count: i64) -> String {
    format!("{count} day{}", if count == 1 { "" } else { "s" })
}

fn day(due: DateTime<Utc>) -> String {
    london::long_weekday(london::date_of(due))
}
