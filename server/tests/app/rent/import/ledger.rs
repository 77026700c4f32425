//! What a file does to ledgers: once, and never by changing a line.

use super::{How, account, bring, counts, lines, no_drift, rent, said, standing};
use crate::world::World;
use domain::imports::ImportKind;
use domain::imports::record::State;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use server::imports::Mapping;
use std::collections::BTreeMap;
use std::fmt::Write;

const WEEK: &str = "account,reference,kind,amount,date,words\n\
    RA7,1,rent_debit,116.10,2026-11-16,Rent\n\
    RA7,2,card_credit,-50.00,2026-11-18,\n";

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let world = World::new().await;
    account(&world, 7).await;
    assert_eq!(rent(&world, WEEK).await.applied.counts, counts(2, 0, 0, 0));
    let first = lines(&world).await;
    assert_eq!(rent(&world, WEEK).await.applied.counts, counts(0, 0, 0, 2));
    assert_eq!((first, lines(&world).await), (2, 2));
    assert_eq!(
        world.count("select balance_pence from rent_accounts").await,
        6_610
    );
    assert_eq!(
        standing(&world).await,
        [
            (11_610, "Rent".to_owned()),
            (-5_000, "Card payment".to_owned())
        ]
    );
    no_drift(&world).await;
}

#[tokio::test]
async fn a_correction_reverses_the_old_line_and_adds_the_new_and_can_be_corrected_again() {
    let world = World::new().await;
    account(&world, 7).await;
    account(&world, 8).await;
    rent(&world, WEEK).await;
    let higher = WEEK.replace("116.10", "120.00");
    assert_eq!(
        rent(&world, &higher).await.applied.counts,
        counts(0, 1, 0, 1)
    );
    assert_eq!(
        rent(&world, &higher).await.applied.counts,
        counts(0, 0, 0, 2)
    );
    assert_eq!(lines(&world).await, 4);
    // Back as it was, and to another account.
    assert_eq!(rent(&world, WEEK).await.applied.counts, counts(0, 1, 0, 1));
    assert_eq!(
        rent(&world, &WEEK.replace("RA7,2", "RA8,2"))
            .await
            .applied
            .counts,
        counts(0, 1, 0, 1)
    );
    let balances = "select string_agg(balance_pence::text, ' ' order by landlord_reference) from rent_accounts";
    let balances: String = sqlx::query_scalar(balances)
        .fetch_one(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert_eq!(balances, "11610 -5000");
    assert_eq!(
        world.count("select count(*) from rent_transactions where reverses is not null and words like 'Put right: %' and source = 'reversal'").await,
        3
    );
    no_drift(&world).await;
}

#[tokio::test]
async fn a_row_that_was_deleted_or_is_of_nothing_is_reversed_and_may_come_back() {
    let world = World::new().await;
    account(&world, 7).await;
    let file = |deleted: &str| {
        format!(
            "account,id,kind,amount,date,deleted\nRA7,1,rent_debit,116.10,2026-11-16,{deleted}\n"
        )
    };
    assert_eq!(
        rent(&world, &file("yes")).await.applied.counts,
        counts(0, 0, 0, 1),
        "never here"
    );
    assert_eq!(
        rent(&world, &file("no")).await.applied.counts,
        counts(1, 0, 0, 0)
    );
    assert_eq!(
        rent(&world, &file("Y")).await.applied.counts,
        counts(0, 0, 1, 0)
    );
    assert_eq!(
        rent(&world, &file("Y")).await.applied.counts,
        counts(0, 0, 0, 1)
    );
    assert_eq!(
        rent(&world, &file("no")).await.applied.counts,
        counts(0, 1, 0, 0)
    );
    assert_eq!(
        rent(&world, &file("no").replace("116.10", "0.00"))
            .await
            .applied
            .counts,
        counts(0, 0, 1, 0)
    );
    assert_eq!(standing(&world).await, []);
    no_drift(&world).await;
}

#[tokio::test]
async fn a_line_that_was_reversed_here_is_not_reversed_again() {
    let world = World::new().await;
    account(&world, 7).await;
    rent(&world, WEEK).await;
    sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words, reverses)
         select gen_random_uuid(), account_id, kind, -pence, effective_on, now(), 'reversal', id::text, 'By an officer', id
         from rent_transactions where source_reference = 'housing/1'",
    )
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    assert_eq!(
        rent(&world, WEEK).await.applied.counts,
        counts(0, 0, 0, 2),
        "the officer's word stands"
    );
    assert_eq!(
        rent(&world, &WEEK.replace("116.10", "120.00"))
            .await
            .applied
            .counts,
        counts(0, 1, 0, 1)
    );
    assert_eq!(
        world.count("select balance_pence from rent_accounts").await,
        7_000
    );
    no_drift(&world).await;
}

