//! How grave a hazard is taken to be, by whom and why. Up at once; down only when a second officer agrees, and until then
//! the shorter clock runs on.

use super::{Happening, HazardRow};
use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::error::OnConstraint;
use crate::{Error, EventId, HazardId, Officer, Result, Tx};
use rules::repairs::hazard::course::{Grade, Move};
use rules::repairs::state::RepairState;

/// A proposal that waits for a second officer.
struct Proposal {
    id: uuid::Uuid,
    to: Grade,
    by: uuid::Uuid,
}

impl Tx<Officer> {
    /// The first look: an emergency, significant, or not under the law. To take what was reported as an emergency for less
    /// is a proposal until another officer agrees. The same decision twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was decided otherwise meanwhile.
    pub async fn triage_hazard(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        to: Grade,
        reason: &str,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let course = row.course();
        if course.grade == Some(to) {
            return Ok(());
        }
        if course.grade.is_some() {
            return Err(Error::Conflict("hazard"));
        }
        self.report_is_looked_at(case).await?;
        if course.suspected == Some(Grade::Emergency) && to < Grade::Emergency {
            return self.propose(&row, to, reason).await;
        }
        self.decide(case, &row, to, reason).await
    }

    /// Whoever grades a hazard has looked at the report.
    async fn report_is_looked_at(&mut self, case: &CaseHead) -> Result<()> {
        let case = self.lock_case(case.id).await?;
        self.meet_clock(case.id, "repairs.triage").await?;
        if case.state != RepairState::Submitted.key() {
            return Ok(());
        }
        let to = RepairState::Triaged.key();
        self.set_case_state(case.id, to).await?;
        let event = Event::StateChanged { to: to.to_owned() };
        self.track(case.id, &event).await
    }

    /// Takes a hazard for graver, at once, or proposes to take it for less grave. The same twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when nobody has looked at it yet, or another proposal waits.
    pub async fn reclassify_hazard(
        &mut self,
        case: &CaseHead,
        id: HazardId,
        to: Grade,
        reason: &str,
    ) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let course = row.course();
        let level = course.level().ok_or(Error::Conflict("hazard"))?;
        if course.grade.is_none() || course.closed {
            return Err(Error::Conflict("hazard"));
        }
        if level == to {
            return Ok(());
        }
        if to < level {
            return self.propose(&row, to, reason).await;
        }
        self.decide(case, &row, to, reason).await
    }

    /// A second officer agrees to what was proposed.
    ///
    /// # Errors
    /// [`Error::Conflict`] for whoever proposed it, and when nothing waits.
    pub async fn confirm_downgrade(&mut self, case: &CaseHead, id: HazardId) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let Some(proposal) = self.proposal(id).await? else {
            return Err(Error::Conflict("hazard"));
        };
        let (officer, now) = (self.principal.id, self.now);
        if proposal.by == officer.0 {
            return Err(Error::Conflict("second officer"));
        }
        sqlx::query!(
            "update hazard_reclassifications set confirmed_by = $2, confirmed_at = $3 where id = $1",
            proposal.id,
            officer.0,
            now
        )
        .execute(self.connection())
        .await
        .on_constraint(
            "hazard_reclassifications_two_officers",
            Error::Conflict("second officer"),
        )?;
        self.regrade(case, &row, proposal.to, 2).await
    }

    /// A second officer does not agree. The hazard stays as grave as it was.
    ///
    /// # Errors
    /// [`Error::Conflict`] when nothing waits.
    pub async fn refuse_downgrade(&mut self, case: &CaseHead, id: HazardId) -> Result<()> {
        let row = self.lock_hazard(case.id, id).await?;
        let Some(proposal) = self.proposal(id).await? else {
            return Err(Error::Conflict("hazard"));
        };
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update hazard_reclassifications set refused_by = $2, refused_at = $3 where id = $1",
            proposal.id,
            officer.0,
            now
        )
        .execute(self.connection())
        .await?;
        self.track_hazard(&row, Happening::DowngradeRefused).await
    }

    async fn decide(
        &mut self,
        case: &CaseHead,
        row: &HazardRow,
        to: Grade,
        reason: &str,
    ) -> Result<()> {
        self.withdraw_proposal(row).await?;
        self.insert_decision(row, to, false, reason).await?;
        self.regrade(case, row, to, 1).await
    }

    async fn regrade(
        &mut self,
        case: &CaseHead,
        row: &HazardRow,
        to: Grade,
        officers: u8,
    ) -> Result<()> {
        let it = if row.course().grade.is_none() {
            Move::Triage { to, officers }
        } else {
            Move::Reclassify { to, officers }
        };
        self.move_hazard(row, it, self.now).await?;
        self.track_hazard(row, Happening::graded(to)).await?;
        self.meet_clock(case.id, "repairs.triage").await?;
        self.tell_of_hazard(case, graded_words(row, to)).await
    }

    /// Keeps the proposal. The same one twice is one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another waits.
    async fn propose(&mut self, row: &HazardRow, to: Grade, reason: &str) -> Result<()> {
        if let Some(waiting) = self.proposal(row.id).await? {
            return if waiting.to == to {
                Ok(())
            } else {
                Err(Error::Conflict("proposal"))
            };
        }
        self.insert_decision(row, to, true, reason).await?;
        self.track_hazard(row, Happening::DowngradeProposed).await
    }

    async fn proposal(&mut self, id: HazardId) -> Result<Option<Proposal>> {
        let row = sqlx::query!(
            "select id, to_grade, proposed_by from hazard_reclassifications
             where hazard_id = $1 and confirmed_at is null and refused_at is null",
            id.0
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(Proposal {
                id: row.id,
                to: Grade::parse(&row.to_grade).ok_or(Error::Broken("grade"))?,
                by: row.proposed_by,
            })
        })
        .transpose()
    }

    /// Whoever decides for graver ends a proposal for less.
    async fn withdraw_proposal(&mut self, row: &HazardRow) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update hazard_reclassifications set refused_by = $2, refused_at = $3
             where hazard_id = $1 and confirmed_at is null and refused_at is null",
            row.id.0,
            officer.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One officer is enough for what makes nothing less grave; it is then confirmed by the same.
    async fn insert_decision(
        &mut self,
        row: &HazardRow,
        to: Grade,
        downgrade: bool,
        reason: &str,
    ) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "insert into hazard_reclassifications (id, case_id, hazard_id, from_grade, to_grade, downgrade, reason, proposed_by, proposed_at,
               confirmed_by, confirmed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $6 then null else $8::uuid end,
               case when $6 then null else $9::timestamptz end)",
            EventId::new().0,
            row.case.0,
            row.id.0,
            row.course().level().map(Grade::key),
            to.key(),
            downgrade,
            reason,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// What the tenant reads in the email. Not why: that may be about someone's health.
fn graded_words(row: &HazardRow, to: Grade) -> String {
    let name = row.name().to_lowercase();
    match to {
        Grade::Emergency => format!(
            "We think this may be an emergency ({name}). The law says we must look into it and make it safe within 24 hours. Someone will be in touch with you now."
        ),
        Grade::Significant => format!(
            "We are treating this as a possible hazard to health or safety ({name}). The law gives us dates to look into it and to make it safe. You can see them on your repair's page."
        ),
        Grade::NotInScope => {
            "We have looked at this, and the law on urgent hazards (Awaab's Law) does not set dates for it. Your repair goes on with the date you can see on its page. Tell us if it gets worse.".to_owned()
        }
    }
}
