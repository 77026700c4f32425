//! The words of imports.

use domain::imports::ImportRecord;
use domain::imports::record::State;

pub const IMPORTS: &str = "Imports";
pub const BRING_IN: &str = "Bring in a file";
pub const LEAD: &str = "Send the export of your housing system as a CSV file. The same file twice changes nothing. If one row is wrong, nothing is changed and you see which rows to put right.";
pub const NONE_YET: &str =
    "Nothing has been brought in yet. Each file will be listed here, with what became of it.";
pub const COMMAND_LINE: &str = "on the command line";

pub const WAITING: &str = "Waiting its turn";
pub const WORKING: &str = "Under way";
pub const DONE: &str = "Done";
pub const TRIED: &str = "Tried, nothing kept";
pub const NOTHING_CHANGED: &str = "Nothing changed";
pub const FAILED: &str = "Could not be read";

pub const KIND: &str = "What is in the file?";
pub const FILE: &str = "The file";
pub const MAPPING: &str = "Mapping (leave empty if you have none)";
pub const MAPPING_HINT: &str = "Says which of your columns is which, and what your codes mean. The command doorstep import --example rent prints one to start from. It is filled in from the last import.";
pub const LEAVE_OUT: &str = "If some rows are wrong";
pub const NOTHING: &str = "Change nothing, and tell me which rows";
pub const TAKE_VALID: &str = "Take the rows that are right, and tell me about the others";
pub const KEEP: &str = "Keep what is in the file?";
pub const REAL: &str = "Yes, bring it in";
pub const TRIAL: &str = "No, only try it and tell me what would change";
pub const SEND: &str = "Send the file";

pub const CHOOSE_KIND: &str = "Choose what is in the file";
pub const CHOOSE_FILE: &str = "Choose the file";
pub const BROKE_OFF: &str = "The file did not reach us whole. Send it again";
pub const NO_ROOM: &str =
    "There is no room for the file. Tell whoever runs this service that the disk is full";

pub const ROWS_READ: &str = "Rows read";
pub const ADDED: &str = "Added";
pub const CHANGED: &str = "Changed";
pub const TAKEN_BACK: &str = "Taken back";
pub const UNCHANGED: &str = "As they were";
pub const WRONG: &str = "Wrong and left out";
pub const WRONG_REFUSED: &str = "Wrong";
pub const LOOKS_AGAIN: &str =
    "This page looks again by itself every 5 seconds. You can close it: the work goes on.";
pub const LOOK_AGAIN: &str = "Look again now";
pub const STAY: &str = "Stop looking again by itself";
pub const WHAT_IS_WRONG: &str = "What is wrong";
pub const ALL_FAULTS: &str = "Download all of it as a CSV file";
pub const FAULT_HEADS: [&str; 3] = ["Line", "Column", "What is wrong"];
pub const SILENT: &str = "It is taking long";
pub const BACK: &str = "All imports";
pub const SAME_BEFORE: &str = "A file with the same contents was brought in on";
pub const ASKED_VALID: &str = "Rows that are right are taken even if others are wrong.";
pub const MAPPING_USED: &str = "The mapping used";

pub fn file_hint(megabytes: u32) -> String {
    let most = number(i64::from(megabytes));
    format!(
        "CSV of up to {most} MB, in UTF-8 unless the mapping says otherwise. It is deleted once it has been worked."
    )
}

/// Nothing was heard of it for so many minutes.
pub fn silent(minutes: i64) -> String {
    format!(
        "We have not heard from it for {minutes} minutes. If the service was stopped it begins again by itself, and nothing is changed before it is done. You can also send the file again: nothing is brought in twice."
    )
}

/// What became of it, in a few words.
pub fn outcome(import: &ImportRecord) -> String {
    match import.state {
        State::Waiting => String::new(),
        State::Reading => format!("{} so far", rows(import.rows)),
        State::Applied | State::Tried => changes(import),
        State::Refused => format!("{} of {} wrong", number(import.faulty), rows(import.rows)),
        State::Failed => import.failure.clone().unwrap_or_default(),
    }
}

fn changes(import: &ImportRecord) -> String {
    let parts = [
        (import.added, "added"),
        (import.changed, "changed"),
        (import.taken_back, "taken back"),
        (import.faulty, "left out"),
    ];
    let said: Vec<_> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", number(count)))
        .collect();
    if said.is_empty() {
        format!("{}, nothing new", rows(import.rows))
    } else {
        said.join(", ")
    }
}

fn rows(count: i64) -> String {
    match count {
        1 => "1 row".to_owned(),
        count => format!("{} rows", number(count)),
    }
}

/// "1,000,000".
pub fn number(count: i64) -> String {
    let digits = count.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}