#[tokio::test]
async fn one_wrong_last_row_changes_nothing_unless_the_valid_ones_are_wanted() {
    let world = World::new().await;
    account(&world, 7).await;
    let file = format!("{WEEK}RA9,3,rent_debit,116.10,2026-11-16,\n");
    let refused = rent(&world, &file).await;
    assert_eq!(
        (refused.state, refused.faulty, lines(&world).await),
        (State::Refused, 1, 0)
    );
    assert_eq!(
        said(&refused),
        [
            "4 1 account: There is no account with this number or payment reference. Import accounts first"
        ]
    );
    let how = How {
        accept_valid: true,
        ..How::default()
    };
    let taken = bring(&world, ImportKind::Rent, file.as_str(), how)
        .await
        .unwrap();
    assert_eq!(
        (taken.state, taken.applied.counts, lines(&world).await),
        (State::Applied, counts(2, 0, 0, 0), 2)
    );
    assert_eq!(
        world
            .count(
                "select count(*) from imports where state = 'refused' and faulty = 1 and added = 0"
            )
            .await,
        1
    );
}

#[tokio::test]
async fn a_trial_says_what_would_be_and_keeps_nothing() {
    let world = World::new().await;
    account(&world, 7).await;
    let how = How {
        dry_run: true,
        ..How::default()
    };
    let tried = bring(&world, ImportKind::Rent, WEEK, how).await.unwrap();
    assert_eq!(
        (tried.state, tried.applied.counts, lines(&world).await),
        (State::Tried, counts(2, 0, 0, 0), 0)
    );
    assert_eq!(world.jobs().await, 0);
}

#[tokio::test]
async fn rows_under_one_number_are_one_when_they_agree_and_wrong_when_they_do_not() {
    let world = World::new().await;
    account(&world, 7).await;
    let again = format!("{WEEK}RA7,1,rent_debit,116.10,2026-11-16,Rent\n");
    assert_eq!(
        rent(&world, &again).await.applied.counts,
        counts(2, 0, 0, 1)
    );
    let differs = format!("{WEEK}RA7,1,rent_debit,116.11,2026-11-16,Rent\n");
    let refused = rent(&world, &differs).await;
    assert_eq!(refused.faulty, 2);
    assert!(said(&refused)[0].starts_with("2 2 reference: This is also on a later line"));
    assert!(said(&refused)[1].starts_with("4 2 reference: This is also on line 2"));
}

#[tokio::test]
async fn an_account_is_known_by_either_of_its_names_and_columns_by_the_mapping() {
    let world = World::new().await;
    account(&world, 7).await;
    let reference = rules::reference::PaymentReference::new(7).unwrap();
    let file = format!(
        "Konto;Nr;Art;Soll;Haben;Tag\n{reference};1;RNT;116,10;;16-Nov-2026\nRA7;2;dd;;£1,050.00;18/11/2026\n"
    )
    .replace("116,10", "116.10");
    let how = How {
        mapping: "separator = \";\"\nsystem = \"nec\"\n[columns]\naccount = \"Konto\"\nreference = \"Nr\"\nkind = \"Art\"\ndebit = \"Soll\"\ncredit = \"Haben\"\ndate = \"Tag\"\n[codes.kind]\nRNT = \"rent_debit\"\nDD = \"dd_credit\"",
        ..How::default()
    };
    let done = bring(&world, ImportKind::Rent, file, how).await.unwrap();
    assert_eq!(done.applied.counts, counts(2, 0, 0, 0), "{:?}", said(&done));
    assert_eq!(
        world.count("select balance_pence from rent_accounts").await,
        11_610 - 105_000
    );
    assert_eq!(
        world
            .count("select count(*) from rent_transactions where source_reference like 'nec/%'")
            .await,
        2
    );
}

