//! What the pages for reporting a repair say.

use rules::repairs::Where;

pub const REPORT_A_REPAIR: &str = "Report a repair";
pub const BACK: &str = "Back";
pub const CONTINUE: &str = "Save and continue";
pub const SAVED: &str = "Saved. You can close this page and come back.";
pub const SAVED_ANYWHERE: &str = "Saved. You can close this page and come back on any device.";
pub const CHANGE: &str = "Change";

pub const START_LEAD: &str =
    "It takes about two minutes. You do not need to sign in to start. Each answer is saved.";
pub const START_NEEDS: &str = "We will ask you";
pub const NEEDS: [&str; 4] = [
    "if anyone is in danger",
    "what is wrong, and where",
    "for photos, if you can take some",
    "when we can come, and how to reach you",
];
pub const START_NOW: &str = "Start now";
pub const UNFINISHED_TITLE: &str = "You have a report that is not finished";
pub const UNFINISHED_TEXT: &str = "Your answers and photos are saved.";
pub const GO_ON: &str = "Go on with it";
pub const START_AGAIN: &str = "Start again";
pub const START_AGAIN_HINT: &str =
    "If you start again, the answers and photos of that report are thrown away.";

pub const GONE_TITLE: &str = "We do not have this report any more";
pub const GONE_TEXT: &str = "It may have been sent, or started again, or not touched for four weeks. \
     Please start a new one. If you have just typed something, we will show it to you again when you get there.";
pub const GONE_SENT: &str = "Sent a report already? Sign in to see your repairs.";

pub const WAS_SENT_TITLE: &str = "Your report is sent";
pub const WAS_SENT_TEXT: &str = "We have it. You do not need to send it again.";
pub const WAS_SENT_SEE: &str = "See what happens next";
pub const WAS_SENT_ANOTHER: &str = "Is something else wrong?";
pub const WAS_SENT_ANOTHER_TEXT: &str = "Then start a new report for it.";

pub const EMERGENCY: &str = "Is anyone in danger now?";
pub const EMERGENCY_HINT: &str =
    "Choose what is happening. We will show you the number to ring now.";
pub const EMERGENCY_MISSING: &str =
    "Choose what is happening now. If it is none of these, choose \"None of these\"";

pub const ADVICE_NOT_ALONE_TITLE: &str = "This form must not be your only call";
pub const ADVICE_NOT_ALONE: &str =
    "Nobody is sent out for gas, carbon monoxide or fire because of this form. Ring first.";
pub const ADVICE_THEN: &str = "When you have rung and you are safe";
pub const ADVICE_THEN_TEXT: &str = "Tell us what is wrong as well. Then we have it in writing, and you can see what we do about it.";
pub const ADVICE_GO_ON: &str = "Tell us about it as well";
pub const PLACE: &str = "Where is the problem?";
pub const PLACE_MISSING: &str = "Choose where the problem is";
pub const SHARED_HINT: &str = "Stairs, lift, main door, bin store, roof, car park";
pub const TENANCY: &str = "Which home is it?";
pub const TENANCY_SHARED_HINT: &str =
    "If it is in a shared area, choose the home that is closest to it.";
pub const TENANCY_MISSING: &str = "Choose which home it is";

pub const PROBLEM: &str = "What is it about?";
pub const PROBLEM_HINT: &str = "Choose the closest one. You can say more later.";
pub const PROBLEM_MISSING: &str = "Choose what it is about";

pub const FAULT: &str = "What is wrong with it?";
pub const FAULT_MISSING: &str = "Choose what is wrong with it";

pub const SEARCH: &str = "Or say it in your own words";
pub const SEARCH_HINT: &str = "A few words, such as: tap won't stop, or no hot water";
pub const SEARCH_BUTTON: &str = "Search";
pub const SEARCH_MISSING: &str = "Enter a few words about what is wrong";
pub const FOUND: &str = "Is it one of these?";
pub const FOUND_MISSING: &str = "Choose the one that fits, or \"None of these\"";
pub const FOUND_NONE: &str = "None of these";
pub const FOUND_NONE_HINT: &str = "We will ask you some questions in place of this.";
pub const FOUND_NOTHING: &str = "We found nothing for those words";
pub const FOUND_NOTHING_TEXT: &str =
    "Try other words, or answer our questions. Each thing that can be wrong is there.";
