//! Orders and visits from end to end: ordered, offered, chosen, changed, attended or not, contested; and who sees them.

mod failing;
mod fence;
mod journey;
mod model;

use crate::corpus::jpeg;
use crate::journey::reported;
use crate::world::{Answer, Browser, World};
use chrono::{DateTime, Utc};
use domain::account::operatives::NewOperative;
use domain::{
    BrowserKey, CaseId, Contractor, ContractorId, PersonId, Role, SessionId, System, Tenant,
    VisitId,
};
use rules::contact::EmailAddress;
use rules::repairs::Trade;
use rules::repairs::visits::Slot;
use uuid::Uuid;

/// Monday 23 November 2026, 9am in London.
const MONDAY: &str = "2026-11-23T09:00:00Z";

/// A tenant's repair with a firm's order, and everyone who has to do with it.
struct Scene {
    world: World,
    person: PersonId,
    tenant: Browser,
    officer: Browser,
    firm: ContractorId,
    operative: Contractor,
    van: Browser,
    reference: String,
    case: CaseId,
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A firm that takes `places` visits in each half day, and someone of theirs, signed in.
async fn firm(world: &World, name: &str, places: i16) -> (Contractor, Browser) {
    let contractor = ContractorId::new();
    let mut tx = world.db().begin(System("test")).await.unwrap();
    tx.add_contractor(contractor, name, &[Trade::Plumber], false)
        .await
        .unwrap();
    for slot in [Slot::Morning, Slot::Afternoon] {
        tx.set_weekly_capacity(contractor, slot, places)
            .await
            .unwrap();
    }
    let email = format!("{}@example.com", contractor.0.simple());
    let new = NewOperative {
        email: EmailAddress::parse(&email).unwrap(),
        name: "Siobhan O'Day".into(),
        contractor,
    };
    let id = tx.add_demo_operative(&new).await.unwrap();
    let token = tx
        .start_officer_session(id, "Chrome on Android")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let browser = Browser {
        session: Some(token.cookie()),
        ..world.anonymous()
    };
    let principal = Contractor {
        id,
        contractor,
        name: new.name,
        session: SessionId(Uuid::nil()),
        browser: browser.key(),
    };
    (principal, browser)
}

impl Scene {
    /// Looked at and ordered; nothing offered yet.
    async fn ordered() -> Self {
        Self::ordered_with(5).await
    }

    async fn ordered_with(places: i16) -> Self {
        let world = World::at(utc(MONDAY)).await;
        let (operative, van) = firm(&world, "O'Day & Sons", places).await;
        let (person, tenant) = world.tenant("Amina").await;
        let sent = reported(&world, &tenant, person).await;
        let (_, officer) = world
            .officer("Ben Carter", Role::Officer, &["repairs"])
            .await;
        let scene = Self {
            case: case_of(&world, &sent.reference).await,
            firm: operative.contractor,
            reference: sent.reference,
            world,
            person,
            tenant,
            officer,
            operative,
            van,
        };
        scene.order(&scene.reference).await;
        scene
    }

    /// Sets the priority and orders the work, by the desk's forms.
    async fn order(&self, reference: &str) {
        let form = [
            ("reference", reference),
            ("seen", "submitted"),
            ("priority", "routine"),
            ("priority_reason", "It only drips"),
        ];
        self.officer.post("/do/officer/cases/priority", &form).await;
        let (firm, key) = (self.firm.to_string(), Uuid::now_v7().to_string());
        let form = [
            ("reference", reference),
            ("submission_key", &key),
            ("trade", "plumber"),
            ("contractor", &firm),
            ("work", "Change the washer of the cold tap"),
            ("access", "Ring the bell twice"),
            ("safety", "Knock loudly and wait"),
        ];
        for _ in 0..2 {
            let answer = self.officer.post("/do/officer/orders/raise", &form).await;
            assert_eq!(answer.location(), format!("/officer/cases/{reference}"));
        }
    }

    async fn order_id(&self, reference: &str) -> String {
        let id: Uuid = sqlx::query_scalar(
            "select o.id from orders o join cases c on c.id = o.case_id where c.reference = $1 and o.completed_at is null
             and o.cancelled_at is null",
        )
        .bind(reference)
        .fetch_one(&mut self.world.all_seeing().await)
        .await
        .unwrap();
        id.to_string()
    }

