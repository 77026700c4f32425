//! The Right to Repair on a case (SI 1994/133): a last day, a second contractor with a second last day, then money.

mod award;
mod deciding;
mod following;
mod pausing;
mod prompting;
mod proposing;
mod second;
mod terms;

pub use deciding::Decision;

use crate::cases::events::{Acts, Event};
use crate::messages::{Letter, RightNews, Words};
use crate::{CaseId, ContractorId, Error, PersonId, Principal, Result, Tx};
use chrono::{DateTime, Utc};
use rules::london;
use rules::money::Pence;
use rules::repairs::right_to_repair::{Defect, RightStep};

/// The clock of the first contractor's period.
const FIRST: &str = "rtr.first";
/// The clock of the second contractor's.
const SECOND: &str = "rtr.second";
/// Both.
const CLOCKS: &str = "rtr.";

/// Where a right stands, as pages show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has decided yet; the first period runs.
    Proposed,
    /// Somebody has to look first; no period runs.
    Inspect,
    NotCovered,
    First,
    FirstMissed,
    Second,
    SecondMissed,
    /// No other contractor could do it.
    NoSecond,
    Suspended,
    Lapsed,
    /// The work was done while a period ran, or after it.
    Done,
}

/// A right, as whoever may see the case sees it.
#[derive(Clone, Debug)]
pub struct RightToRepair {
    pub defect: String,
    pub state: String,
    pub trigger_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
    pub not_covered: Option<String>,
    pub reason: Option<String>,
    /// In pence.
    pub estimate: Option<i64>,
    pub first_contractor: Option<String>,
    pub notice_sent_at: Option<DateTime<Utc>>,
    pub second_asked_at: Option<DateTime<Utc>>,
    pub second_contractor: Option<String>,
    pub no_second_reason: Option<String>,
    pub lapsed_reason: Option<String>,
    pub first: Option<RightClock>,
    pub second: Option<RightClock>,
    /// Newest first.
    pub suspensions: Vec<Suspension>,
    /// What is owed for the days after the second last day, as it stands now.
    pub owed: Option<Owed>,
    /// The award and what was set off; the reporter's and the desk's alone.
    pub lines: Vec<CompensationLine>,
}

/// One of the two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RightClock {
    pub due_at: DateTime<Utc>,
    pub paused_since: Option<DateTime<Utc>>,
    pub met_at: Option<DateTime<Utc>>,
    pub stopped_at: Option<DateTime<Utc>>,
}

impl RightClock {
    fn runs(&self) -> bool {
        self.met_at.is_none() && self.stopped_at.is_none()
    }

    fn is_missed(&self, now: DateTime<Utc>) -> bool {
        self.runs() && self.paused_since.is_none() && self.due_at < now
    }
}

/// A time in which the days did not count.
#[derive(Clone, Debug)]
pub struct Suspension {
    pub from: DateTime<Utc>,
    pub to: Option<DateTime<Utc>>,
    pub reason: String,
}

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    pub days: u32,
    pub pence: Pence,
    /// It grows no more: the work is done, or the most is reached.
    pub settled: bool,
}

/// One of the two lines: the award, or what was taken off it.
#[derive(Clone, Debug)]
pub struct CompensationLine {
    pub kind: String,
    pub pence: i64,
    pub days: Option<i32>,
    pub reason: String,
    pub at: DateTime<Utc>,
}

impl RightToRepair {
    pub fn stage(&self, now: DateTime<Utc>) -> Stage {
        let suspended = self
            .suspensions
            .iter()
            .any(|suspension| suspension.to.is_none());
        let (running, missed, is_second) = match self.state.as_str() {
            "inspect" => return Stage::Inspect,
            "not" => return Stage::NotCovered,
            "no_second" => return Stage::NoSecond,
            "lapsed" => return Stage::Lapsed,
            "second" => (self.second, Stage::SecondMissed, true),
            _ => (self.first, Stage::FirstMissed, false),
        };
        match running {
            Some(clock) if !clock.runs() => Stage::Done,
            Some(clock) if clock.is_missed(now) => missed,
            _ if suspended => Stage::Suspended,
            _ if is_second => Stage::Second,
            _ if self.state == "proposed" => Stage::Proposed,
            _ => Stage::First,
        }
    }

    /// The last moment of the period that runs or ran last.
    pub fn due_at(&self) -> Option<DateTime<Utc>> {
        self.second.or(self.first).map(|clock| clock.due_at)
    }

