use crate::world::World;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::{BrowserKey, SessionId, Tenant};
use rules::london;
use rules::reference::PaymentReference;
use rules::rent::{AccountKind, LineKind};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A leap day, both changes of clocks, Christmas week, the first days of a rent year and of one with 53 weeks, its last week.
const DATES: &[&str] = &[
    "2026-11-21T10:00:00Z",
    "2028-02-29T00:05:00Z",
    "2027-03-28T01:30:00Z",
    "2026-10-25T00:30:00Z",
    "2026-12-25T23:59:59Z",
    "2026-12-28T00:00:00Z",
    "2027-04-04T23:05:00Z",
    "2027-04-13T09:00:00Z",
    "2030-04-01T06:00:00Z",
    "2031-03-31T12:00:00Z",
];

/// First and last name, kind of account, and in pence: technical, frozen, truly owed; a credit is below zero.
type Stands = (&'static str, &'static str, AccountKind, i64, i64, i64);

const STANDINGS: &[Stands] = &[
    ("Margaret", "Ollerenshaw", AccountKind::Rent, 0, 0, 0),
    ("Priya", "Sharma", AccountKind::Rent, 11_610, 0, 0),
    ("Arjun", "Sharma", AccountKind::Rent, 11_610, 0, 0),
    ("Kwame", "Boateng", AccountKind::Rent, 0, 0, -24_860),
    // Five weeks of 116.10.
    ("Ruby", "Tate", AccountKind::Rent, ANY, 0, 58_050),
    ("Samira", "Yusuf", AccountKind::Rent, ANY, 0, 23_220),
    // What is frozen, and this week's rent.
    ("Zofia", "Nowak", AccountKind::Rent, 0, 61_240, 12_650),
    ("Piotr", "Nowak", AccountKind::Rent, 0, 61_240, 12_650),
    ("Mei-Lin", "Chow", AccountKind::Rent, 0, 98_760, 0),
    ("Gordon", "Blythe", AccountKind::Former, 0, 0, 50_220),
    ("Stanley", "Fox", AccountKind::Leasehold, 0, 0, 282_960),
    ("Viktor", "Petrov", AccountKind::Rent, 0, 0, 0),
    ("Viktor", "Petrov", AccountKind::CourtCosts, 0, 0, 26_400),
    ("Carlos", "Mendes", AccountKind::Recharge, 0, 0, 2_200),
    ("Carlos", "Mendes", AccountKind::Garage, 0, 0, 0),
    ("Tariq", "Aziz Khan", AccountKind::Rent, ANY, 0, 14_560),
    ("Tariq", "Aziz Khan", AccountKind::Garage, 0, 0, 4_050),
    (
        "Ahmed",
        "Farouk",
        AccountKind::OverpaidBenefit,
        0,
        0,
        18_020,
    ),
    ("Hannah", "Leigh", AccountKind::Rent, 0, 0, 66_180),
    ("Yusuf", "Demir", AccountKind::Rent, 0, 0, 75_660),
    ("Connor", "Walsh", AccountKind::Rent, 0, 0, 44_840),
    ("Layla", "حداد", AccountKind::Rent, ANY, 0, 4_960),
];

/// Depends on the day of the month.
const ANY: i64 = -1;

/// One council for each date, and all that must hold in it: loading takes seconds.
#[tokio::test]
async fn whenever_the_demo_is_loaded_its_accounts_are_as_they_should_be() {
    for date in DATES {
        let world = World::loaded_at(date).await;
        every_account_stands_where_it_should(&world, date).await;
        each_monday_is_charged_what_it_costs_and_no_other_day(&world, date).await;
        no_account_is_out_of_order(&world, date).await;
        years_of_48_and_50_weeks_have_their_free_weeks_at_christmas_and_in_march(&world, date)
            .await;
    }
}

async fn tenant(world: &World, first: &str, last: &str) -> Tenant {
    let person: Uuid = sqlx::query_scalar(
        "select id from people where last_name = $2 and ($1 = first_name or last_name = 'حداد')",
    )
    .bind(first)
    .bind(last)
    .fetch_one(&world.owner)
    .await
    .unwrap();
    Tenant {
        person: domain::PersonId(person),
        first_name: first.to_owned(),
        session: SessionId(Uuid::nil()),
        browser: BrowserKey([7; 32]),
    }
}

