//! What an operative reads.

use crate::ui::Tone;
use chrono::NaiveDate;
use domain::repairs::visits::firm::JobRow;
use rules::london;
use rules::repairs::visits::Slot;
use rules::repairs::{Priority, Trade};

pub const JOBS: &str = "Your visits";
pub const NONE_TODAY: &str = "No visits today";
pub const NONE_TODAY_TEXT: &str = "When a visit is booked with your team, you find it here.";
pub const EARLIER: &str = "Not written down yet";
pub const VISIT: &str = "Visit";

pub const WORK: &str = "Work";
pub const ACCESS: &str = "Getting in";
pub const SAFETY: &str = "What you must do";
pub const PHONE: &str = "Phone";
pub const NUMBER: &str = "Order";

pub const ON_MY_WAY: &str = "On my way";
pub const ON_MY_WAY_HINT: &str = "We text the tenant that you are coming.";
pub const ON_MY_WAY_TOLD: &str = "The tenant knows that you are on your way.";
pub const FINISH: &str = "I got in";
pub const OUTCOME: &str = "How did it go?";
pub const CHOOSE_OUTCOME: &str = "Choose how it went";
pub const DONE_WORDS: &str = "What did you do?";
pub const DONE_HINT: &str = "The tenant reads this.";
pub const DONE_EMPTY: &str = "Enter what you did";
pub const EXPECTED: &str = "When do you expect the part?";
pub const EXPECTED_HINT: &str = "Only if you wait for a part. For example, 1 12 2026.";
pub const EXPECTED_WRONG: &str = "Enter a date from today on, or leave it empty";
pub const SAVE: &str = "Save";
pub const SAVED_TOLD: &str = "Saved.";

pub const NO_ACCESS: &str = "Could not get in";
pub const NO_ACCESS_TEXT: &str =
    "It counts only if you waited, phoned, left a card and took a photo. First send the photo.";
pub const WAITED: &str = "How many minutes did you wait?";
pub const WAITED_HINT: &str = "10 at least.";
pub const PHONED: &str = "I phoned the tenant";
pub const CARD_LEFT: &str = "I left a card";
pub const AT_THE_DOOR: &str = "What you did at the door";
pub const NOTES: &str = "What happened?";
pub const NOTES_HINT: &str = "The tenant reads this, and may say that they were at home.";
pub const NOTES_EMPTY: &str = "Enter what happened";
pub const SAVE_NO_ACCESS: &str = "Save: could not get in";
pub const NO_ACCESS_TOLD: &str = "Saved. The tenant has been told.";
pub const WAIT_LONGER: &str = "Wait 10 minutes at least, and enter how many you waited";
pub const PHONE_FIRST: &str = "Phone the tenant first, then tick it";
pub const CARD_FIRST: &str = "Leave a card first, then tick it";
pub const PHOTO_FIRST: &str = "Send a photo of the door and the card first";
pub const TOO_EARLY: &str =
    "This can be saved only on the day, once the visit has begun and you have waited";

pub const PHOTO_AFTER: &str = "Photo of the finished work";
pub const PHOTO_DOOR: &str = "Photo of the door and the card";
pub const PHOTO_HINT: &str = "A JPEG, PNG or WebP picture. Not of people.";
pub const SEND_PHOTO: &str = "Send photo";
pub const PHOTOS: &str = "Photos";

pub const NOT_TODAY: &str = "This visit is not today";
pub const OVER: &str = "This visit has been written down or called off already";
pub const BACK: &str = "Your visits";

/// The three ways a visit ends at which someone got in: the form's value and the words.
pub const OUTCOMES: [(&str, &str); 3] = [
    ("done", "The work is done"),
    ("more", "There is more work to do"),
    ("parts", "I need a part"),
];

pub fn day_title(day: NaiveDate, today: NaiveDate) -> String {
    let title = london::relative_day(day, today);
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "8am to 1pm", or "now, by 1:15pm".
pub fn hours(job: &JobRow) -> String {
    match job.slot().and_then(|slot| slot.window(job.day)) {
        Some((from, to)) => format!("{} to {}", london::time_of(from), london::time_of(to)),
        None => format!("now, by {}", london::time_of(job.ends_at)),
    }
}

pub fn trade(key: &str) -> &'static str {
    Trade::parse(key).map_or("Repair", Trade::label)
}

pub fn tag(job: &JobRow) -> (&'static str, Tone) {
    match job.state.as_str() {
        "on_the_way" => ("On the way", Tone::Brand),
        "done" => ("Written down", Tone::Green),
        "no_access" => (NO_ACCESS, Tone::Amber),
        _ if job.slot() == Some(Slot::Now) => ("Go now", Tone::Red),
        _ if Priority::parse(&job.priority) == Some(Priority::Emergency) => {
            ("Emergency", Tone::Red)
        }
        _ => ("To do", Tone::Neutral),
    }
}
