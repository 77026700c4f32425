//! The hourly job: payments made and missed, plans kept and broken, a word before each payment.

use super::{Household, account, household, key, line};

#[tokio::test]
async fn payments_on_the_day_late_and_early_all_count() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.pay(500, "2026-12-04").await;
    home.morning_of("2026-12-04").await;
    assert_eq!(home.payments().await, [1, 0, 0, 11]);
    // Three days late is in time.
    home.pay(500, "2026-12-14").await;
    home.morning_of("2026-12-14").await;
    assert_eq!(home.payments().await, [2, 0, 0, 10]);
    // Two at once.
    home.pay(1_000, "2026-12-16").await;
    home.morning_of("2026-12-18").await;
    home.morning_of("2026-12-25").await;
    assert_eq!(home.payments().await, [4, 0, 0, 8]);
    assert_eq!(home.state().await, "running");
}

#[tokio::test]
async fn rent_that_is_not_paid_beside_the_plan_is_noticed() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    line(&home.world, home.id, "garage_debit", 1_350, "2026-11-30").await;
    home.pay(500, "2026-12-04").await;
    home.morning_of("2026-12-08").await;
    assert_eq!(home.payments().await, [0, 1, 0, 11]);
}

#[tokio::test]
async fn two_missed_in_a_row_become_a_case_and_no_message() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.morning_of("2026-12-08").await;
    assert_eq!(
        (home.payments().await, home.state().await.as_str()),
        ([0, 1, 0, 11], "running")
    );
    let page = home.phone_now().await.get(&home.page()).await.text();
    assert!(page.contains("Not there yet"), "{page}");
    let written = "select count(*) from outgoing_messages where kind <> 'arrangement-reminder'";
    let before = home.world.count(written).await;
    home.morning_of("2026-12-15").await;
    assert_eq!(home.state().await, "broken");
    let cases = "select count(*) from rent_cases where topic = 'arrangement_broken'";
    assert_eq!(home.world.count(cases).await, 1);
    assert_eq!(home.world.count(written).await, before);
    home.morning_of("2026-12-22").await;
    assert_eq!(home.world.count(cases).await, 1);
}

#[tokio::test]
async fn catching_up_makes_good() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.morning_of("2026-12-08").await;
    home.pay(1_000, "2026-12-11").await;
    home.morning_of("2026-12-11").await;
    home.morning_of("2026-12-22").await;
    assert_eq!(
        (home.payments().await, home.state().await.as_str()),
        ([1, 2, 0, 9], "running")
    );
}

#[tokio::test]
async fn a_payment_the_bank_took_back_was_not_made() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.pay(500, "2026-12-07").await;
    sqlx::query("insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words, reverses)
                 select gen_random_uuid(), account_id, kind, -pence, effective_on, now(), 'reversal', id::text, 'Returned', id
                 from rent_transactions where pence = -500")
        .execute(&mut home.world.all_seeing().await).await.unwrap();
    home.morning_of("2026-12-08").await;
    assert_eq!(home.payments().await, [0, 1, 0, 11]);
}

#[tokio::test]
async fn what_is_paid_off_is_kept_and_thanked_for_once() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.pay(5_840, "2026-12-01").await;
    home.morning_of("2026-12-02").await;
    home.morning_of("2026-12-03").await;
    assert_eq!(home.state().await, "kept");
    assert_eq!(home.letters("arrangement-kept").await, 1);
    assert!(
        home.phone_now()
            .await
            .get(&home.page())
            .await
            .text()
            .contains("You paid off your last plan")
    );
}

#[tokio::test]
async fn a_reminder_goes_out_once_two_days_before_and_says_nothing_openly() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.morning_of("2026-12-01").await;
    assert_eq!(home.letters("arrangement-reminder").await, 0);
    home.morning_of("2026-12-02").await;
    home.morning_of("2026-12-03").await;
    assert_eq!(home.letters("arrangement-reminder").await, 1);
    let open = "select count(*) from outgoing_messages where kind = 'arrangement-reminder' and class = 'arrears' and account_id is not null
                and (channel = 'sms' and body like '%a reminder for you%' and body not like '%£%' or channel = 'email' and subject = 'A reminder for you' and body like '%£5.00%')";
    assert_eq!(home.world.count(open).await, 2);
}

#[tokio::test]
async fn who_wants_no_reminders_gets_none_and_can_have_them_back() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    for (answer, letters) in [("no", 0), ("yes", 1)] {
        home.post(
            &home.phone_now().await,
            "rent/plan/reminders",
            &[("answer", answer)],
        )
        .await;
        home.morning_of("2026-12-02").await;
        assert_eq!(home.letters("arrangement-reminder").await, letters);
    }
}

#[tokio::test]
async fn while_an_account_stands_still_its_plan_does_too() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.freeze("2026-11-28", "2026-12-20").await;
    for day in ["2026-12-02", "2026-12-04", "2026-12-11", "2026-12-18"] {
        home.morning_of(day).await;
    }
    assert_eq!(home.letters("arrangement-reminder").await, 0);
    assert_eq!(home.payments().await, [0, 0, 3, 12]);
    // The three come again after the last one, and the plan goes on from where it stood.
    assert_eq!(home.newest("clear_on::text").await, "2027-03-12");
    // Until an officer has looked it stands still, whatever the calendar says.
    home.release().await;
    home.pay(500, "2026-12-25").await;
    home.morning_of("2026-12-25").await;
    assert_eq!(
        (home.payments().await, home.state().await.as_str()),
        ([1, 0, 3, 11], "running")
    );
}

