//! What the pages say on which a tenant asks us something.

use crate::repairs::record_words::Deed;
use crate::ui::{Choice, Tone};
use domain::rent::Topic;
use rules::repairs::state::RepairState;

pub const MISSING_TITLE: &str = "A payment that is not here";
pub const MISSING_H1: &str = "I paid, and it is not here";
pub const MISSING_LEAD: &str = "Payments can take 3 working days to reach us, and 5 from a PayPoint or a Post Office. If yours took longer, tell us and we will look for it.";
pub const PAID_ON: &str = "When did you pay?";
pub const PAID_ON_HINT: &str = "For example, 16 11 2026";
pub const AMOUNT: &str = "How much did you pay?";
pub const AMOUNT_HINT: &str = "In pounds, for example 116.10";
pub const WAY: &str = "How did you pay?";
pub const PLACE: &str = "Where, or the reference you used";
pub const PLACE_HINT: &str = "For example the shop, or what stood on the bank transfer. You can leave this out. Never send us card or bank account numbers.";
pub const MORE: &str = "Anything else we should know";
pub const MORE_HINT: &str = "You can leave this out.";
pub const PROOF_NEXT: &str = "You can add photos of a receipt on the next page.";
pub const SEND_MISSING: &str = "Send";
pub const CHOOSE_WAY: &str = "Choose how you paid";
pub const ENTER_DATE: &str = "Enter the day you paid, for example 16 11 2026";
pub const NOT_YET: &str = "The day you paid must be today or before";
pub const TOO_LONG_AGO: &str = "Enter a day in the last 6 years";
pub const MORE_THAN_NOTHING: &str = "Enter an amount above £0.00";
pub const TOO_MUCH: &str = "Enter an amount of £100,000.00 or less";
pub const MISSING_RECEIVED: &str =
    "We have your message. Add a photo of the receipt below if you have one.";
pub const SENT_BEFORE: &str = "You sent this before. Write to us below if there is more to say.";
pub const SIGNED_OUT: &str = "You were signed out. Your words are still here. Send them again";

pub const HELP_RECEIVED: &str = "Thank you for telling us. We will answer you.";

pub const ABOUT_YOUR_RENT: &str = "About your rent";
pub const TEAM: &str = "Income team";
pub const NO_MESSAGES: &str = "You can write to us about this here.";
pub const MESSAGE_LABEL: &str = "Write to us about this";
pub const MESSAGE_SENT: &str = "We have your message.";
pub const MESSAGE_EMPTY: &str = "Enter your message";
pub const ALREADY_SENT: &str = "You sent a message from this page before. Read it below. Send this one too if you still need to";
pub const IS_CLOSED: &str =
    "This is closed. Tell us here if it is not right, and we will open it again";
pub const PHOTOS: &str = "Photos of receipts";
pub const NO_PHOTOS: &str = "There are no photos yet.";
pub const ADD_PHOTO: &str = "Add a photo";
pub const PHOTO_HINT: &str = "A JPEG, PNG or WebP picture of a receipt or a bank statement. Cover your card and account numbers first.";
pub const SEND_PHOTO: &str = "Send photo";
pub const HISTORY: &str = "What has happened";
pub const TOLD: &str = "What you told us";
pub const NOT_RIGHT: &str = "That is not right";
pub const NOT_RIGHT_TEXT: &str = "Tell us, and we will open it again.";
pub const NOT_RIGHT_LABEL: &str = "What is not right?";
pub const SEND_NOT_RIGHT: &str = "Open it again";
pub const NOT_RIGHT_EMPTY: &str = "Enter what is not right";
pub const TOO_LATE: &str =
    "This was closed more than 28 days ago. Ask us anew, so that we can help";
pub const REOPENED: &str = "We have opened it again.";
pub const YOUR_QUESTIONS: &str = "What you asked us";

/// How something was paid, by its key and as people say it.
const WAYS: [(&str, &str); 9] = [
    ("card", "By card"),
    ("bank_transfer", "Bank transfer"),
    ("standing_order", "Standing order"),
    ("direct_debit", "Direct Debit"),
    ("paypoint", "At a PayPoint"),
    ("post_office", "At a Post Office"),
    ("benefit", "From Housing Benefit or Universal Credit"),
    ("wages", "From my wages"),
    ("other", "Another way"),
];

pub fn ways() -> Vec<Choice> {
    WAYS.iter()
        .map(|(key, label)| Choice::new(*key, *label))
        .collect()
}

/// A way by its key; none for a key that is no way.
pub fn way_words(key: &str) -> Option<&'static str> {
    WAYS.iter()
        .find(|(known, _)| *known == key)
        .map(|(_, label)| *label)
}

/// How a question stands, as its tag says it.
pub fn status(state: &str) -> (&'static str, Tone) {
    match RepairState::parse(state) {
        Some(RepairState::AwaitingInfo) => ("Waiting for you", Tone::Amber),
        Some(RepairState::Reopened) => ("Open again", Tone::Brand),
        Some(state) if state.is_over() => ("Closed", Tone::Neutral),
        _ => ("We are looking into it", Tone::Brand),
    }
}

/// What a promise of the income team is.
pub const fn deed() -> Deed {
    Deed {
        done: "We will have answered you",
        to_do: "answer you",
        next: "we answer you",
    }
}

/// What a question is about, where its topic is known.
pub fn topic_title(topic: Option<Topic>) -> &'static str {
    topic.map_or(ABOUT_YOUR_RENT, Topic::tenant_title)
}
