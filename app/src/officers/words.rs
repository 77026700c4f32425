//! What the desk says: titles, buttons, hints and what to put right. Lists of words by key are in their own files.

mod clocks;
mod hazards;
mod messages;
mod report;
mod states;
mod timeline;

pub use clocks::{cause_words, clock_kind, pause_words, rule_phrase, rule_words};
pub use hazards::*;
pub use messages::{channel_words, delivery_words, message_words};
pub use report::{
    catalogue_words, emergency_words, place_words, responsible_words, risk_words, room_words,
    since_words, spoken, visit_words, worse_words,
};
pub use states::{
    next_states, outcome_words, priority_tone, standing_words, state_tone, state_words,
};
pub use timeline::{event_detail, event_title, event_who, priority_words};

use rules::reference::CaseKind;

/// The kinds of cases as the side list names them.
pub fn kind_words(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Repair => "Repairs",
        CaseKind::Asb => "Neighbours",
        CaseKind::Rights => "Data rights",
        CaseKind::Complaint => "Complaints",
        CaseKind::Service => "Requests",
        CaseKind::Rent => "Rent",
    }
}

/// A team by its key: "repairs" is the "Repairs team".
pub fn team_words(team: &str) -> String {
    if team == CaseKind::Asb.key() {
        return "ASB team".to_owned();
    }
    let mut letters = team.chars();
    match letters.next() {
        Some(first) => format!("{}{} team", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

pub const QUEUE: &str = "Due next";
pub const MINE: &str = "Mine";
pub const UNASSIGNED: &str = "Unassigned";
pub const WAITING: &str = "Waiting for tenant";
pub const LATE: &str = "Late";
pub const CLOSED: &str = "Closed";
pub const LOOK_OUT: &str = "Look out for";
pub const HAZARDS: &str = "Hazards";
pub const NO_ACCESS: &str = "No access to review";
pub const NO_VISIT: &str = "No visit booked";
pub const REOPENED: &str = "Not fixed";
pub const REPEAT: &str = "Came back";
pub const MISSED: &str = "Missed a date";
pub const KINDS: &str = "Kinds";
pub const MORE: &str = "More";
pub const IMPORTS: &str = "Imports";
pub const RENT: &str = "Rent accounts";
pub const REPORTS: &str = "Reports";
pub const REPORTS_TITLE: &str = "How repairs go";
pub const PERIOD: &str = "Time";
pub const NO_NUMBERS: &str = "Nothing to count in this time.";
pub const DOWNLOAD: &str = "Download as a file (CSV)";
pub const TEMPLATES: &str = "Templates";
pub const ADMIN: &str = "Admin";

pub const SEARCH_LABEL: &str = "Name, address, reference or phone";
pub const SEARCH: &str = "Search";
pub const SEARCH_CLOSED: &str = "Search closed cases";
pub const CLEAR_SEARCH: &str = "Clear the search";
pub const SEARCH_IS_OVER: &str = "That search has ended. Search again.";
pub const SHOW: &str = "Show";
pub const SHOW_ALL: &str = "Show all";
pub const NOTHING_HERE: &str = "Nothing here";
pub const NOTHING_DUE: &str = "New reports will appear here, the first due on top.";
pub const NOTHING_FOUND: &str = "No case fits. Try fewer filters or other words.";
pub const NEXT_PAGE: &str = "Next 50";
pub const PREVIOUS_PAGE: &str = "Previous 50";
pub const KEYS_ON: &str = "These keys work on this computer";
pub const KEYS_TITLE: &str = "Keys on this page";
pub const CLOSE_HELP: &str = "Close";

pub const BESIDE: &str = "View here";
pub const BESIDE_LABEL: &str = "The case chosen in the list";
pub const OPEN_CASE: &str = "Open the case";
pub const CAME_BACK: &str = "again within 12 months";
pub const TICK_ALL: &str = "Tick all on this page";
pub const TICK_NONE: &str = "Untick all";
pub const BULK: &str = "With the ticked cases";
pub const BULK_TEAM_LABEL: &str = "Team";
pub const TAKE: &str = "Give them to me";
pub const SET_TEAM: &str = "Set team";
pub const CHOOSE_TEAM: &str = "Choose a team";
pub const FIRM_LABEL: &str = "Who does the work";
pub const CHOOSE_FIRM: &str = "Choose a contractor";
pub const ORDER_THEM: &str = "Order the work";
pub const BULK_ORDERED: &str = "Left alone: the work is ordered already";
pub const BULK_TRADE: &str = "Left alone: this contractor does not do this trade";
pub const BULK_NO_TRADE: &str = "Left alone: its trade is not known. Order it on its own page";
pub const TICK_SOME: &str = "Tick the cases you mean";
pub const TICKED_TOO_MANY: &str = "Tick 50 cases at most";
pub const BULK_TITLE: &str = "What was done";
pub const BULK_OVER: &str = "This list was kept for an hour and is gone.";
pub const BULK_DONE: &str = "Done";
pub const BULK_ALREADY: &str = "Was so already";
pub const BULK_CHANGED: &str =
    "Left alone: someone changed it after you opened the list. Look at it first";
pub const BULK_MISSING: &str = "Left alone: there is no such case for your team";
pub const BULK_RESTRICTED: &str = "Left alone: only its own team may know of this case";
pub const BULK_NOBODY: &str = "Left alone: they no longer work here";
pub const BULK_CLOSED: &str = "Left alone: it does not stand where this can be done";
pub const BULK_AWAY: &str = "Not done: our records could not be reached. Try this one again";

pub const RESTRICTED_TOLD: &str =
    "Only officers of its own team may know of this case. Choose one of them";

pub const MAKE_LETTER: &str = "Check who this is and make the letter";
pub const BACK_TO_QUEUE: &str = "Back to the queue";
pub const UNVERIFIED: &str = "Not checked: sent without signing in";
pub const UNVERIFIED_TAG: &str = "Not checked";
pub const UNVERIFIED_HINT: &str =
    "Check who they are before you give anything away. They hear nothing from here: ring or visit.";
pub const NO_ACCOUNT: &str = "They have no account. Ring or visit them";
pub const NOBODY: &str = "Nobody";
pub const NO_OWNER: &str = "nobody works on it yet";

pub const JUMP: &str = "What you can do";
pub const JUMP_DECIDE: &str = "Decide";
pub const JUMP_WRITE: &str = "Write";
pub const JUMP_NOTE: &str = "Note";

pub const PRIORITY_LABEL: &str = "Priority";
pub const PRIORITY_REASON_LABEL: &str = "Why?";
pub const PRIORITY_REASON_HINT: &str = "The tenant can read this.";
pub const SET_PRIORITY: &str = "Set priority";
pub const CHOOSE_PRIORITY: &str = "Choose a priority";
pub const ENTER_PRIORITY_REASON: &str = "Enter why you chose this priority";
pub const PRIORITY_TOLD: &str = "The priority is set.";

pub const OWNER_LABEL: &str = "Who works on it";
pub const ASSIGN: &str = "Assign";
pub const CHOOSE_OWNER: &str = "Choose who works on it";
pub const ASSIGNED_TOLD: &str = "The case is assigned.";

pub const QUESTION_LABEL: &str = "Ask the tenant a question";
pub const QUESTION_HINT: &str = "The case then waits for their answer.";
pub const ASK: &str = "Send question";
pub const ENTER_QUESTION: &str = "Enter your question";
pub const ASKED_TOLD: &str = "Your question is on its way.";

pub const MESSAGE_LABEL: &str = "Write to the tenant";
pub const MESSAGE_HINT: &str = "They get it by the ways they chose, and can answer.";
pub const WRITE: &str = "Send message";
pub const ENTER_MESSAGE: &str = "Enter your message";
pub const WRITTEN_TOLD: &str = "Your message is on its way.";

pub const TEMPLATE_LABEL: &str = "Start from a template";
pub const NO_TEMPLATE: &str = "No template";
pub const CHOOSE_TEMPLATE: &str = "Choose a template";
pub const TEMPLATE_TOO_MUCH: &str = "That is too long now. Take something out";
pub const PUT_IN: &str = "Put it in";
pub const FILL_IN: &str = "We could not fill this in. Write your own words for";

pub const TEMPLATES_LEAD: &str =
    "Officers start their messages from these and change them before they send.";
pub const ADD_TEMPLATE: &str = "Add a template";
pub const CHANGE_TEMPLATE: &str = "Change a template";
pub const TEMPLATE_TEAM: &str = "Who uses it";
pub const EVERY_TEAM: &str = "Every team";
pub const TITLE_LABEL: &str = "Name";
pub const ENTER_TITLE: &str = "Enter a name for it";
pub const TITLE_TAKEN: &str = "There is a template of this name. Choose another";
pub const BODY_LABEL: &str = "Words";
pub const BODY_HINT: &str = "In plain words. We fill these in:";
pub const ENTER_BODY: &str = "Enter the words";
pub const UNKNOWN_PLACE: &str = "We cannot fill this in:";
pub const KEEP_TEMPLATE: &str = "Save template";
pub const TEMPLATE_KEPT: &str = "The template is saved.";
pub const RETIRE_TEMPLATE: &str = "Take it out of use";
pub const TEMPLATE_RETIRED: &str = "The template is out of use.";

pub const NOTE_LABEL: &str = "Add a note";
pub const NOTE_HINT: &str = "Only officers see notes here. The tenant may still ask for a copy.";
pub const ADD_NOTE: &str = "Add note";
pub const ENTER_NOTE: &str = "Enter your note";
pub const NOTED_TOLD: &str = "The note is added.";

pub const STATE_LABEL: &str = "Move it on";
pub const CHANGE_STATE: &str = "Move on";
pub const CHOOSE_STATE: &str = "Choose where it stands now";
pub const MOVED_TOLD: &str = "The case is moved on.";

pub const OUTCOME_LABEL: &str = "Close the case";
pub const CLOSING_LABEL: &str = "What to tell the tenant";
pub const CLOSING_HINT: &str = "What was done, or why not. They read it as you write it.";
pub const CLOSE: &str = "Close case";
pub const CHOOSE_OUTCOME: &str = "Choose what came of it";
pub const ENTER_CLOSING: &str = "Enter what to tell the tenant";
pub const CLOSED_TOLD: &str = "The case is closed.";

pub const WHY_THIS_DATE: &str = "Why this date?";
pub const DUE_SOON: &str = "Due soon";
pub const DUE_VERY_SOON: &str = "Due very soon";
pub const LATE_TAG: &str = "Late";
pub const STANDS_STILL: &str = "Stands still";
pub const CHOOSE_CLOCK: &str = "Choose which clock";
pub const CLOCK_GONE: &str = "This clock has ended. Look at where the case stands";
pub const CLOCK_MOVED: &str = "Its date changed while you wrote. Check it, then send again";
pub const MISSED_LABEL: &str = "Which date was missed?";
pub const NOT_MISSED: &str = "This date was kept";
pub const CAUSE_LABEL: &str = "Why was it missed?";
pub const CAUSE_NOTE_LABEL: &str = "More about it";
pub const CAUSE_NOTE_HINT: &str = "Only officers see this.";
pub const CHOOSE_CAUSE: &str = "Choose why it was missed";
pub const ENTER_CAUSE: &str = "Enter what the cause was";
pub const SAVE_CAUSE: &str = "Save the cause";
pub const CAUSE_TOLD: &str = "The cause is saved.";
pub const LONGER_LABEL: &str = "Which date needs more time?";
pub const LONGER_BY_LABEL: &str = "How many more working days?";
pub const LONGER_REASON_LABEL: &str = "Why does it need more time?";
pub const ENTER_DAYS: &str = "Enter a number of working days, such as 5";
pub const ENTER_MORE_TIME_REASON: &str = "Enter why it needs more time";
pub const NOT_SO_MUCH: &str = "The rule does not allow so much. Enter fewer days";
pub const TOO_LATE_TO_EXTEND: &str = "The date has passed. Note why it was missed";
pub const EXTEND: &str = "Give it more time";
pub const EXTENDED_TOLD: &str = "The new date is set, and the tenant is told.";
pub const REACH_HINT: &str = "None of our messages arrived. Phone them or write by post.";
pub const REACHED: &str = "I have reached them";
pub const REACHED_TOLD: &str = "Noted that they are reached.";

pub const MOVED_MEANWHILE: &str =
    "Someone moved this case on while you wrote. Check where it stands, then send again";
pub const ASK_FIRST: &str =
    "Nobody has asked the tenant if it is fixed. Ring or write to them, note it, then close";
pub const WAITS_FOR_TENANT: &str = "We wait for the tenant, so the work cannot be done. Move it on first, or choose another outcome";
pub const CLOSED_MEANWHILE: &str = "Someone closed this case while you wrote";
pub const SENT_BEFORE: &str =
    "You sent other words with this form before. Send again to add these as well";

pub const PHOTOS: &str = "Photos";
pub const REPORTED_BEFORE: &str = "Reported before";
pub const OPEN_ACCOUNT: &str = "Open the account";
pub const DEAL_WITH_IT: &str = "Deal with the breathing space";
pub const DECIDE_OFFER: &str = "Decide the offer";
pub const TOLD: &str = "What we were told";
pub const NEEDS: &str = "What a visitor must know";
pub const REPORTER: &str = "Who reported it";
pub const CLOCKS: &str = "Clocks";
pub const DELIVERIES: &str = "Emails and texts";
pub const CONVERSATION: &str = "Messages";
pub const NOTES: &str = "Notes, for officers only";
pub const TIMELINE: &str = "What happened";
pub const NO_MESSAGES: &str = "No messages yet.";
pub const NO_NOTES: &str = "No notes yet.";
pub const PREVIOUS_PHOTO: &str = "Previous photo";
pub const NEXT_PHOTO: &str = "Next photo";
pub const BACK_TO_CASE: &str = "Back to the case";
