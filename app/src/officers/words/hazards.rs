//! Hazards under Awaab's Law as officers speak of them.

use domain::repairs::hazards::Happening;
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::{Duty, Grade, Step};

pub fn hazard_name(key: &str) -> &'static str {
    Hazard::parse(key).map_or("A hazard", Hazard::label)
}

/// In the queue, beside the date.
pub fn duty_phrase(duty: Duty) -> &'static str {
    match duty {
        Duty::Emergency => "emergency hazard: make safe",
        Duty::Investigate => "investigate hazard",
        Duty::Renewed => "visit the tenant asked for",
        Duty::Further => "further investigation",
        Duty::Summary => "send summary",
        Duty::Safety => "make hazard safe",
        Duty::PreventativeSteps => "steps to lasting work",
        Duty::PreventativeStart => "begin lasting work",
    }
}

/// On the case.
pub fn duty_words(duty: Duty) -> &'static str {
    match duty {
        Duty::Emergency => "Investigate the emergency hazard and make it safe",
        Duty::Investigate => "Investigate the hazard",
        Duty::Renewed => "Investigate in person: the tenant asked for a visit",
        Duty::Further => "Finish the further investigation",
        Duty::Summary => "Send the written summary",
        Duty::Safety => "Make the hazard safe",
        Duty::PreventativeSteps => "Take steps towards the lasting work",
        Duty::PreventativeStart => "Begin the lasting work",
    }
}

/// "Damp and mould: written summary sent".
pub fn hazard_event(what: Happening, hazard: &str) -> String {
    let what = match what {
        Happening::Suspected => "possible hazard",
        Happening::Emergency => "taken for an emergency",
        Happening::Significant => "taken for significant",
        Happening::NotInScope => "not under Awaab’s Law",
        Happening::DowngradeProposed => "less grave, proposed",
        Happening::DowngradeRefused => "less grave, not agreed",
        Happening::VisitPlanned => "visit planned",
        Happening::RemotePlanned => "remote investigation planned",
        Happening::NeedsMore => "investigated, needs to know more",
        Happening::FoundNone => "investigated, no hazard found",
        Happening::FoundSignificant => "investigated, significant",
        Happening::FoundEmergency => "investigated, an emergency",
        Happening::VisitWanted => "tenant wants someone to visit",
        Happening::SummarySent => "written summary sent",
        Happening::MadeSafe => "made safe",
        Happening::StepsTaken => "steps towards lasting work taken",
        Happening::Started => "lasting work begun",
        Happening::Completed => "all work done",
        Happening::Closed => "closed",
        Happening::AccommodationOffered => "somewhere else to stay offered",
        Happening::AccommodationAccepted => "tenant accepts somewhere else to stay",
        Happening::AccommodationDeclined => "tenant declines somewhere else to stay",
        Happening::AccommodationEnded => "stay elsewhere ended",
        Happening::AttemptRecorded => "attempt recorded",
    };
    format!("{}: {what}", hazard_name(hazard))
}

pub fn grade_words(key: &str) -> &'static str {
    Grade::parse(key).map_or("Not looked at", Grade::label)
}

/// Where a hazard stands, for the desk.
pub fn step_words(step: Step) -> &'static str {
    match step {
        Step::Aware => "Not looked at yet",
        Step::Triaged => "To be investigated",
        Step::Investigating => "Being investigated",
        Step::Concluded => "Summary to be written",
        Step::SummarySent => "Summary sent",
        Step::MadeSafe => "Made safe",
        Step::PreventativeSteps => "Lasting work in hand",
        Step::PreventativeStarted => "Lasting work begun",
        Step::Completed => "All work done",
        Step::Closed => "Closed",
    }
}

/// How an investigation was made, or is to be.
pub fn investigation_kind(key: &str) -> &'static str {
    match key {
        "remote" => "Remote",
        "visit" => "Visit",
        "renewed" => "Visit the tenant asked for",
        "further" => "Further investigation",
        _ => "Investigation",
    }
}

pub fn investigation_outcome(key: &str) -> &'static str {
    match key {
        "needs_more" => "Needs to know more",
        "none" => "No significant hazard",
        "significant" => "Significant hazard",
        "emergency" => "Emergency hazard",
        _ => "Not known",
    }
}

pub fn presence_words(key: &str) -> &'static str {
    match key {
        "present" => "The tenant was there",
        "represented" => "Someone was there for the tenant",
        _ => "The tenant chose not to be there",
    }
}

pub fn attempt_kind(key: &str) -> &'static str {
    match key {
        "phone" => "Phoned",
        "message" => "Texted or emailed",
        "letter" => "Wrote a letter",
        "visit" => "Called at the home",
        "contractor" => "Asked a contractor or supplier",
        _ => "Something else",
    }
}