pub const FOUND_QUESTIONS: &str = "Answer the questions";

pub const HELP: &str = "Before you go on";
pub const HELP_GO_ON: &str = "Go on with the report";
pub const SELF_HELP: &str = "You could try this now";
pub const STILL_REPORT: &str = "You can still send us your report. We look at each one.";
pub const CANNOT: &str =
    "Is there a reason you cannot do this, such as age or disability? (optional)";
pub const CANNOT_HINT: &str = "If there is, we may do it for you. Only our officers see it.";
pub const CANNOT_ROW: &str = "Why you cannot do it yourself";

pub const MORE: &str = "Tell us a bit more";
pub const MORE_HINT: &str = "It helps us see how soon we must come.";

pub const WHEN: &str = "How long has it been like this?";
pub const SINCE: &str = "When did it start?";
pub const SINCE_MISSING: &str = "Choose when it started";
pub const WORSE: &str = "Is it getting worse?";
pub const WORSE_MISSING: &str = "Choose whether it is getting worse";

pub const DESCRIBE: &str = "Tell us what is wrong, in your own words";
pub const DESCRIBE_HINT: &str = "Say what you see, hear or smell. Say exactly where it is. Any language is fine. \
     Others who share your tenancy can read this.";
pub const DESCRIBE_MISSING: &str = "Tell us what is wrong";

pub const PHOTOS: &str = "Add photos if you can";
pub const PHOTOS_LEAD: &str =
    "They help us send the right person with the right parts. You can skip this.";
pub const PHOTOS_CONTINUE: &str = "Continue";
pub const PHOTOS_SKIP: &str = "Continue without photos";

pub const RISK: &str = "Could this harm someone in your home more than most?";
pub const RISK_HINT: &str = "You do not have to say. We ask so that we can come sooner. \
     Only our officers see it, not the others in your home. Choose all that are true.";

pub const ACCESS: &str = "When can we come?";
pub const ACCESS_HINT: &str = "Choose all that suit you.";
pub const ACCESS_MISSING: &str = "Choose when we can come";
pub const ACCESS_NOTES: &str = "Is there anything we should know before we come? (optional)";
pub const ACCESS_NOTES_HINT: &str = "Parking, pets, a bell that does not work, a language you would like us to use. \
     Do not write codes for doors or key safes here. We will ask you for them when we come.";

pub const CONTACT: &str = "How may we reach you about this repair?";
pub const CONTACT_HINT: &str =
    "Choose all that are safe for you. If one way fails, we may try another that we hold as safe.";
pub const CONTACT_MISSING: &str = "Choose at least one way to reach you";

pub const CHECK: &str = "Check your answers";
pub const CHECK_LEAD: &str = "Then send your report to us.";
pub const SEND: &str = "Send report";
pub const SEND_ONWARD: &str = "Continue";
pub const CHECK_PRIORITY: &str = "How soon we think it must be done";
pub const CHECK_PRIORITY_HINT: &str =
    "When you send it we tell you the date. Someone in our repairs team checks it.";
pub const KNOWN_OWN: &str = "We already know about this";
pub const KNOWN_OWN_TEXT: &str = "There is an open repair of the same thing in your home. \
     If it is the same, you can say there that it has got worse. If it is not, send this report.";
pub const KNOWN_SHARED: &str = "Someone has told us about this";
pub const KNOWN_SHARED_TEXT: &str = "There is an open repair of the same thing in your building. \
     You can join it. Then we tell you how it goes on. If it is not the same, send this report.";
pub const KNOWN_WORSE: &str = "Tell us it is worse";
pub const KNOWN_JOIN: &str = "Join this repair";
pub const NOT_SAID: &str = "Not said";
pub const NO_PHOTOS: &str = "No photos";

