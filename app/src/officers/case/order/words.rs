//! What an officer reads about orders and visits.

use domain::repairs::contractors::ContractorRow;
use domain::repairs::visits::VisitRow;
use rules::repairs::Trade;

pub const ORDERS: &str = "Orders and visits";
pub const ORDER: &str = "Order work";
pub const CONTRACTOR: &str = "Who does it";
pub const TRADE: &str = "Trade";
pub const WORK: &str = "What is to be done";
pub const WORK_HINT: &str =
    "The contractor reads this. Take out anything about people or their health.";
pub const ACCESS: &str = "Getting in";
pub const SAFETY: &str = "What whoever comes must do";
pub const SAFETY_HINT: &str =
    "A line each, as an instruction: never why. Nothing about anyone's health.";
pub const RAISE: &str = "Order the work";
pub const ENTER_WORK: &str = "Enter what is to be done";
pub const CHOOSE_TRADE: &str = "Choose a trade";
pub const CHOOSE_CONTRACTOR: &str = "Choose who does it";
pub const NOT_THEIR_TRADE: &str = "They do not do this trade. Choose another contractor or trade";
pub const ORDERED_TOLD: &str = "The work is ordered.";
pub const ORDER_OPEN: &str = "There is an open order. Call it off first";
pub const NOT_NOW: &str = "Nothing can be ordered as the case stands now. Set a priority first";

pub const OFFER: &str = "Let the tenant choose a time";
pub const OFFERED_TOLD: &str = "The tenant can choose a time now.";
pub const BOOK_LABEL: &str = "Book a time for the tenant";
pub const BOOK: &str = "Book";
pub const CHOOSE_SLOT: &str = "Choose a time";
pub const SLOT_GONE: &str = "That time has gone. Choose another one";
pub const BOOKED_TOLD: &str = "The visit is booked.";
pub const SEND_NOW: &str = "Send someone now";
pub const SENT_TOLD: &str = "The visit is booked for now.";
pub const VISIT_MOVED: &str = "The visit has changed while you read. Check it, then send again";

pub const CALL_OFF_LABEL: &str = "Call the order off";
pub const CALL_OFF_HINT: &str = "Why. You can then order the work anew.";
pub const CALL_OFF: &str = "Call it off";
pub const ENTER_REASON: &str = "Enter why";
pub const CALLED_OFF_TOLD: &str = "The order is called off.";

pub const CONTEST: &str = "The tenant says they were at home";
pub const DECISION: &str = "Does the failed visit count?";
pub const UPHELD: &str = "No: they were at home";
pub const REJECTED: &str = "Yes: we could not get in";
pub const DECISION_REASON: &str = "Why";
pub const DECISION_HINT: &str = "The tenant reads this as you write it.";
pub const DECIDE: &str = "Decide";
pub const CHOOSE_DECISION: &str = "Choose whether the visit counts";
pub const DECIDED_TOLD: &str = "The tenant is told what you decided.";
pub const DECIDED_BEFORE: &str = "This was decided while you read";

pub const REVIEW: &str = "Failed visits";
pub const REVIEW_TEXT: &str = "Nobody got in more than once. Find out if the tenant needs help: ring them, or someone who speaks for them. Nothing is closed for this.";
pub const FOUND: &str = "What you found and what happens next";
pub const FOUND_HINT: &str = "Only officers see this here.";
pub const SAVE_FOUND: &str = "Save what you found";
pub const ENTER_FOUND: &str = "Enter what you found";
pub const FOUND_TOLD: &str = "Saved. Now offer or book another visit.";

/// "Marsh Heating: Heating and gas, Plumbing and drains".
pub fn firm(row: &ContractorRow) -> String {
    let trades: Vec<_> = row
        .trades
        .iter()
        .filter_map(|key| Trade::parse(key))
        .map(Trade::label)
        .collect();
    format!("{}: {}", row.name, trades.join(", "))
}

/// One line of a visit: when, and how it went.
pub fn visit(row: &VisitRow) -> String {
    let when = row.when().unwrap_or_else(|| "no time yet".to_owned());
    let went = match row.state.as_str() {
        "offered" => "the tenant is choosing",
        "booked" => "booked",
        "on_the_way" => "on the way",
        "done" => "done",
        "no_access" => return format!("{when}: {}", failed(row)),
        _ => "called off",
    };
    format!("{when}: {went}")
}

fn failed(row: &VisitRow) -> String {
    let attempt = row.attempt.unwrap_or_default();
    let contest = match row.contest_decision.as_deref() {
        Some("upheld") => ", does not count",
        Some(_) => ", counts after all",
        None if row.contested_at.is_some() => ", contested",
        None => "",
    };
    format!(
        "no access, number {attempt}, waited {} minutes{contest}",
        row.waited_minutes.unwrap_or_default()
    )
}
