//! What we know already: shown before it is sent twice, and to the officer when it came back.

use crate::journey::{dripping_tap, reported, reported_as, write};
use crate::world::{Browser, World};
use domain::PersonId;
use domain::principals::Role;
use domain::repairs::DraftAnswers;
use rules::repairs::catalogue::Catalogue;
use rules::repairs::{Room, Where};
use uuid::Uuid;

pub fn lift() -> DraftAnswers {
    let mut answers = DraftAnswers {
        place: Some(Where::SharedArea),
        room: Some(Room::Lift),
        ..dripping_tap()
    };
    let lift = Catalogue::current().element("lift").unwrap();
    answers.set_element(lift);
    answers.set_fault(lift.fault("out").unwrap());
    while !answers.is_safety_told() {
        let due = answers.questions_due();
        let given = due
            .iter()
            .map(|it| (it.key.to_owned(), it.answers.last().unwrap().key.to_owned()));
        let given = given.collect();
        answers.set_safety(given);
    }
    answers.help_read = true;
    answers
}

/// What the page of answers to check says to someone about to send these.
async fn check(
    world: &World,
    browser: &Browser,
    person: Option<PersonId>,
    answers: DraftAnswers,
) -> String {
    write(world, browser, person, answers).await;
    let page = browser.get("/repairs/report/check").await;
    assert_eq!(page.status.as_u16(), 200, "{}", page.location());
    page.text()
}

pub async fn in_one_block(world: &World, homes: &[Uuid]) {
    let (block, mut db) = (Uuid::now_v7(), world.all_seeing().await);
    sqlx::query("insert into blocks (id, name, estate) values ($1, 'Heron House', 'Quay')")
        .bind(block)
        .execute(&mut db)
        .await
        .unwrap();
    sqlx::query("update properties set block_id = $1 where id in (select property_id from tenancies where id = any ($2))")
        .bind(block)
        .bind(homes)
        .execute(&mut db)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_open_repair_of_the_same_thing_in_the_home_is_shown_to_its_household_alone() {
    let world = World::new().await;
    let home = world.home().await;
    let (amina, phone) = world.party(home, "Amina", "joint").await;
    let (yusuf, laptop) = world.party(home, "Yusuf", "joint").await;
    let (ben, elsewhere) = world.tenant("Ben").await;
    let sent = reported(&world, &phone, amina).await;
    let page = check(&world, &laptop, Some(yusuf), dripping_tap()).await;
    assert!(page.contains("We already know about this"), "{page}");
    assert!(
        page.contains(&format!("/repairs/{}#worse", sent.reference)),
        "{page}"
    );
    assert!(
        page.contains("Send report"),
        "they may send it all the same: {page}"
    );
    let other = world.anonymous();
    for page in [
        check(&world, &elsewhere, Some(ben), dripping_tap()).await,
        check(&world, &other, None, dripping_tap()).await,
        check(&world, &laptop, Some(yusuf), lift()).await,
    ] {
        assert!(!page.contains("We already know"), "{page}");
        assert!(!page.contains(&sent.reference), "{page}");
    }
}

#[tokio::test]
async fn a_neighbours_repair_of_a_shared_part_can_be_joined_by_the_block_alone() {
    let world = World::new().await;
    let (first, second) = (world.home().await, world.home().await);
    in_one_block(&world, &[first, second]).await;
    let (ben, his) = world.party(first, "Benjamin", "sole").await;
    let (amina, phone) = world.party(second, "Amina", "sole").await;
    let (cara, far) = world.tenant("Cara").await;
    let sent = reported_as(&world, &his, ben, lift()).await;
    let page = check(&world, &phone, Some(amina), lift()).await;
    assert!(page.contains("Someone has told us about this"), "{page}");
    assert!(page.contains(r#"action="/do/repairs/join""#), "{page}");
    assert!(
        page.contains(&format!("value=\"{}\"", sent.reference)),
        "{page}"
    );
    assert!(!page.contains("Benjamin"), "{page}");
    assert!(
        !page.contains(&format!("href=\"/repairs/{}", sent.reference)),
        "{page}"
    );
    let away = check(&world, &far, Some(cara), lift()).await;
    assert!(!away.contains(&sent.reference), "{away}");
    let own = check(&world, &his, Some(ben), lift()).await;
    assert!(own.contains("We already know about this"), "{own}");
    assert!(
        !own.contains("/do/repairs/join"),
        "one's own is not joined: {own}"
    );
    let stranger = world.anonymous();
    let page = check(&world, &stranger, None, lift()).await;
    assert!(!page.contains(&sent.reference), "{page}");
}

#[tokio::test]
async fn the_same_thing_within_a_year_is_shown_to_the_officer_as_reported_before() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let first = reported(&world, &phone, amina).await;
    let closed = "update cases set state = 'closed', closed_at = $1 where closed_at is null";
    sqlx::query(closed)
        .bind(world.clock.now())
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    world.clock.advance(chrono::TimeDelta::days(300));
    let (_, phone) = (amina, world.signed_in(amina).await);
    let again = reported(&world, &phone, amina).await;
    let (_, officer) = world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await;
    let page = officer
        .get(&format!("/officer/cases/{}", again.reference))
        .await
        .text();
    assert!(page.contains("Reported before"), "{page}");
    assert!(
        page.contains(&format!("/officer/cases/{}", first.reference)),
        "{page}"
    );
    assert!(page.contains("closed on 21 November 2026"), "{page}");
    sqlx::query(closed)
        .bind(world.clock.now())
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    world.clock.advance(chrono::TimeDelta::days(400));
    let phone = world.signed_in(amina).await;
    reported(&world, &phone, amina).await;
    assert_eq!(
        world
            .count("select count(*) from repairs where repeat_of is not null")
            .await,
        1
    );
}
