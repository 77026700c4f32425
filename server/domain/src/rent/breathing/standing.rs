//! How breathing space stands on an account, for the income team.

use super::Lock;
use crate::rent::Account;
use crate::{AccountId, CaseId, Error, MoratoriumId, Officer, PersonId, Result, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use rules::london;
use rules::money::Pence;
use rules::rent::{AccountKind, Duty, Midway, MoratoriumKind};

/// A breathing space, as the income team sees it.
#[derive(Clone, Debug)]
pub struct Moratorium {
    pub id: MoratoriumId,
    pub person: PersonId,
    pub name: String,
    pub kind: MoratoriumKind,
    pub reference: String,
    pub adviser: String,
    pub notified_at: DateTime<Utc>,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub midway: Option<Midway>,
    pub midway_at: Option<DateTime<Utc>>,
    pub stopped_on: Option<NaiveDate>,
    pub stopped_why: Option<String>,
    pub signed_off_at: Option<DateTime<Utc>>,
    pub signed_off_words: Option<String>,
    pub released_at: Option<DateTime<Utc>>,
    pub released_words: Option<String>,
    pub over_case: Option<CaseId>,
    pub entered_by: String,
    pub entered_at: DateTime<Utc>,
    /// What of the account it was looked up for stands still.
    pub frozen: Option<Pence>,
    pub debts: Vec<Debt>,
    pub duties: Vec<DoneDuty>,
}

/// An account it covers.
#[derive(Clone, Debug)]
pub struct Debt {
    pub payment_reference: String,
    pub kind: AccountKind,
    pub frozen: Pence,
}

/// What a creditor has to do, done.
#[derive(Clone, Debug)]
pub struct DoneDuty {
    pub duty: Duty,
    pub words: String,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// What a tenant told us.
#[derive(Clone, Debug)]
pub struct Hold {
    pub person: PersonId,
    pub name: String,
    pub case: String,
    pub reference: String,
    pub said_at: DateTime<Utc>,
    pub until: NaiveDate,
    /// When an officer had looked.
    pub ended_at: Option<DateTime<Utc>>,
    pub answer: Option<String>,
}

/// Someone of the tenancy.
#[derive(Clone, Debug)]
pub struct Debtor {
    pub person: PersonId,
    pub name: String,
    pub role: String,
}

/// All there is on one account.
#[derive(Clone, Debug)]
pub struct Space {
    /// The newest first, twenty at most.
    pub moratoria: Vec<Moratorium>,
    /// Running ones of the same people that do not cover this account.
    pub elsewhere: Vec<Moratorium>,
    /// The newest first, twenty at most.
    pub holds: Vec<Hold>,
    pub debtors: Vec<Debtor>,
    pub lock: Option<Lock>,
    /// How many messages about it stayed here for a breathing space.
    pub held_back: i64,
    /// For how many days we may ask the adviser for a review, the first with them.
    pub review_days: u32,
}

impl Moratorium {
    /// Its last day, if it is known.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let eve = self.stopped_on.and_then(|day| day.pred_opt());
        [self.ends_on, eve].into_iter().flatten().min()
    }

    /// Whether its last day is past.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.last_day().is_some_and(|last| last < today)
    }

    pub fn done(&self, duty: Duty) -> Option<&DoneDuty> {
        self.duties.iter().find(|done| done.duty == duty)
    }
}

impl Tx<Officer> {
    /// All that is known of breathing space on the account. Notes in the trail that this officer looked at it.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for an officer of another team.
    pub async fn breathing_space(&mut self, account: &Account) -> Result<Space> {
        self.principal.must_be_income()?;
        let moratoria = self.moratoria(account.id, None).await?;
        let debtors = self.debtors(account).await?;
        let space = Space {
            elsewhere: self.moratoria_elsewhere(account, &debtors).await?,
            holds: self.holds(account).await?,
            lock: self.breathing_lock(account.id).await?,
            held_back: self.held_back(account).await?,
            review_days: self.breathing_policy("rent.breathing_space.review").await?,
            moratoria,
            debtors,
        };
        let officer = self.principal.id;
        self.audit(
            "officer",
            officer.0,
            "saw breathing space",
            "rent account",
            account.id.0,
        )
        .await?;
        Ok(space)
    }

