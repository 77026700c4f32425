//! What the tenant tells us about the fault and who lives with it.

use super::Emergency;
use chrono::NaiveDate;
use std::collections::BTreeSet;

keyed_enum! {
    /// When it started.
    pub enum Since {
        Today = "today", "Today";
        FewDays = "few_days", "In the last few days";
        Week = "week", "About a week ago";
        Month = "month", "A month or more ago";
        Longer = "longer", "Six months or more ago";
    }
}

keyed_enum! {
    /// Whether it is getting worse.
    pub enum Worse {
        Yes = "yes", "Yes";
        No = "no", "No";
        Unsure = "unsure", "I am not sure";
    }
}

keyed_enum! {
    /// How bad it is, the worst first.
    pub enum Severity {
        Bad = "bad", "It does not work at all, or it is very bad";
        Some = "some", "It works a bit, or it is quite bad";
        Small = "small", "It is a small fault";
    }
}

keyed_enum! {
    /// Someone in the home whom the fault could harm more than others. Told freely, and never needed.
    pub enum AtRisk {
        UnderFive = "under_five", "A baby or a child under 5";
        SixtyFive = "sixty_five", "Someone aged 65 or over";
        Pregnant = "pregnant", "Someone who is pregnant";
        Breathing = "breathing", "Someone with asthma or who finds it hard to breathe";
        Disability = "disability", "Someone who is disabled or finds it hard to move";
        LongTermIllness = "illness", "Someone who has been ill for a long time";
        MedicalEquipment = "medical_equipment", "Someone who needs electric medical equipment";
        Other = "other", "Someone at risk in some other way";
    }
}

keyed_enum! {
    /// A question that only some problems need. It is asked so that "yes" is the graver answer.
    pub enum FollowUp {
        WaterNearElectrics = "water_near_electrics", "Is the water near lights, plugs or wires?";
        MoreThanYouCanCatch = "more_than_you_can_catch", "Is it more water than you can catch or stop?";
        OnlyToilet = "only_toilet", "Is it the only toilet in your home that works?";
        Sparks = "sparks", "Are there sparks, bare wires or shocks?";
        NotLocked = "not_locked", "Does it mean you cannot lock up your home?";
        PersonStuck = "person_stuck", "Is someone stuck in the lift now?";
        CouldFall = "could_fall", "Could some of it fall, or could someone trip or fall?";
        HowBad = "how_bad", "How bad is it?";
    }
}

impl FollowUp {
    /// Whether it is answered with yes or no. How bad it is, is answered with a `Severity`.
    pub const fn is_yes_or_no(self) -> bool {
        !matches!(self, Self::HowBad)
    }
}

/// All that bears on how urgent a repair is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The date of the report in London, which decides the season.
    pub reported_on: NaiveDate,
    /// What was chosen on the emergency page.
    pub emergency: Emergency,
    /// The follow-up questions answered with yes.
    pub yes: BTreeSet<FollowUp>,
    pub severity: Option<Severity>,
    /// For the officer. It moves no priority: a fault is no less urgent for having been borne for long.
    pub since: Option<Since>,
    pub worse: Option<Worse>,
    pub at_risk: BTreeSet<AtRisk>,
}

impl Answers {
    /// Nothing told yet but the date of the report.
    pub fn new(reported_on: NaiveDate) -> Self {
        Self {
            reported_on,
            emergency: Emergency::None,
            yes: BTreeSet::new(),
            severity: None,
            since: None,
            worse: None,
            at_risk: BTreeSet::new(),
        }
    }
}
