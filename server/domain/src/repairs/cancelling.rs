//! A tenant calls a repair off that they no longer need. What may be a danger is not simply called off: an officer is told.

use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::messages::{Letter, Words};
use crate::{CaseId, Error, Result, Tenant, Tx};
use rules::repairs::right_to_repair::Defect;
use rules::repairs::state::{RepairState, allowed};
use rules::repairs::{Priority, may_call_off};

/// What came of calling it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelled {
    Done,
    /// It may be a danger: an officer decides.
    OfficerTold,
}

impl Tx<Tenant> {
    /// Calls the repair off, or tells an officer that the tenant wants to. The same again is once.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it can no longer be called off: someone has been there or is on the way, or it is over.
    pub async fn cancel_repair(&mut self, case: &CaseHead) -> Result<Cancelled> {
        let case = self.lock_case(case.id).await?;
        if case.state == RepairState::CancelledByTenant.key() {
            return Ok(Cancelled::Done);
        }
        if !can_be_called_off(&case) || self.is_someone_coming(case.id).await? {
            return Err(Error::Conflict("cancel"));
        }
        if self.may_be_dangerous(&case).await? {
            return self.ask_to_cancel(case.id).await;
        }
        let now = self.now;
        sqlx::query!(
            "update cases set state = 'cancelled_by_tenant', closed_at = $2 where id = $1",
            case.id.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.stop_clocks(case.id, "").await?;
        self.call_off_work(case.id).await?;
        let event = Event::StateChanged {
            to: RepairState::CancelledByTenant.key().to_owned(),
        };
        self.track(case.id, &event).await?;
        let words = Words::Progress {
            reference: case.reference.clone(),
            status: RepairState::CancelledByTenant.tenant_words().to_owned(),
        };
        let person = self.principal.person;
        self.post(Letter::to_person(person, words).about(case.id))
            .await?;
        Ok(Cancelled::Done)
    }

    /// Once a day is enough: an officer who has it does not need it again.
    async fn ask_to_cancel(&mut self, case: CaseId) -> Result<Cancelled> {
        let now = self.now;
        let asked = sqlx::query_scalar!(
            r#"select exists (select from case_events where case_id = $1 and kind = 'cancel_wanted'
                              and at > $2::timestamptz - interval '1 day') as "asked!""#,
            case.0,
            now,
        )
        .fetch_one(self.connection())
        .await?;
        if !asked {
            self.track(case, &Event::CancelWanted).await?;
            self.start_clock(case, "case.reply", now).await?;
        }
        Ok(Cancelled::OfficerTold)
    }

    /// What was ordered is called off, and a visit that was offered or booked does not take place.
    async fn call_off_work(&mut self, case: CaseId) -> Result<()> {
        let now = self.now;
        sqlx::query!("select call_off_work($1, $2)", case.0, now)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    async fn is_someone_coming(&mut self, case: CaseId) -> Result<bool> {
        let coming = sqlx::query_scalar!(
            r#"select exists (select from visits where case_id = $1 and state = 'on_the_way') as "coming!""#,
            case.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(coming)
    }

    async fn may_be_dangerous(&mut self, case: &CaseHead) -> Result<bool> {
        let row = sqlx::query!(
            r#"select concat_ws(' ', r.problem, r.fault) as "what!", r.emergency, t.defect as "defect?",
                      cardinality(r.at_risk) > 0 or exists (select from hazards h where h.case_id = r.case_id) as "harmful!"
               from repairs r left join right_to_repair t on t.case_id = r.case_id where r.case_id = $1"#,
            case.id.0
        )
        .fetch_one(self.connection())
        .await?;
        let priority = case.priority.as_deref().and_then(Priority::parse);
        let defect = row.defect.as_deref().and_then(Defect::parse);
        Ok(row.emergency.is_some() || row.harmful || !may_call_off(&row.what, priority, defect))
    }
}

/// Whether the way from where it stands leads there at all.
pub(crate) fn can_be_called_off(case: &CaseHead) -> bool {
    RepairState::parse(&case.state)
        .is_some_and(|state| allowed(state, RepairState::CancelledByTenant))
}
