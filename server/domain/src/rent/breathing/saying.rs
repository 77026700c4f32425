//! "I am in breathing space": a tenant's word is no start in law, and yet nobody asks until an officer has looked in the register.

use crate::messages::{Letter, Words};
use crate::rent::{Account, NewRentCase, Topic};
use crate::{CaseId, Error, Officer, Result, SubmissionKey, Tenant, Tx};
use chrono::{Days, NaiveDate};
use rules::london;
use rules::money::Pence;
use rules::reference::CaseReference;

/// What the tenant says.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The scheme's reference, if they have it at hand.
    pub reference: String,
    /// Who their debt adviser is; may be empty.
    pub adviser: String,
}

/// The tenant's own breathing space on an account. A joint tenant's is theirs alone, and no part of this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSpace {
    /// Told to us and being checked: the last day of the hold, and the case.
    pub being_checked: Option<(NaiveDate, String)>,
    pub running: Option<OwnMoratorium>,
    /// The last day of one that is over.
    pub ended_on: Option<NaiveDate>,
    /// We looked, and it was not in the register: when, and what we wrote.
    pub answered: Option<(NaiveDate, String)>,
}

/// A breathing space as its debtor sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnMoratorium {
    pub starts_on: NaiveDate,
    /// None while the treatment of a crisis goes on.
    pub last_day: Option<NaiveDate>,
    pub frozen: Pence,
}

/// How long an answer or an end is shown.
const SHOWN_DAYS: u64 = 60;

impl Tx<Tenant> {
    /// Starts a hold and a case for the income team. While a hold of theirs runs on the account it is the same one: returns its
    /// case again.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `"runs"` when we know of their breathing space already; with `"answered"` when we have looked and
    /// not found it, and they give no other reference: a word alone stops an account once, not for ever.
    pub async fn say_breathing_space(
        &mut self,
        account: &Account,
        said: &Said,
        key: SubmissionKey,
    ) -> Result<String> {
        self.one_said_after_the_other(account).await?;
        let own = self.own_space(account).await?;
        if let Some((_, case)) = own.being_checked {
            return Ok(case);
        }
        if own.running.is_some() {
            return Err(Error::Conflict("runs"));
        }
        if own.answered.is_some() && !self.is_another_reference(account, said).await? {
            return Err(Error::Conflict("answered"));
        }
        let (case, reference) = self.open_said(account, said, key).await?;
        self.insert_hold(account, said, case, key).await?;
        self.hold_back(account.id).await?;
        self.restand_later(&[account.id]).await?;
        let words = Words::RentReceived {
            reference: reference.to_string(),
        };
        let person = self.principal.person;
        self.post(Letter::to_person(person, words).about(case))
            .await?;
        Ok(reference.to_string())
    }

    /// What the tenant may know of their own breathing space on the account.
    pub async fn own_space(&mut self, account: &Account) -> Result<OwnSpace> {
        let today = london::date_of(self.now);
        let mut own = self.own_holds(account, today).await?;
        let person = self.principal.person;
        let rows = sqlx::query!(
            r#"select m.starts_on, least(m.ends_on, m.stopped_on - 1) as last_day,
                      greatest(0, d.frozen_pence - rent_came_off_hold(d.account_id, m.starts_on, d.eve_pence, $3)) as "frozen!"
               from moratoria m join moratorium_debts d on d.moratorium_id = m.id
               where m.person_id = $1 and d.account_id = $2 order by m.starts_on desc limit 10"#,
            person.0,
            account.id.0,
            today
        )
        .fetch_all(self.connection())
        .await?;
        for row in rows {
            match row.last_day {
                Some(last) if last < today => {
                    own.ended_on = own.ended_on.or(recent(last, today));
                }
                last_day if own.running.is_none() => {
                    own.running = Some(OwnMoratorium {
                        starts_on: row.starts_on,
                        last_day,
                        frozen: Pence(row.frozen),
                    });
                }
                _ => {}
            }
        }
        Ok(own)
    }

