//! "You missed the date": the tenant requires a second contractor, and a second period of the same length begins.

use super::{FIRST, RightRow, SECOND, Stage, last_day};
use crate::cases::CaseHead;
use crate::cases::events::Acts;
use crate::messages::RightNews;
use crate::{CaseId, ContractorId, Error, Officer, PersonId, Result, Tenant, Tx};
use rules::repairs::right_to_repair::RightStep;

/// Why the second step does not apply.
const NOBODY_ELSE: &str = "No other contractor on our list does this kind of work.";

impl Tx<Tenant> {
    /// The tenant says that we missed the date, and requires another contractor: the first on our list that does this
    /// trade and is not the one that was late. If there is none, that is recorded and an officer answers. Asked before:
    /// does nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] without a right, or while its date is not missed.
    pub async fn require_second_contractor(&mut self, case: &CaseHead) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self.right_row(case.id).await?;
        if right.second_asked_at.is_some() {
            return Ok(());
        }
        let stage = self.right_of(case.id).await?.map(|it| it.stage(self.now));
        if stage != Some(Stage::FirstMissed) {
            return Err(Error::Conflict("right"));
        }
        let person = self.principal.person;
        match self.another_contractor(&right).await? {
            Some((contractor, name)) => {
                self.write_second(case.id, person, contractor).await?;
                self.begin_second_period(case, &right, Some(person), &name)
                    .await
            }
            None => self.write_no_second(case, person).await,
        }
    }

    async fn another_contractor(
        &mut self,
        right: &RightRow,
    ) -> Result<Option<(ContractorId, String)>> {
        let trade = right.defect()?.trade();
        let able = self.active_contractors(Some(trade)).await?;
        Ok(able
            .into_iter()
            .find(|contractor| Some(contractor.id) != right.first_contractor)
            .map(|contractor| (contractor.id, contractor.name)))
    }

    async fn write_second(
        &mut self,
        case: CaseId,
        person: PersonId,
        contractor: ContractorId,
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update right_to_repair set state = 'second', second_asked_at = $2, second_asked_by = $3, second_contractor_id = $4
             where case_id = $1",
            case.0,
            now,
            person.0,
            contractor.0,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn write_no_second(&mut self, case: &CaseHead, person: PersonId) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update right_to_repair set state = 'no_second', second_asked_at = $2, second_asked_by = $3, no_second_reason = $4
             where case_id = $1",
            case.id.0,
            now,
            person.0,
            NOBODY_ELSE,
        )
        .execute(self.connection())
        .await?;
        self.track_right(case.id, RightStep::NoSecond, NOBODY_ELSE)
            .await?;
        self.start_clock(case.id, "case.reply", now).await?;
        let news = RightNews::NoSecond {
            why: NOBODY_ELSE.to_owned(),
        };
        self.tell_of_right(case.id, &case.reference, Some(person), news)
            .await
    }
}

impl Tx<Officer> {
    /// Names the second contractor where the program found none: the tenant asked, and an officer found one after all.
    ///
    /// # Errors
    /// [`Error::Conflict`] unless a second contractor is wanted, or for the contractor that was late.
    pub async fn name_second_contractor(
        &mut self,
        case: &CaseHead,
        contractor: ContractorId,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let right = self.right_row(case.id).await?;
        let name = self.contractor_name(contractor).await?;
        if right.state == "second" {
            let second = self.right_of(case.id).await?;
            let same = second.and_then(|it| it.second_contractor) == Some(name);
            return same.then_some(()).ok_or(Error::Conflict("right"));
        }
        if right.state != "no_second" || right.first_contractor == Some(contractor) {
            return Err(Error::Conflict("right"));
        }
        sqlx::query!(
            "update right_to_repair set state = 'second', second_contractor_id = $2, no_second_reason = null where case_id = $1",
            case.id.0,
            contractor.0,
        )
        .execute(self.connection())
        .await?;
        self.begin_second_period(case, &right, case.person, &name)
            .await
    }
}

impl<P: Acts> Tx<P> {
    /// The second period counts from now and is as long as the first.
    async fn begin_second_period(
        &mut self,
        case: &CaseHead,
        right: &RightRow,
        person: Option<PersonId>,
        contractor: &str,
    ) -> Result<()> {
        self.stop_clocks(case.id, FIRST).await?;
        let key = right.defect()?.policy_key();
        let due = self.start_clock_by(case.id, SECOND, &key, self.now).await?;
        self.track_right(case.id, RightStep::SecondNotice, contractor)
            .await?;
        let news = RightNews::SecondNotice {
            nature: case.title.clone(),
            contractor: contractor.to_owned(),
            last_day: last_day(due),
        };
        self.tell_of_right(case.id, &case.reference, person, news)
            .await
    }
}
