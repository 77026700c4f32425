//! The kept balance is the sum of the lines, whatever is posted and taken back; and no line is ever changed.

use super::{account, line};
use crate::world::World;
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