    /// A line of the award's two, if it was written.
    pub fn line(&self, kind: &str) -> Option<&CompensationLine> {
        self.lines.iter().find(|line| line.kind == kind)
    }
}

/// What the verbs need to know of a right, read under the case's lock.
struct RightRow {
    defect: String,
    state: String,
    trigger_at: DateTime<Utc>,
    reason: Option<String>,
    first_contractor: Option<ContractorId>,
    second_asked_at: Option<DateTime<Utc>>,
}

impl RightRow {
    fn defect(&self) -> Result<Defect> {
        Defect::parse(&self.defect).ok_or(Error::Broken("defect"))
    }
}

impl<P: Principal> Tx<P> {
    /// The right on a case; `None` where there is none.
    pub(crate) async fn right_of(&mut self, case: CaseId) -> Result<Option<RightToRepair>> {
        let row = sqlx::query!(
            r#"select r.defect, r.state, r.trigger_at, r.decided_at, r.not_covered, r.reason, r.estimate_pence, r.notice_sent_at,
                      r.second_asked_at, r.no_second_reason, r.lapsed_reason, one.name as "one?", two.name as "two?"
               from right_to_repair r
               left join contractors one on one.id = r.first_contractor_id
               left join contractors two on two.id = r.second_contractor_id
               where r.case_id = $1"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let mut right = RightToRepair {
            defect: row.defect,
            state: row.state,
            trigger_at: row.trigger_at,
            decided_at: row.decided_at,
            not_covered: row.not_covered,
            reason: row.reason,
            estimate: row.estimate_pence,
            first_contractor: row.one,
            notice_sent_at: row.notice_sent_at,
            second_asked_at: row.second_asked_at,
            second_contractor: row.two,
            no_second_reason: row.no_second_reason,
            lapsed_reason: row.lapsed_reason,
            first: self.right_clock(case, FIRST).await?,
            second: self.right_clock(case, SECOND).await?,
            suspensions: self.suspensions(case).await?,
            owed: None,
            lines: self.compensation_lines(case).await?,
        };
        right.owed = self.owed(&right).await?;
        Ok(Some(right))
    }

    /// The newest clock of that rule.
    async fn right_clock(&mut self, case: CaseId, rule: &str) -> Result<Option<RightClock>> {
        let clock = sqlx::query_as!(
            RightClock,
            "select due_at, paused_since, met_at, stopped_at from case_clocks where case_id = $1 and rule = $2 order by id desc limit 1",
            case.0,
            rule,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(clock)
    }

    async fn suspensions(&mut self, case: CaseId) -> Result<Vec<Suspension>> {
        let rows = sqlx::query_as!(
            Suspension,
            r#"select from_at as "from", to_at as "to", reason from right_to_repair_suspensions
               where case_id = $1 order by from_at desc limit 20"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    async fn compensation_lines(&mut self, case: CaseId) -> Result<Vec<CompensationLine>> {
        let rows = sqlx::query_as!(
            CompensationLine,
            "select kind, pence, days, reason, at from compensation_lines where case_id = $1 order by at, kind limit 2",
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The right as it stands once the case is locked.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the case has none.
    async fn right_row(&mut self, case: CaseId) -> Result<RightRow> {
        sqlx::query_as!(
            RightRow,
            r#"select r.defect, r.state, r.trigger_at, r.reason, r.second_asked_at,
                      coalesce(r.first_contractor_id, (select o.contractor_id from orders o
                        where o.case_id = r.case_id and o.cancelled_at is null order by o.raised_at desc limit 1))
                        as "first_contractor: ContractorId"
               from right_to_repair r where r.case_id = $1"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Conflict("right"))
    }
}

impl<P: Acts> Tx<P> {
    async fn track_right(&mut self, case: CaseId, step: RightStep, why: &str) -> Result<()> {
        let event = Event::RightToRepair {
            step: step.key().to_owned(),
            why: why.to_owned(),
        };
        self.track(case, &event).await
    }

    /// Tells a person in writing, if there is one to tell.
    async fn tell_of_right(
        &mut self,
        case: CaseId,
        reference: &str,
        person: Option<PersonId>,
        news: RightNews,
    ) -> Result<()> {
        let Some(person) = person else {
            return Ok(());
        };
        let words = Words::RightToRepair {
            reference: reference.to_owned(),
            news,
        };
        self.post(Letter::to_person(person, words).about(case))
            .await
    }
}

/// "Tuesday 29 December 2026"
fn last_day(due: DateTime<Utc>) -> String {
    london::long_weekday(london::date_of(due))
}
