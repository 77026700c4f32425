use super::{key, till};
use crate::govuk_pay::Mood;
use http::StatusCode;
use uuid::Uuid;

#[tokio::test]
async fn the_page_offers_what_may_be_asked_for_and_says_the_reference() {
    let till = till().await;
    let page = till.phone.get(&format!("/rent/pay/{}", till.account)).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains(r#"value="116.10""#) && text.contains(&till.account));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let wider = format!("form-action 'self' {};", till.emulator.url);
    assert!(policy.contains(&wider), "{policy}");
    let elsewhere = till.phone.get("/repairs").await;
    let policy = elsewhere.headers["content-security-policy"]
        .to_str()
        .unwrap();
    assert!(policy.contains("form-action 'self';"), "{policy}");
}

#[tokio::test]
async fn the_provider_is_told_the_amount_and_the_reference_and_nothing_of_the_payer() {
    let till = till().await;
    till.begin("20").await;
    let [payment] = &till.emulator.payments()[..] else {
        panic!("one payment");
    };
    assert_eq!((payment.amount, &payment.reference), (2_000, &till.account));
    assert_eq!(
        payment.description,
        format!("Ebbsmarsh Borough Council: payment {}", till.account)
    );
    assert!(!payment.return_url.contains(&till.account) && !payment.return_url.contains("Amina"));
    assert_eq!(till.lines().await, Vec::<i64>::new());
}

#[tokio::test]
async fn who_paid_comes_back_to_a_receipt_and_the_ledger_has_it_once() {
    let till = till().await;
    let id = till.pay("116.10").await;
    for _ in 0..3 {
        let page = till.come_back(&id).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        for word in [
            "We have your payment",
            "£116.10",
            "21 November 2026",
            &till.account,
        ] {
            assert!(text.contains(word), "{word}: {text}");
        }
    }
    assert_eq!(
        (till.lines().await, till.balance().await),
        (vec![-11_610], 0)
    );
    assert_eq!(
        till.emulator.requests().len(),
        2,
        "create, and one question"
    );
    let sent: Vec<(String, String, String)> = sqlx::query_as(
        "select channel, subject, body from outgoing_messages where kind = 'payment-received' order by channel",
    )
    .fetch_all(&mut till.world.all_seeing().await)
    .await
    .unwrap();
    let [(_, subject, email), (_, _, text)] = &sent[..] else {
        panic!("one email, one text: {sent:?}");
    };
    assert!(email.contains("£116.10") && email.contains("/rent/pay/payment/"));
    for word in ["£", "116", "owe", "arrears", "debt", "rent"] {
        assert!(!text.contains(word) && !subject.contains(word), "{word}");
    }
}

#[tokio::test]
async fn two_taps_are_one_payment() {
    let till = till().await;
    let key = key();
    let (one, two) = tokio::join!(till.send("20", &key), till.send("20.00", &key));
    let three = till.send("£20", &key).await;
    for answer in [one, two, three] {
        assert!(
            answer.location().starts_with(&till.emulator.url),
            "{}",
            answer.location()
        );
    }
    assert_eq!(till.emulator.payments().len(), 1);
    assert_eq!(till.world.count("select count(*) from payments").await, 1);
}

#[tokio::test]
async fn two_taps_are_one_payment_even_if_the_provider_forgets_our_key() {
    let till = till().await;
    till.emulator.mood(Mood {
        forgets_keys: true,
        delay: std::time::Duration::from_millis(300),
        ..Mood::default()
    });
    let key = key();
    let (one, two) = tokio::join!(till.send("20", &key), till.send("20", &key));
    for answer in [&one, &two] {
        assert!(
            answer.location().starts_with(&till.emulator.url),
            "{}",
            answer.location()
        );
    }
    let made = till.emulator.payments();
    let open: Vec<_> = made
        .iter()
        .filter(|payment| payment.status == "created")
        .collect();
    assert_eq!(
        (made.len(), open.len()),
        (2, 1),
        "the one nobody sees is stopped"
    );
    let ours: String = sqlx::query_scalar("select provider_id from payments")
        .fetch_one(&mut till.world.all_seeing().await)
        .await
        .unwrap();
    assert_eq!(ours, open[0].id);
}

#[tokio::test]
async fn another_amount_in_the_same_form_is_another_payment() {
    let till = till().await;
    let key = key();
    till.send("20", &key).await;
    till.send("30", &key).await;
    let amounts: Vec<i64> = till
        .emulator
        .payments()
        .iter()
        .map(|it| it.amount)
        .collect();
    assert_eq!(amounts, [2_000, 3_000]);
}

#[tokio::test]
async fn the_form_of_a_finished_payment_leads_to_its_receipt_and_never_pays_twice() {
    let till = till().await;
    let key = key();
    till.send("20", &key).await;
    let id = till.emulator.payments()[0].id.clone();
    till.emulator.set(&id, "success", None);
    till.come_back(&id).await;
    let again = till.send("20", &key).await;
    assert!(
        again.location().starts_with("/rent/pay/payment/"),
        "{}",
        again.location()
    );
    assert_eq!(
        (till.emulator.payments().len(), till.lines().await),
        (1, vec![-2_000])
    );
}

#[tokio::test]
async fn what_a_card_cannot_pay_is_said_at_the_field_and_kept() {
    let till = till().await;
    let page = format!("/rent/pay/{}", till.account);
    for (typed, said) in [
        ("", "Enter an amount"),
        ("0.99", "Enter £1.00 or more"),
        ("-20", "Enter £1.00 or more"),
        ("5000.01", "Enter £5,000.00 or less"),
        ("12,50", "pounds and pence"),
        ("twenty", "pounds and pence"),
    ] {
        let answer = till.send(typed, &key()).await;
        assert_eq!(answer.location(), page, "{typed}");
        let text = till.phone.get(&page).await.text();
        assert!(
            text.contains(said) && text.contains(&format!("value=\"{typed}\"")),
            "{typed}: {text}"
        );
    }
    assert!(till.emulator.requests().is_empty());
}

#[tokio::test]
async fn far_more_than_is_needed_is_asked_about_first_and_a_changed_amount_again() {
    let till = till().await;
    let (page, key) = (format!("/rent/pay/{}", till.account), key());
    let answer = till.send("900", &key).await;
    assert_eq!(answer.location(), page);
    let text = till.phone.get(&page).await.text();
    assert!(
        text.contains("Are you sure")
            && text.contains("£900.00")
            && text.contains(r#"value="900""#)
    );
    assert!(!text.contains("owe"));
    let other = till.send_with("950", &key, &[("sure", "90000")]).await;
    assert_eq!(other.location(), page);
    assert!(till.emulator.requests().is_empty());
    let yes = till.send_with("900", &key, &[("sure", "90000")]).await;
    assert!(yes.location().starts_with(&till.emulator.url));
}

#[tokio::test]
async fn each_way_of_not_paying_is_said_in_plain_words_and_posts_nothing() {
    for (status, code, said) in [
        (
            "failed",
            Some("P0010"),
            "Your bank did not take this payment",
        ),
        ("failed", Some("P0020"), "closed before you finished"),
        ("failed", Some("P0030"), "You stopped this payment"),
        ("cancelled", Some("P0040"), "This payment was stopped"),
        ("error", Some("P0050"), "Something went wrong"),
    ] {
        let till = till().await;
        let id = till.begin("20").await;
        till.emulator.set(&id, status, code);
        let text = till.come_back(&id).await.text();
        assert!(
            text.contains(said) && text.contains("Try again"),
            "{code:?}: {text}"
        );
        assert_eq!(till.lines().await, Vec::<i64>::new());
        till.emulator.set(&id, "success", None);
        till.come_back(&id).await;
        assert_eq!(till.lines().await, Vec::<i64>::new(), "the last word stays");
    }
}

#[tokio::test]
async fn an_unfinished_payment_is_gone_on_with_or_stopped() {
    let till = till().await;
    let id = till.begin("20").await;
    let text = till.come_back(&id).await.text();
    assert!(
        text.contains("You have not paid yet") && text.contains("10:30am"),
        "{text}"
    );
    let pay_page = till
        .phone
        .get(&format!("/rent/pay/{}", till.account))
        .await
        .text();
    assert!(pay_page.contains("A payment is not finished"));
    let ours: Uuid = sqlx::query_scalar("select id from payments")
        .fetch_one(&mut till.world.all_seeing().await)
        .await
        .unwrap();
    let ours = ours.to_string();
    let on = till
        .phone
        .post("/do/rent/pay/resume", &[("payment", &ours)])
        .await;
    assert!(
        on.location().starts_with(&till.emulator.url),
        "{}",
        on.location()
    );
    let off = till
        .phone
        .post("/do/rent/pay/stop", &[("payment", &ours)])
        .await;
    assert_eq!(off.location(), format!("/rent/pay/payment/{ours}"));
    assert_eq!(till.emulator.payments()[0].status, "cancelled");
    assert!(
        till.phone
            .get(off.location())
            .await
            .text()
            .contains("This payment was stopped")
    );
    let late = till
        .phone
        .post("/do/rent/pay/resume", &[("payment", &ours)])
        .await;
    assert_eq!(late.location(), format!("/rent/pay/payment/{ours}"));
}

#[tokio::test]
async fn while_a_part_is_on_hold_nothing_is_suggested_and_the_rent_since_is_paid_first() {
    let till = till().await;
    let mut db = till.world.all_seeing().await;
    let (officer, _) = till
        .world
        .officer("Ina", domain::Role::Officer, &["income"])
        .await;
    let moratorium = Uuid::now_v7();
    sqlx::query("insert into moratoria (id, person_id, kind, reference, notified_at, starts_on, ends_on, entered_by, entered_at)
                 values ($1, $2, 'standard', 'BS1', now(), '2026-11-17', '2027-01-15', $3, now())")
        .bind(moratorium).bind(till.person.0).bind(officer.0).execute(&mut db).await.unwrap();
    sqlx::query("insert into moratorium_debts select $1, id, 10000 from rent_accounts")
        .bind(moratorium)
        .execute(&mut db)
        .await
        .unwrap();
    let text = till
        .phone
        .get(&format!("/rent/pay/{}", till.account))
        .await
        .text();
    assert!(
        text.contains("Rent since 17 November 2026") && text.contains("on hold (£100.00)"),
        "{text}"
    );
    assert!(!text.contains(r#"value="116.10""#) && !text.contains("owe"));
    till.send("10", &key()).await;
    till.send_with("10", &key(), &[("towards", "on_hold")])
        .await;
    till.send_with("10", &key(), &[("towards", "account")])
        .await;
    let towards: Vec<String> = sqlx::query_scalar("select towards from payments order by id")
        .fetch_all(&mut db)
        .await
        .unwrap();
    assert_eq!(towards, ["since", "on_hold", "since"]);
}
