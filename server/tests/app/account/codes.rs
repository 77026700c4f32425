//! One-time codes: once, ten minutes, in the browser that asked, for the account that was asked for.

use super::{ask, at, contact_of, enter};
use crate::world::World;
use chrono::TimeDelta;
use domain::account::sign_in::CodeProblem;
use rules::contact::Contact;

#[tokio::test]
async fn a_code_signs_in_once_however_it_is_typed() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "email").await;
    let code = ask(&world, 1, &contact).await;
    let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
    let token = enter(&world, 1, &typed).await.unwrap().unwrap();
    assert!(world.db().session(&token).await.unwrap().is_some());
    let again = enter(&world, 1, &code).await.unwrap();
    assert_eq!(again.err(), Some(CodeProblem::Over));
}

#[tokio::test]
async fn a_code_by_text_has_six_figures_and_ends_after_ten_minutes() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "sms").await;
    let code = ask(&world, 1, &contact).await;
    assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()));
    world.clock.advance(TimeDelta::minutes(10));
    let late = enter(&world, 1, &code).await.unwrap();
    assert_eq!(late.err(), Some(CodeProblem::Over));
}

#[tokio::test]
async fn a_code_is_worth_nothing_in_another_browser_or_for_another_account() {
    let world = World::new().await;
    let (amina, _) = world.tenant("Amina").await;
    let (brian, _) = world.tenant("Brian").await;
    let hers = ask(&world, 1, &contact_of(&world, amina, "email").await).await;
    let elsewhere = enter(&world, 2, &hers).await.unwrap();
    assert_eq!(elsewhere.err(), Some(CodeProblem::Over));
    ask(&world, 2, &contact_of(&world, brian, "email").await).await;
    let for_another = enter(&world, 2, &hers).await.unwrap();
    assert_eq!(
        for_another.err(),
        Some(CodeProblem::Wrong { tries_left: 4 })
    );
    assert!(enter(&world, 1, &hers).await.unwrap().is_ok());
}

#[tokio::test]
async fn fifty_submits_of_one_code_at_once_make_one_session() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let code = ask(&world, 1, &contact_of(&world, person, "email").await).await;
    let before = world.count("select count(*) from sessions").await;
    let tries = (0..50).map(|_| enter(&world, 1, &code));
    let outcomes = futures_util::future::join_all(tries).await;
    let signed_in = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Ok(Ok(_))))
        .count();
    assert_eq!(signed_in, 1);
    assert_eq!(
        world.count("select count(*) from sessions").await,
        before + 1
    );
}

#[tokio::test]
async fn a_stranger_and_a_tenant_are_told_the_same() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let known = contact_of(&world, person, "email").await;
    let unknown = Contact::parse("nobody@example.com").unwrap();
    let mut told = Vec::new();
    for (browser, contact) in [(1, known), (2, unknown)] {
        let db = world.db();
        db.ask_for_code(&at(&world, browser), &contact, None)
            .await
            .unwrap();
        world.work().await;
        let mut heard = vec![format!(
            "{:?}",
            db.waiting_for_code(at(&world, browser).browser)
                .await
                .unwrap()
        )];
        for _ in 0..6 {
            let outcome = enter(&world, browser, "ZZZZ-ZZZZ").await.unwrap();
            heard.push(format!("{:?}", outcome.err()));
        }
        told.push(heard);
    }
    assert_eq!(told[0], told[1]);
    assert!(
        told[0][1].contains("tries_left: 4") && told[0][5].contains("Over"),
        "{told:?}"
    );
    assert_eq!(
        world.count("select count(*) from outgoing_messages").await,
        1
    );
}
