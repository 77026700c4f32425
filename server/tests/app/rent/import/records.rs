//! Homes, people, tenancies, accounts and charges: what is new is added, what changed is changed, nothing ends by not coming.

use super::{How, bring, counts, rent, said};
use crate::world::World;
use domain::Role;
use domain::imports::record::State;
use domain::imports::{Counts, ImportKind};
use rules::reference::PaymentReference;

async fn taken(world: &World, kind: ImportKind, file: &str) -> (Counts, Vec<String>) {
    let done = bring(world, kind, file, How::default()).await.unwrap();
    assert_eq!(done.state, State::Applied, "{:?}", said(&done));
    (done.applied.counts, done.applied.notes)
}

async fn faults(world: &World, kind: ImportKind, file: &str) -> Vec<String> {
    let done = bring(world, kind, file, How::default()).await.unwrap();
    assert_eq!(done.state, State::Refused);
    said(&done)
}

const HOMES: &str = "reference,address,town,postcode,bedrooms,block\nH1,1 Fen Lane,Ebbsmarsh,zz99 1aa,2,\nH2,2 Fen Lane,Ebbsmarsh,ZZ991AB,3,Fen House\n";
const PEOPLE: &str = "reference,first_name,last_name,born,email,mobile\nP1,Amina,Khan,17/05/1980,Amina@Example.com,07700 900123\nP2,Ben,Marsh,,,\n";
const TENANCIES: &str = "reference,property,kind,started,ended,person,role\nT0000001,H1,secure,2020-01-06,,P1,joint\nT0000001,H1,secure,2020-01-06,,P2,joint\n";
const ACCOUNTS: &str = "account,tenancy,kind,payment_reference,opened\nA1,T0000001,rent,,2020-01-06\nA2,t1,garage,,2021-01-04\n";
const CHARGES: &str =
    "account,item,amount,from,to\nA1,rent,110.00,2026-04-06,\nA1,cleaning,6.10,2026-04-06,\n";

async fn everything(world: &World) {
    for (kind, file) in [
        (ImportKind::Properties, HOMES),
        (ImportKind::People, PEOPLE),
        (ImportKind::Tenancies, TENANCIES),
        (ImportKind::Accounts, ACCOUNTS),
        (ImportKind::Charges, CHARGES),
    ] {
        assert_eq!(
            taken(world, kind, file).await.0,
            counts(2, 0, 0, 0),
            "{}",
            kind.key()
        );
    }
}

#[tokio::test]
async fn a_council_comes_in_file_by_file_and_again_without_a_change() {
    let world = World::new().await;
    everything(&world).await;
    for (kind, file) in [
        (ImportKind::Properties, HOMES),
        (ImportKind::People, PEOPLE),
        (ImportKind::Tenancies, TENANCIES),
        (ImportKind::Accounts, ACCOUNTS),
        (ImportKind::Charges, CHARGES),
    ] {
        assert_eq!(
            taken(&world, kind, file).await.0,
            counts(0, 0, 0, 2),
            "{}",
            kind.key()
        );
    }
    let done = rent(
        &world,
        "account,id,code,value,date\nA1,1,rent_debit,116.10,2026-11-16\n",
    )
    .await;
    assert_eq!(done.applied.counts, counts(1, 0, 0, 0));
    assert_eq!(
        world
            .count("select count(*) from tenancy_parties where role = 'joint' and until is null")
            .await,
        2
    );
    assert_eq!(world.count("select count(*) from blocks").await, 1);
    assert_eq!(
        world
            .count("select sum(pence)::bigint from rent_charges where benefit_pays")
            .await,
        11_610
    );
    for made in references(&world).await {
        let serial = made[2..9].parse().unwrap();
        assert_eq!(PaymentReference::new(serial).unwrap().to_string(), made);
    }
}

async fn references(world: &World) -> Vec<String> {
    sqlx::query_scalar("select payment_reference from rent_accounts order by landlord_reference")
        .fetch_all(&mut world.all_seeing().await)
        .await
        .unwrap()
}

/// Of another council, whose references do not look like ours: the second payment reference has the wrong check digit for one
/// of ours.
const OWN_TENANCIES: &str = "reference,property,kind,started,person,role\nkng/014-03.2,H1,secure,2020-01-06,P1,sole\n0048213,H2,secure,2020-01-06,P2,sole\n";
const OWN_ACCOUNTS: &str = "account,tenancy,kind,payment_reference,opened\n1,KNG/014-03.2,rent,ab-1234 567,2020-01-06\n2,0048213,rent,6112345678,2020-01-06\n";

