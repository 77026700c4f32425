//! What a tenant reads about breathing space. Nothing here asks for money, and nothing frightens.

use chrono::NaiveDate;
use domain::rent::breathing::OwnMoratorium;
use rules::london::long_date;

/// Stays in the history of a shared phone.
pub const TITLE: &str = "Help with your rent";
pub const PAGE: &str = "Breathing space";
pub const BACK: &str = "Your rent";

pub const CHECKING: &str = "We are checking your breathing space";
pub const CHECKING_NEXT: &str = "An officer looks for it in the national register and then tells you. You do not need to do anything.";
pub const RUNS: &str = "You are in breathing space";
pub const FROZEN: &str = "is on hold. Nobody will ask you for it.";
pub const ENDED: &str = "Your breathing space has ended";
pub const ENDED_NEXT: &str = "Nothing happens by itself. An officer looks at your account before anyone writes to you about it.";
pub const ANSWERED: &str = "We looked for your breathing space";
pub const ANSWERED_NEXT: &str = "If you think this is wrong, ask your debt adviser for your reference. Then tell us again here.";
pub const PART_ON_HOLD: &str = "Part of this account is on hold";
pub const PART_ON_HOLD_TEXT: &str = "Nobody will ask you for that part for now.";

pub const VOLUNTARY: &str = "You do not have to pay the part on hold";
pub const VOLUNTARY_TEXT: &str = "You can, if you want to. Talk to your debt adviser first. Then tell us that the payment is for the part on hold. If you do not say so, we use it for your rent.";
pub const WAYS_TO_PAY: &str = "See the ways to pay";

pub const WHAT: &str = "What it is";
pub const WHAT_TEXT: &str = "Breathing space is a law that gives people with debts time to get help. It lasts up to 60 days. If you are having treatment for a mental health crisis, it lasts as long as the treatment and 30 days more.";
pub const WHO_STARTS: &str =
    "A debt adviser starts it for you. It is free. Your adviser tells us about it.";
pub const WHILE_IT_LASTS: &str = "While it lasts";
pub const EFFECTS: [&str; 5] = [
    "We do not ask you, or anyone who shares your tenancy, for the rent you owed before it.",
    "We do not take you to court for it, and we add no charges to it.",
    "Your rent from then on still needs to be paid. If that is hard, tell us or your adviser.",
    "You can still report repairs and use everything else here.",
    "You can talk to us about what you owe if you want to. We will not start.",
];

pub const SAY: &str = "Are you in breathing space?";
pub const SAY_TEXT: &str = "Tell us. We stop asking you for what you owe at once, and check. Nobody else who shares your tenancy can see that you told us.";
pub const REFERENCE: &str = "Your breathing space reference, if you have it";
pub const REFERENCE_HINT: &str = "It is in the letter or email from your debt adviser.";
pub const ADVISER: &str = "Who is your debt adviser? (optional)";
pub const ADVISER_HINT: &str = "For example, StepChange.";
pub const SAY_BUTTON: &str = "I am in breathing space";
pub const SIGNED_OUT: &str = "You were signed out. What you wrote is still here. Send it again";
pub const SAID_TOLD: &str = "Thank you. We have stopped asking, and we are checking.";
pub const ANOTHER_REFERENCE: &str = "We have looked and did not find it. Enter the reference of your breathing space: your debt adviser has it";
pub const KNOWN_TOLD: &str = "We know about your breathing space.";

pub const HELP: &str = "Get free help with debts";
pub const HELP_TEXT: &str = "These advisers are free, and they do not judge you.";
pub const CRISIS: &str = "If things feel too much, you can call 111 and choose the mental health option, or call Samaritans on 116 123, day or night.";

pub fn checking(until: NaiveDate) -> String {
    format!(
        "We will not ask anyone for what is owed on this account up to {}, while we check.",
        long_date(until)
    )
}

pub fn reference(case: &str) -> String {
    format!("Your reference is {case}.")
}

pub fn runs(running: &OwnMoratorium) -> String {
    let from = long_date(running.starts_on);
    match running.last_day {
        Some(last) => format!("From {from} to {}.", long_date(last)),
        None => format!("Since {from}. It lasts as long as your treatment, and 30 days more."),
    }
}

pub fn rent_goes_on(since: NaiveDate) -> String {
    format!(
        "Your rent from {} on is as usual. If you cannot pay it, tell us or your adviser.",
        long_date(since)
    )
}

pub fn ended(on: NaiveDate) -> String {
    format!("Its last day was {}.", long_date(on))
}

pub fn answered(on: NaiveDate) -> String {
    format!("An officer looked on {}.", long_date(on))
}

pub fn call_us(phone: &str) -> String {
    format!("You can also call us on {phone} and ask for the income team.")
}