pub fn attempt_outcome(key: &str) -> &'static str {
    match key {
        "reached" => "Reached",
        "no_answer" => "No answer",
        "no_access" => "Could not get in",
        "refused" => "Not let in, or turned down",
        "delayed" => "Delayed by others",
        _ => "Not known",
    }
}

pub const HAZARD_PANEL: &str = "Hazards (Awaab’s Law)";
pub const NO_HAZARD: &str = "No hazard is open on this repair.";
pub const WHO_LIVES_THERE: &str = "Who lives there";
pub const NEEDS_OF_HOME: &str = "Needs we know of";
pub const NOBODY_KNOWN: &str = "We hold nothing about who lives there. Ask.";
pub const OPEN_HAZARD: &str = "Open a hazard on this repair";
pub const HAZARD_LABEL: &str = "Which hazard?";
pub const OPEN_AS_EMERGENCY: &str = "It may be an emergency";
pub const OPEN_HAZARD_BUTTON: &str = "Open hazard";
pub const CHOOSE_HAZARD: &str = "Choose a hazard";
pub const HAZARD_OPENED: &str = "The hazard is open. Its clock runs from now.";

pub const NOT_IN_FORCE: &str = "The law did not cover this hazard on the day we came to know, unless it is an emergency. Choose Significant to keep its dates all the same.";
pub const TRIAGE_LEGEND: &str = "How grave is it, for the people who live there?";
pub const TRIAGE_BUTTON: &str = "Decide";
pub const GRADE_REASON: &str = "Why?";
pub const GRADE_REASON_HINT: &str = "Name who lives there and what it could do to them. Only the desk and whoever reported it can read this.";
pub const CHOOSE_GRADE: &str = "Choose how grave it is";
pub const ENTER_GRADE_REASON: &str = "Enter why";
pub const GRADED: &str = "Your decision is kept.";
pub const TRIAGE_DOWN_HINT: &str = "It was reported as an emergency. To take it for less, a second officer must agree; the 24 hours run on until then.";

pub const PLAN: &str = "Plan the investigation";
pub const PLAN_HOW: &str = "How?";
pub const REMOTE: &str = "Remote: photos, video or phone";
pub const VISIT: &str = "Visit";
pub const PLAN_WHEN: &str = "When?";
pub const PLAN_HINT: &str = "The law asks for 24 hours’ written notice of a visit. They hear of it when you save, with the choice to be there or send someone.";
pub const AGREED: &str = "They agreed to a sooner time, or it is an emergency";
pub const PLAN_BUTTON: &str = "Plan and give notice";
pub const PLANNED: &str = "The investigation is planned. The tenant hears of it.";
pub const CHOOSE_HOW: &str = "Choose how";
pub const ENTER_WHEN: &str = "Enter a date and time";
pub const ENTER_LATER: &str = "Enter a time that is still to come";
pub const TOO_SOON: &str = "Give 24 hours’ notice, or tick the box if they agreed to a sooner time";
pub const IN_PERSON: &str = "The tenant asked for a visit: this one must be in person";

pub const RECORD: &str = "Record an investigation";
pub const RECORD_WHEN: &str = "When did it end? Leave empty for now";
pub const PRESENCE: &str = "Was the tenant there?";
pub const FINDINGS: &str = "What was found";
pub const FINDINGS_HINT: &str = "Everyone named on the tenancy reads this, and it goes into the letter. Nothing on anyone’s health, and never how they live.";
pub const FOUND_LEGEND: &str = "What is it?";
pub const RECORD_BUTTON: &str = "Record";
pub const RECORDED: &str = "The investigation is on record, and its dates run.";
pub const ENTER_FINDINGS: &str = "Enter what was found";
pub const CHOOSE_FOUND: &str = "Choose what it is";
pub const NOT_COMPETENT: &str =
    "Only a competent investigator can record this. An administrator can make you one.";
pub const NOT_THEN: &str = "Enter a time after we came to know, and not in the future";

pub const WORK: &str = "Plan work";
pub const WORK_KIND: &str = "What is it for?";
pub const MAKE_SAFE: &str = "To make it safe";
pub const PREVENTATIVE: &str = "To stop it coming back";
pub const WORK_WHAT: &str = "What will be done";
pub const WORK_STARTS: &str = "Target start";
pub const WORK_FINISHES: &str = "Target finish";
pub const WORK_BUTTON: &str = "Add to the plan";
pub const WORK_PLANNED: &str = "The work is in the plan and will stand in the letter.";
pub const CHOOSE_WORK: &str = "Choose what it is for";
pub const ENTER_WORK: &str = "Enter what will be done";
pub const ENTER_DATE: &str = "Enter a date";
pub const FINISH_AFTER_START: &str = "Enter a finish on or after the start";
pub const TAKE_BACK: &str = "Take back";
pub const TAKEN_BACK: &str = "The work is taken out of the plan.";

