//! What the tests of breathing space share: demands as any part of the program may write them, and a carrier that keeps account.

use crate::rent::scene::Scene;
use crate::world::World;
use chrono::{DateTime, NaiveDate, Utc};
use domain::messages::Job;
use domain::rent::breathing::NewMoratorium;
use domain::{AccountId, Clock, OutgoingId, PersonId, System};
use futures_util::future::BoxFuture;
use rules::london;
use rules::rent::MoratoriumKind;
use server::carriers::{Carrier, Carriers, Delivery, Handed, Letter, Reason, SendError};
use sqlx::PgConnection;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// Puts what it is given on record, with the moment, and takes it, asks to come back, or refuses.
pub struct Recorder {
    clock: Clock,
    pub mood: AtomicU8,
    pub given: Mutex<Vec<(Uuid, DateTime<Utc>)>>,
    /// What the world does while the carrier looks for an earlier attempt.
    pub meanwhile: Mutex<Option<BoxFuture<'static, ()>>>,
}

pub const TAKES: u8 = 0;
pub const ASKS_TO_COME_BACK: u8 = 1;
pub const REFUSES: u8 = 2;

impl Recorder {
    /// In place of both carriers of the world.
    pub fn in_place(world: &mut World) -> Arc<Self> {
        let recorder = Arc::new(Self {
            clock: world.clock.clone(),
            mood: AtomicU8::new(TAKES),
            given: Mutex::default(),
            meanwhile: Mutex::default(),
        });
        world.site.carriers = Arc::new(Carriers {
            email: recorder.clone(),
            sms: recorder.clone(),
        });
        recorder
    }

    pub fn calls(&self) -> usize {
        self.given.lock().unwrap().len()
    }
}

impl Carrier for Recorder {
    fn name(&self) -> &'static str {
        "recorder"
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<Handed, SendError>> {
        Box::pin(async move {
            let entry = (letter.reference, self.clock.now());
            self.given.lock().unwrap().push(entry);
            match self.mood.load(Ordering::Relaxed) {
                ASKS_TO_COME_BACK => Err(SendError::Retry(Reason::ProviderError)),
                REFUSES => Err(SendError::Refused(Reason::BadAddress)),
                _ => Ok(Handed {
                    provider: "recorder",
                    provider_reference: format!("theirs-{}", letter.reference),
                }),
            }
        })
    }

    fn delivery<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Delivery, SendError>> {
        Box::pin(async { Ok(Delivery::Delivered) })
    }

    fn find(&self, _: Uuid) -> BoxFuture<'_, Result<Option<Handed>, SendError>> {
        Box::pin(async move {
            let meanwhile = self.meanwhile.lock().unwrap().take();
            if let Some(meanwhile) = meanwhile {
                meanwhile.await;
            }
            Ok(None)
        })
    }
}

/// A world whose clock stands after the machine's: what is put off to the morning waits for it.
pub async fn scene() -> (Scene, Arc<Recorder>) {
    let mut world = World::at("2036-02-04T10:00:00Z".parse().unwrap()).await;
    let recorder = Recorder::in_place(&mut world);
    (Scene::on(world).await, recorder)
}

/// One message to someone about an account, as the part of the program that writes it would leave it: a row, and its job.
pub async fn message(
    world: &World,
    person: PersonId,
    channel: &str,
    class: &str,
    account: Option<AccountId>,
    case: Option<Uuid>,
) -> OutgoingId {
    let (id, now) = (OutgoingId::new(), world.clock.now());
    sqlx::query(
        "insert into outgoing_messages (id, person_id, case_id, kind, class, channel, recipient, subject, body, state, created_at, account_id)
         select $1, $2, $3, 'reminder', $4, $5, coalesce((select address from contact_points where person_id = $2 and channel = $5
           and ended_at is null order by created_at desc limit 1), 'gone@example.com'), 'News', 'News', 'queued', $6, $7",
    )
    .bind(id.0)
    .bind(person.0)
    .bind(case)
    .bind(class)
    .bind(channel)
    .bind(now)
    .bind(account.map(|id| id.0))
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    let mut tx = world.db().begin(System("test")).await.unwrap();
    tx.enqueue(&Job::SendMessage { message: id }).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// A demand by email.
pub async fn demand(world: &World, person: PersonId, account: AccountId) -> OutgoingId {
    message(world, person, "email", "arrears", Some(account), None).await
}

/// "suppressed breathing_space"
pub async fn state(world: &World, id: OutgoingId) -> String {
    sqlx::query_scalar(
        "select state || coalesce(' ' || reason, '') from outgoing_messages where id = $1",
    )
    .bind(id.0)
    .fetch_one(&mut world.all_seeing().await)
    .await
    .unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A notice that came today about someone, for their rent alone.
pub fn notice(
    scene: &Scene,
    person: PersonId,
    kind: MoratoriumKind,
    reference: &str,
) -> NewMoratorium {
    let today = london::date_of(scene.world.clock.now());
    NewMoratorium {
        person,
        kind,
        reference: reference.to_owned(),
        adviser: "StepChange".to_owned(),
        notified_on: today,
        starts_on: today,
        amount: None,
        others: false,
    }
}

/// Enters it, and keeps it.
pub async fn enter(scene: &Scene, new: &NewMoratorium) -> domain::rent::breathing::Entered {
    let (mut tx, account) = scene.income().await;
    let entered = tx.enter_breathing_space(&account, new).await.unwrap();
    tx.commit().await.unwrap();
    entered
}

/// A standard one of Amina's, from today on.
pub async fn begin(scene: &Scene) -> domain::rent::breathing::Entered {
    let new = notice(scene, scene.amina.0, MoratoriumKind::Standard, "BS-26-1");
    enter(scene, &new).await
}

/// A case of someone about the account, for a message to hang on.
pub async fn rent_case(db: &mut PgConnection, scene: &Scene, person: PersonId) -> Uuid {
    let id = Uuid::now_v7();
    let reference = format!("RN-26-{:05}", id.as_u128() % 100_000);
    sqlx::query(
        "insert into cases (id, kind, reference, title, person_id, state, team, restricted, submitted_by, submission_key, reported_at, updated_at)
         values ($1, 'rent', $2, 'Offer to pay: decide', $3, 'submitted', 'income', true, '\\x01', $1, now(), now())",
    )
    .bind(id)
    .bind(reference)
    .bind(person.0)
    .execute(&mut *db)
    .await
    .unwrap();
    sqlx::query(
        "insert into rent_cases (case_id, account_id, topic) values ($1, $2, 'arrangement_wanted')",
    )
    .bind(id)
    .bind(scene.rent.0.0)
    .execute(db)
    .await
    .unwrap();
    id
}
