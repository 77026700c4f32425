//! A database of its own for each test, and the demo council loaded into it at a given moment.

use chrono::{DateTime, Utc};
use domain::demo::{Loaded, Photos, load, wanted};
use domain::messages::Letterhead;
use domain::photos::NewPhoto;
use domain::{Clock, Db};
use server::postgres::testing;
use sqlx::postgres::{PgConnectOptions, PgPool};
use std::str::FromStr;

pub struct World {
    pub db: Db,
    /// As the owner, who sees every row once it names itself the system.
    pub owner: PgPool,
    pub now: DateTime<Utc>,
}

impl World {
    /// Migrated and empty, the clock standing at `now` (RFC 3339).
    pub async fn empty_at(now: &str) -> Self {
        let cluster = testing::cluster_url().unwrap();
        let url = testing::fresh_database(&cluster, None).await.unwrap();
        let options = PgConnectOptions::from_str(&url).unwrap();
        domain::db::migrate(&options).await.unwrap();
        server::jobs::migrate(&options).await.unwrap();
        let now = now.parse().unwrap();
        let letterhead = Letterhead {
            council: "Ebbsmarsh Borough Council".into(),
            phone: "01632 960 100".into(),
            site: "https://tenants.ebbsmarsh.example".into(),
        };
        let db = Db::open(options.clone(), 4, Clock::frozen_at(now), letterhead);
        let owner = PgPool::connect_with(options.options([("app.system", "test")]))
            .await
            .unwrap();
        Self { db, owner, now }
    }

    /// With the demo council in it, its photos being rows without files.
    pub async fn loaded_at(now: &str) -> Self {
        let world = Self::empty_at(now).await;
        let loaded = load(&world.db, &rows_without_files()).await.unwrap();
        assert!(matches!(loaded, Loaded::Now { .. }));
        world
    }

    pub async fn number(&self, question: &'static str) -> i64 {
        sqlx::query_scalar(question)
            .fetch_one(&self.owner)
            .await
            .unwrap()
    }

    pub async fn words(&self, question: &'static str) -> Vec<String> {
        sqlx::query_scalar(question)
            .fetch_all(&self.owner)
            .await
            .unwrap()
    }
}

pub fn rows_without_files() -> Photos {
    let row = |seed: u64| NewPhoto {
        client_key: format!("demo-{seed}"),
        full_key: format!("photos/{seed}-full.jpg"),
        thumb_key: format!("photos/{seed}-thumb.jpg"),
        width: 1_200,
        height: 900,
        bytes: 100_000,
        sha256: [0; 32],
    };
    wanted()
        .into_iter()
        .map(|wanted| (wanted, row(wanted.seed)))
        .collect()
}
