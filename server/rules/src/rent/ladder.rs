//! The ladder of what follows when rent is not paid (domain.md C4), and what must be asked before each step. An officer
//! takes a step; the software only says when it may not be taken, and why.

mod asking;

use super::protocol::ProtocolItem;
pub use asking::{Answer, Question, Said, answers, refusal};
use chrono::NaiveDate;

keyed_enum! {
    pub enum Step {
        Reminder = "reminder", "Reminder";
        Contact = "contact", "Talk about what they can afford";
        SecondLetter = "second_letter", "Second letter and help with benefits";
        Notice = "notice", "Notice";
        PreCourt = "pre_court", "Last checks before court";
        Court = "court", "Court";
        Order = "order", "Court order";
        Warrant = "warrant", "Warrant";
    }
}

impl Step {
    /// From 1 to 8.
    pub fn number(self) -> i16 {
        let place = Self::ALL.iter().position(|step| *step == self);
        place.map_or(0, |place| i16::try_from(place + 1).unwrap_or(0))
    }

    pub fn of_number(number: i16) -> Option<Self> {
        let place = usize::try_from(number.checked_sub(1)?).ok()?;
        Self::ALL.get(place).copied()
    }

    /// The next one up; from nothing, the first.
    pub fn after(step: Option<Self>) -> Option<Self> {
        Self::of_number(step.map_or(0, Self::number) + 1)
    }

    /// What it is for this tenancy: the notice has a different name and law for each.
    pub fn named(self, tenancy: TenancyKind) -> &'static str {
        match (self, tenancy) {
            (Self::Notice, TenancyKind::Introductory) => {
                "Notice of proceedings (Housing Act 1996, section 128)"
            }
            (Self::Notice, TenancyKind::Secure) => {
                "Notice seeking possession (Housing Act 1985, section 83)"
            }
            _ => self.label(),
        }
    }

    /// Whether it goes towards possession: from here on the court's protocol binds.
    pub const fn is_possession(self) -> bool {
        matches!(
            self,
            Self::Notice | Self::PreCourt | Self::Court | Self::Order | Self::Warrant
        )
    }

    /// What of the protocol must be settled before it.
    pub const fn needs(self) -> &'static [ProtocolItem] {
        use ProtocolItem as Item;
        match self {
            Self::Reminder | Self::Contact => &[],
            Self::SecondLetter => &[Item::Contact],
            Self::Notice => &[
                Item::Contact,
                Item::Affordable,
                Item::Vulnerability,
                Item::DirectPayments,
                Item::BenefitClaim,
            ],
            Self::PreCourt | Self::Court | Self::Order | Self::Warrant => ProtocolItem::ALL,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenancyKind {
    Secure,
    Introductory,
    /// A leasehold: the ladder is not for it.
    Other,
}

impl TenancyKind {
    /// Reads a tenancy's kind; a flexible tenancy is a secure one.
    pub fn parse(key: &str) -> Self {
        match key {
            "secure" | "flexible" => Self::Secure,
            "introductory" => Self::Introductory,
            _ => Self::Other,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrangementState {
    None,
    /// Offered, and not decided yet.
    Offered,
    Kept,
    Broken,
}

/// All that the program knows of an account when a step is to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub today: NaiveDate,
    pub tenancy: TenancyKind,
    /// A breathing space covers it or is being checked.
    pub frozen: bool,
    /// True arrears in hundredths of a week's charge.
    pub weeks_hundredths: i64,
    /// A benefit is claimed and not decided.
    pub claimed: bool,
    /// And the tenant gave what the claim needs.
    pub evidence_given: bool,
    pub suspended: bool,
    pub arrangement: ArrangementState,
    /// Open repairs and hazards in the home: the tenant may have a counterclaim.
    pub open_repairs: i64,
    pub current: Option<Step>,
    pub since: Option<NaiveDate>,
    /// The last day on which an introductory tenant may ask for a review.
    pub review_until: Option<NaiveDate>,
    /// What is settled of the protocol.
    pub settled: Vec<ProtocolItem>,
    pub last_statement: Option<NaiveDate>,
}

/// The council's numbers for the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Least weeks of true arrears for each step, the first first.
    pub weeks: Vec<i64>,
    /// Least days after the step before.
    pub days: Vec<u64>,
    /// For how many days a statement counts as the quarter's.
    pub statement_days: u64,
}

impl Limits {
    /// Reads the council's rows: "1,2,2,4,6,8,8,8". `None` unless there is a number for each step.
    pub fn parse(weeks: &str, days: &str, statement: &str) -> Option<Self> {
        let limits = Self {
            weeks: numbers(weeks)?,
            days: numbers(days)?,
            statement_days: statement.trim().parse().ok()?,
        };
        let whole = [limits.weeks.len(), limits.days.len()] == [Step::ALL.len(); 2];
        whole.then_some(limits)
    }

    fn weeks_for(&self, step: Step) -> i64 {
        *self.weeks.get(place(step)).unwrap_or(&i64::MAX)
    }

    fn days_before(&self, step: Step) -> u64 {
        *self.days.get(place(step)).unwrap_or(&0)
    }
}

fn place(step: Step) -> usize {
    usize::try_from(step.number() - 1).unwrap_or_default()
}

fn numbers<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',')
        .map(|part| part.trim().parse().ok())
        .collect()
}

#[cfg(test)]
mod tests;
