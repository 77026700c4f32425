//! What a tenant reads about a hazard: what the law makes us do, by when. Never that it comes from how anyone lives.

use super::record_words::Deed;
use domain::repairs::hazards::Happening;
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::{Duty, Finding, Grade};

pub const HEADING: &str = "Health and safety";
pub const LAW: &str =
    "A law called Awaab’s Law gives us dates to look into this and to make it safe.";
pub const FOUND: &str = "What we found";
pub const NEXT: &str = "What happens next";
pub const DONE: &str = "What we have done";
pub const READ_LETTER: &str = "Read our letter to you";
pub const READ_LETTERS: &str = "Read our letters to you";
pub const WANT_VISIT: &str = "I want someone to visit";
pub const WANT_VISIT_TEXT: &str = "We looked into this without coming to your home. You can ask for someone to come. The law gives us 10 working days from when you ask.";
pub const VISIT_ASKED: &str = "Thank you. Someone will come to your home.";
pub const VISIT_WANTED: &str = "You asked for someone to visit.";
pub const STAY: &str = "Somewhere else to stay";
pub const STAY_TEXT: &str = "You can stay somewhere else until your home is safe. We pay for it.";
pub const STAY_YES: &str = "Yes, I will stay there";
pub const STAY_NO: &str = "No, I will stay at home";
pub const STAY_ACCEPTED: &str = "You said yes. We will arrange it with you.";
pub const STAY_DECLINED: &str = "You said no. You can still say yes.";
pub const STAY_ENDED: &str = "This offer has ended.";
pub const STAY_ANSWERED: &str = "Thank you. We have your answer.";
pub const STAY_GONE: &str = "This offer has ended. Call us if you need somewhere to stay.";
pub const NOT_NOW: &str =
    "This has changed since you opened the page. Look at where it stands now.";

pub const LETTER: &str = "Our letter to you";
pub const LETTERS_BEFORE: &str = "Earlier letters";
pub const NO_LETTER: &str = "We have not written to you about this yet";
pub const NO_LETTER_TEXT: &str =
    "When we know what is wrong, we will send you a letter. You can read it here.";
pub const BACK: &str = "Your repair";

/// The line under the hazard's name.
pub fn standing(level: Option<Grade>, finding: Option<Finding>) -> &'static str {
    match (finding, level) {
        (Some(Finding::Emergency), _) => "We found an emergency hazard.",
        (Some(Finding::Significant), _) => {
            "We found a hazard that could harm someone’s health or safety."
        }
        (Some(Finding::None), _) => "We did not find a hazard that the law sets dates for.",
        (None, Some(Grade::Emergency)) => {
            "This may be an emergency. We must look into it and make it safe within 24 hours."
        }
        (None, Some(Grade::Significant)) => {
            "This may be a hazard to health or safety. We will find out."
        }
        (None, _) => {
            "We looked at this. The law on urgent hazards does not set dates for it. Your repair goes on."
        }
    }
}

/// How we look or looked into it.
pub fn looked(kind: &str) -> &'static str {
    match kind {
        "remote" => "We looked into it from photos, video or by phone",
        "further" => "We looked into it further",
        _ => "We came to your home to look into it",
    }
}

pub fn will_look(kind: &str) -> &'static str {
    match kind {
        "remote" => "We will look into it from photos, video or by phone",
        _ => "We will come to your home to look into it",
    }
}

pub fn work_kind(kind: &str) -> &'static str {
    match kind {
        "preventative" => "To stop it coming back",
        _ => "To make it safe",
    }
}

pub fn progress(what: &str) -> &'static str {
    match what {
        "made_safe" => "We made it safe",
        "steps" => "We got the lasting work ready",
        "started" => "The lasting work began",
        _ => "All the work is done",
    }
}

