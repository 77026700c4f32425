//! Sending one message: claim it and let go of the database, call the provider, write down what came of it.
//! Whether it may be sent at all is asked here, at the last moment, and not when it was written.

use super::jobs::Job;
use super::words::Class;
use crate::cases::events::Event;
use crate::rent::cases::Unreached;
use crate::{AccountId, CaseId, Db, OutgoingId, PersonId, Result, System, Tx};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use rules::london;

/// What the provider is to be given.
#[derive(Clone, Debug)]
pub struct Handover {
    pub id: OutgoingId,
    pub channel: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub kind: String,
    /// An earlier attempt ended without a clear answer: the provider may have it already.
    pub tried_before: bool,
    /// It asks for money: [`Db::may_still_go`] is to be asked right before it goes.
    pub asks_for_money: bool,
}

/// What to do about a message now.
#[derive(Clone, Debug)]
pub enum Claim {
    Send(Handover),
    /// Sent, failed or withdrawn already.
    Nothing,
    /// Not now: it is the middle of the night for something that can wait.
    Later(DateTime<Utc>),
}

/// What the provider made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Handed {
        provider_reference: String,
    },
    /// Worth another try, if there is one left.
    Retry {
        reason: String,
        last: bool,
    },
    Refused {
        reason: String,
    },
}

impl Db {
    /// Claims a message for sending. A message that was claimed and never written off is claimed again: better twice than never.
    pub async fn claim_message(&self, id: OutgoingId) -> Result<Claim> {
        let mut tx = self.begin(System("jobs")).await?;
        let claim = tx.claim_message(id).await?;
        tx.commit().await?;
        Ok(claim)
    }

    /// Whether a claimed message that asks for money may still go: a breathing space may have begun since it was claimed. If it
    /// may not, it is written off here. What begins after this answer finds the message with its carrier; see
    /// `docs/decisions/0016`.
    pub async fn may_still_go(&self, id: OutgoingId) -> Result<bool> {
        let mut tx = self.begin(System("jobs")).await?;
        let held = tx.is_held_back(id).await?;
        if held {
            tx.keep_here(id).await?;
        }
        tx.commit().await?;
        Ok(!held)
    }

    /// Writes down what the provider made of a claimed message, and finds another way to the person if it failed.
    /// `reports`: whether the provider can be asked later what became of it.
    pub async fn record_outcome(
        &self,
        id: OutgoingId,
        provider: &str,
        outcome: &Outcome,
        reports: bool,
    ) -> Result<()> {
        let mut tx = self.begin(System("jobs")).await?;
        tx.record_attempt(id, provider, outcome).await?;
        match outcome {
            Outcome::Handed { provider_reference } => {
                tx.handed(id, provider, provider_reference, reports).await?
            }
            Outcome::Retry { last: false, .. } => tx.set_message_state(id, "queued", None).await?,
            Outcome::Retry { reason, .. } | Outcome::Refused { reason } => {
                tx.message_failed(id, reason).await?
            }
        }
        tx.commit().await
    }
}

