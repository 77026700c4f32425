//! The moment we come to know of a hazard. Software only suspects; the clock runs all the same, for the law counts from awareness.

use super::Happening;
use crate::cases::CaseHead;
use crate::cases::events::{Acts, Event};
use crate::{CaseId, HazardId, Officer, Result, Tx};
use chrono::{DateTime, Utc};
use rules::repairs::hazard::Hazard;
use rules::repairs::hazard::course::{Course, Duty, Finding, Grade};

/// Under which tenancies the law holds: not a licence, not a long lease.
const COVERED: [&str; 3] = ["secure", "introductory", "flexible"];

impl<P: Acts> Tx<P> {
    /// We know of a possible hazard since `aware_at`. Starts the clock the law gives it on that day, if it gives one, and
    /// leaves the rest to an officer. Does nothing for a leaseholder's home. While the same hazard is open on the case, it can
    /// only become an emergency.
    pub(crate) async fn suspect_hazard(
        &mut self,
        case: CaseId,
        hazard: Hazard,
        emergency: bool,
        aware_at: DateTime<Utc>,
    ) -> Result<Option<HazardId>> {
        if !self.is_covered(case).await? {
            return Ok(None);
        }
        let suspected = self.suspected(hazard, emergency, aware_at).await?;
        let Some((id, number)) = self
            .insert_hazard(case, hazard, suspected, aware_at)
            .await?
        else {
            if suspected == Some(Grade::Emergency) {
                self.suspect_emergency(case, hazard, aware_at).await?;
            }
            return Ok(None);
        };
        for duty in Course::aware(suspected).duties() {
            self.start_duty(case, number, duty, aware_at).await?;
        }
        if suspected.is_some() {
            self.track_suspicion(case, hazard).await?;
        }
        Ok(Some(id))
    }

    /// What is known already may be an emergency after all. Once an officer has looked at it, they decide.
    async fn suspect_emergency(
        &mut self,
        case: CaseId,
        hazard: Hazard,
        aware_at: DateTime<Utc>,
    ) -> Result<()> {
        let now = self.now;
        let number = sqlx::query_scalar!(
            "update hazards set suspected = 'emergency', updated_at = $3
             where case_id = $1 and hazard = $2 and closed_at is null and grade is null and suspected is distinct from 'emergency'
             returning number",
            case.0,
            hazard.key(),
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(number) = number else {
            return Ok(());
        };
        self.drop_clock(case, &Duty::Investigate.rule(number))
            .await?;
        self.start_duty(case, number, Duty::Emergency, aware_at)
            .await?;
        self.track_suspicion(case, hazard).await
    }

    async fn track_suspicion(&mut self, case: CaseId, hazard: Hazard) -> Result<()> {
        let event = Event::Hazard {
            what: Happening::Suspected,
            hazard: hazard.key().to_owned(),
        };
        self.track(case, &event).await
    }

    /// A repair that is not fixed after all: what was found to be a hazard, and closed, we know of anew.
    pub(crate) async fn suspect_again(&mut self, case: CaseId) -> Result<()> {
        let now = self.now;
        for row in self.hazard_rows(case).await? {
            let found = row.course().finding;
            let hazard = Hazard::parse(&row.hazard).filter(|_| row.closed_at.is_some());
            if let (Some(hazard), Some(Finding::Significant | Finding::Emergency)) = (hazard, found)
            {
                let emergency = found == Some(Finding::Emergency);
                self.suspect_hazard(case, hazard, emergency, now).await?;
            }
        }
        Ok(())
    }

    /// A report sent without signing in names no tenancy: it may be a tenant's, so we are aware.
    async fn is_covered(&mut self, case: CaseId) -> Result<bool> {
        let row = sqlx::query!(
            r#"select c.person_id is null as "unverified!", t.kind as "kind?"
               from cases c left join tenancies t on t.id = c.tenancy_id where c.id = $1"#,
            case.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.is_some_and(|row| match row.kind {
            Some(kind) => COVERED.contains(&kind.as_str()),
            None => row.unverified,
        }))
    }

    /// What the law makes of it on that London day. `None` when it does not reach it.
    async fn suspected(
        &mut self,
        hazard: Hazard,
        emergency: bool,
        aware_at: DateTime<Utc>,
    ) -> Result<Option<Grade>> {
        let Some(phase) = hazard.phase().map(u32::from) else {
            return Ok(None);
        };
        let begun = self.awaab_phase(aware_at).await?;
        Ok(match (emergency, begun) {
            (true, 1..) => Some(Grade::Emergency),
            _ if phase <= begun => Some(Grade::Significant),
            _ => None,
        })
    }

    async fn insert_hazard(
        &mut self,
        case: CaseId,
        hazard: Hazard,
        suspected: Option<Grade>,
        aware_at: DateTime<Utc>,
    ) -> Result<Option<(HazardId, i16)>> {
        let now = self.now;
        let row = sqlx::query!(
            r#"insert into hazards (id, case_id, number, hazard, suspected, aware_at, created_at, updated_at)
               select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $6 from hazards where case_id = $2
               on conflict (case_id, hazard) where closed_at is null do nothing
               returning id as "id: HazardId", number"#,
            HazardId::new().0,
            case.0,
            hazard.key(),
            suspected.map(Grade::key),
            aware_at,
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| (row.id, row.number)))
    }

    /// Starts the clock of a duty. Before the first phase of the law there was no such duty.
    pub(super) async fn start_duty(
        &mut self,
        case: CaseId,
        number: i16,
        duty: Duty,
        trigger: DateTime<Utc>,
    ) -> Result<()> {
        if self.awaab_phase(trigger).await? == 0 {
            return Ok(());
        }
        self.start_clock_by(case, &duty.rule(number), duty.key(), trigger)
            .await?;
        Ok(())
    }
}

impl Tx<Officer> {
    /// An officer sees a hazard in a repair: we know of it from now on. Does nothing if it is open on the case.
    pub async fn open_hazard(
        &mut self,
        case: &CaseHead,
        hazard: Hazard,
        emergency: bool,
    ) -> Result<()> {
        self.lock_case(case.id).await?;
        let (officer, now) = (self.principal.id, self.now);
        let opened = self.suspect_hazard(case.id, hazard, emergency, now).await?;
        if let Some(id) = opened {
            self.audit("officer", officer.0, "opened hazard", "hazard", id.0)
                .await?;
        }
        Ok(())
    }
}
