//! Plans to pay: taken at once, decided, objected to, kept and broken; and who may see them.

mod desk;
mod keeping;
mod making;

use crate::world::{Answer, Browser, World};
use domain::{PersonId, Role, System};
use http::StatusCode;
use rules::reference::PaymentReference;
use uuid::Uuid;

/// A tenant who owes £58.40 on a garage, where nothing else is charged.
pub struct Household {
    pub world: World,
    pub tenancy: Uuid,
    pub id: Uuid,
    pub account: String,
    pub person: PersonId,
    pub phone: Browser,
    pub officer: Browser,
}

pub async fn household() -> Household {
    let world = World::new().await;
    let tenancy = world.home().await;
    let (person, phone) = world.party(tenancy, "Amina", "sole").await;
    let (_, officer) = world.officer("Ina Comer", Role::Officer, &["income"]).await;
    let (id, account) = account(&world, tenancy, "garage", 5_840).await;
    Household {
        world,
        tenancy,
        id,
        account,
        person,
        phone,
        officer,
    }
}

/// An account of that kind with so much owed. Returns its key and its payment reference.
pub async fn account(world: &World, tenancy: Uuid, kind: &str, pence: i64) -> (Uuid, String) {
    let id = Uuid::now_v7();
    let serial = u32::try_from(id.as_u128() % 10_000_000).unwrap();
    let reference = PaymentReference::new(serial).unwrap().to_string();
    sqlx::query("insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at) values ($1, $2, $3, $4, '2020-01-06', now())")
        .bind(id).bind(tenancy).bind(kind).bind(&reference)
        .execute(&mut world.all_seeing().await).await.unwrap();
    line(world, id, "garage_debit", pence, "2026-11-16").await;
    (id, reference)
}

pub async fn line(world: &World, account: Uuid, kind: &str, pence: i64, on: &str) {
    let id = Uuid::now_v7();
    sqlx::query("insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
                 values ($1, $2, $3, $4, $5::date, now(), 'import', $1::text, 'A line')")
        .bind(id).bind(account).bind(kind).bind(pence).bind(on)
        .execute(&mut world.all_seeing().await).await.unwrap();
}

pub fn key() -> String {
    Uuid::now_v7().to_string()
}

impl Household {
    pub fn page(&self) -> String {
        format!("/rent/plan/{}", self.account)
    }

    pub async fn post(&self, who: &Browser, verb: &str, fields: &[(&str, &str)]) -> Answer {
        let account = [("account", self.account.as_str())];
        let fields = [&account[..], fields].concat();
        who.post(&format!("/do/{verb}"), &fields).await
    }

    /// Offers so much a week from Friday 4 December on, having seen what it comes to.
    pub async fn offer(&self, who: &Browser, amount: &str, key: &str) -> Answer {
        let fields = [
            ("amount", amount),
            ("every", "week"),
            ("first_on", "2026-12-04"),
            ("seen", "5840"),
            ("submission_key", key),
        ];
        self.post(who, "rent/plan/make", &fields).await
    }

    /// As the officer, about the newest plan.
    pub async fn decide(&self, decision: &str, more: &[(&str, &str)]) -> Answer {
        let plan = self.newest("id::text").await;
        let key = key();
        let fields = [
            ("plan", plan.as_str()),
            ("decision", decision),
            ("submission_key", key.as_str()),
        ];
        let fields = [&fields[..], more].concat();
        self.post(&self.officer, "officer/rent/plan/decide", &fields)
            .await
    }

    /// A column of the newest plan.
    pub async fn newest(&self, column: &str) -> String {
        let sql = format!(
            "select coalesce({column}, '') from arrangements where account_id = $1 order by made_at desc, id desc limit 1"
        );
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(self.id)
            .fetch_one(&mut self.world.all_seeing().await)
            .await
            .unwrap()
    }

    pub async fn state(&self) -> String {
        self.newest("state").await
    }

    /// What was written to anyone, by kind.
    pub async fn letters(&self, kind: &str) -> i64 {
        sqlx::query_scalar(
            "select count(*) from outgoing_messages where kind = $1 and channel = 'email'",
        )
        .bind(kind)
        .fetch_one(&mut self.world.all_seeing().await)
        .await
        .unwrap()
    }

    /// Pays into the account.
    pub async fn pay(&self, pence: i64, on: &str) {
        line(&self.world, self.id, "card_credit", -pence, on).await;
    }

    /// The tenant's browser, signed in anew: weeks have gone by.
    pub async fn phone_now(&self) -> Browser {
        self.world.signed_in(self.person).await
    }

    /// Turns the clock on to that moment.
    pub fn go_to(&self, moment: &str) {
        let moment: chrono::DateTime<chrono::Utc> = moment.parse().unwrap();
        self.world.clock.advance(moment - self.world.clock.now());
    }

    /// What the hourly job does, at 10 in the morning of that day.
    pub async fn morning_of(&self, day: &str) {
        self.go_to(&format!("{day}T10:00:00Z"));
        let mut tx = self.world.db().begin(System("test")).await.unwrap();
        while tx.look_at_plans().await.unwrap() > 0 {}
        tx.remind_of_payments().await.unwrap();
        tx.commit().await.unwrap();
    }

    /// How the plan's payments stand: met, missed, stood still, ahead.
    pub async fn payments(&self) -> [i64; 4] {
        let row: (i64, i64, i64, i64) = sqlx::query_as(
            "select count(met_at), count(missed_at), count(stood_still_at), count(*) - count(met_at) - count(missed_at) - count(stood_still_at)
             from arrangement_payments",
        )
        .fetch_one(&mut self.world.all_seeing().await)
        .await
        .unwrap();
        [row.0, row.1, row.2, row.3]
    }

    /// A breathing space over the whole of the account, from that day on.
    pub async fn freeze(&self, from: &str, to: &str) {
        let mut db = self.world.all_seeing().await;
        let id = Uuid::now_v7();
        sqlx::query("insert into moratoria (id, person_id, kind, reference, notified_at, starts_on, ends_on, entered_by, entered_at)
                     select $1, $2, 'standard', 'BS-1', now(), $3::date, $4::date, o.id, now() from officers o limit 1")
            .bind(id).bind(self.person.0).bind(from).bind(to).execute(&mut db).await.unwrap();
        sqlx::query("insert into moratorium_debts (moratorium_id, account_id, frozen_pence) values ($1, $2, 5840)")
            .bind(id).bind(self.id).execute(&mut db).await.unwrap();
    }

    /// An officer has looked after the breathing space: the account is let go.
    pub async fn release(&self) {
        sqlx::query("update moratoria set released_at = now(), released_by = entered_by, released_words = 'Looked.'")
            .execute(&mut self.world.all_seeing().await)
            .await
            .unwrap();
    }
}

pub fn went_to(answer: &Answer, page: &str) {
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, page),
        "{}",
        answer.text()
    );
}
