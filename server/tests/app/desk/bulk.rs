//! Several cases at once.

use super::{at_the_desk, reported};
use crate::world::{Answer, Browser, World};
use chrono::TimeDelta;
use domain::Role;
use http::StatusCode;
use uuid::Uuid;

/// A copy of the case of these tests under another reference, an hour later.
async fn another(world: &World, reference: &str, restricted: bool) {
    sqlx::query(
        "insert into cases (id, kind, reference, title, person_id, state, priority, team, restricted, submitted_by, submission_key,
           reported_at, updated_at, next_due, next_rule)
         select $1, kind, $2, title, person_id, state, priority, case when $3 then 'asb' else team end, $3, submitted_by, $1,
           reported_at, updated_at, next_due, next_rule from cases where reference = 'R-26-009001'",
    )
    .bind(Uuid::now_v7())
    .bind(reference)
    .bind(restricted)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
}

/// The ticks of the queue as it is now, in its order.
async fn ticks(officer: &Browser) -> Vec<String> {
    let page = officer.get("/officer").await.text();
    page.split(r#"name="cases[]""#)
        .skip(1)
        .filter_map(|rest| rest.split(r#"value=""#).nth(1)?.split('"').next())
        .map(str::to_owned)
        .collect()
}

async fn post(officer: &Browser, ticks: &[String], fields: &[(&str, &str)]) -> Answer {
    let cases = ticks.iter().map(|tick| ("cases[]", tick.as_str()));
    let fields: Vec<_> = cases.chain(fields.iter().copied()).collect();
    officer.post("/do/officer/cases/bulk", &fields).await
}

async fn page_after(officer: &Browser, ticks: &[String], fields: &[(&str, &str)]) -> String {
    let answer = post(officer, ticks, fields).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, "/officer/cases/done")
    );
    officer.get("/officer/cases/done").await.text()
}

const OWNED: &str = "select count(*) from cases where owner_id is not null";
const GIVEN: &str = "select count(*) from case_events where kind = 'assigned'";

#[tokio::test]
async fn ticked_cases_are_given_to_a_colleague_once_however_often_the_form_is_sent() {
    let (world, _, officer) = at_the_desk().await;
    another(&world, "R-26-009002", false).await;
    let (dee, colleague) = world.officer("Dee Holt", Role::Officer, &["repairs"]).await;
    let ticks = ticks(&officer).await;
    assert_eq!(ticks.len(), 2);
    world.clock.advance(TimeDelta::minutes(1));
    let to = dee.to_string();
    let fields = [("what", "assign"), ("to", to.as_str())];
    let page = page_after(&officer, &ticks, &fields).await;
    assert!(page.contains("2 cases done, 0 left alone"), "{page}");
    world.clock.advance(TimeDelta::minutes(1));
    let again = page_after(&officer, &ticks, &fields).await;
    assert!(
        again.contains("2 cases done") && again.contains("Was so already"),
        "{again}"
    );
    assert_eq!((world.count(OWNED).await, world.count(GIVEN).await), (2, 2));
    let mine = colleague.get("/officer?view=mine").await.text();
    assert!(mine.contains("R-26-009001") && mine.contains("R-26-009002"));
}

#[tokio::test]
async fn a_case_that_changed_after_the_list_was_shown_is_left_alone_and_the_others_are_not() {
    let (world, _, officer) = at_the_desk().await;
    another(&world, "R-26-009002", false).await;
    let ticks = ticks(&officer).await;
    world.clock.advance(TimeDelta::minutes(1));
    let (_, colleague) = world.officer("Dee Holt", Role::Officer, &["repairs"]).await;
    super::page_after(
        &colleague,
        "state",
        &[("seen", "submitted"), ("state", "triaged")],
    )
    .await;
    world.clock.advance(TimeDelta::minutes(1));
    let page = page_after(&officer, &ticks, &[("what", "mine")]).await;
    assert!(page.contains("1 case done, 1 left alone"), "{page}");
    assert!(
        page.contains("someone changed it after you opened the list"),
        "{page}"
    );
    let left = "select count(*) from cases where owner_id is null and reference = 'R-26-009001'";
    assert_eq!((world.count(OWNED).await, world.count(left).await), (1, 1));
    // What happened stays to be read after one of the cases was opened.
    let again = officer.get("/officer/cases/done").await.text();
    assert!(again.contains("1 case done, 1 left alone"), "{again}");
}

#[tokio::test]
async fn a_restricted_case_goes_to_its_own_team_alone() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    reported(&world, person, true).await;
    another(&world, "R-26-009002", true).await;
    let (dee, _) = world.officer("Dee Holt", Role::Officer, &["contact"]).await;
    let (_, officer) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    let mut ticks = ticks(&officer).await;
    assert_eq!(
        ticks.len(),
        1,
        "another team's restricted case is not in the list"
    );
    let to = dee.to_string();
    let page = page_after(&officer, &ticks, &[("what", "assign"), ("to", &to)]).await;
    assert!(page.contains("only its own team may know"), "{page}");
    let page = page_after(
        &officer,
        &ticks,
        &[("what", "team"), ("bulk_team", "contact")],
    )
    .await;
    assert!(page.contains("only its own team may know"), "{page}");
    // Guessed at, it is as if it were not there.
    ticks = vec![ticks[0].replace("R-26-009001", "R-26-009002")];
    let page = page_after(&officer, &ticks, &[("what", "mine")]).await;
    assert!(
        page.contains("there is no such case for your team"),
        "{page}"
    );
    assert_eq!(world.count(OWNED).await, 0);
    // Alone too, on the case's own page.
    let page = super::page_after(&officer, "assign", &[("owner", &to)]).await;
    assert!(page.contains("Only officers of its own team"), "{page}");
    assert_eq!((world.count(OWNED).await, world.count(GIVEN).await), (0, 0));
}

