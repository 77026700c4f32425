//! Ways to reach someone: proved, told to the others, and never the last one gone.

use super::{contact_of, newest_code};
use crate::world::World;
use chrono::TimeDelta;
use domain::account::contacts::{AddProblem, LastContact};
use domain::account::sign_in::{CodeProblem, From};
use domain::{BrowserKey, ContactId, Error, PersonId, System, Tenant};
use rules::contact::Contact;

async fn tenant(world: &World, person: PersonId) -> Tenant {
    let mut tx = world.db().begin(System("test")).await.unwrap();
    let token = tx
        .start_person_session(person, "Chrome on Android", false)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let session = world.db().session(&token).await.unwrap().unwrap();
    session.tenant(BrowserKey([1; 32])).unwrap()
}

fn here(world: &World) -> From<'_> {
    super::at(world, 1)
}

fn new_email() -> Contact {
    Contact::parse("new.address@example.com").unwrap()
}

async fn ids(world: &World, person: PersonId) -> Vec<ContactId> {
    sqlx::query_scalar(
        "select id from contact_points where person_id = $1 and ended_at is null order by channel",
    )
    .bind(person.0)
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap()
}

#[tokio::test]
async fn a_new_contact_is_proved_by_a_code_and_the_old_ones_are_told() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let tenant = tenant(&world, person).await;
    let db = world.db();
    db.ask_to_add_contact(&here(&world), &tenant, &new_email())
        .await
        .unwrap();
    world.work().await;
    let wrong = db
        .add_contact(&here(&world), &tenant, "ZZZZ-ZZZZ")
        .await
        .unwrap();
    assert_eq!(
        wrong,
        Err(AddProblem::Code(CodeProblem::Wrong { tries_left: 4 }))
    );
    let code = newest_code(&world).await;
    db.add_contact(&here(&world), &tenant, &code)
        .await
        .unwrap()
        .unwrap();
    let again = db.add_contact(&here(&world), &tenant, &code).await.unwrap();
    assert_eq!(again, Err(AddProblem::Code(CodeProblem::Over)));
    assert_eq!(ids(&world, person).await.len(), 3);
    let told: Vec<String> = sqlx::query_scalar(
        "select channel from outgoing_messages where kind = 'contacts-changed' and recipient <> 'new.address@example.com' order by 1",
    )
    .fetch_all(&mut world.all_seeing().await)
    .await
    .unwrap();
    assert_eq!(told, ["email", "sms"]);
    world.work().await;
    let sent = world
        .count("select count(*) from outgoing_messages where state in ('sent', 'delivered')")
        .await;
    assert_eq!(
        sent, 3,
        "the code to an address that was nobody's, and two warnings"
    );
}

#[tokio::test]
async fn contacts_change_only_after_a_fresh_sign_in() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let tenant = tenant(&world, person).await;
    let first = ids(&world, person).await[0];
    world.clock.advance(TimeDelta::minutes(31));
    let db = world.db();
    let asked = db
        .ask_to_add_contact(&here(&world), &tenant, &new_email())
        .await;
    assert!(matches!(asked, Err(Error::SignIn)));
    assert!(matches!(
        db.end_contact(&tenant, first).await,
        Err(Error::SignIn)
    ));
    assert!(matches!(
        db.mark_contact(&tenant, first, true).await,
        Err(Error::SignIn)
    ));
    assert_eq!(
        db.mark_contact(&tenant, first, false).await.unwrap(),
        Ok(())
    );
}

#[tokio::test]
async fn the_last_safe_contact_stays() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let tenant = tenant(&world, person).await;
    let ids = ids(&world, person).await;
    let db = world.db();
    assert_eq!(
        db.mark_contact(&tenant, ids[0], false).await.unwrap(),
        Ok(())
    );
    assert_eq!(
        db.mark_contact(&tenant, ids[1], false).await.unwrap(),
        Err(LastContact)
    );
    assert_eq!(
        db.end_contact(&tenant, ids[1]).await.unwrap(),
        Err(LastContact)
    );
    assert_eq!(db.end_contact(&tenant, ids[0]).await.unwrap(), Ok(()));
}

#[tokio::test]
async fn two_removals_at_once_leave_one_contact() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let tenant = tenant(&world, person).await;
    let before = ids(&world, person).await;
    let db = world.db();
    let (one, two) = tokio::join!(
        db.end_contact(&tenant, before[0]),
        db.end_contact(&tenant, before[1])
    );
    assert_ne!(one.unwrap().is_ok(), two.unwrap().is_ok());
    assert_eq!(ids(&world, person).await.len(), 1);
}

#[tokio::test]
async fn another_persons_contact_cannot_be_taken_removed_or_marked() {
    let world = World::new().await;
    let (amina, _) = world.tenant("Amina").await;
    let (brian, _) = world.tenant("Brian").await;
    let tenant = tenant(&world, amina).await;
    let his = contact_of(&world, brian, "email").await;
    let db = world.db();
    db.ask_to_add_contact(&here(&world), &tenant, &his)
        .await
        .unwrap();
    let code = newest_code(&world).await;
    let added = db.add_contact(&here(&world), &tenant, &code).await.unwrap();
    assert_eq!(added, Err(AddProblem::Taken));
    let his_id = ids(&world, brian).await[0];
    db.end_contact(&tenant, his_id).await.unwrap().unwrap();
    db.mark_contact(&tenant, his_id, false)
        .await
        .unwrap()
        .unwrap();
    let safe = world
        .count("select count(*) from contact_points where safe and ended_at is null")
        .await;
    assert_eq!(safe, 4);
}

#[tokio::test]
async fn an_unsafe_contact_is_sent_no_code() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let tenant = tenant(&world, person).await;
    let email = contact_of(&world, person, "email").await;
    let id = ids(&world, person).await[0];
    world
        .db()
        .mark_contact(&tenant, id, false)
        .await
        .unwrap()
        .unwrap();
    world
        .db()
        .ask_for_code(&here(&world), &email, None)
        .await
        .unwrap();
    world.work().await;
    assert_eq!(
        world.count("select count(*) from outgoing_messages").await,
        0
    );
}
