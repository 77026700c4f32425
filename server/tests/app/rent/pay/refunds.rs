use super::notices::notify;
use super::{Till, key, till};
use crate::govuk_pay::Mood;
use crate::world::{Answer, Browser};
use chrono::TimeDelta;
use domain::Role;
use http::StatusCode;
use uuid::Uuid;

async fn income(till: &Till, role: Role) -> Browser {
    till.world.officer("Ina Comer", role, &["income"]).await.1
}

async fn paid(till: &Till, amount: &str) -> (String, String) {
    let id = till.pay(amount).await;
    till.come_back(&id).await;
    let ours: Uuid = sqlx::query_scalar("select id from payments where provider_id = $1")
        .bind(&id)
        .fetch_one(&mut till.world.all_seeing().await)
        .await
        .unwrap();
    (id, ours.to_string())
}

async fn refund(till: &Till, desk: &Browser, payment: &str, amount: &str, key: &str) -> Answer {
    let form = [
        ("account", till.account.as_str()),
        ("payment", payment),
        ("submission_key", key),
        ("amount", amount),
        ("reason", "Paid twice by mistake"),
    ];
    desk.post("/do/officer/rent/refund", &form).await
}

/// What the form says after it was refused.
async fn said(till: &Till, desk: &Browser, payment: &str) -> String {
    let page = format!("/officer/rent/{}/payments/{payment}", till.account);
    desk.get(&page).await.text()
}

#[tokio::test]
async fn a_part_and_then_the_rest_go_back_and_never_more() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    let list = format!("/officer/rent/{}/payments", till.account);
    assert_eq!(
        refund(&till, &desk, &ours, "30", &key()).await.location(),
        list
    );
    assert_eq!(till.lines().await, [-10_000, 3_000]);
    refund(&till, &desk, &ours, "70.01", &key()).await;
    assert!(
        said(&till, &desk, &ours)
            .await
            .contains("Enter £0.01 to £70.00")
    );
    assert_eq!(
        refund(&till, &desk, &ours, "70", &key()).await.location(),
        list
    );
    refund(&till, &desk, &ours, "0.01", &key()).await;
    assert_eq!(till.lines().await, [-10_000, 3_000, 7_000]);
    assert_eq!(till.balance().await, 11_610);
    let there: i64 = till
        .emulator
        .payments()
        .iter()
        .find(|it| it.id == id)
        .unwrap()
        .refunds
        .iter()
        .map(|it| it.amount)
        .sum();
    assert_eq!(there, 10_000);
    assert!(desk.get(&list).await.text().contains("£100.00"));
    assert!(
        till.come_back(&id)
            .await
            .text()
            .contains("£30.00 was sent back to your card")
    );
    let told = till
        .world
        .count("select count(*) from outgoing_messages where kind = 'payment-refunded'")
        .await;
    assert_eq!(told, 4, "two refunds, by email and text");
}

#[tokio::test]
async fn the_same_form_twice_is_one_refund() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (_, ours) = paid(&till, "100").await;
    let key = key();
    let (one, two) = tokio::join!(
        refund(&till, &desk, &ours, "30", &key),
        refund(&till, &desk, &ours, "30", &key)
    );
    refund(&till, &desk, &ours, "30", &key).await;
    assert!(one.status == StatusCode::SEE_OTHER && two.status == StatusCode::SEE_OTHER);
    assert_eq!(till.lines().await, [-10_000, 3_000]);
}

#[tokio::test]
async fn two_officers_at_once_do_not_send_back_more_than_was_paid() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    let keys: Vec<String> = (0..4).map(|_| key()).collect();
    futures_util::future::join_all(
        keys.iter()
            .map(|key| refund(&till, &desk, &ours, "60", key)),
    )
    .await;
    assert_eq!(till.lines().await, [-10_000, 6_000]);
    assert_eq!(
        till.emulator
            .payments()
            .iter()
            .find(|it| it.id == id)
            .unwrap()
            .refunds
            .len(),
        1
    );
}

