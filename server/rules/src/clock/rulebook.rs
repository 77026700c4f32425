//! Every rule the program knows: its usual length, where it is written, and what to bear in mind. A council's own
//! lengths, and those of another year, are dated rows of the database; these are what they are without it.

use super::Period;
use Period::{CalendarDays, CalendarDaysToWorkingDay, Hours, Months, Weeks, WorkingDays};

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in the database, on the command line and in JSON.
    pub key: &'static str,
    /// What has to be done, in plain words.
    pub name: &'static str,
    pub period: Period,
    pub source: &'static str,
    /// What starts it.
    pub starts: &'static str,
    /// What to bear in mind; may be empty.
    pub note: &'static str,
    /// By how much it may be made longer, all extensions together. `None`: not at all.
    pub extension: Option<Period>,
    /// Whether it stands still while we wait for the tenant's answer.
    pub pauses: bool,
    /// Whether it is the desk's own step rather than a promise about the work.
    pub internal: bool,
}

const POLICY: &str = "Council repairs policy";
const STANDARD: &str = "Council service standard";
const RIGHT_TO_REPAIR: &str = "Right to Repair Regulations 1994, Schedule";
const AWAAB: &str =
    "Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025";
const CODE: &str = "Housing Ombudsman Complaint Handling Code";
const NO_WORKING_TOILET: &str = "Only if no other toilet in the home works.";

const PLAIN: Rule = Rule {
    key: "",
    name: "",
    period: WorkingDays(1),
    source: POLICY,
    starts: "the report",
    note: "",
    extension: None,
    pauses: false,
    internal: false,
};

const fn defect(key: &'static str, name: &'static str, days: u32, note: &'static str) -> Rule {
    Rule {
        key,
        name,
        period: WorkingDays(days),
        source: RIGHT_TO_REPAIR,
        starts: "the report, or the inspection if one is needed",
        note,
        ..PLAIN
    }
}

const fn hazard(
    key: &'static str,
    name: &'static str,
    period: Period,
    starts: &'static str,
) -> Rule {
    Rule {
        key,
        name,
        period,
        source: AWAAB,
        starts,
        note: "Never pauses; each attempt to get in is kept as evidence.",
        ..PLAIN
    }
}

const fn income(key: &'static str, name: &'static str, days: u32, starts: &'static str) -> Rule {
    Rule {
        key,
        name,
        period: WorkingDays(days),
        source: "Council income policy",
        starts,
        ..PLAIN
    }
}

const fn respite(key: &'static str, name: &'static str, period: Period) -> Rule {
    Rule {
        key,
        name,
        period,
        source: "Debt Respite Scheme Regulations 2020",
        starts: "the day it began",
        ..PLAIN
    }
}