impl Tx<System> {
    async fn claim_message(&mut self, id: OutgoingId) -> Result<Claim> {
        let row = sqlx::query!(
            r#"select m.channel, m.recipient, m.subject, m.body, m.kind, m.class, m.not_after, m.attempts,
                      m.person_id as "person: PersonId"
               from outgoing_messages m
               where m.id = $1 and (m.state in ('queued', 'sending') or (m.reason = 'no_contact' and m.finished_at is null)) for update"#,
            id.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else {
            return Ok(Claim::Nothing);
        };
        if row.not_after.is_some_and(|end| end <= self.now) {
            self.set_message_state(id, "expired", Some("too_late"))
                .await?;
            return Ok(Claim::Nothing);
        }
        // Before every other question: such a message goes by no way, at no time, and nobody is asked to say it instead.
        if self.is_held_back(id).await? {
            self.keep_here(id).await?;
            return Ok(Claim::Nothing);
        }
        if !self
            .may_send(row.person, &row.channel, &row.recipient)
            .await?
        {
            self.withhold(id, &row.recipient).await?;
            return Ok(Claim::Nothing);
        }
        if let Some(morning) = quiet_until(&row.class, self.now) {
            return Ok(Claim::Later(morning));
        }
        sqlx::query!(
            "update outgoing_messages set state = 'sending', attempts = attempts + 1 where id = $1",
            id.0
        )
        .execute(self.connection())
        .await?;
        Ok(Claim::Send(Handover {
            id,
            channel: row.channel,
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            kind: row.kind,
            tried_before: row.attempts > 0,
            asks_for_money: row.class == Class::Arrears.key(),
        }))
    }

    /// Ends a message that a breathing space keeps here, and looks for no other way.
    async fn keep_here(&mut self, id: OutgoingId) -> Result<()> {
        self.set_message_state(id, "suppressed", Some("breathing_space"))
            .await
    }

    /// The gate of the contact: it is still the person's, and they have not said since that it is unsafe.
    async fn may_send(
        &mut self,
        person: Option<PersonId>,
        channel: &str,
        recipient: &str,
    ) -> Result<bool> {
        let Some(person) = person else {
            return Ok(true);
        };
        let safe = sqlx::query_scalar!(
            "select safe from contact_points where person_id = $1 and channel = $2 and address = $3 and ended_at is null",
            person.0,
            channel,
            recipient,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(safe.unwrap_or(false))
    }

    async fn record_attempt(
        &mut self,
        id: OutgoingId,
        provider: &str,
        outcome: &Outcome,
    ) -> Result<()> {
        let now = self.now;
        let outcome = match outcome {
            Outcome::Handed { .. } => "handed",
            Outcome::Retry { reason, .. } | Outcome::Refused { reason } => reason,
        };
        sqlx::query!(
            "insert into delivery_attempts (id, message_id, provider, outcome, at) values ($1, $2, $3, $4, $5)",
            OutgoingId::new().0,
            id.0,
            provider,
            outcome,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn handed(
        &mut self,
        id: OutgoingId,
        provider: &str,
        provider_reference: &str,
        reports: bool,
    ) -> Result<()> {
        let now = self.now;
        // A callback may have been faster than we are: a final state is not taken back.
        sqlx::query!(
            "update outgoing_messages set provider = $2, provider_reference = $3, sent_at = $4,
               state = case when state = 'sending' then 'sent' else state end
             where id = $1",
            id.0,
            provider,
            provider_reference,
            now,
        )
        .execute(self.connection())
        .await?;
        if !reports {
            return Ok(());
        }
        self.enqueue_at(
            &Job::CheckDelivery { delivery_of: id },
            Some(Utc::now() + TimeDelta::minutes(1)),
        )
        .await
    }

    pub(super) async fn set_message_state(
        &mut self,
        id: OutgoingId,
        state: &str,
        reason: Option<&str>,
    ) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update outgoing_messages set state = $2, reason = $3,
               finished_at = case when $2 = 'queued' then null else $4::timestamptz end
             where id = $1",
            id.0,
            state,
            reason,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Ends a message that must not go where it was to go, and looks for another way.
    async fn withhold(&mut self, id: OutgoingId, recipient: &str) -> Result<()> {
        let (state, reason) = if recipient.is_empty() {
            ("failed", "no_contact")
        } else {
            ("suppressed", "not_safe")
        };
        self.set_message_state(id, state, Some(reason)).await?;
        self.find_another_way(id).await
    }

    /// Fails a message, and tries the person's other safe contact once. With none left, an officer is asked to phone or write.
    pub(crate) async fn message_failed(&mut self, id: OutgoingId, reason: &str) -> Result<()> {
        self.set_message_state(id, "failed", Some(reason)).await?;
        self.find_another_way(id).await
    }

    async fn find_another_way(&mut self, id: OutgoingId) -> Result<()> {
        // To ring about it would be to chase.
        if self.is_held_back(id).await? {
            return Ok(());
        }
        self.one_after_the_other(id).await?;
        if !self.fall_back(id).await? {
            self.ask_officer_to_reach(id).await?;
        }
        Ok(())
    }

    /// Of two messages with the same news that fail at the same moment, each would still count on the other. The second one
    /// waits here, and then sees what became of the first.
    async fn one_after_the_other(&mut self, id: OutgoingId) -> Result<()> {
        sqlx::query!(
            "select pg_advisory_xact_lock(hashtextextended(concat(person_id, case_id, account_id, kind, created_at), 1)) from outgoing_messages where id = $1",
            id.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The same message by the other channel, unless it has gone out that way already or is a code, which only fits the
    /// channel it was made for.
    async fn fall_back(&mut self, id: OutgoingId) -> Result<bool> {
        let row = sqlx::query!(
            r#"select m.person_id as "person: PersonId", m.case_id as "case: CaseId", m.kind, m.class, m.subject, m.body, m.account_id,
                      c.channel as "channel!", c.address as "address!"
               from outgoing_messages m
               join contact_points c on c.person_id = m.person_id and c.channel <> m.channel and c.ended_at is null and c.safe
               where m.id = $1 and m.fallback_of is null and m.class <> 'security'
                 and not exists (select 1 from outgoing_messages other
                                 where (other.person_id, other.case_id, other.account_id) is not distinct from
                                       (m.person_id, m.case_id, m.account_id)
                                   and other.kind = m.kind and other.channel = c.channel and other.created_at = m.created_at)
               order by c.created_at desc limit 1"#,
            id.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else {
            return self.went_another_way(id).await;
        };
        let (other, now) = (OutgoingId::new(), self.now);
        let body = if row.channel == "sms" {
            self.notice_in_one_text()
        } else {
            row.body
        };
        sqlx::query!(
            "insert into outgoing_messages (id, person_id, case_id, kind, class, channel, recipient, subject, body, state, fallback_of, created_at, account_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', $10, $11, $12)
             on conflict do nothing",
            other.0,
            row.person.map(|id| id.0),
            row.case.map(|id| id.0),
            row.kind,
            row.class,
            row.channel,
            row.address,
            row.subject,
            body,
            id.0,
            now,
            row.account_id,
        )
        .execute(self.connection())
        .await?;
        self.enqueue(&Job::SendMessage { message: other }).await?;
        Ok(true)
    }

    /// An email is too long for a text; the text says where to look.
    fn notice_in_one_text(&self) -> String {
        format!(
            "{}: there is news for you. Sign in at {} to read it.",
            self.letterhead.council, self.letterhead.site
        )
    }

    /// Whether the same news reached the person, or still may, by another channel.
    async fn went_another_way(&mut self, id: OutgoingId) -> Result<bool> {
        let other = sqlx::query_scalar!(
            r#"select exists (select 1 from outgoing_messages m join outgoing_messages other
                 on (other.person_id, other.case_id, other.account_id) is not distinct from (m.person_id, m.case_id, m.account_id)
                 and other.kind = m.kind and other.created_at = m.created_at and other.id <> m.id
               where m.id = $1 and other.state in ('queued', 'sending', 'sent', 'delivered')) as "any!""#,
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(other)
    }

    /// On the case the message is about. One about an account alone becomes a case of its own, or nobody would learn of it.
    async fn ask_officer_to_reach(&mut self, id: OutgoingId) -> Result<()> {
        let row = sqlx::query!(
            r#"select m.case_id as "case: CaseId", m.account_id as "account: AccountId", m.kind, m.person_id as "person: PersonId",
                      (select p.first_name || ' ' || p.last_name from people p where p.id = m.person_id) as name
               from outgoing_messages m where m.id = $1"#,
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        if let Some(case) = row.case {
            self.track(case, &Event::NotReached).await?;
            self.start_clock(case, "case.reach", self.now).await?;
            return Ok(());
        }
        let (Some(account), Some(person)) = (row.account, row.person) else {
            return Ok(());
        };
        self.ask_income_to_reach(&Unreached {
            message: id,
            account,
            person,
            name: row.name.unwrap_or_default(),
            kind: row.kind,
        })
        .await
    }
}

/// Between 9pm and 8am only what someone is waiting for goes out; returns when the rest may.
fn quiet_until(class: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if class == "security" || class == "service" {
        return None;
    }
    let (morning, evening) = (
        NaiveTime::from_hms_opt(8, 0, 0)?,
        NaiveTime::from_hms_opt(21, 0, 0)?,
    );
    let today = london::date_of(now);
    let (opens, closes) = (london::at(today, morning), london::at(today, evening));
    if now < opens {
        Some(opens)
    } else if now >= closes {
        Some(london::at(today.succ_opt()?, morning))
    } else {
        None
    }
}
