use super::{key, till};
use crate::govuk_pay::Mood;
use chrono::TimeDelta;
use http::StatusCode;
use std::time::{Duration, Instant};

#[tokio::test]
async fn while_the_provider_is_away_nothing_is_lost_and_the_other_ways_are_shown() {
    let till = till().await;
    let (page, key) = (format!("/rent/pay/{}", till.account), key());
    for (status, code) in [
        (503, "P0999"),
        (500, "P0198"),
        (429, "P0900"),
        (401, ""),
        (403, "P0920"),
        (422, "P0102"),
    ] {
        till.emulator.answer(status, code);
        let answer = till.send("20", &key).await;
        assert_eq!(answer.location(), page, "{code}");
        let text = till.phone.get(&page).await.text();
        assert!(
            text.contains("payment page is not working") && text.contains(r#"value="20""#),
            "{code}"
        );
        assert!(text.contains("Nothing was taken") && text.contains("/rent/ways-to-pay"));
    }
    till.emulator.mood(Mood::default());
    let answer = till.send("20", &key).await;
    assert!(answer.location().starts_with(&till.emulator.url));
    assert_eq!(till.world.count("select count(*) from payments").await, 1);
}

#[tokio::test]
async fn a_payment_whose_answer_was_lost_is_found_again_by_its_key() {
    let till = till().await;
    till.emulator.mood(Mood {
        answer_after_doing: Some((500, "{}".into())),
        ..Mood::default()
    });
    let key = key();
    till.send("20", &key).await;
    till.emulator.mood(Mood::default());
    let answer = till.send("20", &key).await;
    assert!(answer.location().starts_with(&till.emulator.url));
    assert_eq!(till.emulator.payments().len(), 1);
}

#[tokio::test]
async fn a_payment_the_provider_never_answered_to_is_given_up_after_its_time() {
    let till = till().await;
    till.emulator.answer(503, "P0999");
    till.send("20", &key()).await;
    till.world.clock.advance(TimeDelta::minutes(99));
    till.world
        .db()
        .ask_about_open_payments(&*till.provider)
        .await
        .unwrap();
    assert_eq!(till.state().await, "begun");
    till.world.clock.advance(TimeDelta::minutes(2));
    till.world
        .db()
        .ask_about_open_payments(&*till.provider)
        .await
        .unwrap();
    assert_eq!(till.state().await, "abandoned");
}

#[tokio::test]
async fn who_closes_the_page_is_asked_about_until_the_last_word() {
    let till = till().await;
    let id = till.begin("20").await;
    let mut asked = Vec::new();
    for minute in 0..100 {
        if till
            .world
            .db()
            .ask_about_open_payments(&*till.provider)
            .await
            .unwrap()
            > 0
        {
            asked.push(minute);
        }
        till.world.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!(asked, [1, 2, 4, 8, 16, 32, 64, 96], "less and less often");
    till.emulator.set(&id, "failed", Some("P0020"));
    till.world.clock.advance(TimeDelta::minutes(40));
    till.world
        .db()
        .ask_about_open_payments(&*till.provider)
        .await
        .unwrap();
    assert_eq!(till.state().await, "failed");
    till.world.clock.advance(TimeDelta::days(2));
    assert_eq!(
        till.world
            .db()
            .ask_about_open_payments(&*till.provider)
            .await
            .unwrap(),
        0
    );
}

#[tokio::test]
async fn a_payment_without_a_last_word_after_three_days_is_a_case_for_a_person() {
    let till = till().await;
    till.begin("20").await;
    for _ in 0..3 {
        till.world.clock.advance(TimeDelta::days(2));
        till.world
            .db()
            .ask_about_open_payments(&*till.provider)
            .await
            .unwrap();
    }
    let cases = till
        .world
        .count("select count(*) from rent_cases where topic = 'payment_missing' and pence = 2000")
        .await;
    assert_eq!((cases, till.lines().await.len()), (1, 0));
    let asking = till
        .world
        .count("select count(*) from payments where ask_at is not null")
        .await;
    assert_eq!(asking, 0);
}

#[tokio::test]
async fn another_amount_than_was_asked_for_is_a_case_and_not_posted() {
    let till = till().await;
    let id = till.pay("20").await;
    till.emulator.mood(Mood {
        takes_another_amount: Some(2_001),
        ..Mood::default()
    });
    for _ in 0..2 {
        let text = till.come_back(&id).await.text();
        assert!(
            text.contains("We are looking at your payment") && text.contains("do not pay again"),
            "{text}"
        );
    }
    till.world.work_later().await;
    let cases = till
        .world
        .count("select count(*) from cases where kind = 'rent' and team = 'income'")
        .await;
    assert_eq!((cases, till.lines().await.len()), (1, 0));
}

#[tokio::test]
async fn a_return_while_the_provider_is_away_says_not_to_pay_again_and_mends_itself() {
    let till = till().await;
    let id = till.pay("20").await;
    till.emulator.answer(503, "P0999");
    let page = till.come_back(&id).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("could not ask") && page.text().contains("do not pay again"));
    till.emulator.mood(Mood::default());
    till.world.clock.advance(TimeDelta::minutes(2));
    till.world
        .db()
        .ask_about_open_payments(&*till.provider)
        .await
        .unwrap();
    assert_eq!(till.lines().await, [-2_000]);
}

#[tokio::test]
async fn a_slow_provider_holds_no_connection_to_the_database() {
    let till = till().await;
    till.emulator.mood(Mood {
        delay: Duration::from_secs(4),
        ..Mood::default()
    });
    let keys: Vec<String> = (0..12).map(|_| key()).collect();
    // More at once than there are connections.
    let sending = futures_util::future::join_all(keys.iter().map(|key| till.send("20", key)));
    let looking = async {
        let deadline = Instant::now() + Duration::from_secs(3);
        while till.emulator.requests().len() < 12 {
            assert!(
                Instant::now() < deadline,
                "the provider was not asked by all"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let open = till.world
            .count("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'")
            .await;
        let began = Instant::now();
        let page = till.phone.get("/repairs").await;
        (open, page.status, began.elapsed())
    };
    let (answers, (open, status, took)) = tokio::join!(sending, looking);
    assert_eq!((open, status), (0, StatusCode::OK));
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert!(
        answers
            .iter()
            .all(|answer| answer.location().starts_with(&till.emulator.url))
    );
}

#[tokio::test]
async fn nothing_of_a_card_or_its_owner_is_kept() {
    let till = till().await;
    let id = till.pay("20").await;
    till.come_back(&id).await;
    let seen = crate::fences::every_row(&till.world).await;
    let all = format!("{seen:?}").to_lowercase();
    for trace in ["canary", "444433", "04/29", "cardholder", "api_test"] {
        assert!(!all.contains(trace), "{trace}");
    }
}