#[tokio::test]
async fn the_landlords_own_references_are_taken_as_they_are() {
    let world = World::new().await;
    taken(&world, ImportKind::Properties, HOMES).await;
    taken(&world, ImportKind::People, PEOPLE).await;
    for wanted in [counts(2, 0, 0, 0), counts(0, 0, 0, 2)] {
        for (kind, file) in [
            (ImportKind::Tenancies, OWN_TENANCIES),
            (ImportKind::Accounts, OWN_ACCOUNTS),
        ] {
            assert_eq!(taken(&world, kind, file).await.0, wanted, "{}", kind.key());
        }
    }
    assert_eq!(references(&world).await, ["AB1234567", "6112345678"]);
    let tenancies: Vec<String> = sqlx::query_scalar("select reference from tenancies order by 1")
        .fetch_all(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert_eq!(tenancies, ["0048213", "KNG/014-03.2"]);
    // Transactions may name the account by its payment reference, written as that system writes it.
    let done = rent(
        &world,
        "account,id,code,value,date\nab-1234 567,1,rent_debit,116.10,2026-11-16\n",
    )
    .await;
    assert_eq!(done.applied.counts, counts(1, 0, 0, 0), "{:?}", said(&done));
    let (_, carol) = world
        .officer("Carol Winn", Role::Officer, &["income"])
        .await;
    let found = carol
        .post("/do/officer/rent/search", &[("q", "Ab 1234 567")])
        .await;
    assert_eq!(found.location(), "/officer/rent/AB1234567");
}

#[tokio::test]
async fn one_payment_reference_is_one_accounts_however_it_is_written() {
    let world = World::new().await;
    taken(&world, ImportKind::Properties, HOMES).await;
    taken(&world, ImportKind::People, PEOPLE).await;
    taken(&world, ImportKind::Tenancies, OWN_TENANCIES).await;
    taken(&world, ImportKind::Accounts, OWN_ACCOUNTS).await;
    assert_eq!(
        faults(
            &world,
            ImportKind::Accounts,
            "account,tenancy,kind,payment_reference,opened\n3,0048213,garage,AB 12-34567,2020-01-06\n2,0048213,rent,6112345679,2020-01-06\n"
        )
        .await,
        [
            "2 4 payment_reference: Another account has this payment reference",
            "3 4 payment_reference: This account has another payment reference, which tenants already use",
        ]
    );
}

#[tokio::test]
async fn what_changed_is_changed_and_what_does_not_come_stays() {
    let world = World::new().await;
    everything(&world).await;
    assert_eq!(
        taken(
            &world,
            ImportKind::People,
            "reference,first_name,last_name\nP1,Amina,Khan-Reed\n"
        )
        .await
        .0,
        counts(0, 1, 0, 0)
    );
    assert_eq!(
        world
            .count("select count(*) from people where born is not null")
            .await,
        1,
        "an empty cell takes nothing away"
    );
    assert_eq!(
        taken(
            &world,
            ImportKind::Properties,
            &HOMES.replace(",2,\n", ",4,\n")
        )
        .await
        .0,
        counts(0, 1, 0, 1)
    );
    let ended = TENANCIES
        .replace("2020-01-06,,", "2020-01-06,2026-10-04,")
        .replace("joint", "former");
    assert_eq!(
        taken(&world, ImportKind::Tenancies, &ended).await.0,
        counts(0, 2, 0, 0)
    );
    assert_eq!(
        taken(
            &world,
            ImportKind::Tenancies,
            &TENANCIES.replace("joint", "former")
        )
        .await
        .0,
        counts(0, 0, 0, 2),
        "nor an end back"
    );
    assert_eq!(
        taken(
            &world,
            ImportKind::Accounts,
            &ACCOUNTS.replace("2021-01-04", "2021-01-11")
        )
        .await
        .0,
        counts(0, 1, 0, 1)
    );
    assert_eq!(
        taken(
            &world,
            ImportKind::Charges,
            &CHARGES.replace("6.10", "6.20")
        )
        .await
        .0,
        counts(0, 1, 0, 1)
    );
    assert_eq!(world.count("select count(*) from rent_accounts").await, 2);
}

#[tokio::test]
async fn what_fits_nothing_here_is_reported() {
    let world = World::new().await;
    everything(&world).await;
    assert_eq!(
        faults(&world, ImportKind::Tenancies, "reference,property,kind,started,person,role\nT2,H9,secure,2020-01-06,P9,sole\nT3,H1,secure,2020-01-06,P1,sole\nT3,H1,flexible,2020-01-06,P2,sole\nX,H1,secure,06.01.2020,P1,lodger\n").await,
        [
            "2 5 person: There is no person with this reference. Import people first",
            "2 2 property: There is no home with this reference. Import homes first",
            "3 1 reference: Rows of this tenancy differ in home, kind, start or end",
            "4 1 reference: Rows of this tenancy differ in home, kind, start or end",
            "5 1 reference: is not a tenancy reference: up to 20 letters, digits, / - and . with a digit among them",
            "5 6 role: is not a code we know. Say what it means under [codes.role] in the mapping",
            "5 4 started: is not a date there is, such as 2026-11-21 or 21/11/2026 or 21-Nov-2026",
        ]
    );
    assert_eq!(
        faults(&world, ImportKind::Accounts, "account,tenancy,kind,payment_reference,opened\nA3,T9,rent,12-345,2020-01-06\nA1,T1,garage,,2020-01-06\n").await,
        [
            "2 4 payment_reference: is not 6 to 20 letters and digits with a digit among them; leave it empty and one is made",
            "3 3 kind: This account is of another kind. An account keeps its kind",
        ]
    );
    sqlx::query(
        "update rent_accounts set closed_on = '2026-01-04' where landlord_reference = 'A1'",
    )
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    assert_eq!(
        faults(
            &world,
            ImportKind::Accounts,
            "account,tenancy,kind,payment_reference,opened\nA1,T1,rent,,2026-06-01\n"
        )
        .await,
        ["2 5 opened: This account was closed before that day"]
    );
    assert_eq!(
        faults(
            &world,
            ImportKind::Charges,
            "account,item,amount,from\nA1,rent,-1.00,2026-04-06\n"
        )
        .await,
        ["2 3 amount: is not a weekly charge from £0.00 to £100,000.00"]
    );
    assert_eq!(
        faults(
            &world,
            ImportKind::Properties,
            "reference,address,town,postcode,bedrooms\nH3,,Ebbsmarsh,nowhere,ten\n"
        )
        .await
        .len(),
        3
    );
}

async fn contacts(world: &World) -> Vec<String> {
    sqlx::query_scalar("select p.reference || ' ' || c.address from contact_points c join people p on p.id = c.person_id where c.ended_at is null order by 1")
        .fetch_all(&mut world.all_seeing().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_unproven_contact_follows_the_landlords_record_and_nothing_ends_by_an_empty_cell() {
    let world = World::new().await;
    let (_, notes) = taken(&world, ImportKind::People, PEOPLE).await;
    assert_eq!(notes, ["2 contacts were added."]);
    assert_eq!(
        contacts(&world).await,
        ["P1 +447700900123", "P1 amina@example.com"]
    );
    let (_, notes) = taken(
        &world,
        ImportKind::People,
        "reference,first_name,last_name,email,mobile\nP1,Amina,Khan,new@example.com,\n",
    )
    .await;
    assert_eq!(notes, ["1 contact was added."]);
    assert_eq!(
        contacts(&world).await,
        ["P1 +447700900123", "P1 new@example.com"]
    );
    assert_eq!(
        world
            .count("select count(*) from audit_log where action = 'imported contact'")
            .await,
        3
    );
}

#[tokio::test]
async fn an_import_never_takes_a_way_to_sign_in_from_anyone() {
    let world = World::new().await;
    taken(&world, ImportKind::People, PEOPLE).await;
    let mut db = world.all_seeing().await;
    sqlx::query("update contact_points set verified_at = now() where channel = 'email'")
        .execute(&mut db)
        .await
        .unwrap();
    sqlx::query("update contact_points set ended_at = now() where channel = 'sms'")
        .execute(&mut db)
        .await
        .unwrap();
    let file = "reference,first_name,last_name,email,mobile\nP1,Amina,Khan,mallory@example.com,07700900123\nP2,Ben,Marsh,amina@example.com,07700900456\nP3,Jo,Reed,both@example.com,\nP4,Al,Reed,both@example.com,\n";
    let (counted, notes) = taken(&world, ImportKind::People, file).await;
    assert_eq!(counted, counts(2, 0, 0, 2));
    assert_eq!(
        notes,
        [
            "1 contact was added.",
            "3 contacts were left out: they are someone else's, or given to more than one person.",
            "2 contacts were left as the people have set them themselves.",
        ]
    );
    assert_eq!(
        contacts(&world).await,
        ["P1 amina@example.com", "P2 +447700900456"]
    );
}

#[tokio::test]
async fn a_charge_that_comes_twice_by_both_names_of_an_account_is_reported() {
    let world = World::new().await;
    everything(&world).await;
    let reference: String = sqlx::query_scalar(
        "select payment_reference from rent_accounts where landlord_reference = 'A1'",
    )
    .fetch_one(&mut world.all_seeing().await)
    .await
    .unwrap();
    let file = format!(
        "account,item,amount,from\nA1,rent,112.00,2027-04-05\n{reference},rent,113.00,2027-04-05\n{reference},cleaning,6.30,2027-04-05\n"
    );
    assert_eq!(
        faults(&world, ImportKind::Charges, &file).await,
        [
            "3 1 account: This charge is also on line 2, where the account has its other name. Keep the row that is right"
        ]
    );
}