    /// A breathing space that covers the account.
    pub(super) async fn moratorium_on(
        &mut self,
        account: &Account,
        id: MoratoriumId,
    ) -> Result<Moratorium> {
        let found = self.moratoria(account.id, Some(id)).await?;
        found
            .into_iter()
            .find(|it| it.frozen.is_some())
            .ok_or(Error::NotFound)
    }

    /// A breathing space of someone who is a party of the account, whether it covers it or not.
    pub(super) async fn moratorium_for(
        &mut self,
        account: &Account,
        id: MoratoriumId,
    ) -> Result<Moratorium> {
        let found = self.moratoria(account.id, Some(id)).await?;
        let moratorium = found.into_iter().next().ok_or(Error::NotFound)?;
        self.accounts_of(account, moratorium.person).await?;
        Ok(moratorium)
    }

    /// Those that cover the account, or the one asked for.
    async fn moratoria(
        &mut self,
        account: AccountId,
        only: Option<MoratoriumId>,
    ) -> Result<Vec<Moratorium>> {
        let rows = sqlx::query!(
            r#"select m.id as "id: MoratoriumId", m.person_id as "person: PersonId", p.first_name || ' ' || p.last_name as "name!",
                      m.kind, m.reference, m.adviser, m.notified_at, m.starts_on, m.ends_on, m.midway_result, m.midway_at,
                      m.stopped_on, m.stopped_why, m.signed_off_at, m.signed_off_words, m.released_at, m.released_words,
                      m.over_case_id as "over_case: CaseId", o.name as entered_by, m.entered_at, d.frozen_pence as "frozen?"
               from moratoria m
               join people p on p.id = m.person_id
               join officers o on o.id = m.entered_by
               left join moratorium_debts d on d.moratorium_id = m.id and d.account_id = $1
               where case when $2::uuid is null then d.account_id is not null else m.id = $2 end
               order by m.starts_on desc, m.id desc limit 20"#,
            account.0,
            only.map(|id| id.0),
        )
        .fetch_all(self.connection())
        .await?;
        let mut moratoria = rows
            .into_iter()
            .map(|row| {
                Ok(Moratorium {
                    id: row.id,
                    person: row.person,
                    name: row.name,
                    kind: MoratoriumKind::parse(&row.kind).ok_or(Error::Broken("moratorium"))?,
                    reference: row.reference,
                    adviser: row.adviser,
                    notified_at: row.notified_at,
                    starts_on: row.starts_on,
                    ends_on: row.ends_on,
                    midway: row.midway_result.as_deref().and_then(Midway::parse),
                    midway_at: row.midway_at,
                    stopped_on: row.stopped_on,
                    stopped_why: row.stopped_why,
                    signed_off_at: row.signed_off_at,
                    signed_off_words: row.signed_off_words,
                    released_at: row.released_at,
                    released_words: row.released_words,
                    over_case: row.over_case,
                    entered_by: row.entered_by,
                    entered_at: row.entered_at,
                    frozen: row.frozen.map(Pence),
                    debts: Vec::new(),
                    duties: Vec::new(),
                })
            })
            .collect::<Result<Vec<_>>>()?;
        self.add_debts(&mut moratoria).await?;
        self.add_duties(&mut moratoria).await?;
        Ok(moratoria)
    }