pub const WHO: &str = "Sign in to send it";
pub const WHO_SIGN_IN_TEXT: &str =
    "Your report is saved. When you are signed in you can see what we do about it, and answer us.";
pub const WHO_SIGN_IN: &str = "Sign in to send it";
pub const WHO_OTHERWISE: &str = "Or send it without signing in";
pub const WHO_OTHERWISE_TEXT: &str = "We will ring you to check who you are. You will not see its progress here, \
     because we cannot be sure that it is you.";
pub const NAME: &str = "Your name";
pub const NAME_MISSING: &str = "Enter your name";
pub const ADDRESS: &str = "The address where the problem is";
pub const ADDRESS_HINT: &str = "With the postcode, if you know it.";
pub const ADDRESS_MISSING: &str = "Enter the address where the problem is";
pub const PHONE: &str = "A phone number we can ring";
pub const PHONE_MISSING: &str = "Enter a phone number like 07700 900123 or 01632 960001";
pub const WHO_SEND: &str = "Send without signing in";
pub const TOO_MANY: &str = "Many reports came from where you are in the last hour. \
     Your report is saved. Send it again in an hour, or ring us";

pub const SENT: &str = "We have your report";
pub const SENT_NEXT: &str = "What happens next";
pub const SENT_SIGNED_IN: [&str; 3] = [
    "Someone in our repairs team reads your report and looks at your photos.",
    "We agree with you when we come.",
    "We tell you of each step. You can see them all on this website.",
];
pub const SENT_UNVERIFIED: [&str; 3] = [
    "Someone in our repairs team reads your report and looks at your photos.",
    "We ring you on the number you gave, to check who you are and agree when we come.",
    "You will not see its progress here. Keep the reference to ask about it.",
];
pub const SENT_SEE: &str = "See your repair";
pub const SENT_BY_RIGHT_TO_REPAIR: &str =
    "A law called the Right to Repair sets this date for small, urgent repairs.";
pub const SENT_BY_AWAABS_LAW: &str =
    "A law called Awaab’s Law sets this date, to keep people safe in their homes.";
pub const SENT_WORSE: &str = "If it gets worse";
pub const SENT_WORSE_TEXT: &str =
    "Do not wait for us, and do not send another report. Ring our emergency line, day and night:";
pub const SENT_DANGER: &str = "If anyone is in danger, ring now";
pub const SENT_WHY_MORE: &str = "We chose this date from what you told us. Someone in our repairs team \
     checks it. If they change it, we will tell you why.";

/// When someone can come: keys of forms and records, and what people read.
pub const AVAILABILITY: [(&str, &str); 4] = [
    ("am", "In the morning, 8am to midday"),
    ("pm", "In the afternoon, midday to 5pm"),
    ("school_run", "Between the school runs, 10am to 2pm"),
    ("any", "Any time"),
];

/// How someone wants to be reached: keys of forms and records, and what people read.
pub const REACH_BY: [(&str, &str); 3] = [
    ("email", "Email"),
    ("sms", "Text message"),
    ("phone", "Phone call"),
];

/// What a key of [`AVAILABILITY`] or [`REACH_BY`] means to people.
pub fn label_of(table: &[(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, label)| *label)
}

pub fn room_question(place: Option<Where>) -> &'static str {
    match place {
        Some(Where::SharedArea) => "Which shared area is it in?",
        _ => "Which room is it in?",
    }
}

pub fn room_missing(place: Option<Where>) -> &'static str {
    match place {
        Some(Where::SharedArea) => "Choose which shared area it is in",
        _ => "Choose which room it is in",
    }
}

/// "Tap: what is wrong with it?"
pub fn fault_question(element: &str) -> String {
    format!("{element}: what is wrong with it?")
}

pub fn answer_missing(question: &str) -> String {
    format!("Choose an answer. {question}")
}

pub fn photos(count: usize) -> String {
    match count {
        0 => NO_PHOTOS.to_owned(),
        1 => "1 photo".to_owned(),
        _ => format!("{count} photos"),
    }
}