    async fn offer(&self, reference: &str) {
        let order = self.order_id(reference).await;
        let form = [("reference", reference), ("order", &order)];
        self.officer.post("/do/officer/visits/offer", &form).await;
    }

    async fn visit_of(&self, reference: &str) -> VisitId {
        let id: Uuid = sqlx::query_scalar(
            "select v.id from visits v join cases c on c.id = v.case_id where c.reference = $1 order by v.created_at desc limit 1",
        )
        .bind(reference)
        .fetch_one(&mut self.world.all_seeing().await)
        .await
        .unwrap();
        VisitId(id)
    }

    async fn visit(&self) -> VisitId {
        self.visit_of(&self.reference).await
    }

    async fn choose(&self, slot: &str) -> Answer {
        let visit = self.visit().await.to_string();
        let form = [
            ("reference", self.reference.as_str()),
            ("visit", &visit),
            ("slot", slot),
        ];
        self.tenant.post("/do/repairs/visit/choose", &form).await
    }

    fn visit_page(&self) -> String {
        format!("/repairs/{}/visit", self.reference)
    }

    async fn record(&self) -> String {
        let path = format!("/repairs/{}", self.reference);
        self.tenant.get(&path).await.text()
    }

    async fn state(&self) -> String {
        let state: String = sqlx::query_scalar("select state from cases where id = $1")
            .bind(self.case.0)
            .fetch_one(&mut self.world.all_seeing().await)
            .await
            .unwrap();
        state
    }

    fn until(&self, moment: &str) {
        let now = self.world.clock.now();
        self.world.clock.advance(utc(moment) - now);
    }

    /// What an operative's firm can do for an hour without signing in again is not what these tests are about.
    async fn van_again(&mut self) {
        let mut tx = self.world.db().begin(System("test")).await.unwrap();
        let token = tx
            .start_officer_session(self.operative.id, "Chrome on Android")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.van = Browser {
            session: Some(token.cookie()),
            ..self.world.anonymous()
        };
    }

    async fn officer_again(&mut self) {
        let (_, officer) = self
            .world
            .officer("Ben Carter", Role::Officer, &["repairs"])
            .await;
        self.officer = officer;
    }

    async fn van_posts(&self, verb: &str, fields: &[(&str, &str)]) -> String {
        let visit = self.visit().await.to_string();
        let about = [("visit", visit.as_str())];
        let fields: Vec<_> = about.iter().chain(fields).copied().collect();
        let answer = self
            .van
            .post(&format!("/do/contractor/{verb}"), &fields)
            .await;
        assert_eq!(
            answer.location(),
            format!("/contractor/visits/{visit}"),
            "{} {}",
            answer.status,
            answer.text()
        );
        self.van.get(answer.location()).await.text()
    }

    async fn door_photo(&self) -> Answer {
        let path = format!("/upload/contractor/visits/{}/no_access", self.visit().await);
        // A new picture each time: the same one is the same photo.
        let width = 40 + u32::try_from(self.world.clock.now().timestamp() % 97).unwrap();
        self.van
            .upload(&path, "door.jpg", &jpeg(width, 30), "text/html")
            .await
    }

    fn as_tenant(&self) -> Tenant {
        Tenant {
            person: self.person,
            first_name: "Amina".into(),
            session: SessionId(Uuid::nil()),
            browser: BrowserKey([1; 32]),
        }
    }
}

async fn case_of(world: &World, reference: &str) -> CaseId {
    let id: Uuid = sqlx::query_scalar("select id from cases where reference = $1")
        .bind(reference)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    CaseId(id)
}

/// How many messages of that kind went out.
async fn messages(world: &World, kind: &str) -> i64 {
    sqlx::query_scalar("select count(*) from outgoing_messages where kind = $1 and channel = 'sms'")
        .bind(kind)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap()
}

async fn events(world: &World, kind: &str) -> i64 {
    sqlx::query_scalar("select count(*) from case_events where kind = $1")
        .bind(kind)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap()
}

async fn remind(world: &World) -> usize {
    let mut tx = world.db().begin(System("test")).await.unwrap();
    let many = tx.remind_of_visits().await.unwrap();
    tx.commit().await.unwrap();
    many
}
