//! A tenant makes a plan.

use super::{account, household, key, went_to};
use domain::Role;
use http::StatusCode;

#[tokio::test]
async fn inside_the_band_a_plan_runs_at_once_and_names_an_officer() {
    let home = household().await;
    went_to(&home.offer(&home.phone, "5", &key()).await, &home.page());
    assert_eq!(home.state().await, "running");
    assert_eq!(home.payments().await, [0, 0, 0, 12]);
    let page = home.phone.get(&home.page()).await.text();
    for words in [
        "Your plan is in place",
        "Pay £5.00 by Friday 4 December 2026",
        "19 February 2027",
        "Ina Comer",
        "the last one £3.40",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(home.letters("arrangement-started").await, 1);
}

#[tokio::test]
async fn looking_keeps_what_was_typed_and_says_what_it_comes_to() {
    let home = household().await;
    let fields = [
        ("amount", "5"),
        ("every", "week"),
        ("first_on", "2026-12-04"),
    ];
    went_to(
        &home.post(&home.phone, "rent/plan/look", &fields).await,
        &home.page(),
    );
    // Twice: a page that is loaded again still shows it.
    for _ in 0..2 {
        let page = home.phone.get(&home.page()).await.text();
        assert!(
            page.contains("You are clear by 19 February 2027."),
            "{page}"
        );
        assert!(page.contains("Start this plan"), "{page}");
    }
    assert_eq!(
        home.world.count("select count(*) from arrangements").await,
        0
    );
    let address = home.phone.get(&home.page()).await;
    assert!(!address.location().contains("amount"));
}

#[tokio::test]
async fn what_does_not_do_comes_back_with_all_that_was_typed() {
    let home = household().await;
    let fields = [
        ("amount", "five pounds"),
        ("every", "month"),
        ("first_on", "2026-12-10"),
    ];
    went_to(
        &home.post(&home.phone, "rent/plan/look", &fields).await,
        &home.page(),
    );
    let page = home.phone.get(&home.page()).await.text();
    assert!(
        page.contains("Enter an amount in pounds and pence"),
        "{page}"
    );
    assert!(page.contains(r#"value="five pounds""#), "{page}");
    assert!(page.contains("Error: Make a plan to pay"), "{page}");
}

#[tokio::test]
async fn less_than_the_band_is_offered_and_an_officer_decides() {
    let home = household().await;
    went_to(&home.offer(&home.phone, "2", &key()).await, &home.page());
    assert_eq!(home.state().await, "offered");
    assert_eq!(home.payments().await, [0; 4]);
    let page = home.phone.get(&home.page()).await.text();
    // Two working days from Saturday 21 November.
    assert!(
        page.contains("You hear from us by Tuesday 24 November 2026"),
        "{page}"
    );
    let cases =
        "select count(*) from rent_cases where topic = 'arrangement_wanted' and pence = 200";
    assert_eq!(home.world.count(cases).await, 1);
}

#[tokio::test]
async fn with_no_officer_to_object_a_plan_is_only_offered() {
    let home = household().await;
    sqlx::query("update officers set disabled_at = now()")
        .execute(&mut home.world.all_seeing().await)
        .await
        .unwrap();
    home.offer(&home.phone, "5", &key()).await;
    assert_eq!(home.state().await, "offered");
}

#[tokio::test]
async fn the_officer_with_the_fewest_plans_is_named() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.world
        .officer("Zoe Zeal", Role::Officer, &["income"])
        .await;
    home.world
        .officer("Abe Able", Role::Officer, &["repairs"])
        .await;
    let other = home.world.home().await;
    let (_, phone) = home.world.party(other, "Ben", "sole").await;
    let (_, reference) = account(&home.world, other, "garage", 5_840).await;
    let fields = [
        ("account", reference.as_str()),
        ("amount", "5"),
        ("every", "week"),
        ("first_on", "2026-12-04"),
        ("seen", "5840"),
    ];
    phone.post("/do/rent/plan/make", &fields).await;
    let page = phone.get(&format!("/rent/plan/{reference}")).await.text();
    assert!(page.contains("Zoe Zeal"), "{page}");
}

#[tokio::test]
async fn the_same_form_twice_and_another_tab_make_one_plan() {
    let home = household().await;
    let same = key();
    home.offer(&home.phone, "5", &same).await;
    went_to(&home.offer(&home.phone, "5", &same).await, &home.page());
    went_to(&home.offer(&home.phone, "9", &key()).await, &home.page());
    assert!(
        home.phone
            .get(&home.page())
            .await
            .text()
            .contains("There is a plan for this already")
    );
    assert_eq!(
        home.world.count("select count(*) from arrangements").await,
        1
    );
    assert_eq!(home.letters("arrangement-started").await, 1);
}

#[tokio::test]
async fn two_at_the_same_moment_make_one_plan() {
    let home = household().await;
    let (one, two) = (key(), key());
    let (first, second) = tokio::join!(
        home.offer(&home.phone, "5", &one),
        home.offer(&home.phone, "2", &two)
    );
    went_to(&first, &home.page());
    went_to(&second, &home.page());
    assert_eq!(
        home.world.count("select count(*) from arrangements").await,
        1
    );
}

#[tokio::test]
async fn a_changed_debt_is_shown_before_anything_starts() {
    let home = household().await;
    home.pay(1_000, "2026-11-20").await;
    went_to(&home.offer(&home.phone, "5", &key()).await, &home.page());
    assert_eq!(
        home.world.count("select count(*) from arrangements").await,
        0
    );
    let page = home.phone.get(&home.page()).await.text();
    assert!(page.contains("What you owe has changed since"), "{page}");
}

#[tokio::test]
async fn a_joint_tenant_sees_the_plan_and_cannot_make_a_second() {
    let home = household().await;
    let (_, joint) = home.world.party(home.tenancy, "Yusuf", "joint").await;
    home.offer(&home.phone, "5", &key()).await;
    let page = joint.get(&home.page()).await.text();
    assert!(
        page.contains("Someone in your household") && page.contains("On track"),
        "{page}"
    );
    assert!(!page.contains("Stop reminders"), "{page}");
    home.offer(&joint, "7", &key()).await;
    assert_eq!(
        home.world.count("select count(*) from arrangements").await,
        1
    );
}

#[tokio::test]
async fn a_neighbour_finds_nothing() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    let (_, neighbour) = home.world.tenant("Ben").await;
    assert_eq!(
        neighbour.get(&home.page()).await.status,
        StatusCode::NOT_FOUND
    );
    for verb in ["look", "make", "answer", "cannot-keep", "reminders"] {
        let answer = home
            .post(&neighbour, &format!("rent/plan/{verb}"), &[])
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{verb}");
    }
}

#[tokio::test]
async fn while_an_account_stands_still_nothing_is_planned_or_shown() {
    let home = household().await;
    home.freeze("2026-11-18", "2027-01-16").await;
    let page = home.phone.get(&home.page()).await.text();
    assert!(page.contains("There is nothing to pay off now"), "{page}");
    for word in ["58.40", "breathing", "owe"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
    home.offer(&home.phone, "5", &key()).await;
    assert_eq!(
        home.world.count("select count(*) from arrangements").await,
        0
    );
}

#[tokio::test]
async fn kinds_that_are_not_ours_to_plan_and_credit_say_so_kindly() {
    let home = household().await;
    let (_, court) = account(&home.world, home.tenancy, "court_costs", 5_840).await;
    let page = home.phone.get(&format!("/rent/plan/{court}")).await.text();
    assert!(page.contains("Talk to us about this one"), "{page}");
    home.pay(5_840, "2026-11-20").await;
    let page = home.phone.get(&home.page()).await.text();
    assert!(page.contains("You do not need a plan"), "{page}");
}

#[tokio::test]
async fn who_cannot_keep_to_a_plan_is_a_case_of_its_own_once() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    let same = key();
    for _ in 0..2 {
        let fields = [("words", "Fewer hours"), ("submission_key", same.as_str())];
        went_to(
            &home
                .post(&home.phone, "rent/plan/cannot-keep", &fields)
                .await,
            &home.page(),
        );
    }
    let cases =
        "select count(*) from rent_cases where topic = 'money_tight' and words = 'Fewer hours'";
    assert_eq!(home.world.count(cases).await, 1);
    assert_eq!(home.state().await, "running");
}

#[tokio::test]
async fn signed_out_while_thinking_loses_nothing() {
    let home = household().await;
    let answer = home.offer(&home.phone.signed_out(), "6.25", &key()).await;
    went_to(&answer, &format!("/sign-in?then={}", home.page()));
    let page = home.phone.get(&home.page()).await.text();
    assert!(page.contains(r#"value="6.25""#), "{page}");
}

#[tokio::test]
async fn signed_out_while_saying_that_they_cannot_keep_to_it_they_find_their_words_there() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    let fields = [("words", "Fewer hours")];
    let verb = "rent/plan/cannot-keep";
    let answer = home.post(&home.phone.signed_out(), verb, &fields).await;
    went_to(&answer, &format!("/sign-in?then={}", home.page()));
    let page = home.phone.get(&home.page()).await.text();
    for words in ["Fewer hours", "You were signed out", "href=\"#words\""] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
