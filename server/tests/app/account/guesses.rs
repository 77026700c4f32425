//! Limits on guessing, measured by how many guesses were really compared.

use super::{ask, at, contact_of, enter};
use crate::world::World;
use chrono::TimeDelta;
use domain::Error;
use domain::account::throttle::{CODES_PER_CONTACT, STEPS_PER_PREFIX};

/// Guesses for one account from ever new browsers until refused; answers how many were compared.
async fn guess_until_refused(world: &World, contact: &rules::contact::Contact) -> usize {
    let mut compared = 0;
    for browser in 10..15 {
        world
            .db()
            .ask_for_code(&at(world, browser), contact, None)
            .await
            .unwrap();
        for _ in 0..5 {
            match enter(world, browser, "ZZZZ-ZZZZ").await {
                Ok(_) => compared += 1,
                Err(Error::TooMany { retry_after }) => {
                    assert!(retry_after.as_secs() <= 15 * 60);
                    return compared;
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
    compared
}

#[tokio::test]
async fn an_account_has_ten_guesses_a_quarter_of_an_hour_from_however_many_browsers() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "email").await;
    assert_eq!(guess_until_refused(&world, &contact).await, 10);
    world.clock.advance(TimeDelta::minutes(15));
    let code = ask(&world, 1, &contact).await;
    assert!(enter(&world, 1, &code).await.unwrap().is_ok());
}

#[tokio::test]
async fn even_the_right_code_waits_while_an_account_is_being_guessed() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "email").await;
    let code = ask(&world, 1, &contact).await;
    for browser in [2, 3] {
        ask(&world, browser, &contact).await;
        for _ in 0..5 {
            assert!(enter(&world, browser, "ZZZZ-ZZZZ").await.unwrap().is_err());
        }
    }
    assert!(matches!(
        enter(&world, 1, &code).await,
        Err(Error::TooMany { .. })
    ));
}

#[tokio::test]
async fn a_contact_is_sent_five_codes_a_quarter_of_an_hour_and_no_flood() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "sms").await;
    let mut sent = 0;
    for browser in 1..20 {
        let asked = world
            .db()
            .ask_for_code(&at(&world, browser), &contact, None)
            .await;
        sent += i32::from(asked.is_ok());
    }
    assert_eq!(sent, CODES_PER_CONTACT.most);
}

#[tokio::test]
async fn one_network_has_a_limit_over_all_accounts() {
    let world = World::new().await;
    let mut taken = 0;
    for guess in 0..STEPS_PER_PREFIX.most + 10 {
        let browser = u8::try_from(guess % 250).unwrap();
        taken += i32::from(enter(&world, browser, "ZZZZ-ZZZZ").await.is_ok());
    }
    assert_eq!(taken, STEPS_PER_PREFIX.most);
}
