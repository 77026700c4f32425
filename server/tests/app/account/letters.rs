//! The way in by letter, from the request to the session.

use super::at;
use crate::world::World;
use chrono::{NaiveDate, TimeDelta};
use domain::account::activation::LetterRequest;
use domain::account::activation_letter::LetterCode;
use domain::{BrowserKey, Error, Officer, OfficerId, PersonId, Role, SessionId, SubmissionKey};
use rules::reference::TenancyReference;
use uuid::Uuid;

async fn officer(world: &World) -> Officer {
    let (id, _) = world
        .officer("Ngozi Okonkwo", Role::Officer, &["contact"])
        .await;
    acting(id)
}

fn acting(id: OfficerId) -> Officer {
    Officer {
        id,
        name: "Ngozi Okonkwo".into(),
        role: Role::Officer,
        teams: vec!["contact".into()],
        session: SessionId::new(),
        browser: BrowserKey([9; 32]),
    }
}

async fn home_of(world: &World, person: &str) -> (TenancyReference, PersonId, Uuid) {
    let home = world.home().await;
    let (person, _) = world.party(home, person, "sole").await;
    let reference: String = sqlx::query_scalar("select reference from tenancies where id = $1")
        .bind(home)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    (TenancyReference::parse(&reference).unwrap(), person, home)
}

fn typed(tenancy: TenancyReference, code: &str) -> LetterCode {
    LetterCode {
        tenancy,
        born: NaiveDate::from_ymd_opt(1980, 5, 17).unwrap(),
        code: code.to_owned(),
    }
}

async fn make(
    world: &World,
    tenancy: &TenancyReference,
    person: PersonId,
) -> domain::Result<String> {
    let officer = officer(world).await;
    let pepper = &world.site.shared.pepper;
    let letter = world
        .db()
        .make_activation_letter(pepper, &officer, tenancy, person)
        .await?;
    Ok(letter.code)
}

async fn enter(world: &World, typed: &LetterCode) -> bool {
    let from = at(world, 1);
    let tried = world
        .db()
        .try_letter_code(&from, typed, "Firefox on Linux", false);
    tried.await.unwrap().is_some()
}

#[tokio::test]
async fn a_letter_signs_in_once_with_the_right_date_of_birth() {
    let world = World::new().await;
    let (tenancy, person, _) = home_of(&world, "Amina").await;
    let code = make(&world, &tenancy, person).await.unwrap();
    let mut wrong = typed(tenancy, &code);
    wrong.born = NaiveDate::from_ymd_opt(1980, 5, 18).unwrap();
    assert!(!enter(&world, &wrong).await);
    assert!(!enter(&world, &typed(tenancy, "ZZZZ-ZZZZ")).await);
    assert!(enter(&world, &typed(tenancy, &code.to_lowercase())).await);
    assert!(!enter(&world, &typed(tenancy, &code)).await);
}

#[tokio::test]
async fn a_letter_lives_a_fortnight_and_a_new_one_ends_it() {
    let world = World::new().await;
    let (tenancy, person, _) = home_of(&world, "Amina").await;
    let first = make(&world, &tenancy, person).await.unwrap();
    let second = make(&world, &tenancy, person).await.unwrap();
    assert!(!enter(&world, &typed(tenancy, &first)).await);
    world.clock.advance(TimeDelta::days(14));
    assert!(!enter(&world, &typed(tenancy, &second)).await);
    let third = make(&world, &tenancy, person).await.unwrap();
    world.clock.advance(TimeDelta::days(13));
    assert!(enter(&world, &typed(tenancy, &third)).await);
}

#[tokio::test]
async fn a_letter_goes_only_to_someone_on_that_tenancy_and_is_noted_in_the_trail() {
    let world = World::new().await;
    let (tenancy, person, _) = home_of(&world, "Amina").await;
    let (_, stranger, _) = home_of(&world, "Brian").await;
    assert!(matches!(
        make(&world, &tenancy, stranger).await,
        Err(Error::NotFound)
    ));
    make(&world, &tenancy, person).await.unwrap();
    let noted = world
        .count("select count(*) from audit_log where action = 'made sign-in letter'")
        .await;
    assert_eq!(noted, 1);
}

