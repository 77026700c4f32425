//! The repairs report against a world small enough to count by hand.

use crate::world::World;
use domain::{PersonId, Role};
use http::StatusCode;
use sqlx::PgConnection;
use uuid::Uuid;

async fn case(
    db: &mut PgConnection,
    person: PersonId,
    reference: &str,
    priority: &str,
    team: &str,
) -> Uuid {
    let id = Uuid::now_v7();
    sqlx::query(
        "insert into cases (id, kind, reference, title, person_id, state, priority, team, restricted, submitted_by, submission_key,
           reported_at, updated_at)
         values ($1, 'repair', $2, 'A repair', $3, 'triaged', $4, $5, $5 = 'asb', '\\x00', $1, '2026-11-01', '2026-11-01')",
    )
    .bind(id).bind(reference).bind(person.0).bind(priority).bind(team)
    .execute(db).await.unwrap();
    id
}

struct Promise {
    rule: &'static str,
    trigger: &'static str,
    due: &'static str,
    met: Option<&'static str>,
    other: &'static str,
}

async fn promise(db: &mut PgConnection, case: Uuid, promise: Promise) {
    let sql = "insert into case_clocks (id, case_id, rule, policy_key, period, source, trigger_at, due_at, first_due_at, met_at,
           missed_at, stopped_at, paused_since)
         values ($1, $2, $3, $3, '3wd', 'x', $4::timestamptz, $5::timestamptz, $5::timestamptz, $6::timestamptz,
           case when $6::timestamptz > $5::timestamptz then $5::timestamptz end,
           case when $7 = 'stopped' then $5::timestamptz end, case when $7 = 'paused' then $4::timestamptz end)";
    sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(case)
        .bind(promise.rule)
        .bind(promise.trigger)
        .bind(promise.due)
        .bind(promise.met)
        .bind(promise.other)
        .execute(db)
        .await
        .unwrap();
}

const URGENT: &str = "repairs.urgent.complete";

/// Two urgent repairs, one done after 4 days in time and one after 8 days late; a routine one that is late by 2 days; one
/// that stands still, one that stopped, one of another team's, one of last month.
async fn world() -> World {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let mut db = world.all_seeing().await;
    let db = &mut db;
    let mut references = (1..).map(|number| format!("R-26-00900{number}"));
    let mut next = || references.next().unwrap();
    let made = [
        (
            "urgent",
            "repairs",
            Promise {
                rule: URGENT,
                trigger: "2026-11-05T09:00Z",
                due: "2026-11-10T23:59Z",
                met: Some("2026-11-09T09:00Z"),
                other: "",
            },
        ),
        (
            "urgent",
            "repairs",
            Promise {
                rule: URGENT,
                trigger: "2026-11-06T09:00Z",
                due: "2026-11-12T23:59Z",
                met: Some("2026-11-14T09:00Z"),
                other: "",
            },
        ),
        (
            "routine",
            "repairs",
            Promise {
                rule: "repairs.routine.complete",
                trigger: "2026-11-01T09:00Z",
                due: "2026-11-19T08:00Z",
                met: None,
                other: "",
            },
        ),
        (
            "urgent",
            "repairs",
            Promise {
                rule: URGENT,
                trigger: "2026-11-06T09:00Z",
                due: "2026-11-12T23:59Z",
                met: None,
                other: "paused",
            },
        ),
        (
            "urgent",
            "repairs",
            Promise {
                rule: URGENT,
                trigger: "2026-11-06T09:00Z",
                due: "2026-11-12T23:59Z",
                met: None,
                other: "stopped",
            },
        ),
        (
            "urgent",
            "asb",
            Promise {
                rule: URGENT,
                trigger: "2026-11-05T09:00Z",
                due: "2026-11-10T23:59Z",
                met: Some("2026-11-09T09:00Z"),
                other: "",
            },
        ),
        (
            "urgent",
            "repairs",
            Promise {
                rule: URGENT,
                trigger: "2026-10-05T09:00Z",
                due: "2026-10-09T23:59Z",
                met: Some("2026-10-07T09:00Z"),
                other: "",
            },
        ),
        (
            "routine",
            "repairs",
            Promise {
                rule: "awaab.investigate",
                trigger: "2026-11-05T09:00Z",
                due: "2026-11-20T23:59Z",
                met: Some("2026-11-18T09:00Z"),
                other: "",
            },
        ),
    ];
    let mut cases = Vec::new();
    for (priority, team, one) in made {
        let id = case(db, person, &next(), priority, team).await;
        promise(db, id, one).await;
        cases.push(id);
    }
    sqlx::query("update cases set closed_at = '2026-11-15', state = 'closed' where id = any($1)")
        .bind(&cases[..2])
        .execute(&mut *db)
        .await
        .unwrap();
    sqlx::query(
        "insert into repair_feedback (id, case_id, person_id, fixed, happy, done_at, at)
         select c.id, c.id, c.person_id, case when c.id = $1 then 'not_fixed' else 'yes' end, 4, '2026-11-15', '2026-11-16'
         from cases c where c.id in ($1, $2)",
    )
    .bind(cases[0])
    .bind(cases[1])
    .execute(&mut *db)
    .await
    .unwrap();
    sqlx::query(
        "insert into case_events (id, case_id, kind, detail, visible_to_tenant, actor, at)
         values (gen_random_uuid(), $1, 'reopened', '{\"why\": \"drips\"}', true, 'tenant', '2026-11-16')",
    )
    .bind(cases[0]).execute(&mut *db).await.unwrap();
    world
}

