//! What the tenant's page says of how new the ledger is.

use super::{account, ok};
use crate::world::World;

#[tokio::test]
async fn the_page_says_when_payments_elsewhere_last_came_in() {
    let world = World::new().await;
    let home = world.home().await;
    let (_, amina) = world.party(home, "Amina", "sole").await;
    account(&world, home, "rent").await;
    assert!(!ok(&amina, "/rent").await.contains("last came in at"));
    for (kind, state, hour) in [
        ("rent", "applied", 5),
        ("rent", "applied", 6),
        ("rent", "refused", 7),
        ("charges", "applied", 8),
    ] {
        sqlx::query(
            "insert into imports (id, kind, file_name, accept_valid, dry_run, state, created_at, ended_at)
             values (gen_random_uuid(), $1, 'night.csv', false, false, $2, make_timestamptz(2026, 11, 21, $3, 0, 0, 'UTC'),
                     make_timestamptz(2026, 11, 21, $3, 5, 0, 'UTC'))",
        )
        .bind(kind)
        .bind(state)
        .bind(hour)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    }
    let page = ok(&amina, "/rent").await;
    assert!(
        page.contains("last came in at 6:00am, Saturday 21 November 2026."),
        "{page}"
    );
}