#[tokio::test]
async fn what_was_posted_here_already_is_left_out_as_the_mapping_says() {
    let world = World::new().await;
    account(&world, 7).await;
    let file = "account,reference,kind,amount,date\nRA7,1,RNT,116.10,2026-11-16\nRA7,2,web,-50.00,2026-11-17\nRA7,3,WEB,nothing,2026-11-18\n";
    let how = How {
        mapping: "leave_out = [\"WEB\"]\n[codes.kind]\nRNT = \"rent_debit\"",
        ..How::default()
    };
    let done = bring(&world, ImportKind::Rent, file, how).await.unwrap();
    assert_eq!(done.applied.counts, counts(1, 0, 0, 0), "{:?}", said(&done));
    assert_eq!(
        done.applied.notes,
        ["2 rows were left out, as the mapping says."]
    );
    assert_eq!(
        Mapping::read("leave_out = [\"WEB\"]", ImportKind::People)
            .unwrap_err()
            .0,
        "The mapping is not right: leave_out is for transactions only"
    );
}

#[tokio::test]
async fn the_accounts_of_an_import_are_worked_out_anew() {
    let world = World::new().await;
    account(&world, 7).await;
    account(&world, 8).await;
    rent(&world, WEEK).await;
    assert_eq!(world.jobs().await, 1);
    world.work().await;
    assert_eq!(world.count("select count(*) from rent_standings").await, 1);
    rent(&world, WEEK).await;
    assert_eq!(
        world.jobs().await,
        0,
        "nothing changed, so nothing is to be worked out"
    );
}

#[tokio::test]
async fn imports_at_once_go_one_after_the_other() {
    let world = World::new().await;
    account(&world, 7).await;
    let (one, two) = tokio::join!(rent(&world, WEEK), rent(&world, WEEK));
    let added = one.applied.counts.added + two.applied.counts.added;
    assert_eq!((added, lines(&world).await), (2, 2));
    no_drift(&world).await;
}

#[tokio::test]
async fn an_import_that_is_killed_leaves_nothing_and_lets_the_next_one_in() {
    let world = World::new().await;
    account(&world, 7).await;
    let mut loading = world
        .db()
        .load(ImportKind::Rent, domain::ImportId::new())
        .await
        .unwrap();
    let mut copy = loading.copy().await.unwrap();
    copy.send(&b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0"[..])
        .await
        .unwrap();
    let backend = world
        .count("select pid::bigint from pg_stat_activity where query like 'copy incoming%' and datname = current_database()")
        .await;
    sqlx::query("select pg_terminate_backend($1, 10000)")
        .bind(i32::try_from(backend).unwrap())
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    assert!(copy.finish().await.is_err());
    drop(loading);
    assert_eq!(lines(&world).await, 0);
    assert_eq!(rent(&world, WEEK).await.applied.counts, counts(2, 0, 0, 0));
}

/// What a row says, or nothing when it is deleted.
type Said = Option<(u8, i64)>;

fn file_of(rows: &BTreeMap<u8, Said>) -> String {
    let mut file = String::from("account,reference,kind,amount,date,deleted\n");
    for (reference, said) in rows {
        let (day, pence) = said.unwrap_or((1, 100));
        let deleted = if said.is_none() { "yes" } else { "" };
        writeln!(
            file,
            "RA7,{reference},rent_adjustment,{}.{:02},2026-11-{day:02},{deleted}",
            pence / 100,
            pence % 100
        )
        .unwrap();
    }
    file
}

/// Whatever came in whatever order, the ledger is the last word of each row.
#[tokio::test]
async fn any_files_in_a_row_come_to_the_last_word_of_each_row() {
    let said = prop::option::of((1u8..28, 1i64..50_000));
    let file = prop::collection::btree_map(0u8..6, said, 0..6);
    let files = prop::collection::vec(file, 1..6);
    let mut runner = TestRunner::deterministic();
    for _ in 0..12 {
        let files = files.new_tree(&mut runner).unwrap().current();
        let world = World::new().await;
        account(&world, 7).await;
        let mut last: BTreeMap<u8, Said> = BTreeMap::new();
        for rows in &files {
            rent(&world, &file_of(rows)).await;
            last.extend(rows.clone());
        }
        let mut expected: Vec<(u8, i64)> = last.into_values().flatten().collect();
        expected.sort_unstable();
        let stands: Vec<i64> = standing(&world)
            .await
            .into_iter()
            .map(|(pence, _)| pence)
            .collect();
        let pence: Vec<i64> = expected.iter().map(|(_, pence)| *pence).collect();
        assert_eq!(stands, pence, "{files:?}");
        assert_eq!(
            world.count("select balance_pence from rent_accounts").await,
            pence.iter().sum::<i64>()
        );
        no_drift(&world).await;
    }
}