async fn every_account_stands_where_it_should(world: &World, date: &str) {
    let today = london::date_of(world.now);
    for (first, last, kind, technical, frozen, owed) in STANDINGS {
        let mut tx = world
            .db
            .begin(tenant(world, first, last).await)
            .await
            .unwrap();
        let accounts = tx.rent_accounts().await.unwrap();
        let account = accounts.iter().find(|it| it.kind == *kind).expect(first);
        let stands = tx.standing(account, today).await.unwrap().standing;
        let said = (stands.technical.0, stands.frozen.0, stands.true_arrears.0);
        let technical = if *technical == ANY {
            said.0
        } else {
            *technical
        };
        assert_eq!(
            said,
            (technical, *frozen, (*owed).max(0)),
            "{first} {kind:?} at {date}"
        );
        let balance = technical + frozen + owed;
        assert_eq!(stands.balance.0, balance, "{first} {kind:?} at {date}");
    }
}

/// A charge as it is priced: account, pence, from, to, rent-free Mondays, when the account was closed, and the newest debit of it.
type Priced = (
    Uuid,
    String,
    i64,
    NaiveDate,
    Option<NaiveDate>,
    Vec<NaiveDate>,
    Option<NaiveDate>,
);

async fn each_monday_is_charged_what_it_costs_and_no_other_day(world: &World, date: &str) {
    let today = london::date_of(world.now);
    let priced: Vec<Priced> = sqlx::query_as(
        "select c.account_id, c.item, c.pence, c.valid_from, c.valid_to,
                coalesce((select array_agg(day) from rent_years y, unnest(free_weeks) day where y.pattern = a.pattern), '{}'), a.closed_on
         from rent_charges c join rent_accounts a on a.id = c.account_id",
    )
    .fetch_all(&world.owner)
    .await
    .unwrap();
    let mut wanted = BTreeSet::new();
    for (account, item, pence, from, to, free, closed) in priced {
        let last = [Some(today), to, closed]
            .into_iter()
            .flatten()
            .min()
            .unwrap();
        let mut day = from;
        while day <= last {
            if day.weekday() == Weekday::Mon && !free.contains(&day) {
                assert!(wanted.insert((account, day, item.clone(), pence)), "{date}");
            }
            day = day + Days::new(1);
        }
    }
    let charged: Vec<(Uuid, NaiveDate, String, i64)> = sqlx::query_as(
        "select account_id, effective_on, item, pence from rent_transactions where item is not null",
    )
    .fetch_all(&world.owner)
    .await
    .unwrap();
    assert_eq!(charged.len(), wanted.len(), "at {date}");
    let charged: BTreeSet<_> = charged.into_iter().collect();
    let odd: Vec<_> = charged.symmetric_difference(&wanted).collect();
    assert!(odd.is_empty(), "{odd:?} at {date}");
}

/// Each counts what must never be.
const NEVER: &[(&str, &str)] = &[
    ("drift", "select count(*) from rent_drift()"),
    (
        "a line to come",
        "select count(*) from rent_transactions where posted_at > $1 or effective_on > ($1 at time zone 'Europe/London')::date",
    ),
    (
        "a line before its account",
        "select count(*) from rent_transactions t join rent_accounts a on a.id = t.account_id where t.effective_on < a.opened_on",
    ),
    (
        "a line after its account",
        "select count(*) from rent_transactions t join rent_accounts a on a.id = t.account_id where t.effective_on > a.closed_on",
    ),
    (
        "an account before its tenancy",
        "select count(*) from rent_accounts a join tenancies t on t.id = a.tenancy_id where a.opened_on < t.started_on",
    ),
    (
        "a tenancy that nothing is asked for",
        "select count(*) from tenancies t where not exists (select from rent_accounts a where a.tenancy_id = t.id)",
    ),
    (
        "money that should have come",
        "select count(*) from rent_incomes where status = 'paid' and next_on <= ($1 at time zone 'Europe/London')::date",
    ),
    (
        "a running arrangement not kept",
        "select count(*) from arrangements a join arrangement_payments p on p.arrangement_id = a.id where a.state = 'running' and (p.missed_at is not null or (p.met_at is null and p.due_on < ($1 at time zone 'Europe/London')::date))",
    ),
    (
        "an arrangement that does not add up",
        "select count(*) from arrangements a where a.arrears_pence <> (select sum(pence) from arrangement_payments p where p.arrangement_id = a.id) or a.clear_on <> (select max(due_on) from arrangement_payments p where p.arrangement_id = a.id)",
    ),
    (
        "an arrangement where nothing may be asked for",
        "select count(*) from arrangements where state = 'running' and rent_is_frozen(account_id, ($1 at time zone 'Europe/London')::date)",
    ),
];