/// What a clock of the law promises.
pub fn deed(duty: Duty) -> Deed {
    let (done, to_do, next) = match duty {
        Duty::Emergency => (
            "We will have looked into it and made it safe",
            "look into it and make it safe",
            "we look into it and make it safe",
        ),
        Duty::Investigate => (
            "We will have looked into what is wrong",
            "look into what is wrong",
            "we look into what is wrong",
        ),
        Duty::Renewed => (
            "Someone will have come to your home to look",
            "come to your home to look",
            "someone comes to your home to look",
        ),
        Duty::Further => (
            "We will have found out more",
            "find out more",
            "we find out more",
        ),
        Duty::Summary => (
            "We will have sent you a letter about what we found",
            "send you a letter about what we found",
            "we send you a letter about what we found",
        ),
        Duty::Safety => (
            "We will have made it safe",
            "make it safe",
            "we make it safe",
        ),
        Duty::PreventativeSteps => (
            "We will have got the lasting work under way",
            "get the lasting work under way",
            "we get the lasting work under way",
        ),
        Duty::PreventativeStart => (
            "We will have begun the lasting work",
            "begin the lasting work",
            "we begin the lasting work",
        ),
    };
    Deed { done, to_do, next }
}

/// "In an emergency the law gives us" … "24 hours."
pub fn rule_begins(duty: Duty) -> &'static str {
    match duty {
        Duty::Emergency => "In an emergency the law gives us",
        Duty::Renewed => "When you ask for a visit, the law gives us",
        _ => "The law gives us",
    }
}

/// From when it counts, after "We count 10 working days from …,".
pub fn since(duty: Duty) -> &'static str {
    match duty {
        Duty::Emergency | Duty::Investigate => "when we came to know of it",
        Duty::Renewed => "when you asked for a visit",
        Duty::Further => "when we saw that we need to know more",
        _ => "when we had looked into it",
    }
}

/// A step on the timeline. `None` for what is the desk's own business.
pub fn happened(what: Happening, hazard: &str, who: &str) -> Option<String> {
    let name = Hazard::parse(hazard).map_or("a hazard", Hazard::label);
    let name = name.to_lowercase();
    Some(match what {
        Happening::Suspected => format!("This may be a hazard under Awaab’s Law: {name}"),
        Happening::Emergency => "We think it may be an emergency".to_owned(),
        Happening::Significant => "We are treating it as a possible hazard".to_owned(),
        Happening::NotInScope => "Awaab’s Law sets no dates for it".to_owned(),
        Happening::VisitPlanned => "We planned a visit to look into it".to_owned(),
        Happening::RemotePlanned => "We planned how to look into it".to_owned(),
        Happening::NeedsMore => "We looked into it and need to know more".to_owned(),
        Happening::FoundNone => format!("We looked into it and did not find a hazard ({name})"),
        Happening::FoundSignificant => format!("We looked into it and found a hazard: {name}"),
        Happening::FoundEmergency => {
            format!("We looked into it and found an emergency hazard: {name}")
        }
        Happening::VisitWanted => format!("{who} asked for someone to visit"),
        Happening::SummarySent => "We sent a letter about what we found".to_owned(),
        Happening::MadeSafe => "We made it safe".to_owned(),
        Happening::StepsTaken => "We got the lasting work under way".to_owned(),
        Happening::Started => "The lasting work began".to_owned(),
        Happening::Completed => "All the work on the hazard is done".to_owned(),
        Happening::Closed => "We closed our work on the hazard".to_owned(),
        Happening::AccommodationOffered => "We offered somewhere else to stay".to_owned(),
        Happening::AccommodationAccepted => format!("{who} said yes to somewhere else to stay"),
        Happening::AccommodationDeclined => format!("{who} said no to somewhere else to stay"),
        Happening::AccommodationEnded => "The offer of somewhere else to stay ended".to_owned(),
        Happening::DowngradeProposed | Happening::DowngradeRefused | Happening::AttemptRecorded => {
            return None;
        }
    })
}
