//! Sessions: how long they live, and that they end when someone says so.

use crate::world::World;
use chrono::TimeDelta;
use domain::account::{Session, Token};
use domain::{BrowserKey, PersonId, Role, System, Tenant};

async fn start(world: &World, person: PersonId, shared: bool) -> Token {
    let mut tx = world.db().begin(System("test")).await.unwrap();
    let token = tx
        .start_person_session(person, "Chrome on Android", shared)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    token
}

async fn live(world: &World, token: &Token) -> Option<Session> {
    world.db().session(token).await.unwrap()
}

async fn tenant(world: &World, token: &Token) -> Tenant {
    let session = live(world, token).await.unwrap();
    session.tenant(BrowserKey([1; 32])).unwrap()
}

/// Uses the session every `step` until it ends; answers after how long it was first found ended.
async fn life_in_use(world: &World, token: &Token, step: TimeDelta) -> TimeDelta {
    let mut age = TimeDelta::zero();
    while live(world, token).await.is_some() {
        world.clock.advance(step);
        age += step;
    }
    age
}

#[tokio::test]
async fn an_unused_session_ends_and_a_used_one_ends_later() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    for (shared, idle, most, step) in [
        (
            false,
            TimeDelta::days(7),
            TimeDelta::days(30),
            TimeDelta::days(6),
        ),
        (
            true,
            TimeDelta::minutes(30),
            TimeDelta::hours(4),
            TimeDelta::minutes(20),
        ),
    ] {
        let unused = start(&world, person, shared).await;
        world.clock.advance(idle - TimeDelta::seconds(1));
        assert!(live(&world, &unused).await.is_some());
        world.clock.advance(idle);
        assert!(live(&world, &unused).await.is_none());
        let used = start(&world, person, shared).await;
        assert_eq!(life_in_use(&world, &used, step).await, most);
    }
}

#[tokio::test]
async fn an_officer_session_ends_after_half_an_hour_unused_and_twelve_hours_in_all() {
    let world = World::new().await;
    let (id, _) = world
        .officer("Ngozi Okonkwo", Role::Officer, &["repairs"])
        .await;
    let begin = async || {
        let mut tx = world.db().begin(System("test")).await.unwrap();
        let token = tx
            .start_officer_session(id, "Edge on Windows")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        token
    };
    let unused = begin().await;
    world.clock.advance(TimeDelta::minutes(30));
    assert!(live(&world, &unused).await.is_none());
    let used = begin().await;
    let life = life_in_use(&world, &used, TimeDelta::minutes(20)).await;
    assert_eq!(life, TimeDelta::hours(12));
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let world = World::new().await;
    let (_, browser) = world.tenant("Amina").await;
    assert_eq!(browser.get("/account").await.status, 200);
    let answer = browser.post("/do/sign-out", &[]).await;
    assert_eq!(
        (answer.status.as_u16(), answer.location()),
        (303, "/sign-in")
    );
    let cookie = answer.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(cookie.contains("Max-Age=0"), "{cookie}");
    let after = browser.get("/account").await;
    assert_eq!(after.location(), "/sign-in?then=%2Faccount");
}

#[tokio::test]
async fn a_tenant_ends_their_own_sessions_and_nobody_elses() {
    let world = World::new().await;
    let (amina, _) = world.tenant("Amina").await;
    let (brian, _) = world.tenant("Brian").await;
    let (phone, library) = (
        start(&world, amina, false).await,
        start(&world, amina, true).await,
    );
    let his = start(&world, brian, false).await;
    let his_id = live(&world, &his).await.unwrap().id;
    let mut tx = world
        .db()
        .begin(tenant(&world, &phone).await)
        .await
        .unwrap();
    tx.end_session(his_id).await.unwrap();
    tx.end_other_sessions().await.unwrap();
    tx.commit().await.unwrap();
    assert!(live(&world, &phone).await.is_some());
    assert!(live(&world, &library).await.is_none());
    assert!(live(&world, &his).await.is_some());
}

#[tokio::test]
async fn two_sign_ins_never_share_a_token_and_the_token_is_not_kept() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let (one, two) = (
        start(&world, person, false).await,
        start(&world, person, false).await,
    );
    assert_ne!(one.0, two.0);
    let kept: bool =
        sqlx::query_scalar("select exists (select from sessions where token_hash = $1)")
            .bind(&one.0[..])
            .fetch_one(&mut world.all_seeing().await)
            .await
            .unwrap();
    assert!(!kept);
}
