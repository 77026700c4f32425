//! Writes the demo council, once, in one transaction.

use super::officers::{INVESTIGATORS, STAFF};
use super::people::PEOPLE;
use super::pictures::Wanted;
use super::repairs::{Story, stories};
use super::tenancies::LETS;
use super::{ids, rent, telling};
use crate::account::enrolment::NewOfficer;
use crate::cases::events::Event;
use crate::photos::NewPhoto;
use crate::{
    BrowserKey, CaseId, Contractor, ContractorId, Db, Error, Officer, PersonId, Result, SessionId,
    System, Tx,
};
use chrono::{DateTime, TimeDelta, Utc};
use rules::contact::EmailAddress;
use rules::reference::CaseKind;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The photos of [`super::wanted`], stored and ready for their rows.
pub type Photos = BTreeMap<Wanted, NewPhoto>;

/// What came of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    Now {
        people: usize,
        repairs: usize,
    },
    /// It was there already. Nothing was written, and the photos just stored are nobody's.
    Before,
}

/// Who takes part in the stories, by their keys.
pub(super) struct Cast {
    people: BTreeMap<&'static str, PersonId>,
    officers: BTreeMap<&'static str, Officer>,
    /// Those who come and do the work, by their firm.
    operatives: BTreeMap<ContractorId, Contractor>,
}

impl Cast {
    pub(super) fn person(&self, key: &str) -> Result<PersonId> {
        self.people
            .get(key)
            .copied()
            .ok_or(Error::Broken("demo person missing"))
    }

    pub(super) fn officer(&self, key: &str) -> Result<Officer> {
        self.officers
            .get(key)
            .cloned()
            .ok_or(Error::Broken("demo officer missing"))
    }

    pub(super) fn operative(&self, firm: ContractorId) -> Result<Contractor> {
        self.operatives
            .get(&firm)
            .cloned()
            .ok_or(Error::Broken("demo operative missing"))
    }
}

/// Loads the demo council, with every date counted from the time of the database's clock. Loading it again, or from two
/// programs at once, changes nothing.
///
/// # Errors
/// When the database is away, or a photo of [`super::wanted`] is missing; then nothing is written.
pub async fn load(db: &Db, photos: &Photos) -> Result<Loaded> {
    let mut tx = db.begin(System("demo")).await?;
    tx.wait_for_other_loaders().await?;
    if tx.demo_is_loaded().await? {
        return Ok(Loaded::Before);
    }
    let now = tx.now;
    tx.insert_homes().await?;
    for someone in PEOPLE {
        tx.insert_someone(someone).await?;
    }
    tx.insert_circumstances().await?;
    for tenancy in LETS {
        tx.insert_tenancy(tenancy).await?;
    }
    tx.insert_rent().await?;
    let cast = tx.cast().await?;
    tx.insert_letter_request().await?;
    let tx = tell_all(tx, &cast, photos).await?;
    let mut tx = rent::happen(tx, &cast, photos, now).await?;
    tx = telling::half_written(tx, cast.person("chloe-mbeki")?, now - TimeDelta::hours(20)).await?;
    tx.now = now;
    tx.settle_messages().await?;
    tx.commit().await?;
    Ok(Loaded::Now {
        people: PEOPLE.len(),
        repairs: stories().count(),
    })
}

/// In the order in which they were reported, so that their references count up with time.
async fn tell_all(mut tx: Tx<System>, cast: &Cast, photos: &Photos) -> Result<Tx<System>> {
    let (now, calendar) = (tx.now, tx.calendar().await?);
    let mut told: Vec<(DateTime<Utc>, usize, &Story)> = stories()
        .enumerate()
        .map(|(number, story)| (story.when.moment(now, &calendar), number, story))
        .collect();
    told.sort_by_key(|(began, number, _)| (*began, *number));
    for (began, number, story) in told {
        tx = telling::tell(tx, cast, photos, (number, story), (began, now)).await?;
    }
    Ok(tx)
}

impl Db {
    /// Whether the demo council is in this database.
    pub async fn demo_is_loaded(&self) -> Result<bool> {
        self.begin(System("demo")).await?.demo_is_loaded().await
    }
}

