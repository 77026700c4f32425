//! The income officer's desk: who gets in, what is truly owed, what an officer may do and what the program refuses.

mod doing;
mod ladder;
mod letters;
mod list;
mod nightly;
mod scale;

use crate::world::{Answer, Browser, World};
use domain::messages::Job;
use domain::{PersonId, Role, System};
use http::StatusCode;
use rules::reference::PaymentReference;
use sqlx::PgConnection;
use uuid::Uuid;

/// A week's rent: £116.10.
const WEEK: i64 = 11_610;

/// An account of two joint tenants, and who works on it.
struct Desk {
    world: World,
    account: Uuid,
    tenancy: Uuid,
    reference: String,
    amina: PersonId,
    phone: Browser,
    officer: Browser,
    manager: Browser,
}

impl Desk {
    /// Saturday 21 November 2026, with so many weeks of rent charged and nothing paid.
    async fn owing(weeks: i64) -> Self {
        let world = World::new().await;
        let tenancy = world.home().await;
        let (amina, phone) = world.party(tenancy, "Amina", "joint").await;
        world.party(tenancy, "Yusuf", "joint").await;
        let (_, officer) = world
            .officer("Carol Winn", Role::Officer, &["income"])
            .await;
        let (_, manager) = world.officer("Max Lead", Role::Manager, &["income"]).await;
        let mut db = world.all_seeing().await;
        let (account, reference) = account(&mut db, tenancy, 1, "rent").await;
        charge(&mut db, account).await;
        for week in 0..weeks {
            line(&mut db, account, "rent_debit", WEEK, week).await;
        }
        let desk = Self {
            world,
            account,
            tenancy,
            reference,
            amina,
            phone,
            officer,
            manager,
        };
        desk.refresh().await;
        desk
    }

    /// Works out the standings as the nightly job does.
    async fn refresh(&self) {
        let mut tx = self.world.db().begin(System("test")).await.unwrap();
        tx.enqueue(&Job::RefreshStandings { accounts: None })
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.world.work().await;
    }

    fn path(&self) -> String {
        format!("/officer/rent/{}", self.reference)
    }

    async fn page(&self) -> String {
        let answer = self.officer.get(&self.path()).await;
        assert_eq!(answer.status, StatusCode::OK);
        words_of(&answer)
    }

    async fn post(&self, by: &Browser, verb: &str, fields: &[(&str, &str)]) -> Answer {
        let about = [("account", self.reference.as_str())];
        let fields: Vec<_> = about.iter().chain(fields).copied().collect();
        by.post(&format!("/do/officer/rent/{verb}"), &fields).await
    }

    /// Posts as the officer, follows, and gives the page.
    async fn page_after(&self, verb: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(&self.officer, verb, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}");
        let page = self.officer.get(answer.location()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", answer.location());
        words_of(&page)
    }

    async fn number(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql)
            .bind(self.account)
            .fetch_one(&mut self.world.all_seeing().await)
            .await
            .unwrap()
    }

    async fn run(&self, sql: &'static str) {
        sqlx::query(sql)
            .bind(self.account)
            .execute(&mut self.world.all_seeing().await)
            .await
            .unwrap();
    }

    /// A standard breathing space of Amina's from 1 November on that covers the account.
    async fn breathing_space(&self) {
        let mut db = self.world.all_seeing().await;
        let (id, officer) = (Uuid::now_v7(), officer_id(&mut db).await);
        sqlx::query(
            "insert into moratoria (id, person_id, kind, reference, notified_at, starts_on, ends_on, entered_by, entered_at)
             values ($1, $2, 'standard', 'BS-1', '2026-11-01', '2026-11-01', '2026-12-30', $3, '2026-11-01')",
        )
        .bind(id)
        .bind(self.amina.0)
        .bind(officer)
        .execute(&mut db)
        .await
        .unwrap();
        sqlx::query("insert into moratorium_debts (moratorium_id, account_id, frozen_pence) values ($1, $2, $3)")
            .bind(id)
            .bind(self.account)
            .bind(WEEK * 2)
            .execute(&mut db)
            .await
            .unwrap();
    }
}

/// A page without the marks that the framework puts between its words.
fn words_of(answer: &Answer) -> String {
    answer.text().replace("<!>", "")
}

async fn officer_id(db: &mut PgConnection) -> Uuid {
    sqlx::query_scalar("select id from officers where 'income' = any (teams) order by name limit 1")
        .fetch_one(db)
        .await
        .unwrap()
}

async fn account(db: &mut PgConnection, tenancy: Uuid, serial: u32, kind: &str) -> (Uuid, String) {
    let id = Uuid::now_v7();
    let reference = PaymentReference::new(serial).unwrap().to_string();
    sqlx::query(
        "insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at)
         values ($1, $2, $3, $4, '2020-01-06', '2020-01-06')",
    )
    .bind(id)
    .bind(tenancy)
    .bind(kind)
    .bind(&reference)
    .execute(db)
    .await
    .unwrap();
    (id, reference)
}

async fn charge(db: &mut PgConnection, account: Uuid) {
    sqlx::query(
        "insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from) values ($1, $2, 'rent', $3, true, '2026-04-06')",
    )
    .bind(Uuid::now_v7())
    .bind(account)
    .bind(WEEK)
    .execute(db)
    .await
    .unwrap();
}

/// A line so many weeks before Monday 16 November 2026. Returns its key.
async fn line(db: &mut PgConnection, account: Uuid, kind: &str, pence: i64, weeks: i64) -> Uuid {
    let id = Uuid::now_v7();
    sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
         values ($1, $2, $3, $4, '2026-11-16'::date - ($5 * 7)::integer, '2026-11-16', 'import', $1::text, 'Line ' || $3)",
    )
    .bind(id)
    .bind(account)
    .bind(kind)
    .bind(pence)
    .bind(weeks)
    .execute(db)
    .await
    .unwrap();
    id
}