#[tokio::test]
async fn a_refund_is_on_the_ledger_when_the_money_went_and_not_before() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    till.emulator.mood(Mood {
        slow_refunds: true,
        ..Mood::default()
    });
    refund(&till, &desk, &ours, "30", &key()).await;
    refund(&till, &desk, &ours, "20", &key()).await;
    assert_eq!(till.lines().await, [-10_000]);
    assert!(till.come_back(&id).await.text().contains("on its way back"));
    till.emulator.settle_refunds(&id, "success");
    till.world.clock.advance(TimeDelta::minutes(6));
    for _ in 0..2 {
        till.world
            .db()
            .ask_about_open_refunds(&*till.provider)
            .await
            .unwrap();
        till.world.clock.advance(TimeDelta::hours(2));
    }
    let mut lines = till.lines().await;
    lines.sort_unstable();
    assert_eq!(lines, [-10_000, 2_000, 3_000]);
}

#[tokio::test]
async fn a_refund_that_fails_at_the_bank_leaves_the_money_to_be_sent_again() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    till.emulator.mood(Mood {
        slow_refunds: true,
        ..Mood::default()
    });
    refund(&till, &desk, &ours, "100", &key()).await;
    till.emulator.settle_refunds(&id, "error");
    till.world.clock.advance(TimeDelta::minutes(6));
    till.world
        .db()
        .ask_about_open_refunds(&*till.provider)
        .await
        .unwrap();
    till.emulator.mood(Mood::default());
    refund(&till, &desk, &ours, "100", &key()).await;
    assert_eq!(till.lines().await, [-10_000, 10_000]);
}

#[tokio::test]
async fn a_refund_whose_answer_was_lost_is_found_and_not_made_twice() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    till.emulator.mood(Mood {
        answer_after_doing: Some((502, "{}".into())),
        ..Mood::default()
    });
    refund(&till, &desk, &ours, "30", &key()).await;
    assert_eq!(till.lines().await, [-10_000]);
    let made = till.emulator.payments();
    let made = made.iter().find(|it| it.id == id).unwrap();
    assert_eq!(made.refunds.len(), 1, "it got through");
    till.emulator.mood(Mood::default());
    refund(&till, &desk, &ours, "10", &key()).await;
    assert!(
        said(&till, &desk, &ours)
            .await
            .contains("Another refund of this payment is on its way")
    );
    till.world.clock.advance(TimeDelta::minutes(6));
    till.world
        .db()
        .ask_about_open_refunds(&*till.provider)
        .await
        .unwrap();
    assert_eq!(till.lines().await, [-10_000, 3_000]);
    assert_eq!(
        till.emulator
            .payments()
            .iter()
            .find(|it| it.id == id)
            .unwrap()
            .refunds
            .len(),
        1
    );
}

#[tokio::test]
async fn what_the_provider_refuses_is_said_and_nothing_changes() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (_, ours) = paid(&till, "100").await;
    till.emulator.answer(400, "P0603");
    let answer = refund(&till, &desk, &ours, "30", &key()).await;
    assert!(
        desk.get(answer.location())
            .await
            .text()
            .contains("did not send it back")
    );
    till.emulator.mood(Mood::default());
    assert_eq!(till.lines().await, [-10_000]);
    refund(&till, &desk, &ours, "100", &key()).await;
    assert_eq!(till.lines().await, [-10_000, 10_000]);
}

#[tokio::test]
async fn above_the_councils_limit_a_manager_sends_it_back() {
    let till = till().await;
    let (desk, boss) = (
        income(&till, Role::Officer).await,
        till.world
            .officer("Ruth", Role::Manager, &["income"])
            .await
            .1,
    );
    let (_, ours) = paid(&till, "400").await;
    refund(&till, &desk, &ours, "200.01", &key()).await;
    let text = said(&till, &desk, &ours).await;
    assert!(
        text.contains("up to £200.00")
            && text.contains("200.01")
            && text.contains("Paid twice by mistake"),
        "{text}"
    );
    refund(&till, &boss, &ours, "200.01", &key()).await;
    assert_eq!(till.lines().await, [-40_000, 20_001]);
}

#[tokio::test]
async fn a_refund_needs_a_reason_and_a_payment_that_was_taken() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (_, ours) = paid(&till, "100").await;
    let form = [
        ("account", till.account.as_str()),
        ("payment", &ours),
        ("submission_key", &key()),
        ("amount", "5"),
        ("reason", " "),
    ];
    desk.post("/do/officer/rent/refund", &form).await;
    assert!(said(&till, &desk, &ours).await.contains("Enter why"));
    till.begin("20").await;
    let open: Uuid = sqlx::query_scalar("select id from payments where state = 'created'")
        .fetch_one(&mut till.world.all_seeing().await)
        .await
        .unwrap();
    refund(&till, &desk, &open.to_string(), "5", &key()).await;
    assert_eq!(
        till.world
            .count("select count(*) from payment_refunds")
            .await,
        0
    );
}

