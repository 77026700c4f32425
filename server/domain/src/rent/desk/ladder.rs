//! The ladder of an account: where it stands, what the next step asks, and the step itself, which an officer takes.

use crate::rent::accounts::Account;
use crate::{Error, Officer, Result, SubmissionKey, Tx};
use chrono::{DateTime, Days, NaiveDate, Utc};
use rules::london;
use rules::rent::ladder::{
    Answer, ArrangementState, Facts, Limits, Said, Step, TenancyKind, answers, refusal,
};
use rules::rent::{AccountKind, IncomeStatus};
use uuid::Uuid;

/// A step that was taken.
#[derive(Clone, Debug)]
pub struct StepRow {
    /// `None`: off the ladder.
    pub step: Option<Step>,
    pub officer: String,
    pub taken_at: DateTime<Utc>,
    pub reason: String,
    pub answers: Vec<Answer>,
    pub review_until: Option<NaiveDate>,
}

/// Where an account stands on the ladder, and all that is known for the next step.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The newest first.
    pub taken: Vec<StepRow>,
    pub facts: Facts,
    pub limits: Limits,
}

impl Ladder {
    pub fn current(&self) -> Option<&StepRow> {
        self.taken.first().filter(|row| row.step.is_some())
    }

    pub fn next(&self) -> Option<Step> {
        Step::after(self.facts.current)
    }
}

/// What became of a step that was to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    Now,
    /// The same form again.
    Before,
    /// Why not, in a sentence.
    Refused(Answer),
}

impl Tx<Officer> {
    pub async fn ladder(&mut self, account: &Account) -> Result<Ladder> {
        let taken = self.steps_of(account).await?;
        Ok(Ladder {
            facts: self.facts_of(account, taken.first()).await?,
            limits: self.ladder_limits().await?,
            taken,
        })
    }

    /// Takes a step, when every question before it is answered yes. One officer at a time: a second form finds the first
    /// one's step.
    pub async fn take_step(
        &mut self,
        account: &Account,
        step: Step,
        said: &Said,
        reason: &str,
        key: SubmissionKey,
    ) -> Result<Taken> {
        self.principal.must_be_income()?;
        self.lock_ladder(account).await?;
        if self.was_taken(account, key).await? {
            return Ok(Taken::Before);
        }
        self.hold_account(account).await?;
        let ladder = self.ladder(account).await?;
        let asked = answers(step, &ladder.facts, &ladder.limits, said);
        if let Some(no) = refusal(&asked) {
            return Ok(Taken::Refused(no.clone()));
        }
        let review = self.review_until(step, ladder.facts.tenancy).await?;
        let new = NewStep {
            step: step.number(),
            answers: &asked,
            reason,
            review,
        };
        self.write_step(account, &new, key).await?;
        Ok(Taken::Now)
    }

    /// Takes an account off the ladder: it was paid, or an arrangement holds. Off already: does nothing.
    pub async fn leave_ladder(
        &mut self,
        account: &Account,
        reason: &str,
        key: SubmissionKey,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        self.lock_ladder(account).await?;
        let taken = self.steps_of(account).await?;
        if taken.first().is_none_or(|row| row.step.is_none()) {
            return Ok(());
        }
        let new = NewStep {
            step: 0,
            answers: &[],
            reason,
            review: None,
        };
        self.write_step(account, &new, key).await
    }

