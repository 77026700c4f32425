//! The repairs of Ebbsmarsh as stories: what was reported, when, and what came after.

mod booked;
mod done;
mod new;
mod waiting;

use crate::cases::closure::Outcome;
use crate::demo::pictures::Picture;
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::{Finding, Grade};
use rules::repairs::state::RepairState;
use rules::repairs::{AtRisk, Emergency, Priority, Room, Since, Worse};

/// When it was reported, counted back from the moment the demo is loaded. Hours are London's.
#[derive(Clone, Copy)]
pub enum Ago {
    Hours(i64),
    /// Days, and the hour of that day.
    Days(i64, u32),
    /// Working days, and the hour of that day: for a promise that is to fall due on a certain day.
    WorkingDays(u32, u32),
}

/// Who reported it.
#[derive(Clone, Copy)]
pub enum By {
    Person(&'static str),
    /// Name, address and phone of someone who has not signed in.
    Unverified(&'static str, &'static str, &'static str),
}

/// What someone did about it.
#[derive(Clone, Copy)]
pub enum Act {
    Priority(Priority, &'static str),
    Assign,
    Move(RepairState),
    Ask(&'static str),
    Tell(&'static str),
    Note(&'static str),
    /// The tenant may choose when someone comes.
    Offer,
    Close(Outcome, &'static str),
    Reply(&'static str),
    Worse(&'static str),
    Reopen(&'static str),
    CallOff,
    Photo(Picture),
    /// Someone came, and nobody let them in: the picture of the door, and what they wrote down.
    NobodyHome(Picture, &'static str),
    /// The newest text about it does not arrive.
    TextFails,
    /// A step of the hazard it was reported with.
    Hazard(HazardAct),
}

/// What was done about the hazard of a repair.
#[derive(Clone, Copy)]
pub enum HazardAct {
    /// An officer sees one, if the report has not said so already.
    Open(Hazard),
    Grade(Grade, &'static str),
    /// Looked into from photos, with what was found.
    Remote(Finding, &'static str),
    /// Work to do, in how many days it starts and finishes; whether it is for good.
    Work(bool, &'static str, i64, i64),
    Letter,
}

/// Hours after the report, and what was done.
pub type Step = (i64, Act);

#[derive(Clone, Copy)]
pub struct Story {
    pub by: By,
    /// The number of the tenancy it is about, for someone who has several; nought for the only one.
    pub tenancy: u32,
    pub when: Ago,
    pub room: Room,
    /// The keys of the element and of the fault.
    pub about: (&'static str, &'static str),
    pub emergency: Emergency,
    /// Answers to safety questions, by key. The others have the one that makes least of it.
    pub safety: &'static [(&'static str, &'static str)],
    pub since: Since,
    pub worse: Worse,
    pub words: &'static str,
    pub at_risk: &'static [AtRisk],
    pub access: &'static str,
    pub reach_by: &'static [&'static str],
    pub photos: &'static [Picture],
    /// The key of the officer who deals with it.
    pub officer: &'static str,
    pub then: &'static [Step],
}

/// What most stories have in common.
const PLAIN: Story = Story {
    by: By::Person(""),
    tenancy: 0,
    when: Ago::Hours(1),
    room: Room::Kitchen,
    about: ("other", "unsure"),
    emergency: Emergency::None,
    safety: &[],
    since: Since::FewDays,
    worse: Worse::No,
    words: "",
    at_risk: &[],
    access: "",
    reach_by: &["email", "sms"],
    photos: &[],
    officer: "marcus-bell",
    then: &[],
};

/// Every story, in no order of time.
pub fn stories() -> impl Iterator<Item = &'static Story> {
    [
        new::STORIES,
        waiting::STORIES,
        booked::STORIES,
        done::STORIES,
    ]
    .into_iter()
    .flatten()
}
