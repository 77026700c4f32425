use super::*;

pub const CONTACT: [(&str, &str); 6] = [
    ("contact_way", "phone"),
    ("contact_about", "arrears"),
    ("contact_with", "Amina Marsh"),
    ("contact_words", "Hours were cut; asks for <b>time</b>."),
    ("contact_outcome", "wants_help"),
    ("contact_next", "2026-11-28"),
];

#[tokio::test]
async fn the_household_and_what_it_needs_stand_before_any_step() {
    let desk = Desk::owing(3).await;
    let mut db = desk.world.all_seeing().await;
    sqlx::query("insert into support_needs (id, person_id, need, instruction, set_at) values ($1, $2, 'hearing', 'Write, do not ring: she is deaf.', now())")
        .bind(Uuid::now_v7()).bind(desk.amina.0).execute(&mut db).await.unwrap();
    sqlx::query("update contact_points set safe = false where person_id = $1 and channel = 'sms'")
        .bind(desk.amina.0)
        .execute(&mut db)
        .await
        .unwrap();
    let page = desk.page().await;
    let at = |words: &str| {
        page.find(words)
            .unwrap_or_else(|| panic!("{words}: {page}"))
    };
    assert!(at("she is deaf") < at("How it stands"));
    assert!(at("Not safe: never use") < at("Next: Reminder"));
    let mobile: String = sqlx::query_scalar(
        "select address from contact_points where person_id = $1 and channel = 'sms'",
    )
    .bind(desk.amina.0)
    .fetch_one(&mut db)
    .await
    .unwrap();
    assert!(
        !page.contains(&mobile),
        "a way that is not safe is not even shown"
    );
}

#[tokio::test]
async fn what_benefit_still_brings_is_not_truly_owed_from_the_moment_it_is_noted() {
    let desk = Desk::owing(1).await;
    let benefit = [
        ("submission_key", "01900000-0000-7000-8000-000000000001"),
        ("income_kind", "housing_benefit"),
        ("income_status", "paid"),
        ("income_amount", "464.40"),
        ("income_every", "four_weeks"),
        ("income_next", "2026-11-30"),
        ("income_covers", "2026-11-15"),
    ];
    desk.page_after("income", &benefit).await;
    let page = desk.page_after("income", &benefit).await;
    assert!(
        page.contains("£464.40 of Housing Benefit is due on 30 November 2026"),
        "{page}"
    );
    let incomes = "select count(*) from rent_incomes where account_id = $1";
    assert_eq!(desk.number(incomes).await, 1, "the same form twice is once");
    let owed = "select true_arrears_pence from rent_standings where account_id = $1";
    assert_eq!(desk.number(owed).await, 0);
    let technical = "select technical_pence from rent_standings where account_id = $1";
    assert_eq!(desk.number(technical).await, WEEK);
}

#[tokio::test]
async fn an_income_that_cannot_be_taken_comes_back_with_all_that_was_typed() {
    let desk = Desk::owing(1).await;
    let page = desk
        .page_after(
            "income",
            &[
                ("income_kind", "housing_benefit"),
                ("income_status", "paid"),
                ("income_every", "month"),
                ("income_next", "31/11/2026"),
            ],
        )
        .await;
    for words in ["Enter what each payment is", "Enter a date", "31/11/2026"] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(
        desk.number("select count(*) from rent_incomes where account_id = $1")
            .await,
        0
    );
}

#[tokio::test]
async fn a_line_by_hand_is_posted_once_with_its_reason_and_an_audit_line() {
    let desk = Desk::owing(3).await;
    let form = [
        ("submission_key", "01900000-0000-7000-8000-000000000002"),
        ("line_kind", "rent_adjustment"),
        ("line_side", "takes_off"),
        ("line_amount", "£16.10"),
        ("line_reason", "Charged twice in October"),
    ];
    desk.page_after("adjust", &form).await;
    let page = desk.page_after("adjust", &form).await;
    assert!(page.contains("Rent put right: Charged twice in October"));
    let balance = "select balance_pence from rent_accounts where id = $1";
    assert_eq!(desk.number(balance).await, 3 * WEEK - 1_610);
    let kept = "select true_arrears_pence from rent_standings where account_id = $1";
    assert_eq!(desk.number(kept).await, 3 * WEEK - 1_610);
    let audit =
        "select count(*) from audit_log where action = 'posted line' and $1::uuid is not null";
    assert_eq!(desk.number(audit).await, 1);
}

