//! The tenant's rent, from the outside: what each may see, what becomes of a question, and statements checked line by line.

mod keeping;
mod page;
mod questions;
mod statement;
mod steps;

use crate::world::{Browser, World};
use rules::reference::PaymentReference;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// An account of a tenancy, past all fences.
struct Account {
    id: Uuid,
    reference: String,
}

async fn account(world: &World, tenancy: Uuid, kind: &str) -> Account {
    static NEXT: AtomicU32 = AtomicU32::new(700_000);
    let serial = NEXT.fetch_add(1, Ordering::Relaxed);
    let account = Account {
        id: Uuid::now_v7(),
        reference: PaymentReference::new(serial).unwrap().to_string(),
    };
    sqlx::query(
        "insert into rent_accounts (id, tenancy_id, kind, payment_reference, opened_on, created_at)
         values ($1, $2, $3, $4, '2020-01-06', now())",
    )
    .bind(account.id)
    .bind(tenancy)
    .bind(kind)
    .bind(&account.reference)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    account
}

async fn line(world: &World, account: &Account, on: &str, pence: i64, words: &str) -> Uuid {
    let id = Uuid::now_v7();
    sqlx::query(
        "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, source, source_reference, words)
         values ($1, $2, 'rent_adjustment', $3, $4::text::date, now(), 'import', $1::text, $5)",
    )
    .bind(id)
    .bind(account.id)
    .bind(pence)
    .bind(on)
    .bind(words)
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    id
}

async fn ok(browser: &Browser, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path} {}", answer.location());
    answer.text()
}

#[tokio::test]
async fn the_balance_is_said_on_the_rent_page_and_at_home_alike() {
    let world = World::new().await;
    let home = world.home().await;
    let (_, amina) = world.party(home, "Amina", "sole").await;
    let rent = account(&world, home, "rent").await;
    line(&world, &rent, "2026-11-16", 11_610, "Rent for the week").await;
    sqlx::query("insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from) values ($1, $2, 'rent', 11610, true, '2026-04-06')")
        .bind(Uuid::now_v7()).bind(rent.id).execute(&mut world.all_seeing().await).await.unwrap();
    sqlx::query("insert into rent_incomes (id, account_id, kind, status, pence, every, next_on, covers_to, noted_at) values ($1, $2, 'housing_benefit', 'paid', 46440, 'four_weeks', '2026-11-30', '2026-11-15', now())")
        .bind(Uuid::now_v7()).bind(rent.id).execute(&mut world.all_seeing().await).await.unwrap();
    let page = ok(&amina, "/rent").await;
    for words in [
        "As at 9:00am, Saturday 21 November 2026",
        "That is one week: your Housing Benefit arrives on 30 November.",
        "£464.40 of Housing Benefit is due.",
        "On Monday 23 November 2026 we add £116.10 for the week.",
        "£116.10 a week, or £503.10 a month.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let home = ok(&amina, "/home").await;
    assert!(
        home.contains("You have £116.10 to pay. That is one week: your Housing Benefit arrives on 30 November."),
        "{home}"
    );
}

#[tokio::test]
async fn each_account_is_its_own_and_a_former_tenant_sees_what_is_left_alone() {
    let world = World::new().await;
    let home = world.home().await;
    let (_, amina) = world.party(home, "Amina", "joint").await;
    let (_, yusuf) = world.party(home, "Yusuf", "joint").await;
    let (_, zed) = world.party(home, "Zed", "former").await;
    let (_, ben) = world.tenant("Ben").await;
    let rent = account(&world, home, "rent").await;
    let garage = account(&world, home, "garage").await;
    let former = account(&world, home, "former").await;
    line(&world, &rent, "2026-11-16", 11_610, "Rent for the week").await;
    line(&world, &garage, "2026-11-16", 1_250, "Garage for the week").await;
    line(&world, &former, "2026-01-05", 31_240, "Left to pay").await;
    for browser in [&amina, &yusuf] {
        let page = ok(browser, "/rent").await;
        assert!(
            page.contains("£116.10") && page.contains("£12.50"),
            "{page}"
        );
        assert!(!page.contains("£312.40"), "{page}");
        for own in [&rent, &garage] {
            ok(
                browser,
                &format!("/rent/statement?account={}", own.reference),
            )
            .await;
        }
        let other = format!("/rent/statement?account={}", former.reference);
        assert_eq!(browser.get(&other).await.status, 404);
    }
    let page = ok(&zed, "/rent").await;
    assert!(
        page.contains("£312.40") && !page.contains("£116.10"),
        "{page}"
    );
    let statement = ok(&zed, "/rent/statement").await;
    assert!(
        statement.contains("Zed Marsh") && !statement.contains("Amina"),
        "{statement}"
    );
    ok(&zed, &format!("/rent/missing-payment/{}", former.reference)).await;
    let theirs = format!("/rent/missing-payment/{}", rent.reference);
    assert_eq!(zed.get(&theirs).await.status, 404);
    for account in [&rent, &garage, &former] {
        for path in [
            format!("/rent/statement?account={}", account.reference),
            format!("/rent/statement.csv?account={}", account.reference),
            format!("/rent/missing-payment/{}", account.reference),
        ] {
            assert_eq!(ben.get(&path).await.status, 404, "{path}");
        }
    }
    let empty = ok(&ben, "/rent").await;
    assert!(empty.contains("No rent account yet"), "{empty}");
}

#[tokio::test]
async fn only_the_one_in_breathing_space_is_told_so() {
    let world = World::new().await;
    let home = world.home().await;
    let (debtor, amina) = world.party(home, "Amina", "joint").await;
    let (_, yusuf) = world.party(home, "Yusuf", "joint").await;
    let (officer, _) = world
        .officer("Ina Comer", domain::principals::Role::Officer, &["income"])
        .await;
    let rent = account(&world, home, "rent").await;
    line(&world, &rent, "2026-10-05", 64_000, "Earlier rent").await;
    line(&world, &rent, "2026-11-16", 11_610, "Rent for the week").await;
    let moratorium = Uuid::now_v7();
    let mut db = world.all_seeing().await;
    sqlx::query("insert into moratoria (id, person_id, kind, reference, notified_at, starts_on, ends_on, entered_by, entered_at) values ($1, $2, 'standard', 'BS-1', now(), '2026-11-02', '2026-12-31', $3, now())")
        .bind(moratorium).bind(debtor.0).bind(officer.0).execute(&mut db).await.unwrap();
    sqlx::query("insert into moratorium_debts (moratorium_id, account_id, frozen_pence) values ($1, $2, 64000)")
        .bind(moratorium).bind(rent.id).execute(&mut db).await.unwrap();
    let page = ok(&amina, "/rent").await;
    assert!(
        page.contains("Rent since 2 November:") && page.contains("£640.00 is in breathing space"),
        "{page}"
    );
    for path in ["/rent", "/home", "/rent/statement"] {
        let joint = ok(&yusuf, path).await;
        assert!(
            !joint.to_lowercase().contains("breathing"),
            "{path}: {joint}"
        );
        for page in [&joint, &ok(&amina, path).await] {
            let page = page.to_lowercase();
            assert!(
                !page.contains("you owe") && !page.contains("arrears"),
                "{path}"
            );
        }
    }
    assert!(ok(&yusuf, "/rent").await.contains("£640.00 is on hold"));
}
