//! The officers' desk over HTTP: who gets in, what each form does, and what comes back when it cannot.

mod bulk;
mod doors;
mod finding;
mod moving;
mod reports;
mod templates;
mod words;

use crate::world::{Answer, Browser, World};
use domain::{PersonId, Role};
use http::StatusCode;
use uuid::Uuid;

const CASE: &str = "/officer/cases/R-26-009001";

/// A repair reported an hour ago, in a home of its tenant's, with the clock of a report not yet looked at.
async fn reported(world: &World, person: PersonId, restricted: bool) -> Uuid {
    let (case, now) = (Uuid::now_v7(), world.clock.now());
    let mut db = world.all_seeing().await;
    sqlx::query(
        "insert into cases (id, kind, reference, title, person_id, state, priority, team, restricted, submitted_by, submission_key,
           reported_at, updated_at, next_due, next_rule)
         values ($1, 'repair', 'R-26-009001', 'Damp <b>wall</b>', $2, 'submitted', 'routine', 'repairs', $3, '\\x00', $1,
           $4::timestamptz - interval '1 hour', $4, $4::timestamptz + interval '2 hours', 'repairs.triage')",
    )
    .bind(case).bind(person.0).bind(restricted).bind(now)
    .execute(&mut db).await.unwrap();
    sqlx::query(
        "insert into repairs (case_id, place, room, problem, description, suggested_priority, priority_reason)
         values ($1, 'home', 'bedroom', 'damp', 'Black spots', 'urgent', 'It is getting worse.')",
    )
    .bind(case).execute(&mut db).await.unwrap();
    sqlx::query(
        "insert into case_clocks (id, case_id, rule, policy_key, period, source, trigger_at, due_at, first_due_at)
         values ($1, $1, 'repairs.triage', 'repairs.triage', '1wd', 'standard', $2, $2::timestamptz + interval '2 hours', $2::timestamptz + interval '2 hours')",
    )
    .bind(case).bind(now).execute(&mut db).await.unwrap();
    case
}

/// A tenant's repair, and an officer of its team.
async fn at_the_desk() -> (World, Browser, Browser) {
    let world = World::new().await;
    let (person, tenant) = world.tenant("Amina").await;
    reported(&world, person, false).await;
    let (_, officer) = world
        .officer("Ben Carter", Role::Officer, &["repairs"])
        .await;
    (world, tenant, officer)
}

async fn post(officer: &Browser, verb: &str, fields: &[(&str, &str)]) -> Answer {
    let about = [("reference", "R-26-009001")];
    let fields: Vec<_> = about.iter().chain(fields).copied().collect();
    officer
        .post(&format!("/do/officer/cases/{verb}"), &fields)
        .await
}

/// Posts, follows, and gives the page.
async fn page_after(officer: &Browser, verb: &str, fields: &[(&str, &str)]) -> String {
    let answer = post(officer, verb, fields).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, CASE)
    );
    let page = officer.get(CASE).await;
    assert_eq!(page.status, StatusCode::OK);
    page.text()
}
