//! The promise made to a tenant at awkward dates. Every expected moment is written by hand, from the calendar.

use crate::journey::{dripping_tap, gas, reported_as};
use crate::world::World;
use chrono::{DateTime, Utc};
use domain::repairs::DraftAnswers;

/// The council's own clocks of the only case: `(rule, due)`.
async fn dues(world: &World) -> Vec<(String, DateTime<Utc>)> {
    sqlx::query_as("select rule, due_at from case_clocks where starts_with(rule, 'repairs.') order by rule, due_at")
        .fetch_all(&mut world.all_seeing().await)
        .await
        .unwrap()
}

async fn promised(reported: &str, answers: DraftAnswers) -> (World, String, Vec<(String, String)>) {
    let world = World::at(reported.parse().unwrap()).await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported_as(&world, &phone, amina, answers).await;
    let page = phone
        .get(&format!("/repairs/{}", sent.reference))
        .await
        .text();
    let dues = dues(&world)
        .await
        .into_iter()
        .map(|(rule, due)| (rule, due.to_rfc3339().replace("+00:00", "Z")))
        .collect();
    (world, page, dues)
}

fn urgent() -> DraftAnswers {
    DraftAnswers {
        fault: Some("stuck".into()),
        ..dripping_tap()
    }
}

/// When it was reported, what was, and for each clock its rule and the last moment of the promise. London's days end at
/// midnight: 23:59:59 in UTC in winter, 22:59:59 in summer.
type Journey = (
    &'static str,
    fn() -> DraftAnswers,
    &'static [(&'static str, &'static str)],
);

const JOURNEYS: &[Journey] = &[
    // 29 February 2028 is a Tuesday. 1 working day: Wednesday 1 March; 20: Tuesday 28 March, in summer time since the 26th.
    (
        "2028-02-29T10:00:00Z",
        dripping_tap,
        &[
            ("repairs.routine.complete", "2028-03-28T22:59:59Z"),
            ("repairs.triage", "2028-03-01T23:59:59Z"),
        ],
    ),
    // An emergency on the last minute of it: four hours are four hours.
    (
        "2028-02-29T23:59:00Z",
        gas,
        &[
            ("repairs.emergency.attend", "2028-03-01T03:59:00Z"),
            ("repairs.emergency.complete", "2028-03-01T23:59:00Z"),
        ],
    ),
    // Clocks go forward on Sunday 28 March 2027 at 1am. Half an hour before it, four hours end at 5:30am by the wall.
    (
        "2027-03-28T00:30:00Z",
        gas,
        &[
            ("repairs.emergency.attend", "2027-03-28T04:30:00Z"),
            ("repairs.emergency.complete", "2027-03-29T00:30:00Z"),
        ],
    ),
    // Friday 26 March 2027 is Good Friday and Monday the 29th Easter Monday: the first working day after is Tuesday the 30th.
    (
        "2027-03-28T00:30:00Z",
        urgent,
        &[
            ("repairs.triage", "2027-03-30T22:59:59Z"),
            ("repairs.urgent.complete", "2027-04-01T22:59:59Z"),
        ],
    ),
    // Clocks go back on Sunday 31 October 2027. 11:30pm on Saturday in summer time; Monday, Tuesday, Wednesday.
    (
        "2027-10-30T22:30:00Z",
        urgent,
        &[
            ("repairs.triage", "2027-11-01T23:59:59Z"),
            ("repairs.urgent.complete", "2027-11-03T23:59:59Z"),
        ],
    ),
    (
        "2027-10-30T22:30:00Z",
        gas,
        &[
            ("repairs.emergency.attend", "2027-10-31T02:30:00Z"),
            ("repairs.emergency.complete", "2027-10-31T22:30:00Z"),
        ],
    ),
    // Thursday 24 December 2026. The 25th and Monday the 28th (for the 26th) are holidays, 1 January too:
    // 1 working day is Tuesday the 29th, 3 are Thursday the 31st, 20 are Tuesday 26 January.
    (
        "2026-12-24T16:00:00Z",
        urgent,
        &[
            ("repairs.triage", "2026-12-29T23:59:59Z"),
            ("repairs.urgent.complete", "2026-12-31T23:59:59Z"),
        ],
    ),
    (
        "2026-12-24T16:00:00Z",
        dripping_tap,
        &[
            ("repairs.routine.complete", "2027-01-26T23:59:59Z"),
            ("repairs.triage", "2026-12-29T23:59:59Z"),
        ],
    ),
    // Thursday 31 December 2026, a minute to midnight: Friday is a holiday; Monday 4, Wednesday 6 January.
    (
        "2026-12-31T23:59:00Z",
        urgent,
        &[
            ("repairs.triage", "2027-01-04T23:59:59Z"),
            ("repairs.urgent.complete", "2027-01-06T23:59:59Z"),
        ],
    ),
];

#[tokio::test]
async fn a_promise_falls_on_the_day_the_calendar_says() {
    for (reported, answers, expected) in JOURNEYS {
        let (_, _, dues) = promised(reported, answers()).await;
        let dues: Vec<(&str, &str)> = dues
            .iter()
            .map(|(rule, due)| (rule.as_str(), due.as_str()))
            .collect();
        assert_eq!(dues, *expected, "reported at {reported}");
    }
}

#[tokio::test]
async fn the_tenant_reads_the_day_by_the_clock_on_the_wall() {
    // Half past midnight on 1 July in London is still June in UTC.
    let (_, page, _) = promised("2027-06-30T23:30:00Z", gas()).await;
    assert!(
        page.contains("4:30am"),
        "four hours after half past midnight: {page}"
    );
    assert!(page.contains("1 July"), "{page}");
    assert!(!page.contains("30 June"), "{page}");
}

#[tokio::test]
async fn a_later_change_of_policy_moves_no_promise_that_was_made() {
    let (world, _, before) = promised("2026-12-24T16:00:00Z", urgent()).await;
    sqlx::query("update policies set value = '1wd' where key = 'repairs.urgent.complete'")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    world.clock.advance(chrono::TimeDelta::days(2));
    let after = dues(&world).await;
    assert_eq!(after.len(), before.len());
    assert_eq!(after[1].1.to_rfc3339().replace("+00:00", "Z"), before[1].1);
    let (ben, laptop) = world.tenant("Ben").await;
    let sent = reported_as(&world, &laptop, ben, urgent()).await;
    assert_eq!(
        sent.due.to_rfc3339(),
        "2026-12-29T23:59:59+00:00",
        "Saturday the 26th; 1 working day"
    );
}

#[tokio::test]
async fn an_extra_bank_holiday_moves_the_promises_made_after_it_was_entered() {
    let world = World::at("2027-02-03T10:00:00Z".parse().unwrap()).await;
    sqlx::query("insert into bank_holidays (day, name) values ('2027-02-05', 'A coronation')")
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported_as(&world, &phone, amina, urgent()).await;
    // Thursday, not Friday, then Monday and Tuesday.
    assert_eq!(sent.due.to_rfc3339(), "2027-02-09T23:59:59+00:00");
}
