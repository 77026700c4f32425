use super::*;

#[tokio::test]
async fn after_midnight_every_standing_is_the_new_days() {
    let desk = Desk::owing(1).await;
    let benefit = "insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, covers_to, noted_at)
                   values (gen_random_uuid(), $1, 'housing_benefit', 'paid', 46440, 'four_weeks', '2026-11-22', '2026-11-15', now())";
    desk.run(benefit).await;
    let owed = "select true_arrears_pence from rent_standings where account_id = $1";
    desk.refresh().await;
    assert_eq!(
        desk.number(owed).await,
        WEEK,
        "a standing of today is not worked out again by itself"
    );
    // Ten minutes past midnight in London, with the benefit still to come; and a day later it is late.
    desk.until("2026-11-22T00:10:00Z");
    desk.refresh().await;
    assert_eq!(desk.number(owed).await, 0);
    desk.until("2026-11-23T00:10:00Z");
    desk.refresh().await;
    assert_eq!(desk.number(owed).await, WEEK);
}

#[tokio::test]
async fn a_list_agrees_with_the_accounts_own_arithmetic() {
    let desk = Desk::owing(7).await;
    desk.breathing_space().await;
    let mut db = desk.world.all_seeing().await;
    line(&mut db, desk.account, "card_credit", -20_000, -1).await;
    let mut tx = desk.world.db().begin(System("test")).await.unwrap();
    tx.refresh_standings(&[domain::AccountId(desk.account)])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let kept: (i64, i64, i64, bool) = sqlx::query_as(
        "select balance_pence, frozen_pence, true_arrears_pence, is_frozen from rent_standings where account_id = $1",
    )
    .bind(desk.account)
    .fetch_one(&mut db)
    .await
    .unwrap();
    // What only counts next Monday is in none of them.
    assert_eq!(kept, (7 * WEEK, 2 * WEEK, 5 * WEEK, true));
}

#[tokio::test]
async fn a_balance_that_is_not_the_sum_of_its_lines_is_found_and_told_without_a_name() {
    let desk = Desk::owing(3).await;
    let first = desk.world.db().check_rent().await.unwrap().unwrap();
    assert_eq!((first.accounts, first.drifted), (1, 0));
    assert_eq!(
        desk.world.db().check_rent().await.unwrap(),
        None,
        "once a day"
    );
    desk.until("2026-11-22T01:25:00Z");
    let mut db = desk.world.all_seeing().await;
    for sql in [
        "alter table rent_transactions disable trigger rent_transactions_balance",
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
         select gen_random_uuid(), id, 'card_credit', -100, '2026-11-20', now(), 'import', 'lost', 'Lost' from rent_accounts",
        "alter table rent_transactions enable trigger rent_transactions_balance",
    ] {
        sqlx::query(sql).execute(&mut db).await.unwrap();
    }
    let mut tx = desk.world.db().begin(System("test")).await.unwrap();
    tx.enqueue(&Job::CheckRent {}).await.unwrap();
    tx.commit().await.unwrap();
    desk.world.work().await;
    // The evening's session has ended.
    let (_, early) = desk
        .world
        .officer("Early Shift", Role::Officer, &["income"])
        .await;
    let page = words_of(&early.get("/officer/rent/reports").await);
    assert!(
        page.contains("1 of 1 balances were not the sum of their lines"),
        "{page}"
    );
    assert!(!page.contains("Amina"));
    let metrics = server::web::RequestMetrics::default().text();
    assert!(metrics.contains("rent_accounts_drifted 1"), "{metrics}");
}

#[tokio::test]
async fn the_report_counts_what_the_weeks_brought_in() {
    let desk = Desk::owing(3).await;
    let mut db = desk.world.all_seeing().await;
    line(&mut db, desk.account, "card_credit", -WEEK, 0).await;
    desk.world.db().check_rent().await.unwrap();
    let file = desk
        .officer
        .get("/officer/rent/reports/collected.csv")
        .await;
    assert_eq!(file.status, StatusCode::OK);
    let text = file.text();
    assert!(
        text.contains("16 November 2026,£116.10,£116.10,100%"),
        "{text}"
    );
    assert!(text.contains("9 November 2026,£116.10,£0.00,0%"), "{text}");
    for sheet in [
        "arrears",
        "steps",
        "arrangements",
        "breathing-space",
        "kinds",
    ] {
        let file = desk
            .officer
            .get(&format!("/officer/rent/reports/{sheet}.csv"))
            .await;
        assert_eq!(file.status, StatusCode::OK, "{sheet}");
    }
    assert_eq!(
        desk.officer
            .get("/officer/rent/reports/none.csv")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

impl Desk {
    /// Time passes, to this moment.
    fn until(&self, moment: &str) {
        let moment: chrono::DateTime<chrono::Utc> = moment.parse().unwrap();
        self.world.clock.advance(moment - self.world.clock.now());
    }
}