    async fn own_holds(&mut self, account: &Account, today: NaiveDate) -> Result<OwnSpace> {
        let person = self.principal.person;
        let row = sqlx::query!(
            r#"select h.until, h.ended_at, h.answer, c.reference as "case?"
               from breathing_space_holds h left join cases c on c.id = h.case_id
               where h.person_id = $1 and h.account_id = $2 order by h.said_at desc, h.id desc limit 1"#,
            person.0,
            account.id.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else {
            return Ok(OwnSpace::default());
        };
        let ended = row.ended_at.map(london::date_of);
        Ok(OwnSpace {
            being_checked: (ended.is_none() && row.until >= today)
                .then(|| (row.until, row.case.unwrap_or_default())),
            answered: ended.and_then(|on| recent(on, today)).zip(row.answer),
            ..OwnSpace::default()
        })
    }

    /// Whether they give a reference that we have not looked for yet.
    async fn is_another_reference(&mut self, account: &Account, said: &Said) -> Result<bool> {
        let known = sqlx::query_scalar!(
            r#"select exists (select from breathing_space_holds
                              where person_id = $1 and account_id = $2 and lower(reference) = lower($3)) as "known!""#,
            self.principal.person.0,
            account.id.0,
            said.reference
        )
        .fetch_one(self.connection())
        .await?;
        Ok(!said.reference.is_empty() && !known)
    }

    /// Of two forms sent at once, the second finds the hold of the first.
    async fn one_said_after_the_other(&mut self, account: &Account) -> Result<()> {
        let person = self.principal.person;
        sqlx::query!(
            "select pg_advisory_xact_lock(hashtextextended(concat($1::uuid, $2::uuid), 2))",
            person.0,
            account.id.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn open_said(
        &mut self,
        account: &Account,
        said: &Said,
        key: SubmissionKey,
    ) -> Result<(CaseId, CaseReference)> {
        let new = NewRentCase {
            account,
            person: self.principal.person,
            topic: Topic::BreathingSpaceSaid,
            pence: None,
            paid_on: None,
            way: None,
            words: told(said),
            sent_by: self.principal.browser.0,
            key,
        };
        self.open_rent_case(&new).await
    }

    async fn insert_hold(
        &mut self,
        account: &Account,
        said: &Said,
        case: CaseId,
        key: SubmissionKey,
    ) -> Result<()> {
        let days = self.breathing_policy("rent.breathing_space.hold").await?;
        let (person, now) = (self.principal.person, self.now);
        let today = london::date_of(now);
        let until = today
            .checked_add_days(Days::new(u64::from(days)))
            .unwrap_or(today);
        sqlx::query!(
            "insert into breathing_space_holds (id, account_id, person_id, case_id, submission_key, reference, said_at, until)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
            crate::EventId::new().0,
            account.id.0,
            person.0,
            case.0,
            key.0,
            said.reference,
            now,
            until,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// The day if it is not long ago.
fn recent(on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let shown_to = on.checked_add_days(Days::new(SHOWN_DAYS))?;
    (today <= shown_to).then_some(on)
}

/// As the case keeps it, for the officer.
fn told(said: &Said) -> String {
    let reference =
        Some(format!("Reference: {}", said.reference)).filter(|_| !said.reference.is_empty());
    let adviser =
        Some(format!("Debt adviser: {}", said.adviser)).filter(|_| !said.adviser.is_empty());
    let lines: Vec<_> = [reference, adviser].into_iter().flatten().collect();
    lines.join("\n")
}

impl Tx<Officer> {
    /// Looked for and not in the register: the hold ends, and the tenant is told so, kindly. Ended before: does nothing.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for another team, [`Error::NotFound`] when the account has no such hold.
    pub async fn not_in_register(
        &mut self,
        account: &Account,
        case: &CaseReference,
        words: &str,
    ) -> Result<()> {
        self.principal.must_be_income()?;
        let hold = sqlx::query!(
            r#"select h.id, h.ended_at, h.case_id as "case: CaseId" from breathing_space_holds h join cases c on c.id = h.case_id
               where h.account_id = $1 and c.reference = $2 for update of h"#,
            account.id.0,
            case.to_string()
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        if hold.ended_at.is_some() {
            return Ok(());
        }
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update breathing_space_holds set ended_at = $2, ended_by = $3, answer = $4 where id = $1",
            hold.id,
            now,
            officer.0,
            words
        )
        .execute(self.connection())
        .await?;
        self.audit(
            "officer",
            officer.0,
            "breathing space: not in the register",
            "hold",
            hold.id,
        )
        .await?;
        self.restand_later(&[account.id]).await?;
        match hold.case {
            Some(case) => self.answer_said(case, words).await,
            None => Ok(()),
        }
    }

    /// Closes the case of what the tenant told us, and tells them that there is news; what it is they read after signing in.
    pub(super) async fn answer_said(&mut self, case: CaseId, words: &str) -> Result<()> {
        let head = self.lock_case(case).await?;
        if head.closed_at.is_some() {
            return Ok(());
        }
        self.close_breathing_case(case, words).await?;
        let Some(person) = head.person else {
            return Ok(());
        };
        let news = Words::RentNews {
            reference: head.reference,
        };
        self.post(Letter::to_person(person, news).about(case)).await
    }
}