    async fn lock_ladder(&mut self, account: &Account) -> Result<()> {
        sqlx::query!(
            "select pg_advisory_xact_lock(hashtextextended($1::text, 23))",
            account.id.to_string()
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn was_taken(&mut self, account: &Account, key: SubmissionKey) -> Result<bool> {
        let taken = sqlx::query_scalar!(
            r#"select exists (select from rent_steps where account_id = $1 and submission_key = $2) as "taken!""#,
            account.id.0,
            key.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(taken)
    }

    /// An introductory tenant may ask for a review of the notice: within 14 days, of which the day of the notice is the first
    /// (Housing Act 1996, section 129).
    async fn review_until(
        &mut self,
        step: Step,
        tenancy: TenancyKind,
    ) -> Result<Option<NaiveDate>> {
        if step != Step::Notice || tenancy != TenancyKind::Introductory {
            return Ok(None);
        }
        let days = self.number("rent.ladder.review").await?;
        let days: u64 = days
            .parse()
            .map_err(|_| Error::Broken("policy unreadable"))?;
        let after = Days::new(days.saturating_sub(1));
        Ok(london::date_of(self.now).checked_add_days(after))
    }

    async fn write_step(
        &mut self,
        account: &Account,
        new: &NewStep<'_>,
        key: SubmissionKey,
    ) -> Result<()> {
        let (officer, now) = (self.principal.id, self.now);
        let answers =
            serde_json::to_value(new.answers).map_err(|_| Error::Broken("answers unwritable"))?;
        sqlx::query!(
            "update rent_steps set until = $2 where account_id = $1 and until is null",
            account.id.0,
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "insert into rent_steps (id, account_id, step, officer_id, taken_at, answers, reason, review_until, submission_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            Uuid::now_v7(),
            account.id.0,
            new.step,
            officer.0,
            now,
            answers,
            new.reason,
            new.review,
            key.0,
        )
        .execute(self.connection())
        .await?;
        self.audit(
            "officer",
            officer.0,
            "took step",
            "rent account",
            account.id.0,
        )
        .await
    }

    /// The steps taken, the newest first, thirty at most.
    async fn steps_of(&mut self, account: &Account) -> Result<Vec<StepRow>> {
        let rows = sqlx::query!(
            "select s.step, o.name as officer, s.taken_at, s.reason, s.answers, s.review_until
             from rent_steps s join officers o on o.id = s.officer_id
             where s.account_id = $1 order by s.until is not null, s.taken_at desc, s.id desc limit 30",
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| StepRow {
                step: Step::of_number(row.step),
                officer: row.officer,
                taken_at: row.taken_at,
                reason: row.reason,
                answers: serde_json::from_value(row.answers).unwrap_or_default(),
                review_until: row.review_until,
            })
            .collect())
    }

    async fn facts_of(&mut self, account: &Account, last: Option<&StepRow>) -> Result<Facts> {
        let today = london::date_of(self.now);
        let standing = self.standing_of(account, today).await?;
        let incomes = self.rent_incomes(account).await?;
        let claims: Vec<_> = incomes
            .iter()
            .filter(|row| row.income.status == IncomeStatus::Claimed)
            .collect();
        let place = sqlx::query!(
            "select kind, property_id from tenancies where id = $1",
            account.tenancy.0
        )
        .fetch_one(self.connection())
        .await?;
        let settled = self.protocol(account).await?;
        let on_ladder = account.kind == AccountKind::Rent;
        Ok(Facts {
            today,
            tenancy: if on_ladder {
                TenancyKind::parse(&place.kind)
            } else {
                TenancyKind::Other
            },
            frozen: self.rent_is_locked(account).await?,
            weeks_hundredths: standing
                .standing
                .weeks_owed_hundredths(standing.week_over_52()),
            claimed: !claims.is_empty(),
            evidence_given: claims.iter().any(|row| row.evidence_given),
            suspended: incomes
                .iter()
                .any(|row| row.income.status == IncomeStatus::Suspended),
            arrangement: self.arrangement_of(account).await?,
            open_repairs: self.open_repairs(place.property_id).await?,
            current: last.and_then(|row| row.step),
            since: last.map(|row| london::date_of(row.taken_at)),
            review_until: last.and_then(|row| row.review_until),
            settled: settled
                .into_values()
                .filter(|shown| shown.state.is_settled())
                .map(|shown| shown.item)
                .collect(),
            last_statement: self.last_statement(account).await?,
        })
    }

    async fn arrangement_of(&mut self, account: &Account) -> Result<ArrangementState> {
        let state = sqlx::query_scalar!(
            "select state from arrangements where account_id = $1 order by made_at desc limit 1",
            account.id.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(match state.as_deref() {
            Some("running") => ArrangementState::Kept,
            Some("offered") => ArrangementState::Offered,
            Some("broken") => ArrangementState::Broken,
            _ => ArrangementState::None,
        })
    }

    async fn ladder_limits(&mut self) -> Result<Limits> {
        let weeks = self.number("rent.ladder.weeks").await?;
        let days = self.number("rent.ladder.days").await?;
        let statement = self.number("rent.statement.days").await?;
        Limits::parse(&weeks, &days, &statement).ok_or(Error::Broken("policy unreadable"))
    }

    /// A row of the council's policy in force today, as it is written.
    async fn number(&mut self, key: &str) -> Result<String> {
        let today = london::date_of(self.now);
        sqlx::query_scalar!(
            "select value from policies where key = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
             order by valid_from desc limit 1",
            key,
            today
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::Broken("policy missing"))
    }
}

struct NewStep<'a> {
    step: i16,
    answers: &'a [Answer],
    reason: &'a str,
    review: Option<NaiveDate>,
}