#[tokio::test]
async fn every_number_is_the_one_counted_by_hand() {
    let world = world().await;
    let (_, officer) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    let mut said = Vec::new();
    for (file, period) in [
        ("priority", "month"),
        ("priority", "last-month"),
        ("law", "month"),
        ("days", "month"),
        ("overdue", "month"),
        ("not-fixed", "month"),
        ("happy", "month"),
    ] {
        let answer = officer
            .get(&format!("/officer/reports/{file}.csv?period={period}"))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        let lines = answer
            .text()
            .trim_start_matches('\u{feff}')
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>();
        said.push(lines.join(" | "));
    }
    assert_eq!(
        said,
        [
            "Urgent,1,1,0,2,50% | Routine,0,0,1,1,0%",
            "Urgent,1,0,0,1,100%",
            "Council policy,1,1,1,3,33% | Awaab’s Law,1,0,0,1,100%",
            "Urgent,6.0,6.0",
            "1 to 3 days,1,0,0,1",
            "Urgent,2,1,50%",
            "Happy,2,1,50%",
        ]
    );
    let page = officer.get("/officer/reports").await.text();
    for words in [
        "Urgent: 1 of 2 on time.",
        "<svg",
        "1 November 2026 to 30 November 2026",
        "/officer/reports/law.csv?period=month",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn a_team_counts_its_own_restricted_cases_too() {
    let world = world().await;
    let (_, officer) = world.officer("Ann Other", Role::Officer, &["asb"]).await;
    let file = officer.get("/officer/reports/priority.csv").await;
    assert!(
        file.text().contains("Urgent,2,1,0,3,67%"),
        "{}",
        file.text()
    );
    let headers = file.headers;
    assert_eq!(headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(
        headers["content-disposition"],
        "attachment; filename=\"repairs-priority-month.csv\""
    );
    assert_eq!(headers["cache-control"], "private, no-store");
}

#[tokio::test]
async fn a_report_is_for_officers_and_a_forged_address_is_no_error() {
    let world = world().await;
    let (_, tenant) = world.tenant("Zed").await;
    for stranger in [tenant, world.anonymous()] {
        for path in ["/officer/reports", "/officer/reports/law.csv"] {
            let answer = stranger.get(path).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(
                answer.location().starts_with("/officer/sign-in?then="),
                "{path}"
            );
        }
    }
    let (_, officer) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    for (path, status) in [
        ("/officer/reports?period=%27%00", StatusCode::OK),
        ("/officer/reports/law.csv?period=x", StatusCode::OK),
        ("/officer/reports/law", StatusCode::NOT_FOUND),
        ("/officer/reports/nothing.csv", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(officer.get(path).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn saved_views_find_what_they_are_named_for() {
    let world = world().await;
    let (_, officer) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    sqlx::query("update cases set state = 'no_access' where reference = 'R-26-009003'")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    sqlx::query(
        "insert into hazards (id, case_id, number, hazard, aware_at, finding, concluded_at, created_at, updated_at)
         select id, id, 1, 'damp_mould', '2026-11-05', 'significant', '2026-11-18', reported_at, reported_at from cases
         where reference = 'R-26-009008'",
    )
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    sqlx::query("update cases set closed_at = null where reference = 'R-26-009001'")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    for (view, found) in [
        ("hazards", vec![8]),
        ("no-access", vec![3]),
        ("reopened", vec![1]),
        // The second is closed.
        ("missed", vec![3]),
    ] {
        let page = officer.get(&format!("/officer?view={view}")).await.text();
        for number in 1..=8 {
            let there = page.contains(&format!("/officer/cases/R-26-00900{number}"));
            assert_eq!(there, found.contains(&number), "{view} {number}: {page}");
        }
    }
    let file = officer.get("/officer/reports/hazards.csv").await.text();
    assert!(file.contains("Damp and mould,1,1,0,0,0"), "{file}");
}