#[tokio::test]
async fn only_the_income_team_sees_payments_and_sends_back() {
    let till = till().await;
    let (_, ours) = paid(&till, "100").await;
    let (_, repairs) = till
        .world
        .officer("Marcus", Role::Admin, &["repairs"])
        .await;
    let list = format!("/officer/rent/{}/payments", till.account);
    for path in [list.clone(), format!("{list}/{ours}")] {
        assert_eq!(repairs.get(&path).await.status, StatusCode::FORBIDDEN);
        assert_ne!(till.phone.get(&path).await.status, StatusCode::OK);
    }
    assert_eq!(
        refund(&till, &repairs, &ours, "5", &key()).await.status,
        StatusCode::FORBIDDEN
    );
    assert_ne!(
        refund(&till, &till.phone, &ours, "5", &key()).await.status,
        StatusCode::OK
    );
    assert_eq!(till.lines().await, [-10_000]);
}

#[tokio::test]
async fn what_was_sent_back_in_the_providers_own_tool_is_on_the_ledger_once() {
    let till = till().await;
    let (id, _) = paid(&till, "100").await;
    till.emulator.refund_in_the_tool(&id, 5_000);
    for _ in 0..3 {
        assert_eq!(notify(&till, &id, "card_payment_refunded").await, 204);
        till.world.work().await;
    }
    assert_eq!(till.lines().await, [-10_000, 5_000]);
    let told = till
        .world
        .count("select count(*) from outgoing_messages where kind = 'payment-refunded'")
        .await;
    assert_eq!(told, 2, "by email and text");
}

#[tokio::test]
async fn a_refund_made_elsewhere_is_never_taken_for_ours() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    // No notice of it came.
    till.emulator.refund_in_the_tool(&id, 5_000);
    refund(&till, &desk, &ours, "50", &key()).await;
    assert_eq!(till.lines().await, [-10_000, 5_000], "theirs, and not ours");
    let states: Vec<String> =
        sqlx::query_scalar("select state from payment_refunds order by officer_id nulls first")
            .fetch_all(&mut till.world.all_seeing().await)
            .await
            .unwrap();
    assert_eq!(states, ["success", "error"]);
    // The officer now sees it, and may still send the rest.
    refund(&till, &desk, &ours, "50", &key()).await;
    assert_eq!(till.lines().await, [-10_000, 5_000, 5_000]);
}

#[tokio::test]
async fn what_was_made_elsewhere_is_looked_for_until_the_provider_answers() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (id, ours) = paid(&till, "100").await;
    till.emulator.refund_in_the_tool(&id, 5_000);
    // The provider is away when it is to be asked what was sent back before.
    till.emulator.answer(503, "");
    refund(&till, &desk, &ours, "50", &key()).await;
    assert_eq!(till.lines().await, [-10_000]);
    till.emulator.mood(Mood::default());
    till.world.clock.advance(TimeDelta::minutes(6));
    let db = till.world.db();
    db.ask_about_open_refunds(&*till.provider).await.unwrap();
    assert_eq!(till.lines().await, [-10_000, 5_000], "theirs, and not ours");
}

#[tokio::test]
async fn the_limit_holds_for_all_that_goes_back_of_one_payment() {
    let till = till().await;
    let desk = income(&till, Role::Officer).await;
    let (_, ours) = paid(&till, "500").await;
    refund(&till, &desk, &ours, "150", &key()).await;
    refund(&till, &desk, &ours, "50.01", &key()).await;
    assert!(
        said(&till, &desk, &ours)
            .await
            .contains("You can send back up to £200.00")
    );
    assert_eq!(till.lines().await, [-50_000, 15_000]);
    let manager = till.world.officer("Max Ward", Role::Manager, &["income"]);
    refund(&till, &manager.await.1, &ours, "50.01", &key()).await;
    assert_eq!(till.lines().await, [-50_000, 15_000, 5_001]);
}