impl Tx<System> {
    async fn wait_for_other_loaders(&mut self) -> Result<()> {
        let usual: String = sqlx::query_scalar("show statement_timeout")
            .fetch_one(self.connection())
            .await?;
        // Another program may load for longer than a query may usually take: this wait alone is given its time.
        self.let_queries_take("5min").await?;
        sqlx::query("select pg_advisory_xact_lock(hashtext('doorstep demo'))")
            .execute(self.connection())
            .await?;
        self.let_queries_take(&usual).await
    }

    /// For the rest of this transaction.
    async fn let_queries_take(&mut self, time: &str) -> Result<()> {
        sqlx::query("select set_config('statement_timeout', $1, true)")
            .bind(time)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The first of its people stands for the whole: all are written together or not at all.
    async fn demo_is_loaded(&mut self) -> Result<bool> {
        let first = ids::person(PEOPLE.first().map_or("", |someone| someone.key));
        let there = sqlx::query_scalar!(
            r#"select exists (select 1 from people where id = $1) as "there!""#,
            first.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(there)
    }

    async fn cast(&mut self) -> Result<Cast> {
        let people = PEOPLE
            .iter()
            .map(|someone| (someone.key, ids::person(someone.key)))
            .collect();
        let mut officers = BTreeMap::new();
        for staff in STAFF {
            let email = EmailAddress::parse(&ids::work_email(staff.key))
                .map_err(|_| Error::Broken("demo officer"))?;
            let teams: Vec<String> = staff.teams.iter().map(|team| (*team).to_owned()).collect();
            let new = NewOfficer {
                email,
                name: staff.name.to_owned(),
                role: staff.role,
                teams: teams.clone(),
            };
            let id = self.add_demo_officer(&new).await?;
            self.set_investigator(id, INVESTIGATORS.contains(&staff.key))
                .await?;
            let officer = Officer {
                id,
                name: new.name,
                role: staff.role,
                teams,
                session: SessionId(Uuid::nil()),
                browser: BrowserKey(ids::browser(staff.key)),
            };
            officers.insert(staff.key, officer);
        }
        let operatives = self.insert_firms().await?;
        let operatives = operatives
            .into_iter()
            .map(|operative| (operative.contractor, operative))
            .collect();
        Ok(Cast {
            people,
            officers,
            operatives,
        })
    }

    /// Doris Kettle has no phone and no email, and asks for a letter with a sign-in code.
    async fn insert_letter_request(&mut self) -> Result<()> {
        let now = self.now;
        let asked = now - TimeDelta::hours(20);
        self.now = asked;
        let reference = self.next_reference(CaseKind::Service).await?.to_string();
        let case = CaseId(ids::key("case", "letter"));
        let reporter = serde_json::json!({ "name": "Doris Kettle", "address": "10 Tannery Yard", "phone": "", "tenancy": "T0048231" });
        sqlx::query!(
            "insert into cases (id, kind, reference, title, unverified_reporter, state, team, submitted_by, submission_key, reported_at, updated_at)
             values ($1, 'service', $2, 'Letter with a sign-in code wanted', $3, 'submitted', 'contact', $4, $1, $5, $5)",
            case.0,
            reference,
            reporter,
            &ids::browser("letter")[..],
            asked,
        )
        .execute(self.connection())
        .await?;
        self.track(case, &Event::Reported { photos: 0 }).await?;
        self.start_clock(case, "repairs.triage", asked).await?;
        self.now = now;
        Ok(())
    }

    /// What the stories wrote has long been sent; the provider has not yet answered for the newest. Nothing is left for
    /// the jobs to send.
    async fn settle_messages(&mut self) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update outgoing_messages set provider = 'capture', provider_reference = 'demo-' || id, attempts = 1,
               sent_at = least(created_at + interval '40 seconds', $1),
               state = case when created_at > $1 - interval '4 hours' then 'sent' else 'delivered' end,
               finished_at = case when created_at > $1 - interval '4 hours' then null else created_at + interval '2 minutes' end
             where state = 'queued'",
            now
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "update outgoing_messages set finished_at = created_at where reason = 'no_contact'"
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "insert into delivery_attempts (id, message_id, provider, outcome, at)
             select gen_random_uuid(), id, 'capture', case when state = 'failed' then coalesce(reason, 'failed') else 'handed' end,
                    coalesce(sent_at, created_at)
             from outgoing_messages where reason is distinct from 'no_contact'"
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