/// A home at £116.10 a week and £503.10 a month, on which £200.00 is owed, with £20.00 a month offered on top from that day on.
async fn by_the_month(first_on: &str) -> Household {
    let mut home = household().await;
    (home.id, home.account) = account(&home.world, home.tenancy, "rent", 20_000).await;
    sqlx::query("insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from) values ($1, $2, 'rent', 11610, true, '2026-04-06')")
        .bind(uuid::Uuid::now_v7()).bind(home.id)
        .execute(&mut home.world.all_seeing().await).await.unwrap();
    let first: chrono::NaiveDate = "2026-11-23".parse().unwrap();
    for monday in first.iter_weeks().take(45) {
        line(
            &home.world,
            home.id,
            "rent_debit",
            11_610,
            &monday.to_string(),
        )
        .await;
    }
    let fields = [
        ("amount", "20"),
        ("every", "month"),
        ("first_on", first_on),
        ("seen", "20000"),
        ("submission_key", &key()),
    ];
    let answer = home.post(&home.phone, "rent/plan/make", &fields).await;
    super::went_to(&answer, &home.page());
    home
}

#[tokio::test]
async fn who_pays_the_rent_by_the_month_misses_nothing_by_months_of_five_mondays() {
    let home = by_the_month("2026-12-22").await;
    for (month, paid) in ["2026-12", "2027-01", "2027-02"].iter().zip(1..) {
        home.pay(52_310, &format!("{month}-22")).await;
        home.morning_of(&format!("{month}-22")).await;
        assert_eq!(home.payments().await, [paid, 0, 0, 10 - paid], "{month}");
    }
    // The rent alone is not enough, and it is noticed at once.
    home.pay(50_310, "2027-03-22").await;
    home.morning_of("2027-03-26").await;
    assert_eq!(
        (home.payments().await, home.state().await.as_str()),
        ([3, 1, 0, 6], "running")
    );
}

#[tokio::test]
async fn rent_for_weeks_to_come_pays_off_no_plan() {
    let home = by_the_month("2026-11-24").await;
    // The day before it is due.
    home.pay(52_310, "2026-11-23").await;
    for morning in ["2026-11-23", "2026-11-24", "2026-11-25"] {
        home.morning_of(morning).await;
        assert_eq!(home.state().await, "running", "{morning}");
    }
    assert_eq!(home.payments().await, [1, 0, 0, 9]);
    home.pay(18_000, "2026-11-26").await;
    home.morning_of("2026-11-26").await;
    assert_eq!(home.state().await, "kept");
}

#[tokio::test]
async fn the_rent_alone_paid_ahead_keeps_no_plan() {
    for (paid, state) in [(50_310, "broken"), (52_310, "kept")] {
        let home = by_the_month("2026-11-24").await;
        let first: chrono::NaiveDate = "2026-11-24".parse().unwrap();
        for month in 0..10 {
            let day = (first + chrono::Months::new(month)).to_string();
            home.pay(paid, &day).await;
            home.morning_of(&day).await;
        }
        assert_eq!(home.payments().await[3], 0);
        if state == "broken" {
            assert_eq!(home.state().await, "running", "nobody is thanked for it");
            home.morning_of("2027-09-22").await;
            assert_eq!(home.state().await, "running");
            home.morning_of("2027-09-23").await;
        }
        assert_eq!(home.state().await, state);
        let thanked = i64::from(state == "kept");
        assert_eq!(home.letters("arrangement-kept").await, thanked);
    }
}

/// Money that comes of itself, as an officer noted it.
async fn income(home: &Household, kind: &str, pence: i64, every: &str, next: &str, covers: &str) {
    sqlx::query("insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, covers_to, noted_at)
                 values (gen_random_uuid(), $1, $2, 'paid', $3, $4, $5::date, $6::date, '2026-11-20')")
        .bind(home.id).bind(kind).bind(pence).bind(every).bind(next).bind(covers)
        .execute(&mut home.world.all_seeing().await).await.unwrap();
}

#[tokio::test]
async fn what_universal_credit_pays_for_later_is_not_allowed_twice() {
    for (paid, payments) in [(40_700, [0, 1, 0, 9]), (52_310, [1, 0, 0, 9])] {
        let home = by_the_month("2026-12-22").await;
        income(
            &home,
            "universal_credit",
            50_310,
            "month",
            "2026-12-21",
            "2026-11-20",
        )
        .await;
        home.pay(paid, "2026-12-22").await;
        home.morning_of("2026-12-26").await;
        assert_eq!(home.payments().await, payments, "{paid}");
    }
}

#[tokio::test]
async fn with_benefit_that_comes_later_a_plan_is_paid_off_by_what_is_truly_owed() {
    let home = by_the_month("2026-12-22").await;
    income(
        &home,
        "housing_benefit",
        46_440,
        "four_weeks",
        "2026-12-14",
        "2026-11-15",
    )
    .await;
    home.pay(8_000, "2026-11-24").await;
    home.morning_of("2026-11-24").await;
    assert_eq!(home.state().await, "running");
    // £232.20 stand on paper after it.
    home.pay(390, "2026-11-25").await;
    home.morning_of("2026-11-25").await;
    assert_eq!(home.state().await, "kept");
}