#[tokio::test]
async fn wrong_amounts_sides_and_kinds_are_told_at_the_field() {
    let desk = Desk::owing(1).await;
    for (field, value, told) in [
        ("line_amount", "-5", "above £0.00"),
        ("line_amount", "1000000", "£100,000.00 or less"),
        ("line_amount", "12,50", "Enter"),
        ("line_kind", "card_credit", "Choose what it is"),
        ("line_reason", "", "Enter why"),
        ("line_on", "yesterday", "Enter a date"),
    ] {
        let mut form = vec![
            ("line_kind", "rent_adjustment"),
            ("line_side", "adds"),
            ("line_amount", "5"),
            ("line_reason", "Kept as typed"),
        ];
        form.retain(|(name, _)| *name != field);
        form.push((field, value));
        let page = desk.page_after("adjust", &form).await;
        assert!(page.contains(told), "{field} {value}: {told}");
    }
    let refund = [
        ("line_kind", "refund"),
        ("line_side", "takes_off"),
        ("line_amount", "5"),
        ("line_reason", "x"),
    ];
    assert!(
        desk.page_after("adjust", &refund)
            .await
            .contains("cannot go that way")
    );
    assert_eq!(
        desk.number("select balance_pence from rent_accounts where id = $1")
            .await,
        WEEK
    );
}

#[tokio::test]
async fn only_a_manager_writes_a_debt_off() {
    let desk = Desk::owing(1).await;
    let form = [
        ("line_kind", "write_off"),
        ("line_amount", "116.10"),
        ("line_reason", "No estate"),
    ];
    assert!(
        desk.page_after("adjust", &form)
            .await
            .contains("Only a manager writes a debt off")
    );
    let balance = "select balance_pence from rent_accounts where id = $1";
    assert_eq!(desk.number(balance).await, WEEK);
    desk.post(&desk.manager, "adjust", &form).await;
    assert_eq!(desk.number(balance).await, 0);
}

#[tokio::test]
async fn a_line_is_taken_back_once_and_only_on_its_own_account() {
    let desk = Desk::owing(2).await;
    let mut db = desk.world.all_seeing().await;
    let wrong = line(&mut db, desk.account, "card_credit", -5_000, 0)
        .await
        .to_string();
    let form = [
        ("line", wrong.as_str()),
        ("back_reason", "Paid by someone else"),
    ];
    let page = desk
        .page_after("reverse", &[("line", &wrong), ("back_reason", "")])
        .await;
    assert!(page.contains("Enter why"), "{page}");
    desk.page_after("reverse", &form).await;
    desk.page_after("reverse", &form).await;
    assert_eq!(
        desk.number("select balance_pence from rent_accounts where id = $1")
            .await,
        2 * WEEK
    );
    let (other, reference) = account(&mut db, desk.tenancy, 9, "garage").await;
    let foreign = line(&mut db, other, "garage_debit", 1_500, 0)
        .await
        .to_string();
    let answer = desk
        .post(
            &desk.officer,
            "reverse",
            &[("line", &foreign), ("back_reason", "x")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let ledger = desk
        .officer
        .get(&format!("/officer/rent/{reference}/ledger?line={wrong}"))
        .await;
    assert_eq!(ledger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_log_keeps_what_was_said_once_and_words_cannot_become_markup() {
    let desk = Desk::owing(3).await;
    let form: Vec<_> = CONTACT
        .into_iter()
        .chain([("submission_key", "01900000-0000-7000-8000-000000000003")])
        .collect();
    desk.page_after("contact", &form).await;
    let page = desk.page_after("contact", &form).await;
    assert!(page.contains("asks for &lt;b&gt;time&lt;/b&gt;") && !page.contains("<b>time"));
    assert!(page.contains("Again on 28 November 2026"));
    assert_eq!(
        desk.number("select count(*) from rent_contacts where account_id = $1")
            .await,
        1
    );
    let ahead: Vec<_> = CONTACT
        .into_iter()
        .chain([("contact_when", "2026-11-22T10:00")])
        .collect();
    assert!(
        desk.page_after("contact", &ahead)
            .await
            .contains("a date and time that has been")
    );
}

#[tokio::test]
async fn nobody_is_chased_by_phone_while_a_breathing_space_is_on() {
    let desk = Desk::owing(3).await;
    desk.breathing_space().await;
    let page = desk.page_after("contact", &CONTACT).await;
    assert!(page.contains("but not a talk about the arrears"), "{page}");
    assert!(page.contains("Do not ask anyone on this tenancy"));
    let asked: Vec<_> = CONTACT
        .into_iter()
        .filter(|it| it.0 != "contact_about")
        .chain([("contact_about", "they_asked")])
        .collect();
    desk.page_after("contact", &asked).await;
    assert_eq!(
        desk.number("select count(*) from rent_contacts where account_id = $1")
            .await,
        1
    );
    let costs = [
        ("line_kind", "court_cost"),
        ("line_amount", "300"),
        ("line_reason", "Issue fee"),
    ];
    assert!(
        desk.page_after("adjust", &costs)
            .await
            .contains("No costs are added")
    );
}