pub const WRITE_SUMMARY: &str = "Write the summary";
pub const WRITE_SUMMARY_AGAIN: &str = "Write a new summary";
pub const SUMMARY_PAGE: &str = "The written summary";
pub const SAFETY_LABEL: &str = "How to stay safe until then";
pub const SAFETY_HINT: &str = "Everyone named on the tenancy reads this. Nothing on anyone’s health, and never how they live.";
pub const NONE_NEEDED_LABEL: &str = "Why no work is needed";
pub const NONE_NEEDED_HINT: &str = "Only if the plan holds no work.";
pub const PREVIEW: &str = "Show the letter again";
pub const SEND_SUMMARY: &str = "Send the letter";
pub const SUMMARY_SENT: &str = "The letter is sent.";
pub const SAY_ACTION: &str = "Plan the work on the case first, or say why none is needed: the letter must hold one or the other";
pub const PREVIEW_HEADING: &str = "This is what they will read";
pub const NOT_FOUND_YET: &str = "There is nothing to write yet: no investigation has concluded.";

pub const PROGRESS: &str = "Record what was done";
pub const PROGRESS_LEGEND: &str = "How far is it?";
pub const PROGRESS_NOTE: &str = "What was done";
pub const PROGRESS_NOTE_HINT: &str = "Everyone named on the tenancy reads this.";
pub const PROGRESS_WHEN: &str = "When? Leave empty for now";
pub const PROGRESS_BUTTON: &str = "Record";
pub const PROGRESSED: &str = "It is on record, and the tenant hears of it.";
pub const CHOOSE_PROGRESS: &str = "Choose how far it is";
pub const ENTER_PROGRESS: &str = "Enter what was done";
pub const SAFE_FIRST: &str = "It has not been made safe, or not all the work is done";

pub const CLOSE_HAZARD: &str = "Close the hazard";
pub const HAZARD_CLOSED: &str = "The hazard is closed.";
pub const SUMMARY_FIRST: &str = "Send the written summary first: the law asks for it";

pub const STAY: &str = "Somewhere else to stay";
pub const STAY_LATE: &str = "The date to make it safe is close or past. If it cannot be kept, offer somewhere else to stay, at our cost.";
pub const STAY_LABEL: &str = "What we offer";
pub const STAY_HINT: &str = "Where, from when, how to get there, and what we pay. Everyone named on the tenancy reads this.";
pub const STAY_BUTTON: &str = "Offer";
pub const STAY_OFFERED: &str = "The offer is made. The tenant hears of it.";
pub const ENTER_STAY: &str = "Enter what we offer";
pub const STAY_END: &str = "End the offer or the stay";
pub const STAY_ENDED: &str = "It is ended.";
pub const STAY_OPEN: &str = "An offer is open already. End it first";

pub const ATTEMPTS: &str = "Attempts and delays";
pub const ATTEMPT_KIND: &str = "What was tried?";
pub const ATTEMPT_OUTCOME: &str = "What came of it?";
pub const ATTEMPT_EVIDENCE: &str = "What shows it";
pub const ATTEMPT_EVIDENCE_HINT: &str = "Number rung, photo of the card, the supplier’s email. The clocks run on. Only the desk reads this.";
pub const ATTEMPT_BUTTON: &str = "Record attempt";
pub const ATTEMPT_KEPT: &str = "The attempt is on record.";
pub const CHOOSE_ATTEMPT: &str = "Choose what was tried";
pub const CHOOSE_ATTEMPT_OUTCOME: &str = "Choose what came of it";
pub const ENTER_EVIDENCE: &str = "Enter what shows it";

pub const RECLASSIFY: &str = "It is graver, or less grave";
pub const RECLASSIFY_HINT: &str =
    "Graver counts at once. Less grave needs a second officer, and the dates run on until then.";
pub const RECLASSIFY_BUTTON: &str = "Decide or propose";
pub const PROPOSED: &str = "Waiting for a second officer";
pub const PROPOSED_BY_YOU: &str = "You proposed this. Another officer must agree.";
pub const AGREE: &str = "Agree";
pub const DISAGREE: &str = "Do not agree";
pub const AGREED_TOLD: &str = "You agreed. It is less grave now.";
pub const DISAGREED_TOLD: &str = "You did not agree. It stays as it was.";
pub const SECOND_OFFICER: &str = "Another officer must agree, not the one who proposed it";
pub const PROPOSAL_WAITS: &str = "Another proposal waits for a second officer";

pub const HAZARD_MOVED: &str =
    "This does not follow from where the hazard stands now. Look at it again";
pub const DEBT_ON_HOLD: &str =
    "A breathing space is on, or being checked: nobody asks about this debt until it is over";
pub const ANSWER_THERE: &str = "This case waits for an answer of its own. Give it on the account’s page: the case closes with it";
pub const HAZARD_OPEN: &str =
    "A hazard on this repair is not closed. Its dates are the law’s: close the hazard first";
