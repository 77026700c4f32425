//! A home with two tenants who owe rent together, and who may see it.

use crate::world::{Answer, Browser, World};
use domain::rent::Account;
use domain::{AccountId, BrowserKey, Officer, OfficerId, PersonId, Role, SessionId, Tenant, Tx};
use rules::reference::PaymentReference;
use uuid::Uuid;

/// An account of that kind, and its payment reference. Each of a test has a serial number of its own.
pub async fn account(
    world: &World,
    tenancy: Uuid,
    kind: &str,
    serial: u32,
) -> (AccountId, PaymentReference) {
    let (id, reference) = (AccountId::new(), PaymentReference::new(serial).unwrap());
    sqlx::query(
        "insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at)
         values ($1, $2, $3, $4, '2020-01-06', now())",
    )
    .bind(id.0)
    .bind(tenancy)
    .bind(kind)
    .bind(reference.to_string())
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    (id, reference)
}

/// A line of its ledger, of no kind that matters here: above zero is a charge.
pub async fn line(world: &World, account: AccountId, pence: i64, day: &str) {
    let id = Uuid::now_v7();
    sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
         values ($1, $2, 'rent_adjustment', $3, $4::text::date, now(), 'test', $1::text, 'A line')",
    )
    .bind(id)
    .bind(account.0)
    .bind(pence)
    .bind(day)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
}

/// Amina and Yusuf owe £580.50 for their rent and £40 for a garage. Ina is of the income team, Olu repairs.
pub struct Scene {
    pub world: World,
    pub home: Uuid,
    pub amina: (PersonId, Browser),
    pub yusuf: (PersonId, Browser),
    pub ina: (OfficerId, Browser),
    pub olu: (OfficerId, Browser),
    pub rent: (AccountId, PaymentReference),
    pub garage: (AccountId, PaymentReference),
}

impl Scene {
    pub async fn on(world: World) -> Self {
        let home = world.home().await;
        let amina = world.party(home, "Amina", "joint").await;
        let yusuf = world.party(home, "Yusuf", "joint").await;
        let ina = world.officer("Ina Comer", Role::Officer, &["income"]).await;
        let olu = world
            .officer("Olu Bright", Role::Manager, &["repairs"])
            .await;
        let rent = account(&world, home, "rent", 48_213).await;
        let garage = account(&world, home, "garage", 48_214).await;
        line(&world, rent.0, 58_050, "2026-11-16").await;
        line(&world, garage.0, 4_000, "2026-11-16").await;
        Self {
            world,
            home,
            amina,
            yusuf,
            ina,
            olu,
            rent,
            garage,
        }
    }

    /// A transaction of the income officer, and the rent account in it.
    pub async fn income(&self) -> (Tx<Officer>, Account) {
        let officer = officer(self.ina.0, "Ina Comer", &["income"]);
        let mut tx = self.world.db().begin(officer).await.unwrap();
        let account = tx.rent_account(&self.rent.1).await.unwrap();
        (tx, account)
    }

    /// A transaction of a tenant, and the rent account in it.
    pub async fn tenant(&self, person: PersonId) -> (Tx<Tenant>, Account) {
        let tenant = Tenant {
            person,
            first_name: "Amina".into(),
            session: SessionId::new(),
            browser: BrowserKey([3; 32]),
        };
        let mut tx = self.world.db().begin(tenant).await.unwrap();
        let account = tx.rent_account(&self.rent.1).await.unwrap();
        (tx, account)
    }

    pub async fn page(&self, who: &Browser, path: &str) -> Answer {
        who.get(&path.replace("{account}", &self.rent.1.to_string()))
            .await
    }
}

pub fn officer(id: OfficerId, name: &str, teams: &[&str]) -> Officer {
    Officer {
        id,
        name: name.to_owned(),
        role: Role::Officer,
        teams: teams.iter().map(|team| (*team).to_owned()).collect(),
        session: SessionId::new(),
        browser: BrowserKey([4; 32]),
    }
}
