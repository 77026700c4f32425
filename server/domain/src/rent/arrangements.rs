//! Agreed ways to pay what is owed, on top of the rent. Taken at once inside the council's band, with a named officer who may
//! object; decided by an officer outside it. What is due when is `rules::rent::plan`'s.

mod deciding;
mod making;
mod reading;
mod reminding;
mod terms;
mod tracking;

pub use deciding::Decision;
pub use making::Made;
pub use terms::{MayPlan, PlanPolicy};

use crate::{AccountId, ArrangementId, CaseId, Error, PersonId, Result};
use chrono::{DateTime, Days, NaiveDate, Utc};
use rules::money::Pence;
use rules::rent::Every;
use rules::rent::plan::{Look, Offer, Payment, Plan, State};

/// How long after its first payment, and after an officer spoke to the tenant, a plan is looked at again: once a quarter.
pub(super) const REVIEWED_EVERY: Days = Days::new(91);

/// A plan as it was made, and where it stands.
#[derive(Clone, Debug)]
pub struct Arrangement {
    pub id: ArrangementId,
    pub account: AccountId,
    /// Whose plan it is.
    pub person: PersonId,
    pub first_name: String,
    /// The officer who made or offers it.
    pub made_by: Option<String>,
    pub offer: Offer,
    /// What was owed when it was made.
    pub arrears: Pence,
    pub clear_on: NaiveDate,
    /// The day from which an officer is to look at it again.
    pub review_on: NaiveDate,
    pub state: State,
    pub case: Option<CaseId>,
    /// Who may object, or decided.
    pub named_officer: Option<String>,
    pub decided_by: Option<String>,
    pub decided_at: Option<DateTime<Utc>>,
    pub reason: Option<String>,
    pub made_at: DateTime<Utc>,
    /// In order; none before it runs.
    pub payments: Vec<Payment>,
    /// Whether whoever asks switched reminders off.
    pub quiet: bool,
}

impl Arrangement {
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Offered | State::Running)
    }

    /// Offered by an officer: the tenant answers.
    pub fn waits_for_tenant(&self) -> bool {
        self.state == State::Offered && self.made_by.is_some()
    }

    /// The next payment that is still to come.
    pub fn next(&self) -> Option<&Payment> {
        self.payments
            .iter()
            .find(|payment| payment.standing == Look::Ahead)
    }

    pub fn count(&self, standing: Look) -> usize {
        let alike = |payment: &&Payment| payment.standing == standing;
        self.payments.iter().filter(alike).count()
    }

    /// The plan of its offer.
    ///
    /// # Errors
    /// [`Error::Broken`] when it makes none.
    pub fn plan(&self) -> Result<Plan> {
        Plan::of(self.arrears, self.offer).map_err(|_| Error::Broken("arrangement"))
    }
}

struct Row {
    id: ArrangementId,
    account: AccountId,
    person: PersonId,
    first_name: String,
    made_by: Option<String>,
    pence: i64,
    every: String,
    first_on: NaiveDate,
    arrears_pence: i64,
    clear_on: NaiveDate,
    review_on: NaiveDate,
    state: String,
    case: Option<CaseId>,
    named_officer: Option<String>,
    decided_by: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    reason: Option<String>,
    made_at: DateTime<Utc>,
    quiet: bool,
}

impl TryFrom<Row> for Arrangement {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let offer = Offer {
            amount: Pence(row.pence),
            every: Every::parse(&row.every).ok_or(Error::Broken("arrangement every"))?,
            first_on: row.first_on,
        };
        Ok(Self {
            id: row.id,
            account: row.account,
            person: row.person,
            first_name: row.first_name,
            made_by: row.made_by,
            offer,
            arrears: Pence(row.arrears_pence),
            clear_on: row.clear_on,
            review_on: row.review_on,
            state: State::parse(&row.state).ok_or(Error::Broken("arrangement state"))?,
            case: row.case,
            named_officer: row.named_officer,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            reason: row.reason,
            made_at: row.made_at,
            payments: Vec::new(),
            quiet: row.quiet,
        })
    }
}