#[tokio::test]
async fn the_tenant_is_told_of_a_letter_by_every_way_we_have_and_nobody_is_rung_for_want_of_one() {
    let world = World::new().await;
    let (tenancy, person, _) = home_of(&world, "Amina").await;
    make(&world, &tenancy, person).await.unwrap();
    let told = "select count(*) from outgoing_messages where kind = 'sign-in-letter' and class = 'security'";
    assert_eq!(world.count(told).await, 2);
    sqlx::query("update contact_points set ended_at = now()")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    make(&world, &tenancy, person).await.unwrap();
    assert_eq!(world.count(told).await, 2);
}

#[tokio::test]
async fn only_those_who_meet_people_make_letters() {
    let world = World::new().await;
    let (tenancy, person, _) = home_of(&world, "Amina").await;
    let (id, browser) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    let repairs = Officer {
        teams: vec!["repairs".into()],
        ..acting(id)
    };
    let manager = Officer {
        role: Role::Manager,
        ..repairs.clone()
    };
    let (db, pepper) = (world.db(), &world.site.shared.pepper);
    let made = db
        .make_activation_letter(pepper, &repairs, &tenancy, person)
        .await;
    assert!(matches!(made, Err(Error::NotFound)));
    assert!(
        db.make_activation_letter(pepper, &manager, &tenancy, person)
            .await
            .is_ok()
    );
    let page = browser.get("/officer/letters/S-26-000101").await;
    assert_eq!(page.status, http::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_joint_tenants_letter_signs_in_that_tenant() {
    let world = World::new().await;
    let (tenancy, amina, home) = home_of(&world, "Amina").await;
    let (brian, _) = world.party(home, "Brian", "joint").await;
    make(&world, &tenancy, amina).await.unwrap();
    let his = make(&world, &tenancy, brian).await.unwrap();
    let from = at(&world, 1);
    let token = world
        .db()
        .try_letter_code(&from, &typed(tenancy, &his), "Firefox on Linux", false)
        .await
        .unwrap()
        .unwrap();
    let session = world.db().session(&token).await.unwrap().unwrap();
    assert_eq!(session.tenant(from.browser).unwrap().person, brian);
}

#[tokio::test]
async fn fifty_submits_of_one_letter_make_one_session_and_guesses_run_out() {
    let world = World::new().await;
    let (tenancy, person, _) = home_of(&world, "Amina").await;
    let code = make(&world, &tenancy, person).await.unwrap();
    let right = typed(tenancy, &code);
    let from = at(&world, 1);
    let tries = (0..50).map(|_| {
        world
            .db()
            .try_letter_code(&from, &right, "Firefox on Linux", false)
    });
    let outcomes = futures_util::future::join_all(tries).await;
    let signed_in = outcomes
        .iter()
        .filter(|it| matches!(it, Ok(Some(_))))
        .count();
    assert_eq!(signed_in, 1);
    world.clock.advance(TimeDelta::minutes(15));
    let wrong = typed(tenancy, "ZZZZ-ZZZZ");
    let mut compared = 0;
    while world
        .db()
        .try_letter_code(&from, &wrong, "Firefox on Linux", false)
        .await
        .is_ok()
    {
        compared += 1;
    }
    assert_eq!(compared, 10);
}

#[tokio::test]
async fn asking_twice_with_one_key_is_one_request_on_the_desk() {
    let world = World::new().await;
    let request = LetterRequest {
        name: "Ada O'Neill".into(),
        tenancy: String::new(),
        address: "1 Quay Row".into(),
    };
    let key = SubmissionKey::new();
    for _ in 0..3 {
        world
            .db()
            .ask_for_letter(&at(&world, 1), &request, key)
            .await
            .unwrap();
    }
    assert_eq!(
        world
            .count("select count(*) from cases where kind = 'service'")
            .await,
        1
    );
}

#[tokio::test]
async fn who_leaves_out_the_t_of_their_reference_is_let_in_all_the_same() {
    let world = World::new().await;
    let (_, person, home) = home_of(&world, "Amina").await;
    sqlx::query("update tenancies set reference = 'T0048213' where id = $1")
        .bind(home)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let bare = TenancyReference::parse("0048213").unwrap();
    let code = make(&world, &bare, person).await.unwrap();
    assert!(!enter(&world, &typed(bare, "ZZZZ-ZZZZ")).await);
    assert!(enter(&world, &typed(bare, &code)).await);
}
