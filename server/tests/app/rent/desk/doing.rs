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
    assert!(
        desk.page_after("adjust", &given("refund", "takes_off", "5"))
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

/// What is looked at before money is paid back.
const CHECKED: [(&str, &str); 3] = [
    ("line_checked[]", "other_debt"),
    ("line_checked[]", "overpaid_benefit"),
    ("line_checked[]", "direct_debit"),
];

/// A line by hand with all of it looked at.
fn given(
    kind: &'static str,
    side: &'static str,
    amount: &'static str,
) -> Vec<(&'static str, &'static str)> {
    let line = [
        ("line_kind", kind),
        ("line_side", side),
        ("line_amount", amount),
        ("line_reason", "Paid twice"),
    ];
    line.into_iter().chain(CHECKED).collect()
}

const BALANCE: &str = "select balance_pence from rent_accounts where id = $1";

#[tokio::test]
async fn money_is_paid_back_only_when_all_three_were_checked() {
    let desk = Desk::owing(1).await;
    let whole = given("refund", "adds", "50");
    for missing in CHECKED {
        let form: Vec<_> = whole.iter().copied().filter(|it| *it != missing).collect();
        let page = desk.page_after("adjust", &form).await;
        for words in [
            "Check all three before money is paid back",
            "Paid twice",
            r#"value="50""#,
            " checked",
        ] {
            assert!(page.contains(words), "{missing:?}: {words}");
        }
    }
    assert_eq!(desk.number(BALANCE).await, WEEK);
    desk.page_after("adjust", &whole).await;
    assert_eq!(desk.number(BALANCE).await, WEEK + 5_000);
    let trail = "select count(*) from audit_log where $1::uuid is not null
                 and action = 'posted refund, checked other_debt, overpaid_benefit, direct_debit'";
    assert_eq!(desk.number(trail).await, 1);
}

#[tokio::test]
async fn above_the_councils_limit_a_manager_gives_by_hand() {
    let desk = Desk::owing(9).await;
    for (kind, side) in [
        ("refund", "adds"),
        ("compensation_credit", "takes_off"),
        ("rent_adjustment", "takes_off"),
    ] {
        let page = desk
            .page_after("adjust", &given(kind, side, "200.01"))
            .await;
        for words in ["up to £200.00 by hand", "200.01", "Paid twice"] {
            assert!(page.contains(words), "{kind}: {words}");
        }
    }
    assert_eq!(desk.number(BALANCE).await, 9 * WEEK);
    // What adds to a debt is not given.
    desk.page_after("adjust", &given("rent_adjustment", "adds", "200.01"))
        .await;
    assert_eq!(desk.number(BALANCE).await, 9 * WEEK + 20_001);
    desk.post(&desk.manager, "adjust", &given("refund", "adds", "200.01"))
        .await;
    assert_eq!(desk.number(BALANCE).await, 9 * WEEK + 40_002);
}

#[tokio::test]
async fn what_an_officer_gives_in_parts_counts_together() {
    let desk = Desk::owing(9).await;
    let first: Vec<_> = given("refund", "adds", "150")
        .into_iter()
        .chain([("submission_key", "01900000-0000-7000-8000-000000000005")])
        .collect();
    desk.page_after("adjust", &first).await;
    let page = desk
        .page_after(
            "adjust",
            &given("compensation_credit", "takes_off", "50.01"),
        )
        .await;
    assert!(page.contains("in 28 days. Ask a manager"), "{page}");
    desk.page_after("adjust", &given("compensation_credit", "takes_off", "50"))
        .await;
    // The same form again is the same line, and no more than before.
    let page = desk.page_after("adjust", &first).await;
    assert!(!page.contains("Ask a manager"), "{page}");
    assert_eq!(desk.number(BALANCE).await, 9 * WEEK + 15_000 - 5_000);
    // What a manager gives is not the officer's.
    desk.post(
        &desk.manager,
        "adjust",
        &given("compensation_credit", "takes_off", "0.01"),
    )
    .await;
    assert_eq!(desk.number(BALANCE).await, 9 * WEEK + 10_000 - 1);
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

#[tokio::test]
async fn a_plan_to_look_at_again_is_listed_until_somebody_spoke_to_the_tenant() {
    let desk = Desk::owing(6).await;
    desk.run("insert into arrangements (id, account_id, person_id, submission_key, pence, every, first_on, arrears_pence, clear_on, review_on, state, named_officer, made_at)
              select gen_random_uuid(), $1, (select p.person_id from tenancy_parties p join rent_accounts a using (tenancy_id) where a.id = $1 limit 1),
                     gen_random_uuid(), 500, 'week', '2026-08-22', 69660, '2029-04-14', '2026-11-21', 'running', o.id, now() from officers o where o.name = 'Carol Winn'").await;
    let listed = async |officer: &Browser, narrowed: &str| {
        let path = format!("/officer/rent?arrangement={narrowed}");
        let page = officer.get(&path).await.text();
        page.contains(&format!("/officer/rent/{}", desk.reference))
    };
    assert!(listed(&desk.officer, "review").await);
    assert!(listed(&desk.officer, "mine").await && !listed(&desk.manager, "mine").await);
    for (outcome, stays) in [("no_answer", true), ("spoke", false)] {
        let form: Vec<_> = CONTACT
            .into_iter()
            .filter(|field| field.0 != "contact_outcome")
            .chain([("contact_outcome", outcome)])
            .collect();
        desk.page_after("contact", &form).await;
        assert_eq!(listed(&desk.officer, "review").await, stays, "{outcome}");
    }
    let page = desk.officer.get(&desk.path()).await.text();
    assert!(
        page.contains("Look at it again from Saturday 20 February 2027"),
        "{page}"
    );
}

#[tokio::test]
async fn a_large_charge_is_a_managers_to_take_back_and_a_refund_that_was_wrong_is_not() {
    let desk = Desk::owing(2).await;
    let mut db = desk.world.all_seeing().await;
    let recharge = line(&mut db, desk.account, "recharge", 120_000, 0).await;
    let recharge = recharge.to_string();
    let form = [("line", recharge.as_str()), ("back_reason", "Not theirs")];
    let page = desk.page_after("reverse", &form).await;
    for words in ["up to £200.00 by hand", "Not theirs"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(desk.number(BALANCE).await, 2 * WEEK + 120_000);
    desk.post(&desk.manager, "reverse", &form).await;
    assert_eq!(desk.number(BALANCE).await, 2 * WEEK);
    desk.page_after("adjust", &given("refund", "adds", "200"))
        .await;
    let refund: Uuid = sqlx::query_scalar("select id from rent_transactions where kind = 'refund'")
        .fetch_one(&mut db)
        .await
        .unwrap();
    let refund = refund.to_string();
    desk.page_after(
        "reverse",
        &[("line", &refund), ("back_reason", "Typed twice")],
    )
    .await;
    assert_eq!(desk.number(BALANCE).await, 2 * WEEK);
    // It may have been paid out: what was given stays given.
    let page = desk
        .page_after("adjust", &given("refund", "adds", "200"))
        .await;
    assert!(page.contains("Ask a manager"), "{page}");
    let page = desk
        .page_after("adjust", &given("transfer_in", "takes_off", "503.10"))
        .await;
    assert!(!page.contains("Ask a manager"), "{page}");
    assert_eq!(desk.number(BALANCE).await, 2 * WEEK - 50_310);
}
