//! Paying by card, against GOV.UK Pay as it is published and as badly as it can behave.

mod fence;
mod journey;
mod notices;
mod refunds;
mod trouble;

use crate::govuk_pay::{self, Emulator};
use crate::world::{Answer, Browser, World};
use domain::PersonId;
use domain::rent::payments::Provider;
use http::StatusCode;
use rules::reference::PaymentReference;
use server::config::Secret;
use server::pay::{GovUkPay, PaySettings};
use std::sync::Arc;
use uuid::Uuid;

/// A council that takes cards, and a tenant with a week's rent to pay.
pub struct Till {
    pub world: World,
    pub emulator: Emulator,
    pub provider: Arc<dyn Provider>,
    pub tenancy: Uuid,
    /// The payment reference of the rent account.
    pub account: String,
    pub person: PersonId,
    pub phone: Browser,
}

pub async fn till() -> Till {
    let emulator = govuk_pay::start().await;
    let provider = adapter(&emulator);
    let pay = app::http::CardPayments {
        pages: provider.pages(),
        provider: Arc::new(provider),
    };
    let provider = pay.provider.clone();
    let world = World::with(|site| {
        site.shared.card_payments = true;
        site.shared.pay = Some(pay);
        site.pay_secret = Some(Secret::new(govuk_pay::SECRET));
    })
    .await;
    let tenancy = world.home().await;
    let (person, phone) = world.party(tenancy, "Amina", "sole").await;
    let account = rent_account(&world, tenancy).await;
    Till {
        world,
        emulator,
        provider,
        tenancy,
        account,
        person,
        phone,
    }
}

pub fn adapter(emulator: &Emulator) -> GovUkPay {
    GovUkPay::new(&PaySettings {
        url: emulator.url.clone(),
        key: Secret::new(govuk_pay::KEY),
    })
    .unwrap()
}

/// A rent account with £116.10 owed and £116.10 a week.
pub async fn rent_account(world: &World, tenancy: Uuid) -> String {
    let serial = u32::try_from(tenancy.as_u128() % 10_000_000).unwrap();
    let reference = PaymentReference::new(serial).unwrap().to_string();
    let account = Uuid::now_v7();
    let mut db = world.all_seeing().await;
    sqlx::query("insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at) values ($1, $2, 'rent', $3, '2020-01-06', now())")
        .bind(account).bind(tenancy).bind(&reference).execute(&mut db).await.unwrap();
    sqlx::query("insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
                 values ($1, $2, 'rent_debit', 11610, '2026-11-16', '2026-11-16T00:00:00Z', 'import', $1::text, 'Rent for the week')")
        .bind(Uuid::now_v7()).bind(account).execute(&mut db).await.unwrap();
    sqlx::query("insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from) values ($1, $2, 'rent', 11610, true, '2026-04-06')")
        .bind(Uuid::now_v7()).bind(account).execute(&mut db).await.unwrap();
    reference
}

pub fn key() -> String {
    Uuid::now_v7().to_string()
}

impl Till {
    /// Sends the form as the tenant.
    pub async fn send(&self, amount: &str, key: &str) -> Answer {
        self.send_with(amount, key, &[]).await
    }

    pub async fn send_with(&self, amount: &str, key: &str, more: &[(&str, &str)]) -> Answer {
        let form = [
            ("account", self.account.as_str()),
            ("submission_key", key),
            ("amount", amount),
        ];
        self.phone
            .post("/do/rent/pay", &[&form[..], more].concat())
            .await
    }

    /// Begins a payment, and is sent to the provider with it. Returns the provider's name for it.
    pub async fn begin(&self, amount: &str) -> String {
        let answer = self.send(amount, &key()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        assert!(
            answer.location().starts_with(&self.emulator.url),
            "{}",
            answer.location()
        );
        self.emulator.payments().last().unwrap().id.clone()
    }

    /// Begins and pays, and does not come back yet.
    pub async fn pay(&self, amount: &str) -> String {
        let id = self.begin(amount).await;
        self.emulator.set(&id, "success", None);
        id
    }

    /// The path the payer comes back to.
    pub fn return_path(&self, id: &str) -> String {
        let payments = self.emulator.payments();
        let payment = payments.iter().find(|payment| payment.id == id).unwrap();
        payment
            .return_url
            .strip_prefix(crate::world::HERE)
            .unwrap()
            .to_owned()
    }

    pub async fn come_back(&self, id: &str) -> Answer {
        self.phone.get(&self.return_path(id)).await
    }

    /// The amounts of card payments and refunds on the ledger.
    pub async fn lines(&self) -> Vec<i64> {
        sqlx::query_scalar(
            "select pence from rent_transactions where source = 'pay' order by posted_at, id",
        )
        .fetch_all(&mut self.world.all_seeing().await)
        .await
        .unwrap()
    }

    pub async fn state(&self) -> String {
        sqlx::query_scalar("select state from payments order by created_at desc, id desc limit 1")
            .fetch_one(&mut self.world.all_seeing().await)
            .await
            .unwrap()
    }

    pub async fn balance(&self) -> i64 {
        self.world
            .count("select balance_pence from rent_accounts")
            .await
    }
}