#[tokio::test]
async fn a_team_is_set_and_the_tenant_reads_nothing_of_it() {
    let (world, tenant, officer) = at_the_desk().await;
    let ticks = ticks(&officer).await;
    let page = page_after(
        &officer,
        &ticks,
        &[("what", "team"), ("bulk_team", "homes")],
    )
    .await;
    assert!(page.contains("1 case done"), "{page}");
    assert!(
        officer
            .get(super::CASE)
            .await
            .text()
            .contains("Given to the Homes team")
    );
    let theirs = tenant.get("/repairs/R-26-009001").await.text();
    assert!(!theirs.contains("Homes team"), "{theirs}");
    assert_eq!(
        world
            .count(
                "select count(*) from case_events where kind = 'team_set' and not visible_to_tenant"
            )
            .await,
        1
    );
}

#[tokio::test]
async fn a_form_without_ticks_or_without_a_choice_comes_back_with_its_ticks() {
    let (world, _, officer) = at_the_desk().await;
    let ticks = ticks(&officer).await;
    let answer = post(
        &officer,
        &[],
        &[("what", "mine"), ("shown", "view=unassigned")],
    )
    .await;
    assert_eq!(answer.location(), "/officer?view=unassigned");
    let page = officer.get(answer.location()).await.text();
    assert!(
        page.contains("error-summary") && page.contains("Tick the cases you mean"),
        "{page}"
    );
    post(&officer, &ticks, &[("what", "assign"), ("to", "")]).await;
    let page = officer.get("/officer").await.text();
    assert!(
        page.contains("Choose who works on it") && page.contains(" checked"),
        "{page}"
    );
    let many: Vec<String> = (0..51)
        .map(|number| format!("R-26-1{number:05}@1"))
        .collect();
    post(&officer, &many, &[("what", "mine")]).await;
    assert!(
        officer
            .get("/officer")
            .await
            .text()
            .contains("Tick 50 cases at most")
    );
    assert_eq!(world.count(OWNED).await, 0);
    let all = officer.get("/officer?tick=all").await.text();
    assert!(
        all.contains(" checked"),
        "every row can be ticked without JavaScript"
    );
}

#[tokio::test]
async fn work_is_ordered_once_from_a_firm_of_the_trade_and_only_where_it_can_be() {
    let (world, _, officer) = at_the_desk().await;
    another(&world, "R-26-009002", false).await;
    another(&world, "R-26-009003", false).await;
    let mut db = world.all_seeing().await;
    let firm = Uuid::now_v7();
    for sql in [
        "insert into repairs (case_id, place, room, problem, description, suggested_priority, priority_reason, trade)
         select id, 'home', 'kitchen', 'tap', 'Drips', 'routine', 'It can wait.', 'electrician' from cases where reference = 'R-26-009002'",
        "update repairs set trade = 'plumber', access = 'Ring twice' where trade is null",
        "update cases set state = 'triaged' where reference <> 'R-26-009003'",
    ] {
        sqlx::query(sql).execute(&mut db).await.unwrap();
    }
    sqlx::query("insert into contractors (id, name, trades, created_at) values ($1, 'Fen & Sons', '{plumber}', now())")
        .bind(firm)
        .execute(&mut db)
        .await
        .unwrap();
    let ticks = ticks(&officer).await;
    world.clock.advance(TimeDelta::minutes(1));
    let (firm, key) = (firm.to_string(), Uuid::now_v7().to_string());
    let fields = [
        ("what", "order"),
        ("contractor", firm.as_str()),
        ("submission_key", key.as_str()),
    ];
    for _ in 0..2 {
        let page = page_after(&officer, &ticks, &fields).await;
        assert!(page.contains("1 case done, 2 left alone"), "{page}");
        assert!(page.contains("does not do this trade"), "{page}");
        assert!(page.contains("its trade is not known"), "{page}");
        world.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!(world.count("select count(*) from orders").await, 1);
    assert_eq!(
        world
            .count("select count(*) from order_briefs where access = 'Ring twice'")
            .await,
        1
    );
    let other = Uuid::now_v7().to_string();
    let fields = [
        ("what", "order"),
        ("contractor", firm.as_str()),
        ("submission_key", other.as_str()),
    ];
    let ticks = self::ticks(&officer).await;
    let page = page_after(&officer, &ticks, &fields).await;
    assert!(
        page.contains("0 cases done, 3 left alone") && page.contains("the work is ordered already"),
        "{page}"
    );
}
