//! Rent-free weeks: a file says them for each pattern and rent year that it names, and for no other.

use super::{How, bring, counts, said};
use crate::world::World;
use domain::imports::ImportKind;
use domain::imports::record::State;
use server::imports::Outcome;

const YEAR: &str = "pattern,monday\n\
    weeks_48,2026-12-21\n\
    weeks_48,28/12/2026\n\
    weeks_48,2027-03-22\n\
    weeks_48,29-Mar-2027\n";

async fn free_weeks(world: &World, file: &str) -> Outcome {
    bring(world, ImportKind::FreeWeeks, file, How::default())
        .await
        .unwrap()
}

/// Each year as it is kept, its Mondays in order.
async fn years(world: &World) -> Vec<String> {
    sqlx::query_scalar("select pattern || ' ' || starts_on || ': ' || array_to_string(free_weeks, ' ') from rent_years order by 1")
        .fetch_all(&mut world.all_seeing().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn the_same_weeks_twice_change_nothing() {
    let world = World::new().await;
    for wanted in [counts(4, 0, 0, 0), counts(0, 0, 0, 4)] {
        let done = free_weeks(&world, YEAR).await;
        assert_eq!(done.applied.counts, wanted, "{:?}", said(&done));
        assert_eq!(
            years(&world).await,
            ["weeks_48 2026-04-06: 2026-12-21 2026-12-28 2027-03-22 2027-03-29"]
        );
    }
    let repeated = format!("{YEAR}weeks_48,2026-12-21\n");
    let done = free_weeks(&world, &repeated).await;
    assert_eq!(done.applied.counts, counts(0, 0, 0, 5), "{:?}", said(&done));
}

#[tokio::test]
async fn a_file_replaces_the_years_that_it_names_and_no_others() {
    let world = World::new().await;
    free_weeks(&world, YEAR).await;
    let file = "pattern,monday\nweeks_48,2026-12-21\nweeks_48,2027-12-20\nweeks_50,2026-12-21\n";
    let done = free_weeks(&world, file).await;
    assert_eq!(done.applied.counts, counts(2, 0, 3, 1), "{:?}", said(&done));
    let kept = [
        "weeks_48 2026-04-06: 2026-12-21",
        "weeks_48 2027-04-05: 2027-12-20",
        "weeks_50 2026-04-06: 2026-12-21",
    ];
    assert_eq!(years(&world).await, kept);
    let other = "pattern,monday\nweeks_49,2026-12-21\n";
    let done = free_weeks(&world, other).await;
    assert_eq!(done.applied.counts, counts(1, 0, 0, 0), "{:?}", said(&done));
    assert_eq!(years(&world).await.len(), 4);
}

#[tokio::test]
async fn a_day_that_is_no_monday_and_a_name_that_is_none_are_named_by_line_and_column() {
    let world = World::new().await;
    let file = "monday,pattern\n2026-12-21,weeks_48\n2026-12-22,weeks_48\n2026-12-21,48 Weeks\n2026-12-21,every_week\n,\n2026-12-28,\n";
    let done = free_weeks(&world, file).await;
    assert_eq!(done.state, State::Refused);
    assert_eq!(
        said(&done),
        [
            "3 1 monday: is not a Monday: rent is charged by the week, on Mondays",
            "4 2 pattern: is not a name of up to 30 small letters, digits and _, such as weeks_48",
            "5 2 pattern: is the pattern without rent-free weeks: give this one another name",
            "7 2 pattern: is empty",
        ]
    );
    assert_eq!(years(&world).await, [""; 0]);
}

#[tokio::test]
async fn a_councils_own_headers_are_read_by_a_mapping() {
    let world = World::new().await;
    let how = How {
        mapping: "kind = \"free-weeks\"\n[columns]\nmonday = \"No rent\"\n[constants]\npattern = \"weeks_51\"",
        ..How::default()
    };
    let file = "No rent\n21/12/2026\n";
    let done = bring(&world, ImportKind::FreeWeeks, file, how)
        .await
        .unwrap();
    assert_eq!(done.applied.counts, counts(1, 0, 0, 0), "{:?}", said(&done));
    assert_eq!(years(&world).await, ["weeks_51 2026-04-06: 2026-12-21"]);
}

#[tokio::test]
async fn accounts_may_have_a_pattern_once_it_is_brought_in_and_are_worked_out_anew() {
    let world = World::new().await;
    let home = world.home().await;
    let tenancy: String = sqlx::query_scalar("select reference from tenancies where id = $1")
        .bind(home)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    let file =
        format!("account,tenancy,kind,opened,pattern\nA1,{tenancy},rent,2020-01-06,weeks_48\n");
    let accounts = async || {
        bring(&world, ImportKind::Accounts, file.as_str(), How::default())
            .await
            .unwrap()
    };
    assert_eq!(
        said(&accounts().await),
        ["2 5 pattern: There is no such pattern of rent-free weeks. Import free-weeks first"]
    );
    free_weeks(&world, YEAR).await;
    let done = accounts().await;
    assert_eq!(done.applied.counts, counts(1, 0, 0, 0), "{:?}", said(&done));
    free_weeks(&world, YEAR).await;
    assert_eq!(world.jobs().await, 0, "nothing changed");
    free_weeks(&world, "pattern,monday\nweeks_50,2026-12-21\n").await;
    assert_eq!(world.jobs().await, 0, "it is another pattern's");
    free_weeks(&world, "pattern,monday\nweeks_48,2026-12-21\n").await;
    assert_eq!(world.jobs().await, 1);
    world.work().await;
    assert_eq!(world.count("select count(*) from rent_standings").await, 1);
}
