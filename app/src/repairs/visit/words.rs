//! What a tenant reads about visits.

use crate::ui::Tone;
use domain::repairs::visits::VisitRow;
use rules::london;

pub const VISITS: &str = "Visits";
pub const PAGE: &str = "Our visit";
pub const BACK: &str = "Your repair";
pub const CHOOSE: &str = "Choose when we come";
pub const CHANGE_OR_CALL_OFF: &str = "Change or call off";
pub const COMES: &str = "will come.";
pub const NO_ACCESS: &str = "We could not get in";
pub const CAME: &str = "We came";
pub const I_WAS_HOME: &str = "I was at home";

pub const WHICH_TIME: &str = "When can we come?";
pub const WHICH_OTHER_TIME: &str = "Choose another time";
pub const WHICH_HINT: &str = "Someone aged 18 or over must be at home to let us in.";
pub const BOOK: &str = "Book this time";
pub const CHANGE: &str = "Change to this time";
pub const CALL_OFF: &str = "Call off this visit";
pub const CALL_OFF_TEXT: &str =
    "Your repair stays open. You can choose another time when you are ready.";
pub const CHOOSE_ONE: &str = "Choose a time";
pub const SLOT_GONE: &str = "Someone else has just booked that time. Choose another one";
pub const TOO_LATE: &str = "It is too late to change this visit here. Ring us";
pub const VISIT_MOVED: &str = "This visit has changed while you read. Look at it again";
pub const BOOKED_TOLD: &str = "Your visit is booked.";
pub const CHANGED_TOLD: &str = "Your visit has a new time.";
pub const CALLED_OFF_TOLD: &str = "The visit is called off. Your repair stays open.";
pub const NOTHING_OPEN: &str = "There is no free time in the next two weeks.";
pub const NO_VISIT: &str = "There is no visit to choose now";
pub const NO_VISIT_TEXT: &str = "We will tell you as soon as you can choose when we come.";

pub const SIGNED_OUT: &str = "You were signed out. Your words are still here. Send them again";

pub const CONTEST: &str = "Were you at home?";
pub const CONTEST_TEXT: &str =
    "If someone was at home when we came, tell us. An officer will look at it, and write to you.";
pub const CONTEST_LABEL: &str = "What happened?";
pub const CONTEST_HINT: &str = "For example: I was in all morning, and nobody rang the bell.";
pub const SEND_CONTEST: &str = "Tell us you were at home";
pub const CONTEST_EMPTY: &str = "Enter what happened";
pub const CONTESTED_TOLD: &str = "Thank you. An officer will look at it.";
pub const CONTESTED_BEFORE: &str =
    "You told us about this visit before. An officer is looking at it";

/// Past the cut-off: by phone only.
pub fn ring(phone: &str) -> String {
    format!("It is too late to change this visit here. Ring us on {phone}.")
}

pub fn nothing_open(phone: &str) -> String {
    format!("{NOTHING_OPEN} Ring us on {phone}, and we will find one.")
}

/// "Tuesday 24 November, midday to 5pm".
pub fn visit_title(visit: &VisitRow) -> String {
    match visit.state.as_str() {
        "offered" => CHOOSE.to_owned(),
        _ => visit.when().unwrap_or_else(|| PAGE.to_owned()),
    }
}

pub fn visit_tag(visit: &VisitRow) -> (&'static str, Tone) {
    match visit.state.as_str() {
        "offered" => ("Waiting for you", Tone::Amber),
        "on_the_way" => ("On the way to you", Tone::Brand),
        _ => ("Visit booked", Tone::Brand),
    }
}

/// What was done at the door before it counted.
pub fn evidence(visit: &VisitRow) -> String {
    let waited = visit.waited_minutes.unwrap_or_default();
    let at = visit.no_access_at.map(london::time_of).unwrap_or_default();
    format!("We waited {waited} minutes, phoned, and left a card. This was written down at {at}.")
}

/// What came of "I was at home".
pub fn contest_state(visit: &VisitRow) -> Option<String> {
    let reason = visit.contest_reason.as_deref().unwrap_or_default();
    match visit.contest_decision.as_deref() {
        Some("upheld") => Some(format!(
            "You were at home. This visit does not count, and we are sorry. {reason}"
        )),
        Some(_) => Some(format!(
            "You told us that you were at home. We looked at it, and the visit counts. {reason}"
        )),
        None if visit.contested_at.is_some() => {
            Some("You told us that you were at home. An officer is looking at it.".to_owned())
        }
        None => None,
    }
}