/// In the order of a list: repairs, the law of repairs, and what else a landlord owes by a date.
pub const RULES: &[Rule] = &[
    Rule {
        key: "repairs.emergency.attend",
        name: "Attend an emergency",
        period: Hours(4),
        starts: "the moment the danger was named",
        note: "Never pauses.",
        ..PLAIN
    },
    Rule {
        key: "repairs.emergency.complete",
        name: "Make an emergency safe",
        period: Hours(24),
        starts: "the moment the danger was named",
        note: "Never pauses.",
        ..PLAIN
    },
    Rule {
        key: "repairs.urgent.complete",
        name: "Finish an urgent repair",
        period: WorkingDays(3),
        note: "Stands still while the tenant is asked something.",
        extension: Some(WorkingDays(5)),
        pauses: true,
        ..PLAIN
    },
    Rule {
        key: "repairs.routine.complete",
        name: "Finish a routine repair",
        period: WorkingDays(20),
        note: "Stands still while the tenant is asked something.",
        extension: Some(WorkingDays(20)),
        pauses: true,
        ..PLAIN
    },
    Rule {
        key: "repairs.planned.complete",
        name: "Finish a planned repair",
        period: WorkingDays(60),
        note: "Stands still while the tenant is asked something.",
        extension: Some(WorkingDays(60)),
        pauses: true,
        ..PLAIN
    },
    Rule {
        key: "repairs.triage",
        name: "Look at a report",
        source: STANDARD,
        starts: "the report, or its reopening",
        internal: true,
        ..PLAIN
    },
    Rule {
        key: "repairs.no_access.review",
        name: "Decide what to do after the third visit without access",
        starts: "the third visit without access",
        note: "Nothing closes by itself.",
        internal: true,
        ..PLAIN
    },
    Rule {
        key: "case.reply",
        name: "Answer a message",
        period: WorkingDays(2),
        source: STANDARD,
        starts: "the tenant's message",
        internal: true,
        ..PLAIN
    },
    Rule {
        key: "case.reach",
        name: "Reach someone our messages missed",
        source: STANDARD,
        starts: "the last message that failed",
        internal: true,
        ..PLAIN
    },
    defect("rtr.power_total", "Total loss of electric power", 1, ""),
    defect("rtr.power_partial", "Partial loss of electric power", 3, ""),
    defect(
        "rtr.socket_unsafe",
        "Unsafe power or lighting socket, or electrical fitting",
        1,
        "",
    ),
    defect("rtr.water_total", "Total loss of water supply", 1, ""),
    defect("rtr.water_partial", "Partial loss of water supply", 3, ""),
    defect("rtr.gas_loss", "Total or partial loss of gas supply", 1, ""),
    defect(
        "rtr.flue_blocked",
        "Blocked flue to open fire or boiler",
        1,
        "",
    ),
    defect(
        "rtr.heating_winter",
        "Loss of space or water heating in winter",
        1,
        "Reported from 1 November to 30 April.",
    ),
    defect(
        "rtr.heating_summer",
        "Loss of space or water heating in summer",
        3,
        "Reported from 1 May to 31 October.",
    ),
    defect(
        "rtr.drain_soil_pan",
        "Blocked or leaking foul drain, soil stack or toilet pan",
        1,
        "A toilet pan only if no other toilet in the home works.",
    ),
    defect(
        "rtr.toilet_no_flush",
        "Toilet not flushing",
        1,
        NO_WORKING_TOILET,
    ),
    defect(
        "rtr.sink_bath_blocked",
        "Blocked sink, bath or basin",
        3,
        "",
    ),
    defect("rtr.tap_stuck", "Tap that cannot be turned", 3, ""),
    defect(
        "rtr.leak_pipe_tank",
        "Leak from water or heating pipe, tank or cistern",
        1,
        "",
    ),
    defect("rtr.roof_leak", "Leaking roof", 7, ""),
    defect(
        "rtr.insecure_opening",
        "Insecure external window, door or lock",
        1,
        "",
    ),
    defect(
        "rtr.bannister",
        "Loose or detached bannister or handrail",
        3,
        "",
    ),
    defect(
        "rtr.rotten_tread",
        "Rotten timber flooring or stair tread",
        3,
        "",
    ),
    defect("rtr.entryphone", "Door entryphone not working", 7, ""),
    defect(
        "rtr.extractor",
        "Extractor fan in internal kitchen or bathroom not working",
        7,
        "",
    ),
    hazard(
        "awaab.emergency",
        "Investigate an emergency hazard and make it safe",
        Hours(24),
        "the moment we came to know of it",
    ),
    hazard(
        "awaab.investigate",
        "Investigate a significant hazard",
        WorkingDays(10),
        "the day we came to know of it",
    ),
    hazard(
        "awaab.renewed",
        "Investigate again, in person",
        WorkingDays(10),
        "the day the tenant asked for a visit",
    ),
    hazard(
        "awaab.further",
        "Investigate further",
        WorkingDays(10),
        "the day the first investigation ended",
    ),
    hazard(
        "awaab.summary",
        "Send the written summary",
        WorkingDays(3),
        "the day the investigation ended",
    ),
    hazard(
        "awaab.safety",
        "Make a significant hazard safe",
        WorkingDays(5),
        "the day the investigation ended",
    ),
    hazard(
        "awaab.preventative.steps",
        "Begin preventative work, or take steps to",
        WorkingDays(5),
        "the day the investigation ended",
    ),
    hazard(
        "awaab.preventative.start",
        "Begin preventative work on site",
        Weeks(12),
        "the day the investigation ended",
    ),
    income(
        "rent.payment_missing",
        "Find a payment that is not on the account",
        5,
        "the day the tenant told us",
    ),
    Rule {
        internal: true,
        ..income(
            "rent.breathing_space.check",
            "Check a breathing space that a tenant told us of",
            2,
            "the day the tenant told us",
        )
    },
    Rule {
        internal: true,
        ..income(
            "rent.breathing_space.over",
            "Look at an account after its breathing space",
            1,
            "the day after its last day",
        )
    },
    income(
        "rent.arrangement",
        "Answer an offer to pay",
        2,
        "the day of the offer",
    ),
    Rule {
        key: "rights.access",
        name: "Answer a request for someone's own data",
        period: Months(1),
        source: "UK GDPR, Article 12",
        starts: "the day it came in, working day or not",
        note: "A question that is needed to find the data stops the clock, both end days with it.",
        extension: Some(Months(2)),
        pauses: true,
        ..PLAIN
    },
    Rule {
        key: "rights.complaint.acknowledge",
        name: "Acknowledge a complaint about data",
        period: CalendarDaysToWorkingDay(30),
        source: "Data Protection Act 2018, section 164A",
        starts: "the day it came in",
        ..PLAIN
    },
    Rule {
        key: "complaint.acknowledge",
        name: "Acknowledge a complaint",
        period: WorkingDays(5),
        source: CODE,
        starts: "the day it came in",
        ..PLAIN
    },
    Rule {
        key: "complaint.stage1",
        name: "Answer a complaint at stage 1",
        period: WorkingDays(10),
        source: CODE,
        starts: "its acknowledgement",
        extension: Some(WorkingDays(10)),
        ..PLAIN
    },
    Rule {
        key: "complaint.stage2",
        name: "Answer a complaint at stage 2",
        period: WorkingDays(20),
        source: CODE,
        starts: "the acknowledgement of the escalation",
        extension: Some(WorkingDays(20)),
        ..PLAIN
    },
    Rule {
        key: "homes.review",
        name: "Last day to ask for a review of a decision",
        period: CalendarDays(21),
        source: "Housing Act 1996, section 202",
        starts: "the decision letter",
        ..PLAIN
    },
    Rule {
        key: "homes.exchange",
        name: "Answer an application for a mutual exchange",
        period: CalendarDays(42),
        source: "Housing Act 1985, section 92",
        starts: "the application",
        ..PLAIN
    },
    Rule {
        key: "income.breathing_space",
        name: "End of a breathing space",
        period: CalendarDays(60),
        source: "Debt Respite Scheme Regulations 2020",
        starts: "the day it began",
        ..PLAIN
    },
    respite(
        "rent.breathing_space.review",
        "Ask for a review of a breathing space",
        CalendarDays(20),
    ),
    respite(
        "rent.breathing_space.again",
        "Between two standard breathing spaces",
        Months(12),
    ),
    respite(
        "rent.breathing_space.crisis_tail",
        "End of a mental health crisis breathing space, after the treatment",
        CalendarDays(30),
    ),
    Rule {
        period: CalendarDays(10),
        internal: true,
        ..income(
            "rent.breathing_space.hold",
            "Nobody is chased while a breathing space is checked",
            10,
            "the day the tenant told us",
        )
    },
];

/// The rule of that name. Clocks that take their length from another row, such as `rtr.first`, are not in the book.
pub fn rule(key: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.key == key)
}

/// Whether a clock of that rule is the desk's own step: a tenant is shown it only when no other promise runs.
pub fn is_internal(key: &str) -> bool {
    key.starts_with("case.") || rule(key).is_some_and(|rule| rule.internal)
}

/// The desk's own steps, for a query to put last.
pub fn internal_keys() -> impl Iterator<Item = &'static str> {
    RULES
        .iter()
        .map(|rule| rule.key)
        .filter(|key| is_internal(key))
}

#[cfg(test)]
mod tests;
