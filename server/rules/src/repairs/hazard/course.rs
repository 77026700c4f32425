//! The course of one hazard under Awaab's Law: where it stands, where it may go from there, and what we owe meanwhile.
//!
//! Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025, SI 2025/1042.

mod moves;
#[cfg(test)]
mod properties;

pub use moves::{Move, Refused};

keyed_enum! {
    /// How bad a hazard looks before it has been investigated, the gravest last. An officer decides it.
    pub enum Grade {
        NotInScope = "not_in_scope", "Not under Awaab's Law";
        Significant = "significant", "Significant";
        Emergency = "emergency", "Emergency";
    }
}

keyed_enum! {
    /// What the investigation found, the gravest last. Only a competent investigator decides it.
    pub enum Finding {
        None = "none", "No significant hazard";
        Significant = "significant", "A significant hazard";
        Emergency = "emergency", "An emergency hazard";
    }
}

keyed_enum! {
    /// The furthest a hazard has come. Its label is what the tenant reads.
    pub enum Step {
        Aware = "aware", "We know about this";
        Triaged = "triaged", "We have looked at what you told us";
        Investigating = "investigating", "We are finding out what is wrong";
        Concluded = "concluded", "We know what is wrong";
        SummarySent = "summary_sent", "We have written to you";
        MadeSafe = "made_safe", "We have made it safe";
        PreventativeSteps = "preventative_steps", "We are getting the lasting work ready";
        PreventativeStarted = "preventative_started", "The lasting work has begun";
        Completed = "completed", "All the work is done";
        Closed = "closed", "Closed";
    }
}

keyed_enum! {
    /// What the law gives us a date for. Its key is the name of the clock's rule and of the policy row with its length.
    pub enum Duty {
        /// Investigate and make safe, both within 24 hours of knowing.
        Emergency = "awaab.emergency", "Investigate and make safe";
        Investigate = "awaab.investigate", "Investigate";
        /// In person, because the tenant asked for it after a remote one.
        Renewed = "awaab.renewed", "Investigate again in person";
        /// The first one needed to know more.
        Further = "awaab.further", "Investigate further";
        Summary = "awaab.summary", "Send the written summary";
        Safety = "awaab.safety", "Make safe";
        PreventativeSteps = "awaab.preventative.steps", "Take steps towards the lasting work";
        PreventativeStart = "awaab.preventative.start", "Begin the lasting work";
    }
}

impl Duty {
    /// The clock's rule for the hazard with that number on its case. The first has the duty's own name, so that two hazards
    /// on one case each keep their dates: "awaab.summary", "awaab.summary/2".
    pub fn rule(self, number: i16) -> String {
        match number {
            ..=1 => self.key().to_owned(),
            number => format!("{}/{number}", self.key()),
        }
    }

    /// The duty behind a clock's rule, whichever hazard it is for.
    pub fn of_rule(rule: &str) -> Option<Self> {
        Self::parse(rule.split('/').next()?)
    }
}

/// Where a hazard stands. Every way to it leads through [`Course::after`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// What it looked like when we came to know. `None` when the law does not reach that hazard yet.
    pub suspected: Option<Grade>,
    /// What an officer made of it, before it was investigated.
    pub grade: Option<Grade>,
    pub investigating: bool,
    /// An investigation said that it must know more.
    pub further: bool,
    pub finding: Option<Finding>,
    /// The finding rests on a remote investigation, after which the tenant may ask for a visit.
    pub remote: bool,
    /// The tenant asked for a visit, and nobody has been yet.
    pub renewed: bool,
    pub summary_sent: bool,
    pub made_safe: bool,
    pub steps_taken: bool,
    pub started: bool,
    pub completed: bool,
    /// All the work was done within the days there are for the summary, which is then not needed.
    pub done_at_once: bool,
    pub closed: bool,
}

impl Course {
    /// A hazard we have just come to know of.
    pub fn aware(suspected: Option<Grade>) -> Self {
        Self {
            suspected,
            ..Self::default()
        }
    }

    pub fn step(self) -> Step {
        let furthest = [
            (self.closed, Step::Closed),
            (self.completed, Step::Completed),
            (self.started, Step::PreventativeStarted),
            (self.steps_taken, Step::PreventativeSteps),
            (self.made_safe && self.finding.is_some(), Step::MadeSafe),
            (self.summary_sent, Step::SummarySent),
            (self.finding.is_some(), Step::Concluded),
            (self.investigating || self.made_safe, Step::Investigating),
            (self.grade.is_some(), Step::Triaged),
        ];
        furthest
            .into_iter()
            .find_map(|(reached, step)| reached.then_some(step))
            .unwrap_or(Step::Aware)
    }

    /// How grave we take it to be now, by the finding, else by the officer, else by the report.
    pub fn level(self) -> Option<Grade> {
        match self.finding {
            Some(Finding::Emergency) => Some(Grade::Emergency),
            Some(Finding::Significant) => Some(Grade::Significant),
            Some(Finding::None) => Some(Grade::NotInScope),
            None => self.grade.or(self.suspected),
        }
    }

    /// What we owe now, by law. A duty that is owed has a running clock; one that is no longer owed has none.
    pub fn duties(self) -> Vec<Duty> {
        if self.closed {
            return Vec::new();
        }
        match self.finding {
            None => self.duties_before_finding(),
            Some(finding) => self.duties_after(finding),
        }
    }

    fn duties_before_finding(self) -> Vec<Duty> {
        match self.level() {
            Some(Grade::Emergency) => vec![Duty::Emergency],
            Some(Grade::Significant) if self.further => vec![Duty::Further],
            Some(Grade::Significant) => vec![Duty::Investigate],
            Some(Grade::NotInScope) | None => Vec::new(),
        }
    }

    fn duties_after(self, finding: Finding) -> Vec<Duty> {
        let bad = finding != Finding::None;
        let emergency = finding == Finding::Emergency;
        let owed = [
            (emergency && !self.made_safe, Duty::Emergency),
            (self.renewed && !self.further, Duty::Renewed),
            (self.further, Duty::Further),
            (!self.summary_sent && !self.done_at_once, Duty::Summary),
            (bad && !emergency && !self.made_safe, Duty::Safety),
            (
                bad && !self.steps_taken && !self.started && !self.completed,
                Duty::PreventativeSteps,
            ),
            (
                bad && !self.started && !self.completed,
                Duty::PreventativeStart,
            ),
        ];
        owed.into_iter()
            .filter_map(|(owed, duty)| owed.then_some(duty))
            .collect()
    }

    /// Whether the tenant may ask for a visit: always after a remote outcome, once for each.
    pub fn may_ask_for_visit(self) -> bool {
        self.remote && self.finding.is_some() && !self.renewed && !self.closed
    }
}
