//! The kept balance is the sum of the lines, whatever is posted and taken back; and no line is ever changed.

use super::{account, line};
use crate::rent::scene::officer;
use crate::world::World;
use domain::Role;
use rules::reference::PaymentReference;
use uuid::Uuid;

#[tokio::test]
async fn the_kept_balance_is_the_sum_after_anything_that_may_happen() {
    let world = World::new().await;
    let home = world.home().await;
    let accounts = [
        account(&world, home, "rent").await,
        account(&world, home, "garage").await,
    ];
    let mut db = world.all_seeing().await;
    let mut dice: u64 = 0x5eed;
    let mut roll = move |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (dice >> 33) % sides
    };
    let mut posted: Vec<(usize, Uuid, i64)> = Vec::new();
    let mut sums = [0i64; 2];
    for _ in 0..120 {
        let which = roll(2) as usize;
        let back = (roll(4) == 0 && !posted.is_empty()).then(|| roll(posted.len() as u64) as usize);
        match back {
            Some(at) => {
                let (of, id, pence) = posted.swap_remove(at);
                sqlx::query(
                    "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words, reverses)
                     select $1, account_id, kind, -pence, effective_on, now(), 'reversal', id::text, 'Taken back', id
                     from rent_transactions where id = $2",
                )
                .bind(Uuid::now_v7())
                .bind(id)
                .execute(&mut db)
                .await
                .unwrap();
                sums[of] -= pence;
            }
            None => {
                let pence = roll(60_000) as i64 - 30_000;
                if pence == 0 {
                    continue;
                }
                let day = format!("2026-{:02}-{:02}", roll(11) + 1, roll(28) + 1);
                let id = line(&world, &accounts[which], &day, pence, "A line").await;
                posted.push((which, id, pence));
                sums[which] += pence;
            }
        }
    }
    for (account, sum) in accounts.iter().zip(sums) {
        let kept: i64 = sqlx::query_scalar("select balance_pence from rent_accounts where id = $1")
            .bind(account.id)
            .fetch_one(&mut db)
            .await
            .unwrap();
        assert_eq!(kept, sum);
    }
    assert_eq!(world.count("select count(*) from rent_drift()").await, 0);
    // A balance that is touched past the trigger is found.
    sqlx::query("update rent_accounts set balance_pence = balance_pence + 1 where id = $1")
        .bind(accounts[0].id)
        .execute(&mut db)
        .await
        .unwrap();
    assert_eq!(world.count("select count(*) from rent_drift()").await, 1);
}

#[tokio::test]
async fn a_line_is_not_changed_not_deleted_and_taken_back_only_once_and_whole() {
    let world = World::new().await;
    let home = world.home().await;
    let rent = account(&world, home, "rent").await;
    let other = account(&world, home, "garage").await;
    let id = line(&world, &rent, "2026-11-16", 11_610, "Rent for the week").await;
    let mut db = world.all_seeing().await;
    for sql in [
        "update rent_transactions set pence = 1",
        "delete from rent_transactions",
        "truncate rent_transactions cascade",
    ] {
        assert!(sqlx::query(sql).execute(&mut db).await.is_err(), "{sql}");
    }
    let mut reverse = async |account: Uuid, pence: i64, name: &str| {
        sqlx::query(
            "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words, reverses)
             values ($1, $2, 'rent_adjustment', $3, '2026-11-16', now(), 'reversal', $4, 'Taken back', $5)",
        )
        .bind(Uuid::now_v7())
        .bind(account)
        .bind(pence)
        .bind(name)
        .bind(id)
        .execute(&mut db)
        .await
        .is_ok()
    };
    assert!(!reverse(rent.id, -11_609, "part").await, "a part of it");
    assert!(
        !reverse(other.id, -11_610, "elsewhere").await,
        "on another account"
    );
    assert!(reverse(rent.id, -11_610, "whole").await);
    assert!(!reverse(rent.id, -11_610, "again").await, "a second time");
    assert_eq!(world.count("select count(*) from rent_drift()").await, 0);
}

/// An income of Housing Benefit that is due on Monday 30 November, after the four weeks that it pays for.
async fn benefit(world: &World, account: &super::Account) {
    sqlx::query(
        "insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, covers_to, noted_at)
         values ($1, $2, 'housing_benefit', 'paid', 46440, 'four_weeks', '2026-11-30', '2026-11-01', now())",
    )
    .bind(Uuid::now_v7())
    .bind(account.id)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
}

#[tokio::test]
async fn benefit_that_came_moves_the_next_one_on_and_nobody_owes_what_the_next_one_pays() {
    let world = World::new().await;
    let home = world.home().await;
    let kept = account(&world, home, "rent").await;
    benefit(&world, &kept).await;
    for day in [2, 9, 16, 23, 30] {
        line(
            &world,
            &kept,
            &format!("2026-11-{day:02}"),
            11_610,
            "A week",
        )
        .await;
    }
    let ina = world.officer("Ina Comer", Role::Officer, &["income"]).await;
    let reference = PaymentReference::parse(&kept.reference).unwrap();
    let stands = async |on: &str| {
        let ina = officer(ina.0, "Ina Comer", &["income"]);
        let mut tx = world.db().begin(ina).await.unwrap();
        let account = tx.rent_account(&reference).await.unwrap();
        let at = tx.standing(&account, on.parse().unwrap()).await.unwrap();
        (at.standing.technical.0, at.standing.true_arrears.0)
    };
    assert_eq!(stands("2026-11-29").await, (46_440, 0));
    // Late, and so it is owed until it is here.
    assert_eq!(stands("2026-12-01").await, (0, 58_050));
    let late = sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
         values ($1, $2, 'hb_credit', -46440, '2026-12-02', now(), 'import', $1::text, 'Housing Benefit')",
    )
    .bind(Uuid::now_v7())
    .bind(kept.id);
    late.execute(&mut world.all_seeing().await).await.unwrap();
    assert_eq!(stands("2026-12-02").await, (11_610, 0));
    assert_eq!(
        stands("2026-12-29").await,
        (0, 11_610),
        "the next one is due on the 28th"
    );
}
