//! The money: the program counts, an officer confirms. What is set off against a debt is a line of its own.

use crate::cases::CaseHead;
use crate::cases::events::Event;
use crate::error::OnConstraint;
use crate::messages::RightNews;
use crate::{AccountId, Error, EventId, Officer, Result, Tx};
use rules::london;
use rules::money::Pence;
use rules::rent::LineKind;

impl Tx<Officer> {
    /// Confirms what is owed, once it grows no more: the work is done, or the most is reached. Confirmed before: does
    /// nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] while nothing is owed or the days still count.
    pub async fn award_compensation(&mut self, case: &CaseHead) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self
            .right_of(case.id)
            .await?
            .ok_or(Error::Conflict("right"))?;
        if right.line("award").is_some() {
            return Ok(());
        }
        let owed = right
            .owed
            .filter(|owed| owed.settled)
            .ok_or(Error::Conflict("not_owed"))?;
        let days = i32::try_from(owed.days).map_err(|_| Error::Broken("days"))?;
        let reason = format!("{days} days after the second last day");
        self.write_line(case, "award", owed.pence, Some(days), &reason)
            .await?;
        let event = Event::Compensation {
            kind: "award".into(),
            pence: owed.pence.0,
            why: reason,
        };
        self.track(case.id, &event).await?;
        let news = RightNews::Awarded {
            amount: owed.pence.to_string(),
        };
        self.tell_of_right(case.id, &case.reference, case.person, news)
            .await
    }

    /// Takes a part of the award, or all of it, off the rent of the home the repair was for: a line here, and one on the rent's
    /// ledger, in one transaction. The same again is once.
    ///
    /// # Errors
    /// [`Error::Conflict`] without an award, for more than it, or after another set-off; with `"set_off_not_now"` when the rent
    /// does not allow it. Why not is between the tenant and the income team (`docs/decisions/0016`).
    pub async fn set_off_compensation(
        &mut self,
        case: &CaseHead,
        amount: Pence,
        reason: &str,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self
            .right_of(case.id)
            .await?
            .ok_or(Error::Conflict("right"))?;
        let award = right
            .line("award")
            .map(|line| Pence(line.pence))
            .ok_or(Error::Conflict("not_owed"))?;
        if let Some(line) = right.line("set_off") {
            let same = line.pence == amount.0 && line.reason == reason;
            return same.then_some(()).ok_or(Error::Conflict("set_off_before"));
        }
        if amount <= Pence::ZERO || amount > award {
            return Err(Error::Conflict("set_off_amount"));
        }
        self.write_line(case, "set_off", amount, None, reason)
            .await?;
        self.take_off_rent(case).await?;
        let event = Event::Compensation {
            kind: "set_off".into(),
            pence: amount.0,
            why: reason.to_owned(),
        };
        self.track(case.id, &event).await
    }

    /// As the program: this officer may know nothing of what the tenant owes.
    async fn take_off_rent(&mut self, case: &CaseHead) -> Result<()> {
        let (today, now) = (london::date_of(self.now), self.now);
        let account = sqlx::query_scalar!(
            r#"select set_off_on_rent($1, $2, $3, $4) as "account: AccountId""#,
            case.id.0,
            today,
            now,
            LineKind::RightToRepairSetOff.label()
        )
        .fetch_one(self.connection())
        .await?;
        let account = account.ok_or(Error::Conflict("set_off_not_now"))?;
        self.restand_later(&[account]).await
    }

    async fn write_line(
        &mut self,
        case: &CaseHead,
        kind: &str,
        amount: Pence,
        days: Option<i32>,
        reason: &str,
    ) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "insert into compensation_lines (id, case_id, kind, pence, days, reason, breathing_space_checked, officer_id, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            EventId::new().0,
            case.id.0,
            kind,
            amount.0,
            days,
            reason,
            kind == "set_off",
            officer.0,
            now,
        )
        .execute(self.connection())
        .await
        .on_constraint("compensation_lines_once", Error::Conflict("set_off_before"))?;
        Ok(())
    }
}