    async fn add_debts(&mut self, moratoria: &mut [Moratorium]) -> Result<()> {
        let keys: Vec<_> = moratoria.iter().map(|it| it.id.0).collect();
        let rows = sqlx::query!(
            r#"select d.moratorium_id as "id: MoratoriumId", a.payment_reference, a.kind, d.frozen_pence
               from moratorium_debts d join rent_accounts a on a.id = d.account_id
               where d.moratorium_id = any ($1) order by a.kind <> 'rent', a.payment_reference limit 400"#,
            &keys
        )
        .fetch_all(self.connection())
        .await?;
        for row in rows {
            let debt = Debt {
                payment_reference: row.payment_reference,
                kind: AccountKind::parse(&row.kind).ok_or(Error::Broken("account kind"))?,
                frozen: Pence(row.frozen_pence),
            };
            for moratorium in moratoria.iter_mut().filter(|it| it.id == row.id) {
                moratorium.debts.push(debt.clone());
            }
        }
        Ok(())
    }

    async fn add_duties(&mut self, moratoria: &mut [Moratorium]) -> Result<()> {
        let keys: Vec<_> = moratoria.iter().map(|it| it.id.0).collect();
        let rows = sqlx::query!(
            r#"select d.moratorium_id as "id: MoratoriumId", d.duty, d.words, o.name as by, d.done_at
               from moratorium_duties d join officers o on o.id = d.done_by
               where d.moratorium_id = any ($1) order by d.done_at limit 400"#,
            &keys
        )
        .fetch_all(self.connection())
        .await?;
        for row in rows {
            let Some(duty) = Duty::parse(&row.duty) else {
                continue;
            };
            let done = DoneDuty {
                duty,
                words: row.words,
                by: row.by,
                at: row.done_at,
            };
            for moratorium in moratoria.iter_mut().filter(|it| it.id == row.id) {
                moratorium.duties.push(done.clone());
            }
        }
        Ok(())
    }

    async fn moratoria_elsewhere(
        &mut self,
        account: &Account,
        debtors: &[Debtor],
    ) -> Result<Vec<Moratorium>> {
        let people: Vec<_> = debtors.iter().map(|debtor| debtor.person.0).collect();
        let today = london::date_of(self.now);
        let ids = sqlx::query_scalar!(
            r#"select m.id as "id: MoratoriumId" from moratoria m
               where m.person_id = any ($1) and (least(m.ends_on, m.stopped_on - 1) is null or least(m.ends_on, m.stopped_on - 1) >= $2)
                 and not exists (select from moratorium_debts d where d.moratorium_id = m.id and d.account_id = $3)
               order by m.starts_on desc limit 5"#,
            &people,
            today,
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        let mut elsewhere = Vec::new();
        for id in ids {
            elsewhere.extend(self.moratoria(account.id, Some(id)).await?);
        }
        Ok(elsewhere)
    }

    async fn holds(&mut self, account: &Account) -> Result<Vec<Hold>> {
        let rows = sqlx::query_as!(
            Hold,
            r#"select h.person_id as "person: PersonId", p.first_name || ' ' || p.last_name as "name!",
                      coalesce(c.reference, '') as "case!", h.reference, h.said_at, h.until, h.ended_at, h.answer
               from breathing_space_holds h join people p on p.id = h.person_id left join cases c on c.id = h.case_id
               where h.account_id = $1 order by h.said_at desc, h.id desc limit 20"#,
            account.id.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// Those who owe it: the tenants, or the former ones of a former home.
    async fn debtors(&mut self, account: &Account) -> Result<Vec<Debtor>> {
        let former = account.kind == AccountKind::Former;
        let rows = sqlx::query_as!(
            Debtor,
            r#"select p.id as "person: PersonId", p.first_name || ' ' || p.last_name as "name!", party.role
               from tenancy_parties party join people p on p.id = party.person_id
               where party.tenancy_id = $1 and ($2 or party.role <> 'former')
               order by p.last_name, p.first_name, p.id limit 10"#,
            account.tenancy.0,
            former
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// How many messages about the account were taken back, or never handed over, for a breathing space.
    async fn held_back(&mut self, account: &Account) -> Result<i64> {
        let many = sqlx::query_scalar!(
            r#"select count(*) as "many!" from outgoing_messages where account_id = $1 and reason = 'breathing_space'"#,
            account.id.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(many)
    }
}
