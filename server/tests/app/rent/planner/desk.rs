//! An officer decides, objects, makes and ends plans.

use super::{household, key, went_to};
use domain::Role;
use http::StatusCode;

#[tokio::test]
async fn an_offer_that_is_accepted_runs_and_closes_its_case() {
    let home = household().await;
    home.offer(&home.phone, "2", &key()).await;
    let desk = format!("/officer/rent/{}/arrangement", home.account);
    assert!(
        home.officer
            .get(&desk)
            .await
            .text()
            .contains("Accept the offer")
    );
    for _ in 0..2 {
        went_to(&home.decide("accept", &[]).await, &desk);
    }
    assert_eq!(home.state().await, "running");
    assert_eq!(home.payments().await, [0, 0, 0, 30]);
    assert_eq!(home.letters("arrangement-started").await, 1);
    let open = "select count(*) from cases where kind = 'rent' and closed_at is null";
    assert_eq!(home.world.count(open).await, 0);
    assert_eq!(
        home.world
            .count("select count(*) from case_clocks where met_at is null")
            .await,
        0
    );
}

#[tokio::test]
async fn days_that_went_by_while_it_waited_are_not_asked_for() {
    let mut home = household().await;
    home.offer(&home.phone, "2", &key()).await;
    home.go_to("2026-12-11T09:00:00Z");
    let later = home.world.officer("Ivy Come", Role::Officer, &["income"]);
    home.officer = later.await.1;
    home.decide("accept", &[]).await;
    assert_eq!(home.newest("first_on::text").await, "2026-12-18");
    assert_eq!(home.payments().await, [0, 0, 0, 30]);
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_the_tenant_reads_it() {
    let home = household().await;
    home.offer(&home.phone, "2", &key()).await;
    home.decide("refuse", &[]).await;
    assert_eq!(home.state().await, "offered");
    home.decide(
        "refuse",
        &[("refuse_reason", "We would like to talk first.")],
    )
    .await;
    assert_eq!(home.state().await, "refused");
    assert_eq!(home.letters("arrangement-not-agreed").await, 1);
    let page = home.phone.get(&home.page()).await.text();
    assert!(
        page.contains("We would like to talk first.") && page.contains("See the plan"),
        "{page}"
    );
}

#[tokio::test]
async fn another_offer_waits_for_the_tenants_yes() {
    let home = household().await;
    home.offer(&home.phone, "2", &key()).await;
    let other = [
        ("counter_reason", "A little more ends it sooner."),
        ("amount", "3"),
        ("every", "week"),
        ("first_on", "2026-12-04"),
    ];
    home.decide("counter", &other).await;
    assert_eq!(home.state().await, "offered");
    assert!(
        home.phone
            .get(&home.page())
            .await
            .text()
            .contains("Yes, start this plan")
    );
    // Not a joint tenant's to answer.
    let (_, joint) = home.world.party(home.tenancy, "Yusuf", "joint").await;
    let plan = home.newest("id::text").await;
    let yes = [("plan", plan.as_str()), ("answer", "yes")];
    home.post(&joint, "rent/plan/answer", &yes).await;
    assert_eq!(home.state().await, "offered");
    home.post(&home.phone, "rent/plan/answer", &yes).await;
    home.post(&home.phone, "rent/plan/answer", &yes).await;
    assert_eq!(home.state().await, "running");
    assert_eq!(home.payments().await, [0, 0, 0, 20]);
}

#[tokio::test]
async fn an_objection_ends_the_plan_with_a_reason_and_a_message() {
    let home = household().await;
    home.offer(&home.phone, "5", &key()).await;
    home.decide(
        "object",
        &[("object_reason", "That leaves you too little.")],
    )
    .await;
    assert_eq!(home.state().await, "objected");
    assert_eq!(home.letters("arrangement-stopped").await, 1);
    let page = home.phone.get(&home.page()).await.text();
    assert!(page.contains("That leaves you too little."), "{page}");
    home.morning_of("2026-12-02").await;
    assert_eq!(home.letters("arrangement-reminder").await, 0);
}

#[tokio::test]
async fn an_officer_makes_a_plan_for_who_rang() {
    let home = household().await;
    let (neighbour, _) = home.world.tenant("Ben").await;
    for (person, plans) in [(neighbour, 0), (home.person, 1)] {
        let person = person.to_string();
        let fields = [
            ("person", person.as_str()),
            ("amount", "1.50"),
            ("every", "fortnight"),
            ("first_on", "2026-12-04"),
        ];
        home.post(&home.officer, "officer/rent/plan/make", &fields)
            .await;
        assert_eq!(
            home.world.count("select count(*) from arrangements").await,
            plans
        );
    }
    assert_eq!(home.state().await, "running");
    assert!(
        home.phone
            .get(&home.page())
            .await
            .text()
            .contains("Ina Comer, with you")
    );
}

#[tokio::test]
async fn an_officer_of_another_team_may_do_none_of_it() {
    let home = household().await;
    home.offer(&home.phone, "2", &key()).await;
    let (_, other) = home
        .world
        .officer("Olu Bright", Role::Manager, &["repairs"])
        .await;
    let desk = format!("/officer/rent/{}/arrangement", home.account);
    assert_eq!(other.get(&desk).await.status, StatusCode::FORBIDDEN);
    for verb in ["make", "decide"] {
        let answer = home
            .post(&other, &format!("officer/rent/plan/{verb}"), &[])
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{verb}");
    }
}