async fn no_account_is_out_of_order(world: &World, date: &str) {
    for (what, question) in NEVER {
        let question = format!("with given as (select $1::timestamptz) {question}");
        let found: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(question))
            .bind(world.now)
            .fetch_one(&world.owner)
            .await
            .unwrap();
        assert_eq!(found, 0, "{what} at {date}");
    }
}

#[tokio::test]
async fn every_line_is_of_a_known_kind_on_its_side_of_nought() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let lines: Vec<(String, i64, bool)> =
        sqlx::query_as("select kind, pence, reverses is not null from rent_transactions")
            .fetch_all(&world.owner)
            .await
            .unwrap();
    assert!(lines.len() > 5_000);
    for (kind, pence, reversal) in lines {
        let kind = LineKind::parse(&kind).expect(&kind);
        assert!(kind.takes(pence, reversal), "{kind:?} {pence}");
    }
    assert_eq!(
        world
            .number("select count(*) from rent_transactions where reverses is not null")
            .await,
        1
    );
}

#[tokio::test]
async fn payment_references_are_valid_each_its_own_and_the_same_in_every_demo() {
    let question = "select payment_reference from rent_accounts order by 1";
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let references = world.words(question).await;
    assert!(references.len() >= 45, "{}", references.len());
    for reference in &references {
        let serial = reference[2..9].parse().unwrap();
        assert_eq!(
            &PaymentReference::new(serial).unwrap().to_string(),
            reference
        );
    }
    let another = World::loaded_at("2028-02-29T00:05:00Z").await;
    assert_eq!(another.words(question).await, references);
}

async fn years_of_48_and_50_weeks_have_their_free_weeks_at_christmas_and_in_march(
    world: &World,
    date: &str,
) {
    let years: Vec<(String, Vec<NaiveDate>)> =
        sqlx::query_as("select pattern, free_weeks from rent_years")
            .fetch_all(&world.owner)
            .await
            .unwrap();
    assert_eq!(years.len(), 12);
    for (pattern, free) in years {
        let months: Vec<u32> = free.iter().map(Datelike::month).collect();
        let christmas = months
            .iter()
            .filter(|month| [12, 1].contains(month))
            .count();
        let march = months.iter().filter(|month| **month == 3).count();
        let wanted = match pattern.as_str() {
            "weeks_48" => (2, 2),
            "weeks_50" => (2, 0),
            _ => (0, 0),
        };
        assert_eq!((christmas, march), wanted, "{pattern} {free:?} at {date}");
    }
}

#[tokio::test]
async fn the_page_of_one_account_has_four_hundred_lines_and_one_shows_a_53rd_week() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let most = "select max(lines) from (select count(*) as lines from rent_transactions group by account_id) it";
    assert!(world.number(most).await >= 400);
    let long_year = "select count(*) from rent_transactions t join rent_accounts a on a.id = t.account_id join tenancies n on n.id = a.tenancy_id
        where n.reference = 'T0048223' and t.kind = 'rent_debit' and effective_on between '2024-04-01' and '2025-04-06'";
    assert_eq!(world.number(long_year).await, 53);
}

#[tokio::test]
async fn someone_who_acts_for_a_tenant_in_repairs_has_no_account_to_see() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    for (first, last) in [("Bethan", "Rhys"), ("Alan", "Frith")] {
        let mut tx = world
            .db
            .begin(tenant(&world, first, last).await)
            .await
            .unwrap();
        assert!(tx.rent_accounts().await.unwrap().is_empty(), "{first}");
    }
}

#[tokio::test]
async fn the_income_team_has_a_desk_of_cases() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    let topics = world
        .words("select distinct topic from rent_cases r join cases c on c.id = r.case_id where c.closed_at is null and c.team = 'income' order by 1")
        .await;
    let wanted = [
        "arrangement_broken",
        "arrangement_wanted",
        "breathing_space_said",
        "money_tight",
        "payment_missing",
    ];
    assert_eq!(topics, wanted);
    assert!(
        world
            .number("select count(*) from breathing_space_holds where ended_at is null")
            .await
            == 1
    );
    assert!(
        world
            .number("select count(*) from moratoria where ends_on is null")
            .await
            == 1
    );
    // The list by arrears is sorted by what is kept of every account.
    assert!(
        world
            .number("select count(*) from rent_standings where true_arrears_pence > 0")
            .await
            >= 15
    );
    assert_eq!(world.number("select count(*) from rent_accounts a where not exists (select from rent_standings s where s.account_id = a.id)").await, 0);
}
